export const id = 863;
export const ids = [863,385,847];
export const modules = {

/***/ 74438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   GQ: () => (/* binding */ foldSpace),
/* harmony export */   Kb: () => (/* binding */ MAX_PATH_LENGTH),
/* harmony export */   Ls: () => (/* binding */ MAX_SUGGESTION_LENGTH),
/* harmony export */   Mt: () => (/* binding */ MAX_FINDINGS),
/* harmony export */   Ot: () => (/* binding */ countBySeverity),
/* harmony export */   oC: () => (/* binding */ SEVERITIES),
/* harmony export */   tS: () => (/* binding */ MAX_TITLE_LENGTH),
/* harmony export */   uL: () => (/* binding */ limitFindings),
/* harmony export */   uv: () => (/* binding */ MAX_MESSAGE_LENGTH)
/* harmony export */ });
/* unused harmony export MAX_RULE_LENGTH */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/** The severities of findings, the most severe first. */
const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'];
/** Counts the findings of each severity. */
function countBySeverity(found) {
    const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
    for (const { finding } of found)
        counts[finding.severity] += 1;
    return counts;
}
/** The maximum number of findings in a file. A file of 4 MB may contain a million, which takes too much time and memory. */
const MAX_FINDINGS = 20_000;
/** In UTF-16 units, like all lengths in this file. */
const MAX_TITLE_LENGTH = 200;
/** GitHub rejects a comment with more than 65,536 characters. A comment contains the title, the message and the suggestion. */
const MAX_MESSAGE_LENGTH = 10_000;
const MAX_SUGGESTION_LENGTH = 4000;
const MAX_RULE_LENGTH = 100;
/** No system has a longer path, so one that is truncated names no file. */
const MAX_PATH_LENGTH = 4096;
const MAX_VERDICT_LENGTH = 100;
/** How much of a text is read for one line of it, as a multiple of the line's limit. The rest could take minutes to fold. */
const MAX_READ_RATIO = 10;
/**
 * Applies the limits to texts. Findings that are equal in all fields count as one. Long texts are truncated. A long suggestion is omitted
 * instead, because a user could apply a truncated one.
 */
