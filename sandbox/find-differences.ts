import { createHash } from 'node:crypto';

import type { GithubSandbox } from './github/start-github-sandbox.ts';
import type { MiteosSandbox } from './miteos/start-miteos-sandbox.ts';
import { readableText } from './readable-text.ts';
import type { StepRun } from './runner/step-execution.ts';

interface ListedDeliverable {
  readonly id: string;
  readonly sha256: string;
}

/**
 * Compares the results of a step with the files of the embedded service, byte for byte.
 * @returns one sentence for each file that is missing or different in the outputs or the archive, or missing in the comment; or that there is no task
 */
export async function findDifferences(
  run: StepRun,
  miteos: MiteosSandbox,
  github: GithubSandbox,
): Promise<string[]> {
  if (miteos.tasks.length === 0) return ['The step created no task.'];
  const archived = await github.artifacts[0]?.files();
  const listed = JSON.parse(run.outputs['deliverables'] ?? '[]') as ListedDeliverable[];
  const comment = readableText(github.comments.at(-1)?.body ?? '');
  return miteos.tasks
    .flatMap((task) => task.deliverables)
    .flatMap((file) => {
      const name = file.name ?? file.id;
      const bytes = file.bytes();
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const isListed = listed.some((one) => one.id === file.id && one.sha256 === sha256);
      const isArchived = archived?.get(name)?.equals(bytes) ?? false;
      // A Markdown report, a table and the findings are rendered. Other text is shown unchanged.
      const isShown = /\.(?:md|csv)$|^findings\.json$/.test(name)
        ? comment.includes(name)
        : comment.includes(bytes.toString('utf8').trimEnd());
      return [
        ...(isListed ? [] : [`${name} is missing or different in the outputs.`]),
        ...(isArchived ? [] : [`${name} is missing or different in the archive.`]),
        ...(isShown ? [] : [`${name} is missing in the comment.`]),
      ];
    });
}
