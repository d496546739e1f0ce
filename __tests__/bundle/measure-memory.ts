import { appendFileSync } from 'node:fs';

/** Loaded into a step before the action. Writes the peak memory of the process to a file in MB, one line for each phase. */
const file = process.env['PEAK_FILE'] ?? '';
process.on('exit', () => {
  appendFileSync(file, `${Math.ceil((process.resourceUsage().maxRSS * 1024) / 1e6)}\n`);
});
