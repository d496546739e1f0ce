import fc from 'fast-check';
import { ALL_BAIT } from './bait.ts';
import { ADDRESSES, someLine } from './inlines.ts';

/** Languages that GitHub draws, and others. */
const LANGUAGES = ['', 'text', 'mermaid', 'MATH', 'geojson', 'suggestion', 'ts {1}', 'a`b', 'x\\`'];
/** The beginnings of the seven kinds of HTML blocks (GFM, "HTML blocks"), with their ends. */
const HTML_BLOCKS = [
  ['<script>', '</script>'],
  ['<pre lang="x">', '</pre>'],
  ['<style\n', '</style>'],
  ['<textarea>', '</textarea>'],
  ['<!--', '-->'],
  ['<!-->', '-->'],
  ['<!--->', '-->'],
  ['<?php', '?>'],
  ['<!DOCTYPE', '>'],
  ['<![CDATA[', ']]>'],
  ['<div', '</div>'],
  ['<details><summary>', '</summary></details>'],
  ['<table><tr><td>', '</td></tr></table>'],
  ['</p>', ''],
  ['<x-y z="', '">'],
  ['<a href="https://github.com/victim/repo/issues/2">', '</a>'],
] as const;
const someIndent = fc.constantFrom('', '', '', ' ', '   ', '    ', '\t');

/** Adds a prefix to each line after the first. Lazy continuation lines sometimes have none. */
const prefixed = (first: string, rest: string, text: string, lazyLine: number): string =>
  text
    .split('\n')
    .map((line, index) => (index === 0 ? first : index === lazyLine ? '' : rest) + line)
    .join('\n');

const someFence = fc
  .tuple(
    fc.constantFrom('`', '~'),
    fc.integer({ min: 3, max: 6 }),
    fc.integer({ min: 2, max: 7 }),
    fc.constantFrom(...LANGUAGES),
    someLine,
    someIndent,
  )
  .map(([sign, open, close, language, text, indent]) => {
    const last = close === 2 ? '' : `${indent}${sign.repeat(close)}`;
    return `${sign.repeat(open)}${language}\n${text}\n${ALL_BAIT}\n${last}`;
  });

const { block } = fc.letrec<{ block: string; blocks: string }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: someLine },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom('# ', '###### ', '####### ', '#'),
          someLine,
          fc.constantFrom('', ' ##'),
        )
        .map((parts) => parts.join('')),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(someLine, fc.constantFrom('===', '---', '-', '***', '* * *', '==='))
        .map(([text, line]) => `${text}\n${line}`),
    },
    { weight: 3, arbitrary: someFence },
    {
      weight: 1,
      arbitrary: someLine.map((text) => prefixed('    ', '    ', text, -1)),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          fc.constantFrom(...HTML_BLOCKS),
          someLine,
          fc.constantFrom('\n', '\n\n', ' '),
          fc.boolean(),
        )
        .map(
          ([[open, close], text, gap, ends]) => `${open}${gap}${text}${gap}${ends ? close : ''}`,
        ),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(tie('blocks'), fc.constantFrom('> ', '>', '> [!NOTE]\n> '), fc.nat(12))
        .map(([text, mark, lazyLine]) => prefixed(mark, '> ', text, lazyLine)),
    },
    {
      weight: 4,
      arbitrary: fc
        .array(
          fc.tuple(
            fc.constantFrom(
              '- ',
              '* ',
              '+ ',
              '1. ',
              '2) ',
              '999999999. ',
              '-   ',
              '- [x] ',
              '10. [ ] ',
            ),
            tie('blocks'),
            fc.nat(12),
          ),
          { minLength: 1, maxLength: 3 },
        )
        .map((items) =>
          items
            .map(([mark, text, lazyLine]) => {
              const width = /^\S+ /u.exec(mark)?.[0].length ?? 2;
              return prefixed(mark, ' '.repeat(width), text, lazyLine + 1);
            })
            .join('\n'),
        ),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.array(someLine, { minLength: 2, maxLength: 5 }),
          fc.constantFrom('|', ''),
          fc.nat(3),
        )
        .map(([cells, edge, columns]) => {
          const row = (all: readonly string[]): string =>
            edge + all.map((cell) => cell.replaceAll('\n', ' ')).join('|') + edge;
          const rule = cells
            .slice(0, columns + 1)
            .map((_, index) => ['-', ':-:', '--:'][index % 3]);
          const rows = [row(cells.slice(0, columns + 1)), edge + rule.join('|') + edge];
          return [...rows, row(cells), row([...cells].reverse())].join('\n');
        }),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom('r1', 'R  1', '^1', '@octocat', 'x]'),
          fc.constantFrom(...ADDRESSES),
          someLine,
        ) // prettier-ignore
        .map(([label, address, title]) => `[${label}]: ${address} "${title}"`),
    },
    {
      weight: 1,
      arbitrary: tie('blocks').map((text) => prefixed('[^1]: ', '    ', text, -1)),
    },
  ),
  blocks: fc
    .array(fc.tuple(tie('block'), fc.constantFrom('\n\n', '\n\n', '\n', '\n\n\n')), {
      minLength: 1,
      maxLength: 3,
    })
    .map((all) => all.flat().join('').trimEnd()),
}));

/** A document with all constructs of GFM, nested, and valid or almost valid. Unclosed constructs are followed by bait. */
export const someDocument: fc.Arbitrary<string> = fc
  .array(fc.tuple(someIndent, block, fc.constantFrom('\n\n', '\n\n', '\n', '\r\n', '\r')), {
    minLength: 1,
    maxLength: 5,
  })
  .map((blocks) => `${blocks.flat().join('')}\n\n${ALL_BAIT}\n`);
