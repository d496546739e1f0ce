import { jsonAnswer, refusal, type Answer } from './answer.ts';
import type { Call } from './api-routes.ts';
import { fileAnswer } from './file-answer.ts';
import { pageOf } from './page-of.ts';
import type { SandboxTask } from './task-life.ts';
import { wireDeliverable } from './wire-deliverable.ts';

/** `GET /tasks/{id}/deliverables`: each answer has new links. */
export function listDeliverables({ request, service }: Call, task: SandboxTask): Answer {
  const { settings, generation, signLink } = service;
  const page = pageOf(task.deliverables, request.query, settings.deliverableList);
  if ('problems' in page) return refusal(422, page.problems);
  const entries = page.items.map((deliverable) =>
    wireDeliverable(deliverable, generation, signLink(deliverable)),
  );
  const { shape } = settings.deliverableList;
  return jsonAnswer(200, shape === 'array' ? entries : { [shape]: entries });
}

/** `GET /tasks/{id}/deliverables/{deliverable_id}`: the bytes themselves. */
export function downloadDeliverable(
  { request, service }: Call,
  task: SandboxTask,
  deliverableId = '',
): Answer {
  const found = task.deliverables.find(({ id }) => id === deliverableId);
  if (found === undefined) return refusal(404, 'Deliverable not found');
  return fileAnswer(found, request.headers, service.settings.honoursRange);
}
