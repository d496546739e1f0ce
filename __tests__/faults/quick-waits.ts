/**
 * Loaded into a step before the action. Shortens waits, so that stalled connections and pauses between attempts do not take
 * minutes. Real work takes its normal time, so that a busy machine does not exceed the step's time limits. Also writes the port
 * of each refused connection to the file `REFUSALS_FILE`, because a closed port can't count.
 */
import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';
import timers from 'node:timers/promises';

/** Pauses and idle timeouts are shorter than this, time limits are longer. */
const MAX_PAUSE_MS = 60_000;
const PAUSE_FACTOR = 15;
/** 1 does not change the time limits. */
const BUDGET_FACTOR = Number(process.env['BUDGET_FACTOR'] ?? 1);

function quick(ms: number): number {
  return ms < MAX_PAUSE_MS ? ms / PAUSE_FACTOR : ms / BUDGET_FACTOR;
}

// After a sleep, the clock shows the time after the full pause. It never goes back, even with concurrent sleeps.
const realNow = performance.now.bind(performance);
let aheadMs = 0;
performance.now = () => realNow() + aheadMs;

const realDelay = timers.setTimeout;
timers.setTimeout = async (ms = 0, ...rest) => {
  const wakeMs = performance.now() + ms;
  const value = await realDelay(quick(ms), ...rest);
  aheadMs = Math.max(aheadMs, wakeMs - realNow());
  return value;
};
syncBuiltinESMExports();

const realSetTimeout = globalThis.setTimeout;
globalThis.setTimeout = Object.assign(
  (callback: () => void, ms = 0, ...rest: []) => realSetTimeout(callback, quick(ms), ...rest),
  realSetTimeout,
);

// The artifact library uses the idle time of a socket as the timeout of its requests.
const realIdle = Reflect.get(Socket.prototype, 'setTimeout');
Socket.prototype.setTimeout = function (this: Socket, ms, callback) {
  return realIdle.call(this, ms === 0 ? 0 : quick(ms), callback);
};

subscribe('net.client.socket', (message) => {
  const { socket } = message as { socket: Socket };
  socket.on('error', ({ code, port }: NodeJS.ErrnoException & { port?: number }) => {
    const file = process.env['REFUSALS_FILE'];
    if (code === 'ECONNREFUSED' && file !== undefined) appendFileSync(file, `${String(port)}\n`);
  });
});
