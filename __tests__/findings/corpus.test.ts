import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readCorpus } from './corpus/corpus.ts';
import { judge, type Delivery, type Figures } from './corpus/judge-corpus.ts';

const changes = readCorpus(path.join(import.meta.dirname, 'corpus'));
const files = changes.flatMap((change) => change.files);

describe('the corpus', () => {
  it('has changes of all kinds', () => {
    const statuses = new Set(files.map(({ status }) => status));
    expect([...statuses].sort()).toEqual(['added', 'modified', 'removed', 'renamed']);
    expect(Math.max(...changes.map((change) => change.files.length))).toBeGreaterThan(300);
    const sections = files.map(({ section }) => section);
    for (const part of [
      '\nBinary files ',
      '\nrename from ',
      '\nnew mode ',
      '\n\\ No newline at end of file',
      '\r\n',
      '\u2028',
      '\uFFFD',
      'diff --git "a/',
      '\n+++ /dev/null',
      '\n--- /dev/null',
    ]) {
      expect(sections.filter((section) => section.includes(part)).length).toBeGreaterThan(0);
    }
    const isUnchanged = ({ section }: { section: string }): boolean => !section.includes('\n@@ ');
    expect(files.filter(isUnchanged).length).toBeGreaterThan(5);
    expect(files.filter(({ filename }) => /[^\x20-\x7E]/.test(filename)).length).toBeGreaterThan(5);
  });
});

describe.each<Delivery>(['the whole diff', 'patches', 'truncated patches'])('of %s', (delivery) => {
  const all: Figures[] = [];

  it.each(changes)('exactly the right findings are verified: $name', (change) => {
    const figures = judge(change.files, delivery);
    all.push(figures);
    expect(figures.faults).toEqual([]);
    expect(figures.rightVerified).toBe(figures.right);
    expect(figures.wrongVerified).toBe(0);
    expect(figures.wrong).toBeGreaterThan(0);
  });

  afterAll(() => {
    const sum = (name: Exclude<keyof Figures, 'faults'>): number =>
      all.reduce((total, figures) => total + figures[name], 0);
    console.log(
      `${delivery}, ${sum('files')} files: right findings ${sum('right')}, verified ${sum('rightVerified')}; ` +
        `wrong findings ${sum('wrong')}, verified ${sum('wrongVerified')}`,
    );
  });
});
