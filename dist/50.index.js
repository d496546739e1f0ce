export const id = 50;
export const ids = [50];
export const modules = {

/***/ 12050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  post: () => (/* binding */ post)
});

// EXTERNAL MODULE: ./build/environment.js
var build_environment = __webpack_require__(57853);
// EXTERNAL MODULE: ./build/github/step-io.js
var step_io = __webpack_require__(32667);
// EXTERNAL MODULE: ./build/inputs/inputs.js + 1 modules
var inputs = __webpack_require__(16653);
// EXTERNAL MODULE: ./build/inputs/settings.js
var inputs_settings = __webpack_require__(7031);
// EXTERNAL MODULE: ./build/publish/deliver.js + 16 modules
var deliver = __webpack_require__(26943);
// EXTERNAL MODULE: ./build/support/deadline.js
var deadline = __webpack_require__(74422);
// EXTERNAL MODULE: ./build/support/errors.js
var errors = __webpack_require__(35921);
// EXTERNAL MODULE: ./build/task/cancel-task.js
var cancel_task = __webpack_require__(39248);
// EXTERNAL MODULE: ./build/task/history.js
var task_history = __webpack_require__(18432);
// EXTERNAL MODULE: ./build/task/lost-calls.js
var lost_calls = __webpack_require__(44400);
// EXTERNAL MODULE: ./build/task/reference.js
var reference = __webpack_require__(90033);
// EXTERNAL MODULE: ./build/task/task.js
var task_task = __webpack_require__(16279);
// EXTERNAL MODULE: ./build/step/outcome.js
var step_outcome = __webpack_require__(1523);
;// CONCATENATED MODULE: ./build/step/finish.js









/** When a workflow is cancelled, all post steps of a job together get less than five minutes. */
const FINISH_LIMIT_MS = 3 * 60_000;
/** How long to search for a task. The remaining time is for cancelling and publishing. */
const SEARCH_LIMIT_MS = 165_000;
/** The time limit for reading a task. */
const FETCH_LIMIT_MS = 20_000;
/** How long to try to cancel the task before publishing. The post step continues to try while it publishes. */
const CANCEL_LIMIT_MS = 60_000;
/** How long work in progress may continue after the runner cancels the post step, which then has 7.5 s. */
const STOP_GRACE_MS = 3500;
const STOPPED = 'The run was cancelled, timed out or crashed before the task ended.';
/** No phase comes after this one. */
const ignorePublished = () => undefined;
/**
 * Finishes a step that was cancelled or killed: cancels the task if it is ours and active, then collects and publishes its deliverables.
 * Logs warnings about what it could not do. Never fails the job.
 */
async function finishStep(unfinished) {
    const { ports, run, saved } = unfinished;
    const late = (0,deadline/* abortLater */.DV)(ports.clock, ports.stop, STOP_GRACE_MS);
    const budget = (0,deadline/* startDeadline */.db)(ports.clock, FINISH_LIMIT_MS, late.signal);
    const settling = { ...unfinished, ports: { ...ports, stop: budget.signal } };
    const cancelling = [];
    try {
        if (saved.delivered === true) {
            await cancelOrphans(saved.task?.orphaned ?? [], settling);
            return;
        }
        const found = await findUnfinished(settling);
        if (found === undefined)
            return;
        const verdict = await settleTask(found.task, settling);
        // In parallel with publishing, which must not wait for tasks that may not exist.
        cancelling.push(cancelOrphans(found.orphaned, settling));
        if (verdict.mayStillRun)
            cancelling.push(cancelOn(verdict.task, settling));
        (0,step_outcome/* logCost */.Oo)(verdict, unfinished);
        await publish(verdict, unfinished, budget.leftMs());
    }
    catch (error) {
        const which = saved.task === undefined ? '' : ` ${saved.task.id}`;
        ports.log.warning(`The post step could not finish with the Miteos task${which}: ${(0,errors/* errorMessage */.gJ)(error)}. ` +
            `Check it in the War Room (${run.watchUrl}).`);
    }
    finally {
        await Promise.all(cancelling);
        budget.release();
        late.release();
    }
}
/**
 * Finds the task of a step that was cancelled or killed: by its ID, or by the whole reference of its create calls, for as long as the task
 * may still appear in the list. If no task is found, logs how to recognize it.
 */
