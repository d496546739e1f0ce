import { describe, expect, it } from '@jest/globals';
import { renderReports } from '../../src/report/render-report.ts';
import { shareBudget } from '../../src/report/page.ts';
import { makeLost, makeResult, makeSaved, makeTask, makeText } from '../support/make-result.ts';
import { blocksOf, violations } from '../support/published.ts';

const ARTIFACT = {
  name: 'miteos-1',
  id: 7,
  url: 'https://github.com/o/r/actions/a/7',
  digest: '',
  bytes: 9,
};
const SENTENCES = 'The agents looked at every file. '.repeat(20).trim();
const WORDS = 'quite some words in it and some more of them '.repeat(5).trim();

type Changes = Parameters<typeof makeResult>[0];

function comment(changes: Changes): string {
  const published = renderReports(makeResult(changes)).comment;
  expect(published.length).toBeLessThanOrEqual(62_000);
  expect(violations(published)).toEqual([]);
  return published;
}

function summary(changes: Changes): string {
  const published = renderReports(makeResult(changes)).summary;
  expect(Buffer.byteLength(published)).toBeLessThanOrEqual(1_048_576);
  return published;
}

/** About 900 kB of typical Markdown. */
function longReport(): string {
  const part = (n: number): string =>
    [
      `## Part ${n}`,
      `${SENTENCES} Part ${n} **has** a [link](https://x.y/${n}) and \`code\`.`,
      `- one\n- two with ${WORDS}\n- three`,
      `| File | Lines |\n| --- | --- |\n| \`src/a${n}.ts\` | ${n} |\n| \`src/b.ts\` | 7 |`,
      `\`\`\`ts\nconst part = ${n};\nexport default part;\n\`\`\``,
      `> ${SENTENCES}`,
    ].join('\n\n');
  const parts: string[] = [];
  for (let length = 0; length < 900_000; length += parts.at(-1)?.length ?? 0) {
    parts.push(part(parts.length + 1));
  }
  return parts.join('\n\n');
}

describe('shareBudget', () => {
  it.each([
    ['meets all needs when they fit', 100, [10, 20, 30], [10, 20, 30]],
    ['gives equal shares to large needs', 100, [1000, 1000], [50, 50]],
    ['meets small needs in full', 100, [1000, 10, 1000], [45, 10, 45]],
    ['gives nothing when there is nothing', -5, [10], [0]],
    ['accepts no needs', 10, [], []],
  ])('%s', (_, budget, needs, shares) => {
    expect(shareBudget(budget, needs)).toEqual(shares);
  });
});

