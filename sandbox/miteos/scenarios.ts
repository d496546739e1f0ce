import { CommandLineError } from '../command-line.ts';
import { requestedFiles } from './requested-file.ts';
import { sampleFiles, sampleFindings, samplePartialFile, sampleReport } from './sample-review.ts';
import type { AgentInput, AgentStatusName, Step } from './sandbox-task.ts';

export const scenarioNames = [
  'complete',
  'review',
  'failed',
  'timeout',
  'approval',
  'expensive',
  'stuck',
  'empty',
] as const;
export type ScenarioName = (typeof scenarioNames)[number];

/** @throws CommandLineError that lists the names */
export function readScenario(name: string): ScenarioName {
  const found = scenarioNames.find((known) => known === name);
  if (found !== undefined) return found;
  const names = scenarioNames.join(', ');
  throw new CommandLineError(`--scenario: expected one of ${names}, got ${JSON.stringify(name)}`);
}

/** The properties of a request that a scenario may depend on. */
export interface ScenarioRequest {
  readonly prompt: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** The life of a new task. Times are for `timeScale` 1. */
export type Scenario =
  ScenarioName | readonly Step[] | ((request: ScenarioRequest) => ScenarioName | readonly Step[]);

/** Returns the steps of a new task, with scaled times. */
export function planLife(
  scenario: Scenario,
  request: ScenarioRequest,
  timeScale: number,
): readonly Step[] {
  const chosen = typeof scenario === 'function' ? scenario(request) : scenario;
  const steps = typeof chosen === 'string' ? namedSteps(chosen, request.prompt) : chosen;
  return steps.map((step) => ({ ...step, afterMs: step.afterMs * timeScale }));
}

function namedSteps(name: ScenarioName, prompt: string): readonly Step[] {
  switch (name) {
    case 'complete':
      return [
        ...workingSteps,
        completion(4000, [...sampleFiles(prompt), ...requestedFiles(prompt)]),
      ];
    case 'review':
      return [...workingSteps, completion(4000, [sampleReport(prompt), sampleFindings()])];
    case 'empty':
      return [...workingSteps, completion(4000, [])];
    case 'failed':
      return [...workingSteps.slice(0, 3), failure(prompt)];
    case 'timeout':
      return [...workingSteps.slice(0, 2), partialFile(prompt)];
    case 'expensive':
      return [...workingSteps.slice(0, 2), partialFile(prompt), ...spendingSteps()];
    case 'stuck':
      return [...workingSteps.slice(0, 2), partialFile(prompt), ...workingSteps.slice(2, 3)];
    case 'approval':
      return [...workingSteps.slice(0, 3), waitingForPerson];
  }
}

function agent(
  type: string,
  status: AgentStatusName,
  progress: number,
  currentTool?: string,
): AgentInput {
  return { type, status, progress, ...(currentTool === undefined ? {} : { currentTool }) };
}

/** From planning to three working agents. All scenarios start with these steps. */
const workingSteps: readonly Step[] = [
  { afterMs: 200, status: 'planning', tokensUsed: 1_200, costCents: 1 },
  {
    afterMs: 600,
    status: 'running',
    agents: [agent('planner', 'complete', 100), agent('researcher', 'thinking', 5)],
    tokensUsed: 4_800,
    costCents: 3,
  },
  {
    afterMs: 1400,
    agents: [
      agent('planner', 'complete', 100),
      agent('researcher', 'acting', 40, 'read_repository'),
      agent('writer', 'idle', 0),
    ],
    tokensUsed: 21_500,
    costCents: 12,
  },
  {
    afterMs: 2200,
    agents: [
      agent('planner', 'complete', 100),
      agent('researcher', 'acting', 85, 'run_static_analysis'),
      agent('writer', 'thinking', 20),
    ],
    tokensUsed: 48_000,
    costCents: 27,
  },
  {
    afterMs: 3100,
    agents: [
      agent('planner', 'complete', 100),
      agent('researcher', 'complete', 100),
      agent('writer', 'acting', 70, 'write_file'),
    ],
    tokensUsed: 61_000,
    costCents: 34,
  },
];

/** The cost grows evenly, by ten cents a second for ten minutes. The task does not end by itself. */
function spendingSteps(): Step[] {
  return Array.from({ length: 1200 }, (_, index) => {
    const costCents = 5 * (index + 1);
    const agents = [agent('planner', 'complete', 100), agent('researcher', 'acting', 40, 'browse')];
    return { afterMs: 1000 + 500 * index, costCents, tokensUsed: 4800 + 1500 * index, agents };
  });
}

function partialFile(prompt: string): Step {
  return { afterMs: 800, deliver: [samplePartialFile(prompt)] };
}

function completion(afterMs: number, deliver: Step['deliver'] & {}): Step {
  return {
    afterMs,
    status: 'complete',
    agents: [
      agent('planner', 'complete', 100),
      agent('researcher', 'complete', 100),
      agent('writer', 'complete', 100),
    ],
    deliver,
    tokensUsed: 66_400,
    costCents: 37,
  };
}

function failure(prompt: string): Step {
  return {
    afterMs: 2600,
    status: 'failed',
    agents: [
      agent('planner', 'complete', 100),
      agent('researcher', 'error', 55),
      agent('writer', 'error', 0),
    ],
    deliver: [samplePartialFile(prompt)],
    failure: 'The researcher stopped: run_static_analysis failed three times.',
    tokensUsed: 39_000,
    costCents: 22,
  };
}

const waitingForPerson: Step = {
  afterMs: 2200,
  status: 'paused',
  agents: [
    agent('planner', 'complete', 100),
    agent('researcher', 'waiting', 60, 'open_pull_request'),
    agent('writer', 'idle', 0),
  ],
};
