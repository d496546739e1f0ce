import fc from 'fast-check';
import { ESCAPES, INVISIBLE, LINE_ENDS, ODD_LETTERS, words } from './hostile-text.ts';

/** What pings people, refers to issues and commits, or closes them. */
const REFERENCES = [
  ...words('@octocat @octo-org/team @a @@a #1 #1a ##1 GH-1 gh-22 octo/repo#1 octocat#2 0123abcd'),
  ...words('da39a3ee5e6b4b0d3255bfef95601890afd80709 octo/repo@da39a3ee5e6b 1.0123abc `@octocat`'),
  ...words('octocat@example.org mailto:a@b.cd GHSA-jfh8-c2jp-5v3q'),
  ...['Closes #1', 'fixes: octo/repo#1', 'Resolves GH-1', 'closes https://github.com/o/r/issues/1'],
];
const PLACES = [
  ...words('issues/1 pull/2 commit/da39a3ee5e6b4b0d3255bfef95601890afd80709 discussions/3 wiki'),
  ...words('issues/1#issuecomment-9 pull/2/files compare/a...b blob/main/../../issues/1 /issues/1'),
  ...words('actions/%2e%2e/issues/1 tree/./../pull/2 issues/1?a=`b`'),
];
const HOSTS = [
  ...words('https://github.com/ http://www.github.com/ HTTPS://GitHub.com/ www.github.com/'),
  ...words('https://github.com./ https://github.com:443/ github.com/ //github.com/'),
  ...words('ftp://github.com/ https:\\\\github.com\\ https:github.com/ https://u:p@github.com/'),
  'https://gıthub.com/',
];
const STRANGE = [
  ...words('javascript:alert(1) JaVaScRiPt:x data:text/html,x vbscript:x https://x.y/(a #top'),
  ...words('https://x.y/<b> https://x.y/a|@octocat https://x.y/\\|@octocat /settings ?q=@octocat'),
  ...words('../../issues/1 https://x.y/"onclick=" file:///etc/passwd java\nscript:x'),
  ' ',
];
const MARKUP = [
  ...words('<!-- --> <![CDATA[ ]]> <?x?> <details> </details> <summary> </summary>'),
  ...words('<b> </b> <br> <script> <pre> </a> </code> <span> </span> <code> <@octocat> <x@y.zz>'),
  ...['<!-- miteos-task', '<!-- miteos-task key=1 -->', '<img src=https://x.y/i onerror=x>'],
  ...['<a href="https://github.com/o/r/issues/1">', '<https://github.com/o/r/issues/1>'],
];
const SIGNS = [
  ...words(
    '` `` ``` ~~~ ```` * ** _ __ ~ ~~ $ $$ $` `$ \\ [ ] ( ) ![ ]( ][ [^1] [^ ]: | \\| < > & @',
  ),
  ...words('# ## --- === [!NOTE] :+1:'),
  ...['- ', '1. ', '> ', '+ ', '    ', '\t', '[x] ', '[ ] '],
];
const DRAWN = words('mermaid mmd geojson topojson stl math suggestion MERMAID text');

const someAddress = fc.oneof(
  fc
    .tuple(fc.constantFrom(...HOSTS), fc.constantFrom(...PLACES))
    .map(([host, place]) => `${host}octo/repo/${place}`),
  fc.constantFrom(...STRANGE),
);

const someReference = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...REFERENCES) },
  { weight: 1, arbitrary: someAddress },
);

