import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import type { Scenario } from '../../sandbox/miteos/scenarios.ts';
import type { OpenPlace, Place, StepWish, Trial } from '../../__tests__/bundle/step-fixture.ts';
import { Authority, selfSigned, type ServerCertificate } from './authority.ts';
import { ForwardProxy, type ForwardProxyOptions } from './forward-proxy.ts';
import { TlsFront } from './tls-front.ts';

const HOSTS = {
  api: 'api.miteos.test',
  cdn: 'cdn.miteos.test',
  rest: 'api.github.test',
  results: 'results.github.test',
  blobs: 'blobs.github.test',
};
const GOOD_NAMES = [
  ...Object.values(HOSTS),
  'localhost',
  '127.0.0.1',
  '127.0.0.2',
  '::1',
  '2001:db8::1',
];

/** Certificates of a server. The first is valid for clients that trust the authority, the others are always invalid. */
const CERTIFICATES = {
  good: (authority) => authority.issue({ names: GOOD_NAMES }),
  expired: (authority) => authority.issue({ names: GOOD_NAMES, days: -1 }),
  'of another host': (authority) => authority.issue({ names: ['elsewhere.test'] }),
  'self-signed': () => selfSigned({ names: GOOD_NAMES }),
} as const satisfies Record<string, (authority: Authority) => Promise<ServerCertificate>>;

type CertificateKind = keyof typeof CERTIFICATES;

/** The servers with their certificates, and the proxy. */
interface Network {
  /** In front of the Miteos API. */
  readonly api: TlsFront;
  /** In front of the deliverables. */
  readonly cdn: TlsFront;
  /** In front of GitHub's services: REST, results and blobs. */
  readonly hub: TlsFront;
  readonly proxy: ForwardProxy;
}

/** A finished step in a network with a proxy and a private authority. */
export interface NetworkTrial extends Trial {
  readonly network: Network;
  /** The value of the input base-url. */
  readonly baseUrl: string;
}

export interface NetworkTrialOptions {
  /** The certificates of the servers; by default valid ones. */
  readonly certificates?: Partial<Record<'api' | 'cdn' | 'hub', CertificateKind>>;
  /** The host of the input base-url, and the interface on which its server listens. */
  readonly apiHost?: string;
  readonly apiInterface?: string;
  /** The origin of links to files; `plain` keeps them on http on loopback. */
  readonly cdnHost?: string;
  readonly proxy?: ForwardProxyOptions;
  readonly scenario?: Scenario;
  /** Variables in addition to those of the services; by default the https proxy. */
  readonly env?: (network: Network, place: Place) => Record<string, string>;
  readonly inputs?: (network: Network, place: Place) => Record<string, string>;
  readonly cancelOn?: RegExp;
  /** Whether NODE_EXTRA_CA_CERTS contains the authority's certificate; true by default. */
  readonly knowsAuthority?: boolean;
  /** Keeps GitHub's services reachable without a proxy, over plain http. */
  readonly hasPlainGithub?: boolean;
}

/** Creates a trial for `useTrials`. The services use https, with names that only the proxy can resolve. */
export function networkTrial(
  options: NetworkTrialOptions = {},
): (open: OpenPlace) => Promise<NetworkTrial> {
  return async (open) => {
    const authority = await Authority.create();
    const network = await openNetwork(authority, options);
    try {
      const place = await openPlace(network, options, open);
      const trustFile = join(dirname(place.workspace), 'authority.pem');
      await writeFile(trustFile, authority.cert);
      const wish = wishOf({ network, place, trustFile }, options);
      const trial = await place.run(wish);
      return { ...trial, network, baseUrl: wish.inputs?.['base-url'] ?? '' };
    } finally {
      await Promise.all(
        Object.values<{ close(): Promise<void> }>({ ...network }).map((part) => part.close()),
      );
    }
  };
}

async function openNetwork(
  authority: Authority,
  { certificates = {}, apiInterface = '127.0.0.1', proxy }: NetworkTrialOptions,
): Promise<Network> {
  const front = async (kind: CertificateKind = 'good', address = '127.0.0.1'): Promise<TlsFront> =>
    TlsFront.open({ certificate: await CERTIFICATES[kind](authority), address });
  const api = await front(certificates.api, apiInterface);
  const cdn = await front(certificates.cdn);
  const hub = await front(certificates.hub);
  return { api, cdn, hub, proxy: await ForwardProxy.open({ nowhere: api, ...proxy }) };
}

async function openPlace(
  { api, cdn, hub }: Network,
  { scenario, cdnHost = HOSTS.cdn, hasPlainGithub = false }: NetworkTrialOptions,
  open: OpenPlace,
): Promise<Place> {
  const place = await open({
    miteos: {
      ...(cdnHost === 'plain' ? {} : { cdnAddress: `https://${cdnHost}:${cdn.port}` }),
      ...(scenario === undefined ? {} : { scenario }),
    },
    github: hasPlainGithub ? {} : { blobAddress: `https://${HOSTS.blobs}:${hub.port}` },
  });
  const { miteos, github } = place;
  api.routes = () => miteos.apiOrigin;
  cdn.routes = () => miteos.cdnOrigin;
  const services: Readonly<Record<string, string>> = {
    [HOSTS.rest]: github.apiUrl,
    [HOSTS.results]: github.resultsUrl,
    [HOSTS.blobs]: github.blobUrl,
  };
  hub.routes = (name) => services[name];
  return place;
}

interface Setting {
  readonly network: Network;
  readonly place: Place;
  readonly trustFile: string;
}

function wishOf(
  { network, place, trustFile }: Setting,
  {
    apiHost = HOSTS.api,
    env = ({ proxy }) => ({ https_proxy: proxy.url }),
    inputs = () => ({}),
    cancelOn,
    knowsAuthority = true,
    hasPlainGithub = false,
  }: NetworkTrialOptions,
): StepWish {
  const { api, hub } = network;
  const github = {
    GITHUB_API_URL: `https://${HOSTS.rest}:${hub.port}`,
    ACTIONS_RESULTS_URL: `https://${HOSTS.results}:${hub.port}/`,
  };
  return {
    event: pullRequestEvent(),
    inputs: {
      'base-url': `https://${apiHost}:${api.port}/v1`,
      // No permission check, so the first request goes to Miteos.
      'allowed-actors': 'all',
      ...inputs(network, place),
    },
    env: {
      ...(hasPlainGithub ? {} : github),
      ...(knowsAuthority ? { NODE_EXTRA_CA_CERTS: trustFile } : {}),
      ...env(network, place),
    },
    ...(cancelOn === undefined ? {} : { cancelOn }),
  };
}
