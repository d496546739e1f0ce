import { readSchemaSource, type SchemaSource } from './expected-files.ts';
import { readSettings, type Settings } from './settings.ts';
import { InputReader } from './input-reader.ts';
import { readPromptVariables } from './prompt-variables.ts';
import { formatDuration } from '../support/duration.ts';
import { describeSyntaxError } from '../support/json.ts';
import { MAX_PROMPT_BYTES } from '../task/prompt.ts';
import type { TaskOptions } from '../task/task-service.ts';

/** Where the task comes from. */
type TaskSource =
  | { readonly kind: 'prompt'; readonly text: string }
  | { readonly kind: 'prompt-file'; readonly path: string }
  | { readonly kind: 'task-id'; readonly taskId: string };

/** The reactions that GitHub has. Source: REST, "Reactions". */
const REACTIONS = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'] as const;

type ContextMode = 'none' | 'summary' | 'diff';

/** All inputs, checked and typed. */
export interface Inputs {
  /** Empty only where `ifNoApiKey` applies, and in a dry run. */
  readonly apiKey: string;
  readonly ifNoApiKey: 'error' | 'skip';
  readonly source: TaskSource;
  /** Undefined: `{{…}}` in the prompt is left as it is. */
  readonly promptVariables: ReadonlyMap<string, string> | undefined;
  readonly contextMode: ContextMode;
  /** Glob patterns of files in the workspace. */
  readonly contextFiles: readonly string[];
  readonly contextMaxBytes: number;
  readonly taskOptions: TaskOptions;
  /** Undefined when there is none. */
  readonly outputSchema: SchemaSource | undefined;
  readonly runReference: boolean;
  readonly onRerun: 'resume' | 'new';
  readonly wait: boolean;
  /** Whether to show what would be sent, without a task. */
  readonly dryRun: boolean;
  /** A list of logins. `write` in it means everybody with write access. */
  readonly allowedActors: 'all' | readonly string[];
  readonly ifNotAllowed: 'error' | 'skip';
  readonly githubToken: string;
  /** Undefined: none. */
  readonly reaction: (typeof REACTIONS)[number] | undefined;
  readonly settings: Settings;
}

/** The facts of the event that decide whether the inputs are valid for it. */
export interface InputSituation {
  /** Whether the run has no access to the repository's secrets: it is for a pull request from a fork, or Dependabot triggered it. */
  readonly isWithoutSecrets: boolean;
  /** Whether Dependabot triggered the run. */
  readonly isByDependabot?: boolean;
  /** Also true where only a request to GitHub can tell which pull request it is. */
  readonly hasPullRequest: boolean;
  /** Whether the event is a push to an existing branch, so that its change is known. */
  readonly hasPushedChange?: boolean;
  /** The number of the issue or pull request in the event. */
  readonly issueNumber: number | undefined;
  /** Whether only people with push access can trigger the event, so that its payload is not needed to check who did. */
  readonly isFromInsider?: boolean;
  /** Why the event's payload can't be read, as a complete sentence; undefined when it was read. */
  readonly eventProblem?: string | undefined;
}

/**
 * Reads and checks every input of action.yml.
 * @param read the trimmed value of an input, empty when it is not set
 * @throws UserError that lists every problem: the input's name, what was expected, and the value
 */
export function readInputs(read: (name: string) => string, situation: InputSituation): Inputs {
  const reader = new InputReader(read);
  const source = readSource(reader);
  const settings = readSettings(reader, source.kind === 'task-id');
  const inputs: Inputs = {
    apiKey: readApiKey(reader),
    ifNoApiKey: reader.choice('if-no-api-key', ['error', 'skip']),
    source,
    promptVariables: readPromptVariables(reader),
    contextMode: reader.choice('pull-request-context', ['none', 'summary', 'diff']),
    contextFiles: readContextPatterns(reader),
    contextMaxBytes:
      reader.integer('context-max-bytes', { min: 1000, max: MAX_PROMPT_BYTES }) ?? 100_000,
    taskOptions: readTaskOptions(reader),
    outputSchema: readSchemaSource(reader, settings),
    runReference: reader.boolean('run-reference') ?? true,
    onRerun: reader.choice('on-rerun', ['resume', 'new']),
    wait: reader.boolean('wait') ?? true,
    dryRun: reader.boolean('dry-run') ?? false,
    allowedActors: readAllowedActors(reader),
    ifNotAllowed: reader.choice('if-not-allowed', ['error', 'skip']),
    githubToken: reader.text('github-token'),
    reaction: reader.text('reaction') === '' ? undefined : reader.choice('reaction', REACTIONS),
    settings,
  };
  checkFit(inputs, situation, reader);
  reader.finish();
  return inputs;
}

