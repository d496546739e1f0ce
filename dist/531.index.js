export const id = 531;
export const ids = [531];
export const modules = {

/***/ 4531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  post: () => (/* binding */ post)
});

// EXTERNAL MODULE: ./build/environment.js
var build_environment = __webpack_require__(57853);
// EXTERNAL MODULE: ./build/deliver.js + 10 modules
var deliver = __webpack_require__(21844);
// EXTERNAL MODULE: ./build/support/deadline.js
var deadline = __webpack_require__(74422);
// EXTERNAL MODULE: ./build/support/duration.js
var support_duration = __webpack_require__(42806);
// EXTERNAL MODULE: ./build/support/errors.js
var errors = __webpack_require__(35921);
// EXTERNAL MODULE: ./build/task/cancel-twins.js
var cancel_twins = __webpack_require__(97226);
// EXTERNAL MODULE: ./build/task/fetch-task.js
var fetch_task = __webpack_require__(42408);
// EXTERNAL MODULE: ./build/task/find-task.js
var find_task = __webpack_require__(70727);
;// CONCATENATED MODULE: ./build/task/late-looks.js
/** Between the first looks; the last of these is that between all that follow. */
const PAUSES_MS = [5000, 10_000, 15_000, 20_000, 25_000];
/** A look may fail: there are several also when the list must show all by now. */
const SHORTEST_MS = 15_000;
/**
 * Yields when it is time for a look at a list that may show a new task late: at once, then ever more slowly, and a last time
 * when it must be there. The value is how long the looks may still go on, in milliseconds; 0 with the last.
 */
async function* lateLooks({ clock, unlistedForMs, signal, }) {
    const endMs = clock.monotonicMs() + Math.max(SHORTEST_MS, unlistedForMs);
    for (let looks = 0; !signal.aborted; looks += 1) {
        const leftMs = Math.max(0, endMs - clock.monotonicMs());
        yield leftMs;
        if (leftMs === 0)
            return;
        const pauseMs = PAUSES_MS[Math.min(looks, PAUSES_MS.length - 1)] ?? 0;
        await clock.sleep(Math.min(pauseMs, Math.max(0, endMs - clock.monotonicMs())), signal);
    }
}

// EXTERNAL MODULE: ./build/task/reference.js
var reference = __webpack_require__(90033);
;// CONCATENATED MODULE: ./build/find-unfinished.js








/** One look at the task, or for it. */
const LOOK_LIMIT_MS = 20_000;
/** How long to look for a task: what is left of the time is for cancelling and publishing. */
const LOOKS_LIMIT_MS = 150_000;
/**
 * Finds the task of a step that was stopped: by its id; or by the whole reference of the create calls whose answer was not
 * awaited, for as long as the list may not show it yet. Says how to know it when there is none.
 */
async function findUnfinished({ ports, run, saved, }) {
    const { clock, log, stop } = ports;
    const { create = [] } = saved;
    if (saved.task !== undefined) {
        return { task: await fetchIfPossible(saved.task.id, ports), lost: create.slice(0, -1) };
    }
    if (create.length === 0)
        return undefined;
    const looking = (0,deadline/* startDeadline */.db)(clock, LOOKS_LIMIT_MS, stop);
    const patience = { clock, unlistedForMs: (0,cancel_twins/* unlistedForMs */.O)(create, clock), signal: looking.signal };
    let trouble = '';
    let hasSaid = false;
    try {
        for await (const leftMs of lateLooks(patience)) {
            try {
                trouble = '';
                const task = await findCreated(create, { ...ports, stop: looking.signal });
                const line = (0,reference/* lastLine */.fM)(task?.prompt ?? '');
                if (task !== undefined)
                    return { task, lost: create.filter((call) => call.line !== line) };
            }
            catch (error) {
                trouble = ` The look for it failed: ${(0,errors/* errorWords */.Y)(error)}.`;
            }
            if (!hasSaid && leftMs > 0)
                log.info(waitingWords(leftMs));
            hasSaid = true;
        }
    }
    finally {
        looking.release();
    }
    const lines = create.map(({ line }) => `"${line}"`).join(' or ');
    log.warning(`No task of the create call that was under way was found.${trouble} If one shows in the War Room (${run.watchUrl}), ` +
        `its prompt ends with ${lines}: cancel it there.`);
    return undefined;
}
function waitingWords(leftMs) {
    const duration = (0,support_duration/* formatDuration */.a)(leftMs);
    return `No task of the create call that was under way is listed: looking on for ${duration}, since it may show late.`;
}
/** A task that can't be read may still be cancelled. */
async function fetchIfPossible(id, { service, clock, stop }) {
    const limit = (0,deadline/* startDeadline */.db)(clock, LOOK_LIMIT_MS, stop);
    try {
        return await (0,fetch_task/* fetchTask */.Q)(service, id, { signal: limit.signal });
    }
    catch {
        return { id, status: 'unknown', rawStatus: 'unknown', agents: [] };
    }
    finally {
        limit.release();
    }
}
/** Of several, the others count as lost. */
async function findCreated(create, { service, clock, stop }) {
    const limit = (0,deadline/* startDeadline */.db)(clock, LOOK_LIMIT_MS, stop);
    const lines = new Set(create.map(({ line }) => line));
    try {
        return await (0,find_task/* findTask */.V)({
            service,
            sinceMs: Math.min(...create.map(({ sentAtMs }) => sentAtMs)),
            isOurs: (line) => lines.has(line),
            call: { signal: limit.signal },
        });
    }
    finally {
        limit.release();
    }
}

