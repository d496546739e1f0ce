import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderReports } from '../../src/report/render-report.ts';
import type { AgentHistory, HistorySpan, TaskHistory } from '../../src/task/history.ts';
import type { AgentStatus } from '../../src/task/task.ts';
import { makeResult, makeSpan, SPANS_START_MS } from '../support/make-result.ts';
import { diagramsOf, violations } from '../support/published.ts';
import { readDiagram, type Bar } from '../support/read-diagram.ts';

function summary(history: Partial<TaskHistory>): string {
  const whole = { spans: [], agents: [], moreAgents: 0, ...history };
  const published = renderReports(makeResult({ history: whole })).summary;
  expect(violations(published)).toEqual([]);
  return published;
}

async function bars(history: Partial<TaskHistory>): Promise<Bar[]> {
  const [diagram = ''] = diagramsOf(summary(history));
  return readDiagram(diagram);
}

/** Formatted as `section: label from–to`, in seconds since noon. */
async function rows(history: Partial<TaskHistory>): Promise<string[]> {
  const seconds = (ms: number): number => (ms - SPANS_START_MS) / 1000;
  return (await bars(history)).map(
    ({ section, label, startMs, endMs }) =>
      `${section}: ${label} ${seconds(startMs)}–${seconds(endMs)}`,
  );
}

function agent(name: string, ...spans: HistorySpan<AgentStatus>[]): AgentHistory {
  return { id: name, name, spans };
}

const TASK = [
  makeSpan('pending', [0, 3]),
  makeSpan('running', [3, 100]),
  makeSpan('complete', [100, 100]),
];

