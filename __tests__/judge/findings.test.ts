import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseFragment, serialize } from 'parse5';
import type { Finding } from '../../src/findings/finding.ts';
import { withFindingMarker } from '../../src/github/pull-request-review.ts';
import { renderFinding } from '../../src/report/render-finding.ts';
import { someFinding } from './documents/findings.ts';
import { seed, times } from './draw.ts';
import { GitHubParser } from './github-parser.ts';
import {
  ancestorsOf,
  attribute,
  childrenOf,
  type Element,
  type Node,
  type Parent,
} from './html-tree.ts';
import { judge } from './judge.ts';
import { renderWithMarkdownIt } from './second-parser.ts';

const FINGERPRINT = '0123456789abcdef'.repeat(2);
const MARKER = `<!-- miteos-finding ${FINGERPRINT} -->`;
const SENTINEL = 'https://github.com/octo/repo/actions/runs/31415926535';
/** Below the comment, to see that nothing in it is left open. */
const FRAME = `\n\n<p><sub><a href="${SENTINEL}">run</a></sub></p>\n`;
const RUN = { links: { gitHubHost: 'github.com' } };
const BATCH = 100;

const publish = (finding: Finding): string =>
  withFindingMarker(renderFinding(finding, RUN).join('\n\n'), FINGERPRINT);

/** Whether a suggestion is offered, by the source alone. */
const isOffered = (published: string): boolean => /^`{3,}suggestion$/mu.test(published);

function allNodes(root: Node | Parent): Node[] {
  return childrenOf(root).flatMap((child) => [child, ...allNodes(child)]);
}

function remove(node: Node): void {
  const { parentNode } = node;
  if (parentNode !== null)
    parentNode.childNodes = parentNode.childNodes.filter((one) => one !== node);
}

const textOf = (node: Node): string =>
  'value' in node ? node.value : childrenOf(node).map(textOf).join('');

/**
 * What is wrong with a comment: a suggestion that the finding does not have, another text in it, a marker that is not ours, and all that
 * `judge` finds in the rest.
 * @param html what a parser makes of it, with the frame below
 */
function inspectComment(html: string, finding: Finding, published: string): string[] {
  const root = parseFragment(html);
  const nodes = allNodes(root);
  const found: string[] = [];
  const suggestions = nodes.filter(
    (node): node is Element =>
      'tagName' in node && node.tagName === 'pre' && attribute(node, 'lang') === 'suggestion',
  );
  const { suggestion } = finding;
  const wanted = suggestion !== undefined && isOffered(published) ? 1 : 0;
  if (suggestions.length !== wanted) found.push(`${suggestions.length} suggestions, not ${wanted}`);
  for (const one of suggestions) {
    const text = (suggestion ?? '').replaceAll('\r\n', '\n');
    if (textOf(one) !== (text === '' ? '' : `${text}\n`)) found.push('another suggestion');
    if (ancestorsOf(one).length > 0) found.push('a suggestion within something else');
    remove(one);
  }
  const comments = nodes.filter(({ nodeName }) => nodeName === '#comment');
  const markers = comments.map((node) => `<!--${'data' in node ? node.data : ''}-->`);
  if (markers.join() !== MARKER) found.push(`markers ${markers.join()}`);
  comments.forEach(remove);
  return [...found, ...judge(serialize(root), { gitHubHost: 'github.com', sentinel: SENTINEL })];
}

describe('of a finding as a comment', () => {
  let parser: GitHubParser;

  beforeAll(() => {
    parser = new GitHubParser();
  });

  afterAll(() => {
    parser.end();
  });

  const inspectAll = async (findings: readonly Finding[]) => {
    const published = findings.map(publish);
    const documents = published.map((text) => text + FRAME);
    const html = await parser.render(documents);
    const problems = findings.flatMap((finding, index) => {
      const text = published[index] ?? '';
      const others = inspectComment(renderWithMarkdownIt(documents[index] ?? ''), finding, text);
      const ours = inspectComment(html[index] ?? '', finding, text);
      return [
        ...ours.map((problem) => `cmark-gfm: ${problem}`),
        ...others.map((problem) => `markdown-it: ${problem}`),
      ].map((problem) => `${problem}: ${JSON.stringify(finding)}`);
    });
    return { problems, offered: published.filter(isOffered).length };
  };

  it(`nothing is alive but its suggestion, with exactly its text, of seed ${seed}`, async () => {
    const findings = fc.sample(someFinding, { numRuns: 200 * times, seed });
    let offered = 0;
    for (let start = 0; start < findings.length; start += BATCH) {
      const inspected = await inspectAll(findings.slice(start, start + BATCH));
      // One is enough to read.
      expect(inspected.problems.slice(0, 1)).toEqual([]);
      offered += inspected.offered;
    }
    expect(offered).toBeGreaterThan(findings.length / 20);
  });

  it.each([
    ['a fence in it', 'a\n```\n````\nb'],
    ['a fence with an indent', '   ```'],
    ['a second suggestion in it', '```\n```suggestion\nrm -rf /'],
    ['20 back-ticks', '`'.repeat(20)],
    ['20 tildes', '~'.repeat(20)],
    ['lines at its start and end', '\n\na\n\n'],
    ['a marker at its end', `a\n<!-- miteos-finding ${'0'.repeat(32)} -->`],
    ['white space alone', '  \t '],
    ['an empty line', '\n'],
    ['nothing', ''],
    ['HTML', '</pre></code><img src=x onerror=alert(1)>@octocat'],
    ['references', '&lt;&#64;octocat &amp; \\` #1'],
  ])('the suggestion is read as it is: %s', async (_, suggestion) => {
    const finding: Finding = {
      ...{ path: 'a', line: 1, severity: 'low', title: 'Title', message: 'Why.' },
      suggestion,
    };
    expect(await inspectAll([finding])).toEqual({ problems: [], offered: 1 });
  });

  it('what came alive would be seen', async () => {
    const finding: Finding = { path: 'a', line: 1, severity: 'low', title: 'a', message: 'b' };
    const text = publish(finding);
    const [html = ''] = await parser.render([
      `\`\`\`suggestion\nx\n\`\`\`\n\n@octocat\n\n${text}${FRAME}`,
    ]);
    expect(inspectComment(html, finding, text)).toEqual([
      '1 suggestions, not 0',
      'another suggestion',
      'mention @octocat in "@octocat"',
    ]);
  });
});
