import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import {
  contentOf,
  deepJson,
  gzipBomb,
  joined,
  longJson,
  repeated,
  type Content,
} from '../../sandbox/miteos/content.ts';
import type { Fault } from '../../sandbox/miteos/fault.ts';
import { followFinished, type OpenPlace, type Place, type Trial } from './step-fixture.ts';
import { artifactOf, createsOf, said } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

/** The maximum memory of a step, in MB. */
const MAX_MEMORY_MB = 250;
const HUGE_BYTES = 100_000_000;
const always = { times: Infinity };
const create = { method: 'POST', path: '/tasks' };
const poll = { method: 'GET', path: /\/tasks\/[^/]+$/ };

const body = (content: Content, more = {}): Fault => ({ kind: 'other-body', content, ...more });

interface MeasuredTrial extends Trial {
  readonly peaksMb: readonly number[];
}

/** Runs a step with such a peer, on a fast clock, and measures the memory of its phases. */
function meet(prepare: (place: Place) => unknown) {
  return async (open: OpenPlace): Promise<MeasuredTrial> => {
    const place = await open();
    const given = (await prepare(place)) as Record<string, string> | undefined;
    const peakFile = join(dirname(place.workspace), 'peaks');
    const preloads = ['measure-memory.ts', 'fast-clock.ts'];
    const urls = preloads.map((name) => pathToFileURL(join(import.meta.dirname, name)).href);
    const env = {
      NODE_OPTIONS: urls.map((url) => `--import ${url}`).join(' '),
      PEAK_FILE: peakFile,
    };
    const trial = await place.run({ inputs: { ...given, comment: 'never' }, env });
    const peaks = await readFile(peakFile, 'utf8');
    return { ...trial, peaksMb: peaks.trim().split('\n').map(Number) };
  };
}

const polled =
  (...faults: readonly Fault[]) =>
  ({ miteos }: Place) => {
    for (const fault of faults) miteos.fail(poll, fault);
  };

/** A finished task with a good file and a bad file, whose download fails in this way. */
function badFile(fault: Fault, listed: Record<string, unknown> = { size_bytes: undefined }) {
  return (place: Place): Promise<Record<string, string>> => {
    place.miteos.fail({ origin: 'cdn', path: /bad/ }, fault, always);
    place.miteos.fail({ path: /deliverables\/bad/ }, fault, always);
    const bad = { id: 'bad', name: 'bad.txt', content: 'x', listed };
    return followFinished(bad, { name: 'good.md', content: '# Fine\n' })(place);
  };
}

const hugeTask = body(longJson({ id: 'task_huge', status: 'complete' }, HUGE_BYTES));

const trials = {
  'huge create': meet(({ miteos }) => miteos.fail(create, hugeTask)),
  'endless create': meet(({ miteos }) => miteos.fail(create, body(repeated(' ', Infinity)))),
  'huge list': meet(({ miteos }) => {
    miteos.fail(create, { kind: 'reset', when: 'after-effect' });
    const list = { method: 'GET', path: '/tasks' };
    miteos.fail(list, body(longJson({ tasks: [] }, HUGE_BYTES)), always);
  }),
  'bad polls': meet(
    polled(
      hugeTask,
      body(repeated('[{},', Infinity)),
      body(deepJson('lists', 100_000)),
      { kind: 'answer', status: 200, headers: { 'x-bomb': 'x'.repeat(200_000) } },
      { kind: 'answer', status: 503, body: `<html>Over capacity${'<p>x</p>'.repeat(500_000)}` },
      // Valid, and just below the size limit. Its objects take far more memory than its text.
      body(longJson({ id: 'other', status: '€' }, 5_900_000)),
      body(joined(contentOf('['), repeated('{"a":1},', 700_000), contentOf('1]'))),
    ),
  ),
  'many files': meet((place) => {
    const entries = Array.from({ length: 100_000 }, (_, index) => `{"id":"d${index}"}`);
    const list: Fault = { kind: 'answer', status: 200, body: `[${entries.join()}]` };
    place.miteos.fail({ method: 'GET', path: /deliverables$/ }, list, always);
    return followFinished()(place);
  }),
  'gzip bomb': meet(badFile(body(gzipBomb(100_000), { headers: { 'content-encoding': 'gzip' } }))),
  'endless file': meet(badFile(body(repeated('x', Infinity)), { size_bytes: 1 })),
  'slow file': meet(badFile(body(repeated('x', Infinity), { bytePauseMs: 20 }))),
};

type Name = keyof typeof trials;
const trialOf = useTrials<Name, MeasuredTrial>(trials);

describe.each(Object.keys(trials) as Name[])('a step that meets a bad peer: %s', (name) => {
  it('takes little memory, and ends without a crash', () => {
    const { peaksMb, step } = trialOf(name);
    expect(peaksMb.length).toBeGreaterThan(0);
    expect(peaksMb.filter((peak) => !(peak < MAX_MEMORY_MB))).toEqual([]);
    expect([0, 1]).toContain(step.main.exitCode);
    expect(step.post?.exitCode).toBe(0);
    expect(step.main.rawLog).not.toMatch(/^\s+at /m);
  });
});

describe('a create call whose response is', () => {
  it.each(['huge create', 'endless create'] as const)(
    'too large created a task, which is found and not paid for twice: %s',
    (name) => {
      const trial = trialOf(name);
      expect([trial.step.conclusion, createsOf(trial)]).toEqual(['success', 1]);
      expect(trial.step.outputs['task-id']).toBe(trial.miteos.tasks[0]?.id);
    },
  );

  it('empty may have created a task that no list shows, so a message says what to search for', () => {
    const trial = trialOf('huge list');
    expect([trial.step.conclusion, createsOf(trial)]).toEqual(['failure', 1]);
    expect(said(trial.step, 'error')).toEqual([
      expect.stringMatching(/A task may have been created .*larger than 6 MB.*War Room/s),
    ]);
  });
});

describe('a poll with an invalid response', () => {
  it('is logged and repeated', () => {
    const { step } = trialOf('bad polls');
    expect([step.conclusion, step.outputs['status']]).toEqual(['success', 'complete']);
    expect(step.main.log).toMatch(
      /larger than 6 MB[^]*the response is not JSON[^]*Headers Overflow Error/,
    );
    expect(step.main.log).toMatch(/503 for GET .*: "Over capacity/);
  });
});

describe('a list of a hundred thousand deliverables', () => {
  it('is rejected, with the reason', () => {
    const { step } = trialOf('many files');
    expect([step.conclusion, step.outputs['status']]).toEqual(['failure', 'complete']);
    expect(said(step, 'error')).toEqual([
      expect.stringMatching(/Could not list the deliverables .* more than 10000 deliverables/),
    ]);
  });
});

describe('a download that', () => {
  it.each([
    ['expands', 'gzip bomb', 'expands to more than 100 times its compressed size, the maximum'],
    ['does not end', 'endless file', 'received more than the 1 bytes that Miteos lists'],
    ['arrives byte by byte', 'slow file', 'the time limit of 2\\d\\d s was reached'],
  ] as const)('%s is named as lost, and does not affect the others', async (_, name, reason) => {
    const trial = trialOf(name);
    expect(said(trial.step, 'error')).toEqual([
      expect.stringMatching(
        new RegExp(`Could not download the deliverable "bad.txt" \\(bad\\): .*${reason}`),
      ),
    ]);
    const files = await artifactOf(trial).files();
    expect([...files.keys()].toSorted()).toEqual(['good.md', 'miteos-task.json']);
  });
});
