import { createHash } from 'node:crypto';

import { truncateToBytes } from '../support/truncate-to-bytes.ts';
import { SafeNames, safeSegment } from './safe-name.ts';

interface ArtifactNaming {
  /** The input `artifact-name`. Empty: the name contains the task ID. */
  readonly given: string;
  readonly taskId: string;
  readonly runAttempt: number;
}

/** The file of an unzipped artifact has the artifact's name, and file systems accept 255 bytes. */
const MAX_NAME_BYTES = 240;
/** The length is limited, so that another dot in the name is not taken for the start of an extension. */
const EXTENSION = /\.\w{1,12}$/;
const MAX_NUMBER = 5;

/** Returns the name of the archive, which is also the prefix of the names of unzipped files. */
export function artifactBase({ given, taskId }: Omit<ArtifactNaming, 'runAttempt'>): string {
  return given === '' ? `miteos-${safeSegment(taskId)}` : given;
}

/**
 * Returns the names to try for one artifact, in order. A name may be taken by an earlier attempt of the run or by another job; that
 * artifact is not replaced. The task ID makes a name unique among jobs, the attempt makes it unique among attempts.
 */
export function artifactNames(wanted: string, naming: ArtifactNaming): string[] {
  const { given, taskId, runAttempt } = naming;
  const isFile = wanted !== artifactBase(naming);
  const attempt = `-attempt-${runAttempt}`;
  const task = `-${safeSegment(taskId)}`;
  const isUnique = given === '';
  const suffixes = isUnique ? ['', attempt] : ['', task, task + attempt];
  const last = suffixes.at(-1) ?? '';
  for (let number = 2; number <= MAX_NUMBER; number += 1) suffixes.push(`${last}-${number}`);
  const extension = isFile ? (EXTENSION.exec(wanted)?.[0] ?? '') : '';
  return suffixes.map((suffix) => fit(wanted, suffix, extension));
}

/**
 * Returns the name of each file's unzipped artifact: the base, then the file's path. The names differ from each other even if case is
 * ignored. The base prevents an agent from publishing an artifact named `github-pages`, for example.
 * @param names the safe names of the files, in order
 * @returns a map from safe name to artifact name
 */
export function fileArtifactNames(base: string, names: readonly string[]): Map<string, string> {
  const flat = new SafeNames(MAX_NAME_BYTES);
  return new Map(names.map((name) => [name, `${base}-${flat.take(name.replaceAll('/', '-'))}`]));
}

/**
 * Truncates a name that is too long, and adds a hash so that it stays unique. The artifact library logs the name unchanged, so `##[`,
 * which the runner would take for a command, is replaced.
 */
function fit(wanted: string, suffix: string, extension: string): string {
  const stem = withoutCommands(wanted.slice(0, wanted.length - extension.length));
  const end = suffix + extension;
  const maxStemBytes = MAX_NAME_BYTES - Buffer.byteLength(end);
  if (Buffer.byteLength(stem) <= maxStemBytes) return stem + end;
  const hash = createHash('sha256').update(wanted).digest('hex').slice(0, 8);
  return `${truncateToBytes(stem, maxStemBytes - hash.length - 1).text}-${hash}${end}`;
}

function withoutCommands(name: string): string {
  return name.replaceAll('##[', '#_[');
}
