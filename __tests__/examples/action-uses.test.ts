import { describe, expect, it } from '@jest/globals';
import { actionUses, findMisuses } from './action-uses.ts';
import { documentBlocks, examples } from './workflow-texts.ts';

const texts = [...examples(), ...documentBlocks()].filter(({ text }) => text.includes('OWNER/'));

describe('the workflows that people copy', () => {
  it('are the examples, and blocks of the README and of SECURITY.md', () => {
    const names = texts.map(({ name }) => name.replace(/ \d+$/, ''));
    expect(new Set(names)).toEqual(
      new Set([...examples().map(({ name }) => name), 'README.md', 'SECURITY.md']),
    );
  });

  it.each(texts)('use only inputs and outputs that there are: $name', ({ text }) => {
    expect(actionUses(text)).not.toEqual([]);
    expect(findMisuses(text)).toEqual([]);
  });
});

describe('findMisuses', () => {
  const workflow = `
jobs:
  one:
    outputs:
      task: \${{ steps.ask.outputs.task-id }}
    steps:
      - id: ask
        uses: OWNER/miteos-task-action@v1
        with:
          prompt: Look into it.
  two:
    needs: one
    steps:
      - uses: OWNER/miteos-task-action@v1
        with:
          task-id: \${{ needs.one.outputs.task }}
`;

  it('has nothing against a sound workflow', () => {
    expect(findMisuses(workflow)).toEqual([]);
  });

  it.each([
    ['an input that there is not', 'prompt:', 'promt:', 'The action has no input "promt".'],
    ['an output that there is not', '.task-id', '.taskid', 'The action has no output "taskid".'],
    [
      'a step that there is not',
      '- id: ask',
      '- id: asks',
      'No step of the action has the id "ask".',
    ],
    [
      'an output that a job has not',
      'one.outputs.task',
      'one.outputs.id',
      'The job "one" has no output "id".',
    ],
    [
      'a job that there is not',
      'needs.one',
      'needs.first',
      'The job "first" has no output "task".',
    ],
    [
      'a version that moves at will',
      '@v1',
      '@main',
      '"OWNER/miteos-task-action@main" names no major version and no commit.',
    ],
  ])('finds %s', (_, text, other, words) => {
    expect(findMisuses(workflow.replace(text, other))).toEqual([words]);
  });
});
