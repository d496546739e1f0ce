import { describe, expect, it } from '@jest/globals';
import { judge, type Facts } from './judge.ts';

const SENTINEL = 'https://github.com/octo/repo/actions/runs/1';
const FRAME = `<p><sub><a href="${SENTINEL}">run</a></sub></p>`;
const FACTS: Facts = { gitHubHost: 'github.example', sentinel: SENTINEL };

function judged(html: string, facts: Partial<Facts> = {}): string {
  return judge(`${html}${FRAME}`, { ...FACTS, ...facts }).join('\n');
}

describe('no problem is found in', () => {
  it.each([
    '<h2>Report</h2><ul><li>a</li></ul><ol start="3"><li>b</li></ol><hr><blockquote><p>c<br>d</p></blockquote>',
    '<table><thead><tr><th align="right">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>',
    '<details open><summary><code>a.csv</code></summary><p><em>a</em> <strong>b</strong> <del>c</del></p></details>',
    '<p><code>@octocat #1 https://x.y/ 0123abc $x$ &lt;img&gt;</code></p>',
    '<pre lang="text"><code>@octocat fixes #1 www.x.y &lt;/details&gt;\n$$x$$</code></pre>',
    '<p><a href="https://x.y/">https://x.y/</a> <a href="mailto:a@b.cd">a@b.cd</a></p>',
    '<p><a href="https://redirect.github.com/victim/repo/issues/2">2</a></p>',
    '<p><a href="https://github.com/victim/repo/blob/main/issues/2">2</a></p>',
    '<p>An e-mail address has an @ sign, &#35; is a number sign, and 123456 is short. Hello! 3!</p>',
    '<p><span>$</span>x<span>$</span>, or $5 and $10</p>',
  ])('%s', (html) => {
    expect(judged(html)).toBe('');
  });
});

describe('a problem is found:', () => {
  it.each([
    ['an image', '<p><img src="https://evil.example/i.png"></p>', 'element <img'],
    ['an image in code', '<pre><code><img src="x"></code></pre>', 'element <img'],
    ['an element that is not allowed', '<p><b>a</b></p>', 'element <b>'],
    ['a box of a task list', '<ul><li><input type="checkbox"> a</li></ul>', 'element <input'],
    ['an element in a template', '<template><img></template>', 'element <img'],
    ['an attribute that is not allowed', '<p id="a">a</p>', 'attribute id'],
    ['an attribute of another element', '<p align="center">a</p>', 'attribute align'],
    ['a comment', '<p>a</p><!-- b -->', 'comment <!-- b -->'],
    ['a mention', '<p>a @octocat</p>', 'mention @octocat'],
    ['a mention of a team', '<p>(@o/team)</p>', 'mention @o/team'],
    ['a mention after an element', '<p>a<em>b</em>@octocat</p>', 'mention @octocat'],
    ['a mention across adjacent texts', '<p>@<!-- -->octocat</p>', 'mention @octocat'],
    ['a mention in a title', '<details><summary>@octocat</summary></details>', 'mention @octocat'],
    ['a reference', '<p>see #1</p>', 'reference #1'],
    ['a reference to another repository', '<p>victim/repo#1</p>', 'reference victim/repo#1'],
    ['a closing word with a reference', '<p>fixes #3</p>', 'reference #3'],
    ['a reference in the GH- notation', '<p>gh-12</p>', 'reference gh-12'],
    ['a reference of Gitea', '<p>in (o/r!3)</p>', 'reference o/r!3'],
    ['a full commit hash', `<p>${'0123456789'.repeat(4)}</p>`, 'commit 0123456789'],
    ['a short commit hash', '<p>at 0123abc.</p>', 'commit 0123abc'],
    ['a commit of another repository', '<p>o/r@0123abc</p>', 'commit 0123abc'],
    ['an address', '<p>http://x.y</p>', 'address http://x.y'],
    ['an address by www', '<p>www.x.y</p>', 'address www.x.y'],
    ['a mail address', '<p>a@b.cd</p>', 'mail address a@b.cd'],
    ['mathematics', '<p>a $x$ b</p>', 'mathematics $x$'],
    ['mathematics across elements', '<p>$a<em>b</em>c$</p>', 'mathematics $abc$'],
    ['mathematics around code', '<p>$<code>x</code>$</p>', 'mathematics'],
    ['mathematics in a block', '<p>$$<br>x<br>$$</p>', 'mathematics'],
    ['an alert', '<blockquote><p>[!NOTE]</p><p>a</p></blockquote>', 'alert <blockquote>'],
    ['an alert in a list', '<blockquote><p> </p><ul><li>[!tip] a</li></ul></blockquote>', 'alert'],
    ['a title of the first level', '<h1>a</h1>', 'element <h1>'],
    ['a drawing', '<pre lang="mermaid"><code>gantt</code></pre>', 'drawing'],
    ['a drawing with text after its name', '<pre lang="Math x"><code>x</code></pre>', 'drawing'],
    ['a link with script', '<p><a href="javascript:x">a</a></p>', 'link, an address of another'],
    ['a relative link', '<p><a href="../issues/1">a</a></p>', 'link, an address that is not'],
  ])('%s', (_, html, expected) => {
    expect(judged(html)).toContain(expected);
  });

  it.each([
    'https://github.com/o/r/issues/1',
    'HTTPS://WWW.GitHub.com./o/r/pull/2/files#x',
    'http://a:b@github.com:8080//o/r//discussions/3',
    'https://github.com/o/r/%69ssues/1',
    'https://github.com/o/r/%2569ssues/1',
    'https://github.com/o/r/tree%2f..%2f%2e%2e/r/commit/0123abc',
    'https://github.com/orgs/o/discussions/1',
    'https://github.example/o/r/issues/1',
    'https:github.com\\o\\r\\issues\\1',
  ])('a link that creates a cross reference: %s', (address) => {
    expect(judged(`<p><a href="${address}">a</a></p>`)).toContain('link, a reference');
  });

  it.each(['<details>', '<blockquote>', '<ul><li>', '<pre><code>', '<del>'])(
    'a frame that remote text absorbs with %s',
    (opening) => {
      expect(judged(`<p>a</p>${opening}`)).toMatch('the frame below the texts');
    },
  );

  it('a missing frame', () => {
    expect(judge('<p>a</p>', FACTS)).toEqual(['the frame below the texts is no longer ours']);
  });
});

