import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import {
  deepJson,
  gzipBomb,
  joined,
  longJson,
  repeated,
  contentOf,
} from '../../sandbox/miteos/content.ts';
import type { DeliverableInput } from '../../sandbox/miteos/deliverable.ts';
import type { Fault } from '../../sandbox/miteos/fault.ts';
import { followFinished } from './finished-task.ts';
import type { OpenPlace, Place, StepWish, Trial } from './step-fixture.ts';
import { artifactOf, createsOf, said } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

/** What a step may take of a runner's memory, in MB. */
const MAX_MEMORY_MB = 250;
const HUGE_BYTES = 100_000_000;
const always = { times: Infinity };
const create = { method: 'POST', path: '/tasks' };
const fetching = { method: 'GET', path: /\/tasks\/[^/]+$/ };
const listing = { method: 'GET', path: '/tasks' };
const listingFiles = { method: 'GET', path: /deliverables$/ };

const body = (content: ReturnType<typeof repeated>, more = {}): Fault => ({
  kind: 'other-body',
  content,
  ...more,
});
const json = (text: string): Fault => ({ kind: 'answer', status: 200, body: text });

interface MeasuredTrial extends Trial {
  readonly peaksMb: readonly number[];
}

interface BadPeer {
  readonly prepare: (place: Place) => Promise<Record<string, string>> | undefined;
  readonly inputs?: Record<string, string>;
  /** Makes pauses and budgets shorter by fifty. */
  readonly isQuick?: boolean;
  readonly answerFactor?: number;
}

/** A step that meets such a peer, and how much memory its phases took. */
function meet({ prepare, inputs, isQuick = false, answerFactor = 1 }: BadPeer) {
  return async (open: OpenPlace): Promise<MeasuredTrial> => {
    const place = await open();
    const given = await prepare(place);
    const peakFile = join(dirname(place.workspace), 'peaks');
    const preloads = ['measure-memory.ts', ...(isQuick ? ['fast-clock.ts'] : [])];
    const wish: StepWish = {
      inputs: { ...given, ...inputs, comment: 'never' },
      env: {
        NODE_OPTIONS: preloads.map((name) => `--import ${urlOf(name)}`).join(' '),
        PEAK_FILE: peakFile,
        ANSWER_FACTOR: String(answerFactor),
      },
    };
    const trial = await place.run(wish);
    const peaks = await readFile(peakFile, 'utf8');
    return { ...trial, peaksMb: peaks.trim().split('\n').map(Number) };
  };
}

function urlOf(name: string): string {
  return pathToFileURL(join(import.meta.dirname, name)).href;
}

const good: DeliverableInput = {
  name: 'good.md',
  content: '# Fine\n',
  contentType: 'text/markdown',
};
const bad: DeliverableInput = { name: 'bad.txt', content: 'x', listed: { size_bytes: undefined } };

/** A finished task of a good and a bad file, whose download goes wrong so. */
function badFile(fault: Fault, listed: DeliverableInput['listed'] = bad.listed) {
  return (place: Place): Promise<Record<string, string>> => {
    place.miteos.fail({ origin: 'cdn', path: /bad/ }, fault, always);
    place.miteos.fail({ path: /deliverables\/bad/ }, fault, always);
    const files = [{ ...bad, id: 'bad', ...(listed === undefined ? {} : { listed }) }, good];
    return followFinished(...files)(place);
  };
}

/** A task that is made and ends, with looks at it that go wrong so at first. */
function badLooks(...faults: readonly Fault[]) {
  return ({ miteos }: Place): undefined => {
    for (const fault of faults) miteos.fail(fetching, fault);
  };
}

const hugeTask = longJson({ id: 'task_huge', status: 'complete' }, HUGE_BYTES);
const absurdTask = (id: string): string =>
  `{"id":"other","id":"${id}","status":"pending","status":"complete","__proto__":{"status":"failed","polluted":1},
  "constructor":{"prototype":{"polluted":1}},"created_at":"+275760-09-13T00:00:00Z","completed_at":"-271821-04-20T00:00:00Z",
  "total_cost_cents":1e999,"total_tokens_used":-1,"agents":[{"progress":1e999,"status":{}},{"id":{},"progress":-1},7,null,[[]]],
  "error":{"message":{}},"detail":[{}],"prompt":7}`;

