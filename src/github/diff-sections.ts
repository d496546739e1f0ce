/**
 * Parts a diff, as git prints it, into the sections of its files.
 * @returns each section by the name that the file has after the change (of a deleted file: had before), without the last line end
 */
export function parseDiffSections(diff: string): ReadonlyMap<string, string> {
  // A line of content begins with a space, `+`, `-` or `\`, so it can't look like the first line of a section. No `^` and `m` here:
  // they know other line ends than git does, and what follows a carriage return would be lost.
  const sections = diff
    .split(/(?<![^\n])(?=diff --git )/)
    .filter((part) => part.startsWith('diff --git '));
  return new Map(sections.map((section) => [nameIn(section), section.replace(/\n$/, '')]));
}

function nameIn(section: string): string {
  const hunks = section.indexOf('\n@@ ');
  const head = (hunks === -1 ? section : section.slice(0, hunks)).split('\n');
  const after = (start: string): string | undefined =>
    head.find((line) => line.startsWith(start))?.slice(start.length);
  const moved = after('rename to ') ?? after('copy to ');
  if (moved !== undefined) return unquote(moved);
  for (const start of ['+++ ', '--- ']) {
    const path = after(start);
    if (path !== undefined && path !== '/dev/null') return withoutSide(unquote(path));
  }
  return nameInFirstLine(head[0] ?? '');
}

/** Where nothing else names the file, both sides have the same name: `diff --git a/<name> b/<name>`. */
function nameInFirstLine(line: string): string {
  const both = line.slice('diff --git '.length);
  return withoutSide(unquote(both.slice(0, (both.length - 1) / 2)));
}

const withoutSide = (path: string): string => path.replace(/^[ab]\//, '');

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Git quotes a name with unusual characters as C does, byte by byte, and ends one with a space by a tab. Source: git-config, core.quotePath. */
function unquote(name: string): string {
  if (!name.startsWith('"')) return name.replace(/\t$/, '');
  const bytes = name
    .replace(/\t$/, '')
    .slice(1, -1)
    .replace(/[^\0-\x7f]+/gu, (text) => Buffer.from(text).toString('latin1'))
    .replace(/\\(?:([0-7]{3})|(.))/g, (_, octal: string | undefined, letter: string | undefined) =>
      octal === undefined
        ? (ESCAPES[letter ?? ''] ?? letter ?? '')
        : String.fromCharCode(Number.parseInt(octal, 8)),
    );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
