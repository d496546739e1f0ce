import type { Element } from 'hast';
import { element } from './html.ts';

/**
 * Text as it is, which takes no parser.
 * @param language a word by which GitHub highlights code; one that it does not know is ignored
 */
export function preformatted(text: string, language = ''): Element {
  return element('pre', { lang: language.toLowerCase() }, element('code', {}, text));
}