describe('the comment', () => {
  it('truncates a long report after a block, and says how much is missing and where it is', () => {
    const texts = [makeText('report.md', `${SENTENCES}\n\n`.repeat(200), 1000)];
    const published = comment({ texts, artifacts: [ARTIFACT] });
    const blocks = blocksOf(published);
    const note = blocks.findIndex((block) => block.startsWith('<p>About'));
    expect(blocks[note]).toMatch(
      /^<p>About 7\d(?:\.\d)? kB of <code>report\.md<\/code> are not shown here\. The whole file is in the artifact <a href="https:\/\/github\.com\/o\/r\/actions\/a\/7"><code>miteos-1<\/code><\/a>\.<\/p>$/u,
    );
    expect(published.length).toBeGreaterThan(61_000);
    expect(blocks.slice(1, note).every((block) => block === `<p>${SENTENCES}</p>`)).toBe(true);
  });

  it('shows small texts in full and divides the rest', () => {
    const published = comment({
      texts: [
        makeText('report.md', `${SENTENCES}\n\n`.repeat(150)),
        makeText('small.json', '{"small": true}'),
        makeText('large.log', 'line of the log\n'.repeat(10_000)),
      ],
    });
    expect(published).toContain('<pre lang="json"><code>{"small": true}</code></pre>');
    const prose = (published.split(SENTENCES).length - 1) * (SENTENCES.length + 9);
    const log = (published.split('line of the log').length - 1) * 20;
    expect(Math.abs(prose - log)).toBeLessThan(2000);
  });

  it('says so when a text was already truncated', () => {
    expect(comment({ texts: [makeText('report.md', 'Hello', 123_456)] })).toContain(
      '<p>Hello</p>\n\n<p>About 123 kB of <code>report.md</code> are not shown here.',
    );
  });

  it('does not end with a heading', () => {
    const texts = [
      makeText('report.md', `${`${SENTENCES}\n\n`.repeat(90)}## Next\n\n${WORDS.repeat(8)}`),
    ];
    const published = comment({ texts });
    expect(published).toContain('are not shown here');
    expect(published).not.toContain('<h2>Next');
  });

  it.each([
    ['one long line of code', 'a.txt', 'x'.repeat(200_000), 'xxx</code></pre>'],
    [
      'one long fence',
      'a.md',
      `\`\`\`ts\n${'let x = 1;\n'.repeat(9000)}\`\`\``,
      ';&#10;let x = 1;</code></pre>',
    ],
    [
      'one long table',
      'a.md',
      `| a | b |\n|---|---|\n${`| ${WORDS} | and more |\n`.repeat(400)}`,
      `<td>${WORDS}</td><td>and more</td></tr></tbody></table>\n\n<p>About`,
    ],
    [
      'one long list',
      'a.md',
      `- an item with ${WORDS}\n`.repeat(400),
      `<li>an item with ${WORDS}</li></ul>`,
    ],
    [
      'code in a list',
      'a.md',
      `- a\n\n  \`\`\`ts\n${'  let x = 1;\n'.repeat(9000)}  \`\`\``,
      ';&#10;let x = 1;</code></pre></li></ul>',
    ],
    [
      'one long quote',
      'a.md',
      `> words and ${WORDS}\n>\n`.repeat(400),
      `<p>words and ${WORDS}</p></blockquote>`,
    ],
    ['one long paragraph', 'a.md', `${WORDS}\n`.repeat(400), 'some more of them quite'],
    ['a long paragraph in a list', 'a.md', `- a\n- ${WORDS.repeat(400)}`, 'some more of them'],
    [
      'one long fold',
      'a.md',
      `<details>\n<summary>More</summary>\n\n${`${WORDS}\n\n`.repeat(400)}</details>`,
      `<p>${WORDS}</p></details>`,
    ],
  ])(
    'fills its space with the beginning of %s, also below a short text',
    (_, name, text, piece) => {
      for (const before of name === 'a.md' ? ['', 'Short.\n\n'] : ['']) {
        const published = comment({ texts: [makeText(name, `${before}${text}`)] });
        expect(published.length).toBeGreaterThan(50_000);
        expect(published).toContain(piece);
        expect(published).toContain(`of <code>${name}</code> are not shown here.`);
      }
    },
  );

  it('lists 100 deliverables and counts the rest', () => {
    const saved = Array.from({ length: 250 }, (_, index) => makeSaved(`file-${index}.txt`));
    const published = comment({ saved });
    expect(published).toContain('<details open><summary>250 files, 512 kB</summary>');
    expect(published).toContain('<code>file-99.txt</code>');
    expect(published).not.toContain('<code>file-100.txt</code>');
    expect(published).toContain('and 150 more files');
  });

  it('limits the number of problems and artifacts', () => {
    const published = comment({
      problems: Array.from({ length: 30 }, (_, index) => `problem ${index}`),
      artifacts: Array.from({ length: 300 }, (_, index) => ({ ...ARTIFACT, name: `art-${index}` })),
    });
    expect(published).toContain('and 20 more, listed in the log');
    expect(published).toContain('>artifact 5</a> · <a');
  });

  it('counts the texts that do not fit', () => {
    const texts = Array.from({ length: 500 }, (_, index) => makeText(`t-${index}.md`, SENTENCES));
    expect(comment({ texts })).toContain('470 more text files are not shown here.');
  });

  it('shows the main report even when the names of other files would take all the space', () => {
    const name = '&'.repeat(112);
    const texts = [
      makeText('report.md', 'Critical.'),
      ...Array.from({ length: 29 }, (_, index) => makeText(`${name}${index}.txt`, 'x')),
    ];
    const saved = Array.from({ length: 200 }, () => makeSaved(name));
    const published = comment({ texts, saved, problems: Array.from({ length: 20 }, () => name) });
    expect(published).toContain('<p>Critical.</p>');
    expect(published).toMatch(/\d+ more text files are not shown here/u);
  });

  it('stays within its limit when everything has the maximum length and must be escaped', () => {
    const costly = '$@a*<_`|\\&amp;[#1](!'.repeat(600);
    const published = comment({
      outcome: 'failed',
      task: makeTask({ id: costly, status: 'failed', failure: costly }),
      problems: Array.from({ length: 50 }, () => costly),
      advice: costly,
      saved: Array.from({ length: 200 }, () => makeSaved(costly, { contentType: costly })),
      lost: Array.from({ length: 200 }, () => makeLost(costly, costly)),
      artifacts: Array.from({ length: 200 }, () => ({ ...ARTIFACT, name: costly })),
      texts: Array.from({ length: 40 }, (_, index) => makeText(`${costly}${index}.md`, costly)),
    });
    expect(published).toContain('> [!CAUTION]');
  });
});