// EXTERNAL MODULE: ./build/outcome.js
var build_outcome = __webpack_require__(97072);
// EXTERNAL MODULE: ./build/task/cancel-task.js
var cancel_task = __webpack_require__(39248);
// EXTERNAL MODULE: ./build/task/task.js
var task_task = __webpack_require__(16279);
;// CONCATENATED MODULE: ./build/settle-task.js




const STOPPED = "The step was stopped before the task ended: a cancelled workflow, the job's time limit, or a crash.";
const CANCEL_LIMIT_MS = 60_000;
const CANCELLED_NOW = 'By now the task is cancelled.';
/**
 * What came of a task whose step was stopped; cancels it if it is ours and active.
 * @returns undefined when the task goes on, as the user wants, and there is nothing to publish yet
 */
async function settleTask(task, { ports, run, saved }) {
    const { verdict } = saved;
    if (verdict !== undefined && !verdict.mayStillRun)
        return { ...verdict, task };
    if ((0,task_task/* hasEnded */.h)(task)) {
        ports.log.info(`Miteos task ${task.id} had ended (${task.rawStatus}) when the step was stopped.`);
        return verdictOnEnded(task, verdict);
    }
    const { origin, isLeft } = saved.task ?? { origin: 'created', isLeft: false };
    // A verdict by now says that the task was to be cancelled and could not be; an input may say so of any task.
    if (verdict === undefined && (origin !== 'created' || isLeft)) {
        ports.log.info(`Miteos task ${task.id} was left running. Follow it with \`task-id: ${task.id}\`.`);
        // A live comment says until now that its report will come.
        const isAwaited = saved.settings.liveComment && ports.comment !== undefined && !isLeft;
        return isAwaited ? leftVerdict(task) : undefined;
    }
    return cancel(task, { ports, run, saved });
}
async function cancel(task, { ports, run, saved: { verdict } }) {
    const outcome = verdict?.outcome ?? 'cancelled';
    const before = verdict?.problems ?? [STOPPED];
    const limit = (0,deadline/* startDeadline */.db)(ports.clock, CANCEL_LIMIT_MS, ports.stop);
    const cancelled = await (0,cancel_task/* cancelTask */.y)(task.id, { ...ports, signal: limit.signal });
    limit.release();
    if (cancelled.kind !== 'ended') {
        const problem = cancelled.kind === 'accepted'
            ? 'Miteos was told to cancel it, and the task does not show it.'
            : `The post step could not cancel it: ${cancelled.words}.`;
        const advice = `Task ${task.id} may still be running: look at it in the War Room (${run.watchUrl}) and cancel it there.`;
        ports.log.warning(`${problem} ${advice}`);
        return { outcome, task, problems: [...before, problem], advice, mayStillRun: true };
    }
    if (cancelled.task.status !== 'cancelled') {
        ports.log.info(`Miteos task ${task.id} ended (${cancelled.task.rawStatus}) by itself.`);
        return (0,build_outcome/* endedVerdict */.s)(cancelled.task);
    }
    ports.log.info(`Cancelled Miteos task ${task.id}, since the step was stopped before it ended.`);
    return {
        outcome,
        task: cancelled.task,
        problems: [...before, CANCELLED_NOW],
        advice: `Re-run the job to start again, or look at the task in the War Room: ${run.watchUrl}`,
        mayStillRun: false,
    };
}
function leftVerdict(task) {
    const problems = [STOPPED, 'The task was left running.'];
    const advice = `Run again with \`task-id: ${task.id}\` to follow it on.`;
    return { outcome: 'running', task, problems, advice, mayStillRun: false };
}
/** A cancelled task may be one that the main phase cancelled without learning it. */
function verdictOnEnded(task, verdict) {
    if (verdict === undefined || task.status !== 'cancelled')
        return (0,build_outcome/* endedVerdict */.s)(task);
    const { outcome, problems } = verdict;
    return { outcome, task, problems: [...problems, CANCELLED_NOW], mayStillRun: false };
}

