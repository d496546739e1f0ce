import type { Agent, Task } from '../../src/task/task.ts';

/** How far each agent says it is, in percent, while the task runs. */
type Progress = (elapsedMs: number) => readonly number[];

/** What the agents of a task say of their progress. */
export type Story = (lengthMs: number, random: () => number) => Progress;

export interface SimulatedTask {
  readonly lengthMs: number;
  /** The task as the service shows it so long after its creation. */
  at(elapsedMs: number): Task;
}

/** No agent says anything. */
export const silent: Story = () => () => [];

/** Progress that means well: each is off in another way. */
export const honestStories: Readonly<Record<string, Story>> = {
  noisy: (lengthMs, random) => (ms) => [(100 * ms) / lengthMs + 20 * random() - 10],
  'steps of 10': (lengthMs) => (ms) => [10 * Math.floor((10 * ms) / lengthMs)],
  'noisy steps of 5': (lengthMs, random) => (ms) => [
    5 * Math.floor((20 * ms) / lengthMs + 2 * random() - 1),
  ],
  'plateau at 90': (lengthMs, random) => {
    const reached = lengthMs * (0.6 + 0.3 * random());
    return (ms) => [Math.min(90, (90 * ms) / reached)];
  },
  uneven: (lengthMs, random) => {
    const power = 0.6 + random();
    return (ms) => [100 * (ms / lengthMs) ** power];
  },
  'agents side by side': (lengthMs, random) => {
    const shares = [1, 0.5 + 0.5 * random(), 0.4 + 0.5 * random()];
    return (ms) => shares.map((share) => (100 * ms) / (lengthMs * share) + 10 * random() - 5);
  },
  'agents in turn': (lengthMs, random) => {
    const ends = [0.2 + 0.2 * random(), 0.6 + 0.2 * random(), 1];
    return (ms) =>
      ends.map((end, index) => {
        const start = ends[index - 1] ?? 0;
        return (100 * (ms / lengthMs - start)) / (end - start);
      });
  },
};

/** Progress that says nothing of the end, or the contrary of it. */
export const falseStories: Readonly<Record<string, Story>> = {
  'at 100 early': (lengthMs, random) => {
    const reached = lengthMs * (0.2 + 0.6 * random());
    return (ms) => [(100 * ms) / reached];
  },
  'stuck early': (lengthMs, random) => {
    const most = 10 + 80 * random();
    return (ms) => [Math.min(most, (200 * ms) / lengthMs)];
  },
  'by chance': (_lengthMs, random) => () => [100 * random()],
  'again and again': () => (ms) => [(100 * (ms % 37_000)) / 37_000],
  backwards: (lengthMs) => (ms) => [100 - (100 * ms) / lengthMs],
  'always nearly done': () => (ms) => [100 - 300_000 / (ms + 3000)],
};

const MIN_MS = 10_000;
const MAX_MS = 3_600_000;

/** A length between 10 s and an hour, each tenfold of it as likely as the next. @param share in [0, 1) */
export function logUniformMs(share: number): number {
  return MIN_MS * (MAX_MS / MIN_MS) ** share;
}

/** @param random for what the agents say */
export function simulateTask(lengthMs: number, story: Story, random: () => number): SimulatedTask {
  const progress = story(lengthMs, random);
  return {
    lengthMs,
    at: (elapsedMs) => {
      const hasEnded = elapsedMs >= lengthMs;
      const status = hasEnded ? 'complete' : 'running';
      const agents = hasEnded ? [] : progress(elapsedMs).map(agentOf);
      return { id: 'task_1', status, rawStatus: status, agents };
    },
  };
}

function agentOf(progress: number, index: number): Agent {
  const percent = Math.round(Math.max(0, Math.min(100, progress)) * 10) / 10;
  return { id: `agnt_${index}`, status: 'acting', rawStatus: 'acting', progress: percent };
}
