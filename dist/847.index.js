export const id = 847;
export const ids = [847];
export const modules = {

/***/ 67847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ findingsPart),
/* harmony export */   _: () => (/* binding */ noFindings),
/* harmony export */   reviewBody: () => (/* binding */ reviewBody)
/* harmony export */ });
/* harmony import */ var _findings_finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74438);
/* harmony import */ var _support_human_units_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(83251);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47916);
/* harmony import */ var _findings_without_comment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6208);
/* harmony import */ var _render_finding_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24447);
/* harmony import */ var _repository_links_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99287);
/* harmony import */ var _untrusted_html_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(55453);







const MAX_ROWS = 100;
const STATES = {
    new: 'new',
    known: 'known',
    refused: 'not posted',
    unclear: 'possibly posted',
    none: 'no comment',
};
/**
 * Renders the findings: the numbers of verified and new findings, a table with links to their lines, and, collapsed, the messages of findings
 * without a comment and the unverified findings with their reasons.
 */
function findingsPart(findings, { repositoryUrl, messages }, page) {
    const place = { repositoryUrl };
    const gap = findings.gap === undefined ? [] : [` ${findings.gap}`];
    return [
        (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_5__/* .paragraph */ .FY)(...summaryOf(findings), ...headSentence(findings, place), ...gap),
        ...verifiedTable(findings, { ...place, commit: findings.commit }, page),
        ...(0,_findings_without_comment_js__WEBPACK_IMPORTED_MODULE_2__/* .messagesFold */ .gK)(findings, messages, page),
        ...(0,_findings_without_comment_js__WEBPACK_IMPORTED_MODULE_2__/* .unverifiedList */ .Cf)(findings, messages, page),
    ];
}
/** Renders the text of a review, which says what wrote it. */
function reviewBody({ title, workflow, runUrl, }) {
    const name = (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_5__/* .strong */ .ko)(...(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_5__/* .inlineText */ .ln)(title || workflow, _findings_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_TITLE_LENGTH */ .tS));
    const run = (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_5__/* .link */ .nf)(runUrl, 'View the run');
    return (0,_page_js__WEBPACK_IMPORTED_MODULE_1__/* .toHtml */ .Vw)((0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_5__/* .paragraph */ .FY)(name, '. ', run, '.'), (0,_page_js__WEBPACK_IMPORTED_MODULE_1__/* .openPage */ .we)('comment', runUrl));
}
/** Renders the only sentence of a quiet comment. */
function noFindings({ commit, repositoryUrl, }) {
    const at = commit === undefined ? [] : [' at ', (0,_repository_links_js__WEBPACK_IMPORTED_MODULE_4__/* .commitLink */ .wn)(commit, { repositoryUrl })];
    return (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_5__/* .paragraph */ .FY)('No findings', ...at, '.');
}
function summaryOf(findings) {
    const { verdict, verified, unverified, more, reviewUrl } = findings;
    const total = verified.length + unverified.length + more;
    const severities = Object.entries((0,_findings_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .countBySeverity */ .Ot)(verified))
        .filter(([, count]) => count > 0)
        .map(([severity, count]) => `${(0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_6__/* .formatCount */ .B4)(count)} ${severity}`);
    const review = reviewUrl === undefined ? [] : [' See ', (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_5__/* .link */ .nf)(reviewUrl, 'the review'), '.'];
    const decision = verdict === undefined ? [] : [' Verdict: ', (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_5__/* .inlineCode */ .ti)(verdict), '.'];
    if (total === 0)
        return [(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_5__/* .strong */ .ko)('No findings.'), ...decision];
    return [
        (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_5__/* .strong */ .ko)((0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_6__/* .formatNumberOf */ .Of)(total, 'finding')),
        `, ${verified.length === total ? 'all' : (0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_6__/* .formatCount */ .B4)(verified.length)} verified against the change`,
        `${severities.length === 0 ? '' : `: ${severities.join(', ')}`}.`,
        commentsSentence(verified),
        ...review,
        ...decision,
    ];
}
/** Says that the pull request has a newer head, because the comments are on the reviewed commit. */
function headSentence({ commit, newerHead }, place) {
    if (newerHead === undefined)
        return [];
    const [reviewed, newer] = [(0,_repository_links_js__WEBPACK_IMPORTED_MODULE_4__/* .commitLink */ .wn)(commit, place), (0,_repository_links_js__WEBPACK_IMPORTED_MODULE_4__/* .commitLink */ .wn)(newerHead, place)];
    return [' The findings are about ', reviewed, '; the pull request is now at ', newer, '.'];
}
/** Counts the comments. Returns nothing when no finding has a comment, because the table says enough. */
function commentsSentence(verified) {
    const countOf = (state) => verified.filter((one) => one.state === state).length;
    if (verified.length === countOf('none'))
        return '';
    const others = [
        { count: countOf('refused'), name: 'not posted' },
        { count: countOf('unclear'), name: 'possibly posted' },
        { count: countOf('none'), name: 'without a comment' },
    ].filter(({ count }) => count > 0);
    const known = `${(0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_6__/* .formatCount */ .B4)(countOf('new'))} new, ${(0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_6__/* .formatCount */ .B4)(countOf('known'))} already known`;
    return ` ${[known, ...others.map(({ count, name }) => `${(0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_6__/* .formatCount */ .B4)(count)} ${name}`)].join(', ')}.`;
}
function verifiedTable({ verified }, files, page) {
    const hasStates = verified.some(({ state }) => state !== 'none');
    const rows = verified
        .slice(0, MAX_ROWS)
        .map(({ finding, state }) => [
        [(0,_render_finding_js__WEBPACK_IMPORTED_MODULE_3__.severityName)(finding)],
        (0,_findings_without_comment_js__WEBPACK_IMPORTED_MODULE_2__/* .titleOf */ .Gg)(finding),
        [(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_5__/* .link */ .nf)(addressOf(finding, files), (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_5__/* .inlineCode */ .ti)((0,_findings_without_comment_js__WEBPACK_IMPORTED_MODULE_2__/* .placeOf */ .$t)(finding), _findings_without_comment_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_PATH_LENGTH */ .Kb))],
        ...(hasStates ? [[STATES[state]]] : []),
    ]);
    const shown = (0,_page_js__WEBPACK_IMPORTED_MODULE_1__/* .takeWithin */ .Dh)(rows, page.max / 4, (row) => page.sizeOf((0,_page_js__WEBPACK_IMPORTED_MODULE_1__/* .toHtml */ .Vw)((0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_5__/* .table */ .tp)([[], row]), page)));
    const left = verified.length - shown.length;
    const head = ['Severity', 'Finding', 'Line', ...(hasStates ? ['Comment'] : [])];
    return [
        ...(shown.length === 0 ? [] : [(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_5__/* .table */ .tp)([head.map((name) => [name]), ...shown])]),
        ...(left === 0 ? [] : [(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_5__/* .paragraph */ .FY)(`and ${(0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_6__/* .formatNumberOf */ .Of)(left, 'more finding')}`)]),
    ];
}
function addressOf({ path, line, endLine }, files) {
    const lines = `#L${line}${endLine === undefined ? '' : `-L${endLine}`}`;
    return (0,_repository_links_js__WEBPACK_IMPORTED_MODULE_4__/* .fileAddress */ .xQ)(path, files) + lines;
}


