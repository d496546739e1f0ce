import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventRepository } from '../../sandbox/github/events/github-event.ts';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import { usePlaces, type Trial } from '../bundle/step-fixture.ts';
import { GitHubParser } from './github-parser.ts';
import { HOSTILE_INPUTS, type HostileInput } from './hostile-inputs.ts';
import { judgeMarkdown } from './inspect.ts';
import type { Facts } from './judge.ts';

let parser: GitHubParser;

beforeAll(() => {
  parser = new GitHubParser();
});

afterAll(() => {
  parser.end();
});

const open = usePlaces();
const event = pullRequestEvent();

/** Runs the shipped action on a task with this deliverable. */
async function report({ file: name, text: content }: HostileInput): Promise<Trial> {
  const deliver = [{ name, content, contentType: 'text/plain' }];
  const place = await open({
    miteos: { scenario: [{ afterMs: 0, status: 'complete', deliver }] },
  });
  return place.run({ event, runId: 100 });
}

/** The comment during the next run, with the report of the earlier run. */
async function liveAfter({ file: name, text: content }: HostileInput): Promise<string> {
  const deliver = [{ name, content, contentType: 'text/plain' }];
  const place = await open({
    miteos: { scenario: [{ afterMs: 0, status: 'complete', deliver }] },
  });
  await place.run({ event, runId: 100 });
  place.miteos.settings.scenario = [{ afterMs: 0, status: 'running' }];
  const running = await place.start({ event, runId: 200, inputs: { 'live-comment': 'true' } });
  const bodies = (): string[] => place.github.comments.map(({ body }) => body);
  while (!bodies().some((body) => body.includes(' live -->'))) await delay(20);
  const [live = ''] = bodies();
  running.signal('SIGTERM');
  await place.finish(running);
  return live;
}

async function judged(markdown: string, facts: Facts): Promise<string[]> {
  const [html = ''] = await parser.render([markdown]);
  return judgeMarkdown(markdown, html, facts);
}

/** Judges a text with the frame of the run. */
function factsOf(marker: string | undefined): Facts {
  return {
    gitHubHost: 'github.com',
    sentinel: `https://github.com/${eventRepository}/actions/runs/100`,
    ...(marker === undefined ? { drawings: 1 } : { marker }),
  };
}

describe('the shipped action', () => {
  it.each(HOSTILE_INPUTS)('publishes no active content of $name', async (input) => {
    const trial = await report(input);
    const [comment] = trial.github.comments;
    const [marker = ''] = comment?.body.split('\n', 1) ?? [];
    expect(marker).toMatch(/^<!-- miteos-task .* -->$/u);
    expect(await judged(comment?.body ?? '', factsOf(marker))).toEqual([]);
    expect(await judged(trial.step.summary, factsOf(undefined))).toEqual([]);
  });

  it.each(HOSTILE_INPUTS)(
    'shows no active content of $name below the banner of the next run',
    async (input) => {
      const live = await liveAfter(input);
      const [marker = ''] = live.split('\n', 1);
      expect(live).toContain('The report below is from');
      expect(await judged(live, { ...factsOf(marker), hasBanner: true })).toEqual([]);
    },
  );
});
