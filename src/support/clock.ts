/** Time and chance, as the domain sees them. Production wires the system's; tests drive a fake. */
export interface Clock {
  /** Milliseconds since the Unix epoch; may jump when the machine's clock is set. */
  wallMs(): number;
  /** Milliseconds since an arbitrary start; never jumps. All deadlines are measured on it. */
  monotonicMs(): number;
  /**
   * Resolves after `ms` milliseconds, or as soon as `signal` is aborted, whichever is first.
   * It never rejects: the caller looks at the signal.
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** A number in [0, 1), for jitter. */
  random(): number;
}
