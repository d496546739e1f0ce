import type { Answer, Exchange } from '../../sandbox/github/exchange.ts';
import type { FaultOrder } from '../../sandbox/github/faults.ts';
import type { GithubSandbox } from '../../sandbox/github/start-github-sandbox.ts';
import { deadOrigin } from '../../sandbox/miteos/cdn.ts';
import { artifactFaults, type ArtifactFault, type Trouble } from './artifact-faults.ts';
import {
  deliveredFiles,
  fileAt,
  positions,
  toDeliver,
  type DeliveredFile,
} from './delivered-files.ts';
import { hasNameOf, type Fate, type Fates } from './fate-of-files.ts';
import type { EmptyCell, FaultCell, Observed } from './fault-cell.ts';
import type { Mirror } from './mirror.ts';
import { runFaultStep } from './run-fault-step.ts';

type Point = 'CreateArtifact' | 'FinalizeArtifact' | 'PutBlock' | 'PutBlockList';

interface Place {
  readonly column: string;
  readonly at: Point;
  readonly times: number;
  /** The file whose artifact is affected; undefined for the archive of all files. */
  readonly target?: DeliveredFile;
}

interface ArtifactCellOptions {
  readonly mirror: () => Mirror;
  /** The folder of the action; by default the project's. */
  readonly action?: string;
}

/** The speed-up of time limits for faults that stall until they are over: 5 min for an archive, 1 min for a file. */
const ARCHIVE_BUDGET_FACTOR = 60;
const FILE_BUDGET_FACTOR = 20;

const archivePlaces: readonly Place[] = [
  { column: 'create', at: 'CreateArtifact', times: Infinity },
  { column: 'finalize once', at: 'FinalizeArtifact', times: 1 },
  { column: 'finalize', at: 'FinalizeArtifact', times: Infinity },
  { column: 'block once', at: 'PutBlock', times: 1 },
  { column: 'block', at: 'PutBlock', times: Infinity },
  { column: 'list', at: 'PutBlockList', times: Infinity },
];
const filePlaces: readonly Place[] = [
  ...(['CreateArtifact', 'PutBlock'] as const).flatMap((at) =>
    positions.map((position): Place => {
      const what = at === 'PutBlock' ? 'block' : 'create';
      return { column: `${what} ${position}`, at, times: Infinity, target: fileAt(position) };
    }),
  ),
  { column: 'finalize middle', at: 'FinalizeArtifact', times: Infinity, target: fileAt('middle') },
];

/** Each fault × each request of an upload, for the archive of all files and for the artifact of one file. */
export function artifactCells({ mirror, ...step }: ArtifactCellOptions): (FaultCell | EmptyCell)[] {
  const faults = artifactFaults(() => `${mirror().origin}/artifacts/here`);
  return faults.flatMap((fault) =>
    [...archivePlaces, ...filePlaces].map((place): FaultCell | EmptyCell => {
      const names = { row: fault.row, column: place.column };
      const trouble = troubleAt(fault, place);
      if (typeof trouble === 'object' && 'why' in trouble) return { ...names, why: trouble.why };
      return {
        ...names,
        expected: ['whole', 'named'],
        isSlow: isStalling(trouble),
        run: () => runCell({ fault, place, trouble }, step),
      };
    }),
  );
}

function troubleAt(fault: ArtifactFault, { at, times, target }: Place): ArtifactFault['results'] {
  const trouble =
    at === 'PutBlock' ? fault.block : at === 'PutBlockList' ? fault.blockList : fault.results;
  if (trouble !== 'dead host') return trouble;
  if (times === 1) return { why: 'A port where nobody listens stays so.' };
  if (at === 'FinalizeArtifact') return { why: 'It goes to the host of the create call.' };
  if (at === 'CreateArtifact' && target !== undefined) {
    return { why: 'All artifacts have one host: the column of the archive has it.' };
  }
  return trouble;
}

