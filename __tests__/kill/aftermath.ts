import type { Trial } from '../bundle/step-fixture.ts';
import { bannerOf, commentsOf, createsOf, said, sha256 } from '../bundle/trial-facts.ts';
import type { InterruptedTrial, Interruption } from './interrupt-step.ts';
import { EARLIER_REPORT } from './earlier-report.ts';
import type { KillPoint } from './kill-point.ts';

/** What an interrupted step did and left, as far as it must be the same for each time of the interruption. */
interface Aftermath {
  readonly heldRequest: 'took effect' | 'did not take effect';
  readonly main: string;
  /** `::error` lines of main. */
  readonly errors: number;
  readonly post: string;
  /** The warnings of the post step, and what the runner could not process in either phase. */
  readonly troubles: readonly string[];
  readonly creates: number;
  /** The status of each task. */
  readonly tasks: readonly string[];
  /** Deliverables that are in no artifact without changes, or in too many. */
  readonly wronglyPublished: readonly string[];
  /** What each comment says about the run, and whether it keeps an earlier report. A link to a newer issue says nothing else. */
  readonly comments: readonly string[];
  /** The state of each issue, and what it says about its run. */
  readonly issues: readonly string[];
  /** What the summary says about the run; undefined when there is none. */
  readonly summaries: readonly string[];
  /** Whether a report says that somebody else did what the step did. */
  readonly blamesOthers: boolean;
  readonly untrueOutputs: readonly string[];
}

const KEPT = ' over the last good report';

/** By its banner. */
const ENDS = {
  complete: /^$/,
  cancelled: /^NOTE .*(?:was cancelled or timed out|was cancelled, timed out or crashed|approval)/,
  'timed-out': /^WARNING .*did not end within the timeout/,
  'over-budget': /^WARNING .*reached the maximum cost/,
};

/** The expected aftermath. */
export function expectedOf(point: KillPoint, how: Interruption): Aftermath {
  const { outcome, hasEarlier = false, hasIssue = false } = point;
  const isKilled = how === 'SIGKILL';
  const ends = outcome === undefined ? [] : [outcome];
  const kept = hasEarlier && outcome !== 'complete' ? `${KEPT}, 1 banner` : '';
  return {
    heldRequest: point.tookEffect ? 'took effect' : 'did not take effect',
    main: isKilled ? 'ended by SIGKILL' : 'ended with 1',
    errors: isKilled ? 0 : 1,
    post: 'ended with 0',
    troubles: [],
    creates: outcome === undefined ? 0 : 1,
    tasks: outcome === undefined ? [] : [outcome === 'complete' ? 'complete' : 'cancelled'],
    wronglyPublished: [],
    comments: ends.map((end) => `${end}${kept}`),
    issues: hasIssue ? ['closed: complete', 'open: complete'] : [],
    summaries: ends,
    blamesOthers: false,
    untrueOutputs: [],
  };
}

/** The actual aftermath. */
export async function aftermathOf(
  trial: InterruptedTrial,
  point: KillPoint,
  how: Interruption,
): Promise<Aftermath> {
  const { miteos, step, tookEffect } = trial;
  const { main, post } = step;
  return {
    heldRequest: tookEffect ? 'took effect' : 'did not take effect',
    main: endOf(main),
    errors: main.commands.filter(({ name }) => name === 'error').length,
    post: post === undefined ? 'did not run' : endOf(post),
    troubles: [
      ...[...main.issues, ...(post?.issues ?? [])].map(({ message }) => message),
      ...said({ ...step, main: { ...main, commands: [] } }, 'warning'),
      ...said({ ...step, main: { ...main, commands: [] } }, 'error'),
    ],
    creates: createsOf(trial),
    tasks: miteos.tasks.map(({ status }) => status),
    wronglyPublished: await wronglyPublished(trial, point),
    comments: commentsOf(trial).map((comment) => `${endIn(comment)}${describeKept(comment)}`),
    issues: trial.github.issues.map(({ state, body }) => `${state}: ${endIn(body)}`),
    summaries: step.summary === '' ? [] : [endIn(step.summary)],
    blamesOthers: [...commentsOf(trial), step.summary].some((report) =>
      report.includes('cancelled in Miteos'),
    ),
    untrueOutputs: untrueOutputs(trial, point, how),
  };
}

function endOf({
  exitCode,
  signal,
}: Pick<InterruptedTrial['step']['main'], 'exitCode' | 'signal'>) {
  return `ended ${exitCode === null ? `by ${String(signal)}` : `with ${exitCode}`}`;
}

/** Compares by content, because the names are those of the archive's files, or of the artifacts. */
async function wronglyPublished(
  { miteos, github }: Trial,
  { mayBeStoredTwice = false }: KillPoint,
): Promise<string[]> {
  const published = await Promise.all(
    github.artifacts.map(async (artifact) =>
      artifact.contentType === 'application/zip'
        ? [...(await artifact.files()).values()]
        : [artifact.bytes],
    ),
  );
  const hashes = published.flat().map(sha256);
  const isRight = (times: number): boolean => times === 1 || (times === 2 && mayBeStoredTwice);
  return miteos.tasks.flatMap((task) =>
    task.deliverables
      .filter((made) => !isRight(hashes.filter((hash) => hash === sha256(made.bytes())).length))
      .map(({ id, name = id }) => name),
  );
}

function endIn(page: string): string {
  const banner = bannerOf(page);
  const [end = banner] = Object.entries(ENDS).find(([, pattern]) => pattern.test(banner)) ?? [];
  return end;
}

function describeKept(comment: string): string {
  if (!comment.includes(EARLIER_REPORT)) return '';
  const banners = comment.match(/^> \[!/gm) ?? [];
  const isMarked = /^<!-- [^\n]* report=1\.1\.e{40} -->\n/.test(comment);
  return `${isMarked ? KEPT : ' over an unmarked report'}, ${banners.length} banner`;
}

/** Outputs may be missing. But a step that ends by itself must set the end of the task that it names. */
function untrueOutputs({ step, miteos }: Trial, { outcome, files }: KillPoint, how: Interruption) {
  const { outputs } = step;
  const isUnsaid = (name: string): boolean => outputs[name] === undefined;
  const mayBeUnsaid = how === 'SIGKILL' || isUnsaid('task-id');
  const truth: Readonly<Record<string, string | undefined>> = {
    'task-id': miteos.tasks[0]?.id,
    // Without a task, the step itself was cancelled.
    status: outcome ?? 'cancelled',
    'deliverables-count': String(files),
  };
  return Object.entries(truth)
    .filter(([name, value]) =>
      isUnsaid(name) ? name === 'status' && !mayBeUnsaid : outputs[name] !== value,
    )
    .map(([name]) => `${name}=${outputs[name] ?? ''}`);
}
