import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { InputTrial, Situation } from './input-trial.ts';
import { finished, followFinished, type Trial } from './step-fixture.ts';
import { said } from './trial-facts.ts';

const twoFiles: Situation = { name: 'two files', prepare: finished };
const noFiles: Situation = { name: 'no files', prepare: followFinished() };

/** Sorted, because the order of the uploads is not defined. */
const artifactNames = ({ github, miteos }: Trial): string[] =>
  github.artifacts.map(({ name }) => name.replace(miteos.tasks[0]?.id ?? '', 'ID')).toSorted();

/** Inputs that change what is published, and where. */
export const publishInputTrials: readonly InputTrial[] = [
  {
    situation: twoFiles,
    inputs: {
      deliverables: '**\n!data/**',
      'output-dir': 'out/review',
      'artifact-name': 'review',
      'retention-days': '3',
      summary: 'false',
      'issue-number': '2',
    },
    effects: {
      deliverables: {
        title: 'selects files',
        see: ({ step }) => {
          const deliverables = JSON.parse(step.outputs['deliverables'] ?? '') as { name: string }[];
          return deliverables.map(({ name }) => name);
        },
        expected: ['report.md'],
      },
      'output-dir': {
        title: 'is a folder in the workspace',
        see: ({ step, workspace }) => [
          step.outputs['output-dir'] === join(workspace, 'out', 'review'),
          existsSync(join(workspace, 'out', 'review', 'report.md')),
        ],
        expected: [true, true],
      },
      'artifact-name': { title: 'names the archive', see: artifactNames, expected: ['review'] },
      'retention-days': {
        title: 'sets when the artifact expires',
        see: ({ github }) => daysUntil(github.artifacts[0]?.expiresAt),
        expected: 3,
      },
      summary: { title: 'disables it', see: ({ step }) => step.summary, expected: '' },
      'issue-number': {
        title: 'selects the issue for the comment',
        see: ({ github }) => github.comments.map(({ issueNumber }) => issueNumber),
        expected: [2],
      },
    },
  },
  {
    situation: twoFiles,
    inputs: { artifact: 'files' },
    effects: {
      artifact: {
        title: 'creates one for each file',
        see: artifactNames,
        expected: ['miteos-ID-data-findings.csv', 'miteos-ID-report.md'],
      },
    },
  },
  {
    situation: twoFiles,
    inputs: { artifact: 'none' },
    effects: { artifact: { title: 'creates none', see: artifactNames, expected: [] } },
  },
  ...[
    { value: 'error', title: 'fails the step', expected: ['failure', 0, 1] },
    { value: 'ignore', title: 'logs nothing', expected: ['success', 0, 0] },
  ].map(({ value, title, expected }) => ({
    situation: noFiles,
    inputs: { 'if-no-deliverables': value },
    effects: {
      'if-no-deliverables': {
        title,
        see: ({ step }: Trial) => [
          step.conclusion,
          said(step, 'warning').length,
          said(step, 'error').length,
        ],
        expected,
      },
    },
  })),
];

function daysUntil(time = ''): number {
  return Math.round((Date.parse(time) - Date.now()) / (24 * 60 * 60_000));
}
