import picomatch from 'picomatch';

/** Without `s`, `**` would not match a line break in a name. */
const FLAGS = 's';
const OPTIONS = { dot: true, flags: FLAGS };

/** Returns a filter for the glob patterns. A leading `!` excludes. If all patterns exclude, they apply to all names. */
export function patternFilter(patterns: readonly string[]): (name: string) => boolean {
  const included = patterns.filter((pattern) => !pattern.startsWith('!'));
  const excluded = patterns.filter((pattern) => /^!./.test(pattern));
  const isIncluded = picomatch(included.length === 0 ? ['**'] : included, OPTIONS);
  const isExcluded = picomatch(
    excluded.map((pattern) => pattern.slice(1)),
    OPTIONS,
  );
  return (name) => isIncluded(name) && !isExcluded(name);
}

/**
 * Returns a filter for a glob pattern that matches a name or a folder with a leading dot only if the pattern has this dot. In braces and
 * extended globs, picomatch's wildcards match it without.
 */
export function explicitDotFilter(pattern: string): (path: string) => boolean {
  const isMatch = picomatch(pattern, { flags: FLAGS });
  const isDotted = (segment: string): boolean => segment.startsWith('.');
  const isNamed = picomatch(pattern.split('/').filter(isDotted), { flags: FLAGS });
  return (path) =>
    isMatch(path) &&
    path
      .split('/')
      .filter(isDotted)
      .every((segment) => isNamed(segment));
}

/** Returns the folder of all files that a pattern can match, or the file if it has no wildcards. Empty for every file. */
export function fixedPart(pattern: string): string {
  const brace = pattern.indexOf('{');
  // After braces without a comma, such as `{{name}}/*`, the library does not find wildcards.
  const start = brace === -1 ? pattern : pattern.slice(0, pattern.lastIndexOf('/', brace) + 1);
  return picomatch.scan(start, { unescape: true }).base;
}
