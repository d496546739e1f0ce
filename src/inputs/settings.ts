import { createHash } from 'node:crypto';

import { readExpectedFiles, type ExpectedFiles } from './expected-files.ts';
import { InputReader } from './input-reader.ts';
import { isLoopbackHost } from '../support/proxies.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const TIMEOUT_RANGE = {
  minMs: 1000,
  maxMs: 35 * DAY_MS,
  maxPlainMinutes: 24 * 60,
  description: 'from 1 second to 35 days',
};
/** The maximum length of the title of an issue on GitHub, in characters. */
const MAX_TITLE_LENGTH = 256;
/** The maximum length of the name of a label on GitHub, in characters. */
const MAX_LABEL_LENGTH = 50;

const STALL_TIMEOUT_RANGE = {
  ...TIMEOUT_RANGE,
  minMs: MINUTE_MS,
  description: 'from 1 minute to 35 days',
};

/** The inputs for following a task and publishing its results. The post step reads them from the saved state, so none is a secret. */
export interface Settings extends ExpectedFiles {
  readonly baseUrl: string;
  readonly timeoutMs: number;
  /** Whether the task is cancelled on timeout. */
  readonly cancelOnTimeout: boolean;
  /** Undefined: a task may take as long as the timeout without a visible change. */
  readonly stallTimeoutMs: number | undefined;
  /** The reported cost at which the task is cancelled. Undefined: no limit. */
  readonly maxCostCents: number | undefined;
  readonly pollIntervalMs: number;
  readonly onApproval: 'wait' | 'leave' | 'cancel';
  readonly deliverablePatterns: readonly string[];
  readonly ifNoDeliverables: 'warn' | 'error' | 'ignore';
  /** Empty: a folder in RUNNER_TEMP, named after the task. */
  readonly outputDir: string;
  readonly artifact: 'zip' | 'files' | 'none';
  /** Empty: named after the task. */
  readonly artifactName: string;
  readonly retentionDays: number | undefined;
  readonly comment: 'auto' | 'always' | 'never';
  readonly commentMode: 'update' | 'recreate' | 'new';
  /** Empty: named after workflow, job, step and matrix job. */
  readonly commentKey: string;
  readonly liveComment: boolean;
  /** Headline of the comment and the summary. Empty: the first heading of the report. */
  readonly title: string;
  readonly issueNumber: number | undefined;
  /** Empty: the report is no issue. */
  readonly issueTitle: string;
  readonly issueMode: 'new' | 'update';
  readonly issueLabels: readonly string[];
  readonly issueAssignees: readonly string[];
  readonly summary: boolean;
  /** A hash of the matrix values. Everything else is the same for all jobs of a matrix. */
  readonly matrixJob: string;
}

/**
 * Reads the inputs for following a task and publishing its results.
 * @param followsExisting whether the task comes from `task-id`. Such a task keeps running after a timeout by default.
 */
export function readSettings(reader: InputReader, followsExisting: boolean): Settings {
  const onTimeout = reader.choice(
    'on-timeout',
    followsExisting ? ['leave', 'cancel'] : ['cancel', 'leave'],
  );
  return {
    baseUrl: readBaseUrl(reader),
    timeoutMs: reader.durationMs('timeout', TIMEOUT_RANGE) ?? 60 * MINUTE_MS,
    cancelOnTimeout: onTimeout === 'cancel',
    stallTimeoutMs: reader.durationMs('stall-timeout', STALL_TIMEOUT_RANGE),
    maxCostCents: reader.positiveNumber('max-cost-cents'),
    pollIntervalMs:
      reader.durationMs('poll-interval', {
        minMs: 1000,
        maxMs: 10 * MINUTE_MS,
        description: 'from 1 second to 10 minutes',
      }) ?? 15_000,
    onApproval: reader.choice('on-approval', ['wait', 'leave', 'cancel']),
    deliverablePatterns: reader.patterns('deliverables', '**'),
    ...readExpectedFiles(reader),
    ifNoDeliverables: reader.choice('if-no-deliverables', ['warn', 'error', 'ignore']),
    outputDir: reader.text('output-dir'),
    artifact: reader.choice('artifact', ['zip', 'files', 'none']),
    artifactName: readArtifactName(reader),
    retentionDays: reader.integer('retention-days', { min: 1, max: 400 }),
    comment: reader.choice('comment', ['auto', 'always', 'never']),
    commentMode: reader.choice('comment-mode', ['update', 'recreate', 'new']),
    commentKey: reader.text('comment-key'),
    liveComment: reader.boolean('live-comment') ?? false,
    title: reader.text('title'),
    issueNumber: reader.integer('issue-number', { min: 1 }),
    ...readIssueSettings(reader),
    summary: reader.boolean('summary') ?? true,
    matrixJob: hashText(reader.text('matrix-job', 'null')),
  };
}

