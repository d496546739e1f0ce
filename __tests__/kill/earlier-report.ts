import { commentMarker, formatMarker } from '../../src/github/comment-marker.ts';
import type { Place } from '../bundle/step-fixture.ts';

export const EARLIER_REPORT = '<h2>Earlier</h2>\n\n<p>All was well.</p>';

const key = 'kept';

/** The comment that a step with the same `comment-key` left in run 1. */
export function addEarlierReport({ github }: Place): void {
  const identity = { key, step: 'of an earlier version', runId: '1', runAttempt: 1 };
  const draft = { taskId: 'task_earlier', kind: 'report', commit: 'e'.repeat(40) } as const;
  const body = `${formatMarker(commentMarker(identity, draft))}\n\n${EARLIER_REPORT}\n`;
  github.addComment({ issueNumber: 2, author: 'github-actions[bot]', body });
}

/** The inputs of a step with this comment. */
export const EARLIER_INPUTS = { 'comment-key': key };