function limitFindings(findings, verdict) {
    const rank = ({ severity }) => SEVERITIES.indexOf(severity);
    const taken = [];
    // Hashes, because thousands of findings of SARIF may share texts, and copies of these would fill the memory.
    const known = new Set();
    const ordered = findings.toSorted((a, b) => rank(a) - rank(b));
    for (const one of ordered) {
        const limited = limitTexts(one);
        known.add((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(limited)).digest('base64'));
        if (known.size > taken.length)
            taken.push(limited);
    }
    return {
        ...(verdict === undefined ? {} : { verdict: clipLine(verdict, MAX_VERDICT_LENGTH) }),
        findings: taken,
    };
}
function limitTexts({ suggestion, rule, ...finding }) {
    const isTooLong = (suggestion?.length ?? 0) > MAX_SUGGESTION_LENGTH;
    return {
        ...finding,
        path: clip(finding.path, MAX_PATH_LENGTH),
        title: clipLine(finding.title, MAX_TITLE_LENGTH),
        message: clip(finding.message, MAX_MESSAGE_LENGTH),
        ...(suggestion === undefined || isTooLong ? {} : { suggestion }),
        ...(isTooLong ? { isSuggestionTooLong: true } : {}),
        ...(rule === undefined ? {} : { rule: clipLine(rule, MAX_RULE_LENGTH) }),
    };
}
/** Trims the text and replaces each run of white space with one space. */
function foldSpace(text) {
    return text.trim().replace(/\s+/g, ' ');
}
function clipLine(text, maxLength) {
    return clip(foldSpace(clip(text.trimStart(), maxLength * MAX_READ_RATIO)), maxLength);
}
/** Truncates the text to `maxLength` UTF-16 units, including an ellipsis. */
function clip(text, maxLength) {
    if (text.length <= maxLength)
        return text;
    return `${text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}


/***/ }),

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


/***/ }),

/***/ 32385:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderReports: () => (/* binding */ renderReports)
});

// EXTERNAL MODULE: ./build/support/duration.js
var duration = __webpack_require__(42806);
// EXTERNAL MODULE: ./build/support/human-units.js
var human_units = __webpack_require__(83251);
// EXTERNAL MODULE: ./build/report/artifact-link.js
var artifact_link = __webpack_require__(6870);
// EXTERNAL MODULE: ./build/report/page.js
var report_page = __webpack_require__(47916);
// EXTERNAL MODULE: ./build/report/untrusted/html.js
var untrusted_html = __webpack_require__(55453);
;// CONCATENATED MODULE: ./build/report/files-part.js




const MAX_ROWS = 100;
/**
 * Returns a fold with the names and sizes of the delivered files, and a sentence that says where they are.
 * @param isOpen whether the fold is open, because the page shows no text of the files
 */
function filesPart(result, { page, isOpen }) {
    const { saved } = result;
    if (saved.length === 0) {
        return isEmpty(result) ? [(0,untrusted_html/* paragraph */.FY)('The agents delivered no files.')] : leftOutNote(result);
    }
    const own = new Map(result.artifacts.map((artifact) => [artifact.file ?? '', artifact.url]));
    const rows = saved.slice(0, MAX_ROWS).map((file) => savedRow(file, own.get(file.name)));
    const shown = (0,report_page/* takeWithin */.Dh)(rows, page.max / 4, (row) => page.sizeOf((0,report_page/* toHtml */.Vw)((0,untrusted_html/* table */.tp)([[], row]), page)));
    const bytes = saved.reduce((sum, file) => sum + file.bytes, 0);
    const title = `${(0,human_units/* formatNumberOf */.Of)(saved.length, 'file')}, ${(0,human_units/* formatSize */.Xq)(bytes)}`;
    const files = shown.length === 0 ? [] : [(0,untrusted_html/* table */.tp)([[['File'], ['Size']], ...shown], [undefined, 'right'])];
    const fold = (0,untrusted_html/* details */.zH)([title], ...files, ...whereNote(result, saved.length - shown.length), ...leftOutNote(result));
    return [isOpen ? { ...fold, properties: { open: true } } : fold];
}
/** The name is a link if the file has its own artifact. */
function savedRow(file, url) {
    const name = (0,untrusted_html/* inlineCode */.ti)(file.originalName);
    return [[url === undefined ? name : (0,untrusted_html/* link */.nf)(url, name)], [(0,human_units/* formatSize */.Xq)(file.bytes)]];
}
/** @param left how many files are not in the table */
function whereNote(result, left) {
    const where = (0,artifact_link/* whereFilesAre */.dx)(result);
    if (left > 0)
        return [(0,untrusted_html/* paragraph */.FY)(`and ${(0,human_units/* formatNumberOf */.Of)(left, 'more file')}`, ...where)];
    return result.artifacts.some(({ file }) => file === undefined)
        ? [(0,untrusted_html/* paragraph */.FY)('The files are', ...where, '.')]
        : [];
}
function leftOutNote({ leftOut }) {
    if (leftOut <= 0)
        return [];
    const files = `${(0,human_units/* formatNumberOf */.Of)(leftOut, 'file')} ${leftOut === 1 ? 'is' : 'are'}`;
    return [(0,untrusted_html/* paragraph */.FY)(`${files} excluded by the input `, (0,untrusted_html/* inlineCode */.ti)('deliverables'), '.')];
}
/** If the task is not complete, or if files were lost, the banner says so. */
function isEmpty({ outcome, leftOut, problems }) {
    return outcome === 'complete' && leftOut === 0 && problems.length === 0;
}

// EXTERNAL MODULE: ./build/report/findings-part.js
var findings_part = __webpack_require__(67847);
// EXTERNAL MODULE: ./build/report/findings-without-comment.js
var findings_without_comment = __webpack_require__(6208);
// EXTERNAL MODULE: ./build/report/untrusted/clean-text.js
var clean_text = __webpack_require__(35787);
// EXTERNAL MODULE: ./build/report/untrusted/safe-html.js + 3 modules
var safe_html = __webpack_require__(89839);
;// CONCATENATED MODULE: ./build/report/headline.js




const MAX_TITLE_LENGTH = 200;
/** The maximum length of a heading with its tags and the addresses of its links, in UTF-16 units. */
const MAX_HTML_LENGTH = 4000;
/**
 * Returns the headline of a page: the title, otherwise the main report's own heading, otherwise the name of the workflow.
 * @param texts the main report first
 */
function takeHeadline(head, texts, page) {
    const title = formatTitle(head.title);
    const [first, ...others] = texts;
    const own = first?.isMain === true ? findHeading(first) : undefined;
    const format = (text) => (0,report_page/* toHtml */.Vw)((0,untrusted_html/* heading */.R_)(2, text), page);
    if (first === undefined || own === undefined || !isSame(title || own.text, own.text)) {
        const headline = format(title || formatTitle(head.workflow) || 'Miteos task');
        return { headline, texts };
    }
    const html = (0,safe_html/* writeHtml */.T)({ ...own.element, tagName: 'h2' });
    const blocks = first.blocks.filter(({ element }) => element !== own.element);
    return {
        headline: html.length > MAX_HTML_LENGTH ? format(own.text) : html,
        texts: [{ ...first, blocks, isHeadlineTaken: true }, ...others],
    };
}
function formatTitle(title) {
    return (0,clean_text/* clipText */.gL)((0,clean_text/* cleanLine */.Ow)(title), MAX_TITLE_LENGTH);
}
/** Returns the first heading if nothing precedes it, or if it is of the highest level. */
function findHeading({ blocks, hasTitle, }) {
    const index = blocks.findIndex(({ element }) => /^h[1-6]$/u.test(element.tagName));
    const element = blocks[index]?.element;
    if (element === undefined)
        return undefined;
    const isTitle = index === 0 || (hasTitle && element.tagName === 'h2');
    const text = (0,untrusted_html/* textOf */.b6)(element);
    return isTitle && text.length <= MAX_TITLE_LENGTH ? { element, text } : undefined;
}
function isSame(one, other) {
    const [first, second] = [one, other].map((text) => text.replace(/\s+/gu, '').toLowerCase());
    return first === second;
}

// EXTERNAL MODULE: ./build/report/repository-links.js
var repository_links = __webpack_require__(99287);
// EXTERNAL MODULE: ./build/report/text-kind.js
var text_kind = __webpack_require__(41307);
// EXTERNAL MODULE: ./build/report/untrusted/markdown.js + 1 modules
var markdown = __webpack_require__(29183);
// EXTERNAL MODULE: ./node_modules/csv-parse/lib/sync.js + 9 modules
var sync = __webpack_require__(25175);
;// CONCATENATED MODULE: ./build/report/untrusted/read-rows.js

const DELIMITERS = [',', ';', '\t', '|'];
/** How much of a text is searched for its delimiter. */
const MAX_HEAD_LENGTH = 4000;
/**
 * Parses CSV, TSV and similar formats as they occur in practice: any usual delimiter, quoted cells with line ends, stray quotation marks,
 * rows of any length, a byte order mark, Excel's line `sep=;`. Takes linear time.
 * @param maxRows the maximum number of rows to return; the others are counted
 * @returns undefined when there is no row
 */
function readRows(text, maxRows) {
    const { delimiter, body } = findDelimiter(text);
    const bytes = Buffer.from(body);
    const rows = [];
    const ends = [];
    let total = 0;
    try {
        (0,sync/* parse */.qg)(bytes, {
            delimiter,
            record_delimiter: '\n',
            relax_quotes: true,
            relax_column_count: true,
            skip_empty_lines: true,
            on_record: (row, context) => {
                total = context.records;
                if (rows.length < maxRows) {
                    rows.push(row);
                    ends.push(Math.min(1, context.bytes / Math.max(1, bytes.length)));
                }
                return null;
            },
        });
    }
    catch {
        // A quotation mark is not closed. The rows before it are kept.
        total = undefined;
    }
    return rows.length === 0 ? undefined : { rows, ends, total };
}
/** Finds the delimiter that is the most frequent in the first line, outside of quoted cells. */
function findDelimiter(text) {
    const body = text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
    const declared = /^sep=(?<delimiter>[^\w\s"]|\t)\n/iu.exec(body);
    if (declared?.groups?.['delimiter'] !== undefined) {
        return { delimiter: declared.groups['delimiter'], body: body.slice(declared[0].length) };
    }
    const head = body
        .slice(0, MAX_HEAD_LENGTH)
        .replace(/^\n+/u, '')
        .replace(/"[^"]*"/gu, '');
    const [line = ''] = head.split('\n', 1);
    const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
    return { delimiter: DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',', body };
}

;// CONCATENATED MODULE: ./build/report/untrusted/table.js


/** The maximum number of rows of a table, without its head. */
const MAX_TABLE_ROWS = 50;
/** A wider table is hard to read, especially on a phone. */
const MAX_COLUMNS = 20;
const MAX_CELL_LENGTH = 200;
/** The maximum total length of the cells in a row. With more cells, each one is shorter. */
const MAX_ROW_LENGTH = 1500;
const NUMBER = /^[-+]?[\d.,\s]{0,39}\d\s?%?$/u;
/**
 * Returns a table of remote cells, and the number of columns that it does not show. All rows get the width of the widest one.
 * @param rows the first one is the head
 */
function tableOfRows(rows) {
    const columns = rows.reduce((max, row) => Math.max(max, row.length), 1);
    const shown = Math.min(columns, MAX_COLUMNS);
    const maxLength = Math.min(MAX_CELL_LENGTH, Math.floor(MAX_ROW_LENGTH / shown));
    const places = Array.from({ length: shown }, (_, place) => place);
    const cells = rows.map((row) => places.map((place) => [cellText(row[place] ?? '', maxLength)]));
    const align = places.map((place) => alignOf(rows.slice(1).map((row) => row[place] ?? '')));
    return { table: (0,untrusted_html/* table */.tp)(cells, align), hiddenColumns: columns - shown };
}
/** Returns the cell as text on one line. */
function cellText(cell, maxLength) {
    return (0,clean_text/* clipText */.gL)((0,clean_text/* cleanLine */.Ow)(cell), maxLength);
}
function alignOf(cells) {
    const filled = cells.map((cell) => (0,clean_text/* truncateText */.EJ)(cell, 100).trim()).filter((cell) => cell !== '');
    return filled.length > 0 && filled.every((cell) => cell.length < 40 && NUMBER.test(cell))
        ? 'right'
        : undefined;
}

;// CONCATENATED MODULE: ./build/report/prepare-texts.js










/** Further text files are counted, not shown. */
const MAX_SECTIONS = 30;
/** The maximum total length of all texts in UTF-16 units: about the size of the largest page. */
const MAX_TEXT_LENGTH = 1024 * 1024;
/** Prepares the texts that the report shows, the main one first. Each is rendered once for all pages. */
function prepareTexts(result, options) {
    const { main, others } = (0,text_kind/* orderTexts */.T9)(result.texts, result.saved);
    const texts = (main === undefined ? others : [main, ...others]).slice(0, MAX_SECTIONS);
    const shares = (0,report_page/* shareBudget */.FY)(MAX_TEXT_LENGTH, texts.map(({ text }) => text.length));
    const addressesFor = (0,artifact_link/* fileAddresses */.z9)(result);
    const changed = (0,repository_links/* openChangedFiles */.W$)(result);
    return texts.map((text, index) => {
        const source = (0,clean_text/* truncateText */.EJ)(text.text, shares[index] ?? 0);
        const kind = (0,text_kind/* textKind */._I)(text, result.saved);
        const fileAddress = addressesFor(text.name);
        const links = {
            ...options.links,
            fileAddress: (href) => fileAddress(href) ?? changed?.addressOfLink(href),
        };
        const rendered = renderText(text, source, { ...options, kind, links, changed });
        const isMain = text === main;
        return { text, isMain, isHeadlineTaken: false, renderedLength: source.length, ...rendered };
    });
}
function renderText(text, source, rules) {
    const { kind } = rules;
    if (kind !== 'code' && !rules.isPlain) {
        try {
            if (kind === 'table') {
                return renderTable(text, source, rules) ?? renderPlain(text, source, rules);
            }
            const { blocks, hasTitle } = (0,markdown/* parseDocument */.T)(source);
            return { blocks: safeBlocks(blocks, rules), hasTitle, isPlain: false };
        }
        catch (error) {
            // Hostile nesting exhausts the stack.
            if (!(error instanceof RangeError))
                throw error;
            return renderPlain(text, source, { ...rules, isPlain: true });
        }
    }
    return renderPlain(text, source, rules);
}
function renderTable(text, source, rules) {
    const rows = readRows(source, MAX_TABLE_ROWS + 1);
    if (rows === undefined)
        return undefined;
    const { table, hiddenColumns } = tableOfRows(rows.rows);
    const isWhole = source.length === text.text.length && text.missingBytes === 0;
    const shown = { rows: { ...rows, total: isWhole ? rows.total : undefined }, hiddenColumns };
    const blocks = safeBlocks([{ element: table, end: source.length }], rules);
    return { blocks, hasTitle: false, isPlain: false, table: shown };
}
function renderPlain({ name }, source, rules) {
    const value = source.trimEnd();
    const element = (0,untrusted_html/* preformatted */.EC)(value, (0,text_kind/* extensionOf */.je)(name));
    const blocks = value === '' ? [] : safeBlocks([{ element, end: source.length }], rules);
    return { blocks, hasTitle: false, isPlain: rules.isPlain && rules.kind !== 'code' };
}
function safeBlocks(blocks, { links, changed }) {
    return blocks.flatMap(({ element, end }) => {
        const linked = changed === undefined ? element : (0,repository_links/* linkPlaces */.vD)(element, changed);
        const safe = (0,safe_html/* sanitizeBlock */.j)(linked, links);
        return safe === undefined ? [] : [{ element: safe, html: (0,safe_html/* writeHtml */.T)(safe), end }];
    });
}

// EXTERNAL MODULE: ./build/report/render-banner.js
var render_banner = __webpack_require__(94822);
// EXTERNAL MODULE: ./build/report/result.js
var report_result = __webpack_require__(99934);
// EXTERNAL MODULE: ./build/report/untrusted/truncate.js
var truncate = __webpack_require__(76142);
;// CONCATENATED MODULE: ./build/report/text-sections.js






/** In the page's own units. A smaller section would be mostly its frame. */
const MIN_SECTION_SIZE = 800;
/**
 * Renders the text deliverables: the main report open, each of the others folded. A truncated text ends after a block, with a sentence that
 * says how much is missing and where the whole file is.
 * @param budget the maximum total size in the page's own units
 * @returns blocks of HTML
 */
function textSections(result, texts, { page, budget }) {
    const sizes = texts.map((text) => (0,report_page/* sizeOfBlocks */.fQ)(text_sections_frame(text, result, page, [], allOf(text)), page));
    // Each needs room for some of its text. The last one's room is for the sentence about the texts that are not shown.
    const frames = (0,report_page/* takeWithin */.Dh)(sizes, budget - MIN_SECTION_SIZE, (size) => MIN_SECTION_SIZE + size);
    const shown = texts.slice(0, frames.length);
    const left = result.texts.length - shown.length;
    const after = left === 0 ? [] : [notShown(result, left, { isMore: shown.length > 0, page })];
    const needs = shown.map(({ blocks }, index) => {
        const lines = blocks.map(({ html }) => html);
        return (0,report_page/* sizeOfBlocks */.fQ)(lines, page) + (frames[index] ?? 0);
    });
    const shares = (0,report_page/* shareBudget */.FY)(budget - (0,report_page/* sizeOfBlocks */.fQ)(after, page), needs);
    const sections = shown.flatMap((text, index) => renderSection(text, result, { page, max: (shares[index] ?? 0) - (frames[index] ?? 0) }));
    return [...sections, ...after];
}
function renderSection(prepared, result, room) {
    const { text, blocks, renderedLength, table } = prepared;
    const { shown, end } = takeBlocks(blocks, room);
    const isWhole = shown.length === blocks.length && shown.at(-1) === blocks.at(-1);
    const shownLength = isWhole ? renderedLength : end;
    const bytes = text.missingBytes + Buffer.byteLength(text.text.slice(shownLength));
    const missing = table === undefined ? { bytes } : missingOfTable(prepared, table, shown);
    const lines = shown.map(({ html }) => html);
    return text_sections_frame(prepared, result, room.page, lines, missing);
}
/** Returns the first blocks that fit, of which the last one may be truncated, and where it ends in the text. */
function takeBlocks(blocks, { page, max }) {
    const shown = [];
    let left = max;
    let end = 0;
    for (const block of blocks) {
        const size = page.sizeOf(block.html) + 2;
        if (size > left) {
            const element = (0,truncate/* truncateBlock */.s)(block.element, left - 2, page.sizeOf);
            if (element === undefined)
                return withoutLastHeadings(shown, end);
            const html = (0,safe_html/* writeHtml */.T)(element);
            end += Math.round(((block.end - end) * page.sizeOf(html)) / size);
            return { shown: [...shown, { element, html, end }], end };
        }
        shown.push(block);
        left -= size;
        end = block.end;
    }
    return { shown, end };
}
/** Removes trailing headings, since a heading with nothing below it would be misleading. A document with only headings keeps them. */
function withoutLastHeadings(blocks, end) {
    const last = blocks.findLast(({ element }) => !/^h[1-6]$/u.test(element.tagName));
    if (last === undefined)
        return { shown: [...blocks], end };
    return { shown: blocks.slice(0, blocks.indexOf(last) + 1), end: last.end };
}
/** Counts the rows. If their number is not known, measures the text after the last row that is shown. */
function missingOfTable({ text, renderedLength }, { rows, hiddenColumns: columns }, blocks) {
    const shown = blocks[0]?.html.split('<tr>').length ?? 1;
    const count = shown - 1;
    if (rows.total !== undefined)
        return { bytes: 0, rows: rows.total - count, columns };
    const end = Math.round(renderedLength * (rows.ends[count - 1] ?? 0));
    return { bytes: text.missingBytes + Buffer.byteLength(text.text.slice(end)), columns };
}
/** Returns what is missing if nothing is shown, for which the sentence is the longest. No size is longer than `88.8 kB`. */
function allOf({ table }) {
    const bytes = 88_800;
    if (table === undefined)
        return { bytes };
    return { bytes, rows: table.rows.total ?? 0, columns: table.hiddenColumns };
}
/** Returns a section: its blocks, and sentences that say what is missing and why it is plain text. */
function text_sections_frame({ text, isMain, isPlain, isHeadlineTaken }, result, page, blocks, missing) {
    const notes = [
        ...(isPlain ? [PLAIN_NOTE] : []),
        ...(text.encoding === undefined ? [] : [ENCODING_NOTES[text.encoding]]),
        ...missingNote(result, text, missing),
    ];
    const isEmpty = text.text.trim() === '' && text.missingBytes === 0;
    const nothing = (0,untrusted_html/* paragraph */.FY)(isEmpty ? 'This file is empty.' : 'Nothing in this file is visible.');
    const after = blocks.length + notes.length > 0 || isHeadlineTaken ? notes : [nothing];
    const content = [...blocks, ...after.map((note) => (0,report_page/* toHtml */.Vw)(note, page))];
    if (isMain)
        return content;
    const bytes = result.saved.find((file) => file.name === text.name)?.bytes;
    const remark = bytes === undefined ? '' : ` (${(0,human_units/* formatSize */.Xq)(bytes)})`;
    const fold = (0,report_page/* toHtml */.Vw)((0,untrusted_html/* details */.zH)([(0,untrusted_html/* inlineCode */.ti)(text.name), remark]), page);
    return [`${fold.slice(0, -END_OF_FOLD.length)}${content.join('')}${END_OF_FOLD}`];
}
const END_OF_FOLD = '</details>';
const PLAIN_NOTE = (0,untrusted_html/* paragraph */.FY)('This file is shown as plain text because it could not be rendered.');
const ENCODING_NOTES = {
    'UTF-16': (0,untrusted_html/* paragraph */.FY)('This file is not UTF-8: it is shown as UTF-16.'),
    'Windows-1252': (0,untrusted_html/* paragraph */.FY)('This file is not UTF-8: it is shown as Windows-1252.'),
    broken: (0,untrusted_html/* paragraph */.FY)('This file is not UTF-8: characters that could not be decoded are shown as \ufffd.'),
};
/** Returns the sentence after a truncated text: how much is missing, and where the whole file is. Empty when nothing is missing. */
function missingNote(result, { name }, { bytes, rows = 0, columns = 0 }) {
    const parts = [
        ...(rows > 0 ? [(0,human_units/* formatNumberOf */.Of)(rows, 'more row')] : []),
        ...(rows <= 0 && bytes > 0 ? [`About ${(0,human_units/* formatSize */.Xq)(bytes)}`] : []),
        ...(columns > 0 ? [(0,human_units/* formatNumberOf */.Of)(columns, 'more column')] : []),
    ];
    if (parts.length === 0)
        return [];
    const verb = rows + columns === 1 && parts.length === 1 ? 'is' : 'are';
    const what = [`${parts.join(' and ')} of `, (0,untrusted_html/* inlineCode */.ti)(name), ` ${verb} not shown here.`];
    const where = (0,artifact_link/* whereFilesAre */.dx)(result, name);
    const whole = where.length === 0 ? [] : [' The whole file is', ...where, '.'];
    return [(0,untrusted_html/* paragraph */.FY)(...what, ...whole)];
}
function notShown(result, count, { isMore, page }) {
    const files = (0,human_units/* formatNumberOf */.Of)(count, isMore ? 'more text file' : 'text file');
    const verb = count === 1 ? 'is' : 'are';
    const where = (0,artifact_link/* whereFilesAre */.dx)(result);
    const but = where.length === 0 ? [] : [`, but ${verb}`, ...where];
    return (0,report_page/* toHtml */.Vw)((0,untrusted_html/* paragraph */.FY)(`${files} ${verb} not shown here`, ...but, '.'), page);
}

// EXTERNAL MODULE: ./build/report/timeline-label.js
var timeline_label = __webpack_require__(21771);
;// CONCATENATED MODULE: ./build/report/timeline-part.js





/** The maximum number of rows in the diagram: about two screens. */
const timeline_part_MAX_ROWS = 60;
const MAX_TASK_ROWS = 12;
const MAX_AGENT_ROWS = 8;
const MAX_NAME_LENGTH = 18;
/** As a share of the whole time. A shorter bar would be invisible. */
const MIN_BAR_SHARE = 0.01;
/** In milliseconds since the Unix epoch. The diagram's library does not accept later times as dates. */
const MAX_DATE_MS = Date.UTC(9000, 0);
/** A shorter history has no timeline, and a shorter state no duration. */
const MIN_DURATION_MS = 1000;
/** Seconds between two ticks of the axis, and the library's name for the interval. */
const TICKS = [
    ...[1, 5, 15, 30].map((n) => [n, `${n}second`]),
    ...[1, 2, 5, 10, 15, 30].map((n) => [n * 60, `${n}minute`]),
    ...[1, 2, 3, 6, 12].map((n) => [n * 3600, `${n}hour`]),
];
const DAY_SECONDS = 24 * 3600;
/** On a phone, the labels of more ticks would overlap. */
const MAX_TICKS = 5;
/**
 * Room for the names, which are to the left of the bars. The library leaves too little and, on a phone, too much to the right.
 * Source: "Possible configuration parameters" of mermaid.js.org/syntax/gantt.html
 */
const FRONT_MATTER = `---
config:
  gantt:
    leftPadding: 120
    rightPadding: 30
---`;
/** Returns a diagram of the states of the task and its agents over time, which GitHub draws. Empty when nothing is known. */
function timelinePart(history, page) {
    if (history === undefined)
        return [];
    const spans = [history, ...history.agents].flatMap((track) => track.spans.filter(isDate));
    const startMs = spans.reduce((first, span) => Math.min(first, span.startMs), MAX_DATE_MS);
    const endMs = spans.reduce((last, span) => Math.max(last, span.endMs), 0);
    if (endMs - startMs < MIN_DURATION_MS)
        return [];
    const value = diagram(history, { startMs, endMs });
    const more = history.moreAgents;
    return [
        (0,report_page/* toHtml */.Vw)((0,untrusted_html/* heading */.R_)(3, 'Timeline'), page),
        `\`\`\`mermaid\n${value}\n\`\`\``,
        ...(more > 0 ? [(0,report_page/* toHtml */.Vw)((0,untrusted_html/* paragraph */.FY)(`and ${(0,human_units/* formatNumberOf */.Of)(more, 'more agent')}`), page)] : []),
    ];
}
function diagram({ spans, agents }, range) {
    const perAgent = Math.floor((timeline_part_MAX_ROWS - MAX_TASK_ROWS) / Math.max(1, agents.length));
    const maxRows = Math.min(MAX_AGENT_ROWS, Math.max(2, perAgent));
    const names = uniqueNames(agents);
    return [
        FRONT_MATTER,
        'gantt',
        ...axisLines(range.endMs - range.startMs),
        ...section('Task', rowsOf(spans, MAX_TASK_ROWS), range),
        ...agents.flatMap((agent, index) => section(names[index] ?? '', rowsOf(agent.spans, maxRows), range)),
    ].join('\n');
}
function section(name, rows, range) {
    if (rows.length === 0)
        return [];
    const minBarMs = Math.ceil((range.endMs - range.startMs) * MIN_BAR_SHARE);
    return [
        `  section ${name}`,
        ...rows.map(({ label, kind, startMs, endMs }) => {
            const end = Math.max(endMs, startMs + minBarMs);
            return `    ${label} :${tagOf(kind)}${String(startMs)}, ${String(end)}`;
        }),
    ];
}
function tagOf(kind) {
    if (kind === 'inactive')
        return 'done, ';
    return kind === 'blocked' || kind === 'failure' ? 'crit, ' : '';
}
function isDate({ startMs, endMs }) {
    return startMs > 0 && endMs >= startMs && endMs < MAX_DATE_MS;
}
/** Merges adjacent spans with the same label into one row. The last row before the end also says how it ended. */
function rowsOf(spans, maxRows) {
    const rows = [];
    for (const { startMs, endMs, ...span } of spans.filter(isDate)) {
        const { label, kind } = (0,timeline_label/* labelState */.K)(span);
        const last = rows.at(-1);
        const isSame = last?.label === label || (last !== undefined && isEnd(last) && isEnd({ kind }));
        if (isSame)
            rows[rows.length - 1] = { ...last, label, kind, endMs };
        else
            rows.push({ label, kind, startMs, endMs });
    }
    const end = rows.at(-1);
    // A track that had ended when it was first observed has no duration.
    if (end !== undefined && isEnd(end) && rows.length === 1)
        return [{ ...end, endMs: end.startMs }];
    const hasEnd = end !== undefined && isEnd(end);
    const before = fold(hasEnd ? rows.slice(0, -1) : rows, maxRows);
    return before.map((row, index) => {
        const duration = isEnd(row) ? '' : durationOf(row);
        const label = `${row.label}${duration}`;
        if (!hasEnd || index < before.length - 1)
            return { ...row, label };
        const kind = end.kind === 'failure' ? end.kind : row.kind;
        // Short after ordinary work, because a longer label would cover the name on a phone.
        const last = row.kind === 'active' ? `${end.label}${duration}` : `${label}, then ${end.label}`;
        return { ...row, label: last, kind };
    });
}
function durationOf({ startMs, endMs }) {
    return endMs - startMs < MIN_DURATION_MS ? '' : ` ${(0,duration/* formatDuration */.a)(endMs - startMs)}`;
}
function isEnd({ kind }) {
    return kind === 'success' || kind === 'failure';
}
/** Merges the rows beyond the maximum into one row. */
function fold(rows, maxRows) {
    const rest = rows.slice(maxRows - 1);
    const [first] = rest;
    const last = rest.at(-1);
    if (rest.length < 2 || first === undefined || last === undefined)
        return [...rows];
    const several = { ...first, label: 'several states', kind: 'active', endMs: last.endMs };
    return [...rows.slice(0, maxRows - 1), several];
}
/** The library merges sections of the same name, and fails on `__proto__`. */
function uniqueNames(agents) {
    const used = new Set(['__proto__', 'task']);
    return agents.map(({ name }) => {
        const label = (0,timeline_label/* diagramLabel */.O)(name, MAX_NAME_LENGTH) || 'agent';
        let unique = label;
        for (let number = 2; used.has(unique.toLowerCase()); number += 1) {
            unique = `${(0,timeline_label/* diagramLabel */.O)(label, MAX_NAME_LENGTH - 3)} ${String(number)}`;
        }
        used.add(unique.toLowerCase());
        return unique;
    });
}
/**
 * Returns the lines of a Gantt diagram that configure its time axis. The library shows times in the reader's time zone.
 * Source: "Setting dates" and "Axis ticks" of mermaid.js.org/syntax/gantt.html
 */
