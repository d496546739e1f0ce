import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { adviceOn } from '../src/step/failure-message.ts';
import { ServiceError } from '../src/task/task-service.ts';
import { firstCells, parseMarkdown, readDocument } from './support/read-document.ts';

const SRC = path.join(import.meta.dirname, '../src');

/** The source files, with string literals that are concatenated over several lines joined. */
const sources = globSync('**/*.ts', { cwd: SRC }).map((name) =>
  readFileSync(path.join(SRC, name), 'utf8')
    .replaceAll(/['"`]\s*\+\s*['"`]/g, '')
    .replaceAll(/\\(['"`])/g, '$1'),
);
const rows = firstCells(parseMarkdown(readDocument('docs/troubleshooting.md')).children);
const quoted = rows.flat();

/** Returns the constant parts of a quoted message. An ellipsis or a number represents variable text. */
const partsOf = (message: string): string[] => message.split(/…|\d+/).map((part) => part.trim());

/** Whether a source file contains all parts of a message. */
function isSaid(message: string): boolean {
  const parts = partsOf(message);
  return sources.some((text) => parts.every((part) => text.includes(part)));
}

describe('docs/troubleshooting.md', () => {
  it('has a message in each row, and enough rows', () => {
    expect(rows.filter((messages) => messages.length === 0)).toEqual([]);
    expect(quoted.length).toBeGreaterThan(25);
    expect(new Set(quoted).size).toBe(quoted.length);
  });

  it.each(quoted)('quotes what the sources say, and enough of it to find it by: %s', (message) => {
    expect(isSaid(message)).toBe(true);
    expect(message.replaceAll(/[^a-z]/gi, '').length).toBeGreaterThanOrEqual(8);
  });

  it('lists each status of Miteos for which the action has advice', () => {
    const listed = quoted
      .map((message) => /^Miteos returned (\d+) for …: "…"$/.exec(message)?.[1])
      .filter((status) => status !== undefined)
      .map(Number);
    const advised = Array.from({ length: 200 }, (_, index) => 400 + index).filter(
      (status) => adviceOn(new ServiceError('no', { arrival: 'refused', status })) !== '',
    );
    expect(listed.sort()).toEqual(advised);
  });
});
