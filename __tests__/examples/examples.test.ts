import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import { parse } from 'yaml';
import { parseDurationMs } from '../../src/support/duration.ts';
import { actionUses } from './action-uses.ts';
import { examples } from './workflow-texts.ts';

const folder = path.join(import.meta.dirname, '../../examples');

const valueSchema = v.union([v.string(), v.number(), v.boolean()]);
const stepSchema = v.object({
  uses: v.optional(v.string(), ''),
  run: v.optional(v.string(), ''),
  with: v.optional(v.record(v.string(), valueSchema), {}),
});
const workflowSchema = v.object({
  name: v.string(),
  on: v.unknown(),
  permissions: v.record(v.string(), v.string()),
  concurrency: v.optional(v.unknown()),
  jobs: v.record(
    v.string(),
    v.object({
      'timeout-minutes': v.number(),
      concurrency: v.optional(v.unknown()),
      steps: v.array(stepSchema),
    }),
  ),
});

const rows = examples().map(({ name, text }) => {
  const workflow = v.parse(workflowSchema, parse(text));
  const jobs = Object.values(workflow.jobs);
  return { name, text, workflow, jobs, steps: jobs.flatMap(({ steps }) => steps) };
});

describe('examples/', () => {
  it('has a workflow for each documented use case', () => {
    expect(rows.map(({ name }) => path.basename(name, '.yml'))).toEqual([
      'comment-command',
      'fork-review',
      'merge-gate',
      'prompt-matrix',
      'pull-request-review',
      'review-findings',
      'start-and-collect',
      'use-outputs',
      'weekly-report',
    ]);
  });

  it.each(rows)('says at its top what it does, how to use it and what to change: $name', (row) => {
    expect(row.text).toMatch(
      /^# [A-Z].*\n(?:#.*\n)*# To use it: .*MITEOS_API_KEY.*\n(?:#.*\n)*# To change: /,
    );
    const prompts = [...row.text.matchAll(/\bprompts\/[\w-]+\.md/g)].map(([file]) => file);
    expect(prompts.filter((file) => !existsSync(path.join(folder, file)))).toEqual([]);
  });

  it.each(rows)('is run by a real runner in a test: $name', ({ name }) => {
    const runner = path.join(import.meta.dirname, '../../e2e/runner');
    const tests = readdirSync(runner).filter((file) => file.endsWith('-examples.test.ts'));
    const texts = tests.map((file) => readFileSync(path.join(runner, file), 'utf8')).join('\n');
    expect(texts).toContain(`'${path.basename(name)}'`);
  });

  it.each(rows)('gives each job more time than its action takes: $name', ({ jobs }) => {
    for (const { steps, 'timeout-minutes': minutes } of jobs) {
      const timeoutsMs = steps
        .filter(({ uses }) => uses.startsWith('OWNER/'))
        .map((step) => parseDurationMs(String(step.with['timeout'] ?? '60m')));
      expect(minutes * 60_000).toBeGreaterThan(Math.max(0, ...timeoutsMs.map((ms) => ms ?? NaN)));
    }
  });

  it.each(rows)('gives no outsider a secret or a token: $name', ({ text, workflow, steps }) => {
    expect(workflow.permissions).toEqual({});
    expect(JSON.stringify(workflow.on)).not.toMatch(/pull_request_target|workflow_run/);
    expect(steps.filter(({ run }) => run.includes('${{'))).toEqual([]);
    const checkouts = steps.filter(({ uses }) => uses.startsWith('actions/checkout@'));
    expect(checkouts.filter((step) => step.with['persist-credentials'] !== false)).toEqual([]);
    const secrets = text.split('\n').filter((line) => line.includes('${{ secrets.'));
    expect(new Set(secrets.map((line) => line.trim()))).toEqual(
      new Set(['api-key: ${{ secrets.MITEOS_API_KEY }}']),
    );
    expect(secrets).toHaveLength(actionUses(text).length);
  });

  const onPullRequests = rows.filter(({ workflow }) =>
    JSON.stringify(workflow.on).includes('pull_request'),
  );
  it.each(onPullRequests)(
    'skips pull requests without secrets, and ends the run of an older push: $name',
    ({ text, workflow }) => {
      expect(actionUses(text).map((use) => use.with['if-no-api-key'])).toEqual(['skip']);
      expect(workflow.concurrency).toMatchObject({ 'cancel-in-progress': true });
    },
  );

  const onComments = rows.filter(({ workflow }) =>
    JSON.stringify(workflow.on).includes('issue_comment'),
  );
  it.each(onComments)(
    'does not let a comment cancel or delay the run of somebody else: $name',
    ({ workflow, jobs }) => {
      expect(workflow.on).toEqual({ issue_comment: { types: ['created'] } });
      expect(workflow.concurrency).toBeUndefined();
      expect(jobs.map(({ concurrency }) => concurrency)).toEqual([
        { group: expect.stringContaining('github.actor'), 'cancel-in-progress': false },
      ]);
    },
  );

  it.each(onComments)('checks nothing out where everybody can comment: $name', ({ steps }) => {
    expect(steps.map(({ uses }) => uses)).toEqual(['OWNER/miteos-task-action@v1']);
  });
});
