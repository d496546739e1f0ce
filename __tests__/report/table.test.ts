import { describe, expect, it } from '@jest/globals';
import { readRows } from '../../src/report/read-rows.ts';
import { renderReport } from '../../src/report/render-report.ts';
import { makeArtifact, makeResult, makeSaved, makeText } from '../support/make-result.ts';
import { nodesOf, violations } from '../support/published-markdown.ts';

/** What stands between the headline and the facts when this is the one file. */
function publish(text: string, name = 'data.csv', missingBytes = 0): string {
  const texts = [makeText(name, text, missingBytes)];
  const result = makeResult({ texts, artifacts: [makeArtifact()] });
  const markdown = renderReport(result, { target: 'comment' });
  expect(violations(markdown)).toEqual([]);
  return markdown.split('\n\n---\n\n')[0]?.split('\n').slice(2).join('\n') ?? '';
}

function lines(...rows: string[]): string {
  return rows.join('\n');
}

const WHOLE =
  'The whole file is in the artifact [`miteos-task_01hwxyz4k8`](https://github.com/octo/repo/actions/runs/42/artifacts/7).';

describe('readRows', () => {
  it.each<[string, string, string[][]]>([
    [
      'commas',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons',
      'a;b\n1,5;2\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2,5\n',
      [
        ['a', 'b'],
        ['1', '2,5'],
      ],
    ],
    [
      'bars',
      'a|b\n1|2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'what Excel declares',
      'sep=;\na,x;b\n1;2\n',
      [
        ['a,x', 'b'],
        ['1', '2'],
      ],
    ],
    ['no delimiter', 'a\n1\n', [['a'], ['1']]],
    [
      'delimiters in quoted names',
      '"a;b;c",d\n1,2\n',
      [
        ['a;b;c', 'd'],
        ['1', '2'],
      ],
    ],
    [
      'a byte order mark',
      '\uFEFFa,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a byte order mark before quotes',
      '\uFEFF"a",b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'line ends of Windows',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'line ends of old',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no last line end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'blank lines',
      '\n\na,b\n\n1,2\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['quoted cells', '"a ""x""","b, c"\n', [['a "x"', 'b, c']]],
    [
      'line ends in cells',
      'a,b\n"1\n2",3\n',
      [
        ['a', 'b'],
        ['1\n2', '3'],
      ],
    ],
    ['rows of any length', 'a,b\n1\n1,2,3\n', [['a', 'b'], ['1'], ['1', '2', '3']]],
    [
      'stray quotes',
      'a,b\n5" disk,x "y"\n',
      [
        ['a', 'b'],
        ['5" disk', 'x "y"'],
      ],
    ],
    [
      'text after quotes',
      'a,b\n"x"y,2\n',
      [
        ['a', 'b'],
        ['"x"y', '2'],
      ],
    ],
  ])('reads %s', (_, text, rows) => {
    const read = readRows(text, 100);
    expect(read?.rows).toEqual(rows);
    expect(read?.total).toBe(rows.length);
  });

  it('counts the rows that it does not keep', () => {
    const read = readRows('a,b\n'.repeat(1000), 3);
    expect(read?.rows).toHaveLength(3);
    expect(read?.total).toBe(1000);
    expect(read?.ends[2]).toBeCloseTo(0.003);
  });

  it('keeps the rows before a quote that is never closed, and does not know how many there are', () => {
    const read = readRows(`a,b\n1,2\n"3,4\n${'5,6\n'.repeat(100)}`, 10);
    expect(read?.rows).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(read?.total).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['blank lines', '\n\r\n\n'],
    ['one open quote', '"a,b\n1,2\n'],
  ])('finds no row in %s', (_, text) => {
    expect(readRows(text, 10)).toBeUndefined();
  });
});

describe('a table file', () => {
  it('is shown as a table, with numbers to the right', () => {
    expect(publish('Name,Size,Note\nreport,12,\nchart,"1,234.5",late\n')).toBe(
      lines(
        '| Name | Size | Note |',
        '| - | -: | - |',
        '| report | 12 | |',
        '| chart | 1,234.5 | late |',
      ),
    );
  });

  it.each([
    ['data.TSV', ''],
    ['data.tab', ''],
    ['data', 'text/tab-separated-values; charset=utf-8'],
    ['data', 'text/csv'],
  ])('may be called %s and be of the type "%s"', (name, contentType) => {
    const texts = [makeText(name, 'a\tb\n1\t2\n')];
    const saved = [makeSaved(name, { contentType })];
    const markdown = renderReport(makeResult({ texts, saved }), { target: 'summary' });
    expect(markdown).toContain('\n| a | b |\n| -: | -: |\n| 1 | 2 |\n');
  });

  it('has the cells of ragged rows in their places', () => {
    expect(publish('a,b\n1\n1,2,3\n')).toBe(
      lines('| a | b | |', '| -: | -: | -: |', '| 1 | | |', '| 1 | 2 | 3 |'),
    );
  });

  it('shows remote cells as nothing but text', () => {
    const cells = [
      ['a|b', 'a\\|b'],
      ['`x`', '\\`x\\`'],
      ['**b** _i_ ~~s~~', '\\*\\*b\\*\\* \\_i\\_ \\~\\~s\\~\\~'],
      ['<img src=x>', '\\<img src=x>'],
      ['<!-- m -->', '<\u200B!-- m -->'],
      ['@octocat', '`@octocat`'],
      ['fixes #1', 'fixes `#1`'],
      ['[a](https://x.y)', '\\[a]\\(`https://x.y`)'],
      ['$x$', '<span>$</span>x<span>$</span>'],
      ['</details>', '\\</details>'],
      ['"line\nend"', 'line end'],
      ['=HYPERLINK("x")', '=HYPERLINK("x")'],
    ];
    const markdown = publish(['Cell', ...cells.map(([cell]) => cell)].join('\n'));
    const texts = nodesOf(markdown).filter(({ type }) => type === 'link' || type === 'emphasis');
    expect(texts).toEqual([]);
    expect(markdown).toBe(
      ['| Cell |', '| - |', ...cells.map(([, shown = '']) => `| ${shown} |`)].join('\n'),
    );
  });

  it('shows 50 rows and says how many more there are and where', () => {
    const text = `n,word\n${Array.from({ length: 1300 }, (_, n) => `${n},word`).join('\n')}\n`;
    const markdown = publish(text);
    expect(markdown).toContain('\n| 49 | word |\n\n');
    expect(markdown).not.toContain('| 50 | word |');
    expect(markdown).toContain(`\n1,250 more rows of \`data.csv\` are not shown here. ${WHOLE}`);
  });

  it('says so when one row is missing', () => {
    expect(publish(`n\n${'x\n'.repeat(51)}`)).toContain('1 more row of `data.csv` is not shown');
  });

  it('shows 20 columns and says how many more there are', () => {
    const row = Array.from({ length: 25 }, (_, n) => `c${n}`).join(',');
    const markdown = publish(`${row}\n${row}\n`);
    expect(markdown.split('\n')[0]).toMatch(/\| c19 \|$/u);
    expect(markdown).toContain(`\n5 more columns of \`data.csv\` are not shown here. ${WHOLE}`);
    expect(publish(`${row}\n`.repeat(60))).toContain('9 more rows and 5 more columns of');
  });

  it('says about how much is missing where nobody counted the rows', () => {
    const text = 'some,words\n'.repeat(1000);
    expect(publish(text, 'data.csv', 5_000_000)).toContain('About 5 MB of `data.csv` are not');
  });

  it('cuts long cells', () => {
    const markdown = publish(`a,b\n${'x'.repeat(5000)},2\n`);
    expect(markdown).toContain(`| ${'x'.repeat(199)}… | 2 |`);
  });

  it('is shown as code when it is no table', () => {
    expect(publish('"never closed, 1\n2\n')).toBe('```csv\n"never closed, 1\n2\n```');
  });

  it('is cut after a row where there is little room', () => {
    const text = `${'word,'.repeat(15)}x\n`.repeat(60);
    const texts = Array.from({ length: 25 }, (_, n) => makeText(`${n}.csv`, text));
    const markdown = renderReport(makeResult({ texts }), { target: 'comment' });
    expect(markdown.length).toBeLessThanOrEqual(64_000);
    const parts = markdown.split('<details>').slice(1);
    for (const part of parts) {
      const rows = part.split('\n').filter((line) => line.startsWith('| word')).length;
      expect(part).toContain(`\n${60 - rows} more rows of`);
    }
    expect(parts[0]?.split('| word')).not.toHaveLength(1);
  });
});
