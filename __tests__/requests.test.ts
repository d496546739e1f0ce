import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getOctokit } from '@actions/github';
import { describe, expect, it } from '@jest/globals';
import { useClients } from './miteos/client-on-sandbox.ts';
import { inlineCodes, parseMarkdown, readDocument } from './support/read-document.ts';

const GITHUB = path.join(import.meta.dirname, '../src/github');

const named = inlineCodes(parseMarkdown(readDocument('docs/requests.md')).children);
const requests = named.filter((code) => /^[A-Z]+ \//.test(code));
const ofMiteos = requests.filter((request) => request.includes('/tasks'));
const ofGithub = requests.filter((request) => !request.includes('/tasks'));

const sources = globSync('*.ts', { cwd: GITHUB })
  .map((name) => readFileSync(path.join(GITHUB, name), 'utf8'))
  .join('\n');

type Endpoints = Readonly<
  Record<string, { endpoint: { DEFAULTS: { method: string; url: string } } }>
>;

/** Returns the requests of the client methods that the sources use. */
function restRequests(): string[] {
  const { rest } = getOctokit('token');
  const groups = rest as unknown as Readonly<Record<string, Endpoints>>;
  const methods = sources.matchAll(/octokit\.rest\.(\w+)\.(\w+)/g);
  return [...methods].map(([, group = '', name = '']) => {
    const { method = '', url = '' } = groups[group]?.[name]?.endpoint.DEFAULTS ?? {};
    return `${method} ${url.replace('/repos/{owner}/{repo}/', '/')}`;
  });
}

describe('docs/requests.md', () => {
  const open = useClients();

  it('lists exactly the requests to GitHub in the sources', () => {
    expect(sources.match(/octokit\.graphql\b/g)).toHaveLength(1);
    expect(sources).not.toMatch(/octokit\.request\b/);
    const made = new Set([...restRequests(), 'POST /graphql']);
    expect(made.size).toBeGreaterThan(9);
    expect(ofGithub.sort()).toEqual([...made].sort());
  });

  it('lists exactly the requests of the Miteos client', async () => {
    const { client, sandbox } = await open();
    const { id } = await client.createTask({ prompt: 'Do it.' }, undefined);
    const source = { kind: 'api', taskId: id, deliverableId: 'dlvr_1' } as const;
    await client.fetchTask(id);
    await client.listTasks({ limit: 1, offset: 0 });
    await client.listDeliverables(id);
    await client.openDeliverable(source).catch(() => undefined);
    await client.cancelTask(id);
    const made = sandbox.requests.map(
      ({ method, path: address }) =>
        `${method} ${address.replace('/v1', '').replace(id, '{id}').replace('dlvr_1', '{id}')}`,
    );
    expect(ofMiteos.sort()).toEqual([...new Set(made)].sort());
  });
});
