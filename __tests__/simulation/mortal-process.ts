import type { StepFiles } from '../../src/ports.ts';
import type { Clock } from '../../src/support/clock.ts';
import type { Log } from '../../src/support/log.ts';
import type { FakeClock } from '../support/fake-clock.ts';

/** How long after the first signal the process ends itself. Source: process-end.ts. */
const HARD_END_AFTER_MS = 5000;

export interface Said {
  readonly atMs: number;
  readonly text: string;
}

/** An output or state value that a process wrote. */
export interface Written {
  readonly kind: 'output' | 'state';
  readonly name: string;
  readonly value: string;
  readonly atMs: number;
}

/** The call at which a process dies, and the point of the call. */
export interface DeathCall {
  readonly number: number;
  readonly side: 'before' | 'sent' | 'answered';
}

/**
 * A process that can be cancelled and killed. A dead process does nothing more: its pending calls never return, and everything that it
 * still logs or writes is lost.
 */
export class MortalProcess {
  readonly clock: Clock;
  readonly said: Said[] = [];
  readonly written: Written[] = [];
  /** Resolves when it dies. */
  readonly death: Promise<void>;
  readonly #time: FakeClock;
  readonly #stopper = new AbortController();
  readonly #deathCall: DeathCall | undefined;
  #resolveDeath: () => void = () => undefined;
  #end: 'killed' | 'hard end' | undefined;
  #stopMs: number | undefined;
  #calls = 0;

  constructor(time: FakeClock, deathCall?: DeathCall) {
    this.#time = time;
    this.#deathCall = deathCall;
    this.death = new Promise((resolve) => {
      this.#resolveDeath = resolve;
    });
    this.clock = {
      wallMs: () => time.wallMs(),
      monotonicMs: () => time.monotonicMs(),
      random: () => time.random(),
      sleep: (ms, signal) => this.#whileAlive(time.sleep(ms, signal)),
    };
  }

  get stop(): AbortSignal {
    return this.#stopper.signal;
  }

  /** When it was cancelled. */
  get stopMs(): number | undefined {
    return this.#stopMs;
  }

  get howItDied(): 'killed' | 'hard end' | undefined {
    return this.#end;
  }

  /** SIGINT, or SIGTERM. */
  stopAfter(ms: number): void {
    this.#time.after(ms, () => {
      this.#stopMs = this.#time.monotonicMs();
      this.#stopper.abort(new Error('the run was cancelled or timed out (SIGINT)'));
      this.#time.after(HARD_END_AFTER_MS, () => {
        this.#die('hard end');
      });
    });
  }

  /** SIGKILL. */
  killAfter(ms: number): void {
    this.#time.after(ms, () => {
      this.#die('killed');
    });
  }

  /** An external call that takes time. */
  async call<Value>(work: () => Promise<Value>): Promise<Value> {
    this.#calls += 1;
    const { number, side } = this.#deathCall ?? {};
    if (number === this.#calls && side === 'before') this.#die('killed');
    if (this.#end !== undefined) return never();
    const working = this.#whileAlive(work());
    if (number !== this.#calls) return working;
    if (side === 'sent') this.#die('killed');
    try {
      return await working;
    } finally {
      this.#die('killed');
      await never();
    }
  }

  /** An external call that is done immediately. */
  act(work: () => void): void {
    this.#calls += 1;
    const { number, side } = this.#deathCall ?? {};
    if (number === this.#calls && side === 'before') this.#die('killed');
    if (this.#end === undefined) work();
    if (number === this.#calls) this.#die('killed');
  }

  readonly step: StepFiles = {
    setOutput: (name, value) => {
      this.#write({ kind: 'output', name, value });
    },
    saveState: (name, value) => {
      this.#write({ kind: 'state', name, value });
    },
    writeSummary: () => this.call(() => Promise.resolve()),
  };

  readonly log: Log = {
    info: (text) => {
      this.say(text);
    },
    debug: () => undefined,
    notice: (text) => {
      this.say(text);
    },
    warning: (text) => {
      this.say(text);
    },
    startGroup: () => undefined,
    endGroup: () => undefined,
  };

  say(text: string): void {
    if (this.#end === undefined) this.said.push({ atMs: this.#time.monotonicMs(), text });
  }

  #write(what: Omit<Written, 'atMs'>): void {
    this.act(() => {
      this.written.push({ ...what, atMs: this.#time.monotonicMs() });
    });
  }

  #die(how: 'killed' | 'hard end'): void {
    if (this.#end !== undefined) return;
    this.#end = how;
    this.#resolveDeath();
  }

  async #whileAlive<Value>(work: Promise<Value>): Promise<Value> {
    try {
      return await work;
    } finally {
      if (this.#end !== undefined) await never();
    }
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
