import { afterEach } from '@jest/globals';
import { Agent } from 'undici';

import {
  startMiteosSandbox,
  type MiteosSandbox,
  type MiteosSandboxOptions,
} from '../../sandbox/miteos/start-miteos-sandbox.ts';
import { MiteosClient, type ClientOptions } from '../../src/miteos/miteos-client.ts';
import { ServiceError } from '../../src/task/task-service.ts';
import { InstantClock } from './instant-clock.ts';

export const KEY = 'mt_test_sandbox';
const withoutKey = (text: string): string => text.replaceAll(KEY, '***');

export interface ClientOnSandbox {
  readonly sandbox: MiteosSandbox;
  readonly client: MiteosClient;
  readonly clock: InstantClock;
  /** Another client of the same sandbox. */
  readonly clientWith: (options: Partial<ClientOptions>) => MiteosClient;
}

/** A sandbox with a client whose clock skips pauses. */
export function clientAt(
  baseUrl: string,
  options: Partial<ClientOptions> & Pick<ClientOptions, 'dispatcher'>,
): MiteosClient {
  const secrets = { redact: withoutKey, redactKeys: withoutKey };
  const common = { baseUrl, apiKey: KEY, clock: new InstantClock(), userAgent: 'test', secrets };
  return new MiteosClient({ ...common, onLink: () => undefined, ...options });
}

/** Starts sandboxes with a client each, and closes them after each test. */
export function useClients(): (options?: MiteosSandboxOptions) => Promise<ClientOnSandbox> {
  const open: { close: () => Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()));
  });
  return async (options = {}) => {
    const sandbox = await startMiteosSandbox({ lifecycle: 'manual', ...options });
    const dispatcher = new Agent();
    const clock = new InstantClock();
    open.push({
      close: async () => {
        await dispatcher.destroy();
        await sandbox.close();
      },
    });
    const clientWith = (given: Partial<ClientOptions>): MiteosClient =>
      clientAt(sandbox.baseUrl, { dispatcher, clock, ...given });
    return { sandbox, clock, client: clientWith({}), clientWith };
  };
}

/** Returns the error of a call. Fails when the call succeeds, or when the error is not a ServiceError. */
export async function failureOf(call: Promise<unknown>): Promise<ServiceError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
  throw new Error('The call did not fail.');
}

export async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Returns everything that an error contains: its message, its fields, and those of its causes. */
export function everythingIn(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error);
  const fields = JSON.stringify(Object.entries(error));
  const cause = error.cause === undefined ? '' : everythingIn(error.cause);
  return `${error.message} ${fields} ${cause}`;
}