describe('a heading with long links', () => {
  it.each([
    ['at the start', ''],
    ['after the first paragraph', 'A\n\n'],
  ])('does not exceed the limit %s', (_, before) => {
    const links = Array.from({ length: 100 }, () => `[a](https://x.y/${'z'.repeat(1900)})`);
    const published = comment({
      texts: [makeText('report.md', `${before}# ${links.join('')}\n\nEnd.`)],
    });
    expect(published).toContain(`<h2>${'a'.repeat(100)}</h2>`);
    expect(published).toContain('<p>End.</p>');
  });
});

describe('the summary', () => {
  it('shows 900 kB of Markdown in full', () => {
    const published = summary({ texts: [makeText('report.md', longReport())] });
    expect(published).not.toContain('not shown here');
    expect(published).not.toContain('as plain text');
  });

  it('says what does not fit, counted in bytes', () => {
    const published = summary({ texts: [makeText('a.txt', '語'.repeat(900_000))] });
    expect(Buffer.byteLength(published)).toBeGreaterThan(1_040_000);
    expect(published).toContain('of <code>a.txt</code> are not shown here');
  });

  it('divides its space among the texts by their needs', () => {
    const paragraph = `${SENTENCES}\n\n`;
    const texts = [
      makeText('report.md', paragraph.repeat(1400)),
      makeText('b.md', paragraph.repeat(10)),
      makeText('c.md', paragraph.repeat(1400)),
    ];
    const [main = '', small = '', large = ''] = summary({ texts }).split('<details>');
    expect(small).not.toContain('not shown here');
    const shown = [main, small, large].map((part) => part.split(SENTENCES).length - 1);
    expect(shown[1]).toBe(10);
    expect(Math.abs((shown[0] ?? 0) - (shown[2] ?? 0))).toBeLessThan(20);
  });
});

describe('a text that exhausts the parser', () => {
  it.each([
    ['quotes in quotes', '>'.repeat(3000)],
    ['lists in lists', `${'- '.repeat(1000)}a`],
  ])('is shown as plain text: %s', (_, text) => {
    const published = comment({ texts: [makeText('report.md', text)] });
    expect(published).toContain('<p>This file is shown as plain text because');
    expect(published).toContain(`<pre lang="md"><code>${text.trim().replaceAll('<', '&lt;')}`);
  });

  it('is not parsed when the report must be plain', () => {
    const texts = [makeText('report.md', '# a'), makeText('b.csv', 'a,b'), makeText('c.log', 'c')];
    const { comment: published } = renderReports(makeResult({ texts }), { isPlain: true });
    expect(published).toContain('<pre lang="md"><code># a</code></pre>');
    expect(published).toContain('<pre lang="csv"><code>a,b</code></pre>');
    expect(published.split('shown as plain text because')).toHaveLength(3);
  });
});
