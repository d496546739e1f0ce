import { describe, expect, it } from '@jest/globals';
import { withoutBanner } from '../../src/report/banner.ts';
import { renderBanner } from '../../src/report/render-banner.ts';
import { renderReports } from '../../src/report/render-report.ts';
import type { KeptReport, Result } from '../../src/report/result.ts';
import {
  COMMIT,
  makeKept,
  makeResult,
  makeSaved,
  makeTask,
  makeText,
} from '../support/make-result.ts';
import { blocksOf, violations } from '../support/published.ts';

const WAR_ROOM = 'https://platform.miteos.com/war-room';

function banner(changes: Partial<Result>, kept: Partial<KeptReport> = {}): string {
  return renderBanner(makeResult(changes), makeKept(kept));
}

/** The text that a reader sees. */
function textOf(shown: string): string {
  return shown.replace(/<\/p>|<\/li>/gu, '\n').replace(/<[^>]*>/gu, '');
}

describe('the banner over an earlier report', () => {
  it.each<[string, Partial<Result>, string]>([
    ['CAUTION', { outcome: 'failed' }, 'The task for abc1234 failed.'],
    ['NOTE', { outcome: 'cancelled' }, 'The task for abc1234 was cancelled.'],
    ['WARNING', { outcome: 'timed-out' }, 'The task for abc1234 timed out.'],
    ['WARNING', { outcome: 'over-budget' }, 'The task for abc1234 reached the maximum cost.'],
    ['WARNING', { outcome: 'needs-approval' }, 'The task for abc1234 is waiting for approval.'],
    ['NOTE', { outcome: 'running' }, 'The task for abc1234 is running.'],
    ['WARNING', { problems: ['x'] }, 'The task for abc1234 completed without a report. x'],
    ['NOTE', { outcome: 'failed', supersededBy: COMMIT }, 'The run for abc1234 was superseded:'],
  ])('is a %s for the result %j', (kind, changes, sentence) => {
    const shown = banner(changes);
    expect(shown.split('\n').slice(0, 2)).toEqual([`> [!${kind}]`, '>']);
    expect(textOf(shown.split('\n')[2] ?? '')).toContain(sentence);
  });

  it('names no commit when none is known', () => {
    expect(textOf(banner({ outcome: 'failed', commit: undefined }))).toContain('The task failed.');
  });

  it.each([
    ['The run was cancelled or timed out.', 'The run for abc1234 was cancelled or timed out.'],
    ['The task took 1.5 h. It ended.', 'The task for abc1234 took 1.5 h. It ended.'],
    [
      'The task reached the maximum cost: it has cost 152.5 cents, and max-cost-cents is 150. The task was cancelled.',
      'The task for abc1234 reached the maximum cost: it has cost 152.5 cents, and max-cost-cents is 150. The task was cancelled.',
    ],
    ['An agent waits.', 'The task for abc1234 failed. An agent waits.'],
    ['The task', 'The task for abc1234 failed. The task'],
  ])('for the problem "%s", says: %s', (problem, sentence) => {
    const shown = textOf(banner({ outcome: 'failed', problems: [problem] }));
    expect(shown).toContain(`${sentence} View the run.`);
  });

  it('lists the other problems up to a maximum, and counts the rest', () => {
    const problems = ['The task failed.', ...Array.from({ length: 30 }, (_, n) => `Problem ${n}.`)];
    const shown = banner({ outcome: 'failed', problems, advice: 'Run again.' });
    expect(shown).toContain('failed.</strong></p><ul><li>Problem 0.</li>');
    expect(shown).toContain('<li>Problem 9.</li><li>and 20 more, listed in the log</li></ul>');
    expect(shown).toContain('</ul><p>Run again. <a');
  });

  it('links the War Room, but no other address', () => {
    const problems = ['See https://evil.example/x.'];
    const shown = banner({
      outcome: 'failed',
      problems,
      advice: `Check it in the War Room (${WAR_ROOM}), or in the War Room: ${WAR_ROOM}`,
    });
    const anchor = `<a href="${WAR_ROOM}">War Room</a>`;
    expect(shown).toContain('See <code>https://evil.example/x</code>.');
    expect(shown).toContain(`Check it in the ${anchor}, or in the ${anchor} <a`);
  });

  it('gives no reason and no advice when the run is superseded', () => {
    const changes = { problems: ['The task failed.'], advice: 'Run again.' };
    const shown = banner({ ...changes, outcome: 'failed', supersededBy: `fed${'0'.repeat(37)}` });
    expect(textOf(shown)).toBe(
      '> [!NOTE]\n>\n> The run for abc1234 was superseded: the pull request is now at fed0000. View the run.\n' +
        'The report below is from an earlier run for def5678.\n',
    );
  });

  it('names a task that may still be running, even when the run is superseded', () => {
    const shown = banner({ outcome: 'cancelled', supersededBy: COMMIT, mayStillRun: true });
    expect(textOf(shown)).toContain(
      'is now at abc1234. Task task_01hwxyz4k8 may still be running. Check it in the War Room and cancel it there. View',
    );
  });

  it('names a task that was left running on purpose, with no advice', () => {
    const task = makeTask({ status: 'running' });
    const shown = banner({ outcome: 'timed-out', task, supersededBy: COMMIT });
    expect(textOf(shown)).toContain('1234. Task task_01hwxyz4k8 was left running. View the run.');
  });

  it.each(['cancelled', 'unknown'] as const)('names no task that is %s', (status) => {
    const task = makeTask({ status });
    const shown = banner({ outcome: 'cancelled', task, supersededBy: COMMIT });
    expect(textOf(shown)).toContain('1234. View the run.');
  });

  it.each<[Partial<KeptReport>, string]>([
    [{}, 'The report below is from an earlier run for def5678.'],
    [{ commit: undefined }, 'The report below is from an earlier run.'],
    [{ commit: COMMIT }, 'The report below is from an earlier run for the same commit.'],
    [
      { commit: COMMIT, isSameRun: true },
      'The report below is from an earlier attempt of this run for the same commit.',
    ],
  ])('for the report %j, says: %s', (kept, sentence) => {
    expect(textOf(banner({ outcome: 'failed' }, kept))).toContain(`\n${sentence}\n`);
  });

  it.each([true, false])('links the run of the report, also in the same run: %s', (isSameRun) => {
    const runUrl = 'https://github.com/octo/repo/actions/runs/42/attempts/2';
    expect(banner({ outcome: 'failed' }, { runUrl, isSameRun })).toContain(
      `<p>The report below is from <a href="${runUrl}">an earlier `,
    );
  });

  it.each(['$', '&', '@a ', '#1', 'x', '`x` ', 'The task $. '])(
    'has at most 2,000 characters of endless "%s"',
    (piece) => {
      const text = piece.repeat(3000);
      for (const count of [1, 2, 50]) {
        const problems = Array.from({ length: count }, () => `The task ${text}`);
        const task = makeTask({ id: text });
        const shown = banner({ outcome: 'failed', task, problems, advice: text });
        const next = banner({ outcome: 'failed', task, mayStillRun: true, supersededBy: COMMIT });
        for (const one of [shown, next]) {
          expect(one.length).toBeLessThanOrEqual(2000);
          expect(violations(one, makeKept().runUrl)).not.toContainEqual(/alert|no block/u);
        }
        expect(shown).toContain('The report below is from');
      }
    },
  );
});

