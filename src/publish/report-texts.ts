import type { OutputFolder } from '../deliverables/output-folder.ts';
import type { SavedDeliverable } from '../deliverables/saved-deliverable.ts';
import type { Ports, RunFacts } from '../ports.ts';
import { mayNameCode } from '../report/repository-links.ts';
import type { Result } from '../report/result.ts';
import { startDeadline, withinTime } from '../support/deadline.ts';
import { errorMessage } from '../support/errors.ts';
import type { StepContext } from './context.ts';

/** The time limit for reading the files. A disk that hangs must not prevent the report. */
const READING_LIMIT_MS = 10_000;

/** The time limit for fetching the changed paths. After that, the report does not link lines of code. */
const CHANGE_LIMIT_MS = 10_000;

/**
 * Reads the text files for the report and redacts them. If a text contains lines of code, also fetches the paths that the pull request
 * changes. Files and paths that can't be read are missing from the result.
 */
export async function readReport(
  folder: OutputFolder,
  saved: readonly SavedDeliverable[],
  { ports, run }: StepContext,
): Promise<Pick<Result, 'texts' | 'changedPaths'>> {
  const texts = await readTextsOf(folder, saved, ports);
  // The change is fetched only for a report that needs it.
  const isNeeded = texts.some(({ text }) => mayNameCode(text));
  const changedPaths = isNeeded ? await fetchChangedPaths(run, ports) : [];
  return { texts, changedPaths };
}

async function fetchChangedPaths({ commit }: RunFacts, ports: Ports): Promise<readonly string[]> {
  if (commit === undefined) return [];
  try {
    const { head, files } = await withinTime(CHANGE_LIMIT_MS, ports, ports.fetchChange);
    const present = head === commit ? files.filter(({ status }) => status !== 'removed') : [];
    return present.map(({ filename }) => filename);
  } catch (error) {
    ports.log.debug(`The report has no links to code: ${errorMessage(error)}`);
    return [];
  }
}

async function readTextsOf(
  folder: OutputFolder,
  saved: readonly SavedDeliverable[],
  { clock, log, secrets, stop }: Ports,
): Promise<Result['texts']> {
  const { readTexts } = await import('../deliverables/read-texts.ts');
  const limit = startDeadline(clock, READING_LIMIT_MS, stop);
  try {
    // There is a limit for all texts together, so files that may be the main report come first.
    const rankOf = ({ name }: SavedDeliverable): number => (/\.md$/iu.test(name) ? 0 : 1);
    const byRank = saved.toSorted((one, other) => rankOf(one) - rankOf(other));
    const { texts, unreadable } = await readTexts(folder, byRank, limit.signal);
    warnOfEncodings(texts, unreadable, log);
    const clean = texts.map((one) => ({ ...one, text: secrets.redact(one.text) }));
    warnOfSecrets(
      texts.filter(({ text }, index) => text !== clean[index]?.text),
      log,
    );
    return clean;
  } catch (error) {
    log.warning(`Could not read the deliverables for the report: ${errorMessage(error)}.`);
    return [];
  } finally {
    limit.release();
  }
}

/** Warns about files that the report may show incorrectly, or does not show, because of their encoding. */
function warnOfEncodings(
  texts: Result['texts'],
  unreadable: readonly string[],
  log: Ports['log'],
): void {
  const quote = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
  const odd = texts.filter(({ encoding }) => encoding !== undefined).map(({ name }) => name);
  const sentences = [
    ...(odd.length === 0
      ? []
      : [`Not UTF-8, so some characters in the report may be wrong: ${quote(odd)}.`]),
    ...(unreadable.length === 0
      ? []
      : [`Not text, so the report does not show it: ${quote(unreadable)}.`]),
  ];
  if (sentences.length === 0) return;
  log.warning(
    `${sentences.join(' ')} The files themselves are unchanged. Ask for UTF-8 text files in the prompt.`,
  );
}

/**
 * Warns about secrets in the files. The files themselves are not redacted: a changed file would not match its digest in the manifest, and a
 * secret may be encoded in a way that is not found.
 */
function warnOfSecrets(texts: Result['texts'], log: Ports['log']): void {
  if (texts.length === 0) return;
  const names = texts.map(({ name }) => `"${name}"`).join(', ');
  log.warning(
    `These deliverables contain a secret of this step (the api-key, the github-token or a download link): ${names}. ` +
      'The secret is redacted in the report, but not in the files: delete the artifact and replace the key.',
  );
}
