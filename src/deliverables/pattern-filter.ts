import picomatch from 'picomatch';

/** Returns a filter for the glob patterns. A leading `!` excludes. If all patterns exclude, they apply to all names. */
export function patternFilter(patterns: readonly string[]): (name: string) => boolean {
  const options = { dot: true };
  const included = patterns.filter((pattern) => !pattern.startsWith('!'));
  const excluded = patterns.filter((pattern) => /^!./.test(pattern));
  const isIncluded = picomatch(included.length === 0 ? ['**'] : included, options);
  const isExcluded = picomatch(
    excluded.map((pattern) => pattern.slice(1)),
    options,
  );
  return (name) => isIncluded(name) && !isExcluded(name);
}
