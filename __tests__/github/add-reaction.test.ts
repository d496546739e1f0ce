import { describe, expect, it } from '@jest/globals';
import { addReaction } from '../../src/github/add-reaction.ts';
import { restOf, useGithub } from './use-github.ts';

describe('a reaction', () => {
  const start = useGithub();

  it.each([
    ['issue', 'issue comment', 492_700_400],
    ['review', 'review comment', 284_312_630],
  ] as const)('is added to a comment of the kind %s, once', async (kind, name, id) => {
    const github = await start();
    const { repository } = github;
    await addReaction('eyes', { id, kind }, { repository, rest: restOf(github) });
    await addReaction('eyes', { id, kind }, { repository, rest: restOf(github) });
    expect(github.reactions).toEqual([
      { id: 1, kind: name, commentId: id, author: 'github-actions[bot]', content: 'eyes' },
    ]);
  });

  it('is sent once when the server fails, because a second request is not worth it', async () => {
    const github = await start();
    github.addFault({ at: 'reactions/create-for-issue-comment', answer: 502, times: 5 });
    const { repository } = github;
    const comment = { id: 492_700_400, kind: 'issue' } as const;
    const adding = addReaction('+1', comment, { repository, rest: restOf(github) });
    await expect(adding).rejects.toThrow();
    expect(github.requests).toHaveLength(1);
  });
});
