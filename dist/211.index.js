export const id = 211;
export const ids = [211,817];
export const modules = {

/***/ 47916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dh: () => (/* binding */ takeWithin),
/* harmony export */   Vw: () => (/* binding */ toHtml),
/* harmony export */   fQ: () => (/* binding */ sizeOfBlocks),
/* harmony export */   we: () => (/* binding */ openPage)
/* harmony export */ });
/* harmony import */ var _untrusted_safe_html_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89839);

/**
 * A comment holds 65,536 characters, by GitHub's own error message; counted in UTF-16 units here, which are never fewer than code points. A
 * job summary holds 1,048,576 bytes a step; a longer one is dropped whole (actions/runner).
 */
const LIMITS = {
    comment: { max: 64_000, sizeOf: (text) => text.length },
    summary: { max: 1_048_000, sizeOf: (text) => Buffer.byteLength(text) },
};
/** @param runUrl an address at the GitHub that shows the page */
function openPage(target, runUrl) {
    return { target, ...LIMITS[target], links: { gitHubHost: URL.parse(runUrl)?.hostname ?? '' } };
}
/** A block of ours, perhaps with remote words in it, as one line of harmless HTML. */
function toHtml(block, { links }) {
    const safe = (0,_untrusted_safe_html_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitizeBlock */ .j)(block, links);
    return safe === undefined ? '' : (0,_untrusted_safe_html_js__WEBPACK_IMPORTED_MODULE_0__/* .writeHtml */ .T)(safe);
}
/** The size of these blocks, each with the blank line after it. */
function sizeOfBlocks(blocks, { sizeOf }) {
    return blocks.reduce((total, block) => total + sizeOf(block) + 2, 0);
}
/** As many of the first items as stay, each with its size as HTML, within `max` together. */
function takeWithin(items, max, sizeOf) {
    let left = max;
    const end = items.findIndex((item) => {
        left -= sizeOf(item);
        return left < 0;
    });
    return end === -1 ? [...items] : items.slice(0, end);
}


/***/ }),

/***/ 64817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ foldPrevious),
/* harmony export */   unfoldPrevious: () => (/* binding */ unfoldPrevious)
/* harmony export */ });
/* harmony import */ var _untrusted_html_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55453);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47916);


/** A line of its own. Remote text never makes one: it is HTML within a line, where `<` is escaped. */
const OPENING = '<details><summary>Previous report</summary>';
const CLOSING = '</details>';
/**
 * The previous report, folded, as blocks at the end of a live comment: as many of its first blocks as there is room for. A report that is not
 * one line a block, since somebody edited it, is not repeated.
 * @param room in the page's own units
 */
function foldPrevious({ text, runUrl }, page, room) {
    const blocks = splitBlocks(text);
    if (!blocks.every((block) => /^<[a-z][^\n]*>$/u.test(block)))
        return [];
    const rest = (0,_page_js__WEBPACK_IMPORTED_MODULE_1__/* .toHtml */ .Vw)(restNote(runUrl), page);
    let left = room - (0,_page_js__WEBPACK_IMPORTED_MODULE_1__/* .sizeOfBlocks */ .fQ)([OPENING, rest, CLOSING], page);
    const end = blocks.findIndex((block) => (left -= (0,_page_js__WEBPACK_IMPORTED_MODULE_1__/* .sizeOfBlocks */ .fQ)([block], page)) < 0);
    if (end === -1)
        return [OPENING, ...blocks, CLOSING];
    return end === 0 ? [] : [OPENING, ...blocks.slice(0, end), rest, CLOSING];
}
/** What `foldPrevious` has folded at the end of a live comment; undefined when there is nothing. */
function unfoldPrevious(live) {
    const blocks = splitBlocks(live);
    const start = blocks.indexOf(OPENING);
    if (start === -1 || blocks.at(-1) !== CLOSING)
        return undefined;
    return blocks.slice(start + 1, -1).join('\n\n');
}
function splitBlocks(text) {
    return text.replaceAll('\r\n', '\n').trim().split('\n\n');
}
function restNote(runUrl) {
    if (runUrl === undefined)
        return (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_0__/* .paragraph */ .FY)('The rest of this report is not shown here.');
    const run = (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)(runUrl, 'its workflow run');
    return (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_0__/* .paragraph */ .FY)('The rest of this report is not shown here. All of it is with ', run, '.');
}


