/** Fails and lists the files if dist/ differs from a fresh build. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

function readFolder(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(folder, file), readFileSync(file)]),
  );
}

const fresh = mkdtempSync(path.join(tmpdir(), 'miteos-dist-'));
try {
  execFileSync(process.execPath, [path.join(root, 'scripts/build.ts'), fresh], {
    stdio: 'inherit',
  });
  const committed = readFolder(path.join(root, 'dist'));
  const built = readFolder(fresh);
  const different = [...new Set([...committed.keys(), ...built.keys()])].filter((name) => {
    const one = committed.get(name);
    const other = built.get(name);
    return one === undefined || other === undefined || !one.equals(other);
  });
  if (different.length > 0) {
    console.error(
      `dist/ does not match the sources. Run "npm run build" and commit the result. Different files: ${different.join(', ')}`,
    );
    process.exitCode = 1;
  }
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
