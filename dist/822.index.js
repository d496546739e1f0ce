export const id = 822;
export const ids = [822];
export const modules = {

/***/ 6870:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dx: () => (/* binding */ whereFilesAre),
/* harmony export */   q0: () => (/* binding */ decodePath),
/* harmony export */   z9: () => (/* binding */ fileAddresses)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55453);


const MAX_ADDRESS_LENGTH = 2000;
/** Returns the artifact that contains a deliverable: its own artifact if it has one, otherwise the archive. */
function artifactOf({ artifacts }, name) {
    return (artifacts.find(({ file }) => file === name) ?? artifacts.find(({ file }) => file === undefined));
}
/**
 * Returns the end of a sentence that says where one or more files are that the page does not show. Empty when no artifact contains them.
 * @param name the name under which the one file was saved; empty for several files
 */
function whereFilesAre(result, name = '') {
    const artifact = artifactOf(result, name);
    if (artifact !== undefined) {
        return [' in the artifact ', (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)(artifact.url, (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .ti)(artifact.name))];
    }
    if (result.artifacts.length === 0 || name !== '')
        return [];
    return [' among the artifacts of ', (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)(result.runUrl, 'the workflow run')];
}
/**
 * Resolves the relative links in the deliverables. Agents write them for a folder that contains all deliverables, so each link is resolved
 * relative to the file that contains it, first by the names that the task gave, then by the names under which the files were saved.
 * @returns a function from the name of a saved file to the function that resolves its links
 */
