import * as v from 'valibot';
import { withoutUndefined } from '../support/without-undefined.ts';
import { MAX_MESSAGE_LENGTH, MAX_PATH_LENGTH, type Finding, type Severity } from './finding.ts';
import {
  sarifLogSchema,
  type ArtifactLocation,
  type Fix,
  type Region,
  type Result,
  type Rule,
  type Run,
} from './sarif-schema.ts';

// Section numbers refer to the OASIS standard, SARIF 2.1.0.

/** Reads SARIF 2.1.0. Returns a finding for each result that reports a problem. */
export const sarifSchema = v.pipe(
  sarifLogSchema,
  v.transform(({ runs }) => ({ verdict: undefined, findings: runs.flatMap(findingsOfRun) })),
);

function findingsOfRun(run: Run): Finding[] {
  const driverRules = run.tool?.driver?.rules ?? [];
  const otherRules = (run.tool?.extensions ?? []).flatMap((extension) => extension?.rules ?? []);
  const rulesById = new Map([...otherRules, ...driverRules].map((rule) => [rule.id, rule]));
  return run.results.filter(isOpen).map((result) => {
    const id = result.ruleId ?? result.rule?.id;
    const rule = id === undefined ? driverRules[result.ruleIndex ?? -1] : rulesById.get(id);
    return findingOf(run, result, rule);
  });
}

/**
 * Sections 3.27.9 (kind) and 3.27.24 (baselineState). A suppressed result counts, because otherwise agents, or a comment in the change, could
 * hide it.
 */
function isOpen({ kind = 'fail', baselineState }: Result): boolean {
  return !['pass', 'notApplicable', 'informational'].includes(kind) && baselineState !== 'absent';
}

function findingOf(run: Run, result: Result, rule: Rule | undefined): Finding {
  const place = result.locations?.[0]?.physicalLocation;
  const path = pathOf(run, place?.artifactLocation);
  const { line, lastLine } = linesOf(place?.region);
  const ruleId = result.ruleId ?? result.rule?.id ?? rule?.id;
  const message = messageOf(result, rule);
  const titles = [rule?.shortDescription?.text, rule?.name, ruleId, message.split('\n', 1)[0]];
  const [fix] = result.fixes ?? [];
  return withoutUndefined({
    path,
    line,
    endLine: lastLine === line ? undefined : lastLine,
    severity: severityOf(result, rule),
    title: titles.find((title) => title !== undefined && title.trim() !== '') ?? 'Finding',
    message,
    quote: lineOfSnippet(place?.region, line) ?? lineOfSnippet(place?.contextRegion, line),
    suggestion: fix && suggestionOf(run, fix, { path, line, lastLine }),
    rule: ruleId,
  });
}

/** Returns the text, or a message of the rule with its placeholders replaced. Source: section 3.11. */
function messageOf({ message }: Result, rule: Rule | undefined): string {
  const strings = rule?.messageStrings ?? {};
  const id = message?.id ?? '';
  const template = Object.hasOwn(strings, id) ? strings[id]?.text : undefined;
  const filled = template === undefined ? undefined : fill(template, message?.arguments ?? []);
  return message?.text ?? message?.markdown ?? filled ?? '';
}

const MAX_TEMPLATE_PARTS = 200;

/** Replaces the placeholders of the template. The result is truncated to the maximum of a message, because a few bytes could become gigabytes. */
function fill(template: string, values: readonly string[]): string {
  let filled = '';
  // Each second part is a placeholder.
  for (const [index, part] of template.split(/(\{\d{1,3}\})/, MAX_TEMPLATE_PARTS).entries()) {
    const value = index % 2 === 0 ? part : (values[Number(part.slice(1, -1))] ?? part);
    // One unit more shows that the message is longer.
    filled += value.slice(0, MAX_MESSAGE_LENGTH + 1 - filled.length);
  }
  return filled;
}

/**
 * Returns the severity for the score of the result or of its rule, with GitHub's thresholds. Without a score, the level decides.
 * Source: docs.github.com, "SARIF support for code scanning", `security-severity`.
 */
