import { describe, expect, it } from '@jest/globals';
import { renderReports } from '../../src/report/render-report.ts';
import { mayNameCode } from '../../src/report/repository-links.ts';
import type { Result } from '../../src/report/result.ts';
import {
  COMMIT,
  makeFileArtifact,
  makeResult,
  makeSaved,
  makeText,
} from '../support/make-result.ts';
import { reportOf, violations } from '../support/published.ts';

const BLOB = `https://github.com/octo/repo/blob/${COMMIT}`;
const changedPaths = [
  ...['src/a.ts', 'Makefile', 'app/(group)/[id]/page.tsx', 'docs/a b#c?.md', 'src/@types/x.d.ts'],
  '100%/ü.ts',
];

function publish(report: string, changes: Partial<Result> = {}): string {
  const files = { saved: [makeSaved('report.md')], texts: [makeText('report.md', report)] };
  const { comment } = renderReports(makeResult({ changedPaths, ...files, ...changes }));
  expect(violations(comment)).toEqual([]);
  return reportOf(comment).join('\n\n');
}

const link = (address: string, label: string): string =>
  `<a href="${BLOB}/${address}">${label}</a>`;

describe('a line of code in a changed file', () => {
  it.each([
    ['src/a.ts:42', 'src/a.ts#L42', 'src/a.ts:42'],
    ['src/a.ts:42-50', 'src/a.ts#L42-L50', 'src/a.ts:42-50'],
    ['src/a.ts:42:7', 'src/a.ts#L42', 'src/a.ts:42:7'],
    ['src/a.ts#L42', 'src/a.ts#L42', 'src/a.ts#L42'],
    ['src/a.ts#L42-L50', 'src/a.ts#L42-L50', 'src/a.ts#L42-L50'],
    ['./src/a.ts:42', 'src/a.ts#L42', './src/a.ts:42'],
    ['Makefile:3', 'Makefile#L3', 'Makefile:3'],
    [
      'app/(group)/[id]/page.tsx:3',
      'app/(group)/%5Bid%5D/page.tsx#L3',
      'app/(group)/[id]/page.tsx:3',
    ],
    ['src/@types/x.d.ts:1', 'src/%40types/x.d.ts#L1', '<code>src/@types/x.d.ts</code>:1'],
  ])('is a link in text: %s', (place, address, label) => {
    expect(publish(`See ${place}, and (${place}).`)).toBe(
      `<p>See ${link(address, label)}, and (${link(address, label)}).</p>`,
    );
  });

  it.each([
    ['`src/a.ts:42`', link('src/a.ts#L42', '<code>src/a.ts:42</code>')],
    ['`docs/a b#c?.md:7`', link('docs/a%20b%23c%3F.md#L7', '<code>docs/a b#c?.md:7</code>')],
    ['**src/a.ts:42**', `<strong>${link('src/a.ts#L42', 'src/a.ts:42')}</strong>`],
    [
      '"src/a.ts:1;src/a.ts:2"',
      `"${link('src/a.ts#L1', 'src/a.ts:1')};${link('src/a.ts#L2', 'src/a.ts:2')}"`,
    ],
  ])('is a link: %s', (report, expected) => {
    expect(publish(report)).toBe(`<p>${expected}</p>`);
  });

  it('is a link in a table, a list, a heading and a file of rows', () => {
    const anchor = link('src/a.ts#L42', 'src/a.ts:42');
    const report = '# src/a.ts:42\n\n- src/a.ts:42\n\n| src/a.ts:42 |\n| --- |';
    const texts = [makeText('report.md', report), makeText('b.csv', 'Place\nsrc/a.ts:42\n')];
    const { comment } = renderReports(makeResult({ changedPaths, texts }));
    expect(comment.split(anchor)).toHaveLength(5);
  });

  it.each([
    ['in a block of code', '```\nsrc/a.ts:42\n```', '<pre><code>src/a.ts:42</code></pre>'],
    ['in a link', '[src/a.ts:42](https://x.y/)', '<p><a href="https://x.y/">src/a.ts:42</a></p>'],
    ['in other code', '`see src/a.ts:42`', '<p><code>see src/a.ts:42</code></p>'],
    ['of a file that is not changed', 'src/b.ts:42', '<p>src/b.ts:42</p>'],
    [
      'in a path that only ends with the name of a changed file',
      'lib/src/a.ts:42',
      '<p>lib/src/a.ts:42</p>',
    ],
    ['without a line', 'src/a.ts', '<p>src/a.ts</p>'],
    ['with a word after it', 'src/a.ts:42nd', '<p>src/a.ts:42nd</p>'],
    [
      'with a very long line number',
      `src/a.ts:${'4'.repeat(600)}`,
      `<p>src/a.ts:${'4'.repeat(600)}</p>`,
    ],
  ])('is not a link %s', (_, report, expected) => {
    expect(publish(report)).toBe(expected);
  });

  it('is not a link when the commit or the changed files are not known', () => {
    expect(publish('src/a.ts:42', { commit: undefined })).toBe('<p>src/a.ts:42</p>');
    expect(publish('src/a.ts:42', { changedPaths: [] })).toBe('<p>src/a.ts:42</p>');
  });

  it('links only to the repository, for any spelling of its path', () => {
    const report = '`../../issues/1:1` javascript:1 `100%/ü.ts:9`';
    const paths = [...changedPaths, '../../issues/1', 'javascript'];
    expect(publish(report, { changedPaths: paths })).toContain(
      `<a href="${BLOB}/javascript#L1">javascript:1</a>`,
    );
  });
});

describe('a relative link of a report', () => {
  it.each([
    ['[a](src/a.ts)', link('src/a.ts', 'a')],
    ['[a](./src/a.ts#L42-L50)', link('src/a.ts#L42-L50', 'a')],
    ['[a](/src/a.ts#section)', link('src/a.ts', 'a')],
    ['[a](src/a.ts:42)', link('src/a.ts#L42', 'a')],
    ['[a](docs/a%20b%23c%3F.md#L7)', link('docs/a%20b%23c%3F.md#L7', 'a')],
    ['[a](src/b.ts)', 'a'],
    ['[a](//src/a.ts)', 'a'],
  ])('links to the changed file: %s', (report, expected) => {
    expect(publish(report)).toBe(`<p>${expected}</p>`);
  });

  it('links to a deliverable of the same name first', () => {
    const saved = [makeSaved('report.md'), makeSaved('src/a.ts')];
    const artifacts = [makeFileArtifact('src/a.ts', 3)];
    expect(publish('[a](src/a.ts)', { saved, artifacts })).toContain('/artifacts/3">a</a>');
  });
});

describe('mayNameCode', () => {
  it.each(['src/a.ts:42', '(a.ts:1)', 'see `a/b#L7`', 'solver.f90:42', 'Makefile:3', 'ü:9'])(
    'finds a place in %s',
    (text) => {
      expect(mayNameCode(text)).toBe(true);
    },
  );

  it.each(['At 12:30', 'a.ts', 'Problem #1', 'https://x.y/z', 'a: 1'])(
    'finds none in %s',
    (text) => {
      expect(mayNameCode(text)).toBe(false);
    },
  );
});
