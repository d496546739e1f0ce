import { finishStep } from '../../src/step/finish.ts';
import type { Ending } from '../../src/step/follow.ts';
import { runStep } from '../../src/step/run.ts';
import { readSavedState, saveState } from '../../src/step/saved-state.ts';
import { failureMessage } from '../../src/step/failure-message.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { neverWarned } from '../support/fake-log.ts';
import { runFacts } from '../support/fake-ports.ts';
import type { ModelRequest } from './model-request.ts';
import { ModelServer } from './model-server.ts';
import type { ModelTask } from './model-task.ts';
import { MortalProcess, type Said, type Written } from './mortal-process.ts';
import { inputsFor, portsOf, type Mutation, type World } from './phase-ports.ts';
import type { Schedule } from './schedule.ts';
import { learnMarks } from './step-marks.ts';
import { momentMs } from './model-server.ts';

/** The result of one of the two phases. */
export interface PhaseHistory {
  readonly startMs: number;
  readonly endMs: number;
  /** `hard end`: it was cancelled and had not ended 5 s later. */
  readonly how: 'ended' | 'threw' | 'killed' | 'hard end';
  /** When it was cancelled. */
  readonly stopMs: number | undefined;
  readonly ending: Ending | undefined;
  readonly said: readonly Said[];
  readonly written: readonly Written[];
}

/** Everything that happened. */
export interface History {
  readonly schedule: Schedule;
  readonly tasks: readonly ModelTask[];
  readonly requests: readonly ModelRequest[];
  readonly main: PhaseHistory;
  /** Undefined when the main phase left nothing to do. */
  readonly post: PhaseHistory | undefined;
}

/** A phase that takes this long waits forever. */
const MAX_MS = 24 * 3_600_000;

/** Runs a schedule: the main phase, then the post step if there is something left to do. */
export async function simulate(
  schedule: Schedule,
  mutate: Mutation = (ports) => ports,
): Promise<History> {
  const clock = new FakeClock({ random: () => schedule.jitter });
  const server = new ModelServer(schedule, clock, await learnMarks());
  const world = { schedule, clock, server, mutate };
  const { wallJump } = schedule;
  if (wallJump !== undefined) {
    clock.after(wallJump.atMs, () => {
      clock.jumpWall(-wallJump.backMs);
    });
  }
  const main = await runMain(world);
  const post = await runPost(world, main);
  return { schedule, tasks: server.tasks, requests: server.requests, main, post };
}

async function runMain(world: World): Promise<PhaseHistory> {
  const { schedule, clock } = world;
  const { kill, stop, options } = schedule;
  const process = new MortalProcess(clock, kill?.kind === 'call' ? kill : undefined);
  if (kill?.kind === 'time') process.killAfter(momentMs(kill.at, schedule));
  if (stop !== undefined) process.stopAfter(momentMs(stop, schedule));
  const ports = portsOf(process, 'main', world);
  const run = { ...runFacts, runAttempt: options.attempt };
  return finishPhase(process, clock, async () => {
    const ending = await runStep({ inputs: inputsFor(schedule), ports, run });
    if (ending.isFinished) saveState(process.step, { finished: true });
    return ending;
  });
}

/** Like index.ts and post.ts: does nothing when the main phase finished, or never created or found a task. */
async function runPost(world: World, main: PhaseHistory): Promise<PhaseHistory | undefined> {
  const { schedule, clock } = world;
  const states = new Map(
    main.written.flatMap(({ kind, name, value }) => (kind === 'state' ? [[name, value]] : [])),
  );
  const textOf = (name: string): string => states.get(name) ?? '';
  if (textOf('finished') !== '' || textOf('create') + textOf('task') === '') return undefined;
  const saved = readSavedState(textOf, neverWarned);
  const { settings } = saved;
  if (settings === undefined) return undefined;
  await clock.sleep(schedule.postDelayMs);
  const process = new MortalProcess(clock);
  if (schedule.postStopMs !== undefined) process.stopAfter(schedule.postStopMs);
  const ports = portsOf(process, 'post', world);
  return finishPhase(process, clock, async () => {
    await finishStep({ ports, run: runFacts, settings, saved });
    return undefined;
  });
}

async function finishPhase(
  process: MortalProcess,
  clock: FakeClock,
  tell: () => Promise<Ending | undefined>,
): Promise<PhaseHistory> {
  const startMs = clock.monotonicMs();
  let how: PhaseHistory['how'] = 'ended';
  const telling = tell().catch((error: unknown) => {
    how = 'threw';
    process.say(failureMessage(error));
    return undefined;
  });
  const over = Promise.race([process.death, clock.sleep(MAX_MS)]).then(() => undefined);
  const ending = await Promise.race([telling, over]);
  if (ending !== undefined && ending.failure !== undefined) process.say(ending.failure);
  const { said, written, stopMs, howItDied } = process;
  const endMs = clock.monotonicMs();
  return { startMs, endMs, how: howItDied ?? how, stopMs, ending, said, written };
}
