import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface FixtureAction extends AsyncDisposable {
  readonly folder: string;
}

/** A small action in a folder of its own; its scripts are CommonJS and have `fs` and `env`. */
export async function fixtureAction(scripts: {
  main: string;
  post?: string;
  postIf?: string;
  /** Lines of YAML below `inputs:`. */
  inputs?: string;
}): Promise<FixtureAction> {
  const folder = await mkdtemp(join(tmpdir(), 'fixture-action-'));
  const prelude = "const fs = require('node:fs'); const env = process.env;\n";
  const definition = [
    'name: fixture',
    'description: fixture',
    ...(scripts.inputs === undefined ? [] : [`inputs:\n${scripts.inputs}`]),
    'runs:',
    '  using: node24',
    '  main: main.cjs',
    ...(scripts.post === undefined ? [] : ['  post: post.cjs']),
    ...(scripts.postIf === undefined ? [] : [`  post-if: ${scripts.postIf}`]),
  ];
  await writeFile(join(folder, 'action.yml'), `${definition.join('\n')}\n`);
  await writeFile(join(folder, 'main.cjs'), prelude + scripts.main);
  if (scripts.post !== undefined) await writeFile(join(folder, 'post.cjs'), prelude + scripts.post);
  return {
    folder,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
