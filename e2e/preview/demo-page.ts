import { execFile } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Runs the demo as a person would, and has it write its page.
 * @returns what it printed; its exit code is the step's, and is not looked at
 */
export async function writeDemoPage(scenario: string, file: string): Promise<string> {
  const args = ['sandbox/demo.ts', '--scenario', scenario, '--preview', file];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root }, (_, stdout, stderr) => {
      resolve(stdout + stderr);
    });
  });
}
