const ALERT_START = /^> \[![A-Z]+\]\n>\n> /;

/**
 * Redacts a rendered report. The texts were redacted before, but Markdown can contain a key that becomes readable only when it is rendered
 * (`mt\_live\_…`), and rendering can add tags within it. A block that still shows a secret is replaced by its redacted text.
 * @param report blocks of HTML on one line each, with blank lines between them
 */
export function redactReport(report: string, redactKeys: (text: string) => string): string {
  return redactKeys(report)
    .split('\n\n')
    .map((block) => {
      const text = textOf(block);
      const clean = redactKeys(text);
      if (clean === text) return block;
      const [start = ''] = ALERT_START.exec(block) ?? [];
      const code = `<code>${escapeHtml(clean.slice(start.length))}</code>`;
      // An alert remains one, because the next run removes a banner only if it is an alert.
      return start === '' ? `<pre>${code}</pre>` : `${start}<p>${code}</p>`;
    })
    .join('\n\n');
}

/** Returns the text of a block that a reader sees, without the tags. */
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
