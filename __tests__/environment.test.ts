import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readEnvironment, readState, configureNetwork } from '../src/environment.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'environment-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('readEnvironment', () => {
  it('reads the variables of the runner', () => {
    expect(
      readEnvironment({
        GITHUB_REPOSITORY: 'octo/repo',
        GITHUB_WORKFLOW: 'CI',
        GITHUB_JOB: 'review',
        GITHUB_ACTION: '__octo_action',
        GITHUB_RUN_ID: '77',
        GITHUB_RUN_ATTEMPT: '3',
        GITHUB_RETENTION_DAYS: '90',
        GITHUB_TRIGGERING_ACTOR: 'cat',
        GITHUB_ACTOR: 'octo',
        GITHUB_EVENT_NAME: 'push',
        GITHUB_SERVER_URL: 'https://x.ghe.com',
        GITHUB_API_URL: 'https://api.x.ghe.com',
        GITHUB_WORKSPACE: '/w',
        RUNNER_TEMP: '/t',
        ACTIONS_RESULTS_URL: 'https://results.example/',
        ACTIONS_RUNTIME_TOKEN: 'token',
        https_proxy: 'http://lower',
        HTTPS_PROXY: 'http://upper',
        HTTP_PROXY: 'http://plain',
        no_proxy: 'localhost',
      }),
    ).toMatchObject({
      repository: 'octo/repo',
      workflow: 'CI',
      job: 'review',
      action: '__octo_action',
      runId: '77',
      runAttempt: 3,
      maxRetentionDays: 90,
      actor: 'octo',
      triggeringActor: 'cat',
      eventName: 'push',
      event: {},
      serverUrl: 'https://x.ghe.com',
      apiUrl: 'https://api.x.ghe.com',
      workspace: '/w',
      runnerTemp: '/t',
      hasArtifactService: true,
      proxies: {
        httpsProxy: 'http://lower',
        httpProxy: 'http://plain',
        noProxy: 'localhost,.localhost,127.0.0.1,[::1]',
      },
    });
  });

  it('has defaults for variables that are missing or empty', () => {
    for (const variables of [
      {},
      { GITHUB_RUN_ATTEMPT: '', GITHUB_SERVER_URL: '', RUNNER_TEMP: '' },
    ]) {
      expect(readEnvironment(variables)).toMatchObject({
        runId: '0',
        runAttempt: 0,
        event: {},
        serverUrl: 'https://github.com',
        apiUrl: 'https://api.github.com',
        runnerTemp: tmpdir(),
        hasArtifactService: false,
        proxies: { httpsProxy: '', httpProxy: '' },
      });
    }
  });

  it('uses the actor when the triggering actor is not set', () => {
    expect(readEnvironment({ GITHUB_ACTOR: 'octo' }).triggeringActor).toBe('octo');
  });

  it('has an artifact service only with both its URL and its token', () => {
    expect(readEnvironment({ ACTIONS_RESULTS_URL: 'x' }).hasArtifactService).toBe(false);
    expect(readEnvironment({ ACTIONS_RUNTIME_TOKEN: 'x' }).hasArtifactService).toBe(false);
  });

  it('reads and trims inputs by name', () => {
    const { input } = readEnvironment({ 'INPUT_API-KEY': ' mt_test_1\n', INPUT_A_B: 'x' });
    expect([input('api-key'), input('a b'), input('missing')]).toEqual(['mt_test_1', 'x', '']);
  });

  it('reads the event', async () => {
    const file = path.join(folder, 'event.json');
    await writeFile(file, '{"issue":{"number":5}}');
    expect(readEnvironment({ GITHUB_EVENT_PATH: file }).event).toEqual({ issue: { number: 5 } });
  });

  it('reads an event with a byte order mark', async () => {
    const file = path.join(folder, 'marked.json');
    await writeFile(file, '\ufeff{"issue":{"number":5}}\r\n');
    expect(readEnvironment({ GITHUB_EVENT_PATH: file })).toMatchObject({
      event: { issue: { number: 5 } },
      eventProblem: undefined,
    });
  });

  it.each([
    ['is not set', undefined, / GITHUB_EVENT_PATH is not set\.$/],
    ['names a missing file', 'missing.json', /missing\.json", .*ENOENT/],
    ['names a folder', '', /EISDIR/],
    ['names an empty file', 'empty.json', /empty\.json", which is empty\.$/],
    ['names a file with only a byte order mark', 'mark.json', /is empty\.$/],
    ['names a file that is not JSON', 'broken.json', /broken\.json", which is not JSON\.$/],
  ])('has an empty event and the reason when GITHUB_EVENT_PATH %s', async (_, name, why) => {
    await writeFile(path.join(folder, 'empty.json'), ' \n');
    await writeFile(path.join(folder, 'mark.json'), '\ufeff');
    await writeFile(path.join(folder, 'broken.json'), '{"issue":');
    const variables = name === undefined ? {} : { GITHUB_EVENT_PATH: path.join(folder, name) };
    const { event, eventProblem } = readEnvironment(variables);
    expect(event).toEqual({});
    expect(eventProblem).toMatch(why);
    expect(eventProblem).toContain('the environment variable GITHUB_EVENT_PATH');
  });
});

describe('readState', () => {
  it('reads the state that an earlier phase saved', () => {
    expect(readState('task', { STATE_task: '{"id":"t"}' })).toBe('{"id":"t"}');
    expect(readState('task', {})).toBe('');
  });
});

describe('configureNetwork', () => {
  it('sets the proxy variables in lower and upper case to the same value', () => {
    const variables = {
      https_proxy: 'lower.example:1',
      HTTPS_PROXY: 'http://upper.example:2',
      HTTP_PROXY: 'http://plain.example:3',
      NO_PROXY: '*.corp.example',
    };
    configureNetwork(variables);
    const noProxy = 'localhost,.localhost,127.0.0.1,[::1],corp.example,.corp.example';
    expect(variables).toEqual({
      https_proxy: 'http://lower.example:1',
      HTTPS_PROXY: 'http://lower.example:1',
      http_proxy: 'http://plain.example:3',
      HTTP_PROXY: 'http://plain.example:3',
      no_proxy: noProxy,
      NO_PROXY: noProxy,
    });
    expect(readEnvironment(variables).proxies).toEqual({
      httpsProxy: variables.https_proxy,
      httpProxy: 'http://plain.example:3',
      noProxy,
    });
  });

  it('removes the proxies when no host uses them', () => {
    const variables = {
      https_proxy: 'http://a.example',
      HTTP_PROXY: 'http://b.example',
      no_proxy: 'x,*',
    };
    configureNetwork(variables);
    expect(Object.keys(variables).sort()).toEqual(['NO_PROXY', 'no_proxy']);
  });

  it.each([
    ['0', true],
    ['1', false],
    ['', false],
  ])('enables certificate checks with NODE_TLS_REJECT_UNAUTHORIZED=%j', (value, wasOff) => {
    const variables = { NODE_TLS_REJECT_UNAUTHORIZED: value };
    expect(configureNetwork(variables)).toBe(wasOff);
    expect(variables).not.toHaveProperty('NODE_TLS_REJECT_UNAUTHORIZED');
  });
});
