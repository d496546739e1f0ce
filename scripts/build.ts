/**
 * Builds the action: `tsc` compiles to build/, ncc bundles the JavaScript. Then writes the entry files, and collects the licenses of all
 * packages in the bundle.
 * Usage: node scripts/build.ts [folder]. The default folder is `dist`.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundledPackages, renderLicenses, type BundledModules } from './licenses.ts';

const root = path.resolve(import.meta.dirname, '..');
const outFolder = path.resolve(root, process.argv[2] ?? 'dist');
const statsFile = path.join(root, 'build', 'stats.json');

/**
 * The entry files, and the export of src/index.ts that each one calls. Code in the bundle finds an entry file with
 * `path.join(import.meta.dirname, name)`. From `new URL(name, import.meta.url)`, ncc would create another file.
 */
const ENTRIES = {
  'main.js': 'main',
  'post.js': 'post',
  'render.js': 'render',
};

/** Runs a command of a development dependency. On Windows, `npm` is a script, which needs a shell. */
function run(command: string, args: readonly string[]): void {
  const shell = process.platform === 'win32';
  execFileSync('npm', ['exec', '--', command, ...args], { cwd: root, stdio: 'inherit', shell });
}

rmSync(path.join(root, 'build'), { recursive: true, force: true });
run('tsc', ['-p', 'tsconfig.build.json']);
rmSync(outFolder, { recursive: true, force: true });
// Not minified: a minified bundle starts slower, and reviewers could not read its diff.
run('ncc', [
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