/***/ }),

/***/ 8211:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderProgress: () => (/* binding */ renderProgress)
/* harmony export */ });
/* harmony import */ var _support_duration_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(42806);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16279);
/* harmony import */ var _support_human_units_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(83251);
/* harmony import */ var _untrusted_html_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55453);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47916);
/* harmony import */ var _previous_report_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64817);
/* harmony import */ var _timeline_label_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(21771);







/** More agents are counted, not listed. */
const MAX_AGENTS = 50;
/**
 * The live comment while a task runs, as HTML for GitHub, one line a block: its state, where to watch it, what its agents do, and the
 * previous report. Always within the limit of a comment.
 */
function renderProgress(progress) {
    const { task, elapsedSeconds, previous, runUrl } = progress;
    const page = (0,_page_js__WEBPACK_IMPORTED_MODULE_1__/* .openPage */ .we)('comment', runUrl);
    const live = [
        (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_0__/* .heading */ .R_)(2, `${(0,_task_task_js__WEBPACK_IMPORTED_MODULE_4__/* .isWaitingForApproval */ .S4)(task) ? '✋' : '⏳'} Miteos task ${describeState(task)}`),
        (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_0__/* .paragraph */ .FY)(...links(progress), ` ${describeAge(elapsedSeconds)}`),
        ...agentTable(task, page),
    ].map((block) => (0,_page_js__WEBPACK_IMPORTED_MODULE_1__/* .toHtml */ .Vw)(block, page));
    const fold = previous && (0,_previous_report_js__WEBPACK_IMPORTED_MODULE_2__/* .foldPrevious */ .j)(previous, page, page.max - (0,_page_js__WEBPACK_IMPORTED_MODULE_1__/* .sizeOfBlocks */ .fQ)(live, page));
    return `${[...live, ...(fold ?? [])].join('\n\n')}\n`;
}
/** A comment is edited only when something changes, so it tells of when that was. */
function describeAge(elapsedSeconds) {
    return elapsedSeconds < 1
        ? 'The report will stand here.'
        : `This was the state ${(0,_support_duration_js__WEBPACK_IMPORTED_MODULE_5__/* .formatDuration */ .a)(elapsedSeconds * 1000)} after the start; the report will stand here.`;
}
function describeState(task) {
    const { status } = task;
    if (status === 'paused' || (0,_task_task_js__WEBPACK_IMPORTED_MODULE_4__/* .isWaitingForApproval */ .S4)(task))
        return 'waits for approval';
    switch (status) {
        case 'pending':
            return 'waits for its start';
        case 'planning':
            return 'is being planned';
        case 'running':
        case 'unknown':
            return 'is running';
        case 'complete':
        case 'failed':
        case 'cancelled':
            return 'has ended; its results are being fetched';
    }
}
function links({ task, watchUrl, runUrl }) {
    return [
        'Task ',
        (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .ti)(task.id),
        ': ',
        (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)(watchUrl, 'watch it in the War Room'),
        ', started by ',
        (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)(runUrl, 'this workflow run'),
        '.',
    ];
}
function agentTable({ agents }, page) {
    if (agents.length === 0)
        return [];
    const head = ['Agent', 'State', 'Progress', 'Tool'].map((name) => [name]);
    const rows = agents.slice(0, MAX_AGENTS).map(agentRow);
    const shown = (0,_page_js__WEBPACK_IMPORTED_MODULE_1__/* .takeWithin */ .Dh)(rows, page.max / 2, (row) => page.sizeOf((0,_page_js__WEBPACK_IMPORTED_MODULE_1__/* .toHtml */ .Vw)((0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)([[], row]), page)));
    const left = agents.length - shown.length;
    return [
        (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)([head, ...shown], [undefined, undefined, 'right']),
        ...(left > 0 ? [(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_0__/* .paragraph */ .FY)(`and ${(0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_6__/* .formatNumberOf */ .Of)(left, 'more agent')}`)] : []),
    ];
}
function agentRow(agent) {
    return [
        [(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .ti)(agent.type ?? agent.id, 60)],
        agentState(agent),
        agent.progress === undefined ? [] : [`${(0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_6__/* .formatCount */ .B4)(agent.progress)} %`],
        agent.currentTool === undefined ? [] : [(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .ti)(agent.currentTool, 60)],
    ];
}
/** As the time line says it; of a word that we do not know, more than a diagram can hold. */
function agentState(agent) {
    if (agent.status !== 'unknown')
        return [(0,_timeline_label_js__WEBPACK_IMPORTED_MODULE_3__/* .stateWords */ .X)(agent).words];
    return ['“', ...(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineText */ .ln)(agent.rawStatus, 40), '”'];
}


