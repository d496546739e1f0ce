import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { parse } from 'yaml';
import { insertActionTables } from '../scripts/action-tables.ts';
import { documentBlocks } from './examples/workflow-texts.ts';

const root = path.resolve(import.meta.dirname, '..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

describe('README.md', () => {
  it('lists every input and output as action.yml describes them ("npm run docs" writes them)', () => {
    const actionYml = readFileSync(path.join(root, 'action.yml'), 'utf8');
    expect(insertActionTables(readme, actionYml)).toBe(readme);
  });

  it('has at most 250 lines', () => {
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(250);
  });

  it('has badges of workflows that exist', () => {
    const [, , line = ''] = readme.split('\n');
    const names = [...line.matchAll(/actions\/workflows\/([\w-]+\.yml)\/badge\.svg/g)].map(
      ([, name = '']) => name,
    );
    expect(names).toEqual(['ci.yml', 'release.yml']);
    const folder = path.join(root, '.github/workflows');
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(names));
  });

  it('marks required inputs', () => {
    const required = readme.match(/^\| `[\w-]+` \|.*\| \*\*Required\*\*/gm) ?? [];
    expect(required.map((row) => row.split('`')[1])).toEqual([
      'prompt',
      'prompt-file',
      'task-id',
      'api-key',
    ]);
  });

  it('starts with a workflow with minimal permissions, in which a new push cancels the old review', () => {
    const [first] = documentBlocks().filter(({ name }) => name.startsWith('README'));
    expect(parse(first?.text ?? '')).toMatchObject({
      permissions: { contents: 'read', 'pull-requests': 'write' },
      concurrency: { group: expect.stringContaining('github.ref'), 'cancel-in-progress': true },
    });
  });

  it('lists the two commands to get started', () => {
    expect(readme).toContain('npm ci && npm run demo');
    expect(readme).toContain('npm ci && npm test');
  });
});
