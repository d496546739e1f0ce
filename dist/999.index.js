export const id = 999;
export const ids = [999];
export const modules = {

/***/ 83999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./build/github/step-io.js
var step_io = __webpack_require__(32667);
// EXTERNAL MODULE: ./build/inputs/inputs.js + 1 modules
var inputs_inputs = __webpack_require__(16653);
// EXTERNAL MODULE: ./build/step/failure-message.js
var failure_message = __webpack_require__(98083);
// EXTERNAL MODULE: ./build/step/outputs.js
var step_outputs = __webpack_require__(78285);
// EXTERNAL MODULE: ./build/inputs/expected-files.js
var expected_files = __webpack_require__(23952);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/support/errors.js
var errors = __webpack_require__(35921);
// EXTERNAL MODULE: ./build/publish/output-root.js
var output_root = __webpack_require__(556);
;// CONCATENATED MODULE: ./build/publish/check-output-folder.js



/**
 * Checks that files can be saved in the output folder, before the task costs anything: writes a file and removes it. The folder is not
 * removed. Until this phase ends, no other step can use it, because steps that run at the same time would replace each other's files. The
 * last part of the default folder is the task's ID, so its parent folder is checked instead.
 * @throws UserError when no file can be written, or when another step uses the folder
 */
async function checkOutputFolder(outputDir, { openFolder, claimFolder }, run) {
    const root = (0,output_root/* outputRoot */.S)({ outputDir, taskId: 'task' }, run);
    const folder = openFolder(outputDir === '' ? external_node_path_.dirname(root) : root);
    try {
        const file = await folder.createFile('probe');
        try {
            await file.write(new Uint8Array(1));
        }
        finally {
            await file.discard();
        }
    }
    catch (error) {
        const reason = (0,errors/* errorMessage */.gJ)(error);
        const message = outputDir === ''
            ? `No file can be saved in ${folder.root}: ${reason}. Free space on this disk of the runner or repair it, or set the input output-dir.`
            : `Invalid input: output-dir: expected a folder that files can be saved in, got ${JSON.stringify(outputDir)}: ${reason}.`;
        throw new errors/* UserError */.yo(message, { cause: error });
    }
    finally {
        await folder.removeStagingFiles();
    }
    if (outputDir === '' || (await claimFolder(root)))
        return;
    throw new errors/* UserError */.yo(`Invalid input: output-dir: expected a folder that no other step uses at the same time, got ${JSON.stringify(outputDir)}. ` +
        'Set a different output-dir for each of these steps, or leave it empty.');
}

// EXTERNAL MODULE: ./build/structured-output/json-schema.js + 2 modules
var json_schema = __webpack_require__(23488);
// EXTERNAL MODULE: ./build/task/lost-calls.js
var lost_calls = __webpack_require__(44400);
// EXTERNAL MODULE: ./build/step/open-task.js + 3 modules
var open_task = __webpack_require__(99059);
// EXTERNAL MODULE: ./build/step/saved-state.js + 1 modules
var saved_state = __webpack_require__(66232);
;// CONCATENATED MODULE: ./build/step/run.js








const DRY_RUN = 'This is a dry run (`dry-run: true`), so no task was created.';
const NO_SECRETS = 'Workflow runs for pull requests from forks and from Dependabot get no secrets, so there is no api-key to call Miteos with.';
/**
 * Runs the step: checks who triggered the run, builds the prompt, creates or finds the task, follows it, and publishes the results.
 * @throws UserError for problems that the author of the workflow can fix, ServiceError when no task could be created
 */
async function runStep(given) {
    const { inputs, ports, run } = given;
    if (inputs.apiKey === '' && !inputs.dryRun)
        return skip(NO_SECRETS, ports);
    const refusal = await ports.findRefusal();
    // If the run is cancelled during the check, the refusal would give the wrong advice.
    ports.stop.throwIfAborted();
    if (refusal !== undefined) {
        const { reason, advice, isUnchecked } = refusal;
        if (inputs.ifNotAllowed === 'skip' && !isUnchecked)
            return skip(reason, ports);
        throw new errors/* UserError */.yo(`${reason} ${advice}`);
    }
    await (0,expected_files/* checkExpectedFiles */.eX)(inputs.settings);
    const story = { ...given, schema: await readSchema(inputs.outputSchema, ports) };
    (0,saved_state/* saveSettings */.DZ)(ports.step, inputs.settings);
    if (inputs.wait)
        await checkOutputFolder(inputs.settings.outputDir, ports, run);
    if (inputs.dryRun) {
        const { showDryRun } = await __webpack_require__.e(/* import() */ 138).then(__webpack_require__.bind(__webpack_require__, 78138));
        await showDryRun(story);
        return skip(DRY_RUN, ports);
    }
    const opened = await (0,open_task/* openTask */.aS)(story);
    const over = new AbortController();
    const signal = AbortSignal.any([over.signal, ports.stop]);
    const { watchUrl } = run;
    const searching = (0,lost_calls/* cancelOrphanedTasks */.Cf)(opened.orphaned, { ...ports, watchUrl, signal });
    try {
        const ending = inputs.wait ? await followTask(opened, story) : leaveRunning(opened.task, ports);
        over.abort();
        // A task may appear in the list late, so the post step continues the search.
        const open = await searching;
        return { ...ending, isFinished: ending.isFinished && open.length === 0 };
    }
    finally {
        over.abort();
    }
}
/** @throws UserError that names the task if the code for it can't be loaded, for example because a job removed the folder of the action */
async function followTask(opened, { inputs, ports, run, schema }) {
    const { settings } = inputs;
    // Loaded only now, so that the task starts earlier.
    const { follow } = await Promise.all(/* import() */[__webpack_require__.e(909), __webpack_require__.e(912)]).then(__webpack_require__.bind(__webpack_require__, 37912)).catch((error) => {
        throw (0,open_task/* unfollowableError */.pl)(opened.task.id, error, run);
    });
    const commit = opened.sent?.commit ?? run.commit;
    return follow(opened, { ports, run: { ...run, commit }, settings, schema });
}
/** @throws UserError that lists the problems of the schema, so that no task is paid for with an invalid schema */
async function readSchema(source, { readWorkspaceFile }) {
    if (source === undefined)
        return undefined;
    const text = source.kind === 'text' ? source.text : await readWorkspaceFile('output-schema', source.path);
    try {
        return await (0,json_schema/* compileSchema */.Fc)(text);
    }
    catch (error) {
        if (!(error instanceof json_schema/* SchemaError */.Ar))
            throw error;
        const where = source.kind === 'text' ? '' : `in ${JSON.stringify(source.path)}: `;
        throw new errors/* UserError */.yo(`Invalid input: output-schema: ${where}${error.message}.`, {
            cause: error,
        });
    }
}
function skip(reason, ports) {
    ports.log.notice(`Skipped: ${reason}`);
    const outputs = (0,step_outputs/* emptyOutputs */.q_)('skipped', (0,step_outputs/* toReason */.Ge)(reason, ports));
    const [failure] = (0,step_outputs/* trySetOutputs */.o1)(outputs, ports.step);
    return { failure, isFinished: true };
}
function leaveRunning({ id }, ports) {
    const { step, log } = ports;
    const unset = (0,step_outputs/* trySetOutputs */.o1)((0,step_outputs/* emptyOutputs */.q_)('running'), step);
    // The post step may still search for orphaned tasks, but must ignore this task.
    (0,saved_state/* trySaveState */.aU)(ports, { delivered: true });
    log.info('Not waiting for the task, because `wait` is `false`. To follow it later, use the input task-id.');
    const failure = unset.length === 0 ? undefined : `Miteos task ${id} is running. ${unset.join(' ')}`;
    return { failure, isFinished: true };
}

// EXTERNAL MODULE: ./build/wiring.js + 30 modules
var wiring = __webpack_require__(83268);
;// CONCATENATED MODULE: ./build/main.js








/** Runs the main phase. A failure sets the exit code. */
function main() {
    return (0,wiring/* runPhase */.PF)(runMain, endFailed);
}
async function runMain(stop) {
    // First, so that the post step finds only what this process saves.
    (0,saved_state/* clearAllState */.ck)(step_io/* stepFiles */.UM);
    const environment = (0,wiring/* openEnvironment */.Ay)();
    const event = (0,wiring/* eventFacts */.IS)(environment);
    const hasPullRequest = (event.pullRequest ?? event.pullRequestHead) !== undefined;
    const hasPushedChange = event.pushed !== undefined;
    const { eventProblem } = environment;
    const situation = { ...event, hasPullRequest, hasPushedChange, eventProblem };
    const inputs = (0,inputs_inputs/* readInputs */.K)(environment.input, situation);
    const wired = (0,wiring/* wire */.O4)({ ...inputs, environment, stop });
    const ports = (0,wiring/* mainPorts */.kP)(wired, environment, inputs);
    const ending = await runStep({ inputs, ports, run: wired.run });
    if (ending.failure !== undefined)
        step_io/* stepLog */.tV.fail(ending.failure);
    if (ending.isFinished)
        markFinished();
    await wired.close();
}
/** Fails the step, and sets the outputs for later steps, which read the status even when there is no task. */
function endFailed(error, stop) {
    // First, because nothing else reports the reason.
    step_io/* stepLog */.tV.fail((0,failure_message/* failureMessage */.o)(error));
    const reason = (0,step_outputs/* toReason */.Ge)((0,errors/* errorMessage */.gJ)(error), { secrets: step_io/* stepSecrets */.aw });
    // After a cancellation, only the post step finds out whether there is a task, and what it delivered.
    const outputs = stop.aborted ? { status: 'cancelled', reason } : (0,step_outputs/* emptyOutputs */.q_)('failed', reason);
    for (const unset of (0,step_outputs/* trySetOutputs */.o1)(outputs, step_io/* stepFiles */.UM))
        step_io/* stepLog */.tV.info(unset);
}
/** Tells the post step that there is nothing to do. Without this state it starts, and finds out itself. */
function markFinished() {
    try {
        (0,saved_state/* saveState */.LZ)(step_io/* stepFiles */.UM, { finished: true });
    }
    catch (error) {
        step_io/* stepLog */.tV.info(`Could not save the state of the finished step: ${(0,errors/* errorMessage */.gJ)(error)}.`);
    }
}


/***/ }),

