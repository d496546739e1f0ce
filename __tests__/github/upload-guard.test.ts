import { afterEach, describe, expect, it } from '@jest/globals';
import { UploadGuard } from '../../src/github/upload-guard.ts';

const never = (): Promise<never> => new Promise(() => undefined);
const goesOn = new AbortController().signal;
const libraryError = (): Error =>
  new Error('An error has occurred during file read for the artifact');

/** Throws where nobody can catch it; whether somebody listened. */
function throwUncaught(error: Error): boolean {
  return process.emit('uncaughtException', error);
}

/** An upload that ends when it is told to. */
function upload(): { promise: () => Promise<string>; end: () => void } {
  const { promise, resolve } = Promise.withResolvers<string>();
  return {
    promise: () => promise,
    end: () => {
      resolve('stored');
    },
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the guard of uploads', () => {
  // Those of uploads that were given up.
  afterEach(() => {
    process.removeAllListeners('uncaughtException');
  });

  it('fails the one upload under way with what nobody caught', async () => {
    const guard = new UploadGuard();
    const watched = guard.watch(goesOn, never);
    throwUncaught(libraryError());
    await expect(watched).rejects.toThrow('file read');
  });

  it('lets the others end, and fails the one that does not', async () => {
    const guard = new UploadGuard();
    const [one, other] = [upload(), upload()];
    const bad = guard.watch(goesOn, never);
    const good = [guard.watch(goesOn, one.promise), guard.watch(goesOn, other.promise)];
    throwUncaught(libraryError());
    one.end();
    await turn();
    // Begun after the exception, so that it is no suspect.
    const late = guard.watch(goesOn, never);
    late.catch(() => undefined);
    other.end();
    await expect(Promise.all(good)).resolves.toEqual(['stored', 'stored']);
    await expect(bad).rejects.toThrow('file read');
    expect(await Promise.race([late, turn().then(() => 'goes on')])).toBe('goes on');
  });

  it('blames nobody when one that may have thrown is given up', async () => {
    const guard = new UploadGuard();
    const limit = new AbortController();
    const slow = upload();
    const stalled = guard.watch(limit.signal, never);
    const good = guard.watch(goesOn, slow.promise);
    throwUncaught(libraryError());
    limit.abort();
    await expect(stalled).rejects.toThrow('the time for publishing is over');
    slow.end();
    await expect(good).resolves.toBe('stored');
  });

  it('hears what uploads that were given up still throw, and leaves all else to the process', async () => {
    const heard: unknown[] = [];
    // As process-end.ts: it leaves to others what they listen for.
    process.on('uncaughtException', (error) => {
      if (process.listenerCount('uncaughtException') === 1) heard.push(error);
    });
    const guard = new UploadGuard();
    const limit = new AbortController();
    const stalled = guard.watch(limit.signal, never);
    limit.abort();
    await expect(stalled).rejects.toThrow('over');
    throwUncaught(libraryError());
    expect(heard).toEqual([]);
    const ours = new Error('a mistake of ours');
    throwUncaught(ours);
    expect(heard).toEqual([ours]);
  });

  it('leaves no listener behind', async () => {
    const before = process.listenerCount('uncaughtException');
    const guard = new UploadGuard();
    await guard.watch(goesOn, () => Promise.resolve('stored'));
    await guard.watch(goesOn, () => Promise.reject(new Error('quota'))).catch(() => undefined);
    expect(process.listenerCount('uncaughtException')).toBe(before);
  });

  it('begins no upload when the time is over', async () => {
    const begun: string[] = [];
    const watched = new UploadGuard().watch(AbortSignal.abort(new Error('over')), () => {
      begun.push('begun');
      return never();
    });
    await expect(watched).rejects.toThrow('over');
    expect(begun).toEqual([]);
  });
});