async function findUnfinished({ ports, run, saved }) {
    const { clock, log, stop } = ports;
    const { create = [] } = saved;
    if (saved.task !== undefined) {
        const { id, orphaned } = saved.task;
        // A task that can't be read may still be cancelled.
        const known = { id, status: 'unknown', rawStatus: 'unknown', agents: [] };
        return { task: (await (0,step_outcome/* fetchIfPossible */.bM)(id, ports, FETCH_LIMIT_MS)) ?? known, orphaned };
    }
    if (create.length === 0)
        return undefined;
    log.info('Searching for the task of the create call that was in progress. Miteos may list it late.');
    const limit = (0,deadline/* startDeadline */.db)(clock, SEARCH_LIMIT_MS, stop);
    let failure = '';
    try {
        const task = await (0,lost_calls/* searchForTask */.pA)(create, {
            ...ports,
            signal: limit.signal,
            retriesUntilAborted: true,
        });
        // If several calls created a task, the other tasks are orphaned.
        const line = (0,reference/* lastLine */.fM)(task?.prompt ?? '');
        if (task !== undefined)
            return { task, orphaned: create.filter((call) => call.line !== line) };
    }
    catch (error) {
        failure = ` The search failed: ${(0,errors/* errorMessage */.gJ)(error)}.`;
    }
    finally {
        limit.release();
    }
    log.warning(`The task of the create call that was in progress was not found.${failure} ${(0,lost_calls/* cancelAdvice */.Zp)(create, run.watchUrl)}`);
    return undefined;
}
/** Returns the verdict on the task of a cancelled or killed step. Cancels the task if it is ours and active. */
async function settleTask(task, unfinished) {
    const { ports, saved } = unfinished;
    const { verdict } = saved;
    if (verdict?.mayStillRun === false)
        return { ...verdict, task };
    if ((0,task_task/* hasEnded */.hY)(task)) {
        return verdict === undefined ? (0,step_outcome/* endedVerdict */.sR)(task) : (0,step_outcome/* verdictOnEnd */.G2)({ ...verdict, task }, task);
    }
    const { origin = 'created', isLeft = false } = saved.task ?? {};
    // With a saved verdict, the main phase had a reason to cancel the task, such as an input.
    if (verdict === undefined && (origin !== 'created' || isLeft)) {
        return (0,step_outcome/* leftVerdict */.$X)('running', task, `${STOPPED} The task was left running.`);
    }
    const stopped = { outcome: 'cancelled', problems: [STOPPED], mayStillRun: true };
    const limit = (0,deadline/* startDeadline */.db)(ports.clock, CANCEL_LIMIT_MS, ports.stop);
    const settled = await (0,step_outcome/* cancelFor */.yR)({ ...(verdict ?? stopped), task }, unfinished, limit.signal);
    limit.release();
    return settled;
}
/** Continues to cancel a task while its deliverables are published, for as long as there is time. */
async function cancelOn({ id }, { ports }) {
    const cancelled = await (0,cancel_task/* cancelTask */.y)(id, { ...ports, signal: ports.stop });
    if (cancelled.kind !== 'ended')
        return;
    ports.log.info(`Task ${id} is no longer running. Its status is ${cancelled.task.status}.`);
}
async function publish(settled, unfinished, limitMs) {
    const { ports, saved } = unfinished;
    const verdict = await (0,step_outcome/* checkHead */.Xj)(settled, unfinished);
    ports.log[verdict.mayStillRun ? 'warning' : 'info']((0,step_outcome/* describeVerdict */.XZ)(verdict));
    // If the task continues to run, only a live comment needs an update, and the open issue says that the run did not complete.
    const hasPlace = saved.comment !== undefined || ports.issue !== undefined;
    if (verdict.outcome === 'running' && !hasPlace)
        return;
    const budget = (0,deadline/* startDeadline */.db)(ports.clock, limitMs, ports.stop);
    const recorder = new task_history/* TaskRecorder */.I({ clock: ports.clock, earlier: saved.history });
    recorder.onTask(verdict.task);
    const history = recorder.history();
    try {
        const delivered = await (0,deliver/* deliver */.c)(verdict, {
            ...unfinished,
            budget,
            history,
            published: saved.artifacts ?? [],
            sent: saved.task,
            onPublished: ignorePublished,
            hasSummary: saved.summary === true && saved.verdict?.mayStillRun === false,
        });
        for (const failure of delivered?.failures ?? [])
            ports.log.warning(failure);
    }
    finally {
        budget.release();
    }
}
/** Cancels orphaned tasks. Logs a warning about those that may still be running or appear later. */
async function cancelOrphans(calls, { ports, run: { watchUrl } }) {
    const options = { ...ports, watchUrl, signal: ports.stop, retriesUntilAborted: true };
    const open = await (0,lost_calls/* cancelOrphanedTasks */.Cf)(calls, options);
    if (open.length > 0)
        ports.log.warning((0,lost_calls/* cancelAdvice */.Zp)(open, watchUrl));
}

// EXTERNAL MODULE: ./build/publish/build-result.js
var build_result = __webpack_require__(43040);
// EXTERNAL MODULE: ./build/publish/comment-and-summary.js
var comment_and_summary = __webpack_require__(45688);
;// CONCATENATED MODULE: ./build/step/finish-without-key.js




/**
 * Names the tasks that a stopped step may have left running although it should not, by ID or by the last line of the prompt. Empty when there
 * are none: the create call certainly created no task, the task has ended or was left on purpose, or everything is delivered.
 */
function nameUnfinished({ task, create, verdict, delivered }) {
    const calls = task?.orphaned ?? create ?? [];
    const isSettled = delivered === true || verdict?.mayStillRun === false;
    return [
        ...(task === undefined || isSettled ? [] : [task.id]),
        ...calls.map(({ line }) => `one whose prompt ends with "${line}"`),
    ].join(', or ');
}
/**
 * Ends a stopped step whose post step got no key, or another address than main, as in nested composite actions. It can't cancel or fetch
 * anything, so it only says so: in the log, and in the comment, which may still say that the task is running, or on the open
 * issue.
 */
