/** How long connections that a library left open may hold the process up. */
const LINGER_MS = 2000;
/** The runner sends its second signal 7.5 s after the first: by then the step must be over. */
const STOP_LIMIT_MS = 5000;

/**
 * A signal that is aborted when the runner cancels the step. Stands from the first call on. On Windows the runner presses Ctrl+C, which
 * Node hands on as SIGINT, then Ctrl+Break, which is SIGBREAK; SIGTERM never comes there. Source: actions/runner, ProcessInvoker.cs.
 */
export function listenForStop(): AbortSignal {
  const controller = new AbortController();
  const stop = (name: string): void => {
    controller.abort(new Error(`the run was cancelled or timed out (${name})`));
    // What still waits for a server by then is left to the post step.
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGBREAK']) process.on(name, stop);
  return controller.signal;
}

/**
 * Says what nobody caught, and ends the process with the exit code that was set. Node would write it with its stack to stderr, where
 * the runner reads commands, too. Who guards a library's work listens, too, and then it is theirs.
 */
export function listenForUncaught(say: (error: unknown) => void): void {
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return;
    say(error);
    setImmediate(() => process.exit());
  });
}

/**
 * Lets the process end by itself, with the exit code that was set. What a library left open is closed after a while; an exit at
 * once may abort Node on Windows. Source: nodejs/undici #5680.
 */
export function endProcess(): void {
  setTimeout(() => process.exit(), LINGER_MS).unref();
}

/**
 * Changes all that is written from now on, since libraries print by themselves, e.g. what GitHub answered. The commands that tell the
 * runner a mask are left as they are.
 */
export function changeOutput(change: (text: string) => string): void {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (chunk: unknown, ...rest: unknown[]) => boolean;
    stream.write = (chunk: unknown, ...rest: unknown[]): boolean => {
      const isText = typeof chunk === 'string' && !chunk.startsWith('::add-mask::');
      return write(isText ? change(chunk) : chunk, ...rest);
    };
  }
}
