/**
 * Uploads through the artifact store in a process of its own, since the library reads its environment:
 * `node artifact-store-child.ts <JSON of ChildPlan>`. The last line is the answers.
 */
import { ArtifactStore, type ArtifactStoreOptions } from '../../src/github/artifact-store.ts';
import type { ArtifactFile } from '../../src/ports.ts';

export interface ChildPlan {
  readonly options: ArtifactStoreOptions;
  readonly uploads: readonly ChildUpload[];
}

export interface ChildUpload {
  readonly mode: 'zip' | 'files';
  readonly files: readonly ArtifactFile[];
  readonly root: string;
  readonly name: string;
  readonly retentionDays?: number;
  /** When the time for it is over; never when absent. */
  readonly abortAfterMs?: number;
}

const { options, uploads } = JSON.parse(process.argv[2] ?? '') as ChildPlan;
const store = new ArtifactStore(options);
const answers: object[] = [];
for (const { mode, abortAfterMs, retentionDays, ...upload } of uploads) {
  const signal =
    abortAfterMs === undefined ? new AbortController().signal : AbortSignal.timeout(abortAfterMs);
  const request = { ...upload, retentionDays, signal, onName: () => undefined };
  const calls =
    mode === 'zip'
      ? [() => store.uploadZip(request)]
      : upload.files.map((file) => () => store.uploadFile(file, request));
  for (const call of calls) {
    try {
      answers.push(await call());
    } catch (error) {
      answers.push({ error: String(error) });
    }
  }
}
// A stalled upload would keep the process alive.
process.stdout.write(`\n${JSON.stringify(answers)}\n`, () => process.exit());
