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
  readonly bytes: Buffer;
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

/** A sandbox, the clock that it lives by, and a plain HTTP client that looks at nothing. */
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

  /** Calls the API with a key; a path that begins with `http` is taken as it is, without a key. */
  async call(path: string, sent: Sent = {}, key = 'mt_test_sandbox'): Promise<Received> {
    const isWhole = path.startsWith('http');
    const body = typeof sent.body === 'string' ? sent.body : JSON.stringify(sent.body);
    const response = await request(isWhole ? path : this.sandbox.baseUrl + path, {
      dispatcher: this.#agent,
      method: sent.method ?? 'GET',
      headers: { ...(isWhole ? {} : { authorization: `Bearer ${key}` }), ...sent.headers },
      ...(sent.body === undefined ? {} : { body }),
      ...(sent.signal === undefined ? {} : { signal: sent.signal }),
    });
    const bytes = Buffer.from(await response.body.arrayBuffer());
    const text = bytes.toString();
    return {
      status: response.statusCode,
      headers: response.headers,
      bytes,
      text,
      json: parse(text),
    };
  }

  create(prompt = 'Review this change.', key?: string): Promise<Received> {
    return this.call('/tasks', { method: 'POST', body: { prompt } }, key);
  }

  /** Creates a task and answers its id. */
  async createId(prompt?: string): Promise<string> {
    return idOf(await this.create(prompt));
  }

  cancel(taskId: string): Promise<Received> {
    return this.call(`/tasks/${taskId}/cancel`, { method: 'POST' });
  }

  async close(): Promise<void> {
    await this.sandbox.close();
    await this.#agent.destroy();
  }
}

/** Starts sandboxes on a clock that stands still, and closes them after each test. */
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

export function idOf(received: Received): string {
  const { id } = received.json as { id: string };
  return id;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
