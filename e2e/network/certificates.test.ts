import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import {
  commentsOf,
  createsOf,
  findChangedFiles,
  said,
} from '../../__tests__/bundle/trial-facts.ts';
import { useTrials } from '../../__tests__/bundle/use-trials.ts';
import { selfSigned } from './authority.ts';
import { networkTrial, type NetworkTrialOptions } from './network-trial.ts';
import { TlsFront } from './tls-front.ts';

const run = promisify(execFile);
const child = join(import.meta.dirname, 'http-client-child.ts');

/** What people set who do not know NODE_EXTRA_CA_CERTS. It disables all certificate checks. */
const OFF = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };

const proxied: NetworkTrialOptions = { env: ({ proxy }) => ({ ...OFF, https_proxy: proxy.url }) };
const straight: NetworkTrialOptions = {
  apiHost: '127.0.0.1',
  hasPlainGithub: true,
  env: () => OFF,
};
const unknown = { knowsAuthority: false };
const expired = { certificates: { api: 'expired' } } as const;
const ofAnother = { certificates: { api: 'of another host' } } as const;
const ofNobody = { certificates: { api: 'self-signed' } } as const;

const trialOf = useTrials({
  'unknown, nothing switched off': networkTrial(unknown),
  'unknown, through a proxy': networkTrial({ ...proxied, ...unknown }),
  'unknown, straight': networkTrial({ ...straight, ...unknown }),
  'expired, straight': networkTrial({ ...straight, ...expired }),
  'of another host, through a proxy': networkTrial({ ...proxied, ...ofAnother }),
  'of another host, straight': networkTrial({ ...straight, ...ofAnother }),
  'self-signed, through a proxy': networkTrial({ ...proxied, ...ofNobody }),
  'good, checks switched off': networkTrial(proxied),
  'bad at the CDN': networkTrial({ ...proxied, certificates: { cdn: 'self-signed' } }),
  'bad at GitHub': networkTrial({
    ...proxied,
    certificates: { hub: 'self-signed' },
    inputs: () => ({ artifact: 'none' }),
  }),
});

describe('a certificate that is', () => {
  const CHAIN = /(?:in certificate chain|local issuer|first certificate).*NODE_EXTRA_CA_CERTS/s;

  it.each([
    ['unknown, nothing switched off', CHAIN],
    ['unknown, through a proxy', CHAIN],
    ['unknown, straight', CHAIN],
    ['expired, straight', /certificate has expired/],
    ['of another host, through a proxy', /does not match certificate's altnames.*elsewhere\.test/],
    ['of another host, straight', /not in the cert's list|does not match/],
    ['self-signed, through a proxy', /self-signed certificate.*NODE_EXTRA_CA_CERTS/s],
  ] as const)('%s is refused before anything is sent', (name, message) => {
    const { step, network, miteos } = trialOf(name);
    const errors = said(step, 'error');
    expect(errors).toEqual([expect.stringMatching(message)]);
    expect(errors[0]).toMatch(/^POST \/tasks did not reach Miteos: /);
    expect([step.conclusion, step.outputs['status']]).toEqual(['failure', 'failed']);
    expect(network.api.connections).toBe(1);
    expect(network.api.receivedBytes).toBe(0);
    expect(miteos.requests).toEqual([]);
  });
});

describe('NODE_TLS_REJECT_UNAUTHORIZED', () => {
  it('causes one warning that names the alternative', () => {
    const trial = trialOf('good, checks switched off');
    expect([trial.step.outputs['status'], createsOf(trial)]).toEqual(['complete', 1]);
    expect(said(trial.step, 'warning')).toEqual([expect.stringContaining('NODE_EXTRA_CA_CERTS')]);
    expect(trial.step.main.rawLog).not.toContain('makes TLS connections');
  });

  it('does not download from an unknown server, but from the API', async () => {
    const trial = trialOf('bad at the CDN');
    expect(trial.network.cdn.receivedBytes).toBe(0);
    expect(await findChangedFiles(trial)).toEqual([]);
  });

  it('does not send the token to an unknown GitHub server', () => {
    const trial = trialOf('bad at GitHub');
    expect(trial.network.hub.connections).toBeGreaterThan(0);
    expect(trial.network.hub.receivedBytes).toBe(0);
    expect(commentsOf(trial)).toEqual([]);
    expect(said(trial.step, 'warning').join('\n')).toContain('self-signed certificate');
  });

  it('has no effect on the client of the artifact library', async () => {
    const certificate = await selfSigned({ names: ['127.0.0.1'] });
    const front = await TlsFront.open({ certificate });
    try {
      const { stdout } = await run(process.execPath, [child, `https://127.0.0.1:${front.port}/`], {
        env: { ...process.env, ...OFF },
      });
      expect(stdout.trim()).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
      expect(front.receivedBytes).toBe(0);
    } finally {
      await front.close();
    }
  });
});
