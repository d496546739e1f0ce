import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import { defaultKey } from '../../sandbox/miteos/keys.ts';
import { inputsOf } from '../support/fake-ports.ts';
import type { OpenPlace, Place, StepWish, Trial } from './step-fixture.ts';
import { createsOf, said, taskOf } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

/** An origin that must get no requests, and a proxy that records requests to all other origins. */
const stranger = createServer((request, response) => {
  heard.push(`${request.method ?? ''} ${request.url ?? ''}`);
  response.end('{}');
}).on('connect', (request, socket) => {
  heard.push(`CONNECT ${request.url ?? ''}`);
  socket.end();
});
const heard: string[] = [];
const strangerUrl = (): string => `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;

beforeAll(
  () =>
    new Promise<void>((resolve) => {
      stranger.listen(0, '127.0.0.1', resolve);
    }),
);
afterAll(() => {
  stranger.close();
});

type States = Readonly<Record<string, unknown>>;

/** Variables that an earlier step sets for the rest of the job, through GITHUB_ENV. */
function exported(states: States): Record<string, string> {
  const entries = Object.entries(states).map(([name, value]) => [
    `STATE_${name}`,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

const task = { id: 'task_foreign', origin: 'created', isLeft: false, orphaned: [] };
const settingsWith = (baseUrl: string) => ({ ...inputsOf().settings, baseUrl });

/** State of a task of another step. */
const foreign = (): States => ({
  phase: 'main',
  create: [{ line: 'Created by nobody', sentAtMs: 1 }],
  task,
  settings: settingsWith(`${strangerUrl()}/v1`),
});

/** A step whose main phase is killed before it saves anything, so that post finds variables that an earlier step exported. */
const killedAtOnce =
  (states: (place: Place) => States = () => ({}), wish: () => StepWish = () => ({})) =>
  async (open: OpenPlace): Promise<Trial> => {
    const place = await open();
    const { env, ...rest } = wish();
    const killer = pathToFileURL(path.join(import.meta.dirname, 'kill-before-state.ts')).href;
    const NODE_OPTIONS = `--disable-warning=ExperimentalWarning --import ${killer}`;
    const event = pullRequestEvent();
    return place.run({ event, ...rest, env: { NODE_OPTIONS, ...exported(states(place)), ...env } });
  };

/** Nested composite actions may lose the input. All hosts except loopback are reached through the foreign proxy. */
const lostBaseUrl = (): StepWish => ({
  postInputs: { 'api-key': defaultKey, 'base-url': '' },
  env: { http_proxy: strangerUrl(), https_proxy: strangerUrl() },
});

const trialOf = useTrials({
  'handed the state of another task': async (open) =>
    (await open()).run({ env: exported({ ...foreign(), finished: 'true', delivered: true }) }),
  'handed the same, and killed while it waits': async (open) => {
    const place = await open({ miteos: { scenario: [{ afterMs: 0, status: 'running' }] } });
    const states = { ...foreign(), finished: 'true', delivered: true };
    const running = await place.start({ env: exported(states) });
    await running.waitForLine(/Waiting for task/);
    running.signal('SIGKILL');
    return place.finish(running);
  },
  'killed before it saves anything': killedAtOnce(),
  'handed the state of another task, and killed before it saves anything': killedAtOnce(
    ({ miteos }) => {
      const { id } = miteos.createTask({
        prompt: 'Review.',
        scenario: [{ afterMs: 0, status: 'running' }],
      });
      return { ...foreign(), task: { ...task, id } };
    },
  ),
  'left with a plain http address': killedAtOnce(
    () => ({ task, settings: settingsWith('http://miteos.example/v1') }),
    lostBaseUrl,
  ),
  'left with garbage for an address': killedAtOnce(
    () => ({ task, settings: settingsWith('no address') }),
    lostBaseUrl,
  ),
  'left with settings that do not fit': killedAtOnce(() => ({ task, settings: { baseUrl: 7 } })),
  'left with a task that does not fit': killedAtOnce(() => ({
    task: { id: 7 },
    settings: settingsWith('https://api.miteos.com/v1'),
  })),
});

/** The requests to Miteos and to GitHub. */
function sent({ miteos, github }: Trial): string[] {
  return [...miteos.requests, ...github.requests].map(({ method, path: at }) => `${method} ${at}`);
}

describe('variables that look like saved state', () => {
  it('do not affect main, and post logs nothing after it', () => {
    const trial = trialOf('handed the state of another task');
    expect([createsOf(trial), taskOf(trial).status]).toEqual([1, 'complete']);
    expect(trial.step.outputs['status']).toBe('complete');
    expect(trial.step.post).toMatchObject({ exitCode: 0, rawLog: '' });
  });

  it('do not prevent post from finishing the task of a killed main', () => {
    const trial = trialOf('handed the same, and killed while it waits');
    expect([createsOf(trial), taskOf(trial).status]).toEqual([1, 'cancelled']);
  });

  it('make post send no request when they contain another URL than its input', () => {
    const trial = trialOf('handed the state of another task, and killed before it saves anything');
    expect(trial.step.main.signal).toBe('SIGKILL');
    expect(trial.step.post?.exitCode).toBe(0);
    expect(sent(trial)).toEqual([]);
    expect(said(trial.step, 'warning')).toEqual([
      expect.stringMatching(
        `got a different base-url than the main step.*may still be running: ${taskOf(trial).id}`,
      ),
    ]);
  });

  it('never cause a request to another origin', () => {
    expect(heard).toEqual([]);
  });
});

describe('a post step', () => {
  it('sends no request and logs nothing when main was killed before it saved anything', () => {
    const trial = trialOf('killed before it saves anything');
    expect(trial.step.main.signal).toBe('SIGKILL');
    expect(trial.step.state).toEqual({});
    expect(trial.step.post).toMatchObject({ exitCode: 0, rawLog: '', summary: '' });
    expect(sent(trial)).toEqual([]);
  });

  it.each([
    ['left with a plain http address', 'base-url: expected an `https:` URL'],
    ['left with garbage for an address', 'base-url: expected an `https:` URL'],
    ['left with settings that do not fit', 'the state that the main step saved is incomplete'],
  ] as const)(
    '%s sends no request, and says why and which task may still be running',
    (name, why) => {
      const trial = trialOf(name);
      expect(trial.step.post?.exitCode).toBe(0);
      expect(sent(trial)).toEqual([]);
      const warnings = said(trial.step, 'warning');
      expect(warnings).toContainEqual(expect.stringContaining(why));
      expect(warnings).toContainEqual(expect.stringContaining(task.id));
    },
  );

  it.each([
    ['left with settings that do not fit', 'settings'],
    ['left with a task that does not fit', 'task'],
  ] as const)('%s ignores it, and says so in one line', (name, unreadable) => {
    const trial = trialOf(name);
    expect(sent(trial)).toEqual([]);
    expect(said(trial.step, 'warning')).toContain(
      `The post step ignores saved state that it can't read: ${unreadable}.`,
    );
  });
});
