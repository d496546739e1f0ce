import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../src/findings/finding.ts';
import { findingsPart, noFindings, reviewBody } from '../../src/report/findings-part.ts';
import { renderMessages } from '../../src/report/findings-without-comment.ts';
import type { FindingsResult, ListedFinding } from '../../src/report/result.ts';
import { openPage, sizeOfBlocks, toHtml } from '../../src/report/page.ts';

const REPOSITORY = 'https://github.com/octo/repo';
const REVIEW = `${REPOSITORY}/pull/2#pullrequestreview-7`;
const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const COMMENT = openPage('comment', `${REPOSITORY}/actions/runs/1`);

const findingOf = (changes: Partial<Finding> = {}): Finding => ({
  path: 'src/a.ts',
  line: 42,
  severity: 'high',
  title: 'Query from user input',
  message: 'Why.',
  ...changes,
});

const verifiedOf = (
  state: ListedFinding['state'],
  changes: Partial<Finding> = {},
): ListedFinding => ({ state, finding: findingOf(changes) });

const render = (changes: Partial<FindingsResult>, page = COMMENT): string[] => {
  const findings: FindingsResult = {
    verdict: undefined,
    verified: [],
    unverified: [],
    more: 0,
    commit: COMMIT,
    newerHead: undefined,
    gap: undefined,
    file: 'findings.json',
    reviewUrl: undefined,
    ...changes,
  };
  const messages = renderMessages(findings, page);
  const place = { repositoryUrl: REPOSITORY, messages };
  return findingsPart(findings, place, page).map((block) => toHtml(block, page));
};

describe('the words beside the comments of a review', () => {
  const runUrl = `${REPOSITORY}/actions/runs/1`;

  it.each([
    ['the title', 'Security', 'ci', 'Security'],
    ['the workflow without a title', '', '<ci> @octocat', '&lt;ci> <code>@octocat</code>'],
  ])('have %s', (_, title, workflow, name) => {
    expect(reviewBody({ title, workflow, runUrl })).toBe(
      `<p><strong>${name}</strong>. <a href="${runUrl}">View the run</a>.</p>`,
    );
  });
});

describe('a comment on no findings', () => {
  it('names the commit, if it is known', () => {
    const text = (commit: string | undefined) =>
      toHtml(noFindings({ commit, repositoryUrl: REPOSITORY }), COMMENT);
    expect(text(COMMIT)).toBe(
      `<p>No findings at <a href="${REPOSITORY}/tree/${COMMIT}"><code>0123456</code></a>.</p>`,
    );
    expect(text(undefined)).toBe('<p>No findings.</p>');
  });
});