/***/ }),

/***/ 21771:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ diagramLabel),
/* harmony export */   X: () => (/* binding */ stateWords)
/* harmony export */ });
/* harmony import */ var _untrusted_clean_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35787);

/** None begins with a keyword of the diagram's language: click, call, href, title, section, and so on. */
const WORDS = {
    pending: { words: 'waiting to start', kind: 'quiet' },
    planning: { words: 'planning', kind: 'work' },
    running: { words: 'running', kind: 'work' },
    paused: { words: 'paused', kind: 'trouble' },
    idle: { words: 'idle', kind: 'quiet' },
    thinking: { words: 'working', kind: 'work' },
    acting: { words: 'working', kind: 'work' },
    waiting: { words: 'waiting for approval', kind: 'trouble' },
    unwatched: { words: 'not watched', kind: 'quiet' },
    several: { words: 'several states', kind: 'quiet' },
    complete: { words: 'complete', kind: 'end' },
    cancelled: { words: 'cancelled', kind: 'bad-end' },
    failed: { words: 'failed', kind: 'bad-end' },
    error: { words: 'failed', kind: 'bad-end' },
    killed: { words: 'stopped', kind: 'bad-end' },
};
/** A state in words for people. A word that we do not know stands between quotation marks. */
function stateWords({ status, rawStatus, }) {
    if (status !== 'unknown')
        return WORDS[status];
    return { words: `“${diagramLabel(rawStatus, 24) || 'unnamed state'}”`, kind: 'work' };
}
/**
 * Remote words as a label in a diagram, the one place where they are not HTML: letters, digits, space and `._-`, so that nothing in them is
 * read as the diagram's language, a comment or a directive of it, as an entity, as HTML or as Markdown. Perhaps empty.
 */
function diagramLabel(text, maxLength) {
    const harmless = text.slice(0, 500).replace(/[^\p{L}\p{M}\p{N} ._-]+/gu, ' ');
    return (0,_untrusted_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clipText */ .gL)((0,_untrusted_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanLine */ .Ow)(harmless), maxLength);
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
 * Makes remote text safe to look at: terminal escapes, control and bidirectional control characters, invisible tag characters and half
 * surrogate pairs are taken out, and all line ends are `\n`.
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
/** Of a line that no terminal would be sent, only the control characters are taken out: the library's time grows with its square. */
function stripTerminalEscapes(line) {
    return line.length > MAX_ESCAPED_LINE_LENGTH ? line : (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(line);
}
/** Like `cleanText`, with every run of white space folded into one space. */
function cleanLine(text) {
    return cleanText(text).replace(/\s+/gu, ' ').trim();
}
/** At most `maxLength` UTF-16 units of the text; never half of a surrogate pair. */
function truncateText(text, maxLength) {
    if (text.length <= maxLength)
        return text;
    const start = text.slice(0, Math.max(0, maxLength));
    return start.isWellFormed() ? start : start.replace(/[\uD800-\uDBFF]$/u, '');
}
/** At most `maxLength` UTF-16 units; what was truncated shows as an ellipsis. */
function clipText(text, maxLength) {
    return text.length <= maxLength ? text : `${truncateText(text, maxLength - 1)}…`;
}


/***/ }),

