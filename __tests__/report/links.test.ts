import { describe, expect, it } from '@jest/globals';
import { renderReports } from '../../src/report/render-report.ts';
import type { Result } from '../../src/report/result.ts';
import {
  makeArtifact,
  makeFileArtifact,
  makeResult,
  makeSaved,
  makeText,
} from '../support/make-result.ts';
import { reportOf, violations } from '../support/published.ts';

const NAMES = ['docs/report.md', 'docs/chart one.png', 'data/a.csv', 'top.pdf'];
const SAVED = [
  ...NAMES.map((name) => makeSaved(name)),
  makeSaved('odd-name.txt', { originalName: 'docs/odd:name?.txt' }),
];
const RUN = 'https://github.com/octo/repo/actions/runs/42';

function publish(report: string, changes: Partial<Result>): string {
  const texts = [makeText('docs/report.md', report)];
  const result = makeResult({ saved: SAVED, texts, ...changes });
  const { comment } = renderReports(result);
  expect(violations(comment)).toEqual([]);
  return reportOf(comment)[0] ?? '';
}

describe('relative links of a report', () => {
  const artifacts = SAVED.map(({ name }, index) => makeFileArtifact(name, 100 + index));

  it.each<[string, string, [label: string, end: string]]>([
    ['to a file in the same folder', '[c](chart%20one.png)', ['c', '/artifacts/101']],
    [
      'to a file in the same folder, in another spelling',
      '[c](<./chart one.png>)',
      ['c', '/artifacts/101'],
    ],
    ['to another folder', '[a](../data/a.csv)', ['a', '/artifacts/102']],
    ['from the top folder', '[t](/top.pdf)', ['t', '/artifacts/103']],
    ['with a place in the file', '[t](../top.pdf?a=b#page=3)', ['t', '/artifacts/103']],
    ['to itself', '[r](report.md#top)', ['r', '/artifacts/100']],
    [
      'to a file that was saved under another name',
      '[o](./odd:name%3F.txt)',
      ['o', '/artifacts/104'],
    ],
    ['in reference style', '[c][1]\n\n[1]: ../top.pdf', ['c', '/artifacts/103']],
    [
      'whose text equals their address',
      '[../top.pdf](../top.pdf)',
      ['../top.pdf', '/artifacts/103'],
    ],
    ['that are images', '![One chart](<chart one.png>)', ['One chart', '/artifacts/101']],
    ['that are images without a text', '![](<chart one.png>)', ['image', '/artifacts/101']],
  ])('%s lead to the artifact of the file', (_, report, [label, end]) => {
    expect(publish(report, { artifacts })).toBe(`<p><a href="${RUN}${end}">${label}</a></p>`);
  });

  it('lead to the archive if there is one', () => {
    const links = '[c](chart%20one.png) ![t](../top.pdf)';
    const archive = `${RUN}/artifacts/7`;
    expect(publish(links, { artifacts: [makeArtifact()] })).toBe(
      `<p><a href="${archive}">c</a> <a href="${archive}">t</a></p>`,
    );
  });

  it.each([
    ['to a file that is not a deliverable', '[a](other.md)', 'a'],
    ['to a folder', '[a](../data/)', 'a'],
    ['out of the folder', '[a](../../top.pdf)', 'a'],
    ['to another host', '[a](//evil.example/top.pdf)', 'a'],
    ['within the report', '[a](#top)', 'a'],
    ['to nothing', '[a]()', 'a'],
    ['with an invalid encoding', '[a](%E0%A4%A.png)', 'a'],
    ['with another scheme', '[a](javascript:top.pdf)', 'a'],
    ['without a text', 'a[](../top.pdf) b', 'a b'],
  ])('%s become text', (_, report, expected) => {
    expect(publish(report, { artifacts })).toBe(`<p>${expected}</p>`);
  });

  it('become text when there is no artifact', () => {
    expect(publish('[c](../top.pdf) ![t](../top.pdf)', {})).toBe('<p>c t</p>');
    const artifacts = [makeArtifact({ url: 'javascript:alert(1)' })];
    expect(publish('[c](../top.pdf)', { artifacts })).toBe('<p>c</p>');
  });
});

describe('the deliverables', () => {
  const report = (changes: Partial<Result>): string =>
    renderReports(makeResult({ saved: SAVED.slice(0, 3), ...changes })).comment;

  it('each link to their own artifact', () => {
    const artifacts = ['docs/report.md', 'data/a.csv'].map((file, id) =>
      makeFileArtifact(file, id),
    );
    const comment = report({ artifacts });
    expect(comment).toContain(
      `<td><a href="${RUN}/artifacts/0"><code>docs/report.md</code></a></td><td align="right">2 kB</td>`,
    );
    expect(comment).toContain(
      '<td><code>docs/chart one.png</code></td><td align="right">2 kB</td>',
    );
    expect(comment).toContain(
      `<td><a href="${RUN}/artifacts/1"><code>data/a.csv</code></a></td><td align="right">2 kB</td>`,
    );
  });

  it('have one link to the archive, and the footer has another', () => {
    const comment = report({ artifacts: [makeArtifact()] });
    expect(comment.split('artifacts/7')).toHaveLength(3);
    expect(comment).toContain(
      `<p>The files are in the artifact <a href="${RUN}/artifacts/7"><code>miteos-task_01hwxyz4k8</code></a>.</p></details>`,
    );
    expect(comment).toContain(` · <a href="${RUN}/artifacts/7">artifact</a> · `);
    expect(comment).toContain('<td><code>data/a.csv</code></td><td align="right">2 kB</td>');
  });

  it('are linked in the sentence after a truncated text', () => {
    const texts = [makeText('data/a.csv', 'x', 5000)];
    const artifacts = [makeFileArtifact('data/a.csv', 3)];
    expect(report({ texts, artifacts })).toContain(
      `The whole file is in the artifact <a href="${RUN}/artifacts/3"><code>miteos-task_01hwxyz4k8-data/a.csv</code></a>.`,
    );
    expect(report({ texts })).toContain('<code>data/a.csv</code> are not shown here.</p>');
  });
});
