import type { Fault } from '../../sandbox/miteos/fault.ts';
import { deadOrigin } from '../../sandbox/miteos/cdn.ts';
import { sha256Of, type DeliveredFile } from './delivered-files.ts';

/** The fault of a download. */
export interface CdnFault {
  readonly row: string;
  /** `dead links`: the URL in the list has a closed port. */
  readonly fault: 'dead links' | ((file: DeliveredFile, mirror: string) => Fault);
  /** A refused connection to the API can't be simulated for one file only. Its endpoint redirects to a closed port instead. */
  readonly atApi?: Fault;
  /** Additional properties of each file in the list. */
  readonly list?: (file: DeliveredFile) => Readonly<Record<string, unknown>>;
  /** The file is on the other origin, so that it always arrives. */
  readonly isHarmless?: boolean;
  readonly isSlow?: boolean;
}

const expired =
  '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>';

const answered = (status: number, body?: string, headers = {}): (() => Fault) => {
  return () => ({ kind: 'answer', status, headers, ...(body === undefined ? {} : { body }) });
};
const resetAt = (afterShare: number): (() => Fault) => {
  return () => ({ kind: 'reset', when: { afterShare }, abruptly: true });
};
const shareOf = ({ bytes }: DeliveredFile, share: number): number =>
  Math.floor(bytes.length * share);

export const cdnFaults: readonly CdnFault[] = [
  {
    row: 'connection refused',
    fault: 'dead links',
    atApi: { kind: 'redirect', location: `${deadOrigin}/file` },
  },
  { row: 'reset before an answer', fault: () => ({ kind: 'reset' }) },
  { row: 'reset at 0 %', fault: resetAt(0) },
  { row: 'reset at 50 %', fault: resetAt(0.5) },
  { row: 'reset at 99 %', fault: resetAt(0.99) },
  {
    row: 'truncated, Content-Length of the whole',
    fault: () => ({ kind: 'reset', when: { afterShare: 0.7 } }),
  },
  {
    row: 'truncated, Content-Length of the part',
    fault: (file) => ({ kind: 'wrong-size', sizeBytes: shareOf(file, 0.7) }),
  },
  {
    row: 'stalled before an answer',
    fault: () => ({ kind: 'hang' }),
    isSlow: true,
  },
  {
    row: 'stalled at 50 %',
    fault: () => ({ kind: 'hang', when: { afterShare: 0.5 } }),
    isSlow: true,
  },
  { row: '403 expired', fault: answered(403, expired, { 'content-type': 'application/xml' }) },
  { row: '404', fault: answered(404) },
  { row: '410', fault: answered(410) },
  { row: '416', fault: answered(416) },
  { row: '429', fault: answered(429, 'Slow down', { 'retry-after': '1' }) },
  { row: '500', fault: answered(500) },
  {
    row: 'redirect to another origin',
    fault: ({ id }, mirror) => ({ kind: 'redirect', location: `${mirror}/${id}` }),
    isHarmless: true,
  },
  {
    row: 'wrong size',
    fault: (file) => ({ kind: 'wrong-size', sizeBytes: file.bytes.length + 1000 }),
  },
  {
    row: 'wrong digest',
    fault: () => ({ kind: 'wrong-bytes' }),
    list: ({ bytes }) => ({ sha256: sha256Of(bytes) }),
  },
];
