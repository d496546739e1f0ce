import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { renderInProcess } from '../../src/report/render-in-process.ts';
import { renderReports } from '../../src/report/render-report.ts';
import { systemClock } from '../../src/support/clock.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { makeResult, makeText } from '../support/make-result.ts';

const RESULT = makeResult({ texts: [makeText('report.md', '# Hello')] });
const GIVEN = Promise.resolve(RESULT);

const script = (name: string): string => path.join(import.meta.dirname, 'processes', name);
const never = new AbortController().signal;
/** A clock whose time does not pass. */
const still = Object.assign(new FakeClock(), { sleep: () => new Promise<void>(() => undefined) });

describe('the process that renders', () => {
  it('returns the reports', async () => {
    const options = { script: script('serve-reports.ts'), clock: still, stop: never };
    expect(await renderInProcess('renderReports', GIVEN, options)).toEqual(renderReports(RESULT));
  });

  it('answers with the texts of findings', async () => {
    const options = { script: script('serve-reports.ts'), clock: still, stop: never };
    const { runUrl } = RESULT;
    const finding = { path: 'a', line: 1, severity: 'low', title: 'T', message: '*M*' } as const;
    const input = Promise.resolve({ findings: [finding], runUrl });
    expect(await renderInProcess('renderFindings', input, options)).toEqual([
      ['<p><strong>Low: T</strong></p>', '<p><em>M</em></p>'],
    ]);
  });

  it('is killed when it does not answer within the time limit', async () => {
    const options = { script: script('never-answers.ts'), clock: new FakeClock(), stop: never };
    const endless = renderInProcess('renderReports', GIVEN, options);
    await expect(endless).rejects.toThrow('the time limit of 5 s was reached');
  });

  it('is killed when the step is cancelled, and not started after that', async () => {
    const stop = new AbortController();
    const options = { script: script('never-answers.ts'), clock: systemClock, stop: stop.signal };
    const endless = renderInProcess('renderReports', GIVEN, options);
    stop.abort(new Error('cancelled'));
    await expect(endless).rejects.toThrow('cancelled');
    await expect(renderInProcess('renderReports', GIVEN, options)).rejects.toThrow('cancelled');
  });

  it('is killed when the step is cancelled before there is an input', async () => {
    const stop = new AbortController();
    const options = { script: script('serve-reports.ts'), clock: still, stop: stop.signal };
    const input = new Promise<never>(() => undefined);
    const rendering = renderInProcess('renderReports', input, options);
    stop.abort(new Error('cancelled'));
    await expect(rendering).rejects.toThrow('cancelled');
  });

  it('may fail before there is an input', async () => {
    const input = Promise.withResolvers<typeof RESULT>();
    const options = { script: script('missing.ts'), clock: still, stop: never };
    const rendering = renderInProcess('renderReports', input.promise, options);
    // By then, the first process has also ended.
    const next = renderInProcess('renderReports', GIVEN, options);
    await expect(next).rejects.toThrow(/its process ended with/);
    input.resolve(RESULT);
    await expect(rendering).rejects.toThrow(/its process ended with|Channel closed/);
  });

  it.each([
    ['takes too much memory', 'takes-all-memory.ts', /it takes more than 512 MB of memory/],
    ['ends without an answer', 'fails.ts', /its process ended with exit code 3/],
    ['is missing', 'missing.ts', /its process ended with/],
  ])('fails when its code %s', async (_, name, message) => {
    const options = { script: script(name), clock: still, stop: never };
    await expect(renderInProcess('renderReports', GIVEN, options)).rejects.toThrow(message);
  });

  it('gets no environment variable of the step, and therefore no secret', async () => {
    process.env['MITEOS_TEST_SECRET'] = 'mt_live_secret';
    try {
      const options = { script: script('tells-environment.ts'), clock: still, stop: never };
      const names = Object.values(await renderInProcess('renderReports', GIVEN, options));
      expect(names).not.toContain('MITEOS_TEST_SECRET');
    } finally {
      delete process.env['MITEOS_TEST_SECRET'];
    }
  });
});