/** Reports inputs that are valid by themselves, but not together or not for this event. */
function checkFit(inputs: Inputs, situation: InputSituation, reader: InputReader): void {
  const { apiKey, contextFiles, contextMode, dryRun, ifNoApiKey, settings, source } = inputs;
  if (situation.eventProblem !== undefined && situation.isFromInsider !== true) {
    reader.problem(
      `${situation.eventProblem} The step needs this file to check who triggered the run.`,
    );
    // The other checks need the event.
    return;
  }
  const isKeyOptional = dryRun || (situation.isWithoutSecrets && ifNoApiKey === 'skip');
  if (apiKey === '' && !isKeyOptional) reader.problem(noKeyProblem(situation));
  if (contextMode !== 'none' && source.kind === 'task-id') {
    reader.problem('pull-request-context: must be `none` with task-id, since no prompt is sent.');
  } else if (
    contextMode !== 'none' &&
    !situation.hasPullRequest &&
    settings.issueNumber === undefined
  ) {
    reader.problem(
      `pull-request-context: "${contextMode}" needs an event with a pull request, or issue-number.`,
    );
  }
  if (contextFiles.length > 0 && source.kind === 'task-id') {
    reader.problem('context-files: must be empty with task-id, since no prompt is sent.');
  }
  const { stallTimeoutMs = 0, timeoutMs } = settings;
  if (stallTimeoutMs >= timeoutMs) {
    const limit = formatDuration(timeoutMs);
    reader.problem(`stall-timeout: must be shorter than timeout, which is ${limit}.`);
  }
  const hasChange = situation.hasPullRequest || situation.hasPushedChange === true;
  if (settings.findings !== '' && !hasChange && settings.issueNumber === undefined) {
    reader.problem(
      'findings: needs an event with a pull request or a push to an existing branch, or issue-number. Findings are checked against its change.',
    );
  }
  const hasTarget =
    situation.hasPullRequest || (settings.issueNumber ?? situation.issueNumber) !== undefined;
  if (settings.comment === 'always' && !hasTarget) {
    reader.problem(
      'comment: `always` needs an event with a pull request or an issue, or issue-number.',
    );
  }
  if (settings.issueTitle !== '') checkIssue(inputs, reader);
  if (!inputs.wait) checkWithoutWait(settings, reader);
}

/** Reports inputs that are not valid with issue-title. */
function checkIssue({ githubToken, settings }: Inputs, reader: InputReader): void {
  const { comment, commentMode, liveComment, issueNumber } = settings;
  const why = 'with issue-title, because the report becomes an issue instead of a comment.';
  if (issueNumber !== undefined) reader.problem(`issue-number: must be empty ${why}`);
  if (liveComment) reader.problem(`live-comment: must be \`false\` ${why}`);
  if (commentMode !== 'update') reader.problem(`comment-mode: must be \`update\` ${why}`);
  if (comment === 'always') reader.problem(`comment: must not be \`always\` ${why}`);
  if (githubToken === '') reader.problem('issue-title: needs github-token, to write the issue.');
}

/** Reports inputs that have no effect if the step does not wait. */
function checkWithoutWait(settings: Settings, reader: InputReader): void {
  const needs = (name: string, verb: string): void => {
    reader.problem(`${name}: needs \`wait: true\`, because only a step that waits ${verb}.`);
  };
  if (settings.maxCostCents !== undefined) needs('max-cost-cents', 'can cancel');
  if (settings.stallTimeoutMs !== undefined) needs('stall-timeout', 'can cancel');
  if (settings.issueTitle !== '') needs('issue-title', 'has a report');
  const checks = {
    expect: settings.expect.length > 0,
    'fail-on': settings.failOn !== 'none',
    'if-no-findings': settings.ifNoFindings === 'quiet',
  };
  for (const [name, isSet] of Object.entries(checks)) {
    if (!isSet) continue;
    reader.problem(
      `${name}: has no effect with \`wait: false\`, because the step ends before there are results. Set it in the step that collects them with task-id.`,
    );
  }
}

