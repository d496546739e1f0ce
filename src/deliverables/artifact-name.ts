import { createHash } from 'node:crypto';

import { truncateToBytes } from '../support/truncate-to-bytes.ts';
import { SafeNames, safeSegment } from './safe-name.ts';

interface ArtifactNaming {
  /** The input `artifact-name`; empty for a name that holds the task's id. */
  readonly given: string;
  readonly taskId: string;
  readonly runAttempt: number;
}

/** The file of an unzipped artifact has its name, and file systems accept 255 bytes. */
const MAX_NAME_BYTES = 240;
/** No longer than that, so that neither a dot of the base nor one within a name begins it. */
const EXTENSION = /\.\w{1,12}$/;
const MAX_NUMBERED = 5;

/** What the archive is called, and what the names of unzipped files begin with. */
export function artifactBase({ given, taskId }: Omit<ArtifactNaming, 'runAttempt'>): string {
  return given === '' ? `miteos-${safeSegment(taskId)}` : given;
}

/**
 * The names to try for one artifact, in this order: one that is taken, by an earlier attempt of the run or by another job, is
 * left alone. The task's ID makes ours unlike those of other jobs, the attempt unlike those of earlier ones.
 */
export function artifactNames(wanted: string, naming: ArtifactNaming): string[] {
  const { given, taskId, runAttempt } = naming;
  const isFile = wanted !== artifactBase(naming);
  const attempt = `-attempt-${runAttempt}`;
  const task = `-${safeSegment(taskId)}`;
  const isUnique = given === '';
  const suffixes = isUnique ? ['', attempt] : ['', task, task + attempt];
  const last = suffixes.at(-1) ?? '';
  for (let number = 2; number <= MAX_NUMBERED; number += 1) suffixes.push(`${last}-${number}`);
  const extension = isFile ? (EXTENSION.exec(wanted)?.[0] ?? '') : '';
  return suffixes.map((suffix) => fit(wanted, suffix, extension));
}

/**
 * What each file's unzipped artifact is called: the base, then the file's name with its folders; each unlike the others where case does
 * not count. The base keeps an agent from publishing `github-pages`, say.
 * @param names the safe names of the files, in their order
 * @returns by the safe name
 */
export function fileArtifactNames(base: string, names: readonly string[]): Map<string, string> {
  const flat = new SafeNames(MAX_NAME_BYTES);
  return new Map(names.map((name) => [name, `${base}-${flat.take(name.replaceAll('/', '-'))}`]));
}

/**
 * The library writes the name to the log as it is, where the runner takes `##[…]` for a command. What is too long is truncated, and a
 * hash keeps it unlike others that are truncated to the same.
 */
function fit(wanted: string, suffix: string, extension: string): string {
  const stem = harmless(wanted.slice(0, wanted.length - extension.length));
  const end = suffix + extension;
  const room = MAX_NAME_BYTES - Buffer.byteLength(end);
  if (Buffer.byteLength(stem) <= room) return stem + end;
  const hash = createHash('sha256').update(wanted).digest('hex').slice(0, 8);
  return `${truncateToBytes(stem, room - hash.length - 1).text}-${hash}${end}`;
}

function harmless(name: string): string {
  return name.replaceAll('##[', '#_[');
}
