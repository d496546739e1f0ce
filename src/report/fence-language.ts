/** Fences that GitHub draws, with parts that can be clicked, or offers to apply. */
const DRAWN = new Set(['geojson', 'math', 'mermaid', 'mmd', 'stl', 'suggestion', 'topojson']);

/**
 * The language word for a fence of remote origin: plain letters only, and `text` for whatever
 * GitHub would draw instead of show.
 * @param word the language as written, or a file's extension
 */
export function fenceLanguage(word: string | null | undefined): string {
  const language = (word ?? '').toLowerCase();
  if (!/^[a-z0-9][a-z0-9+#_-]{0,29}$/u.test(language) || DRAWN.has(language)) return 'text';
  return language === 'txt' || language === 'log' ? 'text' : language;
}
