/**
 * Builds the shipped bundle: `tsc` strips the types into build/, ncc bundles its JavaScript; then the licenses
 * of all that is in the bundle are gathered.
 * Usage: node scripts/build.ts [folder], where folder is `dist` when not given.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bundledPackages, renderLicenses, type BundledModules } from './licenses.ts';

const root = path.resolve(import.meta.dirname, '..');
const outFolder = path.resolve(root, process.argv[2] ?? 'dist');
const statsFile = path.join(root, 'build', 'stats.json');
const require = createRequire(import.meta.url);

function runNode(script: string, args: readonly string[]): void {
  execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
}

/**
 * Parts of libraries that this action never calls, and what stands in their place: the OIDC client, whose HTTP client loads all of undici,
 * half of what would be parsed before a task can be created; and the download of artifacts, whose unpacker brings 80 packages.
 */
const leftOut = [
  ['@actions/core', 'lib/oidc-utils.js', 'export class OidcClient {}\n'],
  [
    '@actions/artifact',
    'lib/internal/download/download-artifact.js',
    'export const downloadArtifactInternal = undefined;\nexport const downloadArtifactPublic = undefined;\n',
  ],
] as const;

/** The action's modules find the copies below build/ before the packages themselves. */
function leaveOut(): void {
  for (const [name, file, replacement] of leftOut) {
    const copy = path.join(root, 'build', 'node_modules', name);
    cpSync(path.join(root, 'node_modules', name), copy, { recursive: true });
    if (!existsSync(path.join(copy, file))) throw new Error(`${name} has no ${file} any more.`);
    writeFileSync(path.join(copy, file), replacement);
  }
}

rmSync(path.join(root, 'build'), { recursive: true, force: true });
runNode(require.resolve('typescript/bin/tsc'), ['-p', 'tsconfig.build.json']);
leaveOut();
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
  '--stats-out',
  statsFile,
]);
const stats = JSON.parse(readFileSync(statsFile, 'utf8')) as BundledModules;
writeFileSync(path.join(outFolder, 'licenses.txt'), renderLicenses(bundledPackages(stats)));
