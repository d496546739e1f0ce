import { describe, expect, it } from '@jest/globals';
import { cutBlock } from '../../src/report/cut-block.ts';
import { serializeMarkdown } from '../../src/report/markdown.ts';
import { splitMarkdown } from '../../src/report/markdown-chunks.ts';
import { markdownBlocks, type RemoteBlock } from '../../src/report/remote-blocks.ts';
import { renderReport } from '../../src/report/render-report.ts';
import { shareBudget } from '../../src/report/share-budget.ts';
import { makeLost, makeResult, makeSaved, makeTask, makeText } from '../support/make-result.ts';
import { nodesOf, violations } from '../support/published-markdown.ts';

const ARTIFACT = {
  name: 'miteos-1',
  id: 7,
  url: 'https://github.com/o/r/a/7',
  digest: '',
  bytes: 9,
};
const PROSE = 'The agents looked at **every** file and found [a cause](https://x.y/z) for it.\n\n';

/** Cheaper to parse for its length, as few tests need many blocks. */
const LONG_PROSE = `${'The agents looked at every file. '.repeat(20)}They found **a cause**.\n\n`;
const WORDS = 'quite some words in it and some more of them '.repeat(5).trim();

const SURROUNDINGS = { gitHubHost: 'github.com', fileAddress: () => undefined };

type Changes = Parameters<typeof makeResult>[0];

/** A comment as long as may be; parsing it anew would cost seconds, so that is left to smaller ones. */
function longComment(changes: Changes): string {
  const markdown = renderReport(makeResult(changes), { target: 'comment', marker: '<!-- m -->' });
  expect(markdown.length).toBeLessThanOrEqual(64_000);
  return markdown;
}

function blocksOf(document: string, maxWeight = 1_000_000): RemoteBlock[] {
  return markdownBlocks(document, { ...SURROUNDINGS, maxWeight }).blocks;
}

function comment(changes: Changes): string {
  const markdown = longComment(changes);
  expect(violations(markdown, '<!-- m -->')).toEqual([]);
  return markdown;
}

describe('shareBudget', () => {
  it.each([
    ['gives all when all fits', 100, [10, 20, 30], [10, 20, 30]],
    ['shares equally among the large', 100, [1000, 1000], [50, 50]],
    ['serves small needs whole', 100, [1000, 10, 1000], [45, 10, 45]],
    ['gives nothing of nothing', -5, [10], [0]],
    ['knows no needs', 10, [], []],
  ])('%s', (_, budget, needs, shares) => {
    expect(shareBudget(budget, needs)).toEqual(shares);
  });
});

