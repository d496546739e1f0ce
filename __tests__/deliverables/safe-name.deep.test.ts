import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  artifactBase,
  artifactNames,
  fileArtifactNames,
} from '../../src/deliverables/artifact-name.ts';
import { MANIFEST_NAME, STAGING_PREFIX } from '../../src/deliverables/safe-name.ts';
import { safeNames } from './safe-names.ts';

/** The public Big List of Naughty Strings. */
const naughty = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('big-list-of-naughty-strings'), 'utf8'),
) as string[];

/** Parts of hostile names, and arbitrary text. */
const piece = fc.oneof(
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom(...naughty) },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      ...['/', '\\', '.', '..', ' ', ':', 'con', 'CON', 'aux', 'lpt1', 'COM¹', 'nul', 'conin$'],
      ...['.md', '.TXT', ' (2)', ' (3)', 'a', 'A', 'ä', 'a\u0308', 'ß', 'ss', 'ﬁ', '日本'],
      ...[
        MANIFEST_NAME,
        STAGING_PREFIX,
        'MITEOS-TASK.json',
        '.Miteos-Staging',
        'MITEOS~1',
        '.g\u200cit',
      ],
      ...['\r\n', '\0', '\u202e', '\u200b', '\u200d', '\ud800', '\udc00', '\ufeff', '*?"<>|', '~'],
      ...['x'.repeat(60), 'é'.repeat(130), '.'.repeat(130), ' '.repeat(130), '😀'.repeat(40)],
    ),
  },
);
const name = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
const names = fc.array(name, { maxLength: 8 });
const maxLength = fc.integer({ min: 0, max: 239 });

describe('each string of the Big List of Naughty Strings', () => {
  const safe = safeNames(naughty, 200);

  it('becomes a unique name that the artifact library accepts, as path and as artifact name', async () => {
    const artifacts = fileArtifactNames('miteos-task_1', safe);
    expect(await refusedByLibrary({ paths: safe, artifacts: [...artifacts.values()] })).toEqual([]);
    expect(new Set(safe.map((name) => name.normalize('NFKC').toLowerCase())).size).toBe(
      naughty.length,
    );
    expect(new Set(artifacts.values()).size).toBe(naughty.length);
  });

  it('becomes a path inside the folder, and keeps harmless characters', () => {
    for (const name of safe) {
      expect(path.posix.relative('/out', path.posix.resolve('/out', name))).toBe(name);
      expect(name).not.toMatch(/^\/|^\.\.(?:\/|$)/);
    }
    expect(safe).toContain('田中さんにあげて下さい');
    expect(safe).toContain('😍');
  });
});

describe('for random names, the artifact library', () => {
  it('accepts the paths and the artifact names', async () => {
    const paths: string[] = [];
    const artifacts: string[] = [];
    for (const [given, length, taskId] of fc.sample(fc.tuple(names, maxLength, name), 300)) {
      const safe = safeNames(given, length);
      const naming = { given: '', taskId, runAttempt: 1 };
      const files = [...fileArtifactNames(artifactBase(naming), safe).values()];
      paths.push(...safe);
      for (const wanted of [artifactBase(naming), ...files]) {
        artifacts.push(...artifactNames(wanted, naming));
      }
    }
    expect(await refusedByLibrary({ paths, artifacts })).toEqual([]);
  });

  it('rejects unsafe names', async () => {
    const paths = ['a:b', 'a/b'];
    expect(await refusedByLibrary({ paths, artifacts: ['a/b', 'ab'] })).toEqual(['a:b', 'a/b']);
  });
});

/** Returns the names that the artifact library rejects. */
async function refusedByLibrary(names: {
  readonly paths: readonly string[];
  readonly artifacts: readonly string[];
}): Promise<string[]> {
  const child = path.join(import.meta.dirname, 'artifact-validation-child.ts');
  const running = promisify(execFile)(process.execPath, [child], { maxBuffer: 2 ** 26 });
  running.child.stdin?.end(JSON.stringify(names));
  const { stdout } = await running;
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as string[];
}

describe('safe names for random names', () => {
  it('are the same for the same list, and stable when applied again', () => {
    fc.assert(
      fc.property(names, (given) => {
        const safe = safeNames(given, 200);
        expect(safeNames(given, 200)).toEqual(safe);
        for (const one of given) {
          const [first = ''] = safeNames([one], 200);
          expect(safeNames([first], 200)).toEqual([first]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are in Unicode normal form C, and none is a short name of Windows', () => {
    fc.assert(
      fc.property(names, maxLength, (given, length) => {
        for (const safe of safeNames(given, length)) {
          expect(safe).toBe(safe.normalize('NFC'));
          expect(safe).not.toContain('~1');
        }
      }),
      { numRuns: 300 },
    );
  });
});
