import fc from 'fast-check';
import { ALL_BAIT } from './bait.ts';

/** Numbers around the limits of parsers: 32 parentheses, 80 back-ticks, 256 in a fence, 999 in a label, 1000 openings. */
const COUNTS = [
  ...[1, 2, 7, 9, 31, 32, 33, 63, 64, 79, 80, 81, 99, 100, 127, 128, 200, 253, 254, 255, 256, 257],
  ...[258, 259, 260, 261, 299, 300, 511, 512, 998, 999, 1000, 1001, 1024],
];

type Limit = (count: number, bait: string) => string;

const times = (count: number, make: (index: number) => string, separator = ''): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(separator);

const few = (count: number): number => Math.min(count, 130);

/** Each one puts bait after or inside a construct of size `count`, where it must not become active. */
const LIMITS: readonly Limit[] = [
  (count, bait) => `${'`'.repeat(count)}\n${bait}\n${'`'.repeat(count)}\n`,
  (count, bait) => `${'~'.repeat(count)} x\n${bait}\n${'~'.repeat(count + 1)}\n`,
  (count, bait) => `~~~\n${'`'.repeat(count)}\n${bait}\n~~~`,
  (count, bait) => `\`\`\`\`\n${'~'.repeat(count)}\n${'`'.repeat(3)}\n${bait}\n\`\`\`\``,
  (count, bait) => `    ${'`'.repeat(count)}\n    ${bait}\n    ${'~'.repeat(count)}`,
  (count, bait) => `${'`'.repeat(count)} ${bait} ${'`'.repeat(count)}`,
  (count, bait) => `${'`'.repeat(count)} ${bait} ${'`'.repeat(count - 1)} ${bait}`,
  (count, bait) => `| ${times(few(count), (index) => '`'.repeat(index + 1), ' ')} ${bait} |\n| - |`,
  (count, bait) => `${times(few(count), (index) => '`'.repeat(index + 1), ' a ')} ${bait} ${'`'.repeat(few(count))}`, // prettier-ignore
  (count, bait) =>
    `${'9'.repeat(few(count) % 14)}. x\n2. \`\`\`\n   ${bait}\n\n   ${bait}\n   \`\`\``,
  (count, bait) =>
    `${String(10 ** (count % 13) - 1)}) a\n\n   - b\n\n         ${bait}\n\n1) c\n   ${bait}`,
  (count, bait) => `${'> '.repeat(few(count))}\`\`\`\n${'> '.repeat(few(count))}${bait}\n${bait}`,
  (count, bait) =>
    `${'- '.repeat(few(count))}\`${bait}\`\n${'  '.repeat(few(count))}\`\`\`\n${bait}`,
  (count, bait) => `${'1. > - '.repeat(few(count) / 3)}${bait}\n\n    ${bait}`,
  (count, bait) =>
    `${' '.repeat(few(count) % 9)}\`\`\`\n${bait}\n${' '.repeat(count % 7)}\`\`\`\n${bait}`,
  (count, bait) => `| ${times(count, () => 'a', ' | ')} |\n|${'-|'.repeat(count)}\n| ${times(count, () => '`b`', ' | ')} | ${bait} |`, // prettier-ignore
  (count, bait) =>
    `|a|b|\n|-|-|\n${times(count, (index) => (index === count - 1 ? `|\`\\|${bait}|\\\`|` : '|x|'), '\n')}`,
  (count, bait) => `a${'\\|'.repeat(count)}|b\n-|-\n\`${'|'.repeat(count)}${bait}\`|c`,
  (count, bait) => `${'a'.repeat(count * 16)} ${bait} \`${'b'.repeat(count)}\` ${bait}`,
  (count, bait) => `${' '.repeat(count)}${bait}\n\n${'\t'.repeat(count % 8)}${bait}`,
  (count, bait) =>
    `[${'a'.repeat(count)}]: https://x.y/ "${bait}"\n\n[${'a'.repeat(count)}] ${bait}`,
  (count, bait) => `[${'\\]'.repeat(count)}](https://x.y/) [${'a'.repeat(count)}][]\n${bait}`,
  (count, bait) => `${'['.repeat(count)}${bait}${'](https://x.y/)'.repeat(few(count))}`,
  (count, bait) => `[a](${'('.repeat(few(count))}${bait}${')'.repeat(few(count))}) ${bait}`,
  (count, bait) => `[a](https://github.com/victim/repo/${'./'.repeat(few(count))}issues/2?${'&amp;'.repeat(few(count))}) ${bait}`, // prettier-ignore
  (count, bait) =>
    `${'!['.repeat(count)}${bait}${']('.repeat(few(count))}x${')'.repeat(few(count))}`,
  (count, bait) => `${'*'.repeat(count)}${bait}${'*'.repeat(count)} ${bait}`,
  (count, bait) => `${'*a **b '.repeat(count)}${bait}${' b** a*'.repeat(count)}`,
  (count, bait) => `${'~'.repeat(count)}${bait}${'~'.repeat(count)}\n\n~~~~\n${bait}\n~~~~`,
  (count, bait) => `${'_'.repeat(count)}__${bait}*_${'*'.repeat(count)}`,
  (count, bait) => `${times(few(count), (index) => `[^${index}]`)}\n\n${times(few(count), (index) => `[^${index}]: ${bait}`, '\n')}`, // prettier-ignore
  (count, bait) => `<${'a'.repeat(count)}:${bait}> <${'a'.repeat(few(count) % 40)}://x.y/> ${bait}`,
  (count, bait) => `<a ${'b="c" '.repeat(count)}> ${bait} </a${' '.repeat(count)}> ${bait}`,
  (count, bait) => `${'<div>'.repeat(few(count))}\n\n${bait}\n\n${'</div>'.repeat(few(count) + 1)}`,
  (count, bait) =>
    `${'<details>\n\n'.repeat(few(count))}${bait}\n\n${'</details>\n\n'.repeat(few(count) + 1)}${bait}`,
  (count, bait) => `<!--${'-'.repeat(count)}> ${bait} -${'-'.repeat(count)}> ${bait}`,
  (count, bait) => `&#${'0'.repeat(count % 9)}64;octocat &#x${'0'.repeat(count % 9)}40;octocat &${'a'.repeat(count)}; ${bait}`, // prettier-ignore
  (count, bait) => `${'#'.repeat(count)} a ${'#'.repeat(count)}\n${bait}\n${'='.repeat(count)}`,
  (count, bait) => `a\n${'-'.repeat(count)}\n\n* * ${'* '.repeat(count)}\n${bait}`,
  (count, bait) =>
    `${'\\'.repeat(count)}\`${bait}${'\\'.repeat(count)}\` ${'\\'.repeat(count)}<img>`,
  (count, bait) => `${'$'.repeat(few(count))}${bait}${'$'.repeat(few(count))}`,
  (count, bait) =>
    `@${'a'.repeat(few(count))} #${'1'.repeat(few(count))} ${'0a'.repeat(few(count) % 40)} ${bait}`,
  (count, bait) => `\`\`\`${'a'.repeat(count)} mermaid\n${bait}\n\`\`\``,
  (count, bait) => `${times(few(count), (index) => `${' '.repeat(index * 2)}- a`, '\n')}\n${bait}`,
];

/** A document at a limit of a parser, with bait inside and after it. */
export const someLimitDocument: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...LIMITS), fc.constantFrom(...COUNTS), fc.constantFrom('', '> ', '- '))
  .map(([make, count, prefix]) => {
    const document = `${make(count, ALL_BAIT)}\n\n${ALL_BAIT}\n`;
    return prefix === '' ? document : document.replace(/^/gmu, prefix);
  });