/***/ }),

/***/ 6208:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   Cf: () => (/* binding */ unverifiedList),
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   Kb: () => (/* binding */ MAX_PATH_LENGTH),
/* harmony export */   dg: () => (/* binding */ renderMessages),
/* harmony export */   gK: () => (/* binding */ messagesFold)
/* harmony export */ });
/* harmony import */ var _findings_finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74438);
/* harmony import */ var _support_human_units_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(83251);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47916);
/* harmony import */ var _render_finding_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24447);
/* harmony import */ var _untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(55453);





/** The maximum number of findings of each kind, verified and unverified. */
const MAX_LISTED = 50;
/** The maximum length of all messages of one kind that are parsed, because parsing takes time. */
const MAX_PARSED_LENGTH = 60_000;
const MAX_PATH_LENGTH = 200;
/** Renders the messages of the findings that have no comment, because nothing else shows them. The most severe come first. */
function renderMessages(findings, options) {
    const { verified = [], unverified = [] } = findings ?? {};
    const silent = verified.filter(({ state }) => !hasComment(state));
    const shown = [silent, unverified].flatMap((found) => (0,_page_js__WEBPACK_IMPORTED_MODULE_1__/* .takeWithin */ .Dh)(found, MAX_PARSED_LENGTH, ({ finding }) => finding.message.length));
    return new Map(shown.map(({ finding }) => [finding, (0,_render_finding_js__WEBPACK_IMPORTED_MODULE_2__.messageBlocks)(finding, options)]));
}
function hasComment(state) {
    return state === 'new' || state === 'known';
}
/** @param end follows the place of the finding */
function entryOf(finding, end = []) {
    const place = (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__/* .inlineCode */ .ti)(placeOf(finding), MAX_PATH_LENGTH);
    const text = [`${(0,_render_finding_js__WEBPACK_IMPORTED_MODULE_2__.severityName)(finding)}: `, ...titleOf(finding), ', ', place, ...end];
    return { finding, text };
}
/** Renders findings with their messages, collapsed, as many as fit. */
function fold(entries, { name, messages, maxTexts, max, page }) {
    if (entries.length === 0)
        return [];
    const sizeOf = ({ text }) => page.sizeOf((0,_page_js__WEBPACK_IMPORTED_MODULE_1__/* .toHtml */ .Vw)((0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__/* .list */ .p_)([text]), page));
    const shown = (0,_page_js__WEBPACK_IMPORTED_MODULE_1__/* .takeWithin */ .Dh)(entries.slice(0, MAX_LISTED), maxTexts, sizeOf);
    const used = shown.reduce((total, entry) => total + sizeOf(entry), 0);
    const items = withMessages(shown, { messages, max: max - used, page });
    const left = entries.length - shown.length;
    const rest = left === 0 ? [] : [[`and ${(0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_4__/* .formatCount */ .B4)(left)} more`]];
    return [(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__/* .details */ .zH)([name(entries.length)], (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__/* .list */ .p_)([...items, ...rest]))];
}
/** Adds the messages of the findings, as many as fit. One message gets at most half of the space. */
function withMessages(entries, { messages, max, page }) {
    let left = max;
    return entries.map(({ finding, text }) => {
        const blocks = messages.get(finding) ?? [];
        const taken = (0,_render_finding_js__WEBPACK_IMPORTED_MODULE_2__.takeBlocks)(blocks, Math.min(left, max / 2), page.sizeOf);
        const size = (0,_page_js__WEBPACK_IMPORTED_MODULE_1__/* .sizeOfBlocks */ .fQ)(taken.map((block) => (0,_page_js__WEBPACK_IMPORTED_MODULE_1__/* .toHtml */ .Vw)(block, page)), page);
        if (size > left)
            return text;
        left -= size;
        return [...text, ...taken];
    });
}
/** Renders the messages of the verified findings that have no comment. */
function messagesFold({ verified }, messages, page) {
    const silent = verified.filter(({ state }) => !hasComment(state));
    const entries = silent.map(({ finding }) => entryOf(finding));
    const name = (count) => `${(0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_4__/* .formatNumberOf */ .Of)(count, 'finding')} without a comment`;
    return fold(entries, { name, messages, maxTexts: page.max / 20, max: (page.max * 3) / 20, page });
}
/** Renders the unverified findings with their reasons and messages, and the number of findings that are left out. */
function unverifiedList({ unverified, more }, messages, page) {
    const entries = unverified.map(({ finding, reason }) => entryOf(finding, ['. Not verified: ', ...(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__/* .inlineText */ .ln)(reason), '.']));
    const name = (count) => (0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_4__/* .formatNumberOf */ .Of)(count, 'unverified finding');
    const max = page.max / 8;
    const leftOut = `${(0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_4__/* .formatNumberOf */ .Of)(more, 'finding')} beyond the maximum ${more === 1 ? 'is' : 'are'} left out.`;
    return [
        ...fold(entries, { name, messages, maxTexts: max, max, page }),
        ...(more === 0 ? [] : [(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__/* .paragraph */ .FY)(leftOut)]),
    ];
}
function titleOf(finding) {
    return [...(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__/* .inlineText */ .ln)(finding.title, _findings_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_TITLE_LENGTH */ .tS), ...(0,_render_finding_js__WEBPACK_IMPORTED_MODULE_2__.ruleNote)(finding)];
}
/** Such as `src/a.ts:42`. */
function placeOf({ path, line, endLine }) {
    if (line < 1)
        return path;
    return `${path}:${line}${endLine === undefined ? '' : `-${endLine}`}`;
}


/***/ })

};