function severityOf(result: Result, rule: Rule | undefined): Severity {
  const score = [result, rule]
    .map((one) => one?.properties?.['security-severity'])
    .map((value) => (typeof value === 'string' ? Number(value) : value))
    .find((value) => typeof value === 'number' && value > 0 && value <= 10);
  if (typeof score === 'number') {
    if (score >= 9) return 'critical';
    if (score >= 7) return 'high';
    return score >= 4 ? 'medium' : 'low';
  }
  switch (result.level ?? rule?.defaultConfiguration?.level) {
    case 'error':
      return 'high';
    case 'note':
    case 'none':
      return 'info';
    default:
      return 'medium';
  }
}

const MAX_BASES = 10;

/**
 * Returns the path from the root of the repository. A base that is absolute, or that the run does not describe, counts as that root. An
 * absolute URI is returned unchanged, because no file of a change has such a path.
 */
function pathOf(run: Run, location: ArtifactLocation): string {
  const { uri, uriBaseId = '' } =
    location?.uri === undefined
      ? (run.artifacts?.[location?.index ?? -1]?.location ?? {})
      : location;
  if (uri === undefined || isAbsolute(uri)) return uri ?? '';
  const bases = run.originalUriBaseIds ?? {};
  let path = uri;
  let baseId = uriBaseId;
  for (let count = 0; count < MAX_BASES && Object.hasOwn(bases, baseId); count += 1) {
    const base = bases[baseId];
    if (base?.uri !== undefined && !isAbsolute(base.uri))
      path = (base.uri + path).slice(0, MAX_PATH_LENGTH + 1);
    baseId = base?.uriBaseId ?? '';
  }
  return decode(path);
}

function isAbsolute(uri: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(uri);
}

function decode(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** A region that ends before the first character of a line does not include that line. Source: section 3.30. */
function linesOf(region: Region): { line: number; lastLine: number } {
  const line = lineNumber(region?.startLine) ?? 0;
  const last = lineNumber(region?.endLine) ?? line;
  return { line, lastLine: region?.endColumn === 1 && last > line ? last - 1 : last };
}

function lineNumber(value: number | undefined): number | undefined {
  return value !== undefined && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

/** Returns the text of a line from a snippet of whole lines. A snippet of part of a line can't be compared. */
function lineOfSnippet(region: Region, line: number): string | undefined {
  const start = lineNumber(region?.startLine);
  if (start === undefined || (region?.startColumn ?? 1) !== 1) return undefined;
  if (region?.endColumn !== undefined) return undefined;
  return region?.snippet?.text?.split('\n')[line - start];
}

/** Returns the replacement for exactly the lines that the finding names; undefined for any other fix. */
function suggestionOf(
  run: Run,
  { artifactChanges: [change, ...otherChanges] }: Fix,
  finding: { path: string; line: number; lastLine: number },
): string | undefined {
  const [replacement, ...otherReplacements] = change?.replacements ?? [];
  const deleted = replacement?.deletedRegion;
  if (deleted === undefined || otherChanges.length + otherReplacements.length > 0) return undefined;
  const { line, lastLine } = linesOf(deleted);
  const isSamePlace =
    pathOf(run, change?.artifactLocation) === finding.path &&
    line === finding.line &&
    lastLine === finding.lastLine;
  if (!isSamePlace || (deleted.startColumn ?? 1) !== 1) return undefined;
  const inserted = (replacement?.insertedContent?.text ?? '').replaceAll('\r\n', '\n');
  // Without columns, the last line ending stays, so an empty text leaves an empty line. A suggestion can't do that.
  if (deleted.endColumn === undefined) return inserted === '' ? undefined : inserted;
  // The region includes the last line ending, so the text must end with one.
  if (lastLine === deleted.endLine || inserted === '\n') return undefined;
  return inserted === '' || inserted.endsWith('\n') ? inserted.replace(/\n$/, '') : undefined;
}
