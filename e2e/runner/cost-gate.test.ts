import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { MiteosSandboxOptions } from '../../sandbox/miteos/start-miteos-sandbox.ts';
import { delivering } from './delivering.ts';
import { publishedEvent } from './published-event.ts';
import { useRuns, type RunWish } from './use-runs.ts';

const root = join(import.meta.dirname, '../..');

/** Returns the condition with which the README and the recipe gate a step on the cost. */
async function readCondition(): Promise<string> {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const recipes = await readFile(join(root, 'docs/recipes.md'), 'utf8');
  const cost = /`(steps\.miteos\.outputs\.cost-cents [^`]*)`/.exec(readme)?.[1];
  const condition = /^- if: (.*outputs\.cost-cents.*)$/m.exec(recipes)?.[1];
  if (condition === undefined || condition !== `\${{ always() && (${cost ?? ''}) }}`) {
    throw new Error('README.md and docs/recipes.md have different conditions on cost-cents.');
  }
  return condition;
}

async function gated(
  miteos: MiteosSandboxOptions | undefined,
  inputs = 'prompt: Research.',
): Promise<RunWish> {
  return {
    workflow: `
on: workflow_dispatch
permissions: {}
jobs:
  research:
    runs-on: ubuntu-latest
    steps:
      - id: miteos
        uses: OWNER/miteos-task-action@v1
        with:
          api-key: \${{ secrets.MITEOS_API_KEY }}
          ${inputs}
      - id: gate
        if: ${await readCondition()}
        run: echo reached
`,
    event: publishedEvent('workflow_dispatch', undefined, { inputs: { topic: '' } }),
    ...(miteos === undefined ? {} : { miteos }),
  };
}

function costing(costCents: number, status = 'complete'): MiteosSandboxOptions {
  return {
    generation: 'B',
    scenario: delivering({ 'report.md': '# Report\n' }, { costCents, status }),
  };
}

const run = useRuns({
  unknown: () => gated({ generation: 'A', scenario: 'complete' }),
  zero: () => gated(costing(0)),
  low: () => gated(costing(37.5)),
  'at the limit': () => gated(costing(100)),
  high: () => gated(costing(100.5)),
  'high, of a failed task': () => gated(costing(101, 'failed')),
  'of no task': () => gated(undefined, "prompt: ''"),
});

describe('the condition on cost-cents in the README and the recipes', () => {
  it.each([
    ['unknown', '', true],
    ['zero', '0', false],
    ['low', '37.5', false],
    ['at the limit', '100', false],
    ['high', '100.5', true],
    ['high, of a failed task', '101', true],
    ['of no task', undefined, true],
  ] as const)('for a cost that is %s (%p): the step runs is %p', (name, cents, runs) => {
    const { phases } = run(name);
    const outputs = phases.find(({ id, stage }) => id === 'miteos' && stage === 'Main')?.outputs;
    expect(outputs?.['cost-cents']).toBe(cents);
    expect(phases.some(({ id }) => id === 'gate')).toBe(runs);
  });
});
