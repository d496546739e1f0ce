export const id = 387;
export const ids = [387,768];
export const modules = {

/***/ 72387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderInProcess: () => (/* binding */ renderInProcess),
/* harmony export */   serveReports: () => (/* binding */ serveReports)
/* harmony export */ });
/* unused harmony export EXEC_ARGV */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var _support_deadline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74422);
/* harmony import */ var _support_run_in_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11431);



/** A megabyte of ordinary Markdown takes about 2 s. A text that is designed to be slow may take hours. */
const RENDER_LIMIT_MS = 5000;
/** After this, the process ends itself, because a process that was killed can't kill it. */
const ORPHAN_LIMIT_MS = 30_000;
/** A megabyte of ordinary Markdown takes between 128 and 256 MB. */
const MAX_HEAP_MB = 512;
/** Options of Node for the process. */
const EXEC_ARGV = [`--max-old-space-size=${MAX_HEAP_MB}`];
/** Runs in the separate process. Answers each call with the rendered text. */
async function serveReports() {
    const { renderReports } = await Promise.all(/* import() */[__webpack_require__.e(481), __webpack_require__.e(71), __webpack_require__.e(175), __webpack_require__.e(447), __webpack_require__.e(822), __webpack_require__.e(863)]).then(__webpack_require__.bind(__webpack_require__, 32385));
    const { renderFindings } = await Promise.all(/* import() */[__webpack_require__.e(481), __webpack_require__.e(71), __webpack_require__.e(447), __webpack_require__.e(652)]).then(__webpack_require__.bind(__webpack_require__, 24447));
    process.on('message', ({ name, input }) => {
        const render = () => (name === 'renderReports' ? renderReports(input) : renderFindings(input));
        process.send?.((0,_support_run_in_time_js__WEBPACK_IMPORTED_MODULE_1__/* .runInTime */ .G)(ORPHAN_LIMIT_MS, render));
    });
}
/**
 * Renders in a separate process, so that signals and timers are handled meanwhile for any text. A worker thread is not enough: Node may end all
 * threads when the heap of one is full (`FATAL ERROR: Reached heap limit`, src/node_worker.cc). The process has no environment and no secrets.
 * It starts before there is an input, because that takes longer than rendering. It is killed after its answer, at the deadline, or when the
 * signal is aborted.
 * @throws Error when there is no answer within the limits of time and memory
 */
async function renderInProcess(name, input, { script, clock, stop }) {
    stop.throwIfAborted();
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.fork)(script, {
        env: {},
        execArgv: EXEC_ARGV,
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const answer = answerOf(child);
    // The process may fail before there is an input.
    answer.catch(() => undefined);
    try {
        child.send({ name, input: await (0,_support_deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .untilAborted */ .Eu)(stop, () => input) });
        return await (0,_support_deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .withinTime */ .dn)(RENDER_LIMIT_MS, { clock, stop }, () => answer);
    }
    finally {
        child.kill('SIGKILL');
    }
}
async function answerOf(child) {
    return new Promise((resolve, reject) => {
        child.once('message', (answer) => {
            resolve(answer);
        });
        child.on('error', reject);
        child.once('exit', (code, signal) => {
            // V8 ends a process so when its heap is full.
            const isMemory = signal === 'SIGABRT' || code === 134;
            const end = `its process ended with ${signal ?? `exit code ${String(code)}`}`;
            reject(new Error(isMemory ? `it takes more than ${MAX_HEAP_MB} MB of memory` : end));
        });
    });
}


/***/ }),

/***/ 74422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DV: () => (/* binding */ abortLater),
/* harmony export */   Eu: () => (/* binding */ untilAborted),
/* harmony export */   db: () => (/* binding */ startDeadline),
/* harmony export */   dn: () => (/* binding */ withinTime),
/* harmony export */   j3: () => (/* binding */ DeadlineError)
/* harmony export */ });
/** The abort reason of a deadline's signal. */
class DeadlineError extends Error {
    name = 'DeadlineError';
}
/** Starts a deadline on the monotonic clock. */
function startDeadline(clock, ms, parent) {
    const end = clock.monotonicMs() + ms;
    const timer = new AbortController();
    const controller = new AbortController();
    const follow = () => {
        controller.abort(parent?.reason);
    };
    if (parent?.aborted === true)
        follow();
    parent?.addEventListener('abort', follow, { once: true });
    void clock.sleep(ms, timer.signal).then(() => {
        if (!timer.signal.aborted)
            controller.abort(new DeadlineError(`the time limit of ${Math.round(ms / 1000)} s was reached`));
    });
    return {
        signal: controller.signal,
        leftMs: () => Math.max(0, end - clock.monotonicMs()),
        isOver: () => clock.monotonicMs() >= end,
        release: () => {
            timer.abort();
            parent?.removeEventListener('abort', follow);
        },
    };
}
/** Returns a signal that aborts `ms` after another one, to give work in progress some time to finish. */
function abortLater(clock, signal, ms) {
    const timer = new AbortController();
    const controller = new AbortController();
    const begin = () => {
        void clock.sleep(ms, timer.signal).then(() => {
            if (!timer.signal.aborted)
                controller.abort(signal.reason);
        });
    };
    if (signal.aborted)
        begin();
    else
        signal.addEventListener('abort', begin, { once: true });
    return {
        signal: controller.signal,
        release: () => {
            timer.abort();
            signal.removeEventListener('abort', begin);
        },
    };
}
/**
 * Waits for work that can't be aborted, for a limited time. The work then continues in the background.
 * @throws DeadlineError when the time is over; the parent signal's reason when it is aborted
 */
async function withinTime(ms, { clock, stop }, work) {
    const limit = startDeadline(clock, ms, stop);
    try {
        return await untilAborted(limit.signal, work);
    }
    finally {
        limit.release();
    }
}
/**
 * Waits for work that can't be aborted, until the signal aborts. The work then continues in the background.
 * @throws the signal's reason
 */
async function untilAborted(signal, work) {
    signal.throwIfAborted();
    const { promise: abort, reject } = Promise.withResolvers();
    const onAbort = () => {
        reject(signal.reason);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    try {
        return await Promise.race([work(), abort]);
    }
    finally {
        signal.removeEventListener('abort', onAbort);
    }
}


/***/ }),

/***/ 11431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ runInTime)
/* harmony export */ });
/* harmony import */ var node_vm__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30714);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35921);


/**
 * Runs synchronous work with a time limit, which also ends a regular expression that backtracks.
 * @throws Error when the time is over; the error of the work
 */
function runInTime(limitMs, work) {
    try {
        return (0,node_vm__WEBPACK_IMPORTED_MODULE_0__.runInNewContext)('work()', { work }, { timeout: limitMs });
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(error) !== 'ERR_SCRIPT_EXECUTION_TIMEOUT')
            throw error;
        throw new Error(`it takes longer than ${limitMs / 1000} s`, { cause: error });
    }
}


/***/ })

};
