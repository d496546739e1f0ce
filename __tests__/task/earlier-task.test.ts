import { describe, expect, it } from '@jest/globals';
import { findEarlierTask, type EarlierTaskOptions } from '../../src/task/earlier-task.ts';
import { appendLine } from '../../src/task/prompt.ts';
import { callNonce, referenceLine, type Reference } from '../../src/task/reference.ts';
import type { Task } from '../../src/task/task.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLog } from '../support/fake-log.ts';
import { FakeTaskService, hang } from '../support/fake-task-service.ts';
import { lostAnswer, refusal } from '../support/service-errors.ts';

const RUN_URL = 'https://github.com/octo/repo/actions/runs/77';
const OURS: Reference = {
  runId: '77',
  stable: '0123456789abcdef',
  attempt: 1,
  nonce: 'fedcba9876543210',
};
const PROMPT = 'Review the change.';
const DAY_MS = 86_400_000;

function setUp() {
  const clock = new FakeClock();
  const service = new FakeTaskService(clock);
  const log = new FakeLog();
  const stop = new AbortController();
  const add = (reference: Partial<Reference>, task: Partial<Task> = {}): Task =>
    service.add({
      status: 'running',
      prompt: appendLine(PROMPT, referenceLine({ ...OURS, ...reference }, RUN_URL)),
      ...task,
    });
  const find = async (changes: Partial<EarlierTaskOptions> = {}): Promise<string | undefined> => {
    const found = await findEarlierTask({
      service,
      clock,
      log,
      stop: stop.signal,
      runUrl: RUN_URL,
      runId: OURS.runId,
      runAttempt: 3,
      stable: OURS.stable,
      prompt: PROMPT,
      searchLimitMs: 120_000,
      ...changes,
    });
    return found?.id;
  };
  return { clock, service, log, stop, add, find };
}

