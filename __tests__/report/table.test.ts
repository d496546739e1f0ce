import { describe, expect, it } from '@jest/globals';
import { readRows } from '../../src/report/untrusted/read-rows.ts';
import { renderReports } from '../../src/report/render-report.ts';
import { makeArtifact, makeResult, makeSaved, makeText } from '../support/make-result.ts';
import { reportOf, violations } from '../support/published.ts';

/** The report when this is the only file. */
function publish(text: string, name = 'data.csv', missingBytes = 0): string {
  const texts = [makeText(name, text, missingBytes)];
  const result = makeResult({ saved: [makeSaved(name)], texts, artifacts: [makeArtifact()] });
  const { comment } = renderReports(result);
  expect(violations(comment)).toEqual([]);
  return reportOf(comment).join('\n\n');
}

/** A table. A column is aligned to the right if its head ends with a colon. */
function tableOf(head: readonly string[], ...rows: readonly (readonly string[])[]): string {
  const cells = (tag: string, row: readonly string[]): string => {
    const shown = row.map((cell, place) => {
      const align = head[place]?.endsWith(':') === true ? ' align="right"' : '';
      return `<${tag}${align}>${cell}</${tag}>`;
    });
    return `<tr>${shown.join('')}</tr>`;
  };
  const names = head.map((name) => name.replace(/:$/u, ''));
  const body = rows.map((row) => cells('td', row)).join('');
  return `<table><thead>${cells('th', names)}</thead><tbody>${body}</tbody></table>`;
}

const WHOLE =
  'The whole file is in the artifact <a href="https://github.com/octo/repo/actions/runs/42/artifacts/7"><code>miteos-task_01hwxyz4k8</code></a>.';

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
      'the delimiter that Excel declares',
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
      'Windows line ends',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'old Mac line ends',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a last line without a line end',
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

  it('counts the rows that it does not return', () => {
    const read = readRows('a,b\n'.repeat(1000), 3);
    expect(read?.rows).toHaveLength(3);
    expect(read?.total).toBe(1000);
    expect(read?.ends[2]).toBeCloseTo(0.003);
  });

  it('returns the rows before a quote that is not closed, without the number of rows', () => {
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
  it('is shown as a table, with numbers aligned to the right', () => {
    expect(publish('Name,Size,Note\nreport,12,\nchart,"1,234.5",late\n')).toBe(
      tableOf(['Name', 'Size:', 'Note'], ['report', '12', ''], ['chart', '1,234.5', 'late']),
    );
  });

  it.each([
    ['data.TSV', ''],
    ['data.tab', ''],
    ['data', 'text/tab-separated-values; charset=utf-8'],
    ['data', 'text/csv'],
  ])('may have the name %s and the type "%s"', (name, contentType) => {
    const texts = [makeText(name, 'a\tb\n1\t2\n')];
    const saved = [makeSaved(name, { contentType })];
    const { summary } = renderReports(makeResult({ texts, saved }));
    expect(summary).toContain(tableOf(['a:', 'b:'], ['1', '2']));
  });

  it('keeps the columns of rows of different lengths', () => {
    expect(publish('a,b\n1\n1,2,3\n')).toBe(
      tableOf(['a:', 'b:', ':'], ['1', '', ''], ['1', '2', '3']),
    );
  });

  it('shows remote cells as plain text', () => {
    const cells = [
      ['a|b', 'a|b'],
      ['`x`', '`x`'],
      ['**b** _i_ ~~s~~', '**b** _i_ ~~s~~'],
      ['<img src=x>', '&lt;img src=x>'],
      ['<!-- m -->', '&lt;!-- m -->'],
      ['@octocat', '<code>@octocat</code>'],
      ['fixes #1', 'fixes <code>#1</code>'],
      ['[a](https://x.y)', '[a](<code>https://x.y</code>)'],
      ['$x$', '<span>$</span>x<span>$</span>'],
      ['</details>', '&lt;/details>'],
      ['"line\nend"', 'line end'],
      ['=HYPERLINK("x")', '=HYPERLINK("x")'],
    ];
    const table = publish(['Cell', ...cells.map(([cell]) => cell)].join('\n'));
    expect(table).toBe(tableOf(['Cell'], ...cells.map(([, shown = '']) => [shown])));
  });

  it('shows 50 rows and says how many more there are and where', () => {
    const text = `n,word\n${Array.from({ length: 1300 }, (_, n) => `${n},word`).join('\n')}\n`;
    const shown = publish(text);
    expect(shown).toContain('<td align="right">49</td><td>word</td></tr></tbody></table>\n\n');
    expect(shown).toContain(
      `\n<p>1,250 more rows of <code>data.csv</code> are not shown here. ${WHOLE}</p>`,
    );
  });

  it('says so when one row is missing', () => {
    expect(publish(`n\n${'x\n'.repeat(51)}`)).toContain(
      '1 more row of <code>data.csv</code> is not shown',
    );
  });

  it('shows 20 columns and says how many more there are', () => {
    const row = Array.from({ length: 25 }, (_, n) => `c${n}`).join(',');
    const shown = publish(`${row}\n${row}\n`);
    expect(shown).toContain('<th>c19</th></tr>');
    expect(shown).toContain(`5 more columns of <code>data.csv</code> are not shown here. ${WHOLE}`);
    expect(publish(`${row}\n`.repeat(60))).toContain('9 more rows and 5 more columns of');
  });

  it('says approximately how much is missing when the rows are not counted', () => {
    const text = 'some,words\n'.repeat(1000);
    expect(publish(text, 'data.csv', 5_000_000)).toContain(
      'About 5 MB of <code>data.csv</code> are not',
    );
  });

  it('shows the text after many blanks in a cell', () => {
    expect(publish(`a\n${' '.repeat(900)}CRITICAL\n`)).toContain('<td>CRITICAL</td>');
  });

  it('clips long cells', () => {
    const shown = publish(`a,b\n${'x'.repeat(5000)},2\n`);
    expect(shown).toContain(`<td>${'x'.repeat(199)}…</td><td align="right">2</td>`);
  });

  it('is shown as code when it is not a table', () => {
    expect(publish('"never closed, 1\n2\n')).toBe(
      '<pre lang="csv"><code>"never closed, 1&#10;2</code></pre>',
    );
  });

  it('is truncated after a row when there is little space', () => {
    const text = `${'word,'.repeat(15)}x\n`.repeat(60);
    const texts = Array.from({ length: 25 }, (_, n) => makeText(`${n}.csv`, text));
    const { comment } = renderReports(makeResult({ texts }));
    expect(comment.length).toBeLessThanOrEqual(62_000);
    const parts = comment.split('<details><summary><code>').slice(1);
    for (const part of parts) {
      const rows = part.split('<tr><td>word').length - 1;
      expect(part).toContain(`>${59 - rows} more rows of`);
    }
    expect(parts[0]?.split('<td>word')).not.toHaveLength(1);
  });
});