/***/ 99059:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fn: () => (/* binding */ buildPrompt),
  aS: () => (/* binding */ openTask),
  pl: () => (/* binding */ unfollowableError)
});

// EXTERNAL MODULE: ./build/support/errors.js
var errors = __webpack_require__(35921);
// EXTERNAL MODULE: ./build/support/human-units.js
var human_units = __webpack_require__(83251);
// EXTERNAL MODULE: ./build/findings/findings-schema.js
var findings_schema = __webpack_require__(99345);
// EXTERNAL MODULE: ./build/support/deadline.js
var support_deadline = __webpack_require__(74422);
// EXTERNAL MODULE: ./build/support/duration.js
var duration = __webpack_require__(42806);
// EXTERNAL MODULE: ./build/task/lost-calls.js
var lost_calls = __webpack_require__(44400);
// EXTERNAL MODULE: ./build/task/prompt.js
var task_prompt = __webpack_require__(28132);
// EXTERNAL MODULE: ./build/task/reference.js
var task_reference = __webpack_require__(90033);
// EXTERNAL MODULE: ./build/task/task-service.js
var task_service = __webpack_require__(80101);
;// CONCATENATED MODULE: ./build/task/create-task.js







/** Each create call that may have arrived may have created a paid task, so only a few are allowed. */
const MAX_UNCERTAIN_CALLS = 3;
/** How long to search for the task of a call that may have arrived, before the next call. */
const SEARCH_MS = 15_000;
/** How long a create call in flight may still wait for its response after the run is cancelled. */
const ANSWER_GRACE_MS = 2000;
/**
 * Creates exactly one task. A call that certainly did not arrive is repeated. After a call that may have arrived, the function searches
 * for its task, and only a search that succeeds and finds nothing allows another call.
 * @throws ServiceError when the service refuses, can't be reached in time, or the result stays unknown; Error when the run is cancelled
 * or times out
 */
