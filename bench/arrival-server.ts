import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProcessCommand } from './measured-process.ts';

/** A Miteos that notes when a create call comes in, and answers nothing. */
export interface ArrivalServer {
  readonly baseUrl: string;
  /**
   * Starts a process, and ends it when its create call has come.
   * @returns from the spawn to the head of the request, in milliseconds
   * @throws when the process ends without one
   */
  timeToCreate(command: ProcessCommand): Promise<number>;
  close(): void;
}

/** Starts the server on a free port of the loopback interface. */
export async function startArrivalServer(): Promise<ArrivalServer> {
  let onCreate: (atMs: number) => void = () => undefined;
  const server = createServer((request) => {
    if (request.method === 'POST' && request.url === '/v1/tasks') onCreate(performance.now());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    timeToCreate: async ({ args, cwd, env }) => {
      const created = Promise.withResolvers<number>();
      onCreate = created.resolve;
      const startedMs = performance.now();
      const child = spawn(process.execPath, args, { cwd, env, stdio: 'ignore' });
      const exited = once(child, 'exit');
      const early = exited.then(() => {
        throw new Error(`${args.join(' ')} ended without a create call.`);
      });
      const atMs = await Promise.race([created.promise, early]);
      early.catch(() => undefined);
      child.kill('SIGKILL');
      await exited;
      return atMs - startedMs;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
