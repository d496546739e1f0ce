import type { OutputFile, OutputFolder } from '../../src/deliverables/output-folder.ts';
// Loaded here, so that no virtual time goes by while the code under test loads them.
import '../../src/deliverables/read-texts.ts';
import '../../src/deliverables/save-deliverables.ts';
import '../../src/report/banner.ts';
import '../../src/report/render-banner.ts';
import '../../src/report/render-dry-run.ts';
import '../../src/report/render-progress.ts';
import { renderFindings } from '../../src/report/render-finding.ts';
import { renderReports } from '../../src/report/render-report.ts';
import { readInputs, type Inputs, type InputSituation } from '../../src/inputs/inputs.ts';
import type {
  ArtifactPort,
  ArtifactRequest,
  CommentDraft,
  CommentPort,
  IssueDraft,
  IssuePort,
  IssuePublication,
  KeptComment,
  MainPorts,
  Publication,
  Refusal,
  ReviewOutcome,
  ReviewPort,
  ReviewRequest,
  RunChange,
  RunFacts,
  StepFiles,
} from '../../src/ports.ts';
import type { PublishedArtifact } from '../../src/report/result.ts';
import type { SavedState } from '../../src/step/saved-state-schema.ts';
import { readSavedState } from '../../src/step/saved-state.ts';
import type { Clock } from '../../src/support/clock.ts';
import type { ContextFiles } from '../../src/task/prompt.ts';
import type { Task } from '../../src/task/task.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeLog, neverWarned } from './fake-log.ts';
import { FakeTaskService } from './fake-task-service.ts';

/** Outputs, state and summaries of the step. `events` contains the order of all of them. */
export class FakeStep implements StepFiles {
  readonly outputs = new Map<string, string>();
  readonly states = new Map<string, string>();
  readonly summaries: string[] = [];
  readonly events: string[] = [];
  summaryError: Error | undefined;
  /** When set, each write of state fails, as on a full disk. */
  stateError: Error | undefined;
  /** Makes an output fail, by its name. */
  readonly outputErrors = new Map<string, Error>();

  setOutput(name: string, value: string): void {
    const error = this.outputErrors.get(name);
    if (error !== undefined) throw error;
    this.outputs.set(name, value);
    this.events.push(`output ${name}`);
  }

  saveState(name: string, value: string): void {
    if (this.stateError !== undefined) throw this.stateError;
    this.states.set(name, value);
    this.events.push(`state ${name}`);
  }

  writeSummary(markdown: string): Promise<void> {
    if (this.summaryError !== undefined) return Promise.reject(this.summaryError);
    this.summaries.push(markdown);
    return Promise.resolve();
  }

  /** Returns the state that the post step would find. */
  saved<Name extends keyof SavedState>(name: Name): SavedState[Name] | undefined {
    return this.savedState()[name];
  }

  savedState(): Partial<SavedState> {
    return readSavedState((name) => this.states.get(name) ?? '', neverWarned);
  }
}

/** An output folder in memory. */
export class FakeFolder implements OutputFolder {
  readonly root: string;
  readonly files = new Map<string, string>();
  readonly #bytes = new Map<string, Buffer>();
  /** When set, each write fails, as on a full disk. */
  writeError: Error | undefined;

  constructor(root: string) {
    this.root = root;
  }

  createFile(name: string): Promise<OutputFile> {
    let bytes = Buffer.alloc(0);
    return Promise.resolve({
      write: (chunk) => {
        if (this.writeError !== undefined) return Promise.reject(this.writeError);
        bytes = Buffer.concat([bytes, chunk]);
        return Promise.resolve();
      },
      restart: () => {
        bytes = Buffer.alloc(0);
        return Promise.resolve();
      },
      keep: () => {
        this.files.set(name, bytes.toString());
        this.#bytes.set(name, bytes);
        return Promise.resolve(`${this.root}/${name}`);
      },
      discard: () => Promise.resolve(),
    });
  }

