import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GithubSandbox } from '../../sandbox/github/start-github-sandbox.ts';
import type { MiteosSandbox } from '../../sandbox/miteos/start-miteos-sandbox.ts';
import type { PhaseRun } from '../../sandbox/runner/start-phase.ts';
import type { StepRun } from '../../sandbox/runner/step-execution.ts';

/** A place that a secret could reach. */
interface Sources {
  readonly miteos: MiteosSandbox;
  readonly github: GithubSandbox;
  readonly workspace: string;
  readonly step: StepRun;
}

/** The forms in which servers, libraries and people repeat a secret. */
export function formsOf(secret: string): string[] {
  const encoded = [
    ...[secret, `Bearer ${secret}`, `${secret}\n`, `x-access-token:${secret}`, `"${secret}"`],
  ];
  return [
    secret,
    `"${secret}"`,
    `'${secret}'`,
    JSON.stringify(secret),
    encodeURIComponent(secret),
    ...encoded.map((text) => Buffer.from(text).toString('base64')),
    ...encoded.map((text) => Buffer.from(text).toString('base64url')),
  ];
}

/** What must not appear anywhere. For Base64, the part that does not depend on the text before and after the secret. */
function needlesOf(secret: string): string[] {
  const parts = [0, 1, 2].flatMap((before) => {
    const text = Buffer.from('.'.repeat(before) + secret);
    return [text.toString('base64'), text.toString('base64url')].map((one) => one.slice(4, -4));
  });
  return [...parts, secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
}

/** Returns the places at which a secret left the step, each with the form of the secret. */
export async function findLeaks(sources: Sources, secrets: readonly string[]): Promise<string[]> {
  const places = await placesOf(sources);
  const needles = secrets.flatMap(needlesOf);
  return Object.entries(places).flatMap(([place, text]) =>
    needles.filter((needle) => text.includes(needle)).map((needle) => `${place}: ${needle}`),
  );
}

/** Returns the signatures of the links that were used. */
export function signaturesOf({ miteos }: Pick<Sources, 'miteos'>): string[] {
  const links = miteos.requests.filter(({ origin }) => origin === 'cdn');
  return links.flatMap(({ query }) => query['X-Amz-Signature'] ?? []);
}

/** Returns everything that people and other programs can see of a step, by place, except the contents of the deliverables. */
async function placesOf({ step, github, miteos, workspace }: Sources) {
  const { main, post, tempFolder, outputs, state, summary } = step;
  const archives = github.artifacts.filter(({ contentType }) => contentType.includes('zip'));
  const archived = await Promise.all(archives.map((archive) => archive.files()));
  const folders = [tempFolder, workspace].map((folder) => readdir(folder, { recursive: true }));
  const withoutKey = (headers: object): Readonly<Record<string, unknown>> => ({
    ...headers,
    authorization: '',
  });
  return {
    'log of main': written(main),
    'log of post': written(post),
    'annotations and debug lines': JSON.stringify([said(main), said(post)]),
    outputs: Object.values(outputs).join('\n'),
    state: Object.values(state).join('\n'),
    variables: JSON.stringify([main.exportedEnvironment, post?.exportedEnvironment]),
    summary,
    comments: github.comments.map(({ body }) => body).join('\n'),
    'names of artifacts': github.artifacts.map(({ name }) => name).join('\n'),
    'names in archives': archived.flatMap((files) => [...files.keys()]).join('\n'),
    manifests: archived.map((files) => files.get('miteos-task.json')?.toString() ?? '').join('\n'),
    'names of files': (await Promise.all(folders)).flat().join('\n'),
    'files of the runner': await textsIn(join(tempFolder, '_runner_file_commands')),
    'requests to GitHub': github.requests
      .flatMap(({ path, query, headers, body }) => [
        ...[path, ...Object.values(query), ...Object.values(withoutKey(headers))],
        JSON.stringify(body),
      ])
      .join('\n'),
    // Without the paths, which contain the service's own IDs and links.
    'requests to Miteos': miteos.requests
      .map(({ headers, body }) => JSON.stringify([withoutKey(headers), body]))
      .join('\n'),
  };
}

/** Without the commands that mask a secret, which contain it. */
function written(phase: PhaseRun | undefined): string {
  return (phase?.rawLog ?? '').replace(/^::add-mask::.*$/gm, '');
}

function said(phase: PhaseRun | undefined): string[] {
  const commands = (phase?.commands ?? []).filter(({ name }) => name !== 'add-mask');
  return commands.map(({ text }) => text);
}

async function textsIn(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8'));
  return (await Promise.all(texts)).join('\n');
}
