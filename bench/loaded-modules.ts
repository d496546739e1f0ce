import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

/** A module that a process loaded from a file. */
export interface LoadedModule {
  readonly url: string;
  /** On the system's monotonic clock, that of `process.hrtime`. */
  readonly atNs: bigint;
}

/**
 * The arguments for `node` that have it write each module that it loads to a file, as it loads it, so that the
 * list is there also when the process is killed.
 */
export function traceModules(file: string): string[] {
  const code = `import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
registerHooks({
  load(url, context, nextLoad) {
    const line = process.hrtime.bigint() + ' ' + url + '\\n';
    if (url.startsWith('file:')) appendFileSync(${JSON.stringify(file)}, line);
    return nextLoad(url, context);
  },
});`;
  return ['--import', `data:text/javascript,${encodeURIComponent(code)}`];
}

/** What was written so far, of the modules in a folder. */
export async function readModules(file: string, folder: string): Promise<LoadedModule[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
  const { href } = pathToFileURL(folder);
  return lines
    .map((line) => line.split(' ', 2))
    .map(([atNs = '', url = '']) => ({ atNs: BigInt(atNs), url }))
    .filter(({ url }) => url.startsWith(`${href}/`));
}
