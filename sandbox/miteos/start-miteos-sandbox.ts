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

/** How to start; every setting may be given, and has a default. */
export interface MiteosSandboxOptions extends PartialSettings {
  /** Which generation of the documents the service follows. Default `A`. */
  readonly generation?: Generation;
  /** Keys beside `mt_test_sandbox`, or a tighter plan for that one. */
  readonly keys?: Readonly<Record<string, Partial<KeyPlan>>>;
  /** The service's clock, in milliseconds since the Unix epoch. Default: the system's. */
  readonly now?: () => number;
  /** The origin that stands in links to files, where something in front of the sandbox passes them on. Default: its own. */
  readonly cdnAddress?: string;
}

/** A task to put there without a request. */
interface SeededTask {
  readonly prompt: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly key?: string;
  /** Default: the sandbox's scenario. */
  readonly scenario?: Scenario;
}

/** A Miteos service in this process, on two ports of the loopback interface. */
export interface MiteosSandbox {
  /** What a client is given: the API's address with its base path. */
  readonly baseUrl: string;
  readonly apiOrigin: string;
  readonly cdnOrigin: string;
  /** May be changed at any time; requests from then on go by it. */
  readonly settings: MiteosSettings;
  /** May be changed at any time. */
  readonly keys: Map<string, KeyPlan>;
  /** Every request to either origin, in the order in which they came in. */
  readonly requests: readonly RecordedRequest[];
  /** What no client may do, e.g. send the key to the CDN. */
  readonly violations: readonly Violation[];
  /** Every task that was made, in order, as it is now. */
  readonly tasks: readonly SandboxTask[];
  /** The tasks that have not ended, and are paid for. */
  readonly activeTasks: readonly SandboxTask[];
  /** The task with this id; throws when there is none. */
  task(taskId: string): SandboxTask;
  createTask(seed: SeededTask): SandboxTask;
  /** All bytes of a file; throws when there is none. */
  deliverableBytes(taskId: string, deliverableId: string): Buffer;
  /** Makes all links given out so far answer 403. */
  expireLinks(): void;
  /** Makes a request stand still at a point of the exchange. */
  hold(match: RequestMatch, point: HoldPoint): Hold;
  /** Makes requests go wrong; once, unless `times` says otherwise. */
  fail(match: RequestMatch, fault: Fault, options?: { times?: number }): FaultOrder;
  /** Ends both servers and all their connections at once. */
  close(): Promise<void>;
}

/** How long a pre-signed link is good for. */
const LINK_LIFE_MS = 15 * 60_000;

/** Starts the service. The caller closes it. */
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
