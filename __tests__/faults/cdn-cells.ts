import type { FaultOrder } from '../../sandbox/miteos/fault-script.ts';
import type { MiteosSandbox } from '../../sandbox/miteos/start-miteos-sandbox.ts';
import { cdnFaults, type CdnFault } from './cdn-faults.ts';
import {
  deliveredFiles,
  fileAt,
  positions,
  toDeliver,
  type DeliveredFile,
  type Position,
} from './delivered-files.ts';
import type { FaultCell, Observed } from './fault-cell.ts';
import type { Mirror } from './mirror.ts';
import { runFaultStep, type FaultTrial } from './run-fault-step.ts';

/** The duration of the fault: one request, every request to the CDN for the file, or also those to the API endpoint. */
type Extent = 'once' | 'on the CDN' | 'everywhere';
const extents: readonly Extent[] = ['once', 'on the CDN', 'everywhere'];

export interface CdnCellOptions {
  readonly mirror: () => Mirror;
  /** The folder of the action; by default the project's. */
  readonly action?: string;
}

/** Each fault × its duration × the affected file. */
export function cdnCells(options: CdnCellOptions): FaultCell[] {
  return cdnFaults.flatMap((fault) =>
    positions.flatMap((position) =>
      extents.map((extent): FaultCell => {
        const isWhole = extent !== 'everywhere' || fault.isHarmless === true;
        return {
          row: fault.row,
          column: `${position} ${extent}`,
          expected: [isWhole ? 'whole' : 'named'],
          isSlow: fault.isSlow === true && extent !== 'once',
          run: () => runCell(fault, { position, extent }, options),
        };
      }),
    ),
  );
}

async function runCell(
  fault: CdnFault,
  { position, extent }: { position: Position; extent: Extent },
  { mirror, action }: CdnCellOptions,
): Promise<Observed> {
  const target = fileAt(position);
  const mark = `${fault.row} ${position} ${extent}`.replaceAll(/\W+/g, '-');
  const orders: FaultOrder[] = [];
  const deadLinks = extent === 'once' ? 1 : Infinity;
  const seen = await runFaultStep({
    ...(action === undefined ? {} : { action }),
    artifact: 'zip',
    deliver: toDeliver((file) => ({
      ...(fault.list === undefined ? {} : { listed: fault.list(file) }),
      ...(fault.fault === 'dead links' && file === target ? { deadLinks } : {}),
    })),
    prepare: ({ miteos }) => {
      const where = `${mirror().origin}/${mark}`;
      orders.push(...orderFaults(miteos, { fault, target, extent, where }));
    },
  });
  const fired = orders.reduce((sum, order) => sum + order.fired, 0) + seen.refusals.length;
  return {
    fate: seen.fates.of.get(target) ?? 'lost',
    fired,
    problems: [
      ...seen.fates.problems,
      ...findLostBeside(seen, target),
      ...findWrongWay(seen, target, { fault, extent }),
      ...(mirror()
        .visits(mark)
        .some(({ authorization }) => authorization !== undefined)
        ? ['another origin was sent the key']
        : []),
      ...(fault.isHarmless === true && mirror().visits(mark).length === 0
        ? ['the redirect was not followed']
        : []),
    ],
  };
}

function orderFaults(
  miteos: MiteosSandbox,
  options: { fault: CdnFault; target: DeliveredFile; extent: Extent; where: string },
): FaultOrder[] {
  const { fault, target, extent, where } = options;
  const path = new RegExp(`/${target.id}$`);
  const times = { times: extent === 'once' ? 1 : Infinity };
  const atCdn = fault.fault === 'dead links' ? undefined : fault.fault(target, where);
  const atApi = extent === 'everywhere' ? (fault.atApi ?? atCdn) : undefined;
  return [
    ...(atCdn === undefined ? [] : [miteos.fail({ origin: 'cdn', path }, atCdn, times)]),
    ...(atApi === undefined ? [] : [miteos.fail({ origin: 'api', path }, atApi, times)]),
  ];
}

function findLostBeside({ fates }: FaultTrial, target: DeliveredFile): string[] {
  return deliveredFiles
    .filter((file) => file !== target && fates.of.get(file) !== 'whole')
    .map(({ name }) => `${name} was lost too`);
}

/** Only a CDN that never sends the file leads to a request to the API endpoint. */
function findWrongWay(
  { trial: { miteos } }: FaultTrial,
  { id }: DeliveredFile,
  { fault, extent }: { fault: CdnFault; extent: Extent },
): string[] {
  const isAsked = miteos.requests.some(
    ({ origin, path }) => origin === 'api' && path.endsWith(`/${id}`),
  );
  const isOwed = extent !== 'once' && fault.isHarmless !== true;
  if (isAsked === isOwed) return [];
  return [`the service's endpoint was ${isOwed ? 'not ' : ''}asked for the file`];
}
