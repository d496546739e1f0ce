import type { PhrasingContent, RootContent } from 'mdast';
import { formatDuration } from '../support/duration.ts';
import { hasEnded, type AgentStatus, type Task } from '../task/task.ts';
import { formatCents, formatCount, formatSize } from '../support/human-units.ts';
import { inlineCode, inlineText } from './inline-text.ts';
import { ownLink, table, words } from './markdown-nodes.ts';
import { capitalize, statusWords } from './outcome-words.ts';
import type { PublishedArtifact, Result } from './result.ts';
import { sizeOfBlocks, takeWithin, type SizeLimit } from './size-limit.ts';

const MAX_ARTIFACTS = 20;

type Row = PhrasingContent[][];

/** The small table: how it ended, what it took, where everything is. What is unknown has no row. */
export function factsPart(result: Result, limit: SizeLimit): RootContent[] {
  const { task, durationSeconds } = result;
  const rows: Row[] = [[[words('Status')], [words(statusWords(result)), ...unknownStatus(task)]]];
  const add = (name: string, ...value: PhrasingContent[]): void => {
    rows.push([[words(name)], value]);
  };
  if (durationSeconds !== undefined) add('Duration', words(formatDuration(durationSeconds * 1000)));
  if (task !== undefined && task.agents.length > 0) add('Agents', words(agentCount(task)));
  if (task?.costCents !== undefined) add('Cost', words(formatCents(task.costCents)));
  if (task?.tokensUsed !== undefined) add('Tokens', words(formatCount(task.tokensUsed)));
  if (result.artifacts.length > 0) {
    const name = result.artifacts.length === 1 ? 'Artifact' : 'Artifacts';
    add(name, ...artifacts(result, limit));
  }
  if (task !== undefined) {
    const verb = hasEnded(task) ? 'see' : 'watch';
    const watch = ownLink(result.watchUrl, words(`${verb} it in the War Room`));
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
  const count = (wanted: AgentStatus): number =>
    agents.filter(({ status }) => status === wanted).length;
  const [failed, stopped] = [count('error'), count('killed')];
  const remarks = [
    ...(failed === 0 ? [] : [`${formatCount(failed)} failed`]),
    ...(stopped === 0 ? [] : [`${formatCount(stopped)} stopped`]),
  ];
  const remark = remarks.length === 0 ? '' : ` (${remarks.join(', ')})`;
  return `${formatCount(agents.length)}${remark}`;
}

/** Artifacts of one file each are linked where the files are listed. */
function artifacts(result: Result, limit: SizeLimit): PhrasingContent[] {
  const archives = result.artifacts.filter(({ file }) => file === undefined);
  const files = result.artifacts.length - archives.length;
  if (files === 0) return artifactLinks(archives, limit);
  const each =
    files === 1 ? 'one file, linked below' : `${formatCount(files)}, one for each file below`;
  if (archives.length === 0) return [words(capitalize(each))];
  return [...artifactLinks(archives, limit), words(` and ${each}`)];
}

function artifactLinks(
  archives: readonly PublishedArtifact[],
  limit: SizeLimit,
): PhrasingContent[] {
  const links = archives
    .slice(0, MAX_ARTIFACTS)
    .map((artifact): PhrasingContent[] => [
      ownLink(artifact.url, inlineCode(artifact.name)),
      words(` (${formatSize(artifact.bytes)})`),
    ]);
  const shown = takeWithin(links, limit.max / 8, (nodes) =>
    sizeOfBlocks([table([[nodes]])], limit),
  );
  const left = archives.length - shown.length;
  return [
    ...shown.flatMap((nodes, index) => (index === 0 ? nodes : [words(', '), ...nodes])),
    ...(left > 0 ? [words(`${shown.length > 0 ? ' and ' : ''}${formatCount(left)} more`)] : []),
  ];
}