const trialOf = useTrials<string, MeasuredTrial>({
  'huge create': meet({
    isQuick: true,
    prepare: ({ miteos }) => void miteos.fail(create, body(hugeTask)),
  }),
  'endless create': meet({
    isQuick: true,
    prepare: ({ miteos }) => void miteos.fail(create, body(repeated(' ', Infinity))),
  }),
  'huge list': meet({
    isQuick: true,
    prepare: ({ miteos }) => {
      miteos.fail(create, { kind: 'reset', when: 'after-effect' });
      miteos.fail(listing, body(longJson({ tasks: [] }, HUGE_BYTES)), always);
      return undefined;
    },
  }),
  'huge page': meet({
    isQuick: true,
    prepare: ({ miteos }) => {
      miteos.fail(create, { kind: 'reset', when: 'after-effect' });
      miteos.fail(listing, body(longJson({ tasks: [] }, HUGE_BYTES)));
      return undefined;
    },
  }),
  'bad looks': meet({
    isQuick: true,
    prepare: badLooks(
      body(hugeTask),
      body(repeated('[{},', Infinity)),
      body(repeated('{"a":', 10_000_000)),
      body(deepJson('lists', 100_000)),
      body(repeated('\xff', 1000)),
      { kind: 'answer', status: 200, headers: { 'x-bomb': 'x'.repeat(200_000) } },
      {
        kind: 'answer',
        status: 503,
        headers: { 'x-ratelimit-limit': '-1', 'x-ratelimit-remaining': '1e9' },
        body: `<html><body>Over capacity${'<p>x</p>'.repeat(500_000)}`,
      },
      { kind: 'redirect', location: '/v1/tasks' },
    ),
  }),
  // Sound, and just not too large; what is made of it takes far more memory than its text.
  'largest looks': meet({
    isQuick: true,
    prepare: badLooks(
      ...[0, 1, 2, 3].map(() => body(longJson({ id: 'other', status: '€' }, 5_900_000))),
      body(joined(contentOf('['), repeated('{"a":1},', 700_000), contentOf('1]'))),
    ),
  }),
  'dripping look': meet({
    answerFactor: 60,
    prepare: badLooks(body(repeated(' ', Infinity), { bytePauseMs: 20 })),
  }),
  'absurd task': meet({
    prepare: async (place) => {
      const given = await followFinished(good)(place);
      place.miteos.fail(fetching, json(absurdTask(given['task-id'] ?? '')), always);
      return given;
    },
  }),
  'huge files list': meet({
    prepare: async (place) => {
      place.miteos.fail(listingFiles, body(longJson({ data: [] }, HUGE_BYTES)), always);
      return followFinished(good)(place);
    },
  }),
  'many files': meet({
    prepare: async (place) => {
      const entries = Array.from({ length: 100_000 }, (_, index) => `{"id":"d${index}"}`);
      place.miteos.fail(listingFiles, json(`[${entries.join()}]`), always);
      return followFinished(good)(place);
    },
  }),
  // On the real clock: it takes as long as the machine needs to write what swells.
  'gzip bomb': meet({
    prepare: badFile(body(gzipBomb(100_000), { headers: { 'content-encoding': 'gzip' } })),
  }),
  'heap of codings': meet({
    isQuick: true,
    prepare: badFile(body(contentOf('x'), { headers: { 'content-encoding': 'br,'.repeat(5300) } })),
  }),
  'endless file': meet({
    isQuick: true,
    prepare: badFile(body(repeated('x', Infinity)), { size_bytes: 1 }),
  }),
  'dripping file': meet({
    isQuick: true,
    prepare: badFile(body(repeated('x', Infinity), { bytePauseMs: 20 })),
  }),
  'redirect loop': meet({
    isQuick: true,
    prepare: async (place) => {
      const loop: Fault = { kind: 'redirect', location: `${place.miteos.cdnOrigin}/bad` };
      return badFile(loop)(place);
    },
  }),
});

const names = [
  'huge create',
  'endless create',
  'huge list',
  'huge page',
  'bad looks',
  'largest looks',
  'dripping look',
  'absurd task',
  'huge files list',
  'many files',
  'gzip bomb',
  'heap of codings',
  'endless file',
  'dripping file',
  'redirect loop',
];

