import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collector = (options: { readonly type: 'major' | 'minor' }) => void;

/**
 * V8's collector of garbage, to be called: `minor` looks at young objects alone. An action can't have its node started with a
 * flag, so it is taken from a context made after the flag is set.
 */
export function findCollector(): (kind: 'major' | 'minor') => void {
  setFlagsFromString('--expose-gc');
  const found: unknown = runInNewContext('globalThis.gc');
  setFlagsFromString('--no-expose-gc');
  if (typeof found !== 'function') return () => undefined;
  const collect = found as Collector;
  return (kind) => {
    collect({ type: kind });
  };
}
