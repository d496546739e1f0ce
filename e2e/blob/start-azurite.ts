import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../node_modules/azurite/dist/src/blob/main.js');

/** Ends Azurite when the process that started it ends in any way. */
const endWithParent =
  "data:text/javascript,process.stdin.on('end',()=>process.exit()).on('error',()=>process.exit()).resume()";

export interface AzuriteOptions {
  /** By default a free port. */
  readonly port?: number;
  /** Generous, for a machine under load. */
  readonly startTimeoutMs?: number;
}

/** A running Azurite with one account, whose key is generated for this run. */
export interface Azurite {
  /** The account's URL, without a trailing slash. */
  readonly accountUrl: string;
  readonly account: string;
  /** Base64. */
  readonly accountKey: string;
  /** Its working directory, the only place where it could write files. */
  readonly folder: string;
  /** Ends the process and removes the folder. */
  stop(): Promise<void>;
}

/**
 * Starts Azurite's blob server on loopback. It keeps everything in memory.
 * @throws Error with Azurite's output when it is not installed, or does not start in time
 */
export async function startAzurite(options: AzuriteOptions = {}): Promise<Azurite> {
  const { port = 0, startTimeoutMs = 30_000 } = options;
  await access(program).catch((cause: unknown) => {
    throw new Error('Azurite is not installed: run `npm run e2e:install`.', { cause });
  });
  const folder = await mkdtemp(join(tmpdir(), 'azurite-'));
  const account = 'results';
  const accountKey = randomBytes(64).toString('base64');
  const child = spawn(process.execPath, ['--import', endWithParent, program, ...flags(port)], {
    cwd: folder,
    env: { PATH: process.env['PATH'], AZURITE_ACCOUNTS: `${account}:${accountKey}` },
    stdio: 'pipe',
  });
  const closed = once(child, 'close');
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await closed;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const origin = await waitForOrigin(child, startTimeoutMs);
    return { accountUrl: `${origin}/${account}`, account, accountKey, folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function flags(port: number): string[] {
  return [
    ...['--blobHost', '127.0.0.1', '--blobPort', String(port)],
    ...['--inMemoryPersistence', '--extentMemoryLimit', '1024'],
    // The artifact client may use a newer protocol version than Azurite supports.
    '--skipApiVersionCheck',
    '--disableTelemetry',
    '--silent',
  ];
}

/** Azurite chooses the port and prints it. */
function waitForOrigin(child: ChildProcess, timeoutMs: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let said = '';
  const fail = (why: string): void => {
    reject(new Error(`Azurite did not come up: ${why}. It said:\n${said}`));
  };
  const listen = (chunk: unknown): void => {
    said += String(chunk);
    const origin = /successfully listens on (http:\/\/\S+)\s/.exec(said)?.[1];
    if (origin !== undefined) resolve(origin);
  };
  child.stdout?.on('data', listen);
  child.stderr?.on('data', listen);
  child.once('error', (error) => {
    fail(error.message);
  });
  child.once('close', (code, signal) => {
    fail(`it ended with ${signal ?? `exit code ${String(code)}`}`);
  });
  const timer = setTimeout(() => {
    fail(`it does not listen after ${timeoutMs} ms`);
  }, timeoutMs);
  return promise.finally(() => {
    clearTimeout(timer);
  });
}