describe('the findings of a report', () => {
  it('are counted by severity and by what became of them', () => {
    const [summary] = render({
      verdict: 'request-changes',
      verified: [
        verifiedOf('new', { severity: 'critical' }),
        verifiedOf('new'),
        verifiedOf('known'),
        verifiedOf('none', { severity: 'info' }),
      ],
      unverified: [{ finding: findingOf(), reason: 'src/a.ts is not in the change' }],
      reviewUrl: REVIEW,
    });
    expect(summary).toBe(
      `<p><strong>5 findings</strong>, 4 verified against the change: 1 critical, 2 high, 1 info. 2 new, 1 already known, 1 without a comment. See <a href="https://redirect.github.com/octo/repo/pull/2#pullrequestreview-7">the review</a>. Verdict: <code>request-changes</code>.</p>`,
    );
  });

  it('are in a table with a link to the lines at the commit that was reviewed', () => {
    const [, table] = render({
      verified: [
        verifiedOf('new', { rule: 'SEC-1' }),
        verifiedOf('known', { path: 'docs/a b#.md', line: 1, endLine: 3, severity: 'low' }),
      ],
    });
    const blob = `${REPOSITORY}/blob/${COMMIT}`;
    expect(table).toBe(
      [
        '<table><thead><tr><th>Severity</th><th>Finding</th><th>Line</th><th>Comment</th></tr></thead><tbody>',
        `<tr><td>High</td><td>Query from user input (<code>SEC-1</code>)</td><td><a href="${blob}/src/a.ts#L42"><code>src/a.ts:42</code></a></td><td>new</td></tr>`,
        `<tr><td>Low</td><td>Query from user input</td><td><a href="${blob}/docs/a%20b%23.md#L1-L3"><code>docs/a b#.md:1-3</code></a></td><td>known</td></tr>`,
        '</tbody></table>',
      ].join(''),
    );
  });

  it('say nothing of comments where none was to be posted', () => {
    const [summary, table] = render({ verified: [verifiedOf('none')] });
    expect(summary).toBe(
      '<p><strong>1 finding</strong>, all verified against the change: 1 high.</p>',
    );
    expect(table).not.toContain('Comment');
  });

  it('that are unverified are folded, each with its reason, and have no link', () => {
    const finding = findingOf({ path: 'src/b.ts', title: 'Invented by @octocat' });
    const reason = 'src/b.ts is not in the change';
    const blocks = render({ unverified: [{ finding, reason }] });
    expect(blocks).toEqual([
      '<p><strong>1 finding</strong>, 0 verified against the change.</p>',
      '<details><summary>1 unverified finding</summary><ul><li>High: Invented by <code>@octocat</code>, <code>src/b.ts:42</code>. Not verified: src/b.ts is not in the change.<p>Why.</p></li></ul></details>',
    ]);
  });

  it('without a comment have their messages and suggestions in a fold, and others do not', () => {
    const verified = [
      verifiedOf('new', { message: 'Posted.' }),
      verifiedOf('known', { message: 'Posted before.' }),
      verifiedOf('refused', { message: '*Refused* by @octocat.', rule: 'SEC-1' }),
      verifiedOf('none', { message: 'Listed.', endLine: 44, suggestion: 'a < b' }),
    ];
    expect(render({ verified }).slice(2)).toEqual([
      '<details><summary>2 findings without a comment</summary><ul>' +
        '<li>High: Query from user input (<code>SEC-1</code>), <code>src/a.ts:42</code><p><em>Refused</em> by <code>@octocat</code>.</p></li>' +
        '<li>High: Query from user input, <code>src/a.ts:42-44</code><p>Listed.</p><p>Suggested change, to apply manually:</p><pre><code>a &lt; b</code></pre></li>' +
        '</ul></details>',
    ]);
  });

  it('that name no line are shown with their file', () => {
    const finding = findingOf({ line: 0, message: '' });
    const [, fold] = render({ unverified: [{ finding, reason: 'it names no line of src/a.ts' }] });
    expect(fold).toContain(', <code>src/a.ts</code>. Not verified: it names no line');
  });

  it('say that a part of the change was not reviewed', () => {
    const gap = 'The agents saw only a part of the change.';
    expect(render({ gap })).toEqual([`<p><strong>No findings.</strong> ${gap}</p>`]);
  });

  it('that are beyond the limit are counted', () => {
    expect(render({ verified: [verifiedOf('new')], more: 1200 }).at(-1)).toBe(
      '<p>1,200 findings beyond the maximum are left out.</p>',
    );
  });

  it('that may have been posted are counted and marked', () => {
    const [summary, table] = render({ verified: [verifiedOf('new'), verifiedOf('unclear')] });
    expect(summary).toContain(' 1 new, 0 already known, 1 possibly posted.');
    expect(table).toContain('<td>possibly posted</td>');
  });

  it('that could not be posted are counted and marked', () => {
    const [summary, table] = render({ verified: [verifiedOf('new'), verifiedOf('refused')] });
    expect(summary).toContain(' 1 new, 0 already known, 1 not posted.');
    expect(table).toContain('<td>not posted</td>');
  });

  it('say which commit the comments are on when the pull request has moved on', () => {
    const newerHead = 'f'.repeat(40);
    const [summary] = render({ verified: [verifiedOf('new')], newerHead });
    expect(summary).toContain(
      ` The findings are about <a href="${REPOSITORY}/tree/${COMMIT}"><code>0123456</code></a>; the pull request is now at <a href="${REPOSITORY}/tree/${newerHead}"><code>fffffff</code></a>.`,
    );
  });

  it('can be none', () => {
    expect(render({})).toEqual(['<p><strong>No findings.</strong></p>']);
  });

  it('take a bounded part of the page, however many and long they are', () => {
    const finding = findingOf({
      title: '&@o '.repeat(50),
      path: '"/'.repeat(500),
      rule: '<>'.repeat(50),
    });
    const listOf = (state: ListedFinding['state']) =>
      Array.from({ length: 1000 }, (_, index) => ({
        finding: { ...finding, message: index === 1 ? '<&'.repeat(5000) : 'word '.repeat(2000) },
        state,
      }));
    const [verified, silent] = [listOf('new'), listOf('none')];
    const unverified = verified.map((one) => ({ ...one, reason: '<'.repeat(1000) }));
    for (const page of [COMMENT, openPage('summary', REPOSITORY)]) {
      const blocks = render({ verified, unverified, more: 5 }, page);
      expect(sizeOfBlocks(blocks, page)).toBeLessThan(page.max / 2);
      expect(blocks[2]).toMatch(/^<p>and \d+ more findings<\/p>$/u);
      expect(blocks[3]).toMatch(/<li>and \d+ more<\/li><\/ul><\/details>$/u);
      const all = render({ verified: silent, unverified }, page);
      expect(sizeOfBlocks(all, page)).toBeLessThan(page.max * 0.6);
      expect(all[3]).toMatch(/word.*<li>and \d+ more<\/li><\/ul><\/details>$/u);
    }
  });

  it('are harmless, whatever they say', () => {
    const finding = findingOf({
      title: '<img src=x> [x](javascript:a) @octocat',
      path: '../"><script>/\ud800',
      rule: '`</code>',
    });
    const text = render({
      verdict: '<!-- @octocat -->',
      verified: [{ finding, state: 'new' }],
      unverified: [{ finding, reason: '@octocat #1' }],
    }).join('\n');
    expect(text).not.toMatch(/<(?:img|script|!--)/u);
    expect(text.replaceAll(/<code>.*?<\/code>/gu, '')).not.toMatch(/@octocat|#1/u);
  });
});