function axisLines(totalMs) {
    const seconds = totalMs / 1000;
    const tick = TICKS.find(([each]) => seconds / each <= MAX_TICKS);
    const days = Math.ceil(seconds / MAX_TICKS / DAY_SECONDS);
    return [
        '  dateFormat x',
        `  axisFormat ${labelFormat(seconds)}`,
        `  tickInterval ${tick?.[1] ?? `${days}day`}`,
        '  todayMarker off',
    ];
}
function labelFormat(seconds) {
    if (seconds < 300)
        return '%H:%M:%S';
    return seconds < DAY_SECONDS ? '%H:%M' : '%b %d %H:%M';
}

;// CONCATENATED MODULE: ./build/report/render-report.js














const MAX_ARTIFACTS = 5;
/** The part of the result that the comment of a superseded run does not show. */
const NOTHING_SHOWN = { texts: [], saved: [], leftOut: 0, findings: undefined, isQuiet: false };
const NOTHING_PREPARED = { texts: [], messages: new Map() };
/**
 * Renders the result as HTML for GitHub, with one line per block: a banner if one is needed (below the headline if the report is complete), the
 * headline, the report, the findings, the files, the footer and, in the summary, a timeline. Each page is within its size limit for any result.
 * All remote text in it is harmless: no HTML except the allowed tags, no images, mentions, cross references or diagrams.
 */
