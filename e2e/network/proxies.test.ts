import { describe, expect, it } from '@jest/globals';
import {
  commentsOf,
  createsOf,
  findChangedFiles,
  said,
} from '../../__tests__/bundle/trial-facts.ts';
import { useTrials } from '../../__tests__/bundle/use-trials.ts';
import { networkTrial, type NetworkTrial } from './network-trial.ts';

/** A closed port. */
const DEAD = 'http://127.0.0.1:9';
const USER = 'runner:p@ss/w0rd';
const ENCODED_USER = 'runner:p%40ss%2Fw0rd';
/** The possible encodings of the password. */
const FORMS = ['p@ss/w0rd', 'p%40ss%2Fw0rd', Buffer.from(USER).toString('base64')];
const quick = () => ({ timeout: '3s', comment: 'never' });

/** A host on this machine that is not reached through the proxy. */
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

/** Checks that apply to every successful step. */
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

  it('also carries the requests of the post step', () => {
    const { miteos, network } = trialOf('cancelled');
    expect(miteos.activeTasks).toEqual([]);
    const toApi = network.proxy.requests.filter(({ target }) => target.startsWith('api.miteos'));
    expect(toApi.length).toBeGreaterThanOrEqual(2);
  });
});

describe('a proxy for http', () => {
  it('carries requests to a GitHub server without TLS', async () => {
    const trial = trialOf('plain GitHub');
    await expectWhole(trial);
    expect(hostsOf(trial)).toEqual(
      expect.arrayContaining(['CONNECT api.miteos.test', 'POST plain.github.test']),
    );
  });

  it('does not carry requests to loopback, since the key would leave the machine unencrypted', async () => {
    const trial = trialOf('http_proxy alone');
    await expectWhole(trial);
    expect(trial.network.proxy.requests).toEqual([]);
  });
});

describe('no_proxy', () => {
  it('excludes a host, also with a port', async () => {
    const trial = trialOf('no proxy for a host');
    await expectWhole(trial);
    expect(hostsOf(trial)).toEqual(EVERYTHING.filter((way) => !way.includes('api.miteos')));
    expect(trial.network.api.receivedBytes).toBeGreaterThan(0);
    const other = trialOf('no proxy for another port');
    await expectWhole(other);
    expect(hostsOf(other)).toContain('CONNECT 127.0.0.2');
  });

  it('applies even when the service is unreachable without the proxy', () => {
    const trial = trialOf('no proxy for a domain');
    expect(trial.network.proxy.requests).toEqual([]);
    expect(said(trial.step, 'error')).toEqual([
      expect.stringMatching(/did not reach Miteos: .*api\.miteos\.test.* base-url/),
    ]);
  });
});

it('allows a base-url with an IPv6 address and a port without a proxy', async () => {
  const trial = trialOf('IPv6 without a proxy');
  await expectWhole(trial);
  expect(trial.network.api.receivedBytes).toBeGreaterThan(0);
});

describe('a proxy that requires credentials', () => {
  it('receives them for every service', async () => {
    const trial = trialOf('with credentials');
    await expectWhole(trial);
    expect(hostsOf(trial)).toEqual(EVERYTHING);
    const { requests } = trial.network.proxy;
    expect(new Set(requests.map(({ credentials }) => credentials))).toEqual(new Set([USER]));
  });

  it('causes an error when they are wrong, and nothing is sent', () => {
    const trial = trialOf('wrong credentials');
    const [error, ...more] = said(trial.step, 'error');
    expect(more).toEqual([]);
    expect(error).toContain(`the proxy ${trial.network.proxy.url} returned 407`);
    expect(error).toContain('https_proxy');
    expect(trial.network.proxy.requests).toHaveLength(1);
    expect(trial.network.api.connections).toBe(0);
  });

  it.each(['with credentials', 'wrong credentials', 'down', 'no http proxy'] as const)(
    'causes no output that contains them: %s',
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
      // Output of other programs in this step is masked.
      const masks = step.main.commands.filter((command) => command.name === 'add-mask');
      expect(masks.map(({ text }) => text)).toEqual(expect.arrayContaining(FORMS));
    },
  );
});

describe('a proxy that refuses all connections', () => {
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
    // No search for a task is necessary.
    expect(step.state['create'] ?? '').toBe('');
  });

  it('is retried after a temporary error, and one task is created', async () => {
    expect(trialOf('forbidden').network.proxy.requests).toHaveLength(1);
    await expectWhole(trialOf('bad gateway at first'));
  });

  it('that does not speak http is refused before anything is sent', () => {
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
