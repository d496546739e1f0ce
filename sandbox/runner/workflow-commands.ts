import { StringDecoder } from 'node:string_decoder';

/** Splits chunks of UTF-8 into lines at LF, CR or CRLF, as .NET's StreamReader does. */
export class LineSplitter {
  readonly #decoder = new StringDecoder('utf8');
  readonly #onLine: (line: string) => void;
  #rest = '';

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  push(chunk: Buffer): void {
    this.#rest += this.#decoder.write(chunk);
    // A CR at the end of a chunk may be the first part of a CRLF.
    const lines = this.#rest.split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    lines.forEach(this.#onLine);
  }

  /** Returns the last line if it has no line break. */
  end(): void {
    this.#rest += this.#decoder.end();
    if (this.#rest !== '') this.#onLine(this.#rest.replace(/\r$/, ''));
    this.#rest = '';
  }
}

/** A command in a step's output. */
export interface WorkflowCommand {
  /** In lower case, e.g. `error`. */
  readonly name: string;
  /** The unescaped properties, with lower-case names. */
  readonly properties: Readonly<Record<string, string>>;
  /** The unescaped message. */
  readonly text: string;
  /** The original line. */
  readonly line: string;
}

/**
 * How the runner interprets a line: as text, as a command to execute, or as a command that stops or resumes command
 * processing and is shown as text.
 */
export type Reading =
  { readonly kind: 'text' } | { readonly kind: 'command'; readonly command: WorkflowCommand };

/** The commands of the runner. Lines with other names are text. */
const knownNames: ReadonlySet<string> = new Set([
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
]);

/** Whitespace in .NET: U+0085 is, U+FEFF is not. */
const leadingSpace = /^[\t-\r \u0085\p{Z}]+/u;

/**
 * Parses commands line by line as the runner does (actions/runner, ActionCommand and
 * ActionCommandManager): `::name k=v::text` at the start of a line, after whitespace, and the older
 * `##[name k=v;]text` anywhere in a line. Tracks the state of `stop-commands`.
 */
export class CommandReader {
  #resumeToken: string | undefined;

  read(line: string): Reading {
    const command = this.#parseModern(line) ?? this.#parseOld(line);
    if (command === undefined) return { kind: 'text' };
    if (this.#resumeToken !== undefined) {
      if (command.name === this.#resumeToken) this.#resumeToken = undefined;
      return { kind: 'text' };
    }
    if (command.name === 'stop-commands') this.#resumeToken = command.text.toLowerCase();
    return { kind: 'command', command };
  }

  #isKnown(name: string): boolean {
    return knownNames.has(name) || name === this.#resumeToken;
  }

  #parseModern(line: string): WorkflowCommand | undefined {
    const [, info, text] = /^::(.*?)::(.*)$/s.exec(line.replace(leadingSpace, '')) ?? [];
    if (info === undefined || text === undefined) return undefined;
    const { name, rest } = splitName(info);
    if (!this.#isKnown(name)) return undefined;
    return {
      name,
      properties: properties(rest.trim(), ',', unescapeProperty),
      text: unescapeData(text),
      line,
    };
  }

  #parseOld(line: string): WorkflowCommand | undefined {
    const [, info, text] = /##\[(.*?)\](.*)$/s.exec(line) ?? [];
    if (info === undefined || text === undefined) return undefined;
    const { name, rest } = splitName(info);
    if (!this.#isKnown(name)) return undefined;
    return { name, properties: properties(rest, ';', unescapeOld), text: unescapeOld(text), line };
  }
}

function splitName(info: string): { name: string; rest: string } {
  const space = info.indexOf(' ');
  if (space < 0) return { name: info.toLowerCase(), rest: '' };
  return { name: info.slice(0, space).toLowerCase(), rest: info.slice(space + 1) };
}

function properties(
  text: string,
  separator: string,
  unescape: (value: string) => string,
): Record<string, string> {
  const pairs = text.split(separator).flatMap((part) => {
    const [, key = '', value = ''] = /^([^=]+)=(.+)$/s.exec(part) ?? [];
    return key === '' ? [] : [[key.toLowerCase(), unescape(value)] as const];
  });
  return Object.fromEntries(pairs);
}

/** `%25` is decoded last, so that an escaped percent sign does not start another code. */
function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
}

function unescapeOld(text: string): string {
  return unescapeData(text.replaceAll('%3B', ';').replaceAll('%5D', ']'));
}
