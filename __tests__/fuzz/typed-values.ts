import type { Agent, Deliverable, Task } from '../../src/task/task.ts';
import { words } from './hostile-text.ts';

type Check = (value: unknown) => boolean;

export const isText: Check = (value) => typeof value === 'string';
const isId: Check = (value) => typeof value === 'string' && value !== '' && value.length <= 1000;
const isTime: Check = (value) => Number.isSafeInteger(value);
const isAmount: Check = (value) => typeof value === 'number' && value >= 0 && value < Infinity;
const isCount: Check = (value) => Number.isSafeInteger(value) && isAmount(value);
const isShort: Check = (value) => typeof value === 'string' && value.length <= 1000;
const isOneOf =
  (known: string): Check =>
  (value) =>
    words(known).includes(String(value));
export const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const isListOf =
  (check: (value: unknown) => readonly string[]): Check =>
  (value) =>
    Array.isArray(value) && value.every((item) => check(item).length === 0);

const AGENT: Readonly<Record<keyof Agent, Check>> = {
  id: isId,
  type: maybe(isShort),
  status: isOneOf('idle thinking acting waiting paused complete error killed unknown'),
  rawStatus: isShort,
  currentTool: maybe(isShort),
  progress: maybe((value) => isAmount(value) && Number(value) <= 100),
  tokensUsed: maybe(isAmount),
};

const TASK: Readonly<Record<keyof Task, Check>> = {
  id: isId,
  status: isOneOf('pending planning running paused complete failed cancelled unknown'),
  rawStatus: isShort,
  prompt: maybe(isText),
  createdAtMs: maybe(isTime),
  completedAtMs: maybe(isTime),
  agents: isListOf((agent) => shapeProblems(agent, AGENT)),
  costCents: maybe(isAmount),
  tokensUsed: maybe(isAmount),
  failure: maybe((value) => isText(value) && value !== ''),
};

const DELIVERABLE: Readonly<Record<keyof Deliverable, Check>> = {
  id: isId,
  name: maybe(isText),
  contentType: maybe(isShort),
  bytes: maybe(isCount),
  sha256: maybe((value) => /^[0-9a-f]{64}$/.test(String(value))),
  downloadUrl: maybe(isText),
};

/** Returns how a value differs from the type of a task. */
export function taskProblems(value: unknown): string[] {
  return shapeProblems(value, TASK);
}

/** Returns how a value differs from the type of a deliverable. */
export function deliverableProblems(value: unknown): string[] {
  return shapeProblems(value, DELIVERABLE);
}

/** Whether the value is a plain object with only these fields. */
export function shapeProblems(value: unknown, shape: Readonly<Record<string, Check>>): string[] {
  if (typeof value !== 'object' || value === null) return [`it is ${String(value)}`];
  const fields = new Map<string, unknown>(Object.entries(value));
  return [
    ...(Object.getPrototypeOf(value) === Object.prototype ? [] : ['it is no plain object']),
    ...Object.entries(shape).flatMap(([key, check]) =>
      check(fields.get(key)) ? [] : [`its ${key} is ${JSON.stringify(fields.get(key))}`],
    ),
    ...[...fields.keys()].flatMap((key) => (Object.hasOwn(shape, key) ? [] : [`it has ${key}`])),
  ];
}
