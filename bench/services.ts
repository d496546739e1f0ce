import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { ContentKind } from './made-content.ts';
import type { GithubConnection } from '../sandbox/runner/step-environment.ts';

/** A number of bytes that count; or so many of a kind. */
export type MadeContent = number | { readonly kind: ContentKind; readonly sizeBytes: number };

export interface WantedDeliverable {
  readonly name: string;
  readonly contentType: string;
  /** The text, or what to make up while it is sent. */
  readonly content: string | MadeContent;
}

/** What a task is from its creation on. */
export interface WantedTask {
  readonly status: string;
  readonly deliverables: readonly WantedDeliverable[];
}

/** What can be asked of the services' process: by name, the argument and the result. */
export interface ServicesCalls {
  /** Puts a task there, and gives its id. */
  createTask: [WantedTask, string];
  /** Says what becomes of the tasks that steps create. */
  planTasks: [WantedTask, undefined];
  /** The SHA-256 of each deliverable, in the order of the list. */
  digestsOf: [{ readonly taskId: string }, readonly string[]];
  /** All artifacts so far, oldest first. */
  artifacts: [undefined, readonly StoredArtifact[]];
  /** Waits for the next artifact: from the arrival of its creation to that of the answer to its end, in milliseconds. */
  timePublish: [undefined, number];
  /** What no client may do and one has done. */
  violations: [undefined, readonly string[]];
}

export interface StoredArtifact {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

export interface ServicesFacts {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly github: GithubConnection;
}

export type Reply =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: string };

/** Miteos and GitHub, in another process. */
export interface Services extends ServicesFacts {
  call<Name extends keyof ServicesCalls>(
    name: Name,
    argument: ServicesCalls[Name][0],
  ): Promise<ServicesCalls[Name][1]>;
  close(): void;
}

/** Starts the services' process. */
export async function startServices(): Promise<Services> {
  const child = fork(join(import.meta.dirname, 'services-process.ts'));
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const expect = (id: number): Promise<unknown> => {
    const answer = Promise.withResolvers<unknown>();
    waiting.set(id, answer);
    return answer.promise;
  };
  child.on('message', (reply: Reply) => {
    const answer = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('error' in reply) answer?.reject(new Error(reply.error));
    else answer?.resolve(reply.result);
  });
  child.on('exit', (code) => {
    const error = new Error(`The services ended with ${String(code)}.`);
    for (const answer of waiting.values()) answer.reject(error);
  });
  const facts = (await expect(0)) as ServicesFacts;
  let lastId = 0;
  return {
    ...facts,
    call: (name, argument) => {
      lastId += 1;
      const answer = expect(lastId);
      child.send({ id: lastId, name, argument });
      return answer as Promise<ServicesCalls[typeof name][1]>;
    },
    close: () => {
      child.disconnect();
    },
  };
}
