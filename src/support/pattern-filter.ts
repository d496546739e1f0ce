import picomatch from 'picomatch';

const OPTIONS = { dot: true };

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

/** Returns the folder of all files that a pattern can match, or the file if it has no wildcards. Empty for every file. */
export function fixedPart(pattern: string): string {
  return picomatch.scan(pattern, { unescape: true }).base;
}