/** The library waits for the rest of a truncated response as long as for a missing response. */
function isStalling(trouble: Trouble | 'dead host'): boolean {
  return trouble !== 'dead host' && (trouble.answer === 'stall' || trouble.cut !== undefined);
}

interface CellTrouble {
  readonly fault: ArtifactFault;
  readonly place: Place;
  readonly trouble: Trouble | 'dead host';
}

async function runCell(
  { fault, place, trouble }: CellTrouble,
  step: Pick<ArtifactCellOptions, 'action'>,
): Promise<Observed> {
  const { target } = place;
  const isDead = trouble === 'dead host';
  const orders: FaultOrder[] = [];
  const { fates, refusals } = await runFaultStep({
    ...step,
    deliver: toDeliver(),
    artifact: target === undefined ? 'zip' : 'files',
    maxStored: place.at === 'FinalizeArtifact' ? 2 : 1,
    prepare: ({ github }) => {
      if (!isDead) orders.push(orderTrouble(github, place, trouble));
      else if (place.at === 'PutBlock') leadUploadsAstray(github, target);
    },
    ...(isDead && place.at === 'CreateArtifact' ? { resultsUrl: `${deadOrigin}/` } : {}),
    ...(isStalling(trouble)
      ? { budgetFactor: target === undefined ? ARCHIVE_BUDGET_FACTOR : FILE_BUDGET_FACTOR }
      : {}),
    ...(fault.breaksService === true ? { breaksService: true } : {}),
  });
  return {
    fate: fateAt(place, fates),
    fired: orders.reduce((sum, { fired }) => sum + fired, 0) + refusals.length,
    problems: [...fates.problems, ...findLostBeside(place, fates)],
  };
}

function orderTrouble(
  github: GithubSandbox,
  { at, times, target }: Place,
  trouble: Trouble,
): FaultOrder {
  if (target === undefined) return github.addFault({ ...trouble, at, times });
  if (at !== 'PutBlock') {
    return github.addFault({ ...trouble, at, times, where: (request) => isFor(target, request) });
  }
  const paths = new Set<string>();
  noteUploads(github, target, (url) => {
    paths.add(url.pathname);
    return url;
  });
  return github.addFault({ ...trouble, at, times, where: ({ url }) => paths.has(url.pathname) });
}

/** Returns an upload URL with a closed port. */
function leadUploadsAstray(github: GithubSandbox, target: DeliveredFile | undefined): void {
  noteUploads(github, target, (url) => new URL(url.pathname + url.search, deadOrigin));
}

/** Observes, and may change, the upload URLs of the file, or of all files without one. */
function noteUploads(
  github: GithubSandbox,
  target: DeliveredFile | undefined,
  change: (url: URL) => URL,
): void {
  const rewrite = (answer: Answer): Answer => {
    const json = JSON.parse(String(answer.body)) as { signed_upload_url?: string };
    if (json.signed_upload_url === undefined) return answer;
    const signed_upload_url = change(new URL(json.signed_upload_url)).href;
    return { ...answer, body: JSON.stringify({ ...json, signed_upload_url }) };
  };
  github.addFault({
    at: 'CreateArtifact',
    answer: 'own',
    times: Infinity,
    rewrite,
    where: (request) => target === undefined || isFor(target, request),
  });
}

function isFor(target: DeliveredFile, { body }: Exchange): boolean {
  const { name = '' } = JSON.parse(body.toString('utf8')) as { name?: string };
  return hasNameOf(name, target);
}

/** All files of an archive have the same result. */
function fateAt({ target }: Place, fates: Fates): Fate {
  if (target !== undefined) return fates.of.get(target) ?? 'lost';
  const all = new Set(fates.of.values());
  return all.has('lost') ? 'lost' : all.has('named') ? 'named' : 'whole';
}

function findLostBeside({ target }: Place, fates: Fates): string[] {
  if (target === undefined) return [];
  return deliveredFiles
    .filter((file) => file !== target && fates.of.get(file) !== 'whole')
    .map(({ name }) => `${name} was lost too`);
}
