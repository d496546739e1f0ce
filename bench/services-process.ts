/**
 * The services that a step meets, in a process of their own, so that they weigh on no figure but by the
 * machine's cores. Started by services.ts, which speaks to it by messages.
 */
import { createHash } from 'node:crypto';
import { startGithubSandbox } from '../sandbox/github/start-github-sandbox.ts';
import { countingContent, type Content } from '../sandbox/miteos/content.ts';
import type { DeliverableInput } from '../sandbox/miteos/deliverable.ts';
import { defaultKey } from '../sandbox/miteos/keys.ts';
import { startMiteosSandbox } from '../sandbox/miteos/start-miteos-sandbox.ts';
import { madeContent } from './made-content.ts';
import type {
  MadeContent,
  Reply,
  ServicesCalls,
  ServicesFacts,
  WantedDeliverable,
} from './services.ts';

const miteos = await startMiteosSandbox({ scenario: [] });
const github = await startGithubSandbox({ keepsBlobs: 'digest' });

const calls: { [Name in keyof ServicesCalls]: (argument: ServicesCalls[Name][0]) => unknown } = {
  createTask: ({ status, deliverables }) => {
    const deliver = deliverables.map(makeInput);
    return miteos.createTask({ prompt: 'Review.', scenario: [{ afterMs: 0, status, deliver }] }).id;
  },
  planTasks: ({ status, deliverables }) => {
    miteos.settings.scenario = [{ afterMs: 0, status, deliver: deliverables.map(makeInput) }];
  },
  digestsOf: ({ taskId }) => miteos.task(taskId).deliverables.map(({ content }) => digest(content)),
  artifacts: () =>
    github.artifacts.map(({ name, size, digest: sha256 }) => ({ name, size, sha256 })),
  timePublish: async () => {
    const created = github.hold('CreateArtifact', 'before-effect');
    const finalized = github.hold('FinalizeArtifact', 'after-effect');
    for (const hold of [created, finalized]) hold.release();
    await created.reached;
    const startedMs = performance.now();
    await finalized.reached;
    return performance.now() - startedMs;
  },
  violations: () => [...github.violations, ...miteos.violations.map(({ message }) => message)],
};

process.on('message', ({ id, name, argument }: { id: number; name: string; argument: never }) => {
  void Promise.resolve()
    .then(() => calls[name as keyof ServicesCalls](argument))
    .then(
      (result) => {
        reply({ id, result });
      },
      (error: unknown) => {
        reply({ id, error: String(error) });
      },
    );
});
process.on('disconnect', () => process.exit());
const { apiUrl, resultsUrl, runtimeToken, token, repository } = github;
const facts: ServicesFacts = {
  baseUrl: miteos.baseUrl,
  apiKey: defaultKey,
  github: { apiUrl, resultsUrl, runtimeToken, token, repository },
};
reply({ id: 0, result: facts });

function reply(answer: Reply): void {
  process.send?.(answer);
}

function makeInput({ name, contentType, content }: WantedDeliverable): DeliverableInput {
  return { name, contentType, content: typeof content === 'string' ? content : make(content) };
}

function make(content: MadeContent): Content {
  return typeof content === 'number'
    ? countingContent(content)
    : madeContent(content.kind, content.sizeBytes);
}

function digest(content: Content): string {
  const hash = createHash('sha256');
  for (const chunk of content.read(0, content.sizeBytes)) hash.update(chunk);
  return hash.digest('hex');
}
