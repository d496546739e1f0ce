import { describe, expect, it } from '@jest/globals';
import { answersTarget } from './answers.ts';
import { decodersTarget, serverMessageTarget } from './decoders.ts';
import { eventsTarget } from './events.ts';
import { namesTarget } from './names.ts';
import { previousReportsTarget } from './previous-reports.ts';
import { printedLinesTarget } from './printed-lines.ts';
import { promptsTarget } from './prompts.ts';
import { commentsTarget, drawingsTarget, progressTarget, summariesTarget } from './reports.ts';
import { stepFilesTarget } from './step-files.ts';
import { stepLogTarget } from './step-log.ts';

describe('all targets together', () => {
  it('get at least 100,000 cases', () => {
    const targets: readonly { readonly cases: number }[] = [
      ...[decodersTarget(), serverMessageTarget(), answersTarget(), printedLinesTarget()],
      ...[stepLogTarget(), stepFilesTarget(), namesTarget(), promptsTarget(), eventsTarget()],
      ...[commentsTarget(), summariesTarget(), drawingsTarget(), progressTarget()],
      previousReportsTarget(),
    ];
    const count = targets.reduce((sum, { cases }) => sum + cases, 0);
    expect(count).toBeGreaterThanOrEqual(100_000);
  });
});
