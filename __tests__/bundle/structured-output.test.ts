import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import type { DeliverableInput } from '../../sandbox/miteos/deliverable.ts';
import { defaultKey } from '../../sandbox/miteos/keys.ts';
import { sentPrompt } from './input-trial.ts';
import { followFinished, type OpenPlace, type Trial } from './step-fixture.ts';
import { artifactOf, commentsOf, said } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

const schema = JSON.stringify({
  type: 'object',
  required: ['verdict'],
  additionalProperties: false,
  properties: {
    verdict: { enum: ['approve', 'reject'] },
    findings: { items: { type: 'object', required: ['path'] } },
  },
});
const report = { name: 'report.md', content: '# Do not merge\n' };
const event = pullRequestEvent();

/** A complete task that delivered these files, and maybe other inputs. */
const after =
  (files: readonly DeliverableInput[], inputs: Readonly<Record<string, string>> = {}) =>
  async (open: OpenPlace) => {
    const place = await open();
    const followed = await followFinished(...files)(place);
    const wanted = { 'output-file': 'verdict.json', 'output-schema': schema };
    return place.run({ event, inputs: { ...followed, ...wanted, ...inputs } });
  };

const verdict = (content: DeliverableInput['content']): DeliverableInput[] => [
  report,
  { name: 'verdict.json', contentType: 'application/json', content },
];

const trialOf = useTrials({
  valid: after(
    verdict(
      '{\n  "verdict": "reject",\n  "findings": [{ "path": "a.ts", "id": 12345678901234567890 }]\n}\n',
    ),
  ),
  'a list in one line': after(
    verdict(JSON.stringify(Array.from({ length: 9000 }, (_, index) => index))),
    { 'output-schema': '' },
  ),
  missing: after([report, { name: 'out/verdict.json', content: '{}' }]),
  'not JSON': after(verdict('The verdict is {"verdict": "approve"}.')),
  'said twice': after(verdict('{"verdict": "reject", "verdict": "approve"}')),
  'too long': after(verdict(`{"verdict": "${'x'.repeat(70_000)}"}`)),
  deep: after(verdict(`{"verdict": ${'['.repeat(10_000)}${']'.repeat(10_000)}}`)),
  'UTF-16': after(verdict(Buffer.from('\ufeff{"verdict": "approve"}', 'utf16le'))),
  'against the schema': after(
    verdict(
      JSON.stringify({ verdict: '::error::yes', findings: [1, {}, [], 'x', null], extra: true }),
    ),
  ),
  'with a secret': after(verdict(JSON.stringify({ verdict: 'approve', by: defaultKey }))),
  'with a secret behind escapes': after(verdict(`{"verdict": "\\u006d${defaultKey.slice(1)}"}`), {
    'output-schema': '',
  }),
  expected: after([report], { 'output-file': '', 'output-schema': '', expect: '*.md\ndata/*.csv' }),
  'of a task that failed': async (open) => {
    const place = await open();
    const deliver = verdict('{"verdict": "approve"}');
    const scenario = [{ afterMs: 0, status: 'failed', deliver }];
    const { id } = place.miteos.createTask({ prompt: 'Review.', scenario });
    return place.run({ event, inputs: { 'task-id': id, 'output-file': 'verdict.json' } });
  },
  'schema in a file': async (open) => {
    const place = await open({ miteos: { scenario: 'complete' } });
    await mkdir(join(place.workspace, '.github'));
    await writeFile(join(place.workspace, '.github/verdict.schema.json'), schema);
    return place.run({
      event,
      inputs: {
        'output-file': 'verdict.json',
        'output-schema': '.github/verdict.schema.json',
      },
    });
  },
  'broken schema': async (open) => {
    const place = await open();
    const inputs = { 'output-file': 'verdict.json', 'output-schema': '{"$ref": "#/$defs/none"}' };
    return place.run({ event, inputs });
  },
  'broken schema in a file': async (open) => {
    const place = await open();
    await writeFile(join(place.workspace, 'schema.json'), '{"type": "strng", "required": "a"}');
    const inputs = { 'output-file': 'verdict.json', 'output-schema': 'schema.json' };
    return place.run({ event, inputs });
  },
  'second attempt': async (open) => {
    const place = await open({ miteos: { scenario: 'complete' } });
    const inputs = { 'output-file': 'verdict.json', 'output-schema': schema };
    await place.run({ event, runAttempt: 1, inputs });
    return place.run({ event, runAttempt: 2, inputs });
  },
});

const outputOf = ({ step }: Trial): string => step.outputs['structured-output'] ?? '';

