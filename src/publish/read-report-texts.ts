import type { OutputFolder } from '../deliverables/output-folder.ts';
import type { SavedDeliverable } from '../deliverables/saved-deliverable.ts';
import type { Ports } from '../ports.ts';
import type { Result } from '../report/result.ts';
import { startDeadline } from '../support/deadline.ts';
import { errorMessage } from '../support/errors.ts';

/** A disk that does not answer must not take the report's other parts with it. */
const READING_LIMIT_MS = 10_000;

/** The texts among the files, for the report, without the secrets of this step. What can't be read is missing, with a warning. */
export async function readReportTexts(
  folder: OutputFolder,
  saved: readonly SavedDeliverable[],
  { clock, log, secrets, stop }: Ports,
): Promise<Result['texts']> {
  const { readTexts } = await import('../deliverables/read-texts.ts');
  const limit = startDeadline(clock, READING_LIMIT_MS, stop);
  try {
    const texts = await readTexts(folder, saved, limit.signal);
    const clean = texts.map((one) => ({ ...one, text: secrets.redact(one.text) }));
    warnOfSecrets(
      texts.filter(({ text }, index) => text !== clean[index]?.text),
      log,
    );
    return clean;
  } catch (error) {
    log.warning(`The deliverables could not be read for the report: ${errorMessage(error)}.`);
    return [];
  } finally {
    limit.release();
  }
}

/**
 * Files are delivered as they came, byte for byte: a changed one would not be what the manifest's digest says, and a secret may be
 * in it in a way that is not found. Whoever can rotate it is told.
 */
function warnOfSecrets(texts: Result['texts'], log: Ports['log']): void {
  if (texts.length === 0) return;
  const names = texts.map(({ name }) => `"${name}"`).join(', ');
  log.warning(
    `A secret of this step (the api-key, the github-token or a download link) is in what the task delivered: ${names}. ` +
      'The report is published without it, the files are as they came: delete the artifact and replace the key.',
  );
}