function renderReports(result, { isPlain = false } = {}) {
    const comment = (0,report_page/* openPage */.we)('comment', result.runUrl);
    const summary = (0,report_page/* openPage */.we)('summary', result.runUrl);
    const { links } = comment;
    const prepared = {
        texts: prepareTexts(result, { links, isPlain }),
        messages: (0,findings_without_comment/* renderMessages */.dg)(result.findings, { links, isPlain }),
    };
    return {
        // A newer run will report on the new head. The summary and the artifact have the partial results of this run.
        comment: result.supersededBy === undefined
            ? renderPage(result, prepared, comment)
            : renderPage({ ...result, ...NOTHING_SHOWN }, NOTHING_PREPARED, comment),
        summary: renderPage(result, prepared, summary),
    };
}
function renderPage(result, { messages, ...prepared }, page) {
    const { headline, texts } = takeHeadline(result, prepared.texts, page);
    if (result.isQuiet && page.target === 'comment') {
        const blocks = [(0,findings_part/* noFindings */._)(result), footer(result)].map((block) => (0,report_page/* toHtml */.Vw)(block, page));
        return `${[headline, ...blocks].join('\n\n')}\n`;
    }
    const hasHeadline = result.outcome === 'complete' || result.saved.length > 0;
    const banner = (0,render_banner/* renderOwnBanner */.J)(result, hasHeadline) ?? [];
    const headlines = hasHeadline ? [headline] : [];
    // The warning of a complete report is part of it, and stays when a later run writes a banner at the start.
    const top = (0,report_result/* isCompleteReport */.G)(result) ? [headlines, banner].flat() : [banner, headlines].flat();
    const findings = result.findings === undefined
        ? []
        : (0,findings_part/* findingsPart */.M)(result.findings, { ...result, messages }, page);
    const isOpen = texts.length + findings.length === 0;
    const files = filesPart(result, { page, isOpen });
    const bottom = [
        ...[...findings, ...files, footer(result)].map((block) => (0,report_page/* toHtml */.Vw)(block, page)),
        ...(page.target === 'summary' ? timelinePart(result.history, page) : []),
    ];
    const budget = page.max - (0,report_page/* sizeOfBlocks */.fQ)([...top, ...bottom], page);
    const blocks = [...top, ...textSections(result, texts, { page, budget }), ...bottom];
    return `${blocks.join('\n\n')}\n`;
}
/** Returns one line with the commit, the duration, the cost and links to artifacts, run and War Room. Unknown facts are omitted. */
function footer(result) {
    const { commit, durationSeconds, task, artifacts, runUrl, watchUrl } = result;
    const archives = artifacts.filter(({ file }) => file === undefined).slice(0, MAX_ARTIFACTS);
    const facts = [
        ...(commit === undefined ? [] : [(0,repository_links/* commitLink */.wn)(commit, result)]),
        ...(durationSeconds === undefined ? [] : [(0,duration/* formatDuration */.a)(durationSeconds * 1000)]),
        ...(task.agents.length === 0 ? [] : [describeAgents(task)]),
        ...(task.costCents === undefined ? [] : [(0,human_units/* formatCents */.$5)(task.costCents)]),
        ...archives.map(({ url }, index) => (0,untrusted_html/* link */.nf)(url, index === 0 ? 'artifact' : `artifact ${index + 1}`)),
        (0,untrusted_html/* link */.nf)(runUrl, 'run'),
        (0,untrusted_html/* link */.nf)(watchUrl, 'War Room'),
    ];
    const line = facts.flatMap((fact, index) => (index === 0 ? [fact] : [' · ', fact]));
    return (0,untrusted_html/* paragraph */.FY)((0,untrusted_html/* element */.ND)('sub', {}, ...line));
}
/** When a task is cancelled, the service may report agents as failed that were only stopped. */
function describeAgents({ agents, status }) {
    const failed = agents.filter((agent) => agent.status === 'error').length;
    const remark = failed === 0 || status === 'cancelled' ? '' : ` (${(0,human_units/* formatCount */.B4)(failed)} failed)`;
    return `${(0,human_units/* formatNumberOf */.Of)(agents.length, 'agent')}${remark}`;
}


