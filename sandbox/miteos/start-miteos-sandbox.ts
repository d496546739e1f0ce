import { makeApi } from './api-routes.ts';
import { makeCdn, SignedLinks, type Violation } from './cdn.ts';
import type { SandboxDeliverable } from './deliverable.ts';
import { FaultScript, type FaultOrder, type Hold, type HoldPoint } from './fault-script.ts';
import type { Fault } from './fault.ts';
import { defaultKey, makePlan, RateLimiter, type KeyPlan } from './keys.ts';
import { makeHeldClock, startLoopbackServer } from './loopback-server.ts';
import type { RecordedRequest, RequestMatch } from './recorded-request.ts';
import { TaskStore, type SandboxTask } from './sandbox-task.ts';
import { planLife, type Scenario } from './scenarios.ts';
import {
  completeSettings,
  type Generation,
  type MiteosSettings,
  type PartialSettings,
} from './settings.ts';

/** The options of the sandbox, including all settings. Each has a default. */
export interface MiteosSandboxOptions extends PartialSettings {
  /** The generation of the API. Default: `A`. */
  readonly generation?: Generation;
  /** Keys in addition to `mt_test_sandbox`, or a plan for that key. */
  readonly keys?: Readonly<Record<string, Partial<KeyPlan>>>;
  /** The service's clock, in milliseconds since the Unix epoch. Default: the system's. */
  readonly now?: () => number;
  /** The origin of links to files, e.g. of a proxy in front of the sandbox. Default: its own. */
  readonly cdnAddress?: string;
}

/** A task to create without a request. */
interface SeededTask {
  readonly prompt: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly key?: string;
  /** Default: the sandbox's scenario. */
  readonly scenario?: Scenario;
}

/** A Miteos service in this process, on two ports of the loopback interface. */
export interface MiteosSandbox {
  /** The API's URL with its base path, for clients. */
  readonly baseUrl: string;
  readonly apiOrigin: string;
  readonly cdnOrigin: string;
  /** May be changed at any time, with effect on later requests. */
  readonly settings: MiteosSettings;
  /** May be changed at any time. */
  readonly keys: Map<string, KeyPlan>;
  /** All requests to both origins, in the order of arrival. */
  readonly requests: readonly RecordedRequest[];
  /** Requests that no client must send, e.g. the key to the CDN. */
  readonly violations: readonly Violation[];
  /** All tasks in their current state, in the order of creation. */
  readonly tasks: readonly SandboxTask[];
  /** The tasks that have not ended, and cost money. */
  readonly activeTasks: readonly SandboxTask[];
  /** Returns the task with this ID. Throws when there is none. */
  task(taskId: string): SandboxTask;
  createTask(seed: SeededTask): SandboxTask;
  /** Returns the content of a file. Throws when there is none. */
  deliverableBytes(taskId: string, deliverableId: string): Buffer;
  /** Makes all existing links return 403. */
  expireLinks(): void;
  /** Holds a request at a point. */
  hold(match: RequestMatch, point: HoldPoint): Hold;
  /** Schedules a fault, for one request unless `times` is given. */
  fail(match: RequestMatch, fault: Fault, options?: { times?: number }): FaultOrder;
  /** Closes both servers and all their connections. */
  close(): Promise<void>;
}

/** How long a pre-signed link is valid. */
const LINK_LIFE_MS = 15 * 60_000;

/** Starts the service. The caller must close it. */
export async function startMiteosSandbox(
  options: MiteosSandboxOptions = {},
): Promise<MiteosSandbox> {
  const {
    generation = 'A',
    keys: givenKeys = {},
    now = Date.now,
    cdnAddress,
    ...partial
  } = options;
  const clock = makeHeldClock(now);
  const nowMs = () => clock.nowMs();
  const settings = completeSettings(partial, generation);
  const basePath = generation === 'A' ? '/v1' : '';
  const keys = new Map([[defaultKey, makePlan()]]);
  for (const [key, plan] of Object.entries(givenKeys)) keys.set(key, makePlan(plan));

  const requests: RecordedRequest[] = [];
  const violations: Violation[] = [];
  const script = new FaultScript(basePath);
  const links = new SignedLinks();
  const tasks = new TaskStore(nowMs);

  const shared = { script, requests, clock, cdnOrigin: () => cdn.url };
  const cdn = await startLoopbackServer({
    ...shared,
    origin: 'cdn',
    handle: makeCdn({ links, settings, nowMs, keys, violations }),
  });
  const limiter = new RateLimiter();
  const signLink = (deliverable: SandboxDeliverable) =>
    links.sign(cdnAddress ?? cdn.url, deliverable, nowMs() + LINK_LIFE_MS);
  const service = { generation, basePath, settings, keys, tasks, limiter, nowMs, signLink };
  const api = await startLoopbackServer({ ...shared, origin: 'api', handle: makeApi(service) });

  const findTask = (taskId: string): SandboxTask => {
    const found = tasks.find(taskId);
    if (found === undefined) throw new Error(`There is no task ${taskId}.`);
    return found;
  };
  return {
    baseUrl: api.url + basePath,
    apiOrigin: api.url,
    cdnOrigin: cdn.url,
    settings,
    keys,
    requests,
    violations,
    tasks: tasks.all,
    get activeTasks() {
      return tasks.active;
    },
    task: findTask,
    createTask: (seed) => seedTask(seed, tasks, settings),
    deliverableBytes: (taskId, deliverableId) => {
      const found = findTask(taskId).deliverables.find(({ id }) => id === deliverableId);
      if (found === undefined) throw new Error(`Task ${taskId} has no file ${deliverableId}.`);
      return found.bytes();
    },
    expireLinks: () => {
      links.expireAll();
    },
    hold: (match, point) => script.hold(match, point),
    fail: (match, fault, times) => script.fail(match, fault, times),
    close: async () => {
      script.dropAll();
      await Promise.all([api.close(), cdn.close()]);
    },
  };
}

function seedTask(seed: SeededTask, tasks: TaskStore, settings: MiteosSettings): SandboxTask {
  const { prompt, config = {}, key = defaultKey, scenario = settings.scenario } = seed;
  const isManual = settings.lifecycle === 'manual' && seed.scenario === undefined;
  const steps = isManual ? [] : planLife(scenario, { prompt, config }, settings.timeScale);
  return tasks.create({ prompt, config, workspaceId: undefined, key, steps });
}