describe('the timeline', () => {
  it('shows the states of the task and how it ended', async () => {
    expect(await rows({ spans: TASK })).toEqual([
      'Task: queued 3s 0–3',
      'Task: complete 1m 37s 3–100',
    ]);
  });

  it('shows the states of each agent, with thinking and acting as working', async () => {
    const researcher = agent(
      'researcher',
      makeSpan('thinking', [3, 10]),
      makeSpan('acting', [10, 50]),
      makeSpan('waiting', [50, 70]),
      makeSpan('error', [70, 100]),
    );
    const writer = agent('writer', makeSpan('acting', [60, 100]));
    expect(await rows({ spans: TASK, agents: [researcher, writer] })).toEqual([
      'Task: queued 3s 0–3',
      'Task: complete 1m 37s 3–100',
      'researcher: working 47s 3–50',
      'researcher: waiting for approval 20s, then failed 50–70',
      'writer: working 40s 60–100',
    ]);
  });

  it('marks states that wait for a person and failed ends', async () => {
    const spans = [
      makeSpan('running', [0, 50]),
      makeSpan('paused', [50, 60]),
      makeSpan('running', [60, 99]),
    ];
    const colours = await bars({
      spans,
      agents: [agent('a', makeSpan('acting', [0, 9]), makeSpan('killed', [9, 99]))],
    });
    expect(colours.map(({ label, colour }) => [label, colour])).toEqual([
      ['running 50s', ''],
      ['paused 10s', 'crit'],
      ['running 39s', ''],
      ['stopped 9s', 'crit'],
    ]);
  });

  it('shows an agent that had finished when it was first observed as a moment, not as working', async () => {
    const agents = [agent('planner', makeSpan('complete', [3, 100]))];
    expect(await rows({ spans: TASK, agents })).toContain('planner: complete 3–4');
  });

  it('shows a moment as a visible bar', async () => {
    const agents = [agent('quick', makeSpan('complete', [50, 50]))];
    expect(await rows({ spans: TASK, agents })).toContain('quick: complete 50–51');
  });

  it('quotes an unknown state', async () => {
    const spans = [makeSpan('unknown', [0, 60], 'hiber%%{nating}')];
    expect(await rows({ spans })).toEqual(['Task: “hiber nating” 1m 0–60']);
  });

  it('merges changes beyond the maximum', async () => {
    const many = Array.from({ length: 50 }, (_, index) =>
      makeSpan(index % 2 === 0 ? 'acting' : 'waiting', [index, index + 1]),
    );
    const shown = await rows({ spans: TASK, agents: [agent('busy', ...many)] });
    expect(shown).toHaveLength(2 + 8);
    expect(shown.at(-1)).toBe('busy: several states 43s 7–50');
  });

  it('has about 60 rows at most, and counts the agents that are not shown', async () => {
    const many = Array.from({ length: 50 }, (_, index) =>
      makeSpan(index % 2 === 0 ? 'acting' : 'waiting', [index, index + 1]),
    );
    const agents = Array.from({ length: 20 }, () => agent('researcher', ...many));
    const history = {
      spans: many.map((span) => ({ ...span, status: 'unknown' as const })),
      agents,
    };
    const drawn = await bars(history);
    expect(drawn.length).toBeLessThanOrEqual(60);
    expect(new Set(drawn.map(({ section }) => section)).size).toBe(1 + 20);
    expect(summary({ ...history, moreAgents: 12 })).toMatch(
      /```\n\n<p>and 12 more agents<\/p>\n$/u,
    );
  });

  it.each([
    ['click a href "https://evil.example"', 'click a href http…'],
    ['__proto__', '__proto__ 2'],
    ['Task', 'Task 2'],
    ['\n:;#%{}<>"`', 'agent'],
    ['---\ngantt', '--- gantt'],
    ['a very long name of an agent', 'a very long name …'],
    ['باحث', 'باحث'],
    ['研究者 🔬', '研究者'],
  ])('names an agent %j as %j', async (name, label) => {
    const drawn = await bars({ spans: TASK, agents: [agent(name, makeSpan('acting', [3, 100]))] });
    expect(drawn.at(-1)?.section).toBe(label);
  });

  it.each([
    [1, '%H:%M:%S', '1second'],
    [60, '%H:%M:%S', '15second'],
    [3600, '%H:%M', '15minute'],
    [50_000, '%H:%M', '3hour'],
    [200_000, '%b %d %H:%M', '12hour'],
    [2_000_000, '%b %d %H:%M', '5day'],
  ])('of %d seconds has an axis that fits on a phone', (seconds, format, interval) => {
    const published = summary({ spans: [makeSpan('running', [0, seconds])] });
    expect(published).toContain(`  axisFormat ${format}\n  tickInterval ${interval}\n`);
  });

  it.each<[string, Partial<TaskHistory>]>([
    ['nothing was observed', {}],
    ['all happened at once', { spans: [makeSpan('complete', [0, 0])] }],
    ['a time is not a number', { spans: [{ ...makeSpan('running', [0, 9]), endMs: Number.NaN }] }],
    ['a time is too early', { spans: [{ ...makeSpan('running', [0, 9]), startMs: -5 }] }],
    ['a time is too late', { spans: [{ ...makeSpan('running', [0, 9]), endMs: 8.64e15 }] }],
  ])('is omitted when %s', (_, history) => {
    expect(summary(history)).not.toContain('Timeline');
  });

  it('is not part of a comment', () => {
    const history = { spans: TASK, agents: [], moreAgents: 0 };
    expect(renderReports(makeResult({ history })).comment).not.toContain('mermaid');
  });

  it('can be drawn for any states, names and times', async () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '%%{init: {}}%%',
        'click a call b()',
        'section x',
        'a: 1, 2',
        '#quot;',
        '<br>',
      ),
      fc.constantFrom('constructor', '__proto__', 'toString', '%% c', '---', '```', '\u202E', ''),
    );
    const status = fc.constantFrom<AgentStatus | 'unobserved' | 'several'>(
      ...(['unknown', 'acting', 'waiting', 'complete', 'killed', 'unobserved', 'several'] as const),
    );
    const time = fc.oneof(
      {
        weight: 20,
        arbitrary: fc.integer({ min: 0, max: 90_000_000 }).map((ms) => SPANS_START_MS + ms),
      },
      fc.constantFrom(1, SPANS_START_MS, -1, Number.MAX_SAFE_INTEGER),
    );
    const span = fc.record({ status, rawStatus: word, startMs: time, endMs: time });
    const spans = fc.array(span, { maxLength: 8 });
    const agents = fc.array(fc.record({ id: word, name: word, spans }), { maxLength: 5 });
    let drawn = 0;
    await fc.assert(
      fc.asyncProperty(spans, agents, async (task, others) => {
        const history = { spans: task as TaskHistory['spans'], agents: others };
        const [diagram] = diagramsOf(summary(history));
        if (diagram === undefined) return;
        drawn += 1;
        for (const { section, label, startMs, endMs } of await readDiagram(diagram)) {
          expect(section).not.toBe('');
          expect(label).not.toBe('');
          expect(startMs).toBeGreaterThan(0);
          expect(endMs).toBeGreaterThan(startMs);
        }
      }),
      { numRuns: 30 },
    );
    expect(drawn).toBeGreaterThan(10);
  });
});
