/**
 * Where the step speaks to people. Every implementation must make each text harmless first: texts
 * hold remote words, and the runner reads commands out of the log.
 */
export interface Log {
  info(text: string): void;
  /** For whoever looks for a fault; GitHub shows it only when the secret or variable `ACTIONS_STEP_DEBUG` is `true`. */
  debug(text: string): void;
  /** An annotation that says something good to know. */
  notice(text: string): void;
  /** An annotation for what went wrong and did not fail the step. */
  warning(text: string): void;
  /** Folds the lines written until `endGroup`. */
  startGroup(title: string): void;
  endGroup(): void;
}
