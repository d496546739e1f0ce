import fc from 'fast-check';
import type { BlockContent, PhrasingContent, Root } from 'mdast';
import { ALL_BAIT, BAIT, someBait } from './bait.ts';
import { WRITERS } from './tree-writers.ts';

/** A structure of known kinds, independent of its text. */
const { inlines, blocks } = fc.letrec<{
  inline: PhrasingContent;
  inlines: PhrasingContent[];
  block: BlockContent;
  blocks: BlockContent[];
}>((tie) => {
  const someText = fc.oneof(
    { weight: 4, arbitrary: someBait },
    { weight: 1, arbitrary: fc.constantFrom('a', ' ', '*', '_', '`', '~', '[', '$', '\n', '<', '|', '&', '\\', '!') }, // prettier-ignore
  );
  const someUrl = fc.constantFrom('https://x.y/', 'https://github.com/victim/repo/issues/2', 'x:y', 'https://x.y/`|*'); // prettier-ignore
  const value = fc.array(someText, { minLength: 1, maxLength: 4 }).map((all) => all.join(''));
  return {
    inline: fc.oneof(
      { depthSize: 'small' },
      { weight: 4, arbitrary: value.map((text) => ({ type: 'text' as const, value: text })) },
      { weight: 2, arbitrary: value.map((text) => ({ type: 'inlineCode' as const, value: text })) },
      { weight: 1, arbitrary: value.map((text) => ({ type: 'html' as const, value: text })) },
      { weight: 1, arbitrary: fc.constant({ type: 'break' as const }) },
      {
        weight: 3,
        arbitrary: fc
          .tuple(fc.constantFrom('emphasis', 'strong', 'delete'), tie('inlines'))
          .map(([type, children]) => ({ type, children })),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(someUrl, value, tie('inlines'))
          .map(([url, title, children]) => ({ type: 'link' as const, url, title, children })),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(someUrl, value)
          .map(([url, alt]) => ({ type: 'image' as const, url, alt })),
      },
    ),
    inlines: fc.array(tie('inline'), { minLength: 1, maxLength: 3 }),
    block: fc.oneof(
      { depthSize: 'small' },
      {
        weight: 4,
        arbitrary: tie('inlines').map((children) => ({ type: 'paragraph' as const, children })),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom(1, 3, 6), tie('inlines'))
          .map(([depth, children]) => ({ type: 'heading' as const, depth, children })),
      },
      {
        weight: 3,
        arbitrary: fc
          .tuple(fc.constantFrom('', 'mermaid', 'text', '`', 'math'), value)
          .map(([lang, text]) => ({ type: 'code' as const, lang, value: `${text}\n${ALL_BAIT}` })),
      },
      { weight: 2, arbitrary: value.map((text) => ({ type: 'html' as const, value: text })) },
      {
        weight: 2,
        arbitrary: tie('blocks').map((children) => ({ type: 'blockquote' as const, children })),
      },
      {
        weight: 3,
        arbitrary: fc
          .tuple(
            fc.boolean(),
            fc.constantFrom(0, 1, 99, 999_999_998),
            fc.boolean(),
            fc.array(fc.tuple(fc.constantFrom(null, true, false), tie('blocks')), {
              minLength: 1,
              maxLength: 3,
            }),
          )
          .map(([ordered, start, spread, items]) => ({
            ...{ type: 'list' as const, ordered, start, spread },
            children: items.map(([checked, children]) => ({
              ...{ type: 'listItem' as const, checked, children },
            })),
          })),
      },
      {
        weight: 2,
        arbitrary: fc
          .array(fc.array(tie('inlines'), { minLength: 1, maxLength: 3 }), {
            minLength: 1,
            maxLength: 3,
          })
          .map((rows) => ({
            type: 'table' as const,
            align: ['right' as const, null],
            children: rows.map((cells) => ({
              type: 'tableRow' as const,
              children: cells.map((children) => ({ type: 'tableCell' as const, children })),
            })),
          })),
      },
    ),
    blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
  };
});

/** A structure as written by one of the writers. Its published form is then parsed again. */
export const someTreeDocument: fc.Arbitrary<string> = fc
  .tuple(blocks, inlines, fc.constantFrom(...WRITERS), fc.constantFrom(...BAIT))
  .map(([children, last, write, bait]) => {
    const tree: Root = {
      type: 'root',
      children: [...children, { type: 'paragraph', children: last }],
    };
    return `${write(tree)}\n\n${bait} ${ALL_BAIT}\n`;
  });
