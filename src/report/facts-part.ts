import type { Element } from 'hast';
import { formatDuration } from '../support/duration.ts';
import type { TaskHistory } from '../task/history.ts';
import { hasEnded, type Agent, type AgentStatus, type Task } from '../task/task.ts';
import { formatCents, formatCount, formatSize } from '../support/human-units.ts';
import { capitalize, describeStatus } from './describe-outcome.ts';
import { inlineCode, inlineText, link, table, type Child } from './untrusted/html.ts';
import { takeWithin, toHtml, type Page } from './page.ts';
import type { PublishedArtifact, Result } from './result.ts';

const MAX_ARTIFACTS = 20;

type Row = Child[][];

/** The small table: how it ended, what it took, where everything is. What is unknown has no row. */
export function factsPart(result: Result, page: Page): Element[] {
  const { task, durationSeconds } = result;
  const rows: Row[] = [[['Status'], [describeStatus(result), ...unknownStatus(task)]]];
  const add = (name: string, ...value: Child[]): void => {
    rows.push([[name], value]);
  };
  if (durationSeconds !== undefined) add('Duration', formatDuration(durationSeconds * 1000));
  if (task !== undefined && task.agents.length > 0) add('Agents', agentCount(task, result.history));
  if (task?.costCents !== undefined) add('Cost', formatCents(task.costCents));
  if (task?.tokensUsed !== undefined) add('Tokens', formatCount(task.tokensUsed));
  if (result.artifacts.length > 0) {
    const name = result.artifacts.length === 1 ? 'Artifact' : 'Artifacts';
    add(name, ...artifacts(result, page));
  }
  if (task !== undefined) {
    const verb = hasEnded(task) ? 'see' : 'watch';
    const watch = link(result.watchUrl, `${verb} it in the War Room`);
    add('Task', inlineCode(task.id), ' – ', watch);
  }
  add('Run', link(result.runUrl, 'this workflow run'));
  return [table(rows)];
}

function unknownStatus(task: Task | undefined): Child[] {
  if (task?.status !== 'unknown') return [];
  return [' (Miteos calls it “', ...inlineText(task.rawStatus, 60), '”)'];
}

/** How an agent of a cancelled task ended is known by its history: the service may say the same of all that did not complete. */
function agentCount({ agents, status: taskStatus }: Task, history?: TaskHistory): string {
  const endOf = ({ id, status }: Agent) => {
    if (taskStatus !== 'cancelled' || status !== 'error') return status;
    return history?.agents.find((agent) => agent.id === id)?.spans.at(-1)?.status ?? 'killed';
  };
  const count = (wanted: AgentStatus): number =>
    agents.filter((agent) => endOf(agent) === wanted).length;
  const [failed, stopped] = [count('error'), count('killed')];
  const remarks = [
    ...(failed === 0 ? [] : [`${formatCount(failed)} failed`]),
    ...(stopped === 0 ? [] : [`${formatCount(stopped)} stopped`]),
  ];
  const remark = remarks.length === 0 ? '' : ` (${remarks.join(', ')})`;
  return `${formatCount(agents.length)}${remark}`;
}

/** Artifacts of one file each are linked where the files are listed. */
function artifacts(result: Result, page: Page): Child[] {
  const archives = result.artifacts.filter(({ file }) => file === undefined);
  const files = result.artifacts.length - archives.length;
  if (files === 0) return artifactLinks(archives, page);
  const each =
    files === 1 ? 'one file, linked below' : `${formatCount(files)}, one for each file below`;
  if (archives.length === 0) return [capitalize(each)];
  return [...artifactLinks(archives, page), ` and ${each}`];
}

function artifactLinks(archives: readonly PublishedArtifact[], page: Page): Child[] {
  const links = archives
    .slice(0, MAX_ARTIFACTS)
    .map((artifact): Child[] => [
      link(artifact.url, inlineCode(artifact.name)),
      ` (${formatSize(artifact.bytes)})`,
    ]);
  const shown = takeWithin(links, page.max / 8, (nodes) =>
    page.sizeOf(toHtml(table([[nodes]]), page)),
  );
  const left = archives.length - shown.length;
  return [
    ...shown.flatMap((nodes, index) => (index === 0 ? nodes : [', ', ...nodes])),
    ...(left > 0 ? [`${shown.length > 0 ? ' and ' : ''}${formatCount(left)} more`] : []),
  ];
}