  readBeginning(
    name: string,
    maxBytes: number,
  ): Promise<{ bytes: Uint8Array; totalBytes: number }> {
    const bytes = this.#bytes.get(name) ?? Buffer.alloc(0);
    return Promise.resolve({ bytes: bytes.subarray(0, maxBytes), totalBytes: bytes.length });
  }

  freeBytes(): Promise<number> {
    return Promise.resolve(Infinity);
  }

  removeStagingFiles(): Promise<void> {
    return Promise.resolve();
  }
}

/** Records all uploads. */
export class FakeArtifacts implements ArtifactPort {
  readonly #clock: Clock;
  readonly uploads: { readonly name: string; readonly files: readonly string[] }[] = [];
  readonly requests: ArtifactRequest[] = [];
  /** Makes the upload with this name fail; `*` for all uploads. */
  readonly errors = new Map<string, Error>();
  /** The digests of uploads by name. Other uploads have none. */
  readonly digests = new Map<string, string>();
  /** The duration of an upload by name, on the clock. */
  uploadMs: (name: string) => number = () => 0;
  maxAtOnce = 0;
  #atOnce = 0;
  /** Names that are already in use. */
  readonly taken = new Set<string>();
  /** Whether uploads never end, but wait for their signal. */
  isStalled = false;
  /** Called before each upload. */
  onUpload: (name: string, request: ArtifactRequest) => void = () => undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async upload(request: ArtifactRequest): Promise<PublishedArtifact> {
    const { names, signal, files } = request;
    const name = names.find((one) => !this.taken.has(one)) ?? '';
    this.onUpload(name, request);
    this.requests.push(request);
    const error = this.errors.get(name) ?? this.errors.get('*');
    if (error !== undefined) throw error;
    if (this.isStalled) {
      await new Promise((resolve) => {
        signal.addEventListener('abort', resolve, { once: true });
      });
    }
    this.#atOnce += 1;
    this.maxAtOnce = Math.max(this.maxAtOnce, this.#atOnce);
    await this.#clock.sleep(this.uploadMs(name), signal);
    this.#atOnce -= 1;
    signal.throwIfAborted();
    this.uploads.push({ name, files: files.map((file) => file.name) });
    const id = this.uploads.length;
    const digest = this.digests.get(name) ?? '';
    return { name, id, url: `https://github.com/artifacts/${id}`, digest, bytes: 1 };
  }
}

/** Records each body of the comment. */
export class FakeComment implements CommentPort {
  readonly bodies: string[] = [];
  readonly drafts: CommentDraft[] = [];
  /** The comment that the next draft replaces. */
  existing: KeptComment | undefined;
  error: Error | undefined;
  /** Whether requests never end. */
  isStalled = false;
  /** Whether a newer run has the comment. */
  isSuperseded = false;

  findIssueNumber(): Promise<number> {
    return this.error === undefined ? Promise.resolve(2) : Promise.reject(this.error);
  }

  async publish(draft: CommentDraft): Promise<Publication> {
    this.drafts.push(draft);
    const comment = { id: 7, url: 'https://github.com/comments/7' };
    if (this.isStalled) return new Promise(() => undefined);
    if (this.error !== undefined) throw this.error;
    if (this.isSuperseded) return { kind: 'superseded', by: comment };
    const { existing } = this;
    const isKept = draft.kind !== 'report' || existing?.part === 'banner';
    const kept = isKept ? existing : undefined;
    const body = await draft.render(kept);
    this.bodies.push(body);
    const ours = { commit: draft.commit, runId: '42', runAttempt: 1 };
    const source = kept ?? (draft.kind === 'report' ? ours : undefined);
    this.existing = source && { ...source, part: 'report', text: body.trim() };
    return Promise.resolve({ kind: 'posted', comment });
  }
}

/** Records each draft of the issue. */
export class FakeIssue implements IssuePort {
  readonly drafts: IssueDraft[] = [];
  error: Error | undefined;
  /** What happens to the drafts. */
  outcome: IssuePublication['kind'] = 'posted';

