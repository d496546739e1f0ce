import { commentMarker, formatMarker } from '../../src/github/comment-marker.ts';
import type { Place } from '../bundle/step-fixture.ts';

export const EARLIER_REPORT = '<h2>Earlier</h2>\n\n<p>All was well.</p>';

const key = 'kept';

const identity = { key, step: 'of an earlier version', runId: '1', runAttempt: 1 };
const draft = { taskId: 'task_earlier', kind: 'report', commit: 'e'.repeat(40) } as const;
const author = 'github-actions[bot]';
const body = `${formatMarker(commentMarker(identity, draft))}\n\n${EARLIER_REPORT}\n`;

/** The comment that a step with the same `comment-key` left in run 1. */
export function addEarlierReport({ github }: Place): void {
  github.addComment({ issueNumber: 2, author, body });
}

/** The issue that it left. */
export const earlierIssue = { number: 1, author, body };

/** The inputs of a step with this comment or issue. */
export const EARLIER_INPUTS = { 'comment-key': key };
