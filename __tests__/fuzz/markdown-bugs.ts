import { foldPrevious, unfoldPrevious } from '../../src/report/previous-report.ts';
import { renderProgress } from '../../src/report/render-progress.ts';
import { renderReport } from '../../src/report/render-report.ts';
import {
  commentsTarget,
  drawingsTarget,
  previousReportsTarget,
  progressTarget,
  summariesTarget,
} from './reports.ts';
import { planted, type PlantedBug } from './target.ts';

/** A report with a bug in what comes out of it. */
function rendering(change: (markdown: string) => string): typeof renderReport {
  return (...given) => change(renderReport(...given));
}

/** A bug in the comment: one text in it instead of another. */
function inComments(name: string, shows: RegExp, from: RegExp | string, to: string): PlantedBug {
  return planted(name, shows, () =>
    commentsTarget(rendering((markdown) => markdown.replaceAll(from, to))),
  );
}

/** An agent's name in the timeline as the agent gave it. */
const withRawLabel: typeof renderReport = (result, options) =>
  renderReport(result, options).replace(
    / {2}section (?!Task).*/u,
    () => `  section ${result.history?.agents[0]?.name ?? ''}`,
  );

export const MARKDOWN_BUGS: readonly PlantedBug[] = [
  inComments('a comment that mentions', /reference .*@o/, '`@octocat`', '@octocat'),
  inComments('a comment that only escapes references', /reference #1/, '`#1`', '\\#1'),
  inComments('a comment that links an issue', /refers to/, 'redirect.github.com', 'github.com'),
  inComments('a comment with a second marker', /comments/, '<\u200b!--', '<!--'),
  inComments('a comment with HTML', /HTML/, /`(<\w+>)`/gu, '$1'),
  inComments('a comment with a drawing', /drawing/, '```text', '```mermaid'),
  inComments('a comment with a picture', /an image/, '[image](', '![image]('),
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
    summariesTarget(rendering((text) => text.replace('## ', '## \u202e'))),
  ),
  planted('a drawing with a label as it was given', /Mermaid says|bars/, () =>
    drawingsTarget(withRawLabel),
  ),
  planted('a live comment with an id as it was given', /reference|HTML|link/, () =>
    progressTarget(
      (progress, marker) => `${renderProgress(progress, marker)}\n${progress.task.id}`,
    ),
  ),
  planted('a previous report that is truncated anywhere', /balanced|reference|HTML|too long/, () =>
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