describe('the structured output', () => {
  it('is what the file says, for fromJSON', () => {
    const { step } = trialOf('valid');
    expect([step.conclusion, step.outputs['status'], step.outputs['reason']]).toEqual([
      'success',
      'complete',
      '',
    ]);
    expect(step.outputs['structured-output']).toBe(
      '{\n  "verdict": "reject",\n  "findings": [{ "path": "a.ts", "id": 12345678901234567890 }]\n}',
    );
    expect(step.outputs['report']).toBe('# Do not merge\n');
  });

  it('has no line that a runner refuses', () => {
    const output = outputOf(trialOf('a list in one line'));
    expect(JSON.parse(output)).toHaveLength(9000);
    expect(Math.max(...output.split('\n').map(({ length }) => length))).toBeLessThan(16_384);
  });

  it.each([
    [
      'missing',
      'The file verdict.json of the input output-file is missing. Delivered: "report.md", "out/verdict.json".',
    ],
    ['not JSON', 'The file verdict.json is not JSON: '],
    ['said twice', 'The file verdict.json contains a duplicate property name.'],
    ['too long', 'The file verdict.json is larger than 64 kB, the maximum for an output.'],
    ['deep', 'The file verdict.json is nested 10001 levels deep, the maximum is 64.'],
    ['UTF-16', 'The file verdict.json is not JSON: it is not UTF-8.'],
    ['with a secret', 'The file verdict.json contains a secret of this step'],
    ['with a secret behind escapes', 'The file verdict.json contains a secret of this step'],
    [
      'against the schema',
      'The file verdict.json does not match the input output-schema: /verdict: expected one of "approve","reject"; ' +
        '/findings/0: expected "object", got "number"; /findings/1: the property "path" is missing; ' +
        '/findings/2: expected "object", got "array"; /findings/3: expected "object", got "string"; and 2 more places.',
    ],
  ] as const)('is empty where the file is %s: the step fails and says why', (name, reason) => {
    const trial = trialOf(name);
    const { step } = trial;
    expect(step.conclusion).toBe('failure');
    expect(step.outputs['status']).toBe('complete');
    expect(outputOf(trial)).toBe('');
    expect(said(step, 'error')).toEqual([expect.stringContaining(reason)]);
    expect(said(step, 'error')[0]).toContain('and start a new run.');
    expect(step.outputs['reason']).toContain(reason);
    // What was delivered is published all the same.
    expect(artifactOf(trial).name).toContain('miteos-');
    expect(commentsOf(trial)).toEqual([expect.stringContaining('The file verdict.json')]);
  });

  it('is empty where the task did not complete, whatever was delivered', () => {
    const trial = trialOf('of a task that failed');
    expect(trial.step.outputs['status']).toBe('failed');
    expect(outputOf(trial)).toBe('');
    expect(trial.step.outputs['reason']).toMatch(/^The task failed\./);
  });

  it('is asked for in the prompt, with the schema from a file of the workspace', () => {
    const trial = trialOf('schema in a file');
    expect(trial.step.conclusion).toBe('success');
    expect(JSON.parse(outputOf(trial))).toEqual({ verdict: 'reject', findings: {} });
    expect(sentPrompt(trial)).toContain(
      `\n\nDeliver a file named "verdict.json". A program reads it`,
    );
    expect(sentPrompt(trial)).toContain(
      `\n\`\`\`json\n${schema}\n\`\`\`\n\nCreated by the workflow`,
    );
  });

  it.each([
    ['broken schema', 'output-schema: a $ref does not resolve within it'],
    ['broken schema in a file', 'output-schema: in "schema.json": /type: expected'],
  ] as const)('is asked for in no task: a %s', (name, message) => {
    const { step, miteos } = trialOf(name);
    expect(step.conclusion).toBe('failure');
    expect(said(step, 'error')).toEqual([expect.stringContaining(`Invalid input: ${message}`)]);
    expect(step.outputs['reason']).toContain(message);
    expect(miteos.requests).toEqual([]);
  });

  it('is that of an earlier attempt where the task is complete, and a notice says so', () => {
    const { step, miteos } = trialOf('second attempt');
    expect(miteos.tasks).toHaveLength(1);
    expect(said(step, 'notice')).toEqual([
      expect.stringMatching(
        /^Task \S+ of attempt 1 is already complete, so this attempt returns the same answer\..* start a new run\./,
      ),
    ]);
    expect(step.outputs['structured-output']).toContain('"verdict"');
  });
});

describe('the input expect', () => {
  it('fails the step for the pattern that matches nothing', () => {
    const trial = trialOf('expected');
    expect(trial.step.conclusion).toBe('failure');
    expect(trial.step.outputs['reason']).toBe(
      'No deliverable matches "data/*.csv" of the input expect. Delivered: "report.md".',
    );
    expect(commentsOf(trial)).toEqual([expect.stringContaining('Do not merge')]);
  });
});