async function createTask(options) {
    const { log, stop } = options;
    const deadline = (0,support_deadline/* startDeadline */.db)(options.clock, options.retryLimitMs, stop);
    const lost = [];
    try {
        for (let number = 1;; number += 1) {
            // A cancelled step must not create a task, or save a call as sent.
            stop.throwIfAborted();
            const call = makeCall(number, options);
            const sent = await sendUntilArrived(call, lost, { ...options, deadline });
            if ('task' in sent)
                return { task: sent.task, orphaned: lost };
            const { error } = sent;
            if (sent.call === undefined)
                throw unknownResultError(error, lost, options);
            lost.push(sent.call);
            log.info(`The response to the create call was lost (${error.message}). Searching for its task.`);
            // The search includes earlier calls, whose task may have appeared meanwhile. One task is enough.
            const task = await searchForLost(lost, error, options);
            if (task !== undefined) {
                log.info(`Found the task of the lost create call: ${task.id}.`);
                const own = (0,task_reference/* lastLine */.fM)(task.prompt ?? '');
                return { task, orphaned: lost.filter(({ line }) => line !== own) };
            }
            if (lost.length >= MAX_UNCERTAIN_CALLS || deadline.isOver()) {
                throw unknownResultError(error, lost, options);
            }
            log.info('Miteos lists no task of the lost create call. Sending the call again.');
        }
    }
    finally {
        deadline.release();
    }
}
function makeCall(number, { request, reference: step }) {
    if (step === undefined)
        return { request, reference: undefined, line: undefined };
    const reference = { ...step, nonce: (0,task_reference/* callNonce */._S)(step.stepNonce, number) };
    const line = (0,task_reference/* referenceLine */.MR)(reference, step.runUrl);
    const prompt = (0,task_prompt/* appendLine */.Xq)(request.prompt, line);
    return { request: { ...request, prompt }, reference: (0,task_reference/* formatReference */.FH)(reference), line };
}
/** Sends a call, and repeats it within the bound while it certainly did not arrive. */
async function sendUntilArrived({ request, reference, line }, lost, options) {
    const { service, clock, log, onCalls, retryLimitMs, stop, deadline } = options;
    const logged = new Set();
    for (let failures = 0;; failures += 1) {
        // After a cancellation, the call gets a little more time: its response names a task that must be cancelled.
        const late = (0,support_deadline/* abortLater */.DV)(clock, stop, ANSWER_GRACE_MS);
        const call = line === undefined ? undefined : { line, sentAtMs: clock.wallMs() };
        if (call !== undefined)
            onCalls([...lost, call]);
        try {
            return { task: await service.createTask(request, reference, { signal: late.signal }) };
        }
        catch (error) {
            if (!(error instanceof task_service/* ServiceError */._))
                throw stop.aborted ? interruptedError(error, options) : error;
            if (error.arrival === 'perhaps')
                return { call, error };
            const pause = Math.max(error.retryAfterMs ?? 0, pauseMs(error, failures, clock));
            // This call certainly created no task, so there is nothing to search for if the step is killed now.
            if (call !== undefined)
                onCalls(lost);
            const isFinal = error.arrival === 'refused' || error.isLasting || pause >= deadline.leftMs();
            if (!isFinal && !stop.aborted) {
                const message = retryMessage(error, retryLimitMs);
                if (!logged.has(message))
                    log.info(message);
                logged.add(message);
                await clock.sleep(pause, deadline.signal);
            }
            if (isFinal || deadline.signal.aborted)
                throw error;
        }
        finally {
            late.release();
        }
    }
}
/** A slot becomes free when another task ends, which takes a while, so the pauses are longer when the plan is full. */
function pauseMs(error, failures, clock) {
    const base = isPlanFull(error) ? 15_000 : Math.min(1000 * 2 ** failures, 30_000);
    return base * (0.75 + 0.5 * clock.random());
}
/** A 429 while requests remain in the rate limit means that the plan's concurrent tasks are all in use. */
function isPlanFull(error) {
    return error.status === 429 && error.remaining !== undefined && error.remaining > 0;
}
function retryMessage(error, retryLimitMs) {
    const limit = (0,duration/* formatDuration */.a)(retryLimitMs);
    return isPlanFull(error)
        ? `All concurrent tasks of the Miteos plan are in use. Waiting up to ${limit} for a free slot.`
        : `Could not create the task (${error.message}). Retrying for up to ${limit}.`;
}
function interruptedError(error, { reference, watchUrl }) {
    const advice = reference === undefined
        ? `Search for it in the War Room (${watchUrl}) and cancel it there.`
        : 'The post step searches for it and cancels it.';
    return new Error(`${(0,errors/* errorMessage */.gJ)(error)} while the task was being created. A task may have been created. ${advice}`, { cause: error });
}
async function searchForLost(lost, error, options) {
    const { service, clock, stop: signal, request } = options;
    const promptStart = (0,task_prompt/* appendLine */.Xq)(request.prompt, '');
    try {
        return await (0,lost_calls/* searchForTask */.pA)(lost, { service, clock, signal, promptStart }, SEARCH_MS);
    }
    catch (searchError) {
        throw unknownResultError(error, lost, options, signal.aborted ? undefined : searchError);
    }
}
/** Adds to the error of the lost response what a person can do about the task that may exist. */
function unknownResultError(callError, lost, { watchUrl }, searchError) {
    const search = searchError === undefined ? '' : ` The search for it failed: ${(0,errors/* errorMessage */.gJ)(searchError)}.`;
    const lines = lost.map(({ line }) => `"${line}"`).join(' or ');
    const which = lines === '' ? 'it' : `a task whose prompt ends with ${lines}`;
    return new task_service/* ServiceError */._(`${callError.message}. A task may have been created anyway.${search} Search the War Room (${watchUrl}) for ${which}, and cancel it there`, {
        arrival: 'perhaps',
        status: callError.status,
        cause: searchError ?? callError,
    });
}

