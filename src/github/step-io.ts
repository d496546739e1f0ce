import * as core from '@actions/core';

import type { Annotate } from '../ports.ts';
import { errorMessage, UserError } from '../support/errors.ts';
import { printableText, type Log } from '../support/log.ts';
import type { Proxies } from '../support/proxies.ts';
import { Redactor, type Secrets } from '../support/redactor.ts';

/** The maximum per kind and phase. The runner keeps 10 annotations of each kind per step, and GitHub shows only a few. */
const MAX_ANNOTATIONS = 5;
/** The maximum length of an annotation's title, in characters. Source: REST API, "Create a check run". */
const MAX_TITLE_LENGTH = 255;
/** A password that is a short word or number. Masking it would make the log unreadable. */
const WORD_OR_NUMBER = /^(?:\p{L}{1,11}|\d{1,11})$/u;

/** The secrets of this step. */
const secrets = new Redactor();

/** Redacts the key, the token and the signatures of links in any encoding. */
export const stepSecrets: Secrets = {
  redact: (text) => secrets.redact(text),
  redactKeys: (text) => secrets.redactKeys(text),
};

/** Prepares any text for the log. It is redacted before and after sanitization, because a secret may appear only in the resulting text. */
function printed(text: string, maxLength?: number): string {
  const { redact } = stepSecrets;
  return printableText(redact(text), maxLength, redact);
}

/** The log of one phase. */
export interface PhaseLog extends Log {
  /** Logs an error annotation and fails the step. */
  fail(text: string): void;
  /** Must be called at the end of the phase, to report the number of further annotations. */
  end(): void;
}

/**
 * Opens the log of a phase. Every text is sanitized. After the fourth annotation of a kind, further texts become plain lines,
 * and one last annotation reports their number.
 */
export function openPhaseLog(): PhaseLog {
  const notices = new Annotations('Notice', core.notice);
  const warnings = new Annotations('Warning', core.warning);
  return {
    info: (text) => {
      core.info(printed(text));
    },
    debug: (text) => {
      core.debug(printed(text));
    },
    notice: (text) => {
      notices.add(printed(text));
    },
    warning: (text) => {
      warnings.add(printed(text));
    },
    startGroup: (title) => {
      core.startGroup(printed(title));
    },
    endGroup: () => {
      core.endGroup();
    },
    fail: (text) => {
      core.setFailed(printed(text));
    },
    end: () => {
      notices.end();
      warnings.end();
    },
  };
}

/** Writes an annotation on lines, immediately. The library escapes the characters that separate its parts. */
export const annotate: Annotate = (level, message, { file, title, startLine, endLine }) => {
  const place = { file: printed(file), title: printed(title, MAX_TITLE_LENGTH), startLine };
  core[level](printed(message), endLine === undefined ? place : { ...place, endLine });
};

/** Limits the annotations of one kind. */
class Annotations {
  readonly #kind: string;
  readonly #annotate: (text: string) => void;
  readonly #deferred: string[] = [];
  #shown = 0;

  constructor(kind: 'Notice' | 'Warning', annotate: (text: string) => void) {
    this.#kind = kind;
    this.#annotate = annotate;
  }

  add(text: string): void {
    if (this.#shown < MAX_ANNOTATIONS - 1) {
      this.#shown += 1;
      this.#annotate(text);
      return;
    }
    // Logged immediately, so that a killed step loses only the annotation.
    this.#deferred.push(text);
    core.info(`${this.#kind}: ${text}`);
  }

  end(): void {
    const [only, ...more] = this.#deferred.splice(0);
    if (only === undefined) return;
    const kind = this.#kind.toLowerCase();
    this.#annotate(
      more.length === 0 ? only : `${more.length + 1} more ${kind}s are in the log of this step.`,
    );
  }
}

/** The log of this process, which runs one phase. */
export const stepLog = openPhaseLog();

type RunnerFile = 'GITHUB_OUTPUT' | 'GITHUB_STATE' | 'GITHUB_STEP_SUMMARY';

/** Adds the file to an error of the system, which does not contain it, e.g. `ENOSPC: no space left on device, write`. */
function fileError(file: RunnerFile, cause: unknown): UserError {
  const message = `the runner's file ${file} could not be written (${errorMessage(cause)}); check the free space and the permissions`;
  return new UserError(message, { cause });
}

function write(file: RunnerFile, act: () => void): void {
  try {
    act();
  } catch (error) {
    throw fileError(file, error);
  }
}

/**
 * Writes the outputs, state and summary of the step. Outputs and state are written immediately, so that a killed step loses none. Each method
 * throws a UserError that names the file when it can't be written.
 */
export const stepFiles = {
  /** The library writes the value between random delimiters, so that it can't forge another output. */
  setOutput(name: string, value: string): void {
    write('GITHUB_OUTPUT', () => {
      core.setOutput(name, secrets.redactKeys(value.toWellFormed()));
    });
  },
  /** Saves a value for the post step. A later value with the same name replaces it. */
  saveState(name: string, value: string): void {
    write('GITHUB_STATE', () => {
      core.saveState(name, secrets.redactKeys(value));
    });
  },
  async writeSummary(markdown: string): Promise<void> {
    try {
      await core.summary.addRaw(secrets.redactKeys(markdown), true).write();
    } catch (error) {
      throw fileError('GITHUB_STEP_SUMMARY', error);
    }
  },
};

/**
 * Masks the key or the token in the log, in all encodings in which a library or a server may repeat it: the runner masks its output, and this
 * action redacts what it writes. A text that is too short to be a secret is ignored, because masking it would make the log unreadable.
 */
export function maskSecret(secret: string): void {
  maskAll(secrets.addKey(secret));
}

/** Masks the passwords in proxy URLs, which an error of a library may quote. */
export function maskProxies({ httpProxy, httpsProxy }: Proxies): void {
  for (const address of [httpProxy, httpsProxy]) {
    const { username, password } = URL.parse(address) ?? { username: '', password: '' };
    if (password === '') continue;
    for (const form of [password, decoded(password)]) {
      if (!WORD_OR_NUMBER.test(form)) maskSecret(form);
    }
    maskSecret(`${decoded(username)}:${decoded(password)}`);
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Invalid percent-encoding: the text is not encoded.
    return part;
  }
}

/** Masks the query and the signature of a pre-signed link. */
export function maskLink(url: string): void {
  maskAll(secrets.addLink(url));
}

function maskAll(forms: readonly string[]): void {
  for (const form of new Set(forms)) core.setSecret(form);
}
