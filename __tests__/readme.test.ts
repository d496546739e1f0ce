import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { insertActionTables } from '../scripts/action-tables.ts';

const root = path.resolve(import.meta.dirname, '..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

describe('README.md', () => {
  it('lists every input and output as action.yml describes them ("npm run docs" writes them)', () => {
    const actionYml = readFileSync(path.join(root, 'action.yml'), 'utf8');
    expect(insertActionTables(readme, actionYml)).toBe(readme);
  });

  it('names the two commands that a newcomer runs', () => {
    expect(readme).toContain('npm ci && npm run demo');
    expect(readme).toContain('npm ci && npm test');
  });
});
