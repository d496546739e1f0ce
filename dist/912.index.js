export const id = 912;
export const ids = [912];
export const modules = {

/***/ 37912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  follow: () => (/* binding */ follow)
});

// EXTERNAL MODULE: ./build/publish/deliver.js + 16 modules
var deliver = __webpack_require__(26943);
// EXTERNAL MODULE: ./build/support/deadline.js
var support_deadline = __webpack_require__(74422);
// EXTERNAL MODULE: ./build/task/history.js
var task_history = __webpack_require__(18432);
// EXTERNAL MODULE: ./build/task/verdict.js
var task_verdict = __webpack_require__(16373);
;// CONCATENATED MODULE: ./build/task/pace.js
const MIN_PAUSE_MS = 1000;
/** The end of a task is noticed within a twelfth of its duration, and on average within half of that. */
const SHARE_OF_ELAPSED = 1 / 12;
const JITTER = 0.1;
const MAX_BACKOFF_MS = 30_000;
/** Jobs that were rejected at the same time must not retry at the same time. */
const RETRY_SPREAD_MS = 2000;
/** The pauses grow when less than this share of the rate limit remains. */
const LOW_SHARE = 0.5;
/** They grow by up to a minute, the period of the rate limit. */
const MAX_SCARCITY_MS = 60_000;
/**
 * Returns the pause before the next poll of a task, in milliseconds: a twelfth of the elapsed time, between one second and the user's
 * interval. It is longer while polls fail or little of the key's rate limit remains. A `Retry-After` replaces all of that.
 */
function nextPauseMs(facts) {
    const { elapsedMs, pollIntervalMs, failures, retryAfterMs, random } = facts;
    if (retryAfterMs !== undefined) {
        return Math.max(MIN_PAUSE_MS, retryAfterMs + RETRY_SPREAD_MS * random);
    }
    const jitter = 1 - JITTER + 2 * JITTER * random;
    const growingMs = elapsedMs * SHARE_OF_ELAPSED * jitter;
    const backoffMs = failures === 0 ? 0 : Math.min(1000 * 2 ** (failures - 1), MAX_BACKOFF_MS);
    return (Math.max(MIN_PAUSE_MS, Math.min(growingMs, pollIntervalMs), backoffMs * jitter) +
        scarcityMs(facts) * jitter);
}
/** All jobs that share a key see the same remaining requests, so all of them slow down. */
function scarcityMs({ rateLimit }) {
    if (rateLimit === undefined)
        return 0;
    const missing = LOW_SHARE - rateLimit.remaining / rateLimit.limit;
    // A limit of 0 makes `missing` negative or NaN: no extra pause.
    return missing > 0 ? (Math.min(missing, LOW_SHARE) / LOW_SHARE) * MAX_SCARCITY_MS : 0;
}

// EXTERNAL MODULE: ./build/task/task.js
var task_task = __webpack_require__(16279);
// EXTERNAL MODULE: ./build/task/task-service.js
var task_service = __webpack_require__(80101);
;// CONCATENATED MODULE: ./build/task/wait-for-task.js




/** The pause before a 401, 403 or 404 is checked again. A single one may come from a stale replica or a key rotation. */
const CONFIRM_AFTER_MS = 15_000;
/**
 * A stall shows in at least this many pauses between polls. A longer gap, e.g. because polls failed, counts as one of them: what happened
 * in it is not known.
 */
const MIN_STALL_PAUSES = 4;
const FATAL_STATUSES = new Set([401, 403, 404]);
/**
 * Polls a task until it ends, the deadline is reached, its cost reaches the maximum, it stalls, an agent waits for approval (with
 * `endOnApproval`), or the run is cancelled or times out. Polling continues after all other errors: a lost connection must not end paid work.
 * @param first the task before the first poll
 * @throws only for a bug in this action
 */
