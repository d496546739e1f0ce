import { refusal, type Answer } from './answer.ts';
import { cancelTask, createTask, fetchTask, listTasks } from './task-routes.ts';
import { downloadDeliverable, listDeliverables } from './deliverable-routes.ts';
import { bearerKey, type KeyPlan } from './keys.ts';
import { rateHeaders, retryAfterHeader, type RateLimiter } from './rate-limit.ts';
import type { RecordedRequest } from './recorded-request.ts';
import type { Generation, MiteosSettings } from './settings.ts';
import type { SandboxTask } from './task-life.ts';
import type { TaskStore } from './task-store.ts';

/** What the routes work on. */
export interface Service {
  readonly generation: Generation;
  readonly basePath: string;
  readonly settings: MiteosSettings;
  readonly keys: ReadonlyMap<string, KeyPlan>;
  readonly tasks: TaskStore;
  readonly limiter: RateLimiter;
  readonly nowMs: () => number;
  /** A new pre-signed link to a file. */
  readonly signLink: (deliverable: SandboxTask['deliverables'][number]) => string;
}

/** A request whose key is known. */
export interface Call {
  readonly request: RecordedRequest;
  readonly key: string;
  readonly plan: KeyPlan;
  readonly service: Service;
}

interface Route {
  readonly method: string;
  /** Below the base path; `*` stands for one segment, which is handed on decoded. */
  readonly pattern: readonly string[];
  readonly scope: string;
  readonly answer: (call: Call, ...ids: string[]) => Answer;
}

const read = 'tasks.read';
const write = 'tasks.write';
const routes: readonly Route[] = [
  { method: 'POST', pattern: ['tasks'], scope: write, answer: createTask },
  { method: 'GET', pattern: ['tasks'], scope: read, answer: listTasks },
  { method: 'GET', pattern: ['tasks', '*'], scope: read, answer: onTask(fetchTask) },
  { method: 'POST', pattern: ['tasks', '*', 'cancel'], scope: write, answer: onTask(cancelTask) },
  {
    method: 'GET',
    pattern: ['tasks', '*', 'deliverables'],
    scope: read,
    answer: onTask(listDeliverables),
  },
  {
    method: 'GET',
    pattern: ['tasks', '*', 'deliverables', '*'],
    scope: read,
    answer: onTask(downloadDeliverable),
  },
];

/** The API: key, rate limit, scope, route, in this order. */
export function makeApi(service: Service): (request: RecordedRequest) => Answer {
  return (request) => {
    const { settings, limiter, nowMs } = service;
    const key = bearerKey(request.headers.authorization);
    const plan = key === undefined ? undefined : service.keys.get(key);
    const now = nowMs();
    const standing = limiter.count({
      key: plan === undefined || key === undefined ? '' : key,
      limit: plan?.requestsPerMinute ?? 60,
      nowMs: now,
      windowMs: settings.rateWindowMs,
    });
    const answer = (): Answer => {
      if (key === undefined) return refusal(401, 'Not authenticated');
      if (plan === undefined) return refusal(401, 'Invalid API key');
      if (!standing.isAllowed) {
        const retryAfter = retryAfterHeader(settings.retryAfter, standing.resetAtMs, now);
        return refusal(429, 'Rate limit exceeded', retryAfter);
      }
      return route({ request, key, plan, service });
    };
    const { headers, ...rest } = answer();
    return { ...rest, headers: { ...headers, ...rateHeaders(standing) } };
  };
}

function route(call: Call): Answer {
  const { request, service } = call;
  const segments = splitPath(request.path, service.basePath);
  if (segments === undefined) return refusal(404, 'Not Found');
  const onPath = routes.filter(({ pattern }) => fits(pattern, segments));
  if (onPath.length === 0) return refusal(404, 'Not Found');
  const found = onPath.find(({ method }) => method === request.method);
  if (found === undefined) return refusal(405, 'Method Not Allowed');
  if (!call.plan.scopes.includes(found.scope)) {
    return refusal(403, `Missing scope: ${found.scope}`);
  }
  return found.answer(call, ...segments.filter((_, index) => found.pattern[index] === '*'));
}

function splitPath(path: string, basePath: string): string[] | undefined {
  if (!path.startsWith(`${basePath}/`)) return undefined;
  try {
    return path
      .slice(basePath.length + 1)
      .split('/')
      .map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  if (pattern.length !== segments.length) return false;
  return pattern.every((part, index) => part === '*' || part === segments[index]);
}

/** Finds the task of the path first. A task of any key is shown: keys belong to one organisation. */
function onTask(answer: (call: Call, task: SandboxTask, ...ids: string[]) => Answer) {
  return (call: Call, taskId = '', ...ids: string[]): Answer => {
    const task = call.service.tasks.find(taskId);
    return task === undefined ? refusal(404, 'Task not found') : answer(call, task, ...ids);
  };
}
