import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { InputTrial, Situation } from './input-trial.ts';
import { finished, followFinished, type Trial } from './step-fixture.ts';
import { said } from './trial-facts.ts';

const twoFiles: Situation = { name: 'two files', prepare: finished };
const verdictFile: Situation = {
  name: 'a verdict file',
  prepare: followFinished(
    { name: 'report.md', content: '# Fine\n' },
    { name: 'verdict.json', content: '{"verdict": "approve"}\n' },
  ),
};
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
  {
    situation: verdictFile,
    inputs: { expect: '*.md\n*.pdf' },
    effects: {
      expect: {
        title: 'fails the step where a file is missing',
        see: ({ step }) => [step.conclusion, step.outputs['reason']?.slice(0, 31)],
        expected: ['failure', 'No deliverable matches "*.pdf" '],
      },
    },
  },
  {
    situation: verdictFile,
    inputs: { 'output-file': 'verdict.json' },
    effects: {
      'output-file': {
        title: 'names the file that becomes an output',
        see: ({ step }) => step.outputs['structured-output'],
        expected: '{"verdict": "approve"}',
      },
    },
  },
  {
    situation: { ...verdictFile, name: 'a wanted file', inputs: { 'output-file': 'verdict.json' } },
    inputs: { 'output-schema': '{"required": ["why"]}' },
    effects: {
      'output-schema': {
        title: 'fails the step where the file does not match',
        see: ({ step }) => [step.conclusion, said(step, 'error').length],
        expected: ['failure', 1],
      },
    },
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
