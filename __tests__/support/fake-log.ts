import type { Log } from '../../src/support/log.ts';

export interface LogEntry {
  readonly kind: 'info' | 'notice' | 'warning' | 'group' | 'group-end';
  readonly text: string;
}

/** Records all log entries. */
export class FakeLog implements Log {
  readonly entries: LogEntry[] = [];

  info(text: string): void {
    this.entries.push({ kind: 'info', text });
  }

  /** Separate from `entries`, which a person sees. */
  readonly debugTexts: string[] = [];

  debug(text: string): void {
    this.debugTexts.push(text);
  }

  notice(text: string): void {
    this.entries.push({ kind: 'notice', text });
  }

  warning(text: string): void {
    this.entries.push({ kind: 'warning', text });
  }

  startGroup(title: string): void {
    this.entries.push({ kind: 'group', text: title });
  }

  endGroup(): void {
    this.entries.push({ kind: 'group-end', text: '' });
  }

  texts(kind: LogEntry['kind']): string[] {
    return this.entries.filter((entry) => entry.kind === kind).map(({ text }) => text);
  }
}

/** For code that must not warn. */
export const neverWarned: Pick<Log, 'warning'> = {
  warning: (text) => {
    throw new Error(text);
  },
};
