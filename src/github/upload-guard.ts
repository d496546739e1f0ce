import { errorMessage } from '../support/errors.ts';

/** What the library throws where nobody can catch it: in the events of the streams that read the files. */
const THROWN_BY_LIBRARY =
  /^An error has occurred during (?:zip creation|file read) for the artifact/;

interface Guarded {
  readonly fail: (error: Error) => void;
}

/** An exception that nobody caught, and the uploads that it may be from. */
interface Mystery {
  readonly error: Error;
  readonly suspects: Set<Guarded>;
}

/**
 * Ends uploads that would not end by themselves: when their time is over, and when the library throws outside of its promise. Such
 * an exception does not say which upload it is from; that one never ends, so it is known when all others under way have ended.
 */
export class UploadGuard {
  readonly #active = new Set<Guarded>();
  #mysteries: Mystery[] = [];
  /** Uploads that were given up. The library can't be told to stop, so they go on, and may still throw. */
  #abandoned = 0;

  /** @throws Error when the time is over or the library failed */
  async watch<Value>(signal: AbortSignal, upload: () => Promise<Value>): Promise<Value> {
    signal.throwIfAborted();
    const { promise: failure, reject: fail } = Promise.withResolvers<never>();
    // Lost when the upload has ended before; that is no unhandled rejection.
    failure.catch(() => undefined);
    const guarded = { fail };
    const onAbort = (): void => {
      this.#abandoned += 1;
      // A mystery may be from it, and then no other one is to be blamed.
      this.#mysteries = this.#mysteries.filter(({ suspects }) => !suspects.has(guarded));
      fail(new Error('the time for publishing is over', { cause: signal.reason }));
    };
    signal.addEventListener('abort', onAbort, { once: true });
    this.#begin(guarded);
    try {
      return await Promise.race([upload(), failure]);
    } finally {
      signal.removeEventListener('abort', onAbort);
      this.#end(guarded);
    }
  }

  #begin(guarded: Guarded): void {
    if (this.#active.size === 0 && this.#abandoned === 0)
      process.on('uncaughtException', this.#onUncaught);
    this.#active.add(guarded);
  }

  #end(guarded: Guarded): void {
    this.#active.delete(guarded);
    for (const { suspects } of this.#mysteries) suspects.delete(guarded);
    this.#blame();
    if (this.#active.size === 0 && this.#abandoned === 0)
      process.off('uncaughtException', this.#onUncaught);
  }

  readonly #onUncaught = (error: Error): void => {
    const isFromLibrary = THROWN_BY_LIBRARY.test(errorMessage(error));
    if (this.#abandoned > 0 && isFromLibrary) return;
    if (this.#active.size === 0) {
      // Not from an upload: whoever listens for the process's own is to have it.
      process.off('uncaughtException', this.#onUncaught);
      process.emit('uncaughtException', error);
      return;
    }
    this.#mysteries.push({ error, suspects: new Set(this.#active) });
    this.#blame();
  };

  #blame(): void {
    for (const { error, suspects } of this.#mysteries) {
      const [culprit] = suspects;
      if (culprit !== undefined && suspects.size === 1) culprit.fail(error);
    }
    this.#mysteries = this.#mysteries.filter(({ suspects }) => suspects.size > 1);
  }
}
