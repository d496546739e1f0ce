import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** The folder in which `npm run judge:install` installs the package. */
const PACKAGES = path.join(import.meta.dirname, '.packages');
const SERVER = path.join(import.meta.dirname, 'cmark_gfm.py');
const NOT_INSTALLED =
  "GitHub's Markdown parser is not installed for this Python: run `npm run judge:install`, which needs Python 3.9 or later with pip.";
/** The maximum length of one line for the process, in UTF-16 units. */
const MAX_BATCH_LENGTH = 4_000_000;

/** GitHub's Markdown parser, cmark-gfm, as a process that runs until `end`. */
export class GitHubParser {
  readonly #process: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #answers: AsyncIterator<string>;
  #errors = '';

  /** @param packages the folder with the package */
  constructor(packages = PACKAGES) {
    if (!existsSync(path.join(packages, 'cmarkgfm'))) throw new Error(NOT_INSTALLED);
    this.#process = spawn('python3', [SERVER, packages], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#process.on('error', (error) => (this.#errors += String(error)));
    this.#process.stdin.on('error', (error) => (this.#errors += String(error)));
    this.#process.stderr.on('data', (data: Buffer) => (this.#errors += data.toString()));
    this.#answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  /**
   * Returns the HTML of each document, parsed like a comment on GitHub: raw HTML is kept, line ends are line breaks, and footnotes, tables,
   * autolinks, strikethrough and task lists are supported.
   * @param mode `safe` omits raw HTML
   */
  async render(
    documents: readonly string[],
    mode: 'safe' | 'unsafe' = 'unsafe',
  ): Promise<string[]> {
    const html: string[] = [];
    while (html.length < documents.length) {
      const batch: string[] = [];
      for (let length = 0; length < MAX_BATCH_LENGTH;) {
        const next = documents[html.length + batch.length];
        if (next === undefined) break;
        batch.push(next);
        length += next.length + 1;
      }
      html.push(...(await this.#ask({ documents: batch, safe: mode === 'safe' })));
    }
    return html;
  }

  end(): void {
    this.#process.stdin.end();
  }

  async #ask(request: object): Promise<string[]> {
    this.#process.stdin.write(`${JSON.stringify(request)}\n`);
    const answer = await this.#answers.next();
    if (answer.done !== true) return JSON.parse(answer.value) as string[];
    const isMissing = /No module named|ENOENT|ImportError/u.test(this.#errors);
    throw new Error(`${isMissing ? NOT_INSTALLED : 'cmark-gfm ended.'}\n${this.#errors}`);
  }
}
