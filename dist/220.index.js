export const id = 220;
export const ids = [220];
export const modules = {

/***/ 20220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderInThread: () => (/* binding */ renderInThread)
/* harmony export */ });
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75919);
/* harmony import */ var _support_deadline_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74422);


/** A megabyte of ordinary Markdown takes about 2 s; text made to be slow may take hours. */
const RENDER_LIMIT_MS = 5000;
/** A megabyte of ordinary Markdown takes between 128 and 256 MB. */
const MAX_HEAP_MB = 384;
/**
 * Renders in a thread of its own, so that signals are heard and timers run meanwhile, whatever the texts are. The thread has no environment
 * and no secret, and is ended with the answer, the deadline or the signal.
 * @throws Error when there is no answer within the limits of time and memory
 */
async function renderInThread(result, { script, clock, stop }) {
    const limit = (0,_support_deadline_js__WEBPACK_IMPORTED_MODULE_1__/* .startDeadline */ .db)(clock, RENDER_LIMIT_MS, stop);
    limit.signal.throwIfAborted();
    const worker = new node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.Worker(script, {
        env: {},
        execArgv: [],
        resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    try {
        return await (0,_support_deadline_js__WEBPACK_IMPORTED_MODULE_1__/* .untilAborted */ .Eu)(limit.signal, async () => answerOf(worker, result));
    }
    finally {
        limit.release();
        await worker.terminate();
    }
}
async function answerOf(worker, result) {
    return new Promise((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', () => {
            reject(new Error('the thread ended without an answer'));
        });
        worker.postMessage(result);
    });
}


/***/ })

};