/**
 * Returns the base URL for the post step: the one that the main step saved.
 * @returns undefined when the input differs, because then the key may be for another service, too. The runner may give the post step no
 * inputs, or those of an enclosing composite action. Sources: actions/runner #2030 and #3514.
 * @throws UserError when the saved URL is not a valid input
 */
export function readPostBaseUrl(input: string, saved: string): string | undefined {
  const reader = new InputReader(() => saved);
  const baseUrl = readBaseUrl(reader);
  reader.finish();
  const isSame = input === '' || readBaseUrl(new InputReader(() => input)) === baseUrl;
  return isSame ? baseUrl : undefined;
}

/** Reads the inputs for the issue with the report. */
function readIssueSettings(
  reader: InputReader,
): Pick<Settings, 'issueTitle' | 'issueMode' | 'issueLabels' | 'issueAssignees'> {
  const issueTitle = reader.text('issue-title');
  if (Array.from(issueTitle).length > MAX_TITLE_LENGTH || /\p{Cc}/u.test(issueTitle)) {
    reader.reject('issue-title', `one line of at most ${MAX_TITLE_LENGTH} characters`, issueTitle);
  }
  const issueMode = reader.choice('issue-mode', ['new', 'update']);
  const issueLabels = reader.list('issue-labels');
  const issueAssignees = reader.list('issue-assignees');
  for (const label of issueLabels.filter((one) => Array.from(one).length > MAX_LABEL_LENGTH)) {
    reader.reject('issue-labels', `names of at most ${MAX_LABEL_LENGTH} characters`, label);
  }
  for (const login of issueAssignees.filter((one) => !/^[\w-]+(?:\[bot\])?$/.test(one))) {
    reader.reject('issue-assignees', 'logins without `@`, e.g. `octocat,hubot`', login);
  }
  const isSet = {
    'issue-mode': issueMode !== 'new',
    'issue-labels': issueLabels.length > 0,
    'issue-assignees': issueAssignees.length > 0,
  };
  for (const [input] of Object.entries(isSet).filter(([, is]) => is && issueTitle === '')) {
    reader.problem(`${input}: needs issue-title, which publishes the report as an issue.`);
  }
  return { issueTitle, issueMode, issueLabels, issueAssignees };
}

/** The artifact service rejects these characters in a name. */
function readArtifactName(reader: InputReader): string {
  const name = reader.text('artifact-name');
  if (/["<>:|*?\\/\r\n]/.test(name)) {
    reader.reject('artifact-name', 'a name without `" : < > | * ? \\ /` or line breaks', name);
  }
  return name;
}

/** The key is sent to this address, so plain HTTP is only for loopback. Credentials in it would be printed or sent elsewhere. */
function readBaseUrl(reader: InputReader): string {
  const given = reader.text('base-url', 'https://api.miteos.com/v1');
  const url = URL.parse(given);
  const isLoopback = url !== null && isLoopbackHost(url.hostname);
  if (url === null || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback))) {
    reader.reject(
      'base-url',
      'an `https:` URL (`http:` only for loopback)',
      withoutSecrets(given, url),
    );
    return given;
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    reader.reject(
      'base-url',
      'a URL without credentials, query or fragment',
      withoutSecrets(given, url),
    );
  }
  return `${url.origin}${url.pathname}`.replace(/(?<!\/)\/+$/, '');
}

/** Removes the parts of a URL that may contain a password or a token. */
function withoutSecrets(given: string, url: URL | null): string {
  if (url !== null && /^https?:$/.test(url.protocol)) return `${url.origin}${url.pathname}`;
  return given.replace(/^.*@/s, '…@').replace(/[?#].*/s, '…');
}

function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
