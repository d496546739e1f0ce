import { formatNumberOf } from '../support/human-units.ts';
import { SEVERITIES, type Severity } from './finding.ts';
import type { Verification, VerifiedFinding } from './verify-findings.ts';

/**
 * How code scanning shows each severity. Each score is within the limits of code scanning for the severity; `info` has no score.
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
 * Writes SARIF 2.1.0 for code scanning, with the verified findings as results. Code scanning shows all results, so a notification of the tool
 * only counts the unverified findings.
 */
export function writeSarif({ verified, unverified }: Verification): string {
  const bySeverity = verified.toSorted((one, other) => rankOf(one) - rankOf(other));
  // The name and the score of a rule are those of its most severe finding.
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
          // `upload-sarif` computes `primaryLocationLineHash`, and warns about a different value.
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

/** Code scanning shows the alerts of one rule under one name, so the title of a finding without a rule is used as its rule. */
function ruleIdOf({ finding: { rule, title } }: VerifiedFinding): string {
  return plainLine(rule ?? title) || 'finding';
}

function scoreOf(one: VerifiedFinding | undefined) {
  const score = one && SHOWN_AS[one.finding.severity].score;
  return score === undefined ? {} : { properties: { 'security-severity': score } };
}

/** Code scanning shows the first sentence as the title of the alert. */
function messageOf(one: VerifiedFinding): string {
  const { title, message } = one.finding;
  return plainText(`${title}\n\n${message}`).trim() || ruleIdOf(one);
}

function locationOf({ finding: { path, line, endLine }, lineText }: VerifiedFinding) {
  // A snippet must be the text of the whole region.
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
  return { level: 'note', message: { text: `Omitted, because not verified: ${number}` } };
}

/**
 * Removes mentions, links of SARIF (section 3.11.6) and of Markdown, and invisible characters. The message has no `markdown`, because text of
 * the agents must not be rendered.
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
