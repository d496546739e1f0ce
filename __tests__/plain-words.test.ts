import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = path.join(import.meta.dirname, '..');

/** Words and phrases that are rare or wrong in technical English, and what to write instead. */
const PLAIN_WORDS: readonly (readonly [word: RegExp, instead: string])[] = [
  [/\bmend(?:s|ed|ing)?\b/, 'fix'],
  [/\bshall\b/, 'must, or the present tense'],
  [/\blegs?\b/, 'matrix job'],
  [/\bun-zipped\b/, 'unzipped'],
  [/\bbears?\b|\bbearing\b/, 'has'],
  [/\bstands\b/, 'appears, or is'],
  [/\bparted\b/, 'separated'],
  [/\bapart\b/, 'separate, or except'],
  [/\btells? apart\b/, 'distinguish, or identify'],
  [/\blets expect\b/, 'suggests'],
  [/\bblot(?:s|ted|ting)?\b/, 'redact'],
  [/\btwins?\b/, 'copy, or counterpart'],
  [/\btold to stop\b/, 'cancelled'],
  [/\bgave no way\b/, 'could not connect'],
  [/\bno name, no way\b/, 'DNS or routing failure'],
  [/\bmost (?:bytes|agents|files|characters)\b/, 'maximum'],
  [/\bset aside\b/, 'ignored, or moved'],
  [/\bbrought back\b/, 'published, or returned'],
  [/\banew\b/, 'again'],
  [/\bpatience\b/, 'timeout, or deadline'],
  [/\bdraws? breath\b/, 'pause'],
  [/\bwhereof\b|\bthereof\b/, 'of which'],
  [/\bled to\b/, 'changed to'],
  [/\bgravest\b/, 'most severe'],
  [/\bcut short\b/, 'cancelled'],
  [/\bat one go\b|\bin one go\b/, 'at once'],
];

/** What a user reads: documents, descriptions, examples. */
const DOCUMENTS = [
  '*.md',
  'docs/**/*.md',
  'bench/README.md',
  'action.yml',
  'examples/**/*.{yml,md}',
  '.github/workflows/*.yml',
];

/** Messages, help texts and comments, in code that users run or read. Names count, too, where they are whole words. */
const SOURCES = ['src/**/*.ts', 'sandbox/**/*.ts', 'scripts/*.ts', 'bench/**/*.ts'];

/** Each line with such a word, with its place. */
function findWords(text: string, name: string): string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      PLAIN_WORDS.filter(([word]) => new RegExp(word, 'i').test(line)).map(
        ([word, instead]) =>
          `${name}:${index + 1}: ${new RegExp(word, 'i').exec(line)?.[0] ?? ''} (instead: ${instead})`,
      ),
    );
}

const filesOf = (patterns: string | string[]): string[] =>
  globSync(patterns, { cwd: ROOT }).map((name) => name.split(path.sep).join('/'));

const wordsIn = (name: string): string[] =>
  findWords(readFileSync(path.join(ROOT, name), 'utf8'), name);

describe('plain technical English', () => {
  it.each(filesOf(DOCUMENTS))('is used in %s', (name) => {
    expect(wordsIn(name)).toEqual([]);
  });

  it('is used in the sources', () => {
    const sources = filesOf(SOURCES);
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.flatMap(wordsIn)).toEqual([]);
  });

  it('is checked in whole words, whatever their case', () => {
    expect(findWords('I recommend it.\nMend the twins.', 'a.md')).toEqual([
      'a.md:2: Mend (instead: fix)',
      'a.md:2: twins (instead: copy, or counterpart)',
    ]);
  });
});