function fileAddresses(result) {
    const addresses = new Map();
    const originalNames = new Map();
    for (const { name, originalName } of result.saved) {
        originalNames.set(name, originalName);
        const address = artifactOf(result, name)?.url ?? '';
        if (!/^https?:\/\//u.test(address))
            continue;
        for (const known of [name, pathFrom('', originalName)]) {
            if (known !== undefined && !addresses.has(known))
                addresses.set(known, address);
        }
    }
    return (name) => (link) => {
        if (link.length > MAX_ADDRESS_LENGTH || /^[a-z][a-z\d+.-]*:|^\/\//iu.test(link))
            return undefined;
        const target = decodePath(link.split(/[?#]/u, 1)[0] ?? '');
        if (target === '')
            return undefined;
        const folders = [originalNames.get(name) ?? name, name].map((file) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(file));
        return folders
            .map((folder) => addresses.get(pathFrom(folder, target) ?? ''))
            .find((address) => address !== undefined);
    };
}
/** Returns undefined when the path leads out of the folder that contains all deliverables. */
function pathFrom(folder, target) {
    const from = target.startsWith('/') ? '' : folder;
    const found = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join('/', from, target).slice(1);
    const isInside = !/^\.\.(?:\/|$)/u.test(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(from, target));
    return isInside ? found : undefined;
}
function decodePath(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 69621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _q: () => (/* binding */ bannerName),
/* harmony export */   au: () => (/* binding */ formatBanner),
/* harmony export */   bD: () => (/* binding */ MAX_BANNER_LENGTH),
/* harmony export */   cQ: () => (/* binding */ MAX_KEPT_BANNER_LENGTH),
/* harmony export */   gt: () => (/* binding */ describeKept),
/* harmony export */   jg: () => (/* binding */ formatSentence),
/* harmony export */   moveBanner: () => (/* binding */ moveBanner),
/* harmony export */   qy: () => (/* binding */ describeSubject),
/* harmony export */   withoutBanner: () => (/* binding */ withoutBanner)
/* harmony export */ });
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47916);
/* harmony import */ var _repository_links_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99287);
/* harmony import */ var _untrusted_clean_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(35787);
/* harmony import */ var _untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(55453);




/** The maximum length of a banner over an earlier report, in UTF-16 units. The longest page leaves room for it in a comment. */
const MAX_KEPT_BANNER_LENGTH = 2000;
/** The maximum length of a banner over the run's own report, in UTF-16 units: one eighth of a comment. */
const MAX_BANNER_LENGTH = 7750;
const MAX_NAME_LENGTH = 60;
/**
 * Formats a banner as an alert of GitHub: a quote whose first line names its kind (docs.github.com, "Basic writing and formatting syntax",
 * "Alerts"). This is the only Markdown in a comment. The content of the banner is HTML on one line.
 * @param elements paragraphs and lists; the first one is a paragraph
 */
function formatBanner(kind, elements, page) {
    return `> [!${kind}]\n>\n> ${elements.map((element) => (0,_page_js__WEBPACK_IMPORTED_MODULE_0__/* .toHtml */ .Vw)(element, page)).join('')}`;
}
const OWN_BANNER = /^(> \[!(?:NOTE|WARNING|CAUTION)\]\r?\n>\r?\n> )(<p>[^\r\n]*)/u;
const BANNER = /^> \[!(?:NOTE|WARNING|CAUTION)\](?:\r?\n>[^\r\n]*)*\s*/u;
/** Removes the banner at the start, if there is one, from a comment without its marker. A complete report begins with a tag. */
function withoutBanner(text) {
    return text.replace(BANNER, '');
}
/**
 * Moves the banner of a newer run above the report of an older one. If it is too long, or if there is none, one sentence takes its place.
 * @param text the comment of the newer run, without its marker
 * @param head of the newer run
 * @returns at most 2,000 UTF-16 units
 */
function moveBanner(text, kept, head) {
    const page = (0,_page_js__WEBPACK_IMPORTED_MODULE_0__/* .openPage */ .we)('comment', head.runUrl);
    const below = describeKept(kept, head);
    const [, start = '', content = ''] = OWN_BANNER.exec(text) ?? [];
    const end = content.search(/<p>The report (?:below is from|will appear here)/u);
    const banner = `${start}${end < 0 ? content : content.slice(0, end)}${(0,_page_js__WEBPACK_IMPORTED_MODULE_0__/* .toHtml */ .Vw)(below, page)}`;
    if (content !== '' && banner.length <= MAX_KEPT_BANNER_LENGTH)
        return banner;
    const newer = (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__/* .paragraph */ .FY)((0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)(head.runUrl, 'A newer run'), ' has no complete report.');
    return formatBanner('NOTE', [newer, below], page);
}
/**
 * Returns the name of the report for a banner: the title, else the name of the workflow.
 * @param hasHeadline whether a headline is below the banner; then the name of the workflow says nothing new
 */
function bannerName({ title, workflow }, hasHeadline) {
    const name = (0,_untrusted_clean_text_js__WEBPACK_IMPORTED_MODULE_2__/* .cleanLine */ .Ow)(title) || (hasHeadline ? '' : (0,_untrusted_clean_text_js__WEBPACK_IMPORTED_MODULE_2__/* .cleanLine */ .Ow)(workflow));
    return (0,_untrusted_clean_text_js__WEBPACK_IMPORTED_MODULE_2__/* .clipText */ .gL)(name, MAX_NAME_LENGTH);
}
/**
 * Returns, for example, "The task for abc1234", or "Security review: the task for abc1234".
 * @param subject "task" or "run"
 * @param name empty to leave it out
 */
function describeSubject(subject, name, head) {
    const start = name === '' ? `The ${subject}` : `${name}: the ${subject}`;
    return head.commit === undefined ? [start] : [`${start} for `, (0,_repository_links_js__WEBPACK_IMPORTED_MODULE_1__/* .commitLink */ .wn)(head.commit, head)];
}
/** Returns a sentence that says which run wrote the report below the banner. */
function describeKept(kept, head) {
    const { commit, runUrl, isSameRun } = kept;
    const run = (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)(runUrl, isSameRun ? 'an earlier attempt of this run' : 'an earlier run');
    return (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__/* .paragraph */ .FY)('The report below is from ', run, ...describeCommit(commit, head), '.');
}
function describeCommit(commit, head) {
    if (commit === undefined)
        return [];
    return commit === head.commit ? [' for the same commit'] : [' for ', (0,_repository_links_js__WEBPACK_IMPORTED_MODULE_1__/* .commitLink */ .wn)(commit, head)];
}
/**
 * Formats one of our own sentences, which may contain remote text. Mentions of the War Room become links.
 * @param maxLength in UTF-16 units
 */
function formatSentence(text, maxLength, { watchUrl }) {
    return (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__/* .inlineText */ .ln)(text, maxLength).flatMap((child) => {
        if (typeof child !== 'string')
            return [child];
        const [first = '', ...others] = child
            .replaceAll(` (${watchUrl})`, '')
            .replaceAll(`: ${watchUrl}`, '')
            .split('War Room');
        return [first, ...others.flatMap((part) => [(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)(watchUrl, 'War Room'), part])];
    });
}


/***/ }),

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
    'over-budget': ['WARNING', 'reached the maximum cost'],
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


/***/ }),

