import { describe, expect, it } from '@jest/globals';
import { actionUses, findMisuses } from './action-uses.ts';
import { documentBlocks, examples } from './workflow-texts.ts';

const texts = [...examples(), ...documentBlocks()].filter(({ text }) => text.includes('OWNER/'));

describe('the workflows to copy', () => {
  it('are the examples and the YAML blocks of the documents', () => {
    const names = texts.map(({ name }) => name.replace(/ \d+$/, ''));
    expect(new Set(names)).toEqual(
      new Set([
        ...examples().map(({ name }) => name),
        'README.md',
        'docs/recipes.md',
        'docs/results.md',
      ]),
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
      - id: data
        run: echo "date=1" >> "$GITHUB_OUTPUT"
      - id: ask
        uses: OWNER/miteos-task-action@v1
        with:
          prompt: Look into it on \${{ steps.data.outputs.date }}.
  two:
    needs: one
    steps:
      - uses: OWNER/miteos-task-action@v1
        with:
          task-id: \${{ needs.one.outputs.task }}
`;

  it('accepts a valid workflow', () => {
    expect(findMisuses(workflow)).toEqual([]);
  });

  it.each([
    ['prompt:', 'promt:', 'The action has no input "promt".'],
    ['.task-id', '.taskid', 'The action has no output "taskid".'],
    ['- id: ask', '- id: asks', 'No step of the action has the id "ask".'],
    ['data.outputs.date', 'data.outputs.day', 'The step "data" has no output "day".'],
    ['one.outputs.task', 'one.outputs.id', 'The job "one" has no output "id".'],
    ['@v1', '@main', '"OWNER/miteos-task-action@main" names no major version and no commit.'],
  ])('finds the problem when %j is %j', (text, other, problem) => {
    expect(findMisuses(workflow.replace(text, other))).toEqual([problem]);
  });
});
