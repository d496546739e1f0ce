/**
 * Uploads through the artifact store in a process of its own, since the library reads its environment:
 * `node artifact-store-child.ts <JSON of ChildPlan>`. The last line is the answers.
 */
import { debug } from '@actions/core';
import pMap from 'p-map';
import { artifactNames, fileArtifactNames } from '../../src/deliverables/artifact-name.ts';
import { ArtifactStore, type ArtifactStoreOptions } from '../../src/github/artifact-store.ts';
import type { ArtifactFile } from '../../src/ports.ts';
import { systemClock } from '../../src/support/clock.ts';

export interface ChildPlan {
  readonly options: Omit<ArtifactStoreOptions, 'log' | 'clock'>;
  readonly uploads: readonly ChildUpload[];
}

export interface ChildUpload {
  readonly mode: 'zip' | 'files';
  readonly files: readonly ArtifactFile[];
  readonly root: string;
  readonly name: string;
  readonly retentionDays?: number;
  /** Whether the files are uploaded at the same time. */
  readonly isAtOnce?: boolean;
  /** To list what there is, instead. */
  readonly isList?: boolean;
  /** When the time for it is over; never when absent. */
  readonly abortAfterMs?: number;
}

const { options, uploads } = JSON.parse(process.argv[2] ?? '') as ChildPlan;
const store = new ArtifactStore({ ...options, log: { debug }, clock: systemClock });
const answers: object[] = [];
for (const { mode, abortAfterMs, retentionDays, isAtOnce, isList, ...upload } of uploads) {
  const signal =
    abortAfterMs === undefined ? new AbortController().signal : AbortSignal.timeout(abortAfterMs);
  const { name, files, root } = upload;
  const naming = { given: name, taskId: 'task_1', runAttempt: 3 };
  const wanted = fileArtifactNames(
    name,
    files.map((file) => file.name),
  );
  const voids: string[] = [];
  const onVoid = (one: string): void => void voids.push(one);
  const about = { root, retentionDays, signal, onName: () => undefined, onVoid };
  const calls: (() => Promise<object>)[] =
    isList === true
      ? [() => store.list(signal)]
      : mode === 'zip'
        ? [() => store.uploadZip({ ...about, files, names: artifactNames(name, naming) })]
        : files.map((file) => () => {
            const names = artifactNames(wanted.get(file.name) ?? '', naming);
            return store.uploadFile(file, { ...about, files: [file], names });
          });
  const answerOf = (call: () => Promise<object>): Promise<object> =>
    call().catch((error: unknown) => ({ error: String(error), voids }));
  answers.push(...(await pMap(calls, answerOf, { concurrency: isAtOnce === true ? 4 : 1 })));
}
// A stalled upload would keep the process alive.
process.stdout.write(`\n${JSON.stringify(answers)}\n`, () => process.exit());
