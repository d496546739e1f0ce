import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { actionFolder } from '../bundle/step-fixture.ts';
import { artifactCells } from './artifact-cells.ts';
import { cdnCells } from './cdn-cells.ts';
import { problemsOf } from './fault-cell.ts';
import { startMirror, type Mirror } from './mirror.ts';

/** The table is meaningful only if a bug makes its cells fail. */
describe('a cell fails for a bundle', () => {
  let action: string;
  let mirror: Mirror;

  beforeEach(async () => {
    action = await mkdtemp(path.join(tmpdir(), 'planted-bug-'));
    for (const name of ['action.yml', 'dist'])
      await cp(path.join(actionFolder, name), path.join(action, name), { recursive: true });
    mirror = await startMirror();
  });

  afterEach(async () => {
    await mirror.close();
    await rm(action, { recursive: true });
  });

  /** Replaces a part of the bundle, which must occur once. */
  async function plant(piece: string, bug: string): Promise<void> {
    const dist = path.join(action, 'dist');
    const names = (await readdir(dist)).filter((name) => name.endsWith('.js'));
    let planted = 0;
    for (const name of names) {
      const code = await readFile(path.join(dist, name), 'utf8');
      if (!code.includes(piece)) continue;
      planted += code.split(piece).length - 1;
      await writeFile(
        path.join(dist, name),
        code.replace(piece, () => bug),
      );
    }
    expect(planted).toBe(1);
  }

  async function problemsAt(row: string, column: string): Promise<string[]> {
    const options = { mirror: () => mirror, action };
    const cells = [...cdnCells(options), ...artifactCells(options)];
    const cell = cells.find((one) => one.row === row && one.column === column);
    if (cell === undefined || !('run' in cell))
      throw new Error(`There is no cell ${row}, ${column}.`);
    return problemsOf(cell, await cell.run());
  }

  it('that treats a part as the whole file', async () => {
    await plant('if (expectedBytes !== undefined && bytes < expectedBytes) {', 'if (false) {');
    await plant('if (listedBytes !== undefined && listedBytes !== bytes) {', 'if (false) {');
    const row = 'truncated, Content-Length of the part';
    expect(await problemsAt(row, 'middle once')).toEqual(
      expect.arrayContaining([
        expect.stringContaining('the artifact holds a wrong file'),
        'dlvr_c is reported as whole, and is not',
        'the step is green, though not all is whole',
      ]),
    );
  });

  it('that does not report lost files', async () => {
    await plant('function lossesOf({ lost }) {', 'function lossesOf() { return [];');
    expect(await problemsAt('404', 'last everywhere')).toEqual(
      expect.arrayContaining(['the step is green, though not all is whole', 'the file is lost']),
    );
  });

  it('that does not report unpublished files', async () => {
    await plant('failures.push(describeFailure(one, error, folder.root));', ';');
    for (const column of ['create', 'finalize middle']) {
      expect(await problemsAt('404', column)).toEqual(
        expect.arrayContaining(['the step is green, though not all is whole', 'the file is lost']),
      );
    }
  });

  it('that publishes no other files after a failure', async () => {
    const bug = '(wanted, MAX_UPLOADS, async (one) => onDone(await upload(one, context)))';
    await plant('(wanted, MAX_UPLOADS, tryUpload)', bug);
    expect(await problemsAt('403 expired', 'create first')).not.toEqual([]);
  });

  it("that stops at the first file that it can't download", async () => {
    await plant('progress.lost(', 'process.exit(0); progress.lost(');
    expect(await problemsAt('410', 'first everywhere')).not.toEqual([]);
  });
});