/***/ }),

/***/ 99934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ isCompleteReport)
/* harmony export */ });
/* harmony import */ var _text_kind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41307);

/** Whether the result replaces an earlier report: the task is complete, and its report could be read or it has none. */
function isCompleteReport(result) {
    const { outcome, texts, saved, lost, problems, findings } = result;
    if (outcome !== 'complete')
        return false;
    const missing = lost.map(({ originalName }) => ({ name: originalName, contentType: '' }));
    // The findings are shown instead of their file, which may be Markdown by its name or type.
    const others = saved.filter(({ name }) => name !== findings?.file);
    const report = (0,_text_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .findReport */ .kz)([...others, ...missing]);
    if (report === undefined)
        return saved.length > 0 || problems.length === 0;
    return saved.some((file) => file === report) && texts.some(({ name }) => name === report.name);
}


/***/ }),

/***/ 41307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T9: () => (/* binding */ orderTexts),
/* harmony export */   _I: () => (/* binding */ textKind),
/* harmony export */   je: () => (/* binding */ extensionOf),
/* harmony export */   kz: () => (/* binding */ findReport)
/* harmony export */ });
/** Decides by the file's extension, or by its content type if that is a known one. */
function textKind(text, saved) {
    const contentType = saved.find((file) => file.name === text.name)?.contentType ?? '';
    return kindOf({ name: text.name, contentType });
}
function kindOf({ name, contentType }) {
    if (/\.(?:md|markdown|mdown|mkd)$/iu.test(name))
        return 'markdown';
    if (/\.(?:csv|tsv|tab)$/iu.test(name))
        return 'table';
    if (/^text\/(?:x-)?markdown\b/iu.test(contentType))
        return 'markdown';
    return /^text\/(?:csv|tab-separated-values)\b/iu.test(contentType) ? 'table' : 'code';
}
/** Returns the extension without its dot, in lower case; empty when there is none. */
function extensionOf(name) {
    return /\.(?<extension>[^./\\]+)$/u.exec(name)?.groups?.['extension']?.toLowerCase() ?? '';
}
/**
 * Finds the report among the delivered files: a Markdown file called `report.md`, otherwise `README.md`, each in the folder nearest to the
 * top, otherwise the first Markdown file.
 */
