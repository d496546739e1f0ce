import type { Task } from './task.ts';
import { ServiceError, type CallOptions, type TaskService } from './task-service.ts';

/**
 * Reads a task. An answer about another task must not lead anything that follows, least of all a wish to cancel, to that task.
 * @throws ServiceError also when the answer is about another task; the signal's reason when it is aborted
 */
export async function fetchTask(
  service: Pick<TaskService, 'fetchTask'>,
  taskId: string,
  call?: CallOptions,
): Promise<Task> {
  const task = await service.fetchTask(taskId, call);
  if (task.id === taskId) return task;
  throw new ServiceError(`Miteos was asked for task ${taskId} and answered with ${task.id}`, {
    arrival: 'perhaps',
  });
}
