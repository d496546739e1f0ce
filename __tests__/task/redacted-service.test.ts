import { describe, expect, it } from '@jest/globals';
import { RedactedService } from '../../src/task/redacted-service.ts';
import { ServiceError } from '../../src/task/task-service.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeTaskService } from '../support/fake-task-service.ts';

const secret = 'mt_live_secret';

/** A service behind which the fake one is, and the links that it was told. */
function redacted(): {
  inner: FakeTaskService;
  service: RedactedService;
  links: string[];
  words: string[];
} {
  const links: string[] = [];
  const words: string[] = [];
  const inner = new FakeTaskService(new FakeClock());
  const service = new RedactedService(inner, {
    redact: (text) => text.replaceAll(secret, '***'),
    learnLink: (url) => links.push(url),
    learnOpenWord: (word) => words.push(word),
  });
  return { inner, service, links, words };
}

describe('a service that repeats a secret', () => {
  it('says no word of a task with it', async () => {
    const { inner, service } = redacted();
    const made = await service.createTask({ prompt: 'Review.' }, undefined);
    const agent = {
      id: secret,
      type: `a ${secret}`,
      status: 'error',
      rawStatus: secret,
      currentTool: secret,
    } as const;
    const changes = { rawStatus: secret, failure: `bad ${secret}`, agents: [agent] };
    inner.change(made.id, 'failed', changes);
    for (const task of [
      await service.fetchTask(made.id),
      ...(await service.listTasks({ limit: 9, offset: 0 })).tasks,
    ]) {
      expect(task).toMatchObject({
        id: made.id,
        status: 'failed',
        failure: 'bad ***',
        rawStatus: '***',
      });
      expect(task.agents).toEqual([
        { id: '***', type: 'a ***', status: 'error', rawStatus: '***', currentTool: '***' },
      ]);
    }
  });

  it('leaves absent what is absent', async () => {
    const { service } = redacted();
    const task = await service.createTask({ prompt: 'Review.' }, undefined);
    expect('failure' in task).toBe(false);
  });

  it('is asked by its own ids, which are shown without the secret', async () => {
    const { inner, service, links } = redacted();
    const real = await inner.createTask({ prompt: 'Review.' }, undefined);
    const ids = [`a-${secret}`, 'a-***', `b-${secret}`];
    const downloadUrl = 'https://cdn.example/?sig=0123456789abcdef';
    inner.deliverables.set(
      real.id,
      ids.map((id) => ({ id, name: `${secret}.md`, contentType: secret, downloadUrl })),
    );
    for (const id of ids) inner.contents.set(id, new TextEncoder().encode(id));
    const listed = await service.listDeliverables(real.id);
    expect(listed.map(({ name, contentType }) => [name, contentType])).toEqual(
      ids.map(() => ['***.md', '***']),
    );
    expect(listed.map(({ id }) => id)).toEqual(['a-***', 'a-***', 'b-***']);
    expect(links).toEqual(ids.map(() => downloadUrl));
    const last = listed[2]?.id ?? '';
    const opened = await service.openDeliverable({
      kind: 'api',
      taskId: real.id,
      deliverableId: last,
    });
    const chunks: Uint8Array[] = [];
    for await (const chunk of opened.body) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe(ids[2]);
  });

  it('says no error with it, nor with the query of an address', async () => {
    const { inner, service } = redacted();
    const cause = new Error(secret);
    const serverMessage = `${secret} at https://a.test/?sig=x`;
    const details = { arrival: 'refused', status: 401, serverMessage, cause } as const;
    inner.fetchTask = () =>
      Promise.reject(new ServiceError(`Miteos says ${serverMessage}`, details));
    const error = await service.fetchTask('x').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toMatchObject({
      message: 'Miteos says *** at https://a.test/?…',
      serverMessage: '*** at https://a.test/?…',
      status: 401,
      arrival: 'refused',
    });
    expect((error as Error).cause).toBeUndefined();
  });

  it('hands on an error without it as it is', async () => {
    const { inner, service } = redacted();
    const errors = [new ServiceError('gone', { arrival: 'never' }), new Error('aborted')];
    for (const error of errors) {
      inner.cancelTask = () => Promise.reject(error);
      await expect(service.cancelTask('x')).rejects.toBe(error);
    }
  });
});
