import path, { type PlatformPath } from 'node:path';

import { safeSegment } from '../deliverables/safe-name.ts';
import type { RunFacts } from '../ports.ts';

/**
 * Returns the absolute path of the folder in which the deliverables of a task are saved.
 * @param outputDir the input `output-dir`: absolute, or relative to the workspace. If it is empty, a folder under RUNNER_TEMP is named after
 *   the task
 * @param paths the path rules of the runner's operating system
 */
export function outputRoot(
  { outputDir, taskId }: { readonly outputDir: string; readonly taskId: string },
  { workspace, runnerTemp }: Pick<RunFacts, 'workspace' | 'runnerTemp'>,
  paths: PlatformPath = path,
): string {
  return outputDir === ''
    ? paths.join(runnerTemp, 'miteos', safeSegment(taskId))
    : paths.resolve(workspace, outputDir);
}