describe("the banner over the run's own report", () => {
  const files = { saved: [makeSaved('a.md')], texts: [makeText('a.md', 'A')] };
  const blocks = (changes: Partial<Result>): string[] =>
    blocksOf(renderReports(makeResult({ ...files, ...changes })).comment);

  it('is undefined when there is no problem', () => {
    expect(blocks({})[0]).toBe('<h2>Review</h2>');
  });

  it('lists the problems of a complete report, right below its headline', () => {
    const [headline, banner] = blocks({ problems: ['It is lost.'], advice: 'Run again.' });
    expect(headline).toBe('<h2>Review</h2>');
    expect(banner).toBe('> [!WARNING]\n>\n> <p>It is lost. Run again.</p>');
    expect(blocks({ problems: ['a', 'b'], advice: 'Run again.' })[1]).toBe(
      '> [!WARNING]\n>\n> <p><strong>The task is complete, with 2 problems:</strong></p><ul><li>a</li><li>b</li></ul><p>Run again.</p>',
    );
  });

  it('is above the headline when the task did not complete, or has no readable report', () => {
    for (const changes of [{ outcome: 'failed' }, { texts: [], problems: ['x'] }] as const) {
      const [banner, headline] = blocks(changes);
      expect(banner).toMatch(/^> \[!/u);
      expect(headline).toBe('<h2>Review</h2>');
    }
  });

  it('has no link to the run, because the footer has one', () => {
    const [shown = ''] = blocks({ outcome: 'failed' });
    expect(textOf(shown)).toBe('> [!CAUTION]\n>\n> The task for abc1234 failed.\n');
  });
});

describe('withoutBanner', () => {
  const report = '<h2>A</h2>\n\n<p>> [!NOTE]</p>';

  it.each([
    ['as the action wrote it', `${banner({ outcome: 'failed' })}\n\n${report}`],
    ['that people edited', `> [!NOTE]\n> a\n>\n> b\n\n\n${report}`],
    ['that does not exist', report],
  ])('returns the report below a banner %s', (_, text) => {
    expect(withoutBanner(text)).toBe(report);
    expect(withoutBanner(text.replaceAll('\n', '\r\n'))).toBe(report.replaceAll('\n', '\r\n'));
  });

  it('keeps the warning of a complete report', () => {
    const files = { saved: [makeSaved('a.md')], texts: [makeText('a.md', 'A')] };
    const { comment } = renderReports(makeResult({ ...files, problems: ['It is lost.'] }));
    expect(comment).toContain('> [!WARNING]');
    expect(withoutBanner(comment)).toBe(comment);
    expect(withoutBanner(`${banner({ outcome: 'failed' })}\n\n${comment}`)).toBe(comment);
  });

  it('returns an empty text for a banner without a report', () => {
    expect(withoutBanner(banner({ outcome: 'failed' }))).toBe('');
  });

  it.each(['> [!NOTE]\n>\n> <p>Mine</p>', '[!NOTE]', '> [!WARNING] x', '\\> [!NOTE]\n>\n> a'])(
    'does not change a report that imitates a banner: %j',
    (text) => {
      const { comment } = renderReports(
        makeResult({
          title: text,
          saved: [makeSaved('report.md')],
          texts: [makeText('report.md', text)],
        }),
      );
      expect(withoutBanner(comment)).toBe(comment);
      expect(violations(comment)).toEqual([]);
    },
  );
});
