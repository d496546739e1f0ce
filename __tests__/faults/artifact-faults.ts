import type { Fault } from '../../sandbox/github/faults.ts';

/** The fault of a request. `where` and `times` come from the cell. */
export type Trouble = Omit<Fault, 'at' | 'where' | 'times'>;

/** `why`: the reason why the fault can't occur there. */
export interface Nowhere {
  readonly why: string;
}

/** Faults of the results service, which uses Twirp, and of the blob store. */
export interface ArtifactFault {
  readonly row: string;
  /** `dead host`: the port is closed. */
  readonly results: Trouble | 'dead host' | Nowhere;
  /** The upload of a block of the file. */
  readonly block: Trouble | 'dead host' | Nowhere;
  /** The commit of the block list. */
  readonly blockList: Trouble | Nowhere;
  /** The service detects bytes that no client sends, and reports it. */
  readonly breaksService?: boolean;
}

const noBody = { why: 'The blob store answers an upload without a body.' };
const noFile = { why: 'No file passes here: neither a size nor a digest could be another.' };

const everywhere = (trouble: Trouble): Omit<ArtifactFault, 'row'> => ({
  results: trouble,
  block: trouble,
  blockList: trouble,
});
const resetAt = (afterShare: number): Omit<ArtifactFault, 'row'> => ({
  // The long part of the exchange: the response of the former, the request body of the latter.
  results: { answer: 'own', cut: { afterShare, by: 'reset' } },
  block: { answer: 'reset', afterShare },
  blockList: { answer: 'reset', afterShare },
});
const half = (body: Buffer | string = ''): Buffer => {
  const bytes = Buffer.from(body);
  return bytes.subarray(0, Math.floor(bytes.length / 2));
};

/** @param elsewhere a URL on another origin */
export function artifactFaults(elsewhere: () => string): ArtifactFault[] {
  const redirect: Trouble = {
    answer: 307,
    get headers() {
      return { location: elsewhere() };
    },
  };
  return [
    {
      row: 'connection refused',
      results: 'dead host',
      block: 'dead host',
      blockList: { why: 'It goes to the host of the blocks, whose connection came about.' },
    },
    { row: 'reset before an answer', ...everywhere({ answer: 'reset' }) },
    { row: 'reset at 0 %', ...resetAt(0) },
    { row: 'reset at 50 %', ...resetAt(0.5) },
    { row: 'reset at 99 %', ...resetAt(0.99) },
    {
      row: 'truncated, Content-Length of the whole',
      results: { answer: 'own', cut: { afterShare: 0.5, by: 'close' } },
      block: noBody,
      blockList: noBody,
    },
    {
      row: 'truncated, Content-Length of the part',
      results: { answer: 'own', rewrite: (answer) => ({ ...answer, body: half(answer.body) }) },
      block: noBody,
      blockList: noBody,
    },
    { row: 'stalled', ...everywhere({ answer: 'stall' }) },
    ...[403, 404, 410, 416, 429, 500].map((status) => ({
      row: status === 403 ? '403 expired' : String(status),
      ...everywhere({ answer: status }),
    })),
    { row: 'redirect to another origin', ...everywhere(redirect) },
    {
      row: 'wrong size',
      results: noFile,
      block: { answer: 'own', damage: half },
      blockList: noFile,
      breaksService: true,
    },
    {
      row: 'wrong digest',
      results: noFile,
      block: { answer: 'own', damage: (body) => Buffer.from(body.map((byte) => byte ^ 0xff)) },
      blockList: noFile,
      breaksService: true,
    },
  ];
}
