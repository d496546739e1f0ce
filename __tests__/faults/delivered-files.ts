import { createHash } from 'node:crypto';
import type { DeliverableInput } from '../../sandbox/miteos/deliverable.ts';

/** The deliverables of a task, in the order of the list. */
export interface DeliveredFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: Buffer;
}

export type Position = 'first' | 'middle' | 'last';
export const positions: readonly Position[] = ['first', 'middle', 'last'];

/** Contents that need several reads, all different, in which a wrong position is detected. */
export const deliveredFiles: readonly DeliveredFile[] = [
  fileOf('dlvr_a', 'a report.md', 151_001),
  fileOf('dlvr_b', 'data/findings.csv', 70_003),
  fileOf('dlvr_c', 'data/Übersicht.json', 120_011),
  fileOf('dlvr_d', 'log.txt', 3),
  fileOf('dlvr_e', 'z/last one.bin', 99_991),
];

export function fileAt(position: Position): DeliveredFile {
  const place = { first: 0, middle: 2, last: -1 }[position];
  const file = deliveredFiles.at(place);
  if (file === undefined) throw new Error(`There is no ${position} file.`);
  return file;
}

/** The files in the format of a scenario. */
export function toDeliver(
  change: (file: DeliveredFile) => Partial<DeliverableInput> = () => ({}),
): DeliverableInput[] {
  return deliveredFiles.map((file) => ({
    id: file.id,
    name: file.name,
    content: file.bytes,
    ...change(file),
  }));
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function fileOf(id: string, name: string, sizeBytes: number): DeliveredFile {
  const blocks = Array.from({ length: Math.ceil(sizeBytes / 32) }, (_, index) =>
    createHash('sha256').update(`${id} ${index}`).digest(),
  );
  return { id, name, bytes: Buffer.concat(blocks).subarray(0, sizeBytes) };
}
