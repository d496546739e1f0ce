import { describe, expect, it } from '@jest/globals';
import {
  commentsOf,
  createsOf,
  findChangedFiles,
  said,
} from '../../__tests__/bundle/trial-facts.ts';
import { useTrials } from '../../__tests__/bundle/use-trials.ts';
import { networkTrial, type NetworkTrial } from './network-trial.ts';

/** Where nobody listens. */
const DEAD = 'http://127.0.0.1:9';
const USER = 'runner:p@ss/w0rd';
const ENCODED_USER = 'runner:p%40ss%2Fw0rd';
/** What may stand for the password. */
const FORMS = ['p@ss/w0rd', 'p%40ss%2Fw0rd', Buffer.from(USER).toString('base64')];
const quick = () => ({ timeout: '3s', comment: 'never' });

/** A host of this machine that the proxy is not asked for. */
const straight = { apiHost: '127.0.0.2', apiInterface: '127.0.0.2' };

const trialOf = useTrials({
  'all services': networkTrial(),
  'lower case first': networkTrial({
    env: ({ proxy }) => ({ https_proxy: proxy.url, HTTPS_PROXY: DEAD, NO_PROXY: 'elsewhere.test' }),
  }),
  'without scheme': networkTrial({ env: ({ proxy }) => ({ HTTPS_PROXY: proxy.host }) }),
  cancelled: networkTrial({ scenario: [{ afterMs: 0, status: 'running' }], cancelOn: /task_/ }),
  'http_proxy alone': networkTrial({
    hasPlainGithub: true,
    env: ({ proxy }) => ({ http_proxy: proxy.url, HTTP_PROXY: proxy.url }),
    inputs: (_, { miteos }) => ({ 'base-url': miteos.baseUrl }),
    cdnHost: 'plain',
  }),
  'plain GitHub': networkTrial({
    hasPlainGithub: true,
    env: ({ proxy }, { github }) => ({
      https_proxy: proxy.url,
      HTTP_PROXY: proxy.url,
      GITHUB_API_URL: github.apiUrl.replace('127.0.0.1', 'plain.github.test'),
    }),
  }),
  'no proxy for a host': networkTrial({
    ...straight,
    env: ({ proxy }) => ({ https_proxy: proxy.url, NO_PROXY: ' x.test, 127.0.0.2' }),
  }),
  'no proxy for another port': networkTrial({
    ...straight,
    env: ({ proxy }) => ({ https_proxy: proxy.url, no_proxy: '127.0.0.2:1', NO_PROXY: '*' }),
  }),
  'no proxy for a domain': networkTrial({
    env: ({ proxy }) => ({ https_proxy: proxy.url, no_proxy: '.miteos.test' }),
    inputs: quick,
  }),
  'IPv6 through the proxy': networkTrial({ apiHost: '[2001:db8::1]' }),
  'IPv6 without a proxy': networkTrial({
    apiHost: '[::1]',
    apiInterface: '::1',
    cdnHost: 'localhost',
    hasPlainGithub: true,
    env: () => ({}),
  }),
  'with credentials': networkTrial({
    proxy: { credentials: USER },
    env: ({ proxy }) => ({ https_proxy: `http://${ENCODED_USER}@${proxy.host}` }),
  }),
  'wrong credentials': networkTrial({
    proxy: { credentials: 'runner:other' },
    env: ({ proxy }) => ({ https_proxy: `http://${ENCODED_USER}@${proxy.host}` }),
  }),
  forbidden: networkTrial({ proxy: { refuse: () => 403 } }),
  down: networkTrial({
    env: () => ({ https_proxy: `http://${ENCODED_USER}@127.0.0.1:9` }),
    inputs: quick,
  }),
  'bad gateway at first': networkTrial({
    proxy: { refuse: (_, { length }) => (length < 2 ? 502 : undefined) },
  }),
  'no http proxy': networkTrial({
    env: () => ({ https_proxy: `socks5://${ENCODED_USER}@proxy.test` }),
  }),
});

/** What must be so in each step that came to a good end. */
async function expectWhole(trial: NetworkTrial): Promise<void> {
  expect(said(trial.step, 'error')).toEqual([]);
  expect(said(trial.step, 'warning')).toEqual([]);
  expect(trial.step.outputs['status']).toBe('complete');
  expect(createsOf(trial)).toBe(1);
  expect(await findChangedFiles(trial)).toEqual([]);
  expect(commentsOf(trial)).toHaveLength(1);
}

function hostsOf({ network }: NetworkTrial): string[] {
  return network.proxy.ways.map((way) => way.replace(/:\d+$/, ''));
}

const EVERYTHING = [
  'CONNECT api.github.test',
  'CONNECT api.miteos.test',
  'CONNECT blobs.github.test',
  'CONNECT cdn.miteos.test',
  'CONNECT results.github.test',
];

