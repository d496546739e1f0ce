import { createCipheriv } from 'node:crypto';
import { startGithubSandbox, type GithubSandbox } from '../sandbox/github/start-github-sandbox.ts';
import type { Content } from '../sandbox/miteos/content.ts';
import type { DeliverableInput } from '../sandbox/miteos/deliverable.ts';
import { defaultKey } from '../sandbox/miteos/keys.ts';
import { startMiteosSandbox, type MiteosSandbox } from '../sandbox/miteos/start-miteos-sandbox.ts';

/** Miteos and GitHub in this process, which is otherwise idle while another process is measured. */
export interface Services {
  readonly miteos: MiteosSandbox;
  readonly github: GithubSandbox;
  readonly apiKey: string;
  /** Sets the life of all later tasks. */
  planTasks(status: string, deliver: readonly DeliverableInput[]): void;
  /** Returns the names of a task's deliverables, and new links to them. */
  links(taskId: string): Promise<readonly { readonly name: string; readonly url: string }[]>;
  /** @throws Error that lists invalid requests */
  close(): Promise<void>;
}

export async function startServices(): Promise<Services> {
  const miteos = await startMiteosSandbox({ scenario: [] });
  // Artifacts of several gigabytes in total are uploaded.
  const github = await startGithubSandbox({ keepsBlobs: 'digest' });
  return {
    miteos,
    github,
    apiKey: defaultKey,
    planTasks: (status, deliver) => {
      miteos.settings.scenario = [{ afterMs: 0, status, deliver }];
    },
    links: async (taskId) => {
      const response = await fetch(`${miteos.baseUrl}/tasks/${taskId}/deliverables`, {
        headers: { authorization: `Bearer ${defaultKey}` },
      });
      const { data } = (await response.json()) as {
        data: { name: string; download_url: string }[];
      };
      return data.map(({ name, download_url: url }) => ({ name, url }));
    },
    close: async () => {
      await Promise.all([miteos.close(), github.close()]);
      const broken = [...github.violations, ...miteos.violations.map(({ message }) => message)];
      if (broken.length > 0) throw new Error(broken.join('\n'));
    },
  };
}

/** A file of incompressible bytes, generated while it is sent. */
export function randomFile(name: string, sizeBytes: number): DeliverableInput {
  return { name, contentType: 'application/octet-stream', content: randomContent(sizeBytes) };
}

const CHUNK_BYTES = 64 * 1024;
/** Repeated. Deflate finds repetitions only within 32 KiB. */
const block = createCipheriv('aes-128-ctr', Buffer.alloc(16, 7), Buffer.alloc(16)).update(
  Buffer.alloc(64 * CHUNK_BYTES),
);

function randomContent(sizeBytes: number): Content {
  return {
    sizeBytes,
    *read(fromByte, toByte) {
      for (let at = fromByte; at < toByte;) {
        const start = at % block.length;
        const length = Math.min(CHUNK_BYTES, toByte - at, block.length - start);
        yield block.subarray(start, start + length);
        at += length;
      }
    },
  };
}
