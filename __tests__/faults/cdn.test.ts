import { afterAll, beforeAll, describe } from '@jest/globals';
import { cdnCells } from './cdn-cells.ts';
import { startMirror, type Mirror } from './mirror.ts';
import { useCells } from './use-cells.ts';

let mirror: Mirror;
beforeAll(async () => {
  mirror = await startMirror();
});
afterAll(() => mirror.close());

describe('a file with a failing download is complete or listed as lost, and does not affect others', () => {
  useCells('Faults of the CDN', cdnCells({ mirror: () => mirror }));
});