function findReport(files) {
    const reports = files.filter((file) => kindOf(file) === 'markdown');
    const called = (name) => reports
        .filter((file) => file.name.split('/').at(-1)?.toLowerCase() === name)
        .sort((one, other) => depthOf(one) - depthOf(other))[0];
    return called('report.md') ?? called('readme.md') ?? reports[0];
}
/** Finds the main report among the texts: the report, otherwise the only text. */
function orderTexts(texts, saved) {
    const types = new Map(saved.map(({ name, contentType }) => [name, contentType]));
    const files = texts.map((text) => ({
        name: text.name,
        contentType: types.get(text.name) ?? '',
        text,
    }));
    const only = texts.length === 1 ? texts[0] : undefined;
    const main = findReport(files)?.text ?? only;
    return { main, others: texts.filter((text) => text !== main) };
}
function depthOf({ name }) {
    return name.split('/').length;
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


/***/ }),

/***/ 42806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ formatDuration),
/* harmony export */   y: () => (/* binding */ parseDurationMs)
/* harmony export */ });
/** Hours, minutes and seconds in this order, at least one of them, each with a number. */
const DURATION = /^(?=\d)(?:(\d{1,9}) ?h(?:(?:ou)?rs?)?)?(?: ?(\d{1,9}) ?m(?:in(?:ute)?s?)?)?(?: ?(\d{1,9}) ?s(?:ec(?:ond)?s?)?)?$/i;
/**
 * Parses `90s`, `45m`, `2h`, `1h30m`, `1h 30m`, `60 minutes` or plain digits, which are minutes.
 * @returns milliseconds, or undefined when the text is anything else
 */
