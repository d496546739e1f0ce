import fc from 'fast-check';

/** 40 digits and letters, like a commit. */
const HASH = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';

/** Text that must never become active: one for each kind of thing that GitHub links, draws or loads. */
export const BAIT: readonly string[] = [
  '<img src="https://evil.example/i.png">',
  '![t](https://evil.example/t.png)',
  '@octocat',
  '@o/team',
  'victim/repo#1',
  '#1',
  'GH-1',
  '!1',
  '(victim/repo!1)',
  'fixes #3',
  'https://github.com/victim/repo/issues/2',
  '[x](https://github.com/victim/repo/pull/2)',
  '<https://github.com/victim/repo/discussions/2>',
  'www.github.com/victim/repo/issues/2',
  '[click](javascript:alert(1))',
  'octocat@example.org',
  '$x$',
  '$`x`$',
  HASH,
  `victim/repo@${HASH}`,
  '</details>',
  '</code></pre>',
  '<!-- miteos-task key=1 -->',
  '> [!NOTE]\n>\n> <p>x</p>',
  '> [!CAUTION] x',
  '[!WARNING]',
  '<a href="https://github.com/victim/repo/issues/2">y</a>',
];

/** Each kind of bait once, in one paragraph. */
export const ALL_BAIT = `<img src="https://evil.example/i.png"> @octocat and @o/team see victim/repo#1 and #1, https://github.com/victim/repo/issues/2 fixes #3 $x$ ${HASH} ![t](https://evil.example/t.png)`;

export const someBait = fc.constantFrom(...BAIT);

/** A piece of bait that appears only after parsing. */
export const someHiddenBait: fc.Arbitrary<string> = fc
  .tuple(
    someBait,
    fc.constantFrom<(text: string) => string>(
      (text) => text.replace(/[@#/:<$]/gu, (sign) => `&#${sign.charCodeAt(0)};`),
      (text) => text.replace(/[@#/:<$]/gu, (sign) => `&#x00${sign.charCodeAt(0).toString(16)};`),
      (text) => text.replace(/[@#/<$]/gu, (sign) => NAMES[sign] ?? sign),
      (text) => text.replace(/[@#/<$]/gu, (sign) => `&amp;${(NAMES[sign] ?? sign).slice(1)}`),
      (text) => text.replace(/[^\s\w]/gu, (sign) => `\\${sign}`),
      (text) => text.replace(/[^\s\w]/u, (sign) => `${sign}<!-- -->`),
      (text) => text.replace(/[^\s\w]/u, (sign) => `**${sign}**`),
      (text) => text.replace(/\w/u, (letter) => `*__${letter}__*`),
      (text) => text.replace(/[^\s\w]/u, (sign) => `${sign}\u200b`),
      (text) => text.replace(/\w+/u, (word) => `~~${word}~~`),
      (text) => text.replace(/\w+/u, (word) => `[${word}]`),
      (text) => text.replace(' ', '\n'),
    ),
  )
  .map(([text, hide]) => hide(text));

const NAMES: Readonly<Record<string, string>> = {
  ...{ '@': '&commat;', '#': '&num;', '/': '&sol;', '<': '&lt;', $: '&dollar;' },
};