async function finishWithoutKey(unfinished, got) {
    const { ports, run, saved } = unfinished;
    const { task, verdict: reached, comment, delivered = false } = saved;
    const check = `Check it in the War Room: ${run.watchUrl}`;
    const which = nameUnfinished(saved);
    if (which !== '') {
        ports.log.warning(`The post step got ${got}, so it can't cancel. This Miteos task may still be running: ${which}. ${check}`);
    }
    if (task === undefined || delivered)
        return;
    const { id, origin, isLeft } = task;
    if (reached?.mayStillRun === false) {
        ports.log.warning(`The post step got ${got}, so it can't fetch the results of Miteos task ${id}. ${check}`);
    }
    if (comment === undefined && ports.issue === undefined)
        return;
    const outcome = reached?.outcome ?? 'running';
    const mayStillRun = reached?.mayStillRun ?? (origin === 'created' && !isLeft);
    const status = outcome === 'complete' ? 'complete' : reached === undefined ? 'running' : 'unknown';
    const mayRun = mayStillRun || reached === undefined ? ' The task may still be running.' : '';
    const problem = `The run ended before it published the results. Its post step got ${got}, so it could not fetch them.${mayRun}`;
    const verdict = await (0,step_outcome/* checkHead */.Xj)({
        outcome,
        task: { id, status, rawStatus: status, agents: [] },
        problems: [...(reached?.problems ?? []), problem].map(ports.secrets.redact),
        advice: `Check it in the War Room (${run.watchUrl}), or run again with \`task-id: ${id}\`.`,
        mayStillRun,
    }, unfinished);
    const made = { ...build_result/* NOTHING_MADE */.KB, artifacts: saved.artifacts ?? [] };
    const result = (0,build_result/* buildResult */.CR)(verdict, unfinished, made);
    const hasSummary = saved.summary === true;
    const publishReport = (0,comment_and_summary/* startReport */.F)({ ...unfinished, hasSummary, onPublished: ignorePublished });
    const { failure } = await publishReport(result);
    if (failure !== undefined)
        ports.log.warning(failure);
}

// EXTERNAL MODULE: ./build/step/saved-state.js + 1 modules
var saved_state = __webpack_require__(66232);
// EXTERNAL MODULE: ./build/wiring.js + 30 modules
var wiring = __webpack_require__(83268);
;// CONCATENATED MODULE: ./build/post.js









/** Runs the post phase, for a step that did not finish. It never creates a task, and never fails the job. */
function post() {
    return (0,wiring/* runPhase */.PF)(runPost, couldNotFinish);
}
async function runPost(stop) {
    const environment = (0,wiring/* openEnvironment */.Ay)();
    const saved = (0,saved_state/* readSavedState */.rh)(build_environment/* readState */.un, step_io/* stepLog */.tV);
    const { settings: savedSettings } = saved;
    if (savedSettings === undefined || (saved.task ?? saved.create) === undefined) {
        throw new Error('the state that the main step saved is incomplete');
    }
    const { eventProblem } = environment;
    // Without the event, the pull request for the comment is unknown. Everything else continues.
    if (eventProblem !== undefined)
        step_io/* stepLog */.tV.info(eventProblem);
    const baseUrl = (0,inputs_settings/* readPostBaseUrl */.D)(environment.input('base-url'), savedSettings.baseUrl);
    const settings = { ...savedSettings, baseUrl: baseUrl ?? savedSettings.baseUrl };
    const apiKey = environment.input('api-key');
    const githubToken = environment.input('github-token');
    // The event may not contain the head of the change that the task is about.
    const readCommit = saved.task?.commit;
    const wired = (0,wiring/* wire */.O4)({
        ...{ environment, apiKey, githubToken, settings, stop, saved },
        commit: readCommit,
    });
    const commit = readCommit ?? wired.run.commit;
    const unfinished = { ...wired, run: { ...wired.run, commit }, saved };
    if (!(0,inputs/* isApiKey */.A)(apiKey))
        await finishWithoutKey(unfinished, 'no api-key');
    else if (baseUrl === undefined)
        await finishWithoutKey(unfinished, 'a different base-url than the main step');
    else
        await finishStep(unfinished);
    await wired.close();
}
function couldNotFinish(error) {
    const why = (0,errors/* errorMessage */.gJ)(error).replace(/\.$/, '');
    // Warnings about unreadable state have been logged before.
    const saved = (0,saved_state/* readSavedState */.rh)(build_environment/* readState */.un, { warning: () => undefined });
    const names = nameUnfinished(saved);
    const which = names === '' ? 'A Miteos task' : `This Miteos task (${names})`;
    const isSettled = names === '' && saved.task !== undefined;
    const mayRun = isSettled ? '' : ` ${which} may still be running. Check it in the War Room.`;
    step_io/* stepLog */.tV.warning(`The post step could not finish: ${why}.${mayRun}`);
}


/***/ })

};