describe('a proxy for https', () => {
  it.each(['all services', 'lower case first', 'without scheme'] as const)(
    'carries every service: %s',
    async (name) => {
      const trial = trialOf(name);
      await expectWhole(trial);
      expect(hostsOf(trial)).toEqual(EVERYTHING);
    },
  );

  it('carries a service at an IPv6 address', async () => {
    const trial = trialOf('IPv6 through the proxy');
    await expectWhole(trial);
    const { port } = new URL(trial.baseUrl);
    expect(trial.network.proxy.ways).toContain(`CONNECT [2001:db8::1]:${port}`);
  });

  it('also carries the post step, which cancels', () => {
    const { miteos, network } = trialOf('cancelled');
    expect(miteos.activeTasks).toEqual([]);
    const toApi = network.proxy.requests.filter(({ target }) => target.startsWith('api.miteos'));
    expect(toApi.length).toBeGreaterThanOrEqual(2);
  });
});

describe('a proxy for http', () => {
  it('carries a GitHub that speaks no TLS', async () => {
    const trial = trialOf('plain GitHub');
    await expectWhole(trial);
    expect(hostsOf(trial)).toEqual(
      expect.arrayContaining(['CONNECT api.miteos.test', 'POST plain.github.test']),
    );
  });

  it('is not given what is on this machine: the key would leave it readable', async () => {
    const trial = trialOf('http_proxy alone');
    await expectWhole(trial);
    expect(trial.network.proxy.requests).toEqual([]);
  });
});

describe('no_proxy', () => {
  it('lets a host by, at the port that it names', async () => {
    const trial = trialOf('no proxy for a host');
    await expectWhole(trial);
    expect(hostsOf(trial)).toEqual(EVERYTHING.filter((way) => !way.includes('api.miteos')));
    expect(trial.network.api.receivedBytes).toBeGreaterThan(0);
    const other = trialOf('no proxy for another port');
    await expectWhole(other);
    expect(hostsOf(other)).toContain('CONNECT 127.0.0.2');
  });

  it('is kept to where the service can’t be reached without', () => {
    const trial = trialOf('no proxy for a domain');
    expect(trial.network.proxy.requests).toEqual([]);
    expect(said(trial.step, 'error')).toEqual([
      expect.stringMatching(/did not reach Miteos: .*api\.miteos\.test.* base-url/),
    ]);
  });
});

it('an IPv6 address with a port is a base-url without a proxy, too', async () => {
  const trial = trialOf('IPv6 without a proxy');
  await expectWhole(trial);
  expect(trial.network.api.receivedBytes).toBeGreaterThan(0);
});

describe('a proxy that asks for credentials', () => {
  it('gets them, for every service', async () => {
    const trial = trialOf('with credentials');
    await expectWhole(trial);
    expect(hostsOf(trial)).toEqual(EVERYTHING);
    const { requests } = trial.network.proxy;
    expect(new Set(requests.map(({ credentials }) => credentials))).toEqual(new Set([USER]));
  });

  it('says so when they are wrong, and nothing is sent', () => {
    const trial = trialOf('wrong credentials');
    const [error, ...more] = said(trial.step, 'error');
    expect(more).toEqual([]);
    expect(error).toContain(`the proxy ${trial.network.proxy.url} returned 407`);
    expect(error).toContain('https_proxy');
    expect(trial.network.proxy.requests).toHaveLength(1);
    expect(trial.network.api.connections).toBe(0);
  });

  it.each(['with credentials', 'wrong credentials', 'down', 'no http proxy'] as const)(
    'has them printed nowhere: %s',
    (name) => {
      const { step } = trialOf(name);
      const told = [
        withoutMasks(step.main.rawLog),
        withoutMasks(step.post?.rawLog ?? ''),
        step.summary,
        JSON.stringify([step.outputs, step.state]),
        ...commentsOf(trialOf(name)),
      ].join('\n');
      for (const form of FORMS) expect(told).not.toContain(form);
      // And what others may print of them in this step is masked.
      const masks = step.main.commands.filter((command) => command.name === 'add-mask');
      expect(masks.map(({ text }) => text)).toEqual(expect.arrayContaining(FORMS));
    },
  );
});

describe('a proxy that lets nothing through', () => {
  it.each([
    ['forbidden', /the proxy http:\/\/127\.0\.0\.1:\d+ returned 403: .*no_proxy/],
    ['down', /could not connect through proxy http:\/\/127\.0\.0\.1:9: .*ECONNREFUSED/],
  ] as const)('is named, and the request never arrived: %s', (name, words) => {
    const { step, network, miteos } = trialOf(name);
    expect(said(step, 'error')).toEqual([expect.stringMatching(words)]);
    expect(said(step, 'error')[0]).toMatch(/^POST \/tasks did not reach Miteos: /);
    expect([step.conclusion, step.outputs['status']]).toEqual(['failure', 'failed']);
    expect(network.api.connections).toBe(0);
    expect(miteos.requests).toEqual([]);
    // Nobody has to search for a task.
    expect(step.state['create'] ?? '').toBe('');
  });

  it('is tried again where that may help, and makes one task in the end', async () => {
    expect(trialOf('forbidden').network.proxy.requests).toHaveLength(1);
    await expectWhole(trialOf('bad gateway at first'));
  });

  it('since it speaks no http is refused before anything is sent', () => {
    const { step, network } = trialOf('no http proxy');
    expect(said(step, 'error')).toEqual([
      expect.stringMatching(/^https_proxy: expected .*, got socks5:\/\/proxy\.test/),
    ]);
    expect(network.api.connections + network.hub.connections).toBe(0);
  });
});

function withoutMasks(log: string): string {
  return log.replace(/^::add-mask::.*$/gm, '');
}
