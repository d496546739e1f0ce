import { jsonAnswer, refusal, type Answer } from './answer.ts';
import { parseCreateRequest, type ValidationProblem } from './create-request.ts';
import type { SandboxDeliverable } from './deliverable.ts';
import { fileAnswer } from './file-answer.ts';
import { bearerKey, rateHeaders, type KeyPlan, type RateLimiter } from './keys.ts';
import type { RecordedRequest } from './recorded-request.ts';
import type { SandboxTask, TaskStore } from './sandbox-task.ts';
import { planLife } from './scenarios.ts';
import type { Generation, MiteosSettings } from './settings.ts';
import { wireDeliverable, wireStatus, wireTask, type TaskView } from './wire-json.ts';

/** The state that the routes use. */
export interface Service {
  readonly generation: Generation;
  readonly basePath: string;
  readonly settings: MiteosSettings;
  readonly keys: ReadonlyMap<string, KeyPlan>;
  readonly tasks: TaskStore;
  readonly limiter: RateLimiter;
  readonly nowMs: () => number;
  /** A new pre-signed link to a file. */
  readonly signLink: (deliverable: SandboxDeliverable) => string;
}

/** A request with a valid key. */
interface Call {
  readonly request: RecordedRequest;
  readonly key: string;
  readonly service: Service;
}

interface Route {
  readonly method: string;
  /** The path relative to the base path. `*` matches one segment, which is passed on decoded. */
  readonly pattern: readonly string[];
  readonly answer: (call: Call, ...ids: string[]) => Answer;
}

const routes: readonly Route[] = [
  { method: 'POST', pattern: ['tasks'], answer: createTask },
  { method: 'GET', pattern: ['tasks'], answer: listTasks },
  { method: 'GET', pattern: ['tasks', '*'], answer: onTask(fetchTask) },
  { method: 'POST', pattern: ['tasks', '*', 'cancel'], answer: onTask(cancelTask) },
  { method: 'GET', pattern: ['tasks', '*', 'deliverables'], answer: onTask(listDeliverables) },
  {
    method: 'GET',
    pattern: ['tasks', '*', 'deliverables', '*'],
    answer: onTask(downloadDeliverable),
  },
];

/** The API: key, rate limit, route, in this order. */
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
    });
    const answer = (): Answer => {
      if (key === undefined) return refusal(401, 'Not authenticated');
      if (plan === undefined) return refusal(401, 'Invalid API key');
      if (!standing.isAllowed) {
        const seconds = String(Math.ceil((standing.resetAtMs - now) / 1000));
        const headers = settings.retryAfter === 'none' ? {} : { 'retry-after': seconds };
        return refusal(429, 'Rate limit exceeded', headers);
      }
      return route({ request, key, service });
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

/** Finds the task in the path first. Tasks of all keys are visible, because the keys belong to one organization. */
function onTask(answer: (call: Call, task: SandboxTask, ...ids: string[]) => Answer) {
  return (call: Call, taskId = '', ...ids: string[]): Answer => {
    const task = call.service.tasks.find(taskId);
    return task === undefined ? refusal(404, 'Task not found') : answer(call, task, ...ids);
  };
}

/** `POST /tasks` */
function createTask({ request, key, service }: Call): Answer {
  const { settings, tasks, generation } = service;
  if (request.hasBody && request.body === undefined) return refusal(400, 'Malformed JSON');
  const parsed = parseCreateRequest(request.body);
  if (Array.isArray(parsed)) return refusal(422, parsed);
  if (settings.outOfCredits) return refusal(402, 'Not enough credits');
  const limit = service.keys.get(key)?.concurrentTasks ?? Infinity;
  if (tasks.active.filter(({ birth }) => birth.key === key).length >= limit) {
    return refusal(429, 'Concurrent task limit reached');
  }
  const { scenario, lifecycle, timeScale } = settings;
  const steps = lifecycle === 'manual' ? [] : planLife(scenario, parsed, timeScale);
  const task = tasks.create({ ...parsed, key, steps });
  return taskAnswer(generation === 'A' ? 201 : 200, task, 'created', service);
}

/** `GET /tasks/{id}` */
function fetchTask({ service }: Call, task: SandboxTask): Answer {
  return taskAnswer(200, task, 'fetched', service);
}

/** `POST /tasks/{id}/cancel` */
function cancelTask({ service }: Call, task: SandboxTask): Answer {
  if (task.cancel()) return taskAnswer(200, task, 'created', service);
  return refusal(409, `Task is already ${wireStatus(task, service.generation)}`);
}

/** `GET /tasks`, newest first. */
function listTasks({ request, service }: Call): Answer {
  const { settings, generation, tasks } = service;
  const page = pageOf(tasks.all.toReversed(), request.query, { pageSize: 20 });
  if ('problems' in page) return refusal(422, page.problems);
  const entries = page.items.map((task) => wireTask(task, 'listed', generation));
  switch (settings.taskList.shape) {
    case 'array':
      return jsonAnswer(200, entries);
    case 'data':
      return jsonAnswer(200, { data: entries });
    case 'tasks':
      return jsonAnswer(200, { tasks: entries, total: tasks.all.length });
  }
}

function taskAnswer(
  status: number,
  task: SandboxTask,
  view: TaskView,
  { generation }: Service,
): Answer {
  return jsonAnswer(status, wireTask(task, view, generation));
}

/** `GET /tasks/{id}/deliverables`: each response has new links. */
function listDeliverables({ request, service }: Call, task: SandboxTask): Answer {
  const { settings, generation, signLink } = service;
  const page = pageOf(task.deliverables, request.query, settings.deliverableList);
  if ('problems' in page) return refusal(422, page.problems);
  const entries = page.items.map((deliverable) =>
    wireDeliverable(deliverable, generation, signLink(deliverable)),
  );
  const { shape } = settings.deliverableList;
  return jsonAnswer(200, shape === 'array' ? entries : { [shape]: entries });
}

/** `GET /tasks/{id}/deliverables/{deliverable_id}`: the content of the file. */
function downloadDeliverable(
  { request, service }: Call,
  task: SandboxTask,
  deliverableId = '',
): Answer {
  const found = task.deliverables.find(({ id }) => id === deliverableId);
  if (found === undefined) return refusal(404, 'Deliverable not found');
  return fileAnswer(found, request.headers, service.settings.honoursRange);
}

interface Paging {
  /** The maximum number of items per response, and the default of `limit`. */
  readonly pageSize: number;
  readonly ignoresOffset?: boolean;
}

/** Returns the items for `limit` and `offset`, or the problems of these parameters. */
function pageOf<Item>(
  items: readonly Item[],
  query: Readonly<Record<string, string>>,
  { pageSize, ignoresOffset = false }: Paging,
): { items: readonly Item[] } | { problems: ValidationProblem[] } {
  const limit = query['limit'] ?? String(pageSize);
  const offset = query['offset'] ?? '0';
  const problems = [
    ...(/^[1-9]\d*$/.test(limit) ? [] : [problem('limit', 1)]),
    ...(/^\d+$/.test(offset) ? [] : [problem('offset', 0)]),
  ];
  if (problems.length > 0) return { problems };
  const from = ignoresOffset ? 0 : Number(offset);
  return { items: items.slice(from, from + Math.min(Number(limit), pageSize)) };
}

function problem(name: string, minimum: number): ValidationProblem {
  return {
    loc: ['query', name],
    msg: `Expected an integer, ${minimum} or more`,
    type: 'integer',
  };
}
