import * as core from '@actions/core';

import type { Annotate } from '../ports.ts';
import { errorMessage, UserError } from '../support/errors.ts';
import { printableText, type Log } from '../support/log.ts';
import type { Proxies } from '../support/proxies.ts';
import { Redactor, type Secrets } from '../support/redactor.ts';

/** The runner keeps 10 annotations of a kind from one step, GitHub shows few: main and post have this many each. */
const MAX_ANNOTATIONS = 5;
/** In characters: GitHub refuses a longer title of an annotation. Source: REST API, "Create a check run". */
const MAX_TITLE_LENGTH = 255;
/** A password that may be a word or a number of the log; its mask would blank them. */
const WORD_OR_NUMBER = /^(?:\p{L}{1,11}|\d{1,11})$/u;

/** The secrets of this process, which are those of one step. */
const secrets = new Redactor();

/** Redacts the key, the token and what signs the links, in whatever form they appear in a text. */
export const stepSecrets: Secrets = {
  redact: (text) => secrets.redact(text),
  redactKeys: (text) => secrets.redactKeys(text),
};

/** The one way for any text into the log. Redacted also as it will be seen, since a secret may show only then. */
function printed(text: string, maxLength?: number): string {
  const { redact } = stepSecrets;
  return printableText(redact(text), maxLength, redact);
}

/** The log of one phase. */
export interface PhaseLog extends Log {
  /** The one annotation that fails the step. */
  fail(text: string): void;
  /** Says what annotations were held back, at the end of the phase. */
  end(): void;
}

/**
 * The log and its annotations; every text is made harmless on its way. Past the fourth annotation of a kind the texts are plain lines,
 * and at the end one annotation tells of them.
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

/** Writes an annotation on lines at once. The library escapes what separates its parts. */
export const annotate: Annotate = (level, message, { file, title, startLine, endLine }) => {
  const place = { file: printed(file), title: printed(title, MAX_TITLE_LENGTH), startLine };
  core[level](printed(message), endLine === undefined ? place : { ...place, endLine });
};

/** Annotations of one kind. */
class Annotations {
  readonly #kind: string;
  readonly #annotate: (text: string) => void;
  readonly #heldBack: string[] = [];
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
    // In the log at once: a step that is killed loses only the annotation.
    this.#heldBack.push(text);
    core.info(`${this.#kind}: ${text}`);
  }

  end(): void {
    const [only, ...more] = this.#heldBack.splice(0);
    if (only === undefined) return;
    const kind = this.#kind.toLowerCase();
    this.#annotate(
      more.length === 0 ? only : `And ${more.length + 1} more ${kind}s: see the log of the step.`,
    );
  }
}

/** The log of this process, which is one phase. */
export const stepLog = openPhaseLog();

type RunnerFile = 'GITHUB_OUTPUT' | 'GITHUB_STATE' | 'GITHUB_STEP_SUMMARY';

/** An error of the system does not say which file it is about: `ENOSPC: no space left on device, write`. */
function fileError(file: RunnerFile, cause: unknown): UserError {
  const message = `${file}, a file of the runner, can't be written (${errorMessage(cause)}): check the space and the permissions of its disk`;
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
 * Outputs, state and summary of the step. Outputs and state are appended at once, so that a kill loses none. Each throws a UserError that
 * names the runner's file when it can't be written.
 */
export const stepFiles = {
  /** The library keeps the value between random delimiters, so that no value can forge another output. */
  setOutput(name: string, value: string): void {
    write('GITHUB_OUTPUT', () => {
      core.setOutput(name, secrets.redactKeys(value.toWellFormed()));
    });
  },
  /** What the post step finds under the same name; a later value wins. */
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
 * Hides the key or the token from the log, also in the forms in which a library or a server may repeat it: the runner masks
 * what is shown, and we redact what we write. One that is too short to be a secret is neither: its mask would blank the log.
 */
export function maskSecret(secret: string): void {
  maskAll(secrets.addKey(secret));
}

/** Hides the passwords in the addresses of proxies, which an error of a library may quote. */
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
    // A percent sign that begins no code stands for itself.
    return part;
  }
}

/** Hides the query of a pre-signed link, and what signs it. */
export function maskLink(url: string): void {
  maskAll(secrets.addLink(url));
}

function maskAll(forms: readonly string[]): void {
  for (const form of new Set(forms)) core.setSecret(form);
}
