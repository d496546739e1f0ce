/**
 * Uploads through the artifact store in a separate process, because the library reads the environment:
 * `node artifact-store-child.ts <JSON of ChildPlan>`. The last line of output contains the results.
 */
import { artifactNames, fileArtifactNames } from '../../src/deliverables/artifact-name.ts';
import { ArtifactStore, type ArtifactStoreOptions } from '../../src/github/artifact-store.ts';
import type { ArtifactFile } from '../../src/ports.ts';
import { mapConcurrently } from '../../src/support/map-concurrently.ts';

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
  /** Whether the files are uploaded at the same time. */
  readonly isAtOnce?: boolean;
  /** When its signal is aborted; never when absent. */
  readonly abortAfterMs?: number;
}

const { options, uploads } = JSON.parse(process.argv[2] ?? '') as ChildPlan;
const store = new ArtifactStore(options);
const answers: object[] = [];
for (const { mode, abortAfterMs, retentionDays, isAtOnce, name, files, root } of uploads) {
  const signal =
    abortAfterMs === undefined ? new AbortController().signal : AbortSignal.timeout(abortAfterMs);
  const naming = { given: name, taskId: 'task_1', runAttempt: 3 };
  const isUnzipped = mode === 'files';
  const upload = (wanted: string, ...some: ArtifactFile[]): Promise<object> => {
    const names = artifactNames(wanted, naming);
    const request = { files: some, isUnzipped, root, names, retentionDays, signal };
    return store.upload(request).catch((error: unknown) => ({ error: String(error) }));
  };
  const fileNames = fileArtifactNames(
    name,
    files.map((file) => file.name),
  );
  const calls = isUnzipped
    ? files.map((file) => () => upload(fileNames.get(file.name) ?? '', file))
    : [() => upload(name, ...files)];
  answers.push(...(await mapConcurrently(calls, isAtOnce ? 4 : 1, (call) => call())));
}
// A stalled upload would keep the process alive.
process.stdout.write(`\n${JSON.stringify(answers)}\n`, () => process.exit());