// EXTERNAL MODULE: ./build/task/find-task.js
var find_task = __webpack_require__(70727);
// EXTERNAL MODULE: ./build/task/task.js
var task_task = __webpack_require__(16279);
;// CONCATENATED MODULE: ./build/task/earlier-task.js






/** How long a run can be re-run. Source: GitHub's "Re-running workflows and jobs". */
const RERUN_WINDOW_MS = 30 * 24 * 60 * 60_000;
/** Attempts per request. The client's backoff takes about five minutes for them. */
const MAX_ATTEMPTS = 16;
/**
 * Finds the task that an earlier attempt of this step created, if it is still active or complete. Another step may share the stable
 * part of the reference, so when several tasks match, none of them is certainly this step's, and a new task is the safe choice.
 * @returns undefined when the step must create a new task, also when the key may not list tasks
 * @throws UserError when Miteos can't be searched within the bound, since a new task could then be paid for twice
 */
async function findEarlierTask(options) {
    const found = await findAll(options);
    const usable = found.filter((task) => !(0,task_task/* hasEnded */.hY)(task) || task.status === 'complete');
    const [first] = usable;
    if (first === undefined)
        return undefined;
    // One step may have created several tasks, if the response to a create call was lost. Any of them will do.
    const usableSteps = new Set(usable.map((task) => stepOf(task, options)));
    // All tasks of a step share a nonce. Two nonces in one attempt show that another step has the same stable part. Attempt 0 is unknown,
    // so it shows nothing.
    const steps = new Set(found.map((task) => stepOf(task, options)).filter((step) => !step.startsWith('0 ')));
    const attempts = new Set([...steps].map((step) => step.split(' ')[0]));
    if (usableSteps.size === 1 && attempts.size === steps.size)
        return first;
    options.log.warning(`${found.length} tasks of earlier attempts match this step, so the step creates a new one. ` +
        'If the workflow calls a reusable workflow more than once, set a different `comment-key` for each call.');
    return undefined;
}
async function findAll(options) {
    const { service, clock, log, stop } = options;
    const bound = (0,support_deadline/* startDeadline */.db)(clock, options.searchLimitMs, stop);
    const tasks = [];
    log.info('Searching for the task of an earlier attempt.');
    try {
        const listed = (0,find_task/* findTasks */.U)({
            service,
            sinceMs: clock.wallMs() - RERUN_WINDOW_MS,
            isOurs: (line) => isOfEarlierAttempt(line, options),
            promptStart: options.prompt,
            call: { signal: bound.signal, attempts: MAX_ATTEMPTS },
        });
        for await (const task of listed)
            tasks.push(task);
        return tasks;
    }
    catch (error) {
        stop.throwIfAborted();
        if (!(error instanceof task_service/* ServiceError */._) || error.arrival !== 'refused')
            throw searchError(error);
        log.warning(`Could not check whether an earlier attempt created a task: ${error.message}. The step creates a new one.`);
        return [];
    }
    finally {
        bound.release();
    }
}
function searchError(error) {
    return new errors/* UserError */.yo(`Could not check whether an earlier attempt of this run created a task: ${(0,errors/* errorMessage */.gJ)(error)}. ` +
        'Re-run the job later, or start a new run, which creates and pays for a new task.', { cause: error });
}
/** Identifies the step that created a task: its attempt and its nonce. */
function stepOf({ prompt = '' }, { runUrl }) {
    const reference = (0,task_reference/* parseReferenceLine */.$Q)((0,task_reference/* lastLine */.fM)(prompt), runUrl);
    return reference === undefined ? '' : `${reference.attempt} ${(0,task_reference/* stepNonceOf */.rM)(reference)}`;
}
function isOfEarlierAttempt(line, options) {
    const reference = (0,task_reference/* parseReferenceLine */.$Q)(line, options.runUrl);
    return (reference !== undefined &&
        reference.runId === options.runId &&
        reference.stable === options.stable &&
        (options.runAttempt === 0 || reference.attempt < options.runAttempt));
}

