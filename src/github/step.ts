import * as core from '@actions/core';

import type { Log } from '../support/log.ts';
import { printableText } from '../support/printable-text.ts';

/** The log and its annotations; every text is made harmless on its way. */
export const stepLog: Log = {
  info: (text) => {
    core.info(printableText(text));
  },
  notice: (text) => {
    core.notice(printableText(text));
  },
  warning: (text) => {
    core.warning(printableText(text));
  },
  startGroup: (title) => {
    core.startGroup(printableText(title));
  },
  endGroup: () => {
    core.endGroup();
  },
};

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
