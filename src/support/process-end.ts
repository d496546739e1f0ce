/** How long connections that a library left open may delay the end of the process. */
const MAX_EXIT_DELAY_MS = 2000;
/** The runner sends its second signal 7.5 s after the first. The step must end before that. */
const STOP_LIMIT_MS = 5000;

/**
 * Returns a signal that aborts when the runner stops the step. On Windows, the runner sends Ctrl+C, which Node reports as SIGINT, and
 * then Ctrl+Break, which is SIGBREAK. It never sends SIGTERM there. Source: actions/runner, ProcessInvoker.cs.
 */
export function listenForStop(): AbortSignal {
  const controller = new AbortController();
  const stop = (name: string): void => {
    controller.abort(new Error(`the run was cancelled or timed out (${name})`));
    // The post step completes what is still waiting for a server by then.
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGBREAK']) process.on(name, stop);
  return controller.signal;
}

/**
 * Reports uncaught errors, and ends the process with the exit code that was set. Node itself would write the stack to stderr, where the
 * runner also executes commands. Code that handles the errors of a library adds its own listener, which takes precedence.
 */
export function listenForUncaught(report: (error: unknown) => void): void {
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return;
    report(error);
    setImmediate(() => process.exit());
  });
}

/**
 * Lets the process end by itself, with the exit code that was set, and ends it after a delay if a library has left connections open.
 * Exiting immediately may abort Node on Windows. Source: nodejs/undici #5680.
 */
export function endProcess(): void {
  setTimeout(() => process.exit(), MAX_EXIT_DELAY_MS).unref();
}

/**
 * Transforms all output from now on, because libraries also print, e.g. responses from GitHub. Commands that set a mask are not
 * transformed.
 */
export function transformOutput(change: (text: string) => string): void {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (chunk: unknown, ...rest: unknown[]) => boolean;
    stream.write = (chunk: unknown, ...rest: unknown[]): boolean => {
      const isText = typeof chunk === 'string' && !chunk.startsWith('::add-mask::');
      return write(isText ? change(chunk) : chunk, ...rest);
    };
  }
}