// EXTERNAL MODULE: ./build/support/without-undefined.js
var without_undefined = __webpack_require__(6801);
;// CONCATENATED MODULE: ./build/step/add-context.js

/** The maximum number of incomplete files that a warning names. */
const MAX_NAMED_FILES = 10;
/**
 * Adds the pull request and the context files to the prompt, as data, without the secrets of this step. The files use the remaining space.
 * Also returns what the prompt then says about the change.
 * @throws UserError when one of them can't be read, or a pattern matches no file
 */
async function addContext(prompt, { inputs, ports }) {
    const { contextMode, contextFiles, contextMaxBytes, settings } = inputs;
    if (settings.findings !== '' && contextMode !== 'diff') {
        ports.log.warning('The prompt does not contain the diff, so the agents can only find what they read in the repository themselves. ' +
            'On a pull request, set `pull-request-context: diff`.');
    }
    const context = contextMode === 'none' ? undefined : await ports.fetchContext(contextMode, contextMaxBytes);
    const withChange = context === undefined ? prompt : addChange(prompt, context, ports);
    const sent = context && { commit: context.commit, hasGaps: context.gaps.length > 0 };
    if (contextFiles.length === 0)
        return { prompt: withChange, ...sent };
    const leftBytes = Math.max(0, contextMaxBytes - Buffer.byteLength(context?.content ?? ''));
    return { prompt: await addFiles(withChange, contextFiles, leftBytes, ports), ...sent };
}
function addChange(prompt, context, ports) {
    const { title, gaps, hidden } = context;
    const content = ports.secrets.redact(context.content);
    if (gaps.length > 0) {
        ports.log.warning(`The agents see only a part of ${title}: ${gaps.join('; ')}. ` +
            'Raise the input context-max-bytes, or let the agents read the repository themselves.');
    }
    warnOfHidden(title, hidden, ports);
    return (0,task_prompt/* appendContext */.Iz)(prompt, { title, content }, ports.newNonce());
}
async function addFiles(prompt, patterns, maxBytes, ports) {
    const { redact } = ports.secrets;
    const { files: read, hidden } = await ports.readContextFiles(patterns, maxBytes);
    const files = read.map(({ quotedPath, content, gap }) => ({
        quotedPath: redact(quotedPath),
        content: content === undefined ? undefined : redact(content),
        gap,
    }));
    const gaps = files.flatMap(({ quotedPath, gap }) => gap === undefined ? [] : [`${quotedPath} (${gap})`]);
    if (gaps.length > 0) {
        const named = gaps.slice(0, MAX_NAMED_FILES).join(', ');
        const more = gaps.length - MAX_NAMED_FILES;
        ports.log.warning(`The agents see only a part of the context files: ${named}${more > 0 ? ` and ${more} more` : ''}. ` +
            'Raise the input context-max-bytes, or exclude files from context-files with `!`.');
    }
    warnOfHidden('the context files', hidden, ports);
    return (0,task_prompt/* appendFiles */.Yl)(prompt, { files, hidden }, ports.newNonce());
}
function warnOfHidden(title, hidden, { log }) {
    if (hidden.length === 0)
        return;
    log.warning(`Hidden text in ${title}, which may be meant for the agents and not for reviewers: ${hidden.join('; ')}. ` +
        'Check it before you trust the result.');
}

// EXTERNAL MODULE: ./build/step/outputs.js
var outputs = __webpack_require__(78285);
// EXTERNAL MODULE: ./build/step/saved-state.js + 1 modules
var saved_state = __webpack_require__(66232);
;// CONCATENATED MODULE: ./build/step/open-task.js












