import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Exchange } from '../../../sandbox/github/exchange.ts';
import type { Fault, FaultOrder } from '../../../sandbox/github/faults.ts';
import {
  startGithubSandbox,
  type GithubSandbox,
} from '../../../sandbox/github/start-github-sandbox.ts';

let github: GithubSandbox;
beforeEach(async () => {
  github = await startGithubSandbox();
});
afterEach(() => github.close());

describe('a fault of the results service', () => {
  const call = (body = '{}'): Promise<Response> =>
    fetch(`${github.resultsUrl}twirp/github.actions.results.api.v1.ArtifactService/ListArtifacts`, {
      method: 'POST',
      body,
    });
  const order = (fault: Partial<Fault>): FaultOrder =>
    github.addFault({ at: 'ListArtifacts', answer: 'own', ...fault });

  it('meets only the requests that are meant, and counts them', async () => {
    const where = ({ body }: Exchange): boolean => body.includes('meant');
    const met = order({ answer: 503, where, times: Infinity });
    expect((await call('other')).status).not.toBe(503);
    expect((await call('meant')).status).toBe(503);
    expect(met.fired).toBe(1);
  });

  it('may put another answer in the place of its own', async () => {
    order({ rewrite: () => ({ status: 200, body: 'half' }) });
    expect(await (await call()).text()).toBe('half');
  });

  it.each(['reset', 'close'] as const)('may end an answer early: %s', async (by) => {
    order({ cut: { afterShare: 0.5, by } });
    await expect(call().then((answer) => answer.text())).rejects.toThrow();
  });
});

describe('a fault of the blob store', () => {
  const put = (): Promise<Response> =>
    fetch(`${github.blobUrl}/somewhere?comp=block`, { method: 'PUT', body: 'x'.repeat(1e6) });

  it('may break an upload off on its way', async () => {
    const met = github.addFault({ at: 'PutBlock', answer: 'reset', afterShare: 0.5 });
    await expect(put()).rejects.toThrow();
    expect(met.fired).toBe(1);
  });

  it('may damage what is sent before it takes effect', async () => {
    let sentBytes = 0;
    const damage = (body: Buffer): Buffer => {
      sentBytes = body.length;
      return body.subarray(1);
    };
    github.addFault({ at: 'PutBlock', answer: 'own', damage });
    await put();
    expect(sentBytes).toBe(1e6);
  });
});
