import { createPoints } from './create-points.ts';
import { EARLIER_INPUTS } from './earlier-report.ts';
import { endless } from './endless-task.ts';
import { heldAtGithub, type KillPoint } from './kill-point.ts';
import { waitPoints } from './wait-points.ts';

const isUnfinished = ({ outcome, name }: KillPoint): boolean =>
  // An existing comment is edited.
  outcome !== undefined && !name.includes('live comment');

const moments = [
  { moment: 'before-effect', name: 'before' },
  { moment: 'after-effect', name: 'after' },
] as const;

/** Points during the edit of the comment. A live comment is edited first. */
function editPoints(live: 'false' | 'true'): KillPoint[] {
  return moments.flatMap(({ moment, name }) => {
    const tookEffect = moment === 'after-effect';
    const nth = live === 'true' ? 2 : 1;
    const last = { hold: heldAtGithub('issues/update-comment', moment, { nth }), tookEffect };
    const first = { hold: heldAtGithub('issues/update-comment', moment), tookEffect };
    const timedOut = { place: endless, inputs: { timeout: '1s' }, files: 1 } as const;
    return [
      {
        ...last,
        ...timedOut,
        name: `the last banner is held ${name} its effect`,
        outcome: 'timed-out',
      },
      { ...last, name: `the report is held ${name} its effect`, outcome: 'complete', files: 3 },
      ...(live === 'false'
        ? []
        : [
            {
              ...first,
              name: `the first banner is held ${name} its effect`,
              place: endless,
              outcome: 'cancelled',
              files: 1,
            } as const,
          ]),
    ];
  });
}

/** Points at which the comment has the last complete report, which is kept unless the run has its own. */
export const keptPoints: readonly KillPoint[] = (['false', 'true'] as const).flatMap((live) =>
  [...[...createPoints, ...waitPoints].filter(isUnfinished), ...editPoints(live)].map((point) => ({
    ...point,
    name: `${point.name}, over a report, live-comment: ${live}`,
    inputs: { ...point.inputs, ...EARLIER_INPUTS, 'live-comment': live },
    hasEarlier: true,
  })),
);