/** How long to search for the task of an earlier attempt while Miteos is unreachable. */
const MAX_SEARCH_MS = 5 * 60_000;
/** The maximum number of variables that a warning names. */
const MAX_NAMED_VARIABLES = 5;
/** Finds or creates the task, and saves it for the post step and for later steps. */
async function openTask(story) {
    const { inputs, ports } = story;
    const opened = await findOrCreate(story);
    const { task, origin, orphaned, sent = {} } = opened;
    // Before anything else can fail, so that the log has the ID even if no state can be written.
    announce(opened, story);
    const isLeft = !inputs.wait;
    saveTask({ id: task.id, origin, isLeft, orphaned, ...(0,without_undefined/* withoutUndefined */.r)(sent) }, story);
    // A missing output is not a reason to abandon a paid task.
    for (const unset of (0,outputs/* trySetOutputs */.o1)({ 'task-id': task.id }, ports.step))
        ports.log.warning(unset);
    return opened;
}
/** @throws UserError that names the task, which the post step may not find */
function saveTask(task, { ports, run }) {
    try {
        (0,saved_state/* saveState */.LZ)(ports.step, { task });
    }
    catch (error) {
        throw unfollowableError(task.id, error, run);
    }
}
/** Returns an error that names the task, which nobody follows. */
function unfollowableError(taskId, cause, { watchUrl }) {
    return new errors/* UserError */.yo(`Task ${taskId} can't be followed: ${(0,errors/* errorMessage */.gJ)(cause)}. It may still be running: check it in the War Room (${watchUrl}), ` +
        `and cancel it there, or run again with \`task-id: ${taskId}\`.`, { cause });
}
function announce({ task, origin }, { ports, run }) {
    const attempt = (0,task_reference/* parseReferenceLine */.$Q)((0,task_reference/* lastLine */.fM)(task.prompt ?? ''), run.runUrl)?.attempt;
    const maker = attempt ? `attempt ${attempt}` : 'an earlier attempt';
    const sentences = {
        created: `Created task ${task.id}.`,
        given: `Following task ${task.id}, which the input task-id names.`,
        // A user who re-runs the job may expect a different answer.
        resumed: (0,task_task/* hasEnded */.hY)(task)
            ? `Task ${task.id} of ${maker} is already complete, so this attempt returns the same answer. To create and pay for a new task, start a new run.`
            : `Resuming task ${task.id}, which ${maker} of this run created. To create and pay for a new one instead, start a new run.`,
    };
    ports.log.notice(`${sentences[origin]} Watch it in the War Room: ${run.watchUrl}`);
}
/** Returns the task that the inputs name, the task of an earlier attempt, or a new one. */
async function findOrCreate(story) {
    const { inputs, ports } = story;
    const startMs = ports.clock.monotonicMs();
    if (inputs.source.kind === 'task-id') {
        const task = await ports.service.fetchTask(inputs.source.taskId, { signal: ports.stop });
        return { task, origin: 'given', startMs, orphaned: [] };
    }
    const template = await readPrompt(story);
    const stable = await hashPrompt(template, story);
    const filled = fillPrompt(template, story);
    const earlier = await findEarlier(filled, stable, story);
    if (earlier !== undefined)
        return { task: earlier, origin: 'resumed', startMs, orphaned: [] };
    const { prompt, sent } = await completePrompt(filled, story);
    return { ...(await createStepTask(prompt, stable, story)), sent };
}
/**
 * Returns the prompt that a new task gets, without its reference line.
 * @throws UserError as `openTask`
 */
async function buildPrompt(story) {
    const template = await readPrompt(story);
    const { prompt } = await completePrompt(fillPrompt(template, story), story);
    return prompt;
}
async function readPrompt({ inputs: { source }, ports }) {
    if (source.kind === 'prompt-file')
        return ports.readWorkspaceFile('prompt-file', source.path);
    return source.kind === 'prompt' ? source.text : '';
}
function fillPrompt(template, { inputs, ports }) {
    const filled = (0,task_prompt/* fillVariables */.$v)(template, inputs.promptVariables);
    warnOfUnused((0,task_prompt/* findUnusedVariables */.Vy)(template, inputs.promptVariables), ports);
    return filled;
}
/** A line of a multi-line value looks like another variable, and the value ends before it. */
function warnOfUnused(names, { log }) {
    if (names.length === 0)
        return;
    const shown = names.slice(0, MAX_NAMED_VARIABLES).map((name) => JSON.stringify(name));
    const more = names.length - shown.length;
    log.warning(`The prompt does not use these variables of the input prompt-variables: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}. ` +
        'If they are lines of another value, write the input as a JSON object.');
}
/**
 * Hashes what identifies the task of this step in each attempt. The content of the pull request and of the context files may change, so it
 * is not part of it.
 */
