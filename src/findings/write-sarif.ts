import { formatNumberOf } from '../support/human-units.ts';
import { SEVERITIES, type Severity } from './finding.ts';
import type { Verification, VerifiedFinding } from './verify-findings.ts';

/**
 * How code scanning shows a severity. The score is within its limits for the name; info has none.
 * Source: docs.github.com, "SARIF support for code scanning".
 */
const SHOWN_AS: Readonly<Record<Severity, { level: string; score?: string }>> = {
  critical: { level: 'error', score: '9.5' },
  high: { level: 'error', score: '8.0' },
  medium: { level: 'warning', score: '5.5' },
  low: { level: 'note', score: '2.0' },
  info: { level: 'note' },
};

/**
 * Writes SARIF 2.1.0 for code scanning, with the verified findings as results. Code scanning shows all results that it gets, so unverified
 * findings are only counted, in a notification of the tool.
 */
export function writeSarif({ verified, unverified }: Verification): string {
  const bySeverity = verified.toSorted((one, other) => rankOf(one) - rankOf(other));
  // Of several findings, the most serious gives a rule its name and its score.
  const rules = [...Map.groupBy(bySeverity, ruleIdOf)].map(([id, [first]]) => ({
    id,
    shortDescription: { text: plainLine(first?.finding.title ?? '') || id },
    ...scoreOf(first),
  }));
  const ruleIndexes = new Map(rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Miteos', rules } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: unverified.length === 0 ? [] : [omissionOf(unverified)],
          },
        ],
        results: verified.map((one) => ({
          ruleId: ruleIdOf(one),
          ruleIndex: ruleIndexes.get(ruleIdOf(one)),
          level: SHOWN_AS[one.finding.severity].level,
          message: { text: messageOf(one) },
          locations: [{ physicalLocation: locationOf(one) }],
          // Not `primaryLocationLineHash`, which `upload-sarif` computes, and warns of one that differs.
          partialFingerprints: { 'miteosFinding/v1': one.fingerprint },
          ...scoreOf(one),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function rankOf({ finding }: VerifiedFinding): number {
  return SEVERITIES.indexOf(finding.severity);
}

/** Code scanning shows the alerts of one rule under one name, so a finding without a rule has one by its title. */
function ruleIdOf({ finding: { rule, title } }: VerifiedFinding): string {
  return plainLine(rule ?? title) || 'finding';
}

function scoreOf(one: VerifiedFinding | undefined) {
  const score = one && SHOWN_AS[one.finding.severity].score;
  return score === undefined ? {} : { properties: { 'security-severity': score } };
}

/** Code scanning shows the first sentence as the alert's title. */
function messageOf(one: VerifiedFinding): string {
  const { title, message } = one.finding;
  return plainText(`${title}\n\n${message}`).trim() || ruleIdOf(one);
}

function locationOf({ finding: { path, line, endLine }, lineText }: VerifiedFinding) {
  // The snippet is the text of the whole region.
  const snippet =
    endLine === undefined && lineText.length <= MAX_SNIPPET_LENGTH
      ? { snippet: { text: lineText } }
      : {};
  return {
    artifactLocation: { uri: uriOf(path), uriBaseId: '%SRCROOT%' },
    region: { startLine: line, ...(endLine === undefined ? {} : { endLine }), ...snippet },
  };
}

const MAX_SNIPPET_LENGTH = 1000;

function uriOf(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}

function omissionOf(unverified: Verification['unverified']) {
  const number = formatNumberOf(unverified.length, 'finding');
  return { level: 'note', message: { text: `Left out, since not verified: ${number}` } };
}

/**
 * Text in which nobody is mentioned, nothing is a link of SARIF (section 3.11.6) or of Markdown, and nothing is invisible. There is no
 * `markdown` beside it: nothing that the agents wrote is to be rendered.
 */
function plainText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}|\p{Bidi_Control}|[\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu, '')
    .toWellFormed()
    .replaceAll('](', '] (')
    .replace(/@(?=\w)/g, '@\u200B');
}

function plainLine(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').trim();
}
