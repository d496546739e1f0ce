import { expect } from '@jest/globals';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', 'golden');

/**
 * Expects a text to equal the content of a checked-in file.
 * With the environment variable `UPDATE_GOLDEN=1`, writes the file instead.
 * @param name the path relative to `__tests__/golden`
 */
export function expectGolden(name: string, actual: string): void {
  const path = join(FOLDER, name);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
  }
  expect(actual).toBe(readFileSync(path, 'utf8'));
}
