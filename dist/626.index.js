export const id = 626;
export const ids = [626];
export const modules = {

/***/ 86626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  post: () => (/* binding */ post)
});

// EXTERNAL MODULE: ./build/environment.js
var build_environment = __webpack_require__(57853);
// EXTERNAL MODULE: ./build/deliver.js + 1 modules
var deliver = __webpack_require__(34793);
// EXTERNAL MODULE: ./build/outcome.js
var outcome = __webpack_require__(97072);
// EXTERNAL MODULE: ./build/support/deadline.js
var deadline = __webpack_require__(74422);
// EXTERNAL MODULE: ./build/support/errors.js
var errors = __webpack_require__(35921);
// EXTERNAL MODULE: ./build/task/cancel-task.js
var cancel_task = __webpack_require__(39248);
// EXTERNAL MODULE: ./build/task/find-task.js
var find_task = __webpack_require__(70727);
// EXTERNAL MODULE: ./build/task/task.js
var task_task = __webpack_require__(16279);
;// CONCATENATED MODULE: ./build/finish.js







/** All post steps of a job share less than five minutes on a cancelled workflow. */
const FINISH_LIMIT_MS = 3 * 60_000;
/** A list may show a new task late. */
const LOOKS_AFTER_MS = [0, 5000, 15_000];
/**
 * The story's end for a step that was stopped before it got there: cancels the task if it is ours and active, then collects and
 * publishes what was made. Says what it could not do; never fails the job.
 */
async function finishStep(unfinished) {
    const { ports, run, saved } = unfinished;
    const budget = (0,deadline/* startDeadline */.db)(ports.clock, FINISH_LIMIT_MS, ports.stop);
    try {
        const task = await findTask(unfinished);
        if (task === undefined)
            return;
        const verdict = await settle(task, unfinished);
        if (verdict === undefined)
            return;
        await (0,deliver/* deliver */.c)(verdict, {
            ports,
            run,
            settings: saved.settings,
            budget,
            durationSeconds: secondsOf(verdict.task, ports),
            published: saved.artifacts ?? [],
        });
    }
    catch (error) {
        const id = saved.task === undefined ? '' : ` ${saved.task.id}`;
        ports.log.warning(`The Miteos task${id} may still be running: ${(0,errors/* errorWords */.Y)(error)}. Look at it in the War Room (${run.watchUrl}).`);
    }
    finally {
        budget.release();
    }
}
/** By its id; or by the whole reference of the create call whose answer was not awaited. */
async function findTask({ ports, run, saved }) {
    const { service, clock, log, stop } = ports;
    if (saved.task !== undefined)
        return service.fetchTask(saved.task.id, { signal: stop });
    const { create } = saved;
    if (create === undefined)
        return undefined;
    let gone = 0;
    for (const after of LOOKS_AFTER_MS) {
        await clock.sleep(after - gone, stop);
        gone = after;
        const isOurs = (line) => line === create.line;
        const [task] = await (0,find_task/* findTasks */.U)({
            service,
            sinceMs: create.sentAtMs,
            isOurs,
            call: { signal: stop },
        });
        if (task !== undefined)
            return task;
    }
    log.warning(`No task of the create call that was under way is listed. If one shows in the War Room (${run.watchUrl}), ` +
        `its prompt ends with: ${create.line}`);
    return undefined;
}
/** @returns undefined when the task goes on, as the user wants, and there is nothing to publish yet */
async function settle(task, { ports, run, saved }) {
    const { verdict } = saved;
    if (verdict !== undefined && !verdict.mayStillRun)
        return { ...verdict, task };
    if ((0,task_task/* hasEnded */.h)(task)) {
        ports.log.info(`Miteos task ${task.id} had ended (${task.rawStatus}) when the step was stopped.`);
        return (0,outcome/* endedVerdict */.s)(task);
    }
    const { origin, isLeft } = saved.task ?? { origin: 'created', isLeft: false };
    if (origin !== 'created' || isLeft) {
        ports.log.info(`Miteos task ${task.id} was left running. Follow it with \`task-id: ${task.id}\`.`);
        return undefined;
    }
    const cancelled = await (0,cancel_task/* cancelTask */.y)(task.id, { ...ports, signal: ports.stop });
    if (cancelled.kind === 'unknown') {
        throw new Error(`it could not be cancelled: ${cancelled.words}`);
    }
    ports.log.info(`Cancelled Miteos task ${task.id}, since the step was stopped before it ended.`);
    if (cancelled.kind === 'ended' && cancelled.task.status !== 'cancelled')
        return (0,outcome/* endedVerdict */.s)(cancelled.task);
    return {
        outcome: verdict?.outcome ?? 'cancelled',
        task: cancelled.kind === 'ended' ? cancelled.task : task,
        problems: verdict?.problems ?? [
            `The step was stopped before the task ended: a cancelled workflow, the job's time limit, or a crash. The task was cancelled.`,
        ],
        advice: `Re-run the job to start again, or look at the task in the War Room: ${run.watchUrl}`,
        mayStillRun: false,
    };
}
function secondsOf({ createdAtMs, completedAtMs }, { clock }) {
    const nowMs = clock.wallMs();
    return Math.max(0, Math.round(((completedAtMs ?? nowMs) - (createdAtMs ?? nowMs)) / 1000));
}

