import type { Fault, HoldMoment } from '../../sandbox/github/faults.ts';
import { EARLIER_INPUTS, earlierIssue } from './earlier-report.ts';
import { heldAtGithub, type KillPoint } from './kill-point.ts';

const calls: readonly { name: string; at: Fault['at']; nth?: number }[] = [
  { name: 'the list of issues', at: 'issues/list-for-repo' },
  { name: 'the creation of the issue', at: 'issues/create' },
  { name: 'the list of issues after that', at: 'issues/list-for-repo', nth: 2 },
  { name: 'the list of comments of the older issue', at: 'issues/list-comments' },
  { name: 'the comment on the older issue', at: 'issues/create-comment' },
  { name: 'the closing of the older issue', at: 'issues/update' },
];
const moments: readonly HoldMoment[] = ['before-effect', 'after-effect'];

/** The requests of a step with `issue-title` after the end of the task, while an earlier run's issue is open. */
export const issuePoints: readonly KillPoint[] = calls.flatMap(({ name, at, nth = 1 }) =>
  moments.map((moment): KillPoint => ({
    name: `${name} is held ${moment === 'before-effect' ? 'before' : 'after'} its effect`,
    place: { github: { issues: [earlierIssue] } },
    inputs: { ...EARLIER_INPUTS, 'issue-title': 'Report' },
    outcome: 'complete',
    files: 3,
    hold: heldAtGithub(at, moment, { nth }),
    tookEffect: moment === 'after-effect',
    hasIssue: true,
    ...(at === 'issues/create' ? { isCancelledToo: true } : {}),
  })),
);