async function hashPrompt(template, { inputs, ports, run, schema }) {
    const { promptVariables = [], taskOptions, contextMode, contextFiles, settings } = inputs;
    const { matrixJob, commentKey, outputFile, findings } = settings;
    const output = [outputFile, schema?.text, findings];
    const context = [contextMode, contextFiles];
    const task = JSON.stringify([template, [...promptVariables], taskOptions, context, output]);
    const hash = (call) => (0,task_reference/* hashStep */.BH)({ ...run, matrixJob, commentKey, task, call });
    // If the attempt is not known, files of an earlier attempt in the folder would change the number of the call.
    if (run.runAttempt === 0 || !inputs.runReference)
        return hash(1);
    return hash(await ports.numberCall(`miteos-call-${hash(1)}-${run.runAttempt}`));
}
async function findEarlier(prompt, stable, { inputs, ports, run }) {
    const { runUrl, runId, runAttempt } = run;
    // Without an ID, all runs would be the same run.
    const isFirst = runAttempt === 1 || runId === '0';
    if (isFirst || inputs.onRerun === 'new' || !inputs.runReference)
        return undefined;
    const searchLimitMs = Math.min(inputs.settings.timeoutMs, MAX_SEARCH_MS);
    return findEarlierTask({ ...ports, prompt, stable, runUrl, runId, runAttempt, searchLimitMs });
}
/** Adds what the user's prompt does not contain. Also returns what the prompt then says about the change. */
async function completePrompt(filled, story) {
    const { prompt: withContext, commit: read, hasGaps } = await addContext(filled, story);
    const { prompt, commit = read } = await addCommit(addWantedFiles(withContext, story), story);
    checkLength(prompt);
    return { prompt, sent: { commit, hasGaps } };
}
/** Adds the instructions for the files that programs read, so that the user's prompt does not need them. */
function addWantedFiles(prompt, { inputs, schema }) {
    const { outputFile, findings } = inputs.settings;
    const files = [
        { name: outputFile, schema: schema?.text },
        { name: findings, purpose: findings_schema/* FINDINGS_PURPOSE */.K9, schema: JSON.stringify(findings_schema/* FINDINGS_SCHEMA */.Bz) },
    ];
    return files.filter(({ name }) => name !== '').reduce(task_prompt/* appendWantedFile */.Un, prompt);
}
/**
 * Adds the commit to which the line numbers of the findings must belong.
 * @throws UserError when the change can't be read, because the task would be paid for, and none of its findings could be checked
 */
async function addCommit(prompt, { inputs, ports }) {
    if (inputs.settings.findings === '')
        return { prompt };
    const { head } = await ports.fetchChange();
    const named = (0,task_prompt/* appendCommit */.SQ)(prompt, head);
    return named === prompt ? { prompt } : { prompt: named, commit: head };
}
/** Responses contain the whole prompt. If it exceeded the maximum size of a response, every task would seem lost. */
function checkLength(prompt) {
    const bytes = Buffer.byteLength(JSON.stringify(prompt));
    if (bytes <= task_prompt/* MAX_PROMPT_BYTES */.Os)
        return;
    throw new errors/* UserError */.yo(`The prompt is too long: it is ${(0,human_units/* formatSize */.Xq)(bytes)} with its context, and the maximum is ${(0,human_units/* formatSize */.Xq)(task_prompt/* MAX_PROMPT_BYTES */.Os)}. ` +
        'Shorten it, lower `context-max-bytes`, or let the agents read the repository themselves.');
}
/**
 * Creates the task of the step. The reference of each create call is saved for the post step before the call.
 * @param stable the part of the references that is the same in each attempt
 * @throws the errors of `createTask`
 */
async function createStepTask(prompt, stable, story) {
    const { inputs, ports, run } = story;
    const { runId, runAttempt, runUrl, watchUrl } = run;
    const stepNonce = ports.newNonce();
    const { task, orphaned } = await createTask({
        ...ports,
        request: { ...inputs.taskOptions, prompt },
        reference: inputs.runReference
            ? { runId, runUrl, attempt: runAttempt, stable, stepNonce }
            : undefined,
        retryLimitMs: inputs.settings.timeoutMs,
        watchUrl,
        onCalls: (calls) => {
            if (calls.length === 0)
                (0,saved_state/* clearState */.Ho)(ports.step, 'create');
            else
                (0,saved_state/* saveState */.LZ)(ports.step, { create: calls });
        },
    });
    react(ports);
    return { task, origin: 'created', startMs: ports.clock.monotonicMs(), orphaned };
}
/** Starts the reaction and does not wait for it. Nobody needs it, so a failure is not worth a warning. */
function react({ react: add, log }) {
    add?.().catch((error) => {
        log.debug(`Could not add the reaction to the comment: ${(0,errors/* errorMessage */.gJ)(error)}.`);
    });
}


/***/ }),

/***/ 78285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ge: () => (/* binding */ toReason),
/* harmony export */   n0: () => (/* binding */ setOutputs),
/* harmony export */   o1: () => (/* binding */ trySetOutputs),
/* harmony export */   q_: () => (/* binding */ emptyOutputs)
/* harmony export */ });
/* harmony import */ var _findings_finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74438);
/* harmony import */ var _report_text_kind_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(41307);
/* harmony import */ var _structured_output_read_structured_output_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58840);
/* harmony import */ var _task_verdict_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16373);
/* harmony import */ var _support_errors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(35921);
/* harmony import */ var _support_human_units_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(83251);
/* harmony import */ var _support_log_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64650);
/* harmony import */ var _support_truncate_to_bytes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(30994);








/** The maximum size of one text in a list. In JSON, each byte can take up to six bytes, and the text is one line. */
const MAX_TEXT_BYTES = 2048;
/** A runner that reads a file line by line may have a limit of 64 KiB per line, and others of less. */
const MAX_LINE_BYTES = 16_384;
/** The maximum length of the output `reason`, in characters. */
const MAX_REASON_LENGTH = 1000;
/**
 * Returns the outputs of a step without results, so that a later step that parses the lists finds them empty.
 * @param reason as `toReason` formats it; empty when the step succeeds
 */