function parseDurationMs(text) {
    const match = DURATION.exec(/^\d+$/.test(text) ? `${text}m` : text);
    if (match === null)
        return undefined;
    const [, hours = 0, minutes = 0, seconds = 0] = match.map(Number).map((n) => n || 0);
    return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}
/** Formats milliseconds, e.g. `3725000` as `1h 2m 5s` and `800` as `0s`. A negative duration is `0s`. */
function formatDuration(ms) {
    const totalSeconds = Math.max(0, Math.floor(ms / 1000));
    const hours = Math.floor(totalSeconds / 3600);
    const minutes = Math.floor((totalSeconds % 3600) / 60);
    const seconds = totalSeconds % 60;
    const parts = [
        ...(hours > 0 ? [`${hours}h`] : []),
        ...(minutes > 0 ? [`${minutes}m`] : []),
        ...(seconds > 0 || totalSeconds === 0 ? [`${seconds}s`] : []),
    ];
    return parts.join(' ');
}


/***/ }),

/***/ 83251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ formatCents),
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   Of: () => (/* binding */ formatNumberOf),
/* harmony export */   Xq: () => (/* binding */ formatSize)
/* harmony export */ });
/** Formats a size in decimal units, e.g. `1.2 MB`. */
function formatSize(bytes) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    let value = Number.isFinite(bytes) ? Math.max(0, bytes) : 0;
    let unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
        value /= 1000;
        unit += 1;
    }
    const digits = unit === 0 || value >= 99.5 ? 0 : 1;
    return `${value.toFixed(digits).replace(/\.0$/u, '')} ${units[unit] ?? 'B'}`;
}
/** Formats an integer with thousands separators. Without `Intl`, which takes half as long to load as rendering a report. */
function formatCount(count) {
    return withCommas(String(Math.round(count)));
}
/** Formats US cents as dollars, e.g. `$1.23`. */
function formatCents(cents) {
    const whole = Math.round(Math.abs(cents));
    const dollars = withCommas(String(Math.floor(whole / 100)));
    return `${cents < 0 ? '-' : ''}$${dollars}.${String(whole % 100).padStart(2, '0')}`;
}
function withCommas(digits) {
    // JavaScript writes at most 21 digits without an exponent.
    return digits.replace(/\B(?=(?:\d{3}){1,7}$)/g, ',');
}
/** Formats a count with its noun, e.g. `1 file`, `1,200 files`. */
function formatNumberOf(count, singular) {
    return `${formatCount(count)} ${singular}${count === 1 ? '' : 's'}`;
}


