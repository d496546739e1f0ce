import picomatch from 'picomatch';

/**
 * Which names the glob patterns choose. Those that begin with `!` exclude; patterns that only exclude start from all.
 */
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
