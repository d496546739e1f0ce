import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { ALL_BAIT, someBait, someHiddenBait } from './bait.ts';
import { someInline } from './inlines.ts';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');
const MAX_PIECE = 2500;

export interface Readme {
  /** The path relative to the packages. */
  readonly name: string;
  readonly text: string;
}

/** The README of each installed package, without duplicates, in the order of their names. */
export function readReadmes(): Readme[] {
  const folder = path.join(ROOT, 'node_modules');
  const byText = new Map<string, Readme>();
  for (const name of globSync('**/[rR][eE][aA][dD][mM][eE]*.{md,markdown}', {
    cwd: folder,
  }).sort()) {
    const text = readFileSync(path.join(folder, name), 'utf8');
    if (text.trim() !== '' && !byText.has(text))
      byText.set(text, { name: name.replaceAll('\\', '/'), text });
  }
  return [...byText.values()];
}

const someFragment = fc.oneof(
  someBait,
  someHiddenBait,
  someInline,
  fc.constantFrom(ALL_BAIT, '\n', '\n\n', '`', '```\n', '~~~\n', '<!--', '-->', '<pre>', '|', '> ', '- ', '    ', '[', '](', '\n\n<details>\n\n', '*', '\\', '\n---\n', '<'), // prettier-ignore
);

type Change = (text: string, at: number, length: number, fragment: string) => string;

const CHANGES: readonly Change[] = [
  (text, at, length) => text.slice(0, at) + text.slice(at + length),
  (text, at, length) => text.slice(0, at + length) + text.slice(at),
  (text, at, length) => text.slice(at, at + length) + text.slice(0, at) + text.slice(at + length),
  (text, at, _, fragment) => text.slice(0, at) + fragment + text.slice(at),
  (text, at, _, fragment) => text.slice(0, at) + fragment + text.slice(at),
  (text, at, length, fragment) => text.slice(0, at) + fragment + text.slice(at + length),
  (text, at, length, fragment) =>
    text.slice(0, at) + fragment + text.slice(at, at + length) + fragment + text.slice(at + length),
];

/** Pieces of two READMEs: truncated, joined and repeated, with bait in random places. */
export function someMutation(readmes: readonly Readme[]): fc.Arbitrary<string> {
  const somePiece = fc
    .tuple(fc.constantFrom(...readmes), fc.nat(), fc.integer({ min: 50, max: MAX_PIECE }))
    .map(([{ text }, at, length]) => {
      const start = at % text.length;
      return text.slice(start, start + length).toWellFormed();
    });
  const someChange = fc.tuple(
    fc.constantFrom(...CHANGES),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 1, max: 200 }),
    someFragment,
  );
  return fc
    .tuple(somePiece, somePiece, fc.array(someChange, { minLength: 1, maxLength: 6 }))
    .map(([piece, other, changes]) => {
      const text = changes.reduce(
        (changed, [change, at, length, fragment]) =>
          change(changed, Math.floor(at * changed.length), length, fragment),
        `${piece}${other.slice(0, 500)}`,
      );
      return `${text.toWellFormed()}\n\n${ALL_BAIT}\n`;
    });
}
