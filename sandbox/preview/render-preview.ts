import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { commentedLines, hunkTable, makeElement } from './diff-table.ts';
import { renderGithubMarkdown } from './github-markdown.ts';

/** The Markdown to show. Absent or empty texts have no box. */
export interface PreviewTexts {
  readonly comment?: string;
  readonly issue?: PreviewIssue;
  readonly summary?: string;
  readonly review?: PreviewReview;
}

interface PreviewIssue {
  readonly title: string;
  readonly body: string;
}

interface PreviewReview {
  readonly body: string;
  readonly comments: readonly PreviewReviewComment[];
}

interface PreviewReviewComment {
  readonly path: string;
  /** The last line that it is about. */
  readonly line: number;
  readonly startLine: number | undefined;
  /** The hunk of the diff up to that line. */
  readonly hunk: string;
  readonly body: string;
}

/**
 * Renders one HTML page that shows a comment, an issue and a job summary as on GitHub: with its sanitizer, its stylesheets, light or dark like the
 * reader's system, and Mermaid diagrams in strict mode. The page is self-contained. A content security policy blocks all requests, and all
 * scripts except its own. See `renderGithubMarkdown` for the differences from GitHub.
 * @throws when the development dependencies are not installed
 */
export async function renderPreview({
  comment = '',
  issue,
  summary = '',
  review,
}: PreviewTexts): Promise<string> {
  const boxes = [
    ...(comment === '' ? [] : [commentBox('Comment', renderGithubMarkdown(comment, 'comment'))]),
    ...(issue === undefined ? [] : [issueBox(issue)]),
    ...(review === undefined ? [] : [reviewBox(review)]),
    ...(summary === '' ? [] : [summaryBox(renderGithubMarkdown(summary, 'summary'))]),
  ].join('');
  const nonce = randomBytes(16).toString('base64');
  const hasDiagrams = boxes.includes('<div class="diagram">');
  return fill(await readHere('page.html'), {
    nonce,
    boxes,
    githubStyles: await readGithubStyles(),
    scripts: hasDiagrams ? await diagramScripts(nonce) : '',
  });
}

function issueBox({ title, body }: PreviewIssue): string {
  const children = [makeElement('h2', 'issue-title', title)];
  const heading = writer.stringify({ type: 'root', children });
  return commentBox('Issue', renderGithubMarkdown(body, 'comment'), heading);
}

/** @param heading HTML above the comment */
function commentBox(title: string, html: string, heading = ''): string {
  return `
<h1 class="preview-title">${title}</h1>${heading}
<section class="comment" aria-label="${title}">${commentOf('commented', html)}
</section>`;
}

function commentOf(verb: string, html: string): string {
  return `
  <div class="comment-header"><strong>github-actions</strong><span class="comment-label">bot</span> ${verb}</div>
  <div class="markdown-body">${html}</div>`;
}

function reviewBox({ body, comments }: PreviewReview): string {
  return `
<h1 class="preview-title">Review</h1>
<section class="comment" aria-label="Review">${commentOf('reviewed', renderGithubMarkdown(body, 'comment'))}
</section>
${comments.map(threadBox).join('\n')}`;
}

const writer = unified().use(rehypeStringify).freeze();

/** A comment below the lines that it is about. */
function threadBox({ path: file, line, startLine = line, hunk, body }: PreviewReviewComment) {
  const head = [makeElement('div', 'thread-path', file), hunkTable(hunk, startLine)];
  const lines = commentedLines(hunk, startLine);
  return `
<section class="comment thread" aria-label="Comment on a line">
  ${writer.stringify({ type: 'root', children: head })}
  ${commentOf('commented', renderGithubMarkdown(body, 'comment', lines))}
</section>`;
}

function summaryBox(html: string): string {
  return `
<h1 class="preview-title">Job summary</h1>
<section class="summary" aria-label="Job summary">
  <div class="summary-header">miteos summary</div>
  <div class="markdown-body">${html}</div>
</section>`;
}

async function diagramScripts(nonce: string): Promise<string> {
  const mermaidFile = createRequire(import.meta.url).resolve('@mermaid-js/tiny');
  const mermaid = await readFile(mermaidFile, 'utf8');
  return fill(await readHere('diagram-scripts.html'), { nonce, mermaid: inlineScript(mermaid) });
}

/** In a page, these would end the script or start a comment. In the library, they are in literals. */
function inlineScript(script: string): string {
  return script.replaceAll('<!--', '<\\!--').replaceAll(/<\/(?=script)/giu, '<\\/');
}

async function readHere(name: string): Promise<string> {
  return readFile(path.join(import.meta.dirname, name), 'utf8');
}

/** Replaces the `{{names}}` of a template, quoted or not, in one pass. Inserted text is not processed again. */
function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/'\{\{(\w+)\}\}';|\{\{(\w+)\}\}/gu, (_, quoted, plain) => {
    const name = String(quoted ?? plain);
    const value = values[name];
    if (value === undefined) throw new Error(`The template wants {{${name}}}, which is not given.`);
    return value;
  });
}

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
 * Returns GitHub's own stylesheets for Markdown, light and dark, as one text without comments.
 * @throws when the packages of the development dependencies are not installed
 */
async function readGithubStyles(): Promise<string> {
  const require = createRequire(import.meta.url);
  const sheets = await Promise.all(
    STYLESHEETS.map((name) => readFile(require.resolve(name), 'utf8')),
  );
  return sheets.map((sheet) => sheet.replaceAll(/\/\*[^]*?\*\//gu, '')).join('\n');
}