describe('the marker', () => {
  const marker = '<!-- ours -->';

  it('is at the start, once', () => {
    expect(judged(`${marker}<p>a</p>`, { marker })).toBe('');
    expect(judged(`${marker}<p>a</p>${marker}`, { marker })).toContain('second comment');
    expect(judged(`<p>a</p>${marker}`, { marker })).toContain('no marker at the start');
    expect(judged('<p>a</p>', { marker })).toContain('no marker at the start');
  });
});

describe('a banner of ours', () => {
  const banner = '<blockquote>\n<p>[!NOTE]</p>\n<p>a</p><ul><li>b</li></ul></blockquote>';

  it('is at the start, once, and contains only text', () => {
    const facts = { hasBanner: true };
    expect(judged(banner, facts)).toBe('');
    expect(judged('<p>a</p>', facts)).toBe('no banner at the start');
    expect(judged(`<p>a</p>${banner}`, facts)).toContain('no banner at the start');
    expect(judged(`<h2>a</h2>${banner}`, facts)).toContain('no banner at the start');
    expect(judged(`${banner}${banner}`, facts)).toContain('alert <blockquote>');
    expect(judged(banner.replace('<p>a</p>', '<h2>a</h2>'), facts)).toContain('more than text');
  });
});

describe('a warning of ours', () => {
  const warning = '<blockquote><p>[!WARNING]</p><p>a</p></blockquote>';
  const report = `<h2>a</h2>${warning}<p>b</p>`;

  it('is right below the headline, also below a banner', () => {
    expect(judged(report, { hasWarning: true })).toBe('');
    expect(judged(`${warning}${report}`, { hasWarning: true, hasBanner: true })).toBe('');
    for (const html of [warning, '<h2>a</h2>', `<p>a</p>${warning}`, `<h3>a</h3>${warning}`]) {
      expect(judged(html, { hasWarning: true })).toContain('no warning below the headline');
    }
    expect(judged(report)).toContain('alert <blockquote>');
    expect(judged(`${report}${warning}`, { hasWarning: true })).toContain('alert <blockquote>');
  });
});

describe('drawings of ours', () => {
  it('have the expected number', () => {
    const drawing = '<pre lang="mermaid"><code>gantt</code></pre>';
    expect(judged(drawing, { drawings: 1 })).toBe('');
    expect(judged(drawing + drawing, { drawings: 1 })).toContain('drawing');
  });
});
