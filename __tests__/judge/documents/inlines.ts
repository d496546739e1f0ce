import fc from 'fast-check';
import { someBait, someHiddenBait } from './bait.ts';

const INLINE_HTML = ['<b>', '</b>', '<br>', '<a href="', '<span title=\'', '<!--', '-->', '<?', '?>', '<![CDATA[', ']]>', '</code>', '<code>', '<sub>', '</details>', '<!X', '<x@y.zz>']; // prettier-ignore
/** URLs: complete, incomplete and disguised. */
export const ADDRESSES = ['https://x.y/', '<https://x.y/ a>', 'https://github.com/victim/repo/issues/2', 'javascript:x', '&#106;avascript:x', 'https://github.com&sol;victim/repo/pull/2', '#1', '/a', '<>', '', 'https://x.y/(a(b))', 'https://x.y/\\)', 'data:text/html,x', '//github.com/victim/repo/issues/2']; // prettier-ignore

const UNSEEN = ['\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u202e', '\u2066', '\u{e0041}', '\u001b[31m', '\u001b]0;', '\0', '\u007f', '\v', '\f', '\u0085', '\u2028', '\r', '\ud83d', '\u00a0', '\u3000']; // prettier-ignore

const someRun = (sign: string, max: number): fc.Arbitrary<string> =>
  fc.integer({ min: 1, max }).map((count) => sign.repeat(count));

/** Emphasis without a start or an end, or in the wrong order. */
const someSoup = fc
  .array(
    fc.oneof(
      fc.constantFrom('*', '_', '~'),
      fc.constantFrom('a', ' ', '.', '[', ']', '`', '@octocat', '#1', '\\'),
    ),
    { minLength: 2, maxLength: 14 },
  )
  .map((parts) => parts.join(''));

/** Bait that contains an invisible character, a line end, or half a character. */
const someBroken = fc
  .tuple(
    someBait,
    fc.nat(12),
    fc.oneof(fc.constantFrom(...UNSEEN), fc.string({ unit: 'binary', maxLength: 3 })),
  )
  .map(([text, at, piece]) => text.slice(0, at) + piece + text.slice(at));

const { inline } = fc.letrec<{ inline: string; inlines: string }>((tie) => ({
  inline: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: someBait },
    { weight: 3, arbitrary: someHiddenBait },
    { weight: 2, arbitrary: someBroken },
    { weight: 2, arbitrary: fc.constantFrom('word', 'a b', 'src/a.ts:42', '`src/a.ts:42-50`', 'src/a.ts#L7', '\\', '  \n', '\\\n', '\n', '\t', '|', '[^1]', '^', '&nbsp;', '&amp;lt;', '&#0;', '\0') }, // prettier-ignore
    { weight: 2, arbitrary: fc.constantFrom(...INLINE_HTML) },
    { weight: 1, arbitrary: someSoup },
    {
      weight: 2,
      arbitrary: fc
        .tuple(someRun('`', 4), tie('inlines'), fc.oneof(someRun('`', 4), fc.constant('')))
        .map((parts) => parts.join('')),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          fc.constantFrom('*', '**', '_', '__', '~', '~~', '***', '"', '$', '$$'),
          tie('inlines'),
        )
        .map(([mark, text]) => mark + text + mark),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom('', '!'), tie('inlines'), fc.constantFrom(...ADDRESSES), fc.nat(5))
        .map(([mark, text, address, form]) => {
          const forms = [`(${address})`, `(${address} "${text}")`, '[r1]', '[]', '', '[R 1\n]'];
          return `${mark}[${text}]${forms[form] ?? ''}`;
        }),
    },
    { weight: 1, arbitrary: fc.constantFrom(...ADDRESSES).map((address) => `<${address}>`) },
  ),
  inlines: fc.array(tie('inline'), { minLength: 1, maxLength: 4 }).map((all) => all.join('')),
}));

/** A phrase of GFM, valid or almost valid. */
export const someInline = inline;

export const someLine = fc
  .array(inline, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(''));
