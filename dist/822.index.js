export const id = 822;
export const ids = [822];
export const modules = {

/***/ 94822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ renderOwnBanner),
/* harmony export */   renderBanner: () => (/* binding */ renderBanner)
/* harmony export */ });
/* harmony import */ var _support_human_units_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(83251);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(16279);
/* harmony import */ var _banner_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69621);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47916);
/* harmony import */ var _repository_links_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99287);
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(99934);
/* harmony import */ var _untrusted_clean_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35787);
/* harmony import */ var _untrusted_html_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(55453);








const MAX_PROBLEMS = 10;
/** Maximum lengths of a sentence in UTF-16 units. The first one with which the banner fits is used. */
const SENTENCE_LENGTHS = [600, 300, 150, 75];
/** The kind of banner, and the end of the first sentence when no problem describes what happened to the task. */
const ENDINGS = {
    complete: ['WARNING', 'completed without a report'],
    failed: ['CAUTION', 'failed'],
    cancelled: ['NOTE', 'was cancelled'],
    'timed-out': ['WARNING', 'timed out'],
    'needs-approval': ['WARNING', 'is waiting for approval'],
    running: ['NOTE', 'is running'],
};
/**
 * Renders the banner over the report of an earlier run. It says what happened to this run, and which run wrote the report.
 * @returns at most 2,000 UTF-16 units
 */
function renderBanner(result, kept) {
    return fitBanner(result, { kept, name: (0,_banner_js__WEBPACK_IMPORTED_MODULE_0__/* .bannerName */ ._q)(result, true) }, _banner_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_KEPT_BANNER_LENGTH */ .cQ);
}
/**
 * Renders the banner over the run's own report.
 * @param hasHeadline whether a headline is below the banner
 * @returns undefined when the report is complete and there is no problem
 */
function renderOwnBanner(result, hasHeadline) {
    if ((0,_result_js__WEBPACK_IMPORTED_MODULE_5__/* .isCompleteReport */ .G)(result) && result.problems.length === 0)
        return undefined;
    const name = hasHeadline ? '' : (0,_banner_js__WEBPACK_IMPORTED_MODULE_0__/* .bannerName */ ._q)(result, false);
    return fitBanner(result, { kept: undefined, name }, _banner_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_BANNER_LENGTH */ .bD);
}
function fitBanner(result, place, max) {
    const page = (0,_page_js__WEBPACK_IMPORTED_MODULE_1__/* .openPage */ .we)('comment', result.runUrl);
    const kind = result.supersededBy === undefined ? ENDINGS[result.outcome][0] : 'NOTE';
    const render = (maxLength) => (0,_banner_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBanner */ .au)(kind, bannerElements(result, place, maxLength), page);
    for (const maxLength of SENTENCE_LENGTHS) {
        const banner = render(maxLength);
        if (banner.length <= max)
            return banner;
    }
    return render(0);
}
/** @param maxLength of a sentence; with 0 there is only one sentence, which contains no remote text */
function bannerElements(result, { kept, name }, maxLength) {
    const run = kept === undefined ? [] : [[(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_4__/* .link */ .nf)(result.runUrl, 'View the run'), '.']];
    const below = kept === undefined ? [] : [(0,_banner_js__WEBPACK_IMPORTED_MODULE_0__/* .describeKept */ .gt)(kept, result)];
    if (result.supersededBy !== undefined) {
        const sentences = supersededSentences(result, result.supersededBy, name);
        return [(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_4__/* .paragraph */ .FY)(...spaced([...sentences, ...run])), ...below];
    }
    const format = (text) => (0,_banner_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSentence */ .jg)(text, maxLength, result);
    const formatAll = (texts) => maxLength === 0 ? [] : texts.filter((text) => text !== '').map(format);
    const { lead, rest, others } = leadOf(result, name, maxLength);
    const start = [...lead, ...formatAll([rest])];
    const end = [...formatAll([result.advice ?? '']), ...run];
    if (others.length <= 1) {
        return [(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_4__/* .paragraph */ .FY)(...spaced([...start, ...formatAll(others), ...end])), ...below];
    }
    const left = others.length - MAX_PROBLEMS;
    const items = formatAll(others.slice(0, MAX_PROBLEMS));
    const more = left > 0 ? [[`and ${left} more, listed in the log`]] : [];
    const last = end.length === 0 ? [] : [(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_4__/* .paragraph */ .FY)(...spaced(end))];
    return [(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_4__/* .paragraph */ .FY)(...spaced(start)), (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_4__/* .list */ .p_)([...items, ...more]), ...last, ...below];
}
function spaced(sentences) {
    return sentences.flatMap((sentence, index) => (index === 0 ? sentence : [' ', ...sentence]));
}
function supersededSentences(result, head, name) {
    const { task, mayStillRun } = result;
    const sentence = (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_4__/* .strong */ .ko)(...(0,_banner_js__WEBPACK_IMPORTED_MODULE_0__/* .describeSubject */ .qy)('run', name, result), ' was superseded: the pull request is now at ', (0,_repository_links_js__WEBPACK_IMPORTED_MODULE_2__/* .commitLink */ .wn)(head, result), '.');
    const isUnderWay = !(0,_task_task_js__WEBPACK_IMPORTED_MODULE_6__/* .hasEnded */ .hY)(task) && task.status !== 'unknown';
    if (!isUnderWay && !mayStillRun)
        return [[sentence]];
    const state = mayStillRun
        ? 'may still be running. Check it in the War Room and cancel it there.'
        : 'was left running.';
    return [[sentence], ['Task ', (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_4__/* .inlineCode */ .ti)(task.id), ' ', ...(0,_banner_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSentence */ .jg)(state, 100, result)]];
}
/** A first sentence about the end of the task or of the run. */
const END = /^The (?<subject>task|run) (?<end>.*?\.)(?:\s(?<rest>.*))?$/u;
/** Returns a first sentence that says what happened to the run, with its commit. A complete report of the run itself needs none. */
function leadOf(result, name, maxLength) {
    const { outcome, problems } = result;
    if ((0,_result_js__WEBPACK_IMPORTED_MODULE_5__/* .isCompleteReport */ .G)(result)) {
        const title = `The task is complete, with ${(0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_7__/* .formatNumberOf */ .Of)(problems.length, 'problem')}:`;
        return { lead: problems.length > 1 ? [[(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_4__/* .strong */ .ko)(title)]] : [], rest: '', others: problems };
    }
    const [first = '', ...others] = problems;
    const { subject, end, rest = '' } = END.exec((0,_untrusted_clean_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cleanLine */ .Ow)(first))?.groups ?? {};
    if (subject === undefined || end === undefined || maxLength === 0) {
        const lead = (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_4__/* .strong */ .ko)(...(0,_banner_js__WEBPACK_IMPORTED_MODULE_0__/* .describeSubject */ .qy)('task', name, result), ` ${ENDINGS[outcome][1]}.`);
        return { lead: [[lead]], rest: '', others: problems };
    }
    const start = (0,_banner_js__WEBPACK_IMPORTED_MODULE_0__/* .describeSubject */ .qy)(subject, name, result);
    return { lead: [[(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_4__/* .strong */ .ko)(...start, ' ', ...(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_4__/* .inlineText */ .ln)(end, maxLength))]], rest, others };
}


/***/ })

};
