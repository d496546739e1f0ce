import { StringDecoder } from 'node:string_decoder';

/** Cuts chunks of UTF-8 into lines, ended by LF, CR or CRLF, as .NET's StreamReader does. */
export class LineSplitter {
  readonly #decoder = new StringDecoder('utf8');
  readonly #onLine: (line: string) => void;
  #rest = '';

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  push(chunk: Buffer): void {
    this.#rest += this.#decoder.write(chunk);
    // A CR at the end of a chunk may be the first half of a CRLF.
    const lines = this.#rest.split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    lines.forEach(this.#onLine);
  }

  /** Hands out the last line, when it has no end. */
  end(): void {
    this.#rest += this.#decoder.end();
    if (this.#rest !== '') this.#onLine(this.#rest.replace(/\r$/, ''));
    this.#rest = '';
  }
}
