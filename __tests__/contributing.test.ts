import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import {
  firstCells,
  inlineCodes,
  readDocument,
  sectionOf,
  parseMarkdown,
} from './support/read-document.ts';

const ROOT = path.join(import.meta.dirname, '..');

const manifestSchema = v.object({
  dependencies: v.record(v.string(), v.string()),
  devDependencies: v.record(v.string(), v.string()),
  scripts: v.record(v.string(), v.string()),
});
const manifest = v.parse(
  manifestSchema,
  JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')),
);

const contributing = readDocument('CONTRIBUTING.md');
const codes = inlineCodes(parseMarkdown(contributing).children);

describe('CONTRIBUTING.md', () => {
  const dependencies = sectionOf(contributing, 'Dependencies');

  it('explains each runtime package, of which there are at most fifteen', () => {
    const shipped = Object.keys(manifest.dependencies);
    expect(firstCells(dependencies).flat().sort()).toEqual(shipped.sort());
    expect(shipped.length).toBeLessThanOrEqual(15);
  });

  it('lists each development package', () => {
    const isNamed = (name: string): boolean =>
      inlineCodes(dependencies).some((code) => name === code || name.startsWith(`${code}/`)) ||
      /^@types\//.test(name);
    expect(Object.keys(manifest.devDependencies).filter((name) => !isNamed(name))).toEqual([]);
  });

  it('mentions only existing files and folders', () => {
    const paths = codes.filter((code) =>
      /^(?:\.ci|\.github|src|sandbox|scripts|bench|docs|e2e|examples|__tests__|dist)\//.test(code),
    );
    expect(paths.length).toBeGreaterThan(25);
    expect(paths.filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([]);
  });
});

const DOCUMENTS = globSync(['*.md', 'docs/*.md', 'bench/README.md'], { cwd: ROOT });

describe.each(DOCUMENTS)('%s', (name) => {
  it('mentions only existing scripts', () => {
    const named = [...readDocument(name).matchAll(/\bnpm run ([\w:-]+)/g)].map(
      ([, one = '']) => one,
    );
    expect(named.filter((script) => !Object.hasOwn(manifest.scripts, script))).toEqual([]);
  });
});
