import { parentPort } from 'node:worker_threads';
import { renderReports } from './render-report.ts';
import type { Result } from './result.ts';

/** What runs in the thread of `render-in-thread.ts`: answers each result with its reports. */
export function serveReports(): void {
  parentPort?.on('message', (result: Result) => {
    parentPort?.postMessage(renderReports(result));
  });
}
