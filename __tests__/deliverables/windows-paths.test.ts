import { win32 } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { fileArtifactNames } from '../../src/deliverables/artifact-name.ts';
import { isWithin } from '../../src/support/is-within.ts';
import { safeNames } from './safe-names.ts';

/** Output folders as Windows has them: the runner's, a drive, a share, one with what a shell would part. */
const ROOTS = ['D:\\a\\_temp\\miteos\\task_1', 'E:\\', '\\\\server\\share\\out', 'C:\\Über uns\\x'];

const someName = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '\\',
          '/',
          '..',
          '.',
          ':',
          'C:',
          'c:foo',
          '\\\\server\\share\\',
          '\\\\?\\C:\\',
          '\\\\.\\',
        ],
        ...[
          'a:b',
          'x::$DATA',
          'con',
          'NUL',
          'aux.h',
          'COM¹',
          'lpt9 .txt',
          'conout$',
          'prn.',
          'com0',
        ],
        ...[
          'a',
          'A',
          'ä',
          'ß',
          'ẞ',
          ' ',
          '. ',
          '...',
          '\u3000',
          '%TEMP%',
          '~1',
          'PROGRA~1',
          '^',
          '&',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 9 },
  )
  .map((pieces) => pieces.join(''));
const someNames = fc.array(someName, { minLength: 1, maxLength: 4 });
const someRoot = fc.constantFrom(...ROOTS);
/** Windows takes these for devices in any folder, whatever follows the first dot. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])[ \t]*(?:[.:]|$)/i;

function holds(check: (target: string, root: string, name: string) => void): void {
  fc.assert(
    fc.property(someNames, someRoot, (names, root) => {
      const targets = safeNames(names, 239 - root.length - 1);
      for (const name of targets) check(win32.join(root, ...name.split('/')), root, name);
    }),
    { numRuns: 150 },
  );
}

describe('whatever the names are, the path of a file on Windows', () => {
  it('lies in the output folder, and is not the folder', () => {
    holds((target, root) => {
      expect(isWithin(target, root, win32)).toBe(true);
      expect(win32.relative(root, target)).not.toBe('');
    });
  });

  it('is absolute by its folder alone: its name has neither a drive nor a root', () => {
    holds((target, root, name) => {
      expect(win32.isAbsolute(name)).toBe(false);
      expect(win32.parse(name).root).toBe('');
      expect(win32.parse(target).root).toBe(win32.parse(root).root);
      // From another drive as well.
      expect(win32.resolve('Z:\\elsewhere', target)).toBe(target);
      expect(win32.resolve(root, name)).toBe(target);
    });
  });

  it('names no stream of a file', () => {
    holds((target, root) => {
      expect(target.slice(win32.parse(root).root.length)).not.toContain(':');
    });
  });

  it('names no device, and has no segment whose end Windows drops', () => {
    holds((target, root) => {
      for (const segment of win32.relative(root, target).split('\\')) {
        expect(segment).not.toMatch(DEVICE);
        expect(segment).not.toMatch(/^$|[. ]$/);
      }
    });
  });

  it('is in normal form, and goes to long paths unchanged', () => {
    holds((target) => {
      expect(win32.normalize(target)).toBe(target);
      expect(win32.toNamespacedPath(target).endsWith(target.replace(/^\\\\/, ''))).toBe(true);
    });
  });

  it('is no longer than Windows bears without long paths', () => {
    holds((target) => {
      expect(target.length).toBeLessThanOrEqual(239);
    });
  });

  it('is another one for each file, where case does not count', () => {
    fc.assert(
      fc.property(someNames, (names) => {
        const given = names.flatMap((name) => [name, name.toUpperCase(), name.toLowerCase()]);
        const targets = safeNames(given, 200).map((name) =>
          win32.join('D:\\out', ...name.split('/')).toUpperCase(),
        );
        expect(new Set(targets).size).toBe(given.length);
      }),
    );
  });

  it('is one segment where a file is an artifact of its own', () => {
    fc.assert(
      fc.property(someNames, (names) => {
        for (const name of fileArtifactNames('miteos-task_1', safeNames(names, 200)).values()) {
          expect(win32.basename(win32.join('D:\\a\\_temp', name))).toBe(name);
          expect(name).not.toMatch(DEVICE);
        }
      }),
    );
  });
});
