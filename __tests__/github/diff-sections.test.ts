import { describe, expect, it } from '@jest/globals';
import { parseDiffSections } from '../../src/github/diff.ts';

// As `git diff` prints them.
const CHANGED = `diff --git a/src/a.ts b/src/a.ts
index 2dd9d8a..b0c8d1b 100644
--- a/src/a.ts
+++ b/src/a.ts
@@ -1 +1 @@
-diff --git a/x b/x
+--- a/y
\\ No newline at end of file
`;

describe('the sections of a diff', () => {
  it.each([
    ['a change', CHANGED, 'src/a.ts'],
    [
      'a new file',
      'diff --git a/n b/n\nnew file mode 100644\nindex 0..1\n--- /dev/null\n+++ b/n\n@@ -0,0 +1 @@\n+x\n',
      'n',
    ],
    [
      'a deleted file',
      'diff --git a/d b/d\ndeleted file mode 100644\n--- a/d\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n',
      'd',
    ],
    [
      'a move',
      'diff --git a/old b/new name\nsimilarity index 100%\nrename from old\nrename to new name\n',
      'new name',
    ],
    ['a mode', 'diff --git a/run it b/run it\nold mode 100644\nnew mode 100755\n', 'run it'],
    ['a binary file', 'diff --git a/a b/a\nindex 1..2\nBinary files a/a and b/a differ\n', 'a'],
    [
      'a name with a space',
      'diff --git a/a b.md b/a b.md\n--- a/a b.md\t\n+++ b/a b.md\t\n@@ -1 +1 @@\n-x\n+y\n',
      'a b.md',
    ],
    [
      'a quoted name',
      String.raw`diff --git "a/n\303\251\"\\\n.txt" "b/n\303\251\"\\\n.txt"` +
        '\n' +
        String.raw`+++ "b/n\303\251\"\\\n.txt"` +
        '\n@@ -1 +1 @@\n-x\n',
      'né"\\\n.txt',
    ],
    [
      'a quoted name in the first line alone',
      String.raw`diff --git "a/n\303\251" "b/n\303\251"` + '\nnew file mode 100644\n',
      'né',
    ],
  ])('are named after the file: %s', (_, section, name) => {
    expect([...parseDiffSections(section)]).toEqual([[name, section.slice(0, -1)]]);
  });

  it('are parted where a file begins, and by no line of content', () => {
    const other = CHANGED.replaceAll('src/a.ts', 'src/b.ts');
    expect([...parseDiffSections(CHANGED + other).keys()]).toEqual(['src/a.ts', 'src/b.ts']);
  });

  it.each(['\r', '\u2028', '\u2029'])(
    'are not parted by a character that others take for a line end (%#)',
    (character) => {
      const forged = CHANGED.replace('--- a/y', `${character}diff --git a/z b/z${character}@@ `);
      expect([...parseDiffSections(forged)]).toEqual([['src/a.ts', forged.slice(0, -1)]]);
    },
  );

  it('are none in an empty diff, or in what is no diff', () => {
    expect(parseDiffSections('').size).toBe(0);
    expect(parseDiffSections('{"a":1}').size).toBe(0);
  });
});
