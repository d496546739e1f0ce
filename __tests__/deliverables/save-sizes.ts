import { Readable } from 'node:stream';

import type { OutputFolder } from '../../src/deliverables/output-folder.ts';
import { saveDeliverables, type Collected } from '../../src/deliverables/save-deliverables.ts';
import { InstantClock } from '../miteos/instant-clock.ts';
import { FakeLog } from '../support/fake-log.ts';
import { ScriptedService } from './scripted-service.ts';

const PIECE_BYTES = 16_384;

/** Saves files of these sizes, named 0.bin, 1.bin, …, whose sizes the service does not list. */
export function saveSizes(folder: OutputFolder, sizes: readonly number[]): Promise<Collected> {
  const service = new ScriptedService();
  service.listed = sizes.map((_, index) => ({ id: String(index), name: `${index}.bin` }));
  service.openDeliverable = (source) => {
    const totalBytes = sizes[source.kind === 'api' ? Number(source.deliverableId) : -1] ?? 0;
    return Promise.resolve({ status: 200, totalBytes, body: Readable.from(zeros(totalBytes)) });
  };
  return saveDeliverables({
    service,
    folder,
    clock: new InstantClock(),
    log: new FakeLog(),
    taskId: 'task_1',
    signal: new AbortController().signal,
    patterns: ['**'],
  });
}

function* zeros(bytes: number): Generator<Uint8Array> {
  for (let left = bytes; left > 0; left -= PIECE_BYTES) {
    yield new Uint8Array(Math.min(left, PIECE_BYTES));
  }
}
