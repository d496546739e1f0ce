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

/** Pieces of which hostile names are made, beside any text at all. */
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
const longest = fc.integer({ min: 0, max: 239 });

const POSIX_ROOT = '/home/runner/work/_temp/miteos';
const WINDOWS_ROOT = 'D:\\a\\_temp\\miteos';
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;

function holds(check: (safe: string, bound: number) => boolean): void {
  fc.assert(
    fc.property(names, longest, (given, bound) =>
      safeNames(given, bound).every((safe) => check(safe, bound)),
    ),
    { numRuns: 300 },
  );
}

describe('whatever the names are, each safe one', () => {
  it('lies inside the folder, on every system', () => {
    const isInside = (system: path.PlatformPath, root: string, safe: string): boolean => {
      const relative = system.relative(root, system.resolve(root, safe));
      const expected = safe.split('/').join(system.sep);
      return relative === expected && relative !== '' && relative.split(system.sep)[0] !== '..';
    };
    holds((safe) => isInside(path.posix, POSIX_ROOT, safe));
    holds((safe) => isInside(path.win32, WINDOWS_ROOT, safe));
  });

  it('holds nothing that the artifact library or a system refuses', () => {
    holds((safe) => !/["<>:|*?\\\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(safe));
    holds((safe) => safe.isWellFormed() && safe === safe.normalize('NFC'));
  });

  it('has no segment that is empty, ends in a dot or a space, or names a device', () => {
    holds((safe) =>
      safe.split('/').every((segment) => {
        const device = segment.split('.')[0]?.trimEnd() ?? '';
        return segment !== '' && !/^\s|[. ]$/.test(segment) && !DEVICE.test(device);
      }),
    );
  });

  it('is neither the manifest nor among the staging files, also where case does not count', () => {
    holds((safe) => {
      const first = safe
        .split('/')[0]
        ?.toLowerCase()
        .replaceAll(/[\u200c\u200d]/g, '');
      return (
        first !== MANIFEST_NAME &&
        first?.startsWith(STAGING_PREFIX) === false &&
        !safe.includes('~1')
      );
    });
  });

  it('is no longer than the bound, and no segment than a file system bears', () => {
    holds((safe, bound) => safe.length <= Math.max(bound, 20));
    holds((safe) => safe.split('/').every((segment) => Buffer.byteLength(segment) <= 130));
    const room = 239 - POSIX_ROOT.length - 1;
    fc.assert(
      fc.property(names, (given) =>
        safeNames(given, room).every((safe) => path.join(POSIX_ROOT, safe).length < 240),
      ),
    );
  });
});

describe('each of the public list of naughty strings', () => {
  const safe = safeNames(naughty, 200);

  it('becomes a name of its own that the artifact library takes, as path and as artifact', async () => {
    const artifacts = fileArtifactNames('miteos-task_1', safe);
    expect(await refusedByLibrary({ paths: safe, artifacts: [...artifacts.values()] })).toEqual([]);
    expect(new Set(safe.map((name) => name.normalize('NFKC').toLowerCase())).size).toBe(
      naughty.length,
    );
    expect(new Set(artifacts.values()).size).toBe(naughty.length);
  });

  it('lies in the folder, and keeps what harms nobody', () => {
    for (const name of safe) {
      expect(path.posix.relative('/out', path.posix.resolve('/out', name))).toBe(name);
      expect(name).not.toMatch(/^\/|^\.\.(?:\/|$)/);
    }
    expect(safe).toContain('田中さんにあげて下さい');
    expect(safe).toContain('😍');
  });
});

describe('whatever the names are, the artifact library', () => {
  it('takes the paths, and the names of the artifacts', async () => {
    const paths: string[] = [];
    const artifacts: string[] = [];
    for (const [given, bound, taskId] of fc.sample(fc.tuple(names, longest, name), 300)) {
      const safe = safeNames(given, bound);
      const naming = { given: '', taskId, runAttempt: 1 };
      const files = [...fileArtifactNames(artifactBase(naming), safe).values()];
      paths.push(...safe);
      for (const wanted of [artifactBase(naming), ...files]) {
        artifacts.push(...artifactNames(wanted, naming));
      }
    }
    expect(await refusedByLibrary({ paths, artifacts })).toEqual([]);
  });

  it('would refuse what is not cleaned', async () => {
    const paths = ['a:b', 'a/b'];
    expect(await refusedByLibrary({ paths, artifacts: ['a/b', 'ab'] })).toEqual(['a:b', 'a/b']);
  });
});

/** What the artifact library refuses of these. */
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

describe('whatever the names are, the safe ones', () => {
  it('are unlike each other where case and spelling do not count, and none is a folder of another', () => {
    fc.assert(
      fc.property(names, longest, (given, bound) => {
        const safe = safeNames(given, bound).map((one) => one.normalize('NFKC').toLowerCase());
        expect(new Set(safe).size).toBe(given.length);
        for (const one of safe) {
          expect(safe.some((other) => other.startsWith(`${one}/`))).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are the same for the same list, and each for itself', () => {
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

  it('of the first names do not change when more follow', () => {
    fc.assert(
      fc.property(names, name, (given, last) => {
        expect(safeNames([...given, last], 200).slice(0, -1)).toEqual(safeNames(given, 200));
      }),
      { numRuns: 100 },
    );
  });
});
