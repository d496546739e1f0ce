import type { Log } from '../../src/support/log.ts';

/** Keeps what is said. */
export class RecordingLog implements Log {
  readonly lines: string[] = [];

  debug(text: string): void {
    this.lines.push(text);
  }

  info(text: string): void {
    this.lines.push(text);
  }

  notice(text: string): void {
    this.lines.push(text);
  }

  warning(text: string): void {
    this.lines.push(text);
  }

  error(text: string): void {
    this.lines.push(text);
  }

  startGroup(title: string): void {
    this.lines.push(title);
  }

  endGroup(): void {
    this.lines.push('');
  }
}
