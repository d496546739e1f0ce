import { describe, expect, it } from '@jest/globals';
import { readableText } from '../../sandbox/readable-text.ts';

describe('a comment in a terminal', () => {
  it.each([
    ['leaves out the marker', '<!-- miteos-task key=1 -->\n\n<h2>Done</h2>', '## Done'],
    [
      'has a line for each heading, paragraph and item',
      '<h3>Checked</h3>\n\n<p>All <strong>of it</strong>.</p>\n\n<ul><li><p>one</p></li><li>two</li></ul>',
      '### Checked\n\nAll of it.\n\n- one\n- two',
    ],
    [
      'has a line for each row',
      '<table><thead><tr><th>File</th><th align="right">Size</th></tr></thead><tbody><tr><td><code>a</code></td><td align="right">2 kB</td></tr></tbody></table>',
      'File | Size\na | 2 kB',
    ],
    [
      'shows what is folded, and code as it is written',
      '<details><summary><code>a.ts</code></summary><pre lang="ts"><code>if (a &lt; b &amp;&amp; c)&#10;&#10;&#10;  d("&amp;lt;");</code></pre></details>',
      '▾ a.ts\n\nif (a < b && c)\n\n\n  d("&lt;");',
    ],
    [
      'shows the text of an alert as a quote',
      '> [!WARNING]\n>\n> <p><strong>The task failed.</strong> Try again.</p>\n\n<h2>Done</h2>',
      '> [!WARNING]\n>\n> The task failed. Try again.\n\n## Done',
    ],
    [
      'marks quotes and rules',
      '<blockquote><p>Why?</p></blockquote>\n\n<hr>',
      `> Why?\n\n${'─'.repeat(75)}`,
    ],
  ])('%s', (_, comment, text) => {
    expect(readableText(comment)).toBe(text);
  });
});
