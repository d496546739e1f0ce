import { globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');

/** A workflow, or a part of one, to copy. */
interface WorkflowText {
  /** The file's path, with the number of the block in a document. */
  readonly name: string;
  readonly text: string;
}

/** The workflow files in examples/. */
export function examples(): WorkflowText[] {
  return readdirSync(path.join(root, 'examples'))
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => ({ name: `examples/${name}`, text: read(`examples/${name}`) }));
}

/** The YAML blocks of the documents in the root and in docs/, including parts of workflows. */
export function documentBlocks(): WorkflowText[] {
  return globSync(['*.md', 'docs/*.md'], { cwd: root })
    .map((name) => name.split(path.sep).join('/'))
    .sort()
    .flatMap((name) =>
      [...read(name).matchAll(/^```ya?ml\n(.*?)^```$/gms)].map(([, text = ''], index) => ({
        name: `${name} ${index + 1}`,
        text,
      })),
    );
}

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}
