import { describe, expect, it } from '@jest/globals';
import { fetchTask } from '../../src/task/fetch-task.ts';
import { ServiceError } from '../../src/task/task-service.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeTaskService } from '../support/fake-task-service.ts';

describe('fetchTask', () => {
  it('reads the task', async () => {
    const service = new FakeTaskService(new FakeClock());
    const task = service.add();
    expect(await fetchTask(service, task.id, { attempts: 1 })).toEqual(task);
    expect(service.calls).toMatchObject([{ name: 'fetchTask', args: [task.id], attempts: 1 }]);
  });

  it('takes no answer about another task', async () => {
    const service = new FakeTaskService(new FakeClock());
    const [task, other] = [service.add(), service.add()];
    service.answer('fetchTask', other);
    const failure = fetchTask(service, task.id);
    await expect(failure).rejects.toThrow(ServiceError);
    await expect(failure).rejects.toThrow(/task_1.*task_2/);
  });
});
