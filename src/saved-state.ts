import type { FollowSettings } from './inputs.ts';
import type { TaskOrigin, Verdict } from './outcome.ts';
import type { PostedComment, StepFiles } from './ports.ts';
import type { PublishedArtifact } from './report/result.ts';

/**
 * What the main phase leaves for the post step, each written as soon as it is known. Never the key: the state is a
 * file in clear. What post needs goes through here, since nested composites may hand it another step's inputs.
 * Sources: actions/runner #2030 and #3514.
 */
export interface SavedState {
  /** The create call that is under way or done: its prompt's last line, and when it was sent. */
  readonly create: { readonly line: string; readonly sentAtMs: number };
  readonly task: { readonly id: string; readonly origin: TaskOrigin; readonly isLeft: boolean };
  readonly settings: FollowSettings & { readonly matrixLeg: string };
  readonly verdict: Omit<Verdict, 'task'>;
  readonly comment: PostedComment;
  readonly artifacts: readonly PublishedArtifact[];
}

export function saveState<Name extends keyof SavedState>(
  step: StepFiles,
  name: Name,
  value: SavedState[Name],
): void {
  step.saveState(name, JSON.stringify(value));
}

/** @returns undefined when the main phase did not get so far */
export function parseState<Name extends keyof SavedState>(
  text: string,
  name: Name,
): SavedState[Name] | undefined {
  if (text === '') return undefined;
  try {
    // Only this action writes its state, so the shape is the one it saved.
    return JSON.parse(text) as SavedState[Name];
  } catch (error) {
    throw new Error(`the saved state "${name}" can't be read`, { cause: error });
  }
}
