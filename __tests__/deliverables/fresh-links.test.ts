import { describe, expect, it } from '@jest/globals';

import { FreshLinks } from '../../src/deliverables/fresh-links.ts';
import type { Deliverable } from '../../src/task/task.ts';
import { InstantClock } from '../miteos/instant-clock.ts';
import { refusal, ScriptedService } from './scripted-service.ts';

const oldOf = (index: number): string => `https://cdn.test/${index}?old`;

function setUp(count = 100) {
  const service = new ScriptedService();
  const clock = new InstantClock();
  const links = new FreshLinks({
    service,
    clock,
    taskId: 'task_1',
    signal: new AbortController().signal,
  });
  const list = (word: string): Deliverable[] =>
    Array.from({ length: count }, (_, index) => ({
      id: `d${index}`,
      downloadUrl: `https://cdn.test/${index}?${word}`,
    }));
  service.listed = list('new');
  const findAll = async (refused: (index: number) => string) =>
    Promise.all(list('').map((one, index) => links.find(one, refused(index))));
  return { service, clock, links, list, findAll };
}

describe('fresh links', () => {
  it('come from one list for simultaneous and later calls', async () => {
    const { service, clock, list, findAll } = setUp();
    const expected = list('new').map(({ downloadUrl }) => downloadUrl);
    expect(await findAll(oldOf)).toEqual(expected);
    await clock.sleep(59_000);
    expect(await findAll(oldOf)).toEqual(expected);
    expect(service.lists).toBe(1);
  });

  it('come from a new list after a minute, since links may have expired again', async () => {
    const { service, clock, list, findAll } = setUp();
    await findAll(oldOf);
    await clock.sleep(60_000);
    service.listed = list('newer');
    expect(await findAll(oldOf)).toEqual(list('newer').map(({ downloadUrl }) => downloadUrl));
    expect(service.lists).toBe(2);
  });

  it('are undefined when the list has only the refused link', async () => {
    const { service, links } = setUp();
    expect(await links.find({ id: 'd1' }, 'https://cdn.test/1?new')).toBeUndefined();
    expect(await links.find({ id: 'unknown' }, undefined)).toBeUndefined();
    expect(service.lists).toBe(1);
  });

  it('come from one list even when listing takes long', async () => {
    const { service, clock, findAll } = setUp();
    const listDeliverables = service.listDeliverables.bind(service);
    service.listDeliverables = async (...call) => {
      await clock.sleep(300_000);
      return listDeliverables(...call);
    };
    await Promise.all([findAll(oldOf), findAll(oldOf)]);
    expect(service.lists).toBe(1);
  });

  it('fail for all calls within a minute when the list fails', async () => {
    const { service, clock, list, links, findAll } = setUp();
    service.listed = refusal(503);
    const failing = await Promise.allSettled([findAll(oldOf), findAll(oldOf)]);
    expect(failing.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(links.find({ id: 'd1' }, oldOf(1))).rejects.toThrow('503');
    expect(service.lists).toBe(1);
    await clock.sleep(60_000);
    service.listed = list('new');
    expect(await links.find({ id: 'd1' }, oldOf(1))).toBe('https://cdn.test/1?new');
  });
});
