import type { Log } from '../../src/support/log.ts';

export interface LogEntry {
  readonly kind: 'info' | 'notice' | 'warning' | 'group' | 'group-end';
  readonly text: string;
}

/** Keeps what was said. */
export class FakeLog implements Log {
  readonly entries: LogEntry[] = [];

  info(text: string): void {
    this.entries.push({ kind: 'info', text });
  }

  /** Kept apart: what a person sees is in `entries`. */
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

/** For what must have nothing to warn of. */
export const neverWarned: Pick<Log, 'warning'> = {
  warning: (text) => {
    throw new Error(text);
  },
};
