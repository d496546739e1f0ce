import MarkdownIt from 'markdown-it';

const parser = new MarkdownIt({ html: true, linkify: true, breaks: true });
// GitHub links a URL only with its scheme.
parser.linkify.set({ fuzzyLink: false }).add('//', null);

/**
 * Returns the HTML of a document as parsed by markdown-it, which is unrelated to GitHub's parser. Where both write the same thing in different
 * ways, GitHub's way is used: the language of a fence, the alignment of a cell, strikethrough.
 */
export function renderWithMarkdownIt(document: string): string {
  return parser.render(document);
}

const { rules } = parser.renderer;
const { escapeHtml } = parser.utils;

rules['fence'] = (tokens, index) => {
  const { info = '', content = '' } = tokens[index] ?? {};
  const [language = ''] = parser.utils.unescapeAll(info).trim().split(/\s+/u);
  const lang = language === '' ? '' : ` lang="${escapeHtml(language)}"`;
  return `<pre${lang}><code>${escapeHtml(content)}</code></pre>\n`;
};
rules['s_open'] = () => '<del>';
rules['s_close'] = () => '</del>';
for (const cell of ['th', 'td']) {
  rules[`${cell}_open`] = (tokens, index) => {
    const align = /text-align:(\w+)/u.exec(String(tokens[index]?.attrGet('style') ?? ''))?.[1];
    return align === undefined ? `<${cell}>` : `<${cell} align="${align}">`;
  };
}
