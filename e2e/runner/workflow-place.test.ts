import { describe, expect, it } from '@jest/globals';
import { publishedEvent } from './published-event.ts';
import { readExample, WorkflowPlace } from './workflow-place.ts';

const servers = (): number =>
  process.getActiveResourcesInfo().filter((kind) => kind === 'TCPServerWrap').length;

describe('WorkflowPlace', () => {
  it('leaves no service behind that would keep the tests from ending, when it can’t be laid out', async () => {
    const before = servers();
    const opening = WorkflowPlace.open({
      workflow: await readExample('pull-request-review.yml'),
      event: publishedEvent('pull_request', 'opened'),
      files: { '.github/workflows': 'a file where there is a folder' },
    });
    await expect(opening).rejects.toThrow('EISDIR');
    expect(servers()).toBe(before);
  });
});
