import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findBrokenLinks, parseDocument, type Repository } from './support/document-links.ts';

const ROOT = path.join(import.meta.dirname, '..');
const PLACES = ['*.md', '{.github,bench,docs,e2e,examples,sandbox}/**/*.md'];

const repository: Repository = {
  exists: (file) => existsSync(path.join(ROOT, file)),
  read: (file) => readFileSync(path.join(ROOT, file), 'utf8'),
};
const documents = globSync(PLACES, { cwd: ROOT, exclude: ['**/node_modules/**'] }).map((name) =>
  name.split(path.sep).join('/'),
);

describe('the documents', () => {
  it('are found', () => {
    const expected = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'];
    expect(documents).toEqual(expect.arrayContaining([...expected, 'bench/README.md']));
    expect(documents.filter((name) => name.includes('node_modules'))).toEqual([]);
  });

  it.each(documents)('%s has no link that leads nowhere', (name) => {
    expect(findBrokenLinks(name, repository)).toEqual([]);
  });

  it('have no broken links', () => {
    const { links } = parseDocument(repository.read('README.md'));
    expect(links).toEqual(expect.arrayContaining(['.github/comment.png', 'CONTRIBUTING.md']));
    const examples = globSync('examples/*.yml', { cwd: ROOT }).map((name) =>
      name.split(path.sep).join('/'),
    );
    expect(new Set(links.filter((link) => link.startsWith('examples/')))).toEqual(
      new Set(examples),
    );
  });
});

/** Returns the broken links of a document among others. */
function brokenIn(text: string): string[] {
  const files: Readonly<Record<string, string>> = {
    'docs/here.md': text,
    'docs/there.md': '# There\n\n## Why `on-rerun`, and when?\n\n## Twice\n\n## Twice\n',
    docs: '',
  };
  return findBrokenLinks('docs/here.md', {
    exists: (file) => file in files,
    read: (file) => files[file] ?? '',
  });
}

describe('findBrokenLinks', () => {
  it.each([
    '[a file](./there.md) [a folder](../docs/) [another site](https://example.com/missing.md)',
    '[a heading](there.md#why-on-rerun-and-when) [the second of two](/docs/there.md#twice-1)',
    '# Own heading\n\n[own](#own-heading) `[code](missing.md)`',
  ])('accepts %j', (text) => {
    expect(brokenIn(text)).toEqual([]);
  });

  it.each([
    ['[a file](missing.md)', 'missing.md leads to no file'],
    ['[a heading](there.md#why)', 'there.md#why leads to no heading of docs/there.md'],
    ['![image](missing.png)', 'missing.png leads to no file'],
    ['[by reference][there]\n\n[there]: missing.md', 'missing.md leads to no file'],
    ['text <img src="missing.png">', 'missing.png leads to no file'],
    ['[outside](../../elsewhere.md)', '../../elsewhere.md leads to a place outside'],
  ])('finds the broken link in %j', (text, problem) => {
    expect(brokenIn(text)).toEqual([expect.stringContaining(problem)]);
  });
});
