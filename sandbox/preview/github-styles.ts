import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** GitHub's design tokens first, then the rules for a page and for Markdown that use them. */
const STYLESHEETS = [
  '@primer/primitives/dist/css/base/size/size.css',
  '@primer/primitives/dist/css/base/typography/typography.css',
  '@primer/primitives/dist/css/functional/typography/typography.css',
  '@primer/primitives/dist/css/functional/themes/light.css',
  '@primer/primitives/dist/css/functional/themes/dark.css',
  '@primer/css/dist/base.css',
  '@primer/css/dist/markdown.css',
] as const;

/**
 * GitHub's own stylesheets for Markdown, light and dark, as one text without remarks.
 * @throws when the packages of the development dependencies are not installed
 */
export async function readGithubStyles(): Promise<string> {
  const require = createRequire(import.meta.url);
  const sheets = await Promise.all(
    STYLESHEETS.map((name) => readFile(require.resolve(name), 'utf8')),
  );
  return sheets.map((sheet) => sheet.replaceAll(/\/\*[^]*?\*\//gu, '')).join('\n');
}
