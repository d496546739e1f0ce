import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../src/findings/finding.ts';
import { renderFinding } from '../../src/report/render-finding.ts';

const RUN = { links: { gitHubHost: 'github.com' } };

const render = (changes: Partial<Finding> = {}): string =>
  renderFinding(
    {
      path: 'src/a.ts',
      line: 42,
      severity: 'high',
      title: 'Query from user input',
      message: 'Anybody can read **all** rows.',
      ...changes,
    },
    RUN,
  ).join('\n\n');

/** The part after the message. */
const afterMessage = (changes: Partial<Finding>): string =>
  render({ message: '', ...changes })
    .split('\n\n')
    .slice(1)
    .join('\n\n');

describe('a finding as a comment', () => {
  it('says how severe it is, what it is and which rule it breaks, then why', () => {
    expect(render({ rule: 'SEC-1' })).toBe(
      [
        '<p><strong>High: Query from user input</strong> (<code>SEC-1</code>)</p>',
        '<p>Anybody can read <strong>all</strong> rows.</p>',
      ].join('\n\n'),
    );
  });

  it('has no heading that is larger than its title', () => {
    const message = '# One\n\n## Two\n\n- ### Three\n\nFour\n====\n\n###### Six';
    const html = render({ message });
    expect(html.match(/<h\d>/gu)).toEqual(['<h5>', '<h5>', '<h5>', '<h5>', '<h6>']);
    expect(html).toContain('<h5>One</h5>');
    expect(render({ message: '## Two' })).toContain('<h5>Two</h5>');
  });

  it('ends with the suggestion, which replaces the lines', () => {
    expect(render({ suggestion: 'const a = 1;\n\n\tuse(a);' })).toMatch(
      /rows\.<\/p>\n\n```suggestion\nconst a = 1;\n\n\tuse\(a\);\n```$/u,
    );
  });

  it('deletes the lines with an empty suggestion', () => {
    expect(afterMessage({ suggestion: '' })).toBe('```suggestion\n```');
  });

  it.each([
    ['no run of back-ticks', 'a', 3],
    ['a run of three', '```\na\n```', 4],
    ['a run of 20', `a ${'`'.repeat(20)}`, 21],
    ['tildes', '~~~~', 3],
  ])(
    'has a fence around a suggestion with %s that nothing in it closes',
    (_, suggestion, length) => {
      const fence = '`'.repeat(length);
      expect(afterMessage({ suggestion })).toBe(`${fence}suggestion\n${suggestion}\n${fence}`);
    },
  );

  it('takes Windows line ends for line ends', () => {
    expect(afterMessage({ suggestion: 'a\r\nb' })).toBe('```suggestion\na\nb\n```');
  });

  it.each([
    ['21 back-ticks', '`'.repeat(21)],
    ['21 tildes', '~'.repeat(21)],
    ['a line end of old Macs', 'a\rb'],
    ['a NUL', 'a\0b'],
    ['a terminal escape', 'a\u001b[31mb'],
    ['a form feed', 'a\fb'],
    ['a line separator', 'a\u2028b'],
    ['a bidirectional override', "if (a !== 'admin\u202e \u2066') {"],
    ['a zero-width space', 'a\u200bb'],
    ['a soft hyphen', 'a\u00adb'],
    ['a Hangul filler', 'const { a, \u3164 } = b;'],
    ['a tag character', 'a\u{e0041}'],
    ['a variation selector that hides a byte', 'a\u{e0100}'],
    ['a variation selector for emoji in a name', 'const isAdmin\ufe0f = true;'],
    ['a variation selector after a letter that is also an emoji', 'const \u2139\ufe0f = true;'],
    ['a no-break space', 'a\u00a0b'],
    ['an em space', 'a\u2003b'],
    ['an ideographic space', 'a\u3000b'],
    ['an empty Braille pattern', 'a\u2800b'],
    ['a character for private use', 'a\ue000b'],
    ['text far to the right', `a${' \t'.repeat(51)}b`],
    ['text far below', `a\n${' \n'.repeat(21)}b`],
    ['text far below the start', `${'\n'.repeat(21)}b`],
    ['half a surrogate pair', 'a\ud83d'],
  ])('does not offer a suggestion with %s, and shows it as code', (_, suggestion) => {
    const shown = afterMessage({ suggestion });
    expect(shown).not.toContain('```suggestion');
    expect(shown).toMatch(/^<p>Suggested change, to apply manually:<\/p>\n\n<pre><code>/u);
  });

  it('offers a suggestion with letters, symbols and emoji of any script', () => {
    const suggestion = "say('Grüße, 世界 ❤\uFE0F 😀 שלום');";
    expect(afterMessage({ suggestion })).toContain(`suggestion\n${suggestion}\n`);
  });

  it('offers a suggestion with an indent of 100 characters and 20 blank lines', () => {
    const suggestion = `a\n${' \n'.repeat(20)}${' '.repeat(100)}b`;
    expect(afterMessage({ suggestion })).toContain(`suggestion\n${suggestion}\n`);
  });

  it('has at most 8,000 characters, the suggestion whole', () => {
    const suggestion = 'b'.repeat(4000);
    const text = render({ message: 'word '.repeat(2000), title: '&'.repeat(200), suggestion });
    expect(text.length).toBeLessThanOrEqual(8000);
    expect(text.length).toBeGreaterThan(7900);
    expect(text).toContain('<p><em>The rest of this finding is too long to show here.</em></p>');
    expect(text).toContain(`suggestion\n${suggestion}\n`);
  });

  it('says that a suggestion is omitted because of its length', () => {
    expect(afterMessage({ isSuggestionTooLong: true })).toBe(
      '<p><em>The suggested change is omitted, because it is longer than 4,000 characters.</em></p>',
    );
  });

  it('has as many blocks of a long message as fit', () => {
    const message = Array.from({ length: 500 }, (_, index) => `Part ${index} ends here.`);
    const text = render({ message: message.join('\n\n') });
    expect(text).toMatch(/<p>Part \d+ ends here\.<\/p>\n\n<p><em>The rest[^\n]+$/u);
    expect(text.length).toBeLessThanOrEqual(8000);
  });

  it('shows its message as it is written where no parser is wanted', () => {
    const finding = { path: 'a', line: 1, severity: 'low', title: 'T', message: '*M*' } as const;
    const suggestion = 'b';
    expect(renderFinding({ ...finding, suggestion }, { ...RUN, isPlain: true })).toEqual([
      '<p><strong>Low: T</strong></p>',
      '<pre><code>*M*</code></pre>',
      '```suggestion\nb\n```',
    ]);
  });

  it('shows a message that nests without end as it is written', () => {
    const message = `${'> '.repeat(3000)}deep`;
    expect(render({ message })).toMatch(/<pre><code>> > > /u);
  });

  it.each([
    ['a suggestion of the message', '```suggestion\nrm -rf /\n```'],
    ['a suggestion in a list', '- a\n\n  ~~~suggestion\n  rm -rf /\n  ~~~'],
    ['a fence that is left open', '````\n'],
    ['a marker', `<!-- miteos-finding ${'0'.repeat(32)} -->`],
    ['an HTML comment that is left open', '<!--'],
    ['an HTML block that is left open', '<pre lang="suggestion">'],
  ])('lets the message add nothing that lives: %s', (_, message) => {
    const text = render({ message, suggestion: 'ours' });
    expect(text.match(/^`{3,}suggestion$/gmu)).toHaveLength(1);
    expect(text.endsWith('\n\n```suggestion\nours\n```')).toBe(true);
    expect(text).not.toMatch(/<!--|<pre lang/u);
  });

  it('mentions nobody', () => {
    const text = render({ title: '@octocat', message: '@o/team fixes #1', rule: '@a' });
    expect(text).toBe(
      '<p><strong>High: <code>@octocat</code></strong> (<code>@a</code>)</p>\n\n<p><code>@o/team</code> fixes <code>#1</code></p>',
    );
  });
});