  publish(draft: IssueDraft): Promise<IssuePublication> {
    this.drafts.push(draft);
    if (this.error !== undefined) return Promise.reject(this.error);
    const issue = { number: 5, url: 'https://github.com/issues/5' };
    const { outcome: kind } = this;
    if (kind === 'none') return Promise.resolve({ kind });
    return Promise.resolve(kind === 'superseded' ? { kind, by: issue } : { kind, issue });
  }
}

/** Keeps what was posted, by fingerprint. */
export class FakeReview implements ReviewPort {
  readonly requests: ReviewRequest[] = [];
  readonly posted = new Map<string, string>();
  error: Error | undefined;
  /** Why nothing of a review is taken. */
  refusal: string | undefined;
  /** Whether the review may have been written, because of `refusal`. */
  isUnclear = false;
  maxComments = 30;

  async publish(request: ReviewRequest): Promise<ReviewOutcome> {
    this.requests.push(request);
    if (this.error !== undefined) throw this.error;
    const isKnown = ({ fingerprint }: { fingerprint: string }) => this.posted.has(fingerprint);
    const namesOf = (comments: ReviewRequest['comments']) => comments.map((one) => one.fingerprint);
    const known = namesOf(request.comments.filter(isKnown));
    const fresh = request.comments.filter((comment) => !isKnown(comment));
    const sent = fresh.slice(0, this.maxComments);
    const omitted = namesOf(fresh.slice(this.maxComments));
    const failed = { refused: [], unclear: [], refusal: undefined };
    const nothing = { url: undefined, posted: [], known, omitted, ...failed };
    if (sent.length === 0) return nothing;
    const { refusal } = this;
    if (refusal !== undefined)
      return { ...nothing, [this.isUnclear ? 'unclear' : 'refused']: namesOf(sent), refusal };
    const texts = await request.renderComments(sent);
    sent.forEach(({ fingerprint }, index) => this.posted.set(fingerprint, texts[index] ?? ''));
    return { ...nothing, url: 'https://github.com/reviews/9', posted: namesOf(sent) };
  }
}

/** All ports of a step, in memory and in virtual time. */
export class FakeWorld {
  readonly clock = new FakeClock();
  readonly log = new FakeLog();
  readonly service = new FakeTaskService(this.clock);
  readonly step = new FakeStep();
  readonly artifacts = new FakeArtifacts(this.clock);
  readonly comment = new FakeComment();
  readonly review = new FakeReview();
  /** Each with level, place, title and message. */
  readonly annotations: string[] = [];
  readonly stopper = new AbortController();
  readonly folders: FakeFolder[] = [];
  /** Contents of files by path. */
  readonly workspaceFiles = new Map<string, string>();
  /** The content of the pull request. */
  context = 'the diff';
  contextCommit: string | undefined = 'c'.repeat(40);
  /** What is omitted from the context. */
  gaps: string[] = [];
  /** The hidden text in the context. */
  hidden: string[] = [];
  contextFiles: ContextFiles = { files: [], hidden: [] };
  /** The current head of the pull request; an error when it can't be read. */
  head: string | undefined | Error;
  /** What the event's pull request changes; an error when it can't be read. */
  change: RunChange | Error = { head: 'c'.repeat(40), files: [], isWhole: true };
  /** Why the actor may not spend credits. */
  refusal: Refusal | undefined;
  /** Redacts secrets. */
  redact: (text: string) => string = (text) => text;
  /** The number of calls in the job by name. Each new job starts with none. */
  calls = new Map<string, number>();
  /** Folders that other steps of the job have claimed. */
  readonly claimedFolders = new Set<string>();
  #nonces = 0;