/** A reference in a disguise that may be taken off again on its way. */
const someDisguise: fc.Arbitrary<(text: string) => string> = fc.oneof(
  fc.constantFrom<(text: string) => string>(
    (text) => text.replace(/[@#]/gu, (sign) => `&#${sign.charCodeAt(0)};`),
    (text) => text.replace(/\W/gu, (sign) => `&#x${sign.charCodeAt(0).toString(16)};`),
    (text) => text.replace('@', '&commat;').replace('#', '&num;'),
    (text) => text.replace(/[^\s\w]/gu, (sign) => `\\${sign}`),
    (text) => text.replace(/^(\W?)(.)/u, '$1**$2**'),
    (text) => text.replace(/^./u, '$&<b></b>'),
    (text) => text.replace(/^./u, '[$&]()'),
    (text) => text.replace(/^./u, '$&<!-- -->'),
  ),
  fc.tuple(fc.nat(12), fc.constantFrom(...INVISIBLE, ...ESCAPES, ...LINE_ENDS)).map(
    ([at, piece]) =>
      (text: string) =>
        text.slice(0, at) + piece + text.slice(at),
  ),
);

const someHidden = fc.tuple(someReference, someDisguise).map(([text, hide]) => hide(text));

const somePiece = fc.oneof(
  { weight: 4, arbitrary: someReference },
  { weight: 3, arbitrary: someHidden },
  { weight: 3, arbitrary: fc.constantFrom(...SIGNS) },
  { weight: 2, arbitrary: fc.constantFrom(...MARKUP) },
  { weight: 2, arbitrary: fc.constantFrom(' ', 'word', '.', ',', ...LINE_ENDS, ...ODD_LETTERS) },
  { weight: 1, arbitrary: fc.constantFrom(...INVISIBLE, ...ESCAPES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
);

/** One or more lines of remote text. */
export const somePhrase: fc.Arbitrary<string> = fc
  .array(somePiece, { maxLength: 5 })
  .map((pieces) => pieces.join(''));

const WRAPS: readonly ((text: string, address: string) => string)[] = [
  (text) => text,
  (text) => `**${text}**`,
  (text) => `*${text}*`,
  (text) => `~~${text}~~`,
  (text) => `\`${text}\``,
  (text) => `$${text}$`,
  (text) => `$\`${text}\`$`,
  (text) => `"${text}"`,
  (text, address) => `[${text}](${address})`,
  (text, address) => `[${text}](<${address}> "${text}")`,
  (text, address) => `![${text}](${address})`,
  (text, address) => `[![${text}](${address})](${address})`,
  (text, address) => `[${text}][ref]\n\n[ref]: ${address} "${text}"\n\n`,
  (text, address) => `<a href="${address}">${text}</a>`,
  (_, address) => `<${address}>`,
  (_, address) => address,
  (text) => `[${text}]`,
  (text) => `[^${text}]\n\n[^${text}]: ${text}\n\n`,
];

const someInline = fc
  .tuple(fc.constantFrom(...WRAPS), somePhrase, someAddress)
  .map(([wrap, text, address]) => wrap(text, address));

const someInlines = fc.array(someInline, { minLength: 1, maxLength: 3 }).map((all) => all.join(''));

const indent = (text: string, by: string): string => text.replaceAll('\n', `\n${by}`);

const BLOCKS: readonly ((text: string, more: string) => string)[] = [
  (text) => text,
  (text) => `# ${text}`,
  (text) => `${text}\n===`,
  (text) => `${text}\n---`,
  (text, more) => `- ${indent(text, '  ')}\n  - [x] ${indent(more, '    ')}`,
  (text, more) => `1. ${indent(text, '   ')}\n\n   ${indent(more, '   ')}`,
  (text, more) => `> ${indent(text, '> ')}\n>\n> ${indent(more, '> ')}`,
  (text) => `> [!WARNING]\n> ${indent(text, '> ')}`,
  (text, more) => `| ${text} | ${more} |\n| --- | :-: |\n| ${more} | ${text} |`,
  (text, more) => `|${text}|\n|-|\n|${more}|${text}|`,
  (text) => `    ${indent(text, '    ')}`,
  (text, more) => `<details><summary>${text}</summary>\n\n${more}\n\n</details>`,
  (text, more) => `<div>\n${text}\n\n${more}\n</div>`,
  (text, more) => `<!-- ${text}\n\n${more} -->`,
  (text, more) => `[${text}]: ${more}\n\n[${text}]`,
  (text, more) => `[^n]: ${text}\n\n    ${indent(more, '    ')}\n\nx[^n]`,
  (text, more) => `---\ntitle: ${text}\n---\n${more}`,
  () => '***',
];

const someFence = fc
  .tuple(fc.constantFrom('```', '~~~', '````', '  ```'), fc.constantFrom(...DRAWN), someInlines)
  .map(([fence, language, text]) => `${fence}${language}\n${text}\n\`\`\`\n${text}\n${fence}`);

const someBlock = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom(...BLOCKS), someInlines, someInlines)
      .map(([block, text, more]) => block(text, more)),
  },
  { weight: 1, arbitrary: someFence },
);

/** A document of an agent: Markdown by its grammar, or nearly so. */
export const someMarkdown: fc.Arbitrary<string> = fc
  .array(fc.tuple(someBlock, fc.constantFrom('\n\n', '\n\n', '\n', '')), { maxLength: 4 })
  .map((blocks) => blocks.flat().join(''));

/** Rows of an agent: CSV by its grammar, or nearly so. */
export const someRows: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(',', ';', '\t', '|'),
    fc.array(fc.array(fc.tuple(someInlines, fc.boolean()), { maxLength: 4 }), { maxLength: 4 }),
  )
  .map(([delimiter, rows]) =>
    rows
      .map((cells) =>
        cells.map(([cell, isQuoted]) => (isQuoted ? `"${cell}"` : cell)).join(delimiter),
      )
      .join('\n'),
  );