describe.each(names)('a step that meets a bad peer: %s', (name) => {
  it('stays small', () => {
    const { peaksMb } = trialOf(name);
    expect(peaksMb.length).toBeGreaterThan(0);
    expect(peaksMb.filter((peak) => !(peak < MAX_MEMORY_MB))).toEqual([]);
  });

  it('ends by itself, not by a crash', () => {
    const { main, post } = trialOf(name).step;
    expect([0, 1]).toContain(main.exitCode);
    expect(post?.exitCode).toBe(0);
    expect(main.rawLog).not.toMatch(/^\s+at /m);
  });
});

describe('a create that is answered with', () => {
  it.each([
    ['100 MB', 'huge create'],
    ['no end', 'endless create'],
    ['nothing, before a list of 100 MB that is asked for again in smaller pages', 'huge page'],
  ])('%s made a task, which is found and not paid for twice', (_, name) => {
    const trial = trialOf(name);
    expect([trial.step.conclusion, createsOf(trial)]).toEqual(['success', 1]);
    expect(trial.step.outputs['task-id']).toBe(trial.miteos.tasks[0]?.id);
  });

  it('nothing may have made a task that no list shows: the person is told what to look for', () => {
    const trial = trialOf('huge list');
    expect([trial.step.conclusion, createsOf(trial)]).toEqual(['failure', 1]);
    expect(said(trial.step, 'error')).toEqual([
      expect.stringMatching(
        /A task may have been made .* GET \/tasks .* the answer is longer than 6 MB\. Look in the War Room/,
      ),
    ]);
  });
});

describe('a look at the task that is answered with nonsense', () => {
  it('is waited out', () => {
    const { step } = trialOf('bad looks');
    expect([step.conclusion, step.outputs['status']]).toEqual(['success', 'complete']);
  });

  it.each([
    ['100 MB', 'the answer is longer than 6 MB'],
    ['a hundred thousand levels', 'it is no JSON'],
    ['a bomb of a head', 'Headers Overflow Error'],
    ['a page of megabytes', '503 to GET .*: "Over capacity'],
    ['a redirect', '302 to GET .*: without a word'],
  ])('is said to be %s', (_, words) => {
    expect(trialOf('bad looks').step.main.log).toMatch(new RegExp(words));
  });

  it('takes its time and no more when it comes byte by byte', () => {
    const { step } = trialOf('dripping look');
    expect(step.conclusion).toBe('success');
    expect(step.main.log).toMatch(/GET \/tasks\/\S+ took longer than 60 s; trying again/);
  });

  it('is taken for what is usable of it', () => {
    const { conclusion, outputs } = trialOf('absurd task').step;
    expect(conclusion).toBe('success');
    expect(outputs).toMatchObject({ status: 'complete', 'cost-cents': '', 'tokens-used': '' });
    expect(Number(outputs['duration-seconds'])).toBeGreaterThanOrEqual(0);
  });
});

describe('a list of deliverables', () => {
  it.each([
    ['of 100 MB', 'huge files list', /could not be listed: .* the answer is longer than 6 MB/],
    [
      'of a hundred thousand files',
      'many files',
      /could not be listed: .* more than 10000 deliverables, the most that is brought/,
    ],
  ])('%s is refused, with the reason', (_, name, words) => {
    const { step } = trialOf(name);
    expect([step.conclusion, step.outputs['status']]).toEqual(['failure', 'complete']);
    expect(said(step, 'error')).toEqual([expect.stringMatching(words)]);
  });
});

describe('a download that', () => {
  it.each([
    ['swells', 'gzip bomb', 'swells to more than 500 times its length'],
    [
      'is coded thousands of times',
      'heap of codings',
      'the download is coded as "(?:br,){33}b", which can\'t be decoded',
    ],
    ['does not end', 'endless file', 'more than the 1 bytes came that Miteos lists'],
    ['comes byte by byte', 'dripping file', 'the time limit of 2\\d\\d s is over'],
    ['is sent in circles', 'redirect loop', 'after 5 redirects was answered with 302'],
  ])('%s is named as lost, and takes nothing from the others', async (_, name, words) => {
    const trial = trialOf(name);
    expect(said(trial.step, 'error')).toEqual([
      expect.stringMatching(new RegExp(`"bad.txt" \\(bad\\) could not be fetched: .*${words}`)),
    ]);
    const files = await artifactOf(trial).files();
    expect([...files.keys()].toSorted()).toEqual(['good.md', 'miteos-task.json']);
  });
});
