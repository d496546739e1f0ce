import { afterEach } from '@jest/globals';
import { Agent, request } from 'undici';
import {
  startMiteosSandbox,
  type MiteosSandbox,
  type MiteosSandboxOptions,
} from '../../../sandbox/miteos/start-miteos-sandbox.ts';

export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The parsed body; undefined when it is not JSON. */
  readonly json: unknown;
}

export interface Sent {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** A sandbox, its clock, and a plain HTTP client without checks. */
export class SandboxClient {
  readonly sandbox: MiteosSandbox;
  readonly #clock: { ms: number };
  readonly #agent = new Agent();

  constructor(sandbox: MiteosSandbox, clock: { ms: number }) {
    this.sandbox = sandbox;
    this.#clock = clock;
  }

  advance(ms: number): void {
    this.#clock.ms += ms;
  }

  /** Calls the API with a key. A path that starts with `http` is used as the URL, without a key. */
  async call(path: string, sent: Sent = {}, key = 'mt_test_sandbox'): Promise<Received> {
    const isWhole = path.startsWith('http');
    const { body, method = 'GET', headers, signal = null } = sent;
    const response = await request(isWhole ? path : this.sandbox.baseUrl + path, {
      dispatcher: this.#agent,
      method,
      headers: { ...(isWhole ? {} : { authorization: `Bearer ${key}` }), ...headers },
      body: typeof body === 'string' ? body : body === undefined ? null : JSON.stringify(body),
      signal,
    });
    const text = await response.body.text();
    return { status: response.statusCode, headers: response.headers, text, json: parse(text) };
  }

  create(prompt = 'Review this change.', key?: string): Promise<Received> {
    return this.call('/tasks', { method: 'POST', body: { prompt } }, key);
  }

  /** Creates a task and returns its ID. */
  async createId(prompt?: string): Promise<string> {
    const { json } = await this.create(prompt);
    return (json as { id: string }).id;
  }

  cancel(taskId: string): Promise<Received> {
    return this.call(`/tasks/${taskId}/cancel`, { method: 'POST' });
  }

  async statusOf(taskId: string): Promise<unknown> {
    const { json } = await this.call(`/tasks/${taskId}`);
    return (json as { status: unknown }).status;
  }

  /** Returns a new link to the first file of the task. */
  async linkOf(taskId: string): Promise<string> {
    const { json } = await this.call(`/tasks/${taskId}/deliverables`);
    const [first] = Object.values(json as Record<string, { download_url: string }[]>).flat();
    if (first === undefined) throw new Error('Nothing is listed.');
    return first.download_url;
  }

  async close(): Promise<void> {
    await this.sandbox.close();
    await this.#agent.destroy();
  }
}

/** Starts sandboxes with a manual clock, and closes them after each test. */
export function useSandboxes(): (options?: MiteosSandboxOptions) => Promise<SandboxClient> {
  const open: SandboxClient[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((client) => client.close()));
  });
  return async (options = {}) => {
    const clock = { ms: Date.parse('2026-03-01T12:00:00Z') };
    const sandbox = await startMiteosSandbox({ now: () => clock.ms, ...options });
    const client = new SandboxClient(sandbox, clock);
    open.push(client);
    return client;
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
