import { describe, expect, it } from '@jest/globals';
import { renderReport } from '../../src/report/render-report.ts';
import type { Result } from '../../src/report/result.ts';
import {
  makeArtifact,
  makeFileArtifact,
  makeResult,
  makeSaved,
  makeText,
} from '../support/make-result.ts';
import { violations } from '../support/published-markdown.ts';

const NAMES = ['docs/report.md', 'docs/chart one.png', 'data/a.csv', 'top.pdf'];
const SAVED = [
  ...NAMES.map((name) => makeSaved(name)),
  makeSaved('odd-name.txt', { originalName: 'docs/odd:name?.txt' }),
];
const RUN = 'https://github.com/octo/repo/actions/runs/42';

function publish(report: string, changes: Partial<Result>): string {
  const texts = [makeText('docs/report.md', report)];
  const result = makeResult({ saved: SAVED, texts, ...changes });
  const markdown = renderReport(result, { target: 'comment' });
  expect(violations(markdown)).toEqual([]);
  return markdown.split('\n\n---\n\n')[0]?.split('\n').slice(2).join('\n') ?? '';
}

describe('relative links of a report', () => {
  const artifacts = SAVED.map(({ name }, index) => makeFileArtifact(name, 100 + index));

  it.each([
    ['to a neighbour', '[c](chart%20one.png)', `[c](${RUN}/artifacts/101)`],
    ['to a neighbour, written otherwise', '[c](<./chart one.png>)', `[c](${RUN}/artifacts/101)`],
    ['to another folder', '[a](../data/a.csv)', `[a](${RUN}/artifacts/102)`],
    ['from the top', '[t](/top.pdf)', `[t](${RUN}/artifacts/103)`],
    ['with a place in the file', '[t](../top.pdf?a=b#page=3)', `[t](${RUN}/artifacts/103)`],
    ['to itself', '[r](report.md#top)', `[r](${RUN}/artifacts/100)`],
    ['by a name that had to be changed', '[o](./odd:name%3F.txt)', `[o](${RUN}/artifacts/104)`],
    ['by reference', '[c][1]\n\n[1]: ../top.pdf', `[c](${RUN}/artifacts/103)`],
    ['that are their own words', '[../top.pdf](../top.pdf)', `[../top.pdf](${RUN}/artifacts/103)`],
    ['that are images', '![One chart](<chart one.png>)', `[One chart](${RUN}/artifacts/101)`],
    ['that are images without words', '![](<chart one.png>)', `[image](${RUN}/artifacts/101)`],
  ])('%s lead to the artifact of the file', (_, report, expected) => {
    expect(publish(report, { artifacts })).toBe(expected);
  });

  it('lead to the archive where there is one', () => {
    const links = '[c](chart%20one.png) ![t](../top.pdf)';
    const archive = `${RUN}/artifacts/7`;
    expect(publish(links, { artifacts: [makeArtifact()] })).toBe(`[c](${archive}) [t](${archive})`);
  });

  it.each([
    ['to what is no deliverable', '[a](other.md)', 'a'],
    ['to a folder', '[a](../data/)', 'a'],
    ['out of the folder of all', '[a](../../top.pdf)', 'a'],
    ['to another host', '[a](//evil.example/top.pdf)', 'a'],
    ['within the report', '[a](#top)', 'a'],
    ['to nothing', '[a]()', 'a'],
    ['that are not encoded well', '[a](%E0%A4%A.png)', 'a'],
    ['by another scheme', '[a](javascript:top.pdf)', 'a'],
    ['without words', 'a[](../top.pdf) b', 'a b'],
  ])('%s become text', (_, report, expected) => {
    expect(publish(report, { artifacts })).toBe(expected);
  });

  it('become text where there is no artifact', () => {
    expect(publish('[c](../top.pdf) ![t](../top.pdf)', {})).toBe('c t');
    const artifacts = [makeArtifact({ url: 'javascript:alert(1)' })];
    expect(publish('[c](../top.pdf)', { artifacts })).toBe('c');
  });
});

describe('the deliverables', () => {
  const report = (changes: Partial<Result>): string =>
    renderReport(makeResult({ saved: SAVED.slice(0, 3), ...changes }), { target: 'comment' });

  it('link each to its own artifact', () => {
    const artifacts = ['docs/report.md', 'data/a.csv'].map((file, id) =>
      makeFileArtifact(file, id),
    );
    const markdown = report({ artifacts });
    expect(markdown).toContain('| Artifacts | 2, one for each file below |');
    expect(markdown).toContain(`| [\`docs/report.md\`](${RUN}/artifacts/0) | 2 kB |`);
    expect(markdown).toContain('| `docs/chart one.png` | 2 kB |');
    expect(markdown).toContain(`| [\`data/a.csv\`](${RUN}/artifacts/1) | 2 kB |`);
  });

  it('stand with one link to the archive of all', () => {
    const markdown = report({ artifacts: [makeArtifact()] });
    expect(markdown.split('artifacts/7')).toHaveLength(2);
    expect(markdown).toContain('| `data/a.csv` | 2 kB |');
  });

  it('are where the sentence at a cut says', () => {
    const texts = [makeText('data/a.csv', 'x', 5000)];
    const artifacts = [makeFileArtifact('data/a.csv', 3)];
    expect(report({ texts, artifacts })).toContain(
      `The whole file is in the artifact [\`miteos-task_01hwxyz4k8-data/a.csv\`](${RUN}/artifacts/3).`,
    );
    expect(report({ texts })).toContain(
      `No artifact holds the whole file: see [the workflow run](${RUN}).`,
    );
  });
});
