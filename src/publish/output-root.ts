import path, { type PlatformPath } from 'node:path';

import { safeSegment } from '../deliverables/safe-name.ts';
import type { RunFacts } from '../ports.ts';

/**
 * Where the deliverables of a task are saved.
 * @param outputDir the input `output-dir`: absolute, or from the workspace on. When it is empty, a folder of the runner's is named after
 *   the task
 * @param paths the rules of the system whose paths they are
 * @returns absolute
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