/***/ 55453:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FY: () => (/* binding */ paragraph),
/* harmony export */   ND: () => (/* binding */ element),
/* harmony export */   R_: () => (/* binding */ heading),
/* harmony export */   ko: () => (/* binding */ strong),
/* harmony export */   ln: () => (/* binding */ inlineText),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   ti: () => (/* binding */ inlineCode),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
/* harmony import */ var _clean_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35787);

/** An element of HTML. */
function element(tagName, properties, ...children) {
    return { type: 'element', tagName, properties, children: children.map(toNode) };
}
function toNode(child) {
    return typeof child === 'string' ? { type: 'text', value: child } : child;
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
/** A link, or its label alone where the address can't be used. */
function link(url, label) {
    return element('a', { href: url }, label);
}
function list(items) {
    return element('ul', {}, ...items.map((item) => element('li', {}, ...item)));
}
/** The first row is the head. */
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
/** Folded content below its title. */
function details(title, ...children) {
    return element('details', {}, element('summary', {}, ...title), ...children);
}
/**
 * Remote words (a reason, a status, a type) in a sentence: one line. Code between back-ticks, which our own sentences have, becomes code.
 * @param maxLength in UTF-16 units; what is truncated shows as an ellipsis
 */
function inlineText(text, maxLength = 300) {
    const parts = (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clipText */ .gL)((0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanLine */ .Ow)(text), maxLength).split(/`(\s*[^\s`][^`]*)`/u);
    return parts.map((part, index) => (index % 2 === 1 ? element('code', {}, part) : part));
}
/**
 * A remote name or id: one line of code, which people can copy.
 * @param maxLength in UTF-16 units; what is truncated shows as an ellipsis
 */
function inlineCode(text, maxLength = 120) {
    const name = (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clipText */ .gL)((0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanLine */ .Ow)(text), maxLength);
    return name === '' ? 'unnamed' : element('code', {}, name);
}


/***/ }),

/***/ 89839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ sanitizeBlock),
  T: () => (/* binding */ writeHtml)
});

// EXTERNAL MODULE: ./node_modules/rehype-sanitize/lib/index.js + 2 modules
var lib = __webpack_require__(6094);
// EXTERNAL MODULE: ./node_modules/rehype-stringify/lib/index.js + 43 modules
var rehype_stringify_lib = __webpack_require__(26333);
// EXTERNAL MODULE: ./node_modules/unified/lib/index.js + 7 modules
var unified_lib = __webpack_require__(23900);
// EXTERNAL MODULE: ./build/report/untrusted/clean-text.js
var clean_text = __webpack_require__(35787);
;// CONCATENATED MODULE: ./build/report/untrusted/harmless-text.js

/**
 * What GitHub turns into links, mentions and cross references in rendered text, but never in code (docs.github.com, "Autolinked
 * references and URLs"): addresses, `@user` and `@org/team`, `#1` and `owner/repo#1`, `GH-1`, commit hashes; and `!1`, which Gitea links.
 * Each pattern starts only where a run of its own characters starts, so that long texts take linear time.
 */
const REFERENCE = new RegExp([
    String.raw `(?:https?|ftp):\/\/[^\s<>]*[^\s<>.,;:!?)'"\]]`,
    String.raw `www\.[^\s<>]*[^\s<>.,;:!?)'"\]]`,
    String.raw `(?:(?<![\w.+/-])[\w.+/-]+)?@[a-z0-9](?:[\w./-]*\w)?`,
    String.raw `(?:(?<![\w./-])[\w./-]+)?[#!]\d\w*`,
    String.raw `(?<!\w)gh-\d+`,
    String.raw `(?<!\w)(?:\d+\.)?[0-9a-f]{7,64}(?:[-.][0-9a-f]+)*(?!\w)`,
].join('|'), 
// Without `u`, by which `\w` has letters that are no ASCII, such as the Kelvin sign.
'i');
/**
 * Splits text so that nothing in it mentions, links by itself, refers or draws mathematics. References become code, which GitHub leaves
 * alone and which copies as it is.
 * @param text a whole text node: GitHub reads neighbours as one
 */
