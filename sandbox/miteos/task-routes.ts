import { jsonAnswer, refusal, type Answer } from './answer.ts';
import type { Call } from './api-routes.ts';
import { parseCreateRequest } from './create-request.ts';
import { pageOf } from './page-of.ts';
import { planLife } from './scenarios.ts';
import type { SandboxTask } from './task-life.ts';
import { wireListedTask, wireStatus, wireTask, type TaskView } from './wire-task.ts';

/** `POST /tasks` */
export function createTask({ request, key, service }: Call): Answer {
  const { settings, tasks, generation } = service;
  if (request.hasBody && request.body === undefined) return refusal(400, 'Malformed JSON');
  const parsed = parseCreateRequest(request.body);
  if (Array.isArray(parsed)) return refusal(422, parsed);
  if (settings.outOfCredits) return refusal(402, 'Not enough credits');
  if (settings.whenFull === 'refuse' && tasks.isFull(key)) {
    return refusal(429, 'Concurrent task limit reached');
  }
  const { scenario, lifecycle, timeScale } = settings;
  const steps = lifecycle === 'manual' ? [] : planLife(scenario, parsed, timeScale);
  const task = tasks.create({ ...parsed, key, steps });
  return taskAnswer(generation === 'A' ? 201 : 200, task, 'created', service);
}

/** `GET /tasks/{id}` */
export function fetchTask({ service }: Call, task: SandboxTask): Answer {
  return taskAnswer(200, task, 'fetched', service);
}

/** `POST /tasks/{id}/cancel` */
export function cancelTask({ service }: Call, task: SandboxTask): Answer {
  if (task.cancel()) return taskAnswer(200, task, 'created', service);
  const { cancelEndedStatus } = service.settings;
  if (cancelEndedStatus === 200) {
    return { ...taskAnswer(200, task, 'created', service), withoutEffect: true };
  }
  return refusal(cancelEndedStatus, `Task is already ${wireStatus(task, service.generation)}`);
}

/** `GET /tasks` */
export function listTasks({ request, service }: Call): Answer {
  const { settings, generation, nowMs } = service;
  const { order, appearsAfterMs, shape } = settings.taskList;
  const wanted = request.query['status'];
  const listed = service.tasks.all.filter(
    (task) =>
      nowMs() >= task.createdAtMs + appearsAfterMs &&
      (wanted === undefined || wireStatus(task, generation) === wanted),
  );
  if (order === 'newest-first') listed.reverse();
  const page = pageOf(listed, request.query, settings.taskList);
  if ('problems' in page) return refusal(422, page.problems);
  const entries = page.items.map((task) => wireListedTask(task, generation, settings));
  switch (shape) {
    case 'array':
      return jsonAnswer(200, entries);
    case 'data':
      return jsonAnswer(200, { data: entries });
    case 'tasks':
      return jsonAnswer(200, { tasks: entries, total: listed.length });
  }
}

function taskAnswer(
  status: number,
  task: SandboxTask,
  view: TaskView,
  { generation, settings }: Call['service'],
): Answer {
  return jsonAnswer(status, wireTask(task, view, generation, settings.failureField));
}