/***/ 99287:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C4: () => (/* binding */ mayNameCode),
/* harmony export */   W$: () => (/* binding */ openChangedFiles),
/* harmony export */   vD: () => (/* binding */ linkPlaces),
/* harmony export */   wn: () => (/* binding */ commitLink),
/* harmony export */   xQ: () => (/* binding */ fileAddress)
/* harmony export */ });
/* harmony import */ var _artifact_link_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6870);
/* harmony import */ var _untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55453);


/** Brackets and quotation marks before a place. A path may begin with one, too. */
const LEAD = /^[[({<"'“‘]*/u;
const PLACE = /^(?<path>.+?)(?::|#L)(?<start>\d{1,7})(?:[-–]L?(?<end>\d{1,7})|:\d{1,7})?$/su;
/** Returns the first digits of a commit's hash as a link to its files. */
function commitLink(commit, { repositoryUrl }) {
    return (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)(`${repositoryUrl}/tree/${commit}`, (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .ti)(commit.slice(0, 7)));
}
/** Returns the address of a file at a commit, for people. */
function fileAddress(path, { repositoryUrl, commit }) {
    const segments = path.toWellFormed().split('/').map(encodeURIComponent);
    return `${repositoryUrl}/blob/${commit}/${segments.join('/')}`;
}
/** Whether a text may contain the place of a line of code, such as `src/a.ts:42` or `Makefile#L7`. A quick check with false positives. */
function mayNameCode(text) {
    return /[\p{L}_.]\d*(?::|#L)\d/u.test(text);
}
/** @returns undefined when the commit or the changed files are not known */
function openChangedFiles({ commit, repositoryUrl, changedPaths, }) {
    if (commit === undefined || changedPaths.length === 0)
        return undefined;
    const paths = new Set(changedPaths);
    const addressOf = (name, lines = '') => {
        const path = name.replace(/^\.?\//u, '');
        if (!paths.has(path))
            return undefined;
        return fileAddress(path, { repositoryUrl, commit }) + lines;
    };
    const addressOfPlace = (place) => {
        const { path, start = '', end } = PLACE.exec(place)?.groups ?? {};
        if (path === undefined)
            return undefined;
        return addressOf(path, `#L${start}${end === undefined ? '' : `-L${end}`}`);
    };
    return {
        addressOfPlace,
        addressOfLink: (href) => {
            const target = (0,_artifact_link_js__WEBPACK_IMPORTED_MODULE_0__/* .decodePath */ .q0)(href);
            return addressOfPlace(target) ?? addressOf(target.split(/[?#]/u, 1)[0] ?? '');
        },
    };
}
/** Elements in which places do not become links. */
const CLOSED = new Set(['a', 'pre']);
/** Turns each place in a changed file into a link: in text, and in inline code that consists of the place. */
function linkPlaces(block, files) {
    if (CLOSED.has(block.tagName))
        return block;
    const children = block.children.flatMap((child) => {
        if (child.type === 'text')
            return linkText(child.value, files);
        if (child.type !== 'element')
            return [child];
        if (child.tagName !== 'code')
            return [linkPlaces(child, files)];
        const address = files.addressOfPlace((0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(child));
        return address === undefined ? [child] : [(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)(address, child)];
    });
    return { ...block, children };
}
function linkText(text, files) {
    if (!/\d/u.test(text))
        return [(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__/* .textNode */ .qn)(text)];
    return text.split(/([\s,;|]+)/u).flatMap((word) => linkWord(word, files) ?? [(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__/* .textNode */ .qn)(word)]);
}
/** A place may be in brackets or quotation marks, and at the end of a sentence. */
function linkWord(word, files) {
    const { start, trail = '' } = /^(?<start>.*\d)(?<trail>\D*)$/su.exec(word)?.groups ?? {};
    if (start === undefined || /^\w/u.test(trail))
        return undefined;
    for (const place of [start, start.replace(LEAD, '')]) {
        const address = files.addressOfPlace(place);
        const lead = start.slice(0, start.length - place.length);
        if (address !== undefined)
            return [(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__/* .textNode */ .qn)(lead), (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)(address, place), (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__/* .textNode */ .qn)(trail)];
    }
    return undefined;
}


/***/ }),

/***/ 35787:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EJ: () => (/* binding */ truncateText),
/* harmony export */   Ow: () => (/* binding */ cleanLine),
/* harmony export */   X5: () => (/* binding */ cleanText),
/* harmony export */   gL: () => (/* binding */ clipText)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

const MAX_ESCAPED_LINE_LENGTH = 4000;
/**
 * Removes invisible characters from remote text: terminal escapes, control characters, bidirectional control characters, invisible tag
 * characters and halves of surrogate pairs. All line ends become `\n`.
 */
function cleanText(text) {
    return text
        .split('\n')
        .map(stripTerminalEscapes)
        .join('\n')
        .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n')
        .replace(/(?![\n\t])\p{Cc}|\p{Bidi_Control}|[\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu, '')
        .toWellFormed();
}
/** Does not change a very long line, for which the library takes quadratic time. Its control characters are removed later. */
function stripTerminalEscapes(line) {
    return line.length > MAX_ESCAPED_LINE_LENGTH ? line : (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(line);
}
/** Like `cleanText`, but replaces each run of white space by one space. */
function cleanLine(text) {
    return cleanText(text).replace(/\s+/gu, ' ').trim();
}
/** Returns at most the first `maxLength` UTF-16 units of a text, without half a surrogate pair at the end. */
function truncateText(text, maxLength) {
    if (text.length <= maxLength)
        return text;
    const start = text.slice(0, Math.max(0, maxLength));
    return start.isWellFormed() ? start : start.replace(/[\uD800-\uDBFF]$/u, '');
}
/** Returns at most `maxLength` UTF-16 units. A truncated text ends with an ellipsis. */
function clipText(text, maxLength) {
    return text.length <= maxLength ? text : `${truncateText(text, maxLength - 1)}…`;
}


/***/ }),

/***/ 55453:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EC: () => (/* binding */ preformatted),
/* harmony export */   FY: () => (/* binding */ paragraph),
/* harmony export */   ND: () => (/* binding */ element),
/* harmony export */   R_: () => (/* binding */ heading),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   ko: () => (/* binding */ strong),
/* harmony export */   ln: () => (/* binding */ inlineText),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   qn: () => (/* binding */ textNode),
/* harmony export */   ti: () => (/* binding */ inlineCode),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
/* harmony import */ var _clean_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35787);

/** Creates an element of HTML. */
function element(tagName, properties, ...children) {
    return { type: 'element', tagName, properties, children: children.map(toNode) };
}
function toNode(child) {
    return typeof child === 'string' ? textNode(child) : child;
}
function textNode(value) {
    return { type: 'text', value };
}
function paragraph(...children) {
    return element('p', {}, ...children);
}
function heading(level, ...children) {
    return element(`h${level}`, {}, ...children);
}
function strong(...children) {
    return element('strong', {}, ...children);
}
/** Creates a link. The sanitizer leaves only its label if the address is not allowed. */
function link(url, label) {
    return element('a', { href: url }, label);
}
function list(items) {
    return element('ul', {}, ...items.map((item) => element('li', {}, ...item)));
}
/** @param rows the first row is the head */
function table(rows, align = []) {
    const [head = [], ...body] = rows.map((cells, row) => {
        const tag = row === 0 ? 'th' : 'td';
        return cells.map((cell, column) => element(tag, alignOf(align[column]), ...cell));
    });
    return element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...body.map((cells) => element('tr', {}, ...cells))));
}
function alignOf(align) {
    return align === undefined ? {} : { align };
}
/** Creates a fold with a title. */
function details(title, ...children) {
    return element('details', {}, element('summary', {}, ...title), ...children);
}
/**
 * Shows text unchanged, without a parser.
 * @param language the name by which GitHub highlights code; it ignores unknown names
 */
function preformatted(text, language = '') {
    return element('pre', { lang: language.toLowerCase() }, element('code', {}, text));
}
/** Returns the text in a tree, without the tags. */
function textOf(node) {
    if (node.type === 'text')
        return node.value;
    return node.type === 'element' ? node.children.map(textOf).join('') : '';
}
/**
 * Formats a sentence that may contain remote text, or a remote reason or status, on one line. Text between back-ticks becomes code.
 * @param maxLength in UTF-16 units; a truncated text ends with an ellipsis
 */
function inlineText(text, maxLength = 300) {
    const parts = (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clipText */ .gL)((0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanLine */ .Ow)(text), maxLength).split(/`(\s*[^\s`][^`]*)`/u);
    return parts.map((part, index) => (index % 2 === 1 ? element('code', {}, part) : part));
}
/**
 * Formats a remote name or ID as code on one line, so that people can copy it.
 * @param maxLength in UTF-16 units; a truncated text ends with an ellipsis
 */
function inlineCode(text, maxLength = 120) {
    const name = (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clipText */ .gL)((0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanLine */ .Ow)(text), maxLength);
    return name === '' ? 'unnamed' : element('code', {}, name);
}


/***/ })

};