function harmlessText(text) {
    const nodes = [];
    let rest = (0,clean_text/* cleanText */.X5)(text);
    for (let match = REFERENCE.exec(rest); match !== null; match = REFERENCE.exec(rest)) {
        // What went before ends here for GitHub, too: a word that was none may look like a commit hash now.
        nodes.push(...harmlessText(rest.slice(0, match.index)), wrap('code', match[0]));
        rest = rest.slice(match.index + match[0].length);
    }
    return [...nodes, ...plainDollars(rest)];
}
/**
 * Text in which no mathematics is drawn, as `$…$` would be: "use span tags around the explicit $" (docs.github.com, "Writing mathematical
 * expressions").
 */
function plainDollars(text) {
    return text
        .split('$')
        .flatMap((part, index) => [
        ...(index > 0 ? [wrap('span', '$')] : []),
        ...(part === '' ? [] : [{ type: 'text', value: part }]),
    ]);
}
function wrap(tagName, value) {
    const text = { type: 'text', value };
    return { type: 'element', tagName, properties: {}, children: [text] };
}

;// CONCATENATED MODULE: ./build/report/untrusted/safe-address.js
const ALLOWED_PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);
const MAX_ADDRESS_LENGTH = 2000;
/** Names, and addresses of IPv6; empty in mail addresses. URL allows more, such as `&`, which a parser of HTML may take for another character. */
const HOST = /^(?:[a-z0-9._-]*|\[[0-9a-f:.]+\])$/u;
/** Pages of a repository that no issue, pull request or commit hears of when they are linked. */
const QUIET_PAGES = new Set([
    'actions',
    'archive',
    'blame',
    'blob',
    'raw',
    'releases',
    'tree',
    'wiki',
]);
/**
 * An address that a link of remote origin may lead to, in normal form; undefined when there may be
 * no such link. Only http, https and mailto pass, without credentials in them. A link to an issue,
 * pull request or commit would leave a cross reference there: on github.com it goes through
 * redirect.github.com, which GitHub made for that (docs.github.com, "Avoiding backlinks to linked
 * references"); on an Enterprise host, which has no such address, it is no link.
 * @param gitHubHost host name of the GitHub that shows the report
 */
