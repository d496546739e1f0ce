/** A clock that stands still while one request is carried out, so that an answer has one time. */
export interface HeldClock {
  nowMs(): number;
  /** Runs `work` at one moment. */
  hold<Result>(work: () => Result): Result;
}

/** Wraps a clock. */
export function makeHeldClock(sourceMs: () => number): HeldClock {
  let heldMs: number | undefined;
  return {
    nowMs: () => heldMs ?? sourceMs(),
    hold: (work) => {
      heldMs = sourceMs();
      try {
        return work();
      } finally {
        heldMs = undefined;
      }
    },
  };
}
