import type { Inputs } from '../inputs/inputs.ts';
import type { CommentPort, RunFacts } from '../ports.ts';
import { publishSummary } from '../publish/comment-and-summary.ts';
import { outputRoot } from '../publish/output-root.ts';
import { redactReport } from '../publish/redact-report.ts';
import type { SentText } from '../report/render-dry-run.ts';
import { errorMessage } from '../support/errors.ts';
import { formatSize } from '../support/human-units.ts';
import { logText } from '../support/log.ts';
import { markInvisible } from '../task/invisible-characters.ts';
import { buildPrompt, type Story } from './open-task.ts';

/**
 * Shows in the log and in the job summary what the step would send to Miteos, and where it would publish the results. Sends nothing to Miteos.
 * Requests to GitHub only read.
 * @throws UserError as a step that creates a task
 */
export async function showDryRun(story: Story): Promise<void> {
  const { inputs, ports, run } = story;
  const { log, secrets, stop } = ports;
  const texts = await listTexts(story);
  const plan = [...describeTask(inputs), ...(await describeResults(story))].map(secrets.redact);
  // The plan would say that the cancellation is the reason for no comment.
  stop.throwIfAborted();
  log.info('Without `dry-run`, the step:');
  for (const sentence of plan) log.info(`- ${sentence}`);
  for (const { name, text } of texts) {
    logText(`${name} (${formatSize(Buffer.byteLength(text))})`, text, log);
  }
  const { title, summary } = inputs.settings;
  if (!summary) return;
  const { renderDryRun } = await import('../report/render-dry-run.ts');
  const { workflow, runUrl } = run;
  const page = renderDryRun({ title, workflow, runUrl, plan, texts });
  await publishSummary(redactReport(page, secrets.redactKeys), ports);
}

async function listTexts(story: Story): Promise<SentText[]> {
  const { source, taskOptions } = story.inputs;
  if (source.kind === 'task-id') return [];
  const { redact } = story.ports.secrets;
  const prompt = markInvisible(redact(await buildPrompt(story))).text;
  const { config } = taskOptions;
  const json = config === undefined ? '' : redact(JSON.stringify(config, undefined, 2));
  return [
    { name: 'Prompt', text: prompt, language: '' },
    ...(json === '' ? [] : [{ name: 'Config', text: json, language: 'json' }]),
  ];
}

/** Each item continues the sentence “The step …”. */
function describeTask({
  apiKey,
  runReference,
  settings,
  source,
  taskOptions: { workspaceId },
}: Inputs): string[] {
  const key = apiKey === '' ? ['needs the input `api-key`, which is empty'] : [];
  if (source.kind === 'task-id') return [...key, `follows the task \`${source.taskId}\``];
  const place = workspaceId === undefined ? '' : ` in the workspace \`${workspaceId}\``;
  const reference = runReference ? ', after which one line names this workflow run' : '';
  return [...key, `creates a task at \`${settings.baseUrl}\`${place} with this prompt${reference}`];
}

/** Each item continues the sentence “The step …”. */
async function describeResults({ inputs, ports, run }: Story): Promise<string[]> {
  const { settings, source, reaction = '' } = inputs;
  const isReacting = ports.react !== undefined && source.kind !== 'task-id';
  const reacts = isReacting ? [`reacts to the comment with \`${reaction}\``] : [];
  if (!inputs.wait) return [...reacts, 'does not wait for the task, and publishes nothing'];
  return [
    ...reacts,
    describeFiles(settings, run, ports.artifacts !== undefined),
    ports.comment === undefined
      ? describeOtherPlace(settings)
      : await describeComment(ports.comment, settings),
    ...(settings.findings === ''
      ? []
      : [
          `posts the findings as ${ports.review === undefined ? 'annotations' : 'a review of the pull request'}`,
        ]),
    settings.summary
      ? `writes the report to the ${ports.hasSummaries ? 'job summary' : 'log'}`
      : 'writes no job summary',
  ];
}

function describeFiles(
  { artifact, artifactName, outputDir }: Inputs['settings'],
  run: RunFacts,
  hasArtifacts: boolean,
): string {
  const folder =
    outputDir === '' ? 'RUNNER_TEMP/miteos/<task>' : outputRoot({ outputDir, taskId: '' }, run);
  const name = artifactName || 'miteos-<task>';
  const artifacts = {
    zip: `publishes them as the artifact \`${name}\``,
    files: `publishes each as an artifact whose name begins with \`${name}\``,
    none: 'publishes no artifact',
  };
  return `saves the files in \`${folder}\` and ${artifacts[hasArtifacts ? artifact : 'none']}`;
}

function describeOtherPlace(settings: Inputs['settings']): string {
  if (settings.issueTitle !== '') return describeIssue(settings);
  return settings.comment === 'never'
    ? 'writes no comment'
    : 'writes no comment, because the event has no pull request and the input `issue-number` is empty';
}

function describeIssue(settings: Inputs['settings']): string {
  const { issueTitle, issueMode, issueLabels, issueAssignees } = settings;
  const lists = { labels: issueLabels, assignees: issueAssignees };
  const named = Object.entries(lists)
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => `the ${name} ${values.map((one) => `\`${one}\``).join(', ')}`)
    .join(' and ');
  const issue = `writes the report as the issue "${issueTitle}" (\`issue-mode: ${issueMode}\`)`;
  return named === '' ? issue : `${issue} with ${named}`;
}

async function describeComment(
  port: CommentPort,
  { commentMode }: Inputs['settings'],
): Promise<string> {
  try {
    const number = await port.findIssueNumber();
    return `writes the report as a comment on #${number} (\`comment-mode: ${commentMode}\`)`;
  } catch (error) {
    return `writes no comment. ${errorMessage(error)}`;
  }
}
