import { afterAll, beforeAll, describe } from '@jest/globals';
import { artifactCells } from './artifact-cells.ts';
import { startMirror, type Mirror } from './mirror.ts';
import { useCells } from './use-cells.ts';

let mirror: Mirror;
beforeAll(async () => {
  mirror = await startMirror();
});
afterAll(() => mirror.close());

describe('a file whose upload goes wrong is whole or named, and takes no other with it', () => {
  useCells(
    'Faults of the artifact service: of the archive of all files, then of the artifact of one',
    artifactCells({ mirror: () => mirror }),
  );
});
