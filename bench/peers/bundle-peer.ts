import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

const root = join(import.meta.dirname, '..', '..');
const cache = join(root, 'node_modules', '.cache', 'miteos-bench');

/** A file of this folder, named after the action whose calls it makes. */
export type Peer = 'create-or-update-comment' | 'find-comment' | 'upload-artifact';

/**
 * Bundles a peer into one file, as actions are published. The bundle is cached until it or the packages change.
 * @returns the script to start
 */
export async function bundlePeer(name: Peer): Promise<string> {
  const source = await readFile(join(import.meta.dirname, `${name}.ts`), 'utf8');
  const lock = await readFile(join(root, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(source).update(lock).digest('hex').slice(0, 16);
  const folder = join(cache, `${name}-${hash}`);
  const script = join(folder, 'index.js');
  if (existsSync(script)) return script;
  const work = join(cache, `${name}-${process.pid}`);
  await mkdir(work, { recursive: true });
  await writeFile(join(work, 'package.json'), '{"type": "module"}');
  const compilerOptions = { module: ModuleKind.ESNext, target: ScriptTarget.ES2024 };
  const { outputText } = transpileModule(source, { compilerOptions });
  await writeFile(join(work, 'entry.js'), outputText);
  const args = ['build', 'entry.js', '--out', 'out', '--target', 'es2024', '--quiet'];
  await promisify(execFile)('npm', ['exec', '--', 'ncc', ...args], { cwd: work });
  await rm(folder, { recursive: true, force: true });
  await rename(join(work, 'out'), folder);
  await rm(work, { recursive: true });
  return script;
}