async function waitForTask(first, options) {
    const { service, clock, deadline, log, endOnApproval, observer } = options;
    const { maxCostCents = Infinity, stallTimeoutMs = Infinity } = options;
    const maxStallPauseMs = stallTimeoutMs / MIN_STALL_PAUSES;
    const pollIntervalMs = Math.min(options.pollIntervalMs, maxStallPauseMs);
    const startMs = clock.monotonicMs();
    let task = first;
    /** When the task began to wait for approval. */
    let approvalSinceMs;
    /** The error of the latest poll, if it failed. */
    let failure;
    let failures = 0;
    const changes = new TaskChanges(maxStallPauseMs);
    changes.see(first, startMs);
    const isInterrupted = () => deadline.signal.aborted || deadline.isOver();
    const interrupted = () => {
        const { signal } = deadline;
        if (signal.aborted && !(signal.reason instanceof support_deadline/* DeadlineError */.j3))
            return { kind: 'stopped', task };
        if (approvalSinceMs === undefined)
            return { kind: 'timed-out', task };
        return { kind: 'timed-out', task, approvalMs: clock.monotonicMs() - approvalSinceMs };
    };
    for (;;) {
        approvalSinceMs = (0,task_task/* isWaitingForApproval */.S4)(task)
            ? (approvalSinceMs ?? clock.monotonicMs())
            : undefined;
        if ((0,task_task/* hasEnded */.hY)(task))
            return { kind: 'ended', task };
        const { costCents = 0 } = task;
        if (costCents >= maxCostCents)
            return { kind: 'over-budget', task, costCents };
        if (isInterrupted())
            return interrupted();
        if (endOnApproval && approvalSinceMs !== undefined)
            return { kind: 'needs-approval', task };
        if (changes.unchangedMs >= stallTimeoutMs)
            return { kind: 'stalled', task };
        const rateLimit = service.rateLimit();
        const pauseMs = failure !== undefined && isFatal(failure)
            ? CONFIRM_AFTER_MS
            : nextPauseMs({
                elapsedMs: clock.monotonicMs() - startMs,
                pollIntervalMs,
                failures,
                retryAfterMs: failure?.retryAfterMs,
                rateLimit,
                random: clock.random(),
            });
        log.debug(`Next poll in ${Math.round(pauseMs)} ms; ${describeRateLimit(rateLimit)}`);
        await clock.sleep(pauseMs, deadline.signal);
        if (isInterrupted())
            return interrupted();
        try {
            task = await service.fetchTask(first.id, { signal: deadline.signal, attempts: 1 });
            failure = undefined;
            failures = 0;
            changes.see(task, clock.monotonicMs());
            observer.onTask(task);
        }
        catch (error) {
            if (isInterrupted())
                return interrupted();
            if (!(error instanceof task_service/* ServiceError */._))
                throw error;
            if (isConfirmed(failure, error))
                return { kind: 'lost', task, error };
            failure = error;
            failures += 1;
            observer.onFailure?.(error, failures);
        }
    }
}
/** What changes from poll to poll. */
class TaskChanges {
    /** For how long nothing visible has changed. The time in which the task is queued or waits for approval does not count. */
    unchangedMs = 0;
    #maxGapMs;
    #state = '';
    #seenAtMs = 0;
    /** @param maxGapMs how much one gap between polls can add to `unchangedMs` */
    constructor(maxGapMs) {
        this.#maxGapMs = maxGapMs;
    }
    /** Must be called for each successful poll, in order. */
    see(task, nowMs) {
        const { rawStatus, tokensUsed, costCents } = task;
        // The service may list the agents in any order.
        const agents = task.agents.map((agent) => JSON.stringify(agent)).toSorted();
        const state = JSON.stringify([rawStatus, agents, tokensUsed, costCents]);
        const isSame = state === this.#state && (0,task_task/* isInProgress */.LT)(task);
        const gapMs = Math.min(nowMs - this.#seenAtMs, this.#maxGapMs);
        this.unchangedMs = isSame ? this.unchangedMs + gapMs : 0;
        this.#state = state;
        this.#seenAtMs = nowMs;
    }
}
function describeRateLimit(rateLimit) {
    if (rateLimit === undefined)
        return 'Miteos reports no rate limit';
    return `${rateLimit.remaining} of ${rateLimit.limit} requests left in this minute`;
}
function isFatal(error) {
    return error.status !== undefined && FATAL_STATUSES.has(error.status);
}
function isConfirmed(previous, error) {
    return isFatal(error) && previous?.status === error.status;
}

// EXTERNAL MODULE: ./build/support/duration.js
var duration = __webpack_require__(42806);
// EXTERNAL MODULE: ./build/support/human-units.js
var human_units = __webpack_require__(83251);
;// CONCATENATED MODULE: ./build/task/wait-log.js



const HEARTBEAT_MS = 60_000;
/** A running task that costs nothing for so long is taken for one whose cost is not reported. */
const COST_DUE_MS = 60_000;
/** The maximum number of agents logged per poll. Further changes are only counted. */
const MAX_AGENT_LINES = 10;
/** The maximum length of an agent's line, in UTF-16 units. */
const MAX_LINE_LENGTH = 200;
/** Logs each change once, and a heartbeat at most once a minute. */
class WaitLog {
    #options;
    #startMs;
    #unknownStatuses = new Set();
    #status = '';
    /** The last line of each agent, by its id. */
    #agents = new Map();
    #loggedAtMs;
    /** The kind of the latest failure; empty while polls succeed. */
    #failure = '';
    #hasWarned = false;
    /** Since when the task has been running without a cost; undefined while it has not. */
    #freeSinceMs;
    #hasWarnedOfCost = false;
    constructor(options) {
        this.#options = options;
        this.#startMs = options.clock.monotonicMs();
        this.#loggedAtMs = this.#startMs;
    }
    onTask(task) {
        if (this.#failure !== '')
            this.#info('Miteos responds again.');
        this.#failure = '';
        this.#logUnknownStatus(task);
        this.#warnOfApproval(task);
        this.#warnOfCost(task);
        const changes = this.#findChanges(task);
        for (const line of changes)
            this.#info(`${this.#elapsed()}  ${line}`);
        if (changes.length === 0)
            this.#heartbeat(`still ${this.#status}`, (0,task_task/* progressOf */.jA)(task));
    }
    onFailure(error, failures) {
        // One line per kind of failure, not one per poll.
        const kind = String(error.status ?? error.message);
        if (kind !== this.#failure)
            this.#info(`${this.#elapsed()}  ${error.message}; retrying.`);
        else
            this.#heartbeat(`still failing after ${failures} attempts`);
        this.#failure = kind;
    }
    /** Returns one line for the task's status, and one for each agent, where they changed. */
    #findChanges(task) {
        const status = (0,task_task/* describeStatus */.Wn)(task);
        const changes = status === this.#status ? [] : [status];
        const agents = new Map(task.agents.map((agent) => [agent.id, (0,task_task/* describeAgent */.P7)(agent)]));
        const changedAgents = [...agents].filter(([id, line]) => this.#agents.get(id) !== line);
        this.#status = status;
        this.#agents = agents;
        changes.push(...changedAgents.slice(0, MAX_AGENT_LINES).map(([, line]) => line.slice(0, MAX_LINE_LENGTH)));
        const more = changedAgents.length - MAX_AGENT_LINES;
        if (more > 0)
            changes.push(`and ${(0,human_units/* formatNumberOf */.Of)(more, 'more agent')}`);
        return changes;
    }
    #logUnknownStatus({ status, rawStatus }) {
        if (status !== 'unknown' || this.#unknownStatuses.has(rawStatus))
            return;
        this.#unknownStatuses.add(rawStatus);
        this.#info(`Unknown task status "${rawStatus}". Waiting for the next one.`);
    }
    #warnOfApproval(task) {
        const { warnsOfApproval, log, watchUrl } = this.#options;
        if (!warnsOfApproval || this.#hasWarned || !(0,task_task/* isWaitingForApproval */.S4)(task))
            return;
        this.#hasWarned = true;
        log.warning(`Task ${task.id} is waiting for approval. Approve it in the War Room: ${watchUrl}`);
    }
    /** Miteos may report no cost, or 0 until the end. */
    #warnOfCost(task) {
        const { isCapped, log, clock } = this.#options;
        const { id, costCents = 0 } = task;
        const isFree = costCents === 0 && (0,task_task/* isInProgress */.LT)(task);
        if (!isCapped || this.#hasWarnedOfCost || !isFree) {
            this.#freeSinceMs = undefined;
            return;
        }
        this.#freeSinceMs ??= clock.monotonicMs();
        if (clock.monotonicMs() - this.#freeSinceMs < COST_DUE_MS)
            return;
        this.#hasWarnedOfCost = true;
        log.warning(`Task ${id} has been running for a minute, and Miteos reports no cost, so \`max-cost-cents\` can't stop it. Limit it with \`timeout\` and \`max-agents\`.`);
    }
    #heartbeat(line, progress) {
        const { clock, deadline } = this.#options;
        if (clock.monotonicMs() - this.#loggedAtMs < HEARTBEAT_MS)
            return;
        const share = progress === undefined ? '' : `, ${progress}% done`;
        this.#info(`${this.#elapsed()}  ${line}${share}; ${(0,duration/* formatDuration */.a)(deadline.leftMs())} left`);
    }
    #info(line) {
        this.#loggedAtMs = this.#options.clock.monotonicMs();
        this.#options.log.info(line);
    }
    #elapsed() {
        return (0,duration/* formatDuration */.a)(this.#options.clock.monotonicMs() - this.#startMs);
    }
}

// EXTERNAL MODULE: ./build/publish/banner.js
var banner = __webpack_require__(4444);
// EXTERNAL MODULE: ./build/publish/build-result.js
var build_result = __webpack_require__(43040);
// EXTERNAL MODULE: ./build/publish/redact-report.js
var redact_report = __webpack_require__(67874);
// EXTERNAL MODULE: ./build/support/errors.js
var errors = __webpack_require__(35921);
// EXTERNAL MODULE: ./build/step/saved-state.js + 1 modules
var saved_state = __webpack_require__(66232);
;// CONCATENATED MODULE: ./build/step/live-comment.js







/** The minimum pause between two edits. More frequent edits are not useful to a reader, and cost requests. */
const EDIT_PAUSE_MS = 30_000;
/** How long to wait for an edit in progress after the runner cancels the step: a little longer than the edit's own time limit. */
const STOP_GRACE_MS = 3500;
/** @returns undefined when the user wants no live comment, or there is nothing to comment on */
function openLiveComment(context) {
    const { comment } = context.ports;
    if (!context.settings.liveComment || comment === undefined)
        return undefined;
    return new LiveComment(comment, context);
}
/** Keeps the comment up to date while the task runs. After a failed edit, which is logged once, the next change is shown. */
class LiveComment {
    #comment;
    #context;
    #startMs;
    /** Ends the edits. */
    #end = new AbortController();
    #late;
    #latest;
    #shown = '';
    #editedAtMs = Number.NEGATIVE_INFINITY;
    /** In progress until the latest state is shown. */
    #edits;
    #isFailureLogged = false;
    constructor(comment, context) {
        this.#comment = comment;
        this.#context = context;
        const { clock, stop } = context.ports;
        this.#startMs = clock.monotonicMs();
        this.#late = (0,support_deadline/* abortLater */.DV)(clock, stop, STOP_GRACE_MS);
    }
    onTask(task) {
        this.#latest = task;
        this.#edits ??= this.#showLatest().finally(() => {
            this.#edits = undefined;
        });
    }
    /** Ends the edits and waits for the one in progress, so that it can't overwrite the report. When the step is cancelled, waits only a few seconds. */
    async settle() {
        this.#end.abort();
        await (0,support_deadline/* untilAborted */.Eu)(this.#late.signal, async () => this.#edits).catch(() => undefined);
        this.#late.release();
    }
    /** After a change within the pause, the latest state is shown at the end of the pause. */
    async #showLatest() {
        const { clock } = this.#context.ports;
        const { signal: end } = this.#end;
        while (this.#latest !== undefined && (0,task_task/* describeTask */.Ve)(this.#latest) !== this.#shown) {
            if (end.aborted)
                return;
            const pauseMs = this.#editedAtMs + EDIT_PAUSE_MS - clock.monotonicMs();
            if (pauseMs > 0)
                await clock.sleep(pauseMs, end);
            else
                await this.#show(this.#latest);
        }
    }
    async #show(task) {
        const { clock, log, stop } = this.#context.ports;
        const { signal: end } = this.#end;
        this.#shown = (0,task_task/* describeTask */.Ve)(task);
        this.#editedAtMs = clock.monotonicMs();
        try {
            const render = await this.#renderer(task);
            const { commit } = this.#context.run;
            const draft = { taskId: task.id, kind: 'live', commit, render, end };
            const published = await this.#comment.publish(draft);
            if (published.kind === 'posted')
                (0,saved_state/* trySaveState */.aU)(this.#context.ports, { comment: published.comment });
            // A newer run has taken over the comment.
            else
                this.#end.abort();
        }
        catch (error) {
            // Only once, and not as a warning: if the report cannot be published either, that logs a warning.
            if (this.#isFailureLogged || end.aborted || stop.aborted)
                return;
            this.#isFailureLogged = true;
            log.info(`The live comment could not be updated. ${(0,errors/* errorMessage */.gJ)(error)}`);
        }
    }
    async #renderer(task) {
        const { renderProgress } = await Promise.all(/* import() */[__webpack_require__.e(481), __webpack_require__.e(211)]).then(__webpack_require__.bind(__webpack_require__, 8211));
        const write = await (0,banner/* openBannerWriter */.Q)(this.#context);
        const elapsedSeconds = Math.round((this.#context.ports.clock.monotonicMs() - this.#startMs) / 1000);
        const progress = { ...(0,build_result/* reportHead */.Lv)(this.#context), task, elapsedSeconds };
        const { redactKeys } = this.#context.ports.secrets;
        return (kept) => write(kept, (report) => (0,redact_report/* redactReport */.a)(renderProgress(progress, report), redactKeys));
    }
}

// EXTERNAL MODULE: ./build/step/outcome.js
var outcome = __webpack_require__(1523);
// EXTERNAL MODULE: ./build/step/outputs.js
var outputs = __webpack_require__(78285);
;// CONCATENATED MODULE: ./build/step/follow.js










/** The time limit for publishing, which is not part of the timeout of the wait. */
const PUBLISH_LIMIT_MS = 5 * 60_000;
/** Waits for the task, cancels it if necessary, then collects and publishes its deliverables. */
async function follow(followed, context) {
    const { ports } = context;
    // Both may change while the task runs. An error is reported when they are used.
    ports.comment?.findIssueNumber().catch(() => undefined);
    if (context.settings.findings !== '')
        ports.fetchChange().catch(() => undefined);
    const live = openLiveComment(context);
    const recorder = openRecorder(followed, ports);
    const end = await wait(followed, context, [recorder, live]);
    const verdict = await (0,outcome/* reachVerdict */.nb)(end, {
        ...context,
        origin: followed.origin,
        onCancel: (reason) => {
            (0,saved_state/* trySaveVerdict */.QF)(reason, ports);
        },
    });
    // If the task may still be running, the post step needs the reason for the cancellation, which is already saved.
    if (!verdict.mayStillRun)
        (0,saved_state/* trySaveVerdict */.QF)(verdict, ports);
    recorder.onTask(verdict.task);
    (0,outcome/* logCost */.Oo)(verdict, context);
    await live?.settle();
    const history = recorder.history();
    const delivered = await publish(await (0,outcome/* checkHead */.Xj)(verdict, context), history, {
        ...context,
        sent: followed.sent,
    });
    if (delivered === undefined)
        return endStopped(verdict, history, ports);
    const unset = (0,outputs/* setOutputs */.n0)(delivered, ports);
    const isFinished = !verdict.mayStillRun && !ports.stop.aborted;
    if (isFinished)
        (0,saved_state/* trySaveState */.aU)(ports, { delivered: true });
    return { failure: failureOf(delivered, unset), isFinished };
}
async function wait({ task, startMs }, { ports, run, settings }, observers) {
    const { clock, log } = ports;
    const limitMs = Math.max(0, settings.timeoutMs - (clock.monotonicMs() - startMs));
    const deadline = (0,support_deadline/* startDeadline */.db)(clock, limitMs, ports.stop);
    const warnsOfApproval = settings.onApproval === 'wait';
    const { pollIntervalMs, maxCostCents, stallTimeoutMs } = settings;
    const isCapped = maxCostCents !== undefined;
    const { watchUrl } = run;
    const waitLog = new WaitLog({ log, clock, deadline, watchUrl, warnsOfApproval, isCapped });
    const observer = observeAll([waitLog, ...observers.filter((one) => one !== undefined)]);
    log.startGroup(`Waiting for task ${task.id}`);
    observer.onTask(task);
    try {
        const endOnApproval = !warnsOfApproval;
        const limits = { deadline, maxCostCents, stallTimeoutMs, endOnApproval };
        return await waitForTask(task, { ...ports, ...limits, pollIntervalMs, observer });
    }
    finally {
        deadline.release();
        log.endGroup();
    }
}
function observeAll(observers) {
    return {
        onTask: (task) => {
            for (const observer of observers)
                observer.onTask(task);
        },
        onFailure: (error, failures) => {
            for (const observer of observers)
                observer.onFailure?.(error, failures);
        },
    };
}
/** The history of a task that the step created begins with its creation. For other tasks, the service says when it begins. */
function openRecorder({ origin, startMs }, { clock }) {
    const createdMonotonicMs = origin === 'created' ? startMs : undefined;
    return new task_history/* TaskRecorder */.I({ clock, createdMonotonicMs });
}
/** @returns undefined when the runner cancels the step: it then has 7.5 s, and the post step has minutes */
async function publish(verdict, history, context) {
    const { ports } = context;
    if (ports.stop.aborted)
        return undefined;
    const budget = (0,support_deadline/* startDeadline */.db)(ports.clock, PUBLISH_LIMIT_MS, ports.stop);
    const delivered = await (0,deliver/* deliver */.c)(verdict, {
        ...context,
        budget,
        history,
        published: [],
        onPublished: (published) => {
            (0,saved_state/* trySaveState */.aU)(ports, published);
        },
    });
    budget.release();
    return delivered;
}
function endStopped(verdict, history, ports) {
    // Without it, the timeline begins with the first poll of the post step.
    (0,saved_state/* trySaveState */.aU)(ports, { history });
    const problem = 'The step was stopped before it could publish the results. The post step publishes them.';
    const unset = (0,outputs/* trySetOutputs */.o1)({
        status: verdict.outcome,
        reason: (0,outputs/* toReason */.Ge)((0,task_verdict/* reasonOf */.A)(verdict) || problem, ports),
        'duration-seconds': (0,task_history/* durationSeconds */.o)(history),
    }, ports.step);
    const problems = [...verdict.problems, problem, ...unset];
    return { failure: (0,outcome/* describeVerdict */.XZ)({ ...verdict, problems }), isFinished: false };
}
/** @param unset a sentence about the outputs that could not be set */
function failureOf({ failures, result }, unset) {
    if (result.outcome === 'complete' && failures.length + unset.length === 0)
        return undefined;
    return (0,outcome/* describeVerdict */.XZ)({ ...result, problems: [...result.problems, ...unset] });
}


/***/ })

};
