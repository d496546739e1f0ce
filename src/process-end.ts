/** How long connections that a library left open may hold the process up. */
const LINGER_MS = 2000;
/** The runner sends its second signal 7.5 s after the first: by then the step must be over. */
const STOP_LIMIT_MS = 5000;

/** A signal that is aborted when the runner cancels the step. Stands from the first call on. */
export function listenForStop(): AbortSignal {
  const controller = new AbortController();
  const stop = (name: string): void => {
    controller.abort(new Error(`the step was told to stop by ${name}`));
    // What still waits for a server by then is left to the post step.
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}

/**
 * Lets the process end by itself, with the exit code that was set. What a library left open is cut off after a while; an exit at
 * once may abort Node on Windows. Source: nodejs/undici #5680.
 */
export function endProcess(): void {
  setTimeout(() => process.exit(), LINGER_MS).unref();
}
