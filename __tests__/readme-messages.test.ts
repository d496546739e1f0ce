import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { adviceOn } from '../src/step/outcome.ts';
import { ServiceError } from '../src/task/task-service.ts';
import { firstCells, readDocument, sectionOf } from './support/read-document.ts';
import { isSaid, messagesOf } from './support/source-messages.ts';

const SRC = path.join(import.meta.dirname, '../src');

const said = globSync('**/*.ts', { cwd: SRC }).flatMap((name) =>
  messagesOf(readFileSync(path.join(SRC, name), 'utf8')),
);
const rows = firstCells(sectionOf(readDocument('README.md'), 'Troubleshooting'));
const quoted = rows.flat();

describe('the README’s troubleshooting', () => {
  it('has a message in each row, and covers what people meet', () => {
    expect(rows.filter((messages) => messages.length === 0)).toEqual([]);
    expect(quoted.length).toBeGreaterThan(25);
    expect(new Set(quoted).size).toBe(quoted.length);
  });

  it.each(quoted)('quotes what the sources say: %s', (message) => {
    expect(isSaid(message, said)).toBe(true);
  });

  it.each(quoted)('quotes enough of it to find it by: %s', (message) => {
    expect(message.replaceAll(/[^a-z]/gi, '').length).toBeGreaterThanOrEqual(8);
  });

  it('lists each answer of Miteos for which the action has an advice', () => {
    const listed = quoted
      .map((message) => /^Miteos answered (\d+) to …: "…"$/.exec(message)?.[1])
      .filter((status) => status !== undefined)
      .map(Number);
    const advised = Array.from({ length: 200 }, (_, index) => 400 + index).filter(
      (status) => adviceOn(new ServiceError('no', { arrival: 'refused', status })) !== '',
    );
    expect(listed.sort()).toEqual(advised);
  });
});

describe('isSaid', () => {
  const source = `
    const PERMISSION = 'the job needs more';
    export function refuse(task: Task, isLast: boolean): string {
      return \`Task \${task.id} may not run \` + (isLast ? 'again' : 'now') + \`: \${PERMISSION}.\`;
    }
  `;

  it.each([
    'Task … may not run again: the job needs more.',
    'Task … may not run now',
    'Task 17 may not run',
    'the job needs more',
  ])('finds %s', (message) => {
    expect(isSaid(message, messagesOf(source))).toBe(true);
  });

  it.each([
    'Task … may not run again and now',
    'Task … must not run',
    'Task … may not run no',
    'sk … may not run again',
    'may not run … Task',
    'Task … may not run again: the job needs less.',
    '…',
  ])('does not find %s', (message) => {
    expect(isSaid(message, messagesOf(source))).toBe(false);
  });

  it.each([
    ['may not run', 'must not run'],
    ['the job needs more', 'the job wants more'],
    ["'again'", "'once more'"],
  ])('misses a message as soon as the sources say another word for %s', (word, other) => {
    const message = 'Task … may not run again: the job needs more.';
    expect(isSaid(message, messagesOf(source.replace(word, other)))).toBe(false);
  });

  it('takes what is put together for one message', () => {
    expect(messagesOf("const x = f('one ' + `two ${g('three')}`) + 'four';")).toEqual([
      '\0four',
      'one two \0',
      'three',
    ]);
  });

  it('does not take a comment for a message', () => {
    expect(isSaid('a remark of ours', messagesOf('// a remark of ours\nexport {};'))).toBe(false);
  });
});