/** Sources: GitHub's "Using secrets in GitHub Actions" and "Troubleshooting Dependabot on GitHub Actions". */
function noKeyProblem({ isWithoutSecrets, isByDependabot = false }: InputSituation): string {
  if (!isWithoutSecrets) {
    return (
      'api-key: expected a Miteos key, got an empty value. Check that the secret (e.g. `MITEOS_API_KEY`) exists in this repository, its ' +
      "organization or the job's `environment`, and that the workflow uses the same name. To pass it to a reusable workflow, use " +
      '`secrets: inherit`.'
    );
  }
  const skip = 'To skip the task in such runs, set `if-no-api-key: skip`';
  return isByDependabot
    ? `api-key: the value is empty, because runs triggered by Dependabot have no access to Actions secrets. ${skip}, or, on ` +
        '`pull_request`, add the key to the Dependabot secrets.'
    : `api-key: the value is empty, because runs for pull requests from forks have no access to secrets. ${skip}.`;
}

/** Whether the text looks like a Miteos key. */
export function isApiKey(text: string): boolean {
  return /^mt_(?:live|test)_[\x21-\x7e]+$/.test(text);
}

function readApiKey(reader: InputReader): string {
  const key = reader.text('api-key');
  if (key !== '' && !isApiKey(key)) {
    reader.rejectSecret('api-key', 'a Miteos key, `mt_live_…` or `mt_test_…`, without white space');
  }
  return key;
}

function readSource(reader: InputReader): TaskSource {
  const text = reader.text('prompt');
  const path = reader.text('prompt-file');
  const taskId = reader.text('task-id');
  const sources: TaskSource[] = [];
  if (text !== '') sources.push({ kind: 'prompt', text });
  if (path !== '') sources.push({ kind: 'prompt-file', path });
  if (taskId !== '') sources.push({ kind: 'task-id', taskId });
  const [source] = sources;
  if (source !== undefined && sources.length === 1) return source;
  const given = sources.length === 0 ? 'none' : sources.map(({ kind }) => kind).join(' and ');
  const advice =
    sources.length === 0
      ? ' Check the spelling of the input, and whether its expression is empty.'
      : '';
  reader.problem(
    `prompt, prompt-file, task-id: expected exactly one of them, got ${given}.${advice}`,
  );
  return { kind: 'prompt', text };
}

function readTaskOptions(reader: InputReader): TaskOptions {
  const config: Record<string, unknown> = { ...readConfig(reader) };
  const typed = {
    max_agents: reader.integer('max-agents', { min: 1 }),
    autonomy_level: reader.integer('autonomy-level', { min: 0, max: 100 }),
    auto_deploy: reader.boolean('auto-deploy'),
    deploy_target: reader.text('deploy-target') || undefined,
  };
  for (const [name, value] of Object.entries(typed)) if (value !== undefined) config[name] = value;
  const workspaceId = reader.text('workspace-id');
  return {
    ...(Object.keys(config).length > 0 ? { config } : {}),
    ...(workspaceId === '' ? {} : { workspaceId }),
  };
}

function readConfig(reader: InputReader): object {
  const text = reader.text('config');
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    reader.reject('config', 'a JSON object', text);
  } catch (error) {
    reader.reject('config', 'a JSON object', text, describeSyntaxError(error, text));
  }
  return {};
}

function readContextPatterns(reader: InputReader): string[] {
  const patterns = reader.patterns('context-files');
  const isOutside = (pattern: string): boolean =>
    /^(?:~?\/|\\\\|[A-Za-z]:[/\\])|(?<![^/\\])\.\.(?![^/\\])/.test(pattern.replace(/^!/, ''));
  for (const pattern of patterns.filter(isOutside)) {
    reader.reject(
      'context-files',
      'a pattern relative to the workspace, e.g. `data/*.csv`',
      pattern,
    );
  }
  if (patterns.length > 0 && patterns.every((pattern) => pattern.startsWith('!'))) {
    reader.reject('context-files', 'at least one pattern without `!`', patterns.join('\n'));
  }
  return patterns;
}

function readAllowedActors(reader: InputReader): Inputs['allowedActors'] {
  const given = reader.text('allowed-actors', 'write');
  if (given === 'all') return given;
  const names = given.split(/,|\r\n|\r|\n/).map((name) => name.trim());
  // `all` in a list, or `Write`, would silently mean a user with that login.
  const isName = (name: string): boolean =>
    name === 'write' ||
    (/^[A-Za-z\d][A-Za-z\d_-]*(?:\[bot\])?$/.test(name) && !/^(?:write|all)$/i.test(name));
  if (!names.every(isName)) {
    reader.reject(
      'allowed-actors',
      '`all`, or a comma-separated list of `write` and logins, e.g. `write,renovate[bot]`',
      given,
    );
  }
  return names;
}