  readonly ports: MainPorts = {
    clock: this.clock,
    log: this.log,
    service: this.service,
    stop: this.stopper.signal,
    step: this.step,
    openFolder: (root) => {
      const folder = new FakeFolder(root);
      this.folders.push(folder);
      return folder;
    },
    artifacts: this.artifacts,
    whyNoArtifacts: 'There is no service for artifacts here.',
    hasSummaries: true,
    comment: this.comment,
    issue: undefined,
    secrets: {
      redact: (text) => this.redact(text),
      redactKeys: (text) => this.redact(text),
    },
    renderReports: async (result) => renderReports(await result),
    renderFindings: (findings) => {
      const { runUrl } = runFacts;
      return Promise.resolve(renderFindings({ findings, runUrl }));
    },
    review: this.review,
    annotate: (level, message, { file, startLine, title }) => {
      this.annotations.push(`${level} ${file}:${startLine} ${title}: ${message}`);
    },
    fetchHead: () => {
      this.step.events.push('head');
      return this.head instanceof Error ? Promise.reject(this.head) : Promise.resolve(this.head);
    },
    fetchChange: () => {
      this.step.events.push('change');
      const { change } = this;
      return change instanceof Error ? Promise.reject(change) : Promise.resolve(change);
    },
    findRefusal: () => {
      this.step.events.push('actor check');
      return Promise.resolve(this.refusal);
    },
    readWorkspaceFile: (input, path) => {
      this.step.events.push(input);
      return Promise.resolve(this.workspaceFiles.get(path) ?? '');
    },
    fetchContext: (mode, maxBytes) => {
      this.step.events.push(`context ${mode} ${maxBytes}`);
      const { context: content, contextCommit: commit, gaps, hidden } = this;
      return Promise.resolve({ title: 'pull request #2', content, commit, gaps, hidden });
    },
    react: undefined,
    readContextFiles: (patterns, maxBytes) => {
      this.step.events.push(`files ${patterns.join(' ')} ${maxBytes}`);
      return Promise.resolve(this.contextFiles);
    },
    newNonce: () => {
      this.#nonces += 1;
      return this.#nonces.toString(16).padStart(16, '0');
    },
    numberCall: (name) => {
      const number = (this.calls.get(name) ?? 0) + 1;
      this.calls.set(name, number);
      return Promise.resolve(number);
    },
    claimFolder: (folder) => Promise.resolve(!this.claimedFolders.has(folder)),
  };

  /** Cancels the step after some time. */
  stopAfter(ms: number): void {
    this.clock.after(ms, () => {
      this.stopper.abort(new Error('the run was cancelled or timed out (SIGINT)'));
    });
  }

  /** Ends the task after some time, with deliverables by name and text. */
  endAfter(
    ms: number,
    taskId: string,
    end: { status?: 'complete' | 'failed' | 'cancelled'; changes?: Partial<Task> } = {},
  ): void {
    this.clock.after(ms, () => {
      this.service.change(taskId, end.status ?? 'complete', end.changes);
    });
  }

  /** Adds a deliverable to a task. */
  addDeliverable(taskId: string, name: string, text: string): void {
    const id = `dlvr_${name}`;
    const deliverables = this.service.deliverables.get(taskId) ?? [];
    this.service.deliverables.set(taskId, [...deliverables, { id, name }]);
    this.service.contents.set(id, new TextEncoder().encode(text));
  }
}

export const runFacts: RunFacts = {
  repository: 'octo/repo',
  runId: '42',
  runAttempt: 1,
  workflow: 'ci',
  job: 'review',
  action: 'miteos',
  commit: 'a'.repeat(40),
  annotatedCommit: 'c'.repeat(40),
  repositoryUrl: 'https://github.com/octo/repo',
  runUrl: 'https://github.com/octo/repo/actions/runs/42',
  watchUrl: 'https://platform.miteos.com/war-room',
  workspace: '/job/repo',
  runnerTemp: '/job/temp',
};

/**
 * The inputs of a workflow, by default with a key and a prompt.
 * @throws UserError like the action itself
 */
export function inputsOf(
  given: Readonly<Record<string, string>> = {},
  situation: Partial<InputSituation> = {},
): Inputs {
  const hasSource = ['prompt', 'prompt-file', 'task-id'].some((name) => name in given);
  const values: Readonly<Record<string, string>> = {
    'api-key': 'mt_test_key',
    ...(hasSource ? {} : { prompt: 'Review.' }),
    ...given,
  };
  const facts = { isWithoutSecrets: false, hasPullRequest: true, issueNumber: 2, ...situation };
  return readInputs((name) => values[name] ?? '', facts);
}