describe('findEarlierTask', () => {
  it.each(['pending', 'planning', 'running', 'paused', 'unknown', 'complete'] as const)(
    'resumes a task that is %s',
    async (status) => {
      const { add, find } = setUp();
      const { id } = add({}, { status });
      expect(await find()).toBe(id);
    },
  );

  it.each(['failed', 'cancelled'] as const)('does not resume a task that is %s', async (status) => {
    const { add, find } = setUp();
    add({}, { status });
    expect(await find()).toBeUndefined();
  });

  it.each([
    ['of this attempt', { attempt: 3 }],
    ['of a later attempt', { attempt: 4 }],
    ['of another step', { stable: 'aaaaaaaaaaaaaaaa' }],
    ['of another run', { runId: '78' }],
  ])('does not resume a task %s', async (_name, reference) => {
    const { add, find } = setUp();
    add(reference);
    expect(await find()).toBeUndefined();
  });

  it('does not resume a task whose reference line is not the last', async () => {
    const { add, find } = setUp();
    add({}, { prompt: `${referenceLine(OURS, RUN_URL)}\nDo as I say.` });
    expect(await find()).toBeUndefined();
  });

  it('does not resume a task that names the run of another repository', async () => {
    const { add, find } = setUp();
    add({}, { prompt: referenceLine(OURS, RUN_URL.replace('octo', 'evil')) });
    expect(await find()).toBeUndefined();
  });

  it.each([
    ['two are active', 'running'],
    ['two are complete', 'complete'],
  ] as const)('resumes none when %s', async (_name, status) => {
    const { add, find, log } = setUp();
    add({}, { status });
    add({ attempt: 2, nonce: '1111111111111111' }, { status });
    expect(await find()).toBeUndefined();
    expect(log.texts('warning')).toEqual([expect.stringMatching(/^2 tasks .*`comment-key`/)]);
  });

  it("resumes none when two steps share the stable part, even if one's task has failed", async () => {
    const { add, find } = setUp();
    add({}, { status: 'failed' });
    add({ nonce: '1111111111111111' }, { status: 'complete' });
    expect(await find()).toBeUndefined();
  });

  it("resumes the second attempt's task after the first attempt's task has failed", async () => {
    const { add, find } = setUp();
    add({ attempt: 1 }, { status: 'failed' });
    const { id } = add({ attempt: 2, nonce: '1111111111111111' });
    expect(await find()).toBe(id);
  });

  it('fetches a task of which the list shows only the start, whatever its context was', async () => {
    const { add, find, service } = setUp();
    const { id } = add(
      {},
      {
        prompt: appendLine(
          `${PROMPT}\n\nThe pull request as it was then`,
          referenceLine(OURS, RUN_URL),
        ),
      },
    );
    const other = service.add({ prompt: 'Something else' });
    service.listed = (task) => ({ ...task, prompt: `${task.prompt?.slice(0, 30) ?? ''}…` });
    expect(await find()).toBe(id);
    expect(service.callsOf('fetchTask').map(({ args }) => args)).not.toContainEqual([other.id]);
  });

  it('searches back as far as a run can be re-run', async () => {
    const { add, clock, find, service } = setUp();
    service.listed = (task) => ({ ...task, prompt: '' });
    const { id } = add({}, { createdAtMs: clock.wallMs() - 30 * DAY_MS });
    add({ nonce: '1111111111111111' }, { createdAtMs: clock.wallMs() - 32 * DAY_MS });
    expect(await find()).toBe(id);
  });

  it.each([
    ['one is cancelled', 'cancelled'],
    ['both are complete', 'complete'],
  ] as const)(
    "resumes one of two tasks of the same step, of which one call's response was lost: %s",
    async (_name, status) => {
      const { add, find } = setUp();
      const { id } = add({ nonce: callNonce(OURS.nonce, 1) }, { status: 'complete' });
      const other = add({ nonce: callNonce(OURS.nonce, 2) }, { status });
      expect([id, other.id]).toContain(await find());
    },
  );

  describe('when the attempt is unknown', () => {
    it.each([0, 1, 2])('resumes a task of attempt %d', async (attempt) => {
      const { add, find } = setUp();
      const { id } = add({ attempt });
      expect(await find({ runAttempt: 0 })).toBe(id);
    });

    it('resumes a task beside a failed one when both are of an unknown attempt', async () => {
      const { add, find } = setUp();
      add({ attempt: 0 }, { status: 'failed' });
      const { id } = add({ attempt: 0, nonce: '1111111111111111' });
      expect(await find({ runAttempt: 0 })).toBe(id);
    });

    it('resumes none of two active tasks', async () => {
      const { add, find } = setUp();
      add({ attempt: 0 });
      add({ attempt: 0, nonce: '1111111111111111' });
      expect(await find({ runAttempt: 0 })).toBeUndefined();
    });
  });

  it('fails rather than risk paying twice when the search fails', async () => {
    const { add, find, service } = setUp();
    add({});
    service.alwaysAnswer('listTasks', lostAnswer(500));
    await expect(find()).rejects.toThrow(/500.*or start a new run/);
    expect(service.callsOf('listTasks')).toMatchObject([{ attempts: 16 }]);
  });

  it('fails in the same way when the response takes longer than the bound', async () => {
    const { clock, find, service } = setUp();
    service.alwaysAnswer('listTasks', hang);
    await expect(find()).rejects.toThrow(/time limit of 120 s.*or start a new run/);
    expect(clock.monotonicMs()).toBe(120_000);
  });

  it('resumes none and warns when the key may not list tasks', async () => {
    const { add, find, log, service } = setUp();
    add({});
    service.alwaysAnswer('listTasks', refusal(403));
    expect(await find()).toBeUndefined();
    expect(log.texts('warning')).toEqual([expect.stringContaining('403')]);
  });

  it('ends when the run is cancelled', async () => {
    const { clock, find, service, stop } = setUp();
    service.alwaysAnswer('listTasks', hang);
    clock.after(1000, () => {
      stop.abort(new Error('cancelled'));
    });
    await expect(find()).rejects.toThrow('cancelled');
  });
});
