import * as core from '@actions/core';

import type { Log } from '../support/log.ts';
import { printableText } from '../support/printable-text.ts';

/** The runner keeps 10 annotations of a kind from one step, GitHub shows few: main and post have this many each. */
const MOST_ANNOTATIONS = 5;

/** The log of one phase. */
export interface PhaseLog extends Log {
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
      core.info(printableText(text));
    },
    debug: (text) => {
      core.debug(printableText(text));
    },
    notice: (text) => {
      notices.add(printableText(text));
    },
    warning: (text) => {
      warnings.add(printableText(text));
    },
    startGroup: (title) => {
      core.startGroup(printableText(title));
    },
    endGroup: () => {
      core.endGroup();
    },
    end: () => {
      notices.end();
      warnings.end();
    },
  };
}

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
    if (this.#shown < MOST_ANNOTATIONS - 1) {
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

/** Outputs, state and summary of the step. Outputs and state are appended at once, so that a kill loses none. */
export const stepFiles = {
  /** The library keeps the value between random delimiters, so that no value can forge another output. */
  setOutput(name: string, value: string): void {
    core.setOutput(name, value.toWellFormed());
  },
  /** What the post step finds under the same name; a later value wins. */
  saveState(name: string, value: string): void {
    core.saveState(name, value);
  },
  async writeSummary(markdown: string): Promise<void> {
    await core.summary.addRaw(markdown, true).write();
  },
};

/** Hides the key from the log, also in the forms in which a library or a server may repeat it. */
export function maskKey(key: string): void {
  if (key === '') return;
  maskAll([key, Buffer.from(key).toString('base64'), encodeURIComponent(key)]);
}

/** What a link says openly of the file; its mask would blank file names and dates. */
const NO_SECRETS = /content|disposition|file|name|date|expires|algorithm/i;

/** Hides what makes a pre-signed link one. A short value is no secret, and its mask would blank the log. */
export function maskLink(url: string): void {
  for (const pair of URL.parse(url)?.search.slice(1).split('&') ?? []) {
    const [[name, value] = ['', '']] = new URLSearchParams(pair);
    if (value.length < 16 || NO_SECRETS.test(name)) continue;
    // As it stands in the link, where a plus may be one, and as others may write it.
    const raw = pair.slice(pair.indexOf('=') + 1);
    maskAll([raw, value, encodeURIComponent(value)]);
  }
}

function maskAll(forms: readonly string[]): void {
  for (const form of new Set(forms)) core.setSecret(form);
}