/***/ }),

/***/ 16279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LT: () => (/* binding */ isInProgress),
/* harmony export */   P7: () => (/* binding */ describeAgent),
/* harmony export */   S4: () => (/* binding */ isWaitingForApproval),
/* harmony export */   Ve: () => (/* binding */ describeTask),
/* harmony export */   Wn: () => (/* binding */ describeStatus),
/* harmony export */   hY: () => (/* binding */ hasEnded),
/* harmony export */   jA: () => (/* binding */ progressOf)
/* harmony export */ });
/** Whether the task has ended, so that nothing more is done or billed. */
function hasEnded(task) {
    return task.status === 'complete' || task.status === 'failed' || task.status === 'cancelled';
}
/** Whether the task is waiting for a person to approve something in the War Room. */
function isWaitingForApproval(task) {
    if (hasEnded(task))
        return false;
    return task.status === 'paused' || task.agents.some((agent) => agent.status === 'waiting');
}
/** Whether agents are supposed to work on the task: it is not queued, has not ended, and does not wait for approval. */
function isInProgress(task) {
    return task.status !== 'pending' && !hasEnded(task) && !isWaitingForApproval(task);
}
/** Describes the state of a task in one line. Contains remote text. */
function describeTask(task) {
    const agents = task.agents.map(describeAgent);
    const status = describeStatus(task);
    return agents.length === 0 ? status : `${status} · ${agents.join(', ')}`;
}
/** Returns the status as one word; an unknown status of the service is in quotes. */
function describeStatus({ status, rawStatus }) {
    return status === 'unknown' ? `"${rawStatus}"` : status;
}
/** Returns the average progress of all agents, 0–100; undefined when no agent reports it. */
function progressOf(task) {
    const known = task.agents.flatMap(({ progress }) => (progress === undefined ? [] : [progress]));
    if (known.length === 0)
        return undefined;
    return Math.round(known.reduce((sum, progress) => sum + progress, 0) / known.length);
}
/** Describes what an agent is doing. Contains remote text. */
function describeAgent(agent) {
    const tool = agent.currentTool === undefined ? '' : ` (${agent.currentTool})`;
    return `${agent.type ?? agent.id} ${agent.rawStatus}${tool}`;
}


/***/ })

};