describe('the comment', () => {
  it('cuts a long report at a block and says how much is missing and where it is', () => {
    const markdown = longComment({
      texts: [makeText('report.md', LONG_PROSE.repeat(200), 1000)],
      artifacts: [ARTIFACT],
    });
    const paragraphs = markdown.split('\n\n');
    const note = paragraphs.find((part) => part.startsWith('About'));
    expect(note).toMatch(
      /^About 7\d(?:\.\d)? kB of `report\.md` are not shown here\. The whole file is in the artifact \[`miteos-1`\]\(https:\/\/github\.com\/o\/r\/a\/7\)\.$/u,
    );
    expect(markdown.length).toBeGreaterThan(63_000);
    expect(paragraphs.slice(2, 80).every((part) => `${part}\n\n` === LONG_PROSE)).toBe(true);
  });

  it('links to the run when there is no artifact', () => {
    const markdown = comment({ texts: [makeText('a.log', 'x'.repeat(90_000))] });
    expect(markdown).toContain(
      'No artifact holds the whole file: see [the workflow run](https://github.com/octo/repo/actions/runs/42).',
    );
  });

  it('shows small texts whole and shares the rest', () => {
    const markdown = longComment({
      texts: [
        makeText('report.md', LONG_PROSE.repeat(150)),
        makeText('small.json', '{"small": true}'),
        makeText('large.log', 'line of the log\n'.repeat(10_000)),
      ],
    });
    expect(markdown).toContain('```json\n{"small": true}\n```');
    const prose = markdown.split('They found').length * LONG_PROSE.length;
    const log = markdown.split('line of the log').length * 16;
    expect(Math.abs(prose - log)).toBeLessThan(2000);
  });

  it('says that a text was cut before it came here', () => {
    const markdown = comment({ texts: [makeText('report.md', 'Hello', 123_456)] });
    expect(markdown).toContain('Hello\n\nAbout 123 kB of `report.md` are not shown here.');
  });

  it.each([
    ['one long line of code', 'a.txt', 'x'.repeat(200_000), '\n```\n'],
    ['one long fence', 'a.md', `\`\`\`ts\n${'let x = 1;\n'.repeat(9000)}\`\`\``, '\n```\n'],
    [
      'one long table',
      'a.md',
      `| a | b |\n|---|---|\n${`| ${WORDS} | and more |\n`.repeat(400)}`,
      `| ${WORDS} | and more |\n\nAbout`,
    ],
    [
      'one long list',
      'a.md',
      `- an item with ${WORDS}\n`.repeat(400),
      `\n- an item with ${WORDS}\n`,
    ],
    ['one long quote', 'a.md', `> words and ${WORDS}\n>\n`.repeat(400), `\n> words and ${WORDS}\n`],
  ])('fills its room with the beginning of %s', (_, name, text, piece) => {
    const markdown = longComment({ texts: [makeText(name, text)] });
    expect(markdown.length).toBeGreaterThan(50_000);
    expect(markdown).toContain(piece);
    expect(markdown).toContain(`of \`${name}\` are not shown here.`);
  });

  it('shows what is too much work to parse as code, text after text', () => {
    const texts = [makeText('report.md', '# a\n'.repeat(8000)), makeText('b.md', '# b\n')];
    const markdown = longComment({ texts });
    const code = markdown.indexOf('```text\n# a\n# a\n');
    expect(markdown.slice(0, code).split('### a\n').length).toBeGreaterThan(1000);
    expect(markdown.slice(code)).not.toContain('### a');
    expect(markdown).toContain('```text\n# b\n```');
    expect(markdown).not.toContain('not shown here');
  });

  it('lists 100 deliverables and counts the rest', () => {
    const saved = Array.from({ length: 250 }, (_, index) => makeSaved(`file-${index}.txt`));
    const markdown = comment({ saved });
    expect(markdown).toContain('`file-99.txt`');
    expect(markdown).not.toContain('`file-100.txt`');
    expect(markdown).toContain('and 150 more files');
  });

  it('bounds what was lost, what went wrong and the artifacts', () => {
    const markdown = comment({
      lost: Array.from({ length: 50 }, (_, index) => makeLost(`lost-${index}`, 'gone')),
      problems: Array.from({ length: 30 }, (_, index) => `problem ${index}`),
      artifacts: Array.from({ length: 300 }, (_, index) => ({ ...ARTIFACT, name: `art-${index}` })),
    });
    expect(markdown).toContain('and 30 more');
    expect(markdown).toContain('and 20 more; the log has them');
    expect(markdown).toContain('and 280 more');
  });

  it('counts the texts that it has no room for', () => {
    const texts = Array.from({ length: 500 }, (_, index) => makeText(`t-${index}.md`, LONG_PROSE));
    expect(comment({ texts })).toContain('470 more text files are not shown here.');
  });

  it('stays within its limit when everything is as long and as costly to escape as can be', () => {
    const costly = '$@a*<_`|\\&amp;[#1](!'.repeat(600);
    const markdown = comment({
      outcome: 'failed',
      task: makeTask({ id: costly, status: 'failed', failure: costly }),
      problems: Array.from({ length: 50 }, () => costly),
      advice: costly,
      saved: Array.from({ length: 200 }, () => makeSaved(costly, { contentType: costly })),
      lost: Array.from({ length: 200 }, () => makeLost(costly, costly)),
      artifacts: Array.from({ length: 200 }, () => ({ ...ARTIFACT, name: costly })),
      texts: Array.from({ length: 40 }, (_, index) => makeText(`${costly}${index}.md`, costly)),
    });
    expect(markdown).toContain('Miteos task failed');
  });
});

