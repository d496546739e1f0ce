import { foldPrevious, unfoldPrevious } from '../../src/report/previous-report.ts';
import { renderProgress } from '../../src/report/render-progress.ts';
import { renderReport } from '../../src/report/render-report.ts';
import { planted, type PlantedBug } from './planted-bug.ts';
import { previousReportsTarget } from './previous-reports.ts';
import { commentsTarget, drawingsTarget, progressTarget, summariesTarget } from './reports.ts';

/** A report with a bug in what comes out of it. */
function rendering(change: (markdown: string) => string): typeof renderReport {
  return (...given) => change(renderReport(...given));
}

/** An agent's name in the time line as the agent gave it. */
const withRawLabel: typeof renderReport = (result, options) =>
  renderReport(result, options).replace(
    / {2}section (?!Task).*/u,
    () => `  section ${result.history?.agents[0]?.name ?? ''}`,
  );

export const MARKDOWN_BUGS: readonly PlantedBug[] = [
  planted('a comment that mentions', /reference .*@o/, () =>
    commentsTarget(rendering((text) => text.replace(/`@octocat`/gu, '@octocat'))),
  ),
  planted('a comment that only escapes references', /reference #1/, () =>
    commentsTarget(rendering((text) => text.replace(/`#1`/gu, '\\#1'))),
  ),
  planted('a comment that keeps a commit', /reference 0123abcd/, () =>
    commentsTarget(rendering((text) => text.replace(/`0123abcd`/gu, '0123abcd'))),
  ),
  planted('a comment that links an issue', /refers to/, () =>
    commentsTarget(rendering((text) => text.replaceAll('redirect.github.com', 'github.com'))),
  ),
  planted('a comment with a second marker', /comments/, () =>
    commentsTarget(rendering((text) => text.replaceAll('<\u200b!--', '<!--'))),
  ),
  planted('a comment with HTML', /HTML/, () =>
    commentsTarget(rendering((text) => text.replace(/`(<\w+>)`/gu, '$1'))),
  ),
  planted('a comment with a drawing', /drawing/, () =>
    commentsTarget(rendering((text) => text.replace('```text', '```mermaid'))),
  ),
  planted('a comment with a picture', /an image/, () =>
    commentsTarget(rendering((text) => text.replaceAll('[image](', '![image]('))),
  ),
  planted('a comment of any length', /too long/, () =>
    commentsTarget((result, options) => {
      const texts = result.texts.map(({ text }) => text.replace(/[^a-z\n]/gu, ''));
      return `${renderReport(result, options)}\n\n\`\`\`text\n${texts.join('\n').repeat(20)}\n\`\`\`\n`;
    }),
  ),
  planted('a summary that does not close a fold', /not balanced/, () =>
    summariesTarget(rendering((text) => text.replace(/^<\/details>$/mu, ''))),
  ),
  planted('a summary with the direction of its text turned', /a control character/, () =>
    summariesTarget((result, options) =>
      renderReport(result, options).replace('Problem', '\u202eProblem').replace('## ', '## \u202e'),
    ),
  ),
  planted('a summary with a label as it was given', /drawing/, () => summariesTarget(withRawLabel)),
  planted('a drawing with a label as it was given', /Mermaid says|bars/, () =>
    drawingsTarget(withRawLabel),
  ),
  planted('a live comment with words as they were given', /reference|HTML|link/, () =>
    progressTarget(
      (progress, marker) => `${renderProgress(progress, marker)}\n${progress.task.id}`,
    ),
  ),
  planted('a previous report that is cut anywhere', /balanced|reference|HTML|too long/, () =>
    previousReportsTarget({
      unfoldPrevious,
      foldPrevious: (previous, room) => foldPrevious(previous, 60_000).slice(0, room),
    }),
  ),
  planted('a previous report that ends at the first fold', /it was changed/, () =>
    previousReportsTarget({
      foldPrevious,
      unfoldPrevious: (live) => unfoldPrevious(live)?.replace(/<\/details>.*/su, ''),
    }),
  ),
];
