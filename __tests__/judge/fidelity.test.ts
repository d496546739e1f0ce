import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readReadmes } from './documents/readmes.ts';
import { asReport, seed, times } from './draw.ts';
import { differences } from './fidelity.ts';
import { GitHubParser } from './github-parser.ts';
import { publish } from './publish.ts';
import { shownIn, type Shown } from './shown.ts';

/** The number of documents in the quick part. The full part has all. */
const COUNT = 60;
/** The maximum size that a summary shows in full. */
const MAX_LENGTH = 100_000;

/** READMEs that are not shown as on GitHub, and why. */
const DIFFERENT: Readonly<Record<string, string>> = {
  'type-fest/readme.md':
    "folds in a list have titles, which GitHub's parser leaves out with raw HTML; and code that is indented by tabs has another indent in a list",
};

let parser: GitHubParser;

beforeAll(() => {
  parser = new GitHubParser();
});

afterAll(() => {
  parser.end();
});

/** Returns what GitHub shows of a Markdown text. */
async function shownOf(markdown: string, mode: 'safe' | 'unsafe'): Promise<Shown> {
  const [html = ''] = await parser.render([markdown], mode);
  return shownIn(html);
}

describe('a published README', () => {
  it(`has the same headings, lists, tables and code as on GitHub (seed ${seed})`, async () => {
    const all = readReadmes().filter(({ text }) => text.length <= MAX_LENGTH);
    const wanted = Math.min(all.length, COUNT * times);
    const different: Record<string, string[]> = {};
    for (let index = 0; index < wanted; index += 1) {
      const { name, text } = all[(index + seed) % all.length] ?? { name: '', text: '' };
      const { summary } = await publish(asReport(text));
      const found = differences(await shownOf(text, 'safe'), await shownOf(summary, 'unsafe'));
      if (found.length > 0) different[name] = found;
    }
    const agreeing = wanted - Object.keys(different).length;
    console.log(`${agreeing} of ${wanted} READMEs agree`);
    const unknown = Object.entries(different).filter(([name]) => !Object.hasOwn(DIFFERENT, name));
    expect(Object.fromEntries(unknown)).toEqual({});
    expect(wanted).toBeGreaterThanOrEqual(COUNT);
  });

  it.each([
    ['an escaped heading', '## a\n', '\\## a'],
    ['a heading at another level', '# a\n\n### b', '## a\n\n## b'],
    ['an item that is truncated', '- a b\n- c', '- a\n- c'],
    ['a checked task', '- [x] a', '- [ ] a'],
    ['a missing cell', '| a | b |\n| - | - |', '| a |\n| - |'],
    ['code on one line', '```\na\nb\n```', '```\na b\n```'],
    ['omitted code', '    a\n\n***\n\n    b', '    a'],
  ])('is distinguished from one with %s', async (_, original, published) => {
    const same = await shownOf(original, 'safe');
    expect(differences(same, same)).toEqual([]);
    expect(differences(same, await shownOf(published, 'unsafe'))).not.toEqual([]);
  });
});
