/**
 * Builds the shipped bundle: `tsc` strips the types into build/, ncc bundles its JavaScript.
 * Usage: node scripts/build.ts [folder], where folder is `dist` when not given.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const outFolder = path.resolve(root, process.argv[2] ?? 'dist');
const require = createRequire(import.meta.url);

function runNode(script: string, args: readonly string[]): void {
  execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
}

/**
 * `@actions/core` asks for OIDC tokens through an HTTP client that loads all of undici, half of what the action would parse before it
 * can create a task. The action asks for no such token, so its own modules find the library without that part.
 */
function leaveOutOidc(): void {
  const copy = path.join(root, 'build', 'node_modules', '@actions', 'core');
  cpSync(path.join(root, 'node_modules', '@actions', 'core'), copy, { recursive: true });
  writeFileSync(path.join(copy, 'lib', 'oidc-utils.js'), 'export class OidcClient {}\n');
}

rmSync(path.join(root, 'build'), { recursive: true, force: true });
runNode(require.resolve('typescript/bin/tsc'), ['-p', 'tsconfig.build.json']);
leaveOutOidc();
rmSync(outFolder, { recursive: true, force: true });
// Not minified: start-up is slower when it is, and a reviewer could not read the difference.
runNode(require.resolve('@vercel/ncc/dist/ncc/cli.js'), [
  'build',
  'build/index.js',
  '--out',
  outFolder,
  '--target',
  'es2024',
  '--quiet',
]);
