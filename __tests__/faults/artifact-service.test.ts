import { afterAll, beforeAll, describe } from '@jest/globals';
import { artifactCells } from './artifact-cells.ts';
import { startMirror, type Mirror } from './mirror.ts';
import { useCells } from './use-cells.ts';

let mirror: Mirror;
beforeAll(async () => {
  mirror = await startMirror();
});
afterAll(() => mirror.close());

describe('a file with a failing upload is complete or listed as lost, and does not affect others', () => {
  useCells(
    'Faults of the artifact service: of the archive of all files, then of the artifact of one',
    artifactCells({ mirror: () => mirror }),
  );
});
