/**
 * Builds what is shipped: `tsc` strips the types into build/, ncc bundles its JavaScript; then the entry files are
 * written, and the licenses of all that is in the bundle are gathered.
 * Usage: node scripts/build.ts [folder], where folder is `dist` when not given.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bundledPackages, renderLicenses, type BundledModules } from './licenses.ts';

const root = path.resolve(import.meta.dirname, '..');
const outFolder = path.resolve(root, process.argv[2] ?? 'dist');
const statsFile = path.join(root, 'build', 'stats.json');
const require = createRequire(import.meta.url);

/**
 * What is started by its file's name, and the export of src/index.ts that each of these files calls. Code of the bundle finds one at
 * `path.join(import.meta.dirname, name)`: of `new URL(name, import.meta.url)` ncc makes a file of its own.
 */
const ENTRIES = {
  'main.js': 'main',
  'post.js': 'post',
  'render.js': 'render',
};

function runNode(script: string, args: readonly string[]): void {
  execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
}

rmSync(path.join(root, 'build'), { recursive: true, force: true });
runNode(require.resolve('typescript/bin/tsc'), ['-p', 'tsconfig.build.json']);
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
for (const [file, name] of Object.entries(ENTRIES)) {
  const code = `import { ${name} } from './index.js';\n\nawait ${name}();\n`;
  writeFileSync(path.join(outFolder, file), code);
}
const stats = JSON.parse(readFileSync(statsFile, 'utf8')) as BundledModules;
writeFileSync(path.join(outFolder, 'licenses.txt'), renderLicenses(bundledPackages(stats)));
