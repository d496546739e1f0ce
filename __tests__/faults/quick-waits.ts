/**
 * Loaded into a step before the action: waits pass quickly, so that a stalled connection and the pauses between tries cost
 * no minutes. Work itself takes its time as ever: a busy machine must not use up the step's budgets. Also writes the port
 * of each refused connection to the file `REFUSALS_FILE`, since a port where nobody listens can't count.
 */
import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';
import timers from 'node:timers/promises';

/** Pauses and idle limits are shorter than this, budgets are longer. */
const MAX_PAUSE_MS = 60_000;
const PAUSE_FACTOR = 15;
/** 1 leaves budgets as they are. */
const BUDGET_FACTOR = Number(process.env['BUDGET_FACTOR'] ?? 1);

function quick(ms: number): number {
  return ms < MAX_PAUSE_MS ? ms / PAUSE_FACTOR : ms / BUDGET_FACTOR;
}

// Whoever slept finds the clock where it would have been. It never goes back, whoever else slept meanwhile.
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

// The artifact library bounds its requests by the time a socket is idle.
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
