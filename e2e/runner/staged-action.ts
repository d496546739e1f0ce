import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
/** What the examples and the README write behind `uses:`. */
export const ACTION = 'OWNER/miteos-task-action@v1';
const SERVICE = 'default: https://api.miteos.com/v1';

/**
 * Lays down what GitHub hands to a runner for a release: action.yml and dist. One word of them is changed: the default of the input
 * `base-url` leads to the sandbox, so that the examples can be run as they are.
 */
export async function stageAction(folder: string, baseUrl: string): Promise<void> {
  const actionYml = await readFile(join(root, 'action.yml'), 'utf8');
  if (actionYml.split(SERVICE).length !== 2) throw new Error(`action.yml has no one "${SERVICE}".`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'action.yml'), actionYml.replace(SERVICE, `default: ${baseUrl}`));
  await cp(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
}