describe('the summary', () => {
  const summary = (name: string, text: string): string =>
    renderReport(makeResult({ texts: [makeText(name, text)] }), { target: 'summary' });

  it('shows 120,000 characters of Markdown at most and ends with a whole block', () => {
    const long = `${'Ein langer Satz mit Umlauten: äöü. '.repeat(50).trim()}\n\n`;
    expect(summary('report.md', long.repeat(60))).not.toContain('not shown here');
    const markdown = summary('report.md', long.repeat(100));
    expect(markdown.split(long)).toHaveLength(1 + Math.floor(120_000 / long.length));
    expect(markdown).toMatch(
      /\n\nAbout 60\.8 kB of `report\.md` are not shown here\. No artifact holds the whole file: see \[the/u,
    );
  });

  it('shares them among the Markdown texts by need', () => {
    const long = `${'Words and words. '.repeat(100).trim()}\n\n`;
    const texts = [
      makeText('report.md', long.repeat(100)),
      makeText('b.md', long.repeat(10)),
      makeText('c.md', long.repeat(100)),
    ];
    const markdown = renderReport(makeResult({ texts }), { target: 'summary' });
    const [main = '', small = '', large = ''] = markdown.split('<details>');
    expect(small).not.toContain('not shown here');
    expect([main, small, large].map((part) => part.split(long).length - 1)).toEqual([30, 10, 30]);
  });

  it('shows 400 kB of other texts, counted in bytes', () => {
    const long = summary('a.txt', '語'.repeat(900_000));
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(400_000);
    expect(Buffer.byteLength(long)).toBeGreaterThan(399_000);
  });
});

describe('markdownBlocks', () => {
  it('gives what is beyond the weight as one block of code and says that all is used', () => {
    const document = PROSE.repeat(200);
    const rules = { ...SURROUNDINGS, maxWeight: 1_000_000 };
    const { weight, blocks } = markdownBlocks(document, rules);
    expect(blocks).toHaveLength(200);
    const maxWeight = Math.floor(weight / 2);
    const part = markdownBlocks(document, { ...rules, maxWeight });
    const shown = part.blocks.length - 1;
    expect(part.weight).toBe(maxWeight);
    expect(shown).toBeGreaterThan(50);
    expect(part.blocks.at(-1)).toMatchObject({
      node: { type: 'code', lang: 'text', value: PROSE.repeat(200 - shown).trimEnd() },
      start: shown * PROSE.length,
      end: document.length,
    });
  });

  it('takes a carriage return for a line end', () => {
    const document = PROSE.replaceAll('\n', '\r').repeat(100);
    expect(blocksOf(document)).toEqual(blocksOf(PROSE.repeat(100)));
  });
});

describe('splitMarkdown', () => {
  it('gives the document back when its parts are put together', () => {
    const document = `${PROSE.repeat(100)}\`\`\`\n${'# no heading\n\n'.repeat(1500)}\`\`\`\n\n${PROSE.repeat(90)}`;
    const chunks = splitMarkdown(document);
    expect(chunks.length).toBeGreaterThan(3);
    expect(chunks.map(({ source }) => source).join('')).toBe(document);
    expect(chunks.some(({ source }) => source.startsWith('# no heading'))).toBe(false);
  });

  it('leaves the parser no table that is too long', () => {
    const table = `| a | b |\n|---|---|\n${'| a | b |\n'.repeat(5000)}`;
    expect(splitMarkdown(table).map(({ kind }) => kind)).toEqual(['markdown', 'plain']);
  });

  it('keeps a long fence whole, with its language', () => {
    const code = 'let x = 1;\n\n# no heading\n'.repeat(1500);
    const blocks = blocksOf(`a\n\n~~~ts title\n${code}~~~\n\nb`);
    expect(blocks.map(({ node }) => node)).toMatchObject([
      { type: 'paragraph' },
      { type: 'code', lang: 'ts', value: code.trimEnd() },
      { type: 'paragraph' },
    ]);
  });

  it('resolves links across parts', () => {
    const blocks = blocksOf(`[a][1]\n\n${PROSE.repeat(200)}[1]: https://x.y/1\n`);
    expect(serializeMarkdown([blocks[0]?.node ?? { type: 'thematicBreak' }])).toBe(
      '[a](https://x.y/1)\n',
    );
    expect(blocks).toHaveLength(201);
  });

  it.each([
    ['quotes in quotes', '>'.repeat(20_000)],
    ['lists in lists', '- '.repeat(10_000)],
    ['numbered lists in lists', '1. '.repeat(7000)],
    ['short lists', '- a\n* b\n'.repeat(700)],
    ['short lists and paragraphs', '- a\n\nb\n\n'.repeat(700)],
    ['open brackets', '['.repeat(20_000)],
    ['footnotes', '[^a]'.repeat(4000)],
    ['emphasis in emphasis', '*a **b '.repeat(800) + 'b** a*'.repeat(800)],
    ['a fence that never ends', `- a\n  \`\`\`\n${'- a\n\nb\n\n'.repeat(700)}`],
  ])('renders %s', (_, text) => {
    expect(longComment({ texts: [makeText('report.md', text)] }).length).toBeGreaterThan(1000);
  });
});

describe('cutBlock', () => {
  it('does not cut a link, and drops what follows', () => {
    const [block] = blocksOf('One [two three four](https://x.y/z) five');
    const node = block?.node ?? { type: 'thematicBreak' };
    const sizeOf = (candidate: typeof node): number => serializeMarkdown([candidate]).length;
    const cut = (max: number): string => {
      const part = cutBlock(node, { max, sizeOf });
      return part === undefined ? '' : serializeMarkdown([part]);
    };
    expect(cut(20)).toBe('One\n');
    expect(cut(39)).toBe('One [two three four](https://x.y/z) fi\n');
    expect(cut(2)).toBe('O\n');
    expect(cut(0)).toBe('');
  });

  it('makes no commit hash out of the beginning of a word', () => {
    const [block] = blocksOf('deadbeefs');
    const node = block?.node ?? { type: 'thematicBreak' };
    const isWhole = (candidate: typeof node): boolean =>
      JSON.stringify(candidate).includes('deadbeefs');
    const part = cutBlock(node, { max: 0, sizeOf: (candidate) => (isWhole(candidate) ? 1 : 0) });
    expect(part && nodesOf(serializeMarkdown([part])).map(({ type }) => type)).toEqual([
      'root',
      'paragraph',
      'inlineCode',
    ]);
  });
});
