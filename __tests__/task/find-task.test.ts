import { describe, expect, it } from '@jest/globals';
import { findTask, findTasks, type FindOptions } from '../../src/task/find-task.ts';
import { withoutUndefined } from '../../src/support/without-undefined.ts';
import type { Task } from '../../src/task/task.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeTaskService } from '../support/fake-task-service.ts';
import { lostAnswer, refusal } from '../support/service-errors.ts';

const LINE = 'the last line';
const OTHERS =
  'Other.\n\nCreated by the workflow run https://github.com/o/r/actions/runs/9 (reference gha-9-0123456789abcdef-1-0123456789abcdef)';
const DAY_MS = 24 * 60 * 60_000;

function setUp() {
  const clock = new FakeClock();
  const service = new FakeTaskService(clock);
  const sinceMs = clock.wallMs();
  const add = (agoMs: number, prompt?: string): Task =>
    service.add({
      createdAtMs: sinceMs - agoMs,
      ...(prompt === undefined ? {} : { prompt }),
    });
  const options = (changes: Partial<FindOptions> = {}): FindOptions => ({
    service,
    sinceMs,
    isOurs: (line) => line === LINE,
    ...changes,
  });
  const find = async (changes?: Partial<FindOptions>): Promise<string[]> => {
    const ids: string[] = [];
    for await (const { id } of findTasks(options(changes))) ids.push(id);
    return ids;
  };
  const read = (): unknown[] => service.callsOf('fetchTask').flatMap(({ args }) => args);
  return { clock, service, sinceMs, add, options, find, read };
}