// EXTERNAL MODULE: ./build/task/task-history.js
var task_history = __webpack_require__(53634);
;// CONCATENATED MODULE: ./build/finish.js









/** All post steps of a job share less than five minutes on a cancelled workflow. */
const FINISH_LIMIT_MS = 3 * 60_000;
/** One look for the tasks of lost create calls. */
const finish_LOOK_LIMIT_MS = 20_000;
/** What still goes on when the post step is told to stop, which the runner gives 7.5 s. */
const STOP_GRACE_MS = 3500;
/**
 * The story's end for a step that was stopped before it got there: cancels the task if it is ours and active, then collects and
 * publishes what was made. Says what it could not do; never fails the job.
 */
async function finishStep(unfinished) {
    const { ports, run, saved } = unfinished;
    const late = (0,deadline/* abortLater */.DV)(ports.clock, ports.stop, STOP_GRACE_MS);
    const budget = (0,deadline/* startDeadline */.db)(ports.clock, FINISH_LIMIT_MS, late.signal);
    const settling = { ...unfinished, ports: { ...ports, stop: budget.signal } };
    let twins;
    try {
        const found = await findUnfinished(settling);
        if (found === undefined)
            return;
        // What is brought by now need not wait for a task that only may exist.
        const verdict = saved.delivered === true ? undefined : await settleTask(found.task, settling);
        twins = endTwins(found.lost, settling);
        if (verdict !== undefined)
            await publish(verdict, unfinished, budget.leftMs());
    }
    catch (error) {
        const which = saved.task === undefined ? '' : ` ${saved.task.id}`;
        ports.log.warning(`The post step could not finish with the Miteos task${which}: ${(0,errors/* errorWords */.Y)(error)}. ` +
            `Look at it in the War Room (${run.watchUrl}).`);
    }
    finally {
        await twins;
        budget.release();
        late.release();
    }
}
async function publish(verdict, { ports, run, saved }, limitMs) {
    const budget = (0,deadline/* startDeadline */.db)(ports.clock, limitMs, ports.stop);
    const recorder = new task_history/* TaskRecorder */.I({ clock: ports.clock, earlier: saved.history });
    recorder.onTask(verdict.task);
    try {
        const delivered = await (0,deliver/* deliver */.c)(verdict, {
            ports,
            run,
            settings: saved.settings,
            budget,
            durationSeconds: secondsOf(verdict.task, ports),
            published: saved.artifacts ?? [],
            uploads: saved.uploads ?? [],
            history: recorder.history(),
            hasSummary: saved.summary === true && saved.verdict?.mayStillRun === false,
        });
        for (const failure of delivered?.failures ?? [])
            ports.log.warning(failure);
    }
    finally {
        budget.release();
    }
}
/** Goes on until each lost call is settled, or its task would be listed if there were one. */
async function endTwins(lost, { ports, run }) {
    if (lost.length === 0)
        return;
    const { clock, log, stop } = ports;
    const patience = { clock, unlistedForMs: (0,cancel_twins/* unlistedForMs */.O)(lost, clock), signal: stop };
    let open = lost;
    let isSaid = false;
    for await (const leftMs of lateLooks(patience)) {
        const limit = (0,deadline/* startDeadline */.db)(clock, finish_LOOK_LIMIT_MS, stop);
        const look = await (0,cancel_twins/* cancelTwins */.S)(open, { ...ports, signal: limit.signal });
        limit.release();
        open = look.open;
        if (open.length === 0)
            return;
        const isListed = (0,cancel_twins/* unlistedForMs */.O)(open, clock) === 0;
        if (look.isSure && isListed)
            break;
        if (!isSaid && leftMs > 0)
            log.info(`Looking for the task of a lost create call for ${(0,support_duration/* formatDuration */.a)(leftMs)}.`);
        isSaid = true;
    }
    const lines = open.map(({ line }) => `"${line}"`).join(' or ');
    log.info(`If another task shows in the War Room (${run.watchUrl}) whose prompt ends with ${lines}, cancel it there.`);
}
function secondsOf({ createdAtMs, completedAtMs }, { clock }) {
    const nowMs = clock.wallMs();
    return Math.max(0, Math.round(((completedAtMs ?? nowMs) - (createdAtMs ?? nowMs)) / 1000));
}

