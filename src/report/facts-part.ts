import type { PhrasingContent, RootContent } from 'mdast';
import { formatDuration } from '../support/duration.ts';
import type { Task } from '../task/task.ts';
import { formatCents, formatCount, formatSize } from './human-units.ts';
import { inlineCode, inlineText } from './inline-text.ts';
import { ownLink, table, words } from './markdown-nodes.ts';
import { outcomeWords } from './outcome-words.ts';
import type { PublishedArtifact, Result } from './result.ts';
import { sizeOfBlocks, takeWithin, type SizeLimit } from './size-limit.ts';

const MOST_ARTIFACTS = 20;

type Row = PhrasingContent[][];

/** The small table: how it ended, what it took, where everything is. What is unknown has no row. */
export function factsPart(result: Result, limit: SizeLimit): RootContent[] {
  const { task, durationSeconds } = result;
  const status = outcomeWords(result);
  const rows: Row[] = [[[words('Status')], [words(capitalize(status)), ...unknownStatus(task)]]];
  const add = (name: string, ...value: PhrasingContent[]): void => {
    rows.push([[words(name)], value]);
  };
  if (durationSeconds !== undefined) add('Duration', words(formatDuration(durationSeconds * 1000)));
  if (task !== undefined && task.agents.length > 0) add('Agents', words(agentCount(task)));
  if (task?.costCents !== undefined) add('Cost', words(formatCents(task.costCents)));
  if (task?.tokensUsed !== undefined) add('Tokens', words(formatCount(task.tokensUsed)));
  if (result.artifacts.length > 0) {
    const name = result.artifacts.length === 1 ? 'Artifact' : 'Artifacts';
    add(name, ...artifactLinks(result.artifacts, limit));
  }
  if (task !== undefined) {
    const watch = ownLink(result.watchUrl, words('watch it in the War Room'));
    add('Task', inlineCode(task.id), words(' – '), watch);
  }
  add('Run', ownLink(result.runUrl, words('this workflow run')));
  return [table(rows)];
}

function unknownStatus(task: Task | undefined): PhrasingContent[] {
  if (task?.status !== 'unknown') return [];
  return [words(' (Miteos calls it “'), ...inlineText(task.rawStatus, 60), words('”)')];
}

function agentCount({ agents }: Task): string {
  const failed = agents.filter(({ status }) => status === 'error' || status === 'killed').length;
  const count = formatCount(agents.length);
  return failed === 0 ? count : `${count}, of which ${formatCount(failed)} failed`;
}

function artifactLinks(
  artifacts: readonly PublishedArtifact[],
  limit: SizeLimit,
): PhrasingContent[] {
  const links = artifacts
    .slice(0, MOST_ARTIFACTS)
    .map((artifact): PhrasingContent[] => [
      ownLink(artifact.url, inlineCode(artifact.name)),
      words(` (${formatSize(artifact.bytes)})`),
    ]);
  const shown = takeWithin(links, limit.max / 8, (nodes) =>
    sizeOfBlocks([table([[nodes]])], limit),
  );
  const left = artifacts.length - shown.length;
  return [
    ...shown.flatMap((nodes, index) => (index === 0 ? nodes : [words(', '), ...nodes])),
    ...(left > 0 ? [words(`${shown.length > 0 ? ' and ' : ''}${formatCount(left)} more`)] : []),
  ];
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
