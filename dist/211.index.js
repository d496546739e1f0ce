export const id = 211;
export const ids = [211];
export const modules = {

/***/ 8211:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderProgress: () => (/* binding */ renderProgress)
/* harmony export */ });
/* harmony import */ var _support_duration_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(42806);
/* harmony import */ var _support_human_units_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(83251);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16279);
/* harmony import */ var _banner_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69621);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47916);
/* harmony import */ var _timeline_label_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21771);
/* harmony import */ var _untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(55453);







/** More agents are counted, not listed. */
const MAX_AGENTS = 20;
/**
 * Renders the banner of a live comment. It says what the task and its agents are doing, and which run wrote the report below.
 * @param kept undefined when no report is below
 * @returns at most 2,000 UTF-16 units when a report is below
 */
function renderProgress(progress, kept) {
    const { task, runUrl, watchUrl, elapsedSeconds } = progress;
    const page = (0,_page_js__WEBPACK_IMPORTED_MODULE_1__/* .openPage */ .we)('comment', runUrl);
    const name = (0,_banner_js__WEBPACK_IMPORTED_MODULE_0__/* .bannerName */ ._q)(progress, kept !== undefined);
    const state = (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__/* .paragraph */ .FY)((0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__/* .strong */ .ko)(...(0,_banner_js__WEBPACK_IMPORTED_MODULE_0__/* .describeSubject */ .qy)('task', name, progress), ` ${STATES[(0,_task_task_js__WEBPACK_IMPORTED_MODULE_4__/* .isWaitingForApproval */ .S4)(task) ? 'paused' : task.status]}.`), 
    // The comment is edited only when something changes, so it says when that was.
    ` Updated ${(0,_support_duration_js__WEBPACK_IMPORTED_MODULE_5__/* .formatDuration */ .a)(elapsedSeconds * 1000)} after the start.`, ...[' ', (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)(runUrl, 'View the run'), ' or the ', (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)(watchUrl, 'War Room'), '.']);
    const below = kept === undefined ? (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__/* .paragraph */ .FY)('The report will appear here.') : (0,_banner_js__WEBPACK_IMPORTED_MODULE_0__/* .describeKept */ .gt)(kept, progress);
    const items = task.agents.slice(0, MAX_AGENTS).map(describeAgent);
    const format = (shown) => {
        const left = task.agents.length - shown.length;
        const more = left > 0 ? [[`and ${(0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_6__/* .formatNumberOf */ .Of)(left, 'more agent')}`]] : [];
        const agents = task.agents.length === 0 ? [] : [(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__/* .list */ .p_)([...shown, ...more])];
        return (0,_banner_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBanner */ .au)('NOTE', [state, ...agents, below], page);
    };
    const max = kept === undefined ? _banner_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_BANNER_LENGTH */ .bD : _banner_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_KEPT_BANNER_LENGTH */ .cQ;
    const room = max - format([]).length;
    return format((0,_page_js__WEBPACK_IMPORTED_MODULE_1__/* .takeWithin */ .Dh)(items, room, (item) => (0,_page_js__WEBPACK_IMPORTED_MODULE_1__/* .toHtml */ .Vw)((0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__/* .list */ .p_)([item]), page).length));
}
const ENDED = 'has ended, and its results are being fetched';
const STATES = {
    pending: 'is queued',
    planning: 'is being planned',
    running: 'is running',
    unknown: 'is running',
    paused: 'is waiting for approval',
    complete: ENDED,
    failed: ENDED,
    cancelled: ENDED,
};
function describeAgent(agent) {
    const { type, id, progress, currentTool } = agent;
    return [
        (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__/* .inlineCode */ .ti)(type ?? id, 60),
        ' ',
        // As in the timeline, but with more of an unknown state than fits into a diagram.
        ...(agent.status === 'unknown'
            ? ['“', ...(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__/* .inlineText */ .ln)(agent.rawStatus, 40), '”']
            : [(0,_timeline_label_js__WEBPACK_IMPORTED_MODULE_2__/* .labelState */ .K)(agent).label]),
        ...(progress === undefined ? [] : [` · ${(0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_6__/* .formatCount */ .B4)(progress)}%`]),
        ...(currentTool === undefined ? [] : [' · ', (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__/* .inlineCode */ .ti)(currentTool, 60)]),
    ];
}


/***/ }),

/***/ 21771:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ labelState),
/* harmony export */   O: () => (/* binding */ diagramLabel)
/* harmony export */ });
/* harmony import */ var _untrusted_clean_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35787);

/** No label begins with a keyword of the diagram's language: click, call, href, title, section, and so on. */
const STATES = {
    pending: { label: 'queued', kind: 'inactive' },
    planning: { label: 'planning', kind: 'active' },
    running: { label: 'running', kind: 'active' },
    paused: { label: 'paused', kind: 'blocked' },
    idle: { label: 'idle', kind: 'inactive' },
    thinking: { label: 'working', kind: 'active' },
    acting: { label: 'working', kind: 'active' },
    waiting: { label: 'waiting for approval', kind: 'blocked' },
    unobserved: { label: 'not observed', kind: 'inactive' },
    several: { label: 'several states', kind: 'inactive' },
    complete: { label: 'complete', kind: 'success' },
    cancelled: { label: 'cancelled', kind: 'failure' },
    failed: { label: 'failed', kind: 'failure' },
    error: { label: 'failed', kind: 'failure' },
    killed: { label: 'stopped', kind: 'failure' },
};
/** Returns the label of a state. An unknown state is in quotation marks. */
function labelState({ status, rawStatus, }) {
    if (status !== 'unknown')
        return STATES[status];
    return { label: `“${diagramLabel(rawStatus, 24) || 'unnamed state'}”`, kind: 'active' };
}
/**
 * Makes a label for a diagram from remote text. A diagram is the only place where remote text is not HTML. Only letters, digits, spaces and
 * `._-` are kept, so that nothing is read as the diagram's language, as an entity, as HTML or as Markdown. The label may be empty.
 */
function diagramLabel(text, maxLength) {
    const harmless = text.slice(0, 500).replace(/[^\p{L}\p{M}\p{N} ._-]+/gu, ' ');
    return (0,_untrusted_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clipText */ .gL)((0,_untrusted_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanLine */ .Ow)(harmless), maxLength);
}


/***/ })

};
