import type { DeliverContext } from './deliver.ts';
import type { OutputFolder } from './deliverables/output-folder.ts';
import { MANIFEST_NAME, safeSegment } from './deliverables/safe-name.ts';
import type { Collected } from './deliverables/save-deliverables.ts';
import type { Verdict } from './outcome.ts';
import type { SavedDeliverable } from './deliverables/saved-deliverable.ts';
import { saveState, type SavedArtifact } from './saved-state.ts';
import { errorWords } from './support/errors.ts';

export interface PublishContext extends DeliverContext {
  readonly folder: OutputFolder;
  readonly collected: Collected;
}

/**
 * Publishes the saved deliverables as the input `artifact` says.
 * @param failures gets a sentence for each thing that could not be published
 */
export async function publishArtifacts(
  verdict: Verdict,
  context: PublishContext,
  failures: string[],
): Promise<readonly SavedArtifact[]> {
  const { ports, settings, folder } = context;
  const published = [...context.published, ...(await findUploaded(context))];
  const files = unpublished({ ...context, published });
  if (settings.artifact === 'none' || files.length === 0) return published;
  if (ports.artifacts === undefined) {
    ports.log.warning(`${ports.whyNoArtifacts} The deliverables are in ${folder.root}.`);
    return [];
  }
  const artifacts: SavedArtifact[] = [...published];
  try {
    for await (const artifact of uploadArtifacts(files, verdict, context, failures)) {
      artifacts.push(artifact);
      saveState(ports.step, 'artifacts', artifacts);
      ports.log.info(`Published the artifact ${artifact.name}: ${artifact.url}`);
    }
  } catch (error) {
    failures.push(
      `The artifact could not be published: ${errorWords(error)}. The deliverables are in ${folder.root}.`,
    );
  }
  return artifacts;
}

/**
 * What an earlier phase was still uploading when it ended may have arrived. Only a name that holds the task's id is certainly
 * ours: another job may have taken a name that the user gave.
 */
async function findUploaded({
  ports,
  settings,
  upload,
  published,
}: PublishContext): Promise<SavedArtifact[]> {
  if (upload === undefined || ports.artifacts === undefined || settings.artifactName !== '')
    return [];
  if (published.some(({ name }) => name === upload.name)) return [];
  try {
    const found = await ports.artifacts.find(upload.name);
    return found === undefined ? [] : [{ ...found, ...upload }];
  } catch {
    return [];
  }
}

/** What an earlier phase of this step has not published: all or nothing of an archive, else file by file. */
function unpublished({ collected, published }: PublishContext): readonly SavedDeliverable[] {
  if (published.some(({ file }) => file === undefined)) return [];
  const done = new Set(published.map(({ file }) => file));
  return collected.saved.filter(({ name }) => !done.has(name));
}

async function* uploadArtifacts(
  files: readonly SavedDeliverable[],
  verdict: Verdict,
  { collected, ports, run, settings, folder, budget, durationSeconds }: PublishContext,
  failures: string[],
): AsyncGenerator<SavedArtifact> {
  if (ports.artifacts === undefined) return;
  const request = {
    root: folder.root,
    name: settings.artifactName || `miteos-${safeSegment(verdict.task.id)}`,
    retentionDays: settings.retentionDays,
    signal: budget.signal,
    onName: (name: string) => {
      saveState(ports.step, 'upload', { name });
    },
  };
  if (settings.artifact === 'zip') {
    const { renderManifest } = await import('./deliverables/manifest.ts');
    const facts = { ...verdict, ...collected, runUrl: run.runUrl, durationSeconds };
    const manifest = await writeText(folder, MANIFEST_NAME, renderManifest(facts));
    const all = [...files, { name: MANIFEST_NAME, path: manifest }];
    yield await ports.artifacts.uploadZip({ ...request, files: all });
    return;
  }
  for (const file of files) {
    try {
      const artifact = await ports.artifacts.uploadFile(file, {
        ...request,
        files: [file],
        onName: (name) => {
          saveState(ports.step, 'upload', { name, file: file.name });
        },
      });
      yield { ...artifact, file: file.name };
    } catch (error) {
      failures.push(`The artifact of ${file.name} could not be published: ${errorWords(error)}.`);
    }
  }
}

async function writeText(folder: OutputFolder, name: string, text: string): Promise<string> {
  const file = await folder.createFile(name);
  try {
    await file.write(new TextEncoder().encode(text));
    return await file.keep();
  } finally {
    await file.discard();
    await folder.tidy();
  }
}
