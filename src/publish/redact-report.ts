/**
 * Redacts a report for good. Its texts were redacted as they came, but Markdown can write a key so that it is one only when it is rendered
 * (`mt\_live\_…`), and rendering can put tags into it. A block that still shows a secret to a reader becomes its redacted text.
 * @param report blocks of HTML, one line each, with a blank line between them
 */
export function redactReport(report: string, redactKeys: (text: string) => string): string {
  return redactKeys(report)
    .split('\n\n')
    .map((block) => {
      const text = textOf(block);
      const clean = redactKeys(text);
      return clean === text ? block : `<pre><code>${escapeHtml(clean)}</code></pre>`;
    })
    .join('\n\n');
}

/** What a reader sees of a block, without the tags. */
function textOf(block: string): string {
  return block
    .split('<')
    .map((part, index) => (index === 0 ? part : part.slice(part.indexOf('>') + 1)))
    .join('')
    .replaceAll('&#10;', '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '&#10;');
}
