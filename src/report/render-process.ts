import process from 'node:process';
import { renderReports } from './render-report.ts';
import type { Result } from './result.ts';

/** What runs in the process that `render-in-process.ts` starts: answers each result with its reports. */
export function serveReports(): void {
  process.on('message', (result: Result) => {
    process.send?.(renderReports(result));
  });
}
