import { describe, expect, it } from '@jest/globals';
import { redactReport } from '../../src/publish/redact-report.ts';
import { withoutBanner } from '../../src/report/banner.ts';
import { renderReports } from '../../src/report/render-report.ts';
import { Redactor } from '../../src/support/redactor.ts';
import { makeResult, makeText } from '../support/make-result.ts';
import { violations } from '../support/published.ts';

const KEY = 'mt_live_abcdef0123456789ABCDEF-1234567';

/** The report, published by a step that has this key. */
function publish(text: string, key = KEY): string {
  const redactor = new Redactor();
  redactor.addKey(key);
  const texts = [makeText('report.md', redactor.redact(text)), makeText('b.md', '# Fine')];
  const redactKeys = (one: string): string => redactor.redactKeys(one);
  return redactReport(renderReports(makeResult({ texts })).summary, redactKeys);
}

describe('a report', () => {
  it.each([
    ['escaped', KEY.replaceAll('_', '\\_')],
    ['written with entities', KEY.replaceAll('_', '&#95;')],
    ['with a comment in it', KEY.replace('abc', 'abc<!-- -->')],
    ['with emphasis in it', KEY.replace('abc', 'a**b**c')],
    ['in a list, in a quote', `- a\n\n  > ${KEY.replaceAll('_', '\\_')} b`],
    ['in plain text', KEY],
  ])('shows no key %s', (_, written) => {
    const report = publish(`First.\n\nThe key is ${written}, and @octocat.\n\nLast.`);
    const shown = report.replace(/<[^>]*>/gu, '');
    expect(shown).not.toContain(KEY);
    expect(shown).toContain('***');
    expect(report).toContain('<p>First.</p>');
    expect(report).toContain(
      '<details><summary><code>b.md</code></summary><h2>Fine</h2></details>',
    );
    expect(violations(report)).toEqual([]);
  });

  it.each(['secret&with<marks', 'secret & more', 'secret"quoted"'])(
    'shows no key like %j',
    (key) => {
      const shown = publish(
        `It is ${key.replaceAll('&', '&amp;').replaceAll('<', '&lt;')} here.`,
        key,
      )
        .replace(/<[^>]*>/gu, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&amp;', '&');
      expect(shown).not.toContain(key);
    },
  );

  it('remains an alert where a banner contains a secret, so that the next run removes it', () => {
    const key = 'secret&with<marks';
    const redactor = new Redactor();
    redactor.addKey(key);
    const { comment } = renderReports(makeResult({ outcome: 'failed', problems: [key] }));
    expect(comment).toContain('secret&amp;with&lt;marks');
    const page = redactReport(comment, (text) => redactor.redactKeys(text));
    expect(violations(page)).toEqual([]);
    const [redacted = ''] = page.split('\n\n');
    expect(redacted).toMatch(/^> \[!CAUTION\]\n>\n> <p><code>[^\n]*\*\*\*[^\n]*<\/code><\/p>$/);
    expect(redacted).not.toContain('marks');
    expect(withoutBanner(`${redacted}\n\n<h2>Kept</h2>`)).toBe('<h2>Kept</h2>');
  });

  it('is unchanged when it contains no secret', () => {
    const report = renderReports(makeResult({ texts: [makeText('a.md', 'a & b < c')] })).summary;
    expect(redactReport(report, (text) => text)).toBe(report);
  });
});