// EXTERNAL MODULE: ./build/github/step.js
var step = __webpack_require__(94686);
// EXTERNAL MODULE: ./build/process-end.js
var process_end = __webpack_require__(15221);
// EXTERNAL MODULE: ./build/saved-state.js
var saved_state = __webpack_require__(5123);
// EXTERNAL MODULE: ./build/support/without-undefined.js
var without_undefined = __webpack_require__(6801);
// EXTERNAL MODULE: ./build/wire.js + 8 modules
var wire = __webpack_require__(14887);
;// CONCATENATED MODULE: ./build/post.js








/** The post phase, for a step that did not get to its end. It never fails the job. */
async function post() {
    const stop = (0,process_end/* listenForStop */.r)();
    const environment = (0,build_environment/* readEnvironment */.Q)();
    const apiKey = environment.input('api-key');
    (0,step/* maskKey */.s9)(apiKey);
    try {
        const read = (name) => (0,saved_state/* parseState */.B)((0,build_environment/* readState */.u)(name), name);
        const settings = read('settings');
        if (settings === undefined)
            return;
        const saved = (0,without_undefined/* withoutUndefined */.r)({
            create: read('create'),
            task: read('task'),
            verdict: read('verdict'),
            comment: read('comment'),
            artifacts: read('artifacts'),
        });
        const githubToken = environment.input('github-token');
        const { matrixLeg } = settings;
        const posted = saved.comment;
        const wired = (0,wire/* wire */.O)({ environment, apiKey, githubToken, matrixLeg, settings, stop, posted });
        if (apiKey === '') {
            const which = saved.task?.id ?? `whose prompt ends with: ${saved.create?.line ?? ''}`;
            step/* stepLog */.tV.warning(`The post step got no api-key, so it can't cancel. This Miteos task may still be running: ${which}. ` +
                `Look at it in the War Room: ${wired.run.watchUrl}`);
            return;
        }
        await finishStep({ ...wired, saved: { ...saved, settings } });
        await wired.close();
    }
    catch (error) {
        step/* stepLog */.tV.warning(`The post step could not finish: ${(0,errors/* errorWords */.Y)(error)}`);
    }
    (0,process_end/* endProcess */.J)();
}


/***/ }),

/***/ 6801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ withoutUndefined)
/* harmony export */ });
/** The same object without the fields that are undefined, for types that want a field absent rather than empty. */
function withoutUndefined(value) {
    const entries = Object.entries(value).filter(([, field]) => field !== undefined);
    return Object.fromEntries(entries);
}


/***/ })

};
