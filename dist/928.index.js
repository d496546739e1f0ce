export const id = 928;
export const ids = [928,652];
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