// EXTERNAL MODULE: ./build/publish-report.js
var publish_report = __webpack_require__(76474);
;// CONCATENATED MODULE: ./build/finish-without-key.js

/**
 * The end of a stopped step whose post step got no key, as in nested composites: nothing can be cancelled or fetched, so people are
 * told, also in the comment that still says that the task is under way.
 */
async function finishWithoutKey({ ports, run, saved }) {
    const { watchUrl, runUrl } = run;
    const lines = saved.create?.map(({ line }) => `"${line}"`) ?? [];
    // A create call that certainly made no task has left nothing.
    if (saved.task === undefined && lines.length === 0)
        return;
    const which = saved.task?.id ?? `one whose prompt ends with ${lines.join(' or ')}`;
    ports.log.warning(`The post step got no api-key, so it can't cancel. This Miteos task may still be running: ${which}. ` +
        `Look at it in the War Room: ${watchUrl}`);
    if (saved.comment === undefined || saved.task === undefined || saved.delivered === true)
        return;
    const { id } = saved.task;
    const problem = 'The step was stopped, and its post step got no `api-key`: what the task made could not be fetched, and it may still be running.';
    const result = {
        outcome: saved.verdict?.outcome ?? 'running',
        task: taskAsLastKnown(id),
        problems: [...(saved.verdict?.problems ?? []), problem],
        advice: `Look at it in the War Room (${watchUrl}), or run again with \`task-id: ${id}\`.`,
        saved: [],
        lost: [],
        leftOut: 0,
        artifacts: saved.artifacts ?? [],
        texts: [],
        runUrl,
        watchUrl,
    };
    await (0,publish_report/* publishReport */.S)(result, { ports, ...saved, hasSummary: saved.summary === true });
}
function taskAsLastKnown(id) {
    return { id, status: 'running', rawStatus: 'running', agents: [] };
}

// EXTERNAL MODULE: ./build/github/step.js + 1 modules
var step = __webpack_require__(10236);
// EXTERNAL MODULE: ./build/process-end.js
var process_end = __webpack_require__(15221);
// EXTERNAL MODULE: ./build/saved-state.js
var saved_state = __webpack_require__(5123);
// EXTERNAL MODULE: ./build/support/without-undefined.js
var without_undefined = __webpack_require__(6801);
// EXTERNAL MODULE: ./build/wire.js + 38 modules
var wire = __webpack_require__(725);
;// CONCATENATED MODULE: ./build/post.js









/** The post phase, for a step that did not get to its end. It never fails the job. */
async function post() {
    const stop = (0,process_end/* listenForStop */.rr)();
    (0,process_end/* listenForUncaught */.U_)(couldNotFinish);
    (0,process_end/* changeOutput */.Ki)(step/* stepSecrets */.aw.redact);
    try {
        (0,build_environment/* settleNetwork */.C6)();
        const environment = (0,build_environment/* readEnvironment */.Qo)();
        (0,step/* maskProxies */.ro)(environment.proxies);
        const apiKey = environment.input('api-key');
        const githubToken = environment.input('github-token');
        (0,step/* maskSecret */.$l)(apiKey);
        (0,step/* maskSecret */.$l)(githubToken);
        const read = (name) => (0,saved_state/* parseState */.Bu)((0,build_environment/* readState */.un)(name), name);
        const settings = read('settings');
        if (settings === undefined)
            return;
        const saved = (0,without_undefined/* withoutUndefined */.r)({
            create: read('create'),
            task: read('task'),
            verdict: read('verdict'),
            comment: read('comment'),
            artifacts: read('artifacts'),
            uploads: read('uploads'),
            history: read('history'),
            summary: read('summary'),
            delivered: read('delivered'),
        });
        const { matrixLeg } = settings;
        const posted = saved.comment;
        const wired = (0,wire/* wire */.O)({
            environment,
            apiKey,
            githubToken,
            matrixLeg,
            settings,
            stop,
            posted,
            isPost: true,
        });
        const unfinished = { ...wired, saved: { ...saved, settings } };
        await (apiKey === '' ? finishWithoutKey(unfinished) : finishStep(unfinished));
        await wired.close();
    }
    catch (error) {
        couldNotFinish(error);
    }
    finally {
        step/* stepLog */.tV.end();
    }
    (0,process_end/* endProcess */.JZ)();
}
function couldNotFinish(error) {
    const known = (0,build_environment/* readState */.un)('task') || (0,build_environment/* readState */.un)('create');
    step/* stepLog */.tV.warning(`The post step could not finish: ${(0,errors/* errorWords */.Y)(error)}. A Miteos task may still be running: ${known}`);
}


/***/ })

};