describe('findTasks', () => {
  it.each([
    ['the whole last line', `Do it.\n\n${LINE}`, true],
    ['the only line', LINE, true],
    ['followed by whitespace', `Do it.\n${LINE} \r\n\n`, true],
    ['with other line endings', `Do it.\r\n\r\n${LINE}\r\n`, true],
    ['not the last', `${LINE}\nmore`, false],
    ['part of the last', `Do it. ${LINE}`, false],
    ['quoted', `> ${LINE}`, false],
  ])('compares the last line: %s', async (_name, prompt, isFound) => {
    const { add, find } = setUp();
    const { id } = add(0, prompt);
    expect(await find()).toEqual(isFound ? [id] : []);
  });

  it('gives up on a list that never ends', async () => {
    const { service, find } = setUp();
    let made = 0;
    const task = (): Task => ({
      id: String((made += 1)),
      status: 'running',
      rawStatus: '',
      agents: [],
    });
    service.listTasks = ({ limit }) => Promise.resolve(Array.from({ length: limit }, task));
    await expect(find()).rejects.toThrow('the list of tasks is longer than 100000');
  });

  it('finds every task, wherever it is listed', async () => {
    const { add, find, service } = setUp();
    const first = add(0, LINE);
    for (let i = 0; i < 350; i += 1) add(0, OTHERS);
    const last = add(0, LINE);
    expect(await find()).toEqual([last.id, first.id]);
    service.isNewestFirst = false;
    expect(await find()).toEqual([first.id, last.id]);
  });

  describe('reads the list back to one day before the given time', () => {
    it('and includes tasks from the future, by a wrong clock of the service', async () => {
      const { add, find, service } = setUp();
      const late = add(DAY_MS, LINE);
      const early = add(-30 * DAY_MS, LINE);
      service.listed = (task) => withoutUndefined({ ...task, prompt: undefined });
      add(DAY_MS + 1, LINE);
      expect(await find()).toEqual([early.id, late.id]);
    });

    it('and also finds an older task whose last line is listed', async () => {
      const { add, find } = setUp();
      const ours = add(400 * DAY_MS, LINE);
      expect(await find()).toEqual([ours.id]);
    });

    it('and no further in a list that is newest first', async () => {
      const { add, find, service } = setUp();
      for (let day = 500; day > 0; day -= 1) add(day * DAY_MS, OTHERS);
      await find();
      expect(service.callsOf('listTasks')).toHaveLength(2);
    });

    it.each([
      ['oldest first', (index: number) => 250 - index],
      ['oldest first, after a page of equal times', (index: number) => (index < 100 ? 250 : 9)],
      ['in no order', (index: number) => 10 + ((index * 7919) % 240)],
    ])('but reads the whole list when it is %s', async (_name, daysAgo) => {
      const { add, find, service } = setUp();
      for (let index = 0; index < 250; index += 1) add(daysAgo(index) * DAY_MS, OTHERS);
      const ours = add(0, LINE);
      service.isNewestFirst = false;
      expect(await find()).toEqual([ours.id]);
    });

    it('and treats a task without a time as recent', async () => {
      const { add, find, service } = setUp();
      add(9 * DAY_MS, OTHERS);
      add(8 * DAY_MS, OTHERS);
      const ours = add(0, LINE);
      service.listed = (task) =>
        task.id === ours.id ? withoutUndefined({ ...task, createdAtMs: undefined }) : task;
      service.isNewestFirst = false;
      expect(await find()).toEqual([ours.id]);
    });

    it('but reads the whole list when it has no times', async () => {
      const { add, find, service } = setUp();
      service.listed = (task) => withoutUndefined({ ...task, createdAtMs: undefined });
      const ours = add(9 * DAY_MS, LINE);
      for (let index = 0; index < 250; index += 1) add(0, OTHERS);
      expect(await find()).toEqual([ours.id]);
    });
  });

  describe('with unusual pages', () => {
    it('finds a task that moves to a later page meanwhile', async () => {
      const { add, find, service } = setUp();
      const ours = add(0, LINE);
      for (let i = 0; i < 99; i += 1) add(0, OTHERS);
      service.answer('listTasks', () => {
        const page = service.tasks.reverse().slice(0, 100);
        for (let i = 0; i < 30; i += 1) add(0, OTHERS);
        return page;
      });
      expect(await find()).toEqual([ours.id]);
    });

    it('finds each task once when pages overlap', async () => {
      const { add, find, service } = setUp();
      const [ours, other] = [add(0, LINE), add(0, OTHERS)];
      service.answer('listTasks', [other, ours], [ours]);
      expect(await find()).toEqual([ours.id]);
    });

    it('accepts fewer tasks per page than requested', async () => {
      const { add, find, service } = setUp();
      const ours = add(0, LINE);
      for (let i = 0; i < 4; i += 1) add(0, OTHERS);
      const all = service.tasks.reverse();
      service.answer('listTasks', all.slice(0, 2), all.slice(2, 4));
      expect(await find()).toEqual([ours.id]);
      expect(service.callsOf('listTasks').map(({ args }) => args)).toEqual([
        [{ limit: 100, offset: 0 }],
        [{ limit: 100, offset: 2 }],
        [{ limit: 100, offset: 4 }],
        [{ limit: 100, offset: 5 }],
      ]);
    });

    it('ends soon when the service ignores the offset', async () => {
      const { add, find, service } = setUp();
      const ours = add(0, LINE);
      service.alwaysAnswer('listTasks', [ours]);
      expect(await find()).toEqual([ours.id]);
      expect(service.callsOf('listTasks')).toHaveLength(5);
    });

    it('continues after a page that new tasks have pushed down entirely', async () => {
      const { add, find, service } = setUp();
      const ours = add(0, LINE);
      const [older, newer] = [add(0, OTHERS), add(0, OTHERS)];
      service.answer('listTasks', [newer], [newer], [older]);
      service.answer('listTasks', [ours]);
      expect(await find()).toEqual([ours.id]);
    });
  });

  describe('when the list does not show whole prompts', () => {
    const PROMPT = `Review the change.\n\nDeliver one report.\n\n${LINE}`;

    it.each([
      ['no prompt', undefined],
      ['an empty one', ''],
      ['the start', PROMPT.slice(0, 25)],
      ['the start and three dots', `${PROMPT.slice(0, 12)}...`],
      ['the start and an ellipsis', `${PROMPT.slice(0, 12)} …`],
      ['a start that ends within a character', `${PROMPT.slice(0, 12)}\ufffd`],
      ['the prompt on one line', PROMPT.replaceAll('\n', ' ').slice(0, 40)],
      ['other line endings', PROMPT.replaceAll('\n', '\r\n').slice(0, 40)],
    ])('fetches a task of which it shows %s', async (_name, shown) => {
      const { add, find, read, service } = setUp();
      const ours = add(0, PROMPT);
      service.listed = (task) => withoutUndefined({ ...task, prompt: shown });
      expect(await find({ promptStart: PROMPT })).toEqual([ours.id]);
      expect(await find({ promptStart: PROMPT.slice(0, 30) })).toEqual([ours.id]);
      expect(await find()).toEqual([ours.id]);
      expect(read()).toEqual([ours.id, ours.id, ours.id]);
    });

    it.each([
      ['starts differently', 'Translate the …'],
      ['ends with the line of another run', OTHERS],
    ])('does not fetch a task that %s', async (_name, shown) => {
      const { add, find, read } = setUp();
      add(0, shown);
      expect(await find({ promptStart: PROMPT })).toEqual([]);
      expect(read()).toEqual([]);
    });

    it('fetches the newest first', async () => {
      const { add, find, read, service } = setUp();
      const [one, two, three] = [add(1000, PROMPT), add(0, PROMPT), add(2000, PROMPT)];
      service.listed = (task) => withoutUndefined({ ...task, prompt: undefined });
      await find();
      expect(read()).toEqual([two.id, one.id, three.id]);
    });

    it('does not fetch older tasks', async () => {
      const { add, find, read, service } = setUp();
      for (let day = 10; day > 1; day -= 1) add(day * DAY_MS, PROMPT);
      service.listed = (task) => withoutUndefined({ ...task, prompt: undefined });
      expect(await find()).toEqual([]);
      expect(read()).toEqual([]);
    });

    it('fetches each task only once in several searches', async () => {
      const { add, find, read, service } = setUp();
      const foreign = [add(0, 'Review …'), add(DAY_MS - 1, 'Review …')].map(({ id }) => id);
      service.listed = (task) => withoutUndefined({ ...task, prompt: undefined });
      const others = new Set<string>();
      for (let searches = 0; searches < 3; searches += 1)
        expect(await find({ others })).toEqual([]);
      expect(read()).toEqual(foreign);
    });

    it("fails when a candidate can't be fetched", async () => {
      const { add, find, service } = setUp();
      add(0, 'Review …');
      service.alwaysAnswer('fetchTask', refusal(404));
      await expect(find({ promptStart: PROMPT })).rejects.toMatchObject({ status: 404 });
    });
  });

  it("fails when a page can't be read", async () => {
    const { add, find, service } = setUp();
    const ours = add(0, LINE);
    service.answer('listTasks', [ours], lostAnswer(500));
    await expect(find()).rejects.toMatchObject({ status: 500 });
  });

  it('ends when its signal aborts', async () => {
    const { find, add } = setUp();
    add(0, LINE);
    const call = { signal: AbortSignal.abort(new Error('cancelled')) };
    await expect(find({ call })).rejects.toThrow('cancelled');
  });
});

describe('findTask', () => {
  it('returns the first match, even if the next page fails', async () => {
    const { add, options, service } = setUp();
    const ours = add(0, LINE);
    service.answer('listTasks', [ours], lostAnswer(500));
    expect(await findTask(options())).toEqual(ours);
  });

  it('fetches no candidate when the list itself shows the match', async () => {
    const { add, options, read } = setUp();
    const ours = add(0, LINE);
    add(0);
    expect(await findTask(options())).toEqual(ours);
    expect(read()).toEqual([]);
  });

  it('returns undefined when nothing matches', async () => {
    const { add, options } = setUp();
    add(0, OTHERS);
    expect(await findTask(options())).toBeUndefined();
  });
});
