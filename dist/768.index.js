export const id = 768;
export const ids = [768];
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


/***/ })

};
