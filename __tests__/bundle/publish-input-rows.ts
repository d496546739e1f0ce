import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { finished, followFinished } from './finished-task.ts';
import type { InputRow, Situation } from './input-row.ts';
import type { Trial } from './step-fixture.ts';
import { said } from './trial-facts.ts';

const empty: Situation = { name: 'no files', prepare: followFinished() };
const names = ({ step }: Trial): unknown => {
  const deliverables = JSON.parse(step.outputs['deliverables'] ?? '') as { name: string }[];
  return deliverables.map(({ name }) => name);
};
const artifactNames = ({ github, miteos }: Trial): string[] =>
  github.artifacts.map(({ name }) => name.replace(miteos.tasks[0]?.id ?? '', 'ID'));
const tone = ({ step }: Trial): unknown => ({
  conclusion: step.conclusion,
  warnings: said(step, 'warning').length,
});

/** Inputs that change what is brought, and where to. */
export const publishInputRows: readonly InputRow[] = [
  {
    input: 'deliverables',
    effect: 'chooses files',
    situation: finished,
    value: '**\n!data/**',
    see: names,
    expected: ['report.md'],
  },
  {
    input: 'if-no-deliverables',
    effect: 'makes it an error',
    situation: empty,
    value: 'error',
    see: tone,
    expected: { conclusion: 'failure', warnings: 0 },
  },
  {
    input: 'if-no-deliverables',
    effect: 'makes it nothing',
    situation: empty,
    value: 'ignore',
    see: tone,
    expected: { conclusion: 'success', warnings: 0 },
  },
  {
    input: 'output-dir',
    effect: 'is a folder in the workspace',
    situation: finished,
    value: 'out/review',
    see: ({ step, workspace }) => ({
      isTold: step.outputs['output-dir'] === join(workspace, 'out', 'review'),
      isUsed: existsSync(join(workspace, 'out', 'review', 'data', 'findings.csv')),
    }),
    expected: { isTold: true, isUsed: true },
  },
  {
    input: 'artifact',
    effect: 'makes one of each file',
    situation: finished,
    value: 'files',
    see: artifactNames,
    expected: ['miteos-ID-report.md', 'miteos-ID-data-findings.csv'],
  },
  {
    input: 'artifact',
    effect: 'makes none',
    situation: finished,
    value: 'none',
    see: artifactNames,
    expected: [],
  },
  {
    input: 'artifact-name',
    effect: 'names the archive',
    situation: finished,
    value: 'review',
    see: artifactNames,
    expected: ['review'],
  },
  {
    input: 'retention-days',
    effect: 'lets the artifact expire',
    situation: finished,
    value: '3',
    see: ({ github }) => daysUntil(github.artifacts[0]?.expiresAt),
    expected: 3,
  },
  {
    input: 'summary',
    effect: 'leaves it out',
    situation: finished,
    value: 'false',
    see: ({ step }) => step.summary,
    expected: '',
  },
];

function daysUntil(time: string | undefined): number | undefined {
  if (time === undefined) return undefined;
  return Math.round((Date.parse(time) - Date.now()) / (24 * 60 * 60_000));
}
