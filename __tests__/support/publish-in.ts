import type { SavedDeliverable } from '../../src/deliverables/saved-deliverable.ts';
import { noteHeld } from '../../src/publish/held-files.ts';
import { listArtifacts } from '../../src/publish/listed-artifacts.ts';
import { endedVerdict } from '../../src/step/outcome.ts';
import type { RunFacts } from '../../src/ports.ts';
import { publishArtifacts } from '../../src/publish/publish-artifacts.ts';
import type { SavedArtifact, SavedUpload } from '../../src/publish/context.ts';
import { progressSaver } from '../../src/step/saved-state.ts';
import { startDeadline } from '../../src/support/deadline.ts';
import { FakeFolder, inputsOf, runFacts, type FakeWorld } from './fake-ports.ts';
import { makeLost, makeSaved, makeTask } from './make-result.ts';

export interface PublishChanges {
  readonly given?: Readonly<Record<string, string>>;
  readonly run?: Partial<RunFacts>;
  readonly published?: readonly SavedArtifact[];
  readonly uploads?: readonly SavedUpload[];
  /** What lies in the folder. */
  readonly saved?: readonly SavedDeliverable[];
  readonly folder?: FakeFolder;
}

export const filesOf = (...names: readonly string[]): SavedDeliverable[] =>
  names.map((name) => makeSaved(name));

/** Publishes the deliverables of `task_1`: `a.md` and `b.md` unless others are given. */
export async function publishIn(
  world: FakeWorld,
  {
    given,
    run = {},
    published = [],
    uploads = [],
    saved = filesOf('a.md', 'b.md'),
    folder = new FakeFolder('/out'),
  }: PublishChanges = {},
) {
  const failures: string[] = [];
  const budget = startDeadline(world.clock, 300_000, world.stopper.signal);
  const listing = await listArtifacts({ ports: world.ports, budget });
  const artifacts = await publishArtifacts(
    endedVerdict(makeTask({ id: 'task_1' })),
    {
      ports: world.ports,
      run: { ...runFacts, ...run },
      settings: inputsOf(given).settings,
      budget,
      durationSeconds: 5,
      progress: progressSaver(world.ports),
      published,
      uploads,
      folder,
      collected: {
        names: [...saved.map(({ name }) => name), 'c.md'],
        saved,
        lost: [makeLost('c.md', 'gone')],
        leftOut: 1,
      },
      listing,
    },
    failures,
  );
  budget.release();
  return { artifacts, failures, folder };
}

/** What an earlier phase saved of an archive, or of the artifact of one file. */
export function savedArtifact(
  name: string,
  files: readonly SavedDeliverable[],
  changes: Partial<SavedArtifact> = {},
): SavedArtifact {
  const url = 'https://github.com/artifacts/99';
  return { name, id: 99, url, digest: '', bytes: 1, holds: noteHeld(files), ...changes };
}

export function savedFileArtifact(name: string, file: SavedDeliverable): SavedArtifact {
  return savedArtifact(name, [file], { file: file.name, digest: file.sha256 });
}
