import { appendFileSync } from 'node:fs';

/**
 * Loaded into a step before the action: writes down how much memory the process took at its most, in MB, one line for each
 * phase. Where `ANSWER_FACTOR` is given, the time for an answer is shorter by that.
 */
const file = process.env['PEAK_FILE'] ?? '';
process.on('exit', () => {
  appendFileSync(file, `${Math.ceil((process.resourceUsage().maxRSS * 1024) / 1e6)}\n`);
});

const answerFactor = Number(process.env['ANSWER_FACTOR'] ?? 1);
const realTimeout = AbortSignal.timeout.bind(AbortSignal);
AbortSignal.timeout = (ms) => realTimeout(ms / answerFactor);