function safeAddress(address, gitHubHost) {
    if (address.length > MAX_ADDRESS_LENGTH || !URL.canParse(address))
        return undefined;
    const url = new URL(address);
    if (!ALLOWED_PROTOCOLS.has(url.protocol))
        return undefined;
    if (url.username !== '' || url.password !== '' || !HOST.test(url.hostname))
        return undefined;
    const host = url.hostname.replace(/(?<!\.)\.+$/u, '').replace(/^www\./u, '');
    if ((host === 'github.com' || host === gitHubHost) && leavesCrossReference(url)) {
        if (host !== 'github.com')
            return undefined;
        url.host = 'redirect.github.com';
    }
    return encodeSpecial(url.href);
}
function leavesCrossReference(url) {
    // Whoever decodes once more would see another path.
    if (/%(?:25|2e|2f|5c)/iu.test(url.pathname))
        return true;
    const page = url.pathname.split('/').filter((segment) => segment !== '')[2];
    return page !== undefined && !QUIET_PAGES.has(page);
}
/** URL leaves a few characters in a fragment or a mail address that Markdown or HTML might read. */
function encodeSpecial(href) {
    return href.replace(/[\s<>\\`\p{Cc}\p{Bidi_Control}]/gu, (character) => encodeURIComponent(character));
}

;// CONCATENATED MODULE: ./build/report/untrusted/schema.js
/** Languages that GitHub draws, or offers to apply, where others are highlighted (docs.github.com, "Creating diagrams"). */
const DRAWN = 'geojson|math|mermaid|mmd|stl|suggestion|topojson';
/**
 * All HTML that the report may hold, whoever wrote it: text, lists, tables, code, links and folds. What is not listed is dropped; of a
 * dropped element its text stays. GitHub itself allows all of it in comments and job summaries.
 */
const TAGS = [
    ...['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'br', 'blockquote'],
    ...['em', 'strong', 'del', 'span', 'code', 'pre', 'a'],
    ...['ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
    ...['details', 'summary'],
];
/** The same for the sanitizer, with the attributes and the values that they may have. */
const SCHEMA = {
    tagNames: TAGS,
    attributes: {
        a: ['href'],
        details: ['open'],
        ol: ['start'],
        pre: [['lang', new RegExp(`^(?!(?:${DRAWN})$)[a-z0-9][a-z0-9+#_-]{0,29}$`, 'u')]],
        td: [['align', 'left', 'center', 'right']],
        th: [['align', 'left', 'center', 'right']],
    },
    protocols: { href: ['http', 'https', 'mailto'] },
    ancestors: {
        li: ['ol', 'ul'],
        summary: ['details'],
        tbody: ['table'],
        td: ['tr'],
        th: ['tr'],
        thead: ['table'],
        tr: ['table'],
    },
    strip: [],
    required: {},
    clobber: [],
    allowComments: false,
    allowDoctypes: false,
};

;// CONCATENATED MODULE: ./build/report/untrusted/safe-html.js







/** Deeper than any report. HTML parsers give up at 400 (Nokogiri), and what walks a tree recurses. */
const MAX_DEPTH = 100;
const sanitizer = (0,unified_lib/* unified */.l)().use(lib/* default */.A, SCHEMA).freeze();
const writer = (0,unified_lib/* unified */.l)()
    .use(rehype_stringify_lib/* default */.A, { characterReferences: { useNamedReferences: true } })
    .freeze();
/**
 * The one gate to what is published: a tree of HTML, remote or ours → one that has only what `schema.ts` allows, whose links are safe
 * (`safe-address.ts`), and whose text outside of code is harmless (`harmless-text.ts`).
 * @throws RangeError for absurd nesting
 */
function sanitizeBlock(block, links) {
    if (isDeeperThan(MAX_DEPTH, block))
        throw new RangeError('nested too deeply');
    const root = sanitizer.runSync({ type: 'root', children: [block] });
    const [first, ...others] = safeChildren(root.children, {
        links,
        open: new Set(),
    });
    if (first === undefined)
        return undefined;
    const isOneBlock = others.length === 0 && first.type === 'element' && BLOCKS.has(first.tagName);
    if (isOneBlock)
        return isEmpty(first) ? undefined : first;
    const children = [first, ...others];
    return { type: 'element', tagName: 'p', properties: {}, children };
}
/**
 * A sanitized node as HTML; a block as one line. CommonMark reads no Markdown from a line that begins with one of these tags to the next blank line
 * (spec.commonmark.org, "HTML blocks", conditions 1 and 6), and the line has no end within.
 */
function writeHtml(node) {
    return writer.stringify({ type: 'root', children: [node] }).replaceAll('\n', '&#10;');
}
const BLOCKS = new Set([
    ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'blockquote', 'pre'],
    ...['ul', 'ol', 'table', 'details'],
]);
/** They begin on a line of their own, too: white space beside them is not shown. */
const PARTS = new Set(['li', 'summary', 'tbody', 'td', 'th', 'thead', 'tr']);
/** Within one of its own kind it says nothing, and parsers differ on it. */
const FLAT = new Set(['a', 'code', 'del', 'em', 'strong']);
/** Text nodes that met, as those round a dropped link, are one for GitHub: they are joined before they are made harmless. */
function safeChildren(children, place) {
    const joined = [];
    for (const child of children.flatMap((node) => withoutWrong(node, place))) {
        const last = joined.at(-1);
        if (child.type === 'text' && last?.type === 'text') {
            joined[joined.length - 1] = { type: 'text', value: last.value + child.value };
        }
        else
            joined.push(child);
    }
    return joined
        .filter((child, index) => !isGap(child, joined[index - 1], joined[index + 1]))
        .flatMap((child) => safeNode(child, place));
}
/** White space between blocks. */
function isGap(node, before, after) {
    return node.type === 'text' && node.value.trim() === '' && (isBlock(before) || isBlock(after));
}
function isBlock(node) {
    return node?.type === 'element' && (BLOCKS.has(node.tagName) || PARTS.has(node.tagName));
}
/** The children alone of an element that may not be where it is. */
function withoutWrong(node, place) {
    if (node.type !== 'element')
        return [node];
    const isWrong = (FLAT.has(node.tagName) && place.open.has(node.tagName)) ||
        (node.tagName === 'a' && (node.children.length === 0 || addressOf(node, place) === undefined));
    if (!isWrong)
        return [node];
    return node.children.flatMap((child) => withoutWrong(child, place));
}
function safeNode(node, place) {
    if (node.type === 'text')
        return safeText(node.value, place);
    if (node.type !== 'element')
        return [];
    const { tagName, properties } = node;
    const inside = {
        links: place.links,
        open: new Set([...place.open, tagName]),
        ...(place.address === undefined ? {} : { address: place.address }),
    };
    if (tagName !== 'a')
        return [{ ...node, children: safeChildren(node.children, inside) }];
    const href = addressOf(node, place) ?? '';
    const address = String(properties['href']);
    return [
        {
            ...node,
            properties: { href },
            children: safeChildren(node.children, { ...inside, address }),
        },
    ];
}
function safeText(value, { open, address, links }) {
    if (open.has('pre'))
        return [{ type: 'text', value: (0,clean_text/* cleanText */.X5)(value) }];
    const line = onOneLine((0,clean_text/* cleanText */.X5)(value));
    if (line === '')
        return [];
    // GitHub looks for nothing within code, and for no addresses within links.
    if (open.has('code'))
        return [{ type: 'text', value: line }];
    return address !== undefined && isAddress(line, address) && !isOfGitHub(address, links)
        ? plainDollars(line)
        : harmlessText(line);
}
/** Whether a link shows nothing but where it leads. */
function isAddress(text, address) {
    const target = URL.parse(address)?.href;
    if (target === undefined)
        return false;
    return [text, `http://${text}`, `mailto:${text}`].some((one) => URL.parse(one)?.href === target);
}
/** GitHub shows more than a bare address of its own: the code of a permalink, a player for a video. */
function isOfGitHub(address, { gitHubHost }) {
    const host = URL.parse(address)?.hostname.replace(/(?<!\.)\.+$/u, '') ?? '';
    return [gitHubHost, 'github.com', 'githubusercontent.com'].some((one) => host === one || host.endsWith(`.${one}`));
}
/** Line ends within text mean no more than a space. */
function onOneLine(text) {
    const lines = text.split('\n');
    return lines
        .map((line, index) => (index === 0 ? line : line.trimStart()))
        .map((line, index) => (index === lines.length - 1 ? line : line.trimEnd()))
        .join(' ');
}
function addressOf({ properties }, { links }) {
    const href = properties['href'];
    if (typeof href !== 'string')
        return undefined;
    return safeAddress(href, links.gitHubHost) ?? links.fileAddress?.(href);
}
function isEmpty(block) {
    return block.children.length === 0 && block.tagName !== 'hr';
}
/** Without recursion: a tree that is too deep must not exhaust the stack. */
function isDeeperThan(max, block) {
    const open = [{ node: block, depth: 1 }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        const { node, depth } = next;
        if (depth > max)
            return true;
        if ('children' in node) {
            for (const child of node.children)
                open.push({ node: child, depth: depth + 1 });
        }
    }
    return false;
}


/***/ })

};
