export const id = 652;
export const ids = [652];
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


/***/ })

};
