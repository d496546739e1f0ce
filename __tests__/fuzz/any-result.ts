import fc from 'fast-check';
import type { Result } from '../../src/report/result.ts';
import type { Outcome } from '../../src/task/verdict.ts';
import type { TaskHistory } from '../../src/task/history.ts';
import { makeResult, makeSaved, SPANS_START_MS } from '../support/make-result.ts';
import { someMarkdown, someRows, somePhrase } from './hostile-markdown.ts';

const OUTCOMES: readonly Outcome[] = ['complete', 'failed', 'cancelled', 'timed-out', 'running'];
const STATUSES = ['running', 'failed', 'unknown', 'paused', 'complete'] as const;

const someText = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom('report.md', 'a/b.md'), someMarkdown) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('rows.csv', 'rows.tsv'), someRows) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('notes.txt', 'x.mermaid', 'x'), someMarkdown) },
);

/** More of the same than fits, now and then, so that it is truncated. */
const someRepeat = fc.oneof(
  { weight: 60, arbitrary: fc.constant(1) },
  { weight: 1, arbitrary: fc.constantFrom(40, 300) },
);

const someField = fc.oneof(
  { weight: 1, arbitrary: fc.constant('') },
  { weight: 2, arbitrary: somePhrase },
);

/** A result of which every text of the service and of the agents is hostile. */
export const someResult: fc.Arbitrary<Result> = fc
  .record({
    outcome: fc.constantFrom(...OUTCOMES),
    status: fc.constantFrom(...STATUSES),
    phrases: fc.tuple(someField, someField, someField, someField, someField, someField),
    texts: fc.array(someText, { maxLength: 2 }),
    isFileByFile: fc.boolean(),
    repeat: someRepeat,
  })
  .map(({ outcome, status, phrases, texts, isFileByFile, repeat }) => {
    const [id, type, said, tool, problem, name] = phrases;
    const agent = { id, type, status: 'unknown', rawStatus: said, currentTool: tool } as const;
    const named = texts.map(([end, text], index) => ({ name: `${index}${name}${end}`, text }));
    return makeResult({
      outcome,
      task: { id, status, rawStatus: type, failure: said, agents: [agent] },
      problems: [problem],
      advice: said,
      saved: named.map((text) => makeSaved(text.name, { originalName: text.name })),
      lost: [{ id, originalName: name, reason: problem }],
      artifacts: (isFileByFile ? named : [{ name: undefined }]).map(({ name: file }, index) => ({
        ...{ name: `${tool}-${index}`, id: index, url: `https://x.y/${index}` },
        ...{ digest: '', bytes: 1 },
        ...(file === undefined ? {} : { file }),
      })),
      texts: named.map((text) => ({
        ...{ name: text.name, missingBytes: 0 },
        text: `${text.text}\n\n`.repeat(repeat),
      })),
      history: historyOf([type, said, tool]),
    });
  });

/** As what agents say would come in. */
function historyOf(said: readonly string[]): TaskHistory {
  const spans = said.map((rawStatus, index) => ({
    ...{ status: 'unknown' as const, rawStatus },
    ...{ startMs: SPANS_START_MS + index * 1000, endMs: SPANS_START_MS + (index + 1) * 1000 },
  }));
  return { spans, agents: said.map((name) => ({ id: name, name, spans })), moreAgents: 1 };
}