function emptyOutputs(status, reason = '') {
    return { status, reason, deliverables: '[]', 'deliverables-count': '0', artifacts: '[]' };
}
/** Formats the output `reason` as one redacted line. */
function toReason(reason, { secrets: { redact } }) {
    const line = (0,_support_log_js__WEBPACK_IMPORTED_MODULE_2__/* .printableText */ .XU)(redact(reason), MAX_REASON_LENGTH, redact);
    if (line === '')
        return '';
    const sentence = line.replace(/^\p{Ll}/u, (first) => first.toUpperCase());
    return /[.!?…]"?$/.test(sentence) ? sentence : `${sentence}.`;
}
/**
 * Sets every output of action.yml except those that are set earlier, as soon as they are known.
 * @returns a sentence about the outputs that could not be set, or nothing
 */
function setOutputs({ result, outputDir, comment, issue, structuredOutput, findings: { checked, sarif } }, ports) {
    const { outcome, saved, artifacts, task } = result;
    const [first] = artifacts;
    const deliverables = saved.map(({ id, originalName, path, bytes, contentType, sha256 }) => ({
        id,
        name: (0,_support_truncate_to_bytes_js__WEBPACK_IMPORTED_MODULE_3__/* .truncateToBytes */ .L)(originalName, MAX_TEXT_BYTES).text,
        path,
        bytes,
        content_type: (0,_support_truncate_to_bytes_js__WEBPACK_IMPORTED_MODULE_3__/* .truncateToBytes */ .L)(contentType, MAX_TEXT_BYTES).text,
        sha256,
    }));
    const outputs = {
        status: outcome,
        reason: toReason((0,_task_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .reasonOf */ .A)(result), ports),
        'structured-output': structuredOutput,
        report: reportText(result),
        'findings-count': checked?.verified.length,
        'findings-by-severity': checked && JSON.stringify((0,_findings_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .countBySeverity */ .Ot)(checked.verified)),
        'sarif-path': sarif?.path,
        deliverables: toLines(deliverables),
        'deliverables-count': saved.length,
        'output-dir': outputDir,
        'artifact-id': first?.id,
        'artifact-url': first?.url,
        'artifact-digest': first?.digest,
        artifacts: toLines(artifacts.map(({ name, id, url, digest, bytes }) => ({ name, id, url, digest, bytes }))),
        'comment-id': comment?.id,
        'comment-url': comment?.url,
        'issue-number': issue?.number,
        'issue-url': issue?.url,
        'duration-seconds': result.durationSeconds,
        'cost-cents': task.costCents,
        'tokens-used': task.tokensUsed,
    };
    return trySetOutputs(outputs, ports.step);
}
/** Returns the main report, truncated to the maximum size of an output. */
function reportText({ texts, saved }) {
    const { main } = (0,_report_text_kind_js__WEBPACK_IMPORTED_MODULE_5__/* .orderTexts */ .T9)(texts, saved);
    if (main === undefined)
        return '';
    const end = (missingBytes) => `\n\n(Truncated: ${(0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_6__/* .formatSize */ .Xq)(missingBytes)} of ${main.name} are missing.)`;
    const whole = wrapText(main.text);
    const { text, missingBytes } = (0,_support_truncate_to_bytes_js__WEBPACK_IMPORTED_MODULE_3__/* .truncateToBytes */ .L)(whole, _structured_output_read_structured_output_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_OUTPUT_BYTES */ .$q);
    if (missingBytes + main.missingBytes === 0)
        return text;
    const room = _structured_output_read_structured_output_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_OUTPUT_BYTES */ .$q - Buffer.byteLength(end(Number.MAX_SAFE_INTEGER));
    const truncated = (0,_support_truncate_to_bytes_js__WEBPACK_IMPORTED_MODULE_3__/* .truncateToBytes */ .L)(whole, room);
    return truncated.text + end(truncated.missingBytes + main.missingBytes);
}
/** Breaks lines that are too long, after white space if possible. */
function wrapText(text) {
    const wrapLine = (line) => Buffer.byteLength(line) <= MAX_LINE_BYTES
        ? line
        : (line.match(/.{1,4000}(?:\s|$)|.{1,4000}/gsu) ?? []).join('\n');
    return text.split('\n').map(wrapLine).join('\n');
}
/**
 * Formats a list as JSON with one value per line. Runners that read output files line by line fail on a line of 64 KiB, and then lose all
 * outputs. Source: Gitea's act_runner, which reads lines with Go's `bufio.Scanner`.
 */
function toLines(values) {
    return JSON.stringify(values, undefined, 1);
}
/**
 * Sets each output, even if others fail.
 * @returns a sentence about the outputs that could not be set, or nothing
 */
function trySetOutputs(outputs, step) {
    const unset = [];
    let cause;
    for (const [name, value] of Object.entries(outputs)) {
        try {
            step.setOutput(name, String(value ?? ''));
        }
        catch (error) {
            unset.push(name);
            cause = error;
        }
    }
    if (unset.length === 0)
        return [];
    const failure = `Could not set these outputs: ${unset.join(', ')} (${(0,_support_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .errorMessage */ .gJ)(cause)}).`;
    // The step fails for this alone.
    if (outputs['reason'] === '')
        trySetOutputs({ reason: failure }, step);
    return [failure];
}


/***/ })

};
