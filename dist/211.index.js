export const id = 211;
export const ids = [211,916];
export const modules = {

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

/***/ 47916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dh: () => (/* binding */ takeWithin),
/* harmony export */   FY: () => (/* binding */ shareBudget),
/* harmony export */   Vw: () => (/* binding */ toHtml),
/* harmony export */   fQ: () => (/* binding */ sizeOfBlocks),
/* harmony export */   we: () => (/* binding */ openPage)
/* harmony export */ });
/* harmony import */ var _untrusted_safe_html_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89839);

/**
 * The maximum length of a comment is 65,536 characters, according to GitHub's error message. Here the length is counted in UTF-16 units, of
 * which a text never has fewer than code points. The rest is for the marker and for the banner that a later run adds above the report. The
 * maximum size of a job summary is 1,048,576 bytes per step. The runner discards a longer one (actions/runner).
 */
const LIMITS = {
    comment: { max: 62_000, sizeOf: (text) => text.length },
    summary: { max: 1_048_000, sizeOf: (text) => Buffer.byteLength(text) },
};
/** @param runUrl an address on the GitHub that shows the page */
function openPage(target, runUrl) {
    return { target, ...LIMITS[target], links: { gitHubHost: URL.parse(runUrl)?.hostname ?? '' } };
}
/** Sanitizes a block, which may contain remote text, and writes it as one line of HTML. */
function toHtml(block, { links }) {
    const safe = (0,_untrusted_safe_html_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitizeBlock */ .j)(block, links);
    return safe === undefined ? '' : (0,_untrusted_safe_html_js__WEBPACK_IMPORTED_MODULE_0__/* .writeHtml */ .T)(safe);
}
/** Returns the total size of the blocks, each with the blank line after it. */
function sizeOfBlocks(blocks, { sizeOf }) {
    return blocks.reduce((total, block) => total + sizeOf(block) + 2, 0);
}
/** Returns the first items whose total size is at most `max`. */
function takeWithin(items, max, sizeOf) {
    let left = max;
    const end = items.findIndex((item) => {
        left -= sizeOf(item);
        return left < 0;
    });
    return end === -1 ? [...items] : items.slice(0, end);
}
/**
 * Divides a budget among needs. Small needs are met in full; the others get equal shares.
 * @returns a share for each need, in the same order; the total is at most the budget
 */
function shareBudget(budget, needs) {
    const shares = needs.map(() => 0);
    let left = Math.max(0, budget);
    const bySize = needs.map((need, index) => ({ need, index })).sort((a, b) => a.need - b.need);
    bySize.forEach(({ need, index }, position) => {
        const share = Math.min(need, Math.floor(left / (bySize.length - position)));
        shares[index] = share;
        left -= share;
    });
    return shares;
}


/***/ }),

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
 * The text that GitHub turns into links, mentions and cross references, but not in code (docs.github.com, "Autolinked references and
 * URLs"): addresses, `@user` and `@org/team`, `#1` and `owner/repo#1`, `GH-1`, commit hashes; and `!1`, which Gitea links.
 * Each pattern matches a run of its characters only from the start of the run, so that a long text takes linear time.
 */
const REFERENCE = new RegExp([
    String.raw `(?:https?|ftp):\/\/[^\s<>]*[^\s<>.,;:!?)'"\]]`,
    String.raw `www\.[^\s<>]*[^\s<>.,;:!?)'"\]]`,
    String.raw `(?:(?<![\w.+/-])[\w.+/-]+)?@[a-z0-9](?:[\w./-]*\w)?`,
    String.raw `(?:(?<![\w./-])[\w./-]+)?[#!]\d\w*`,
    String.raw `(?<!\w)gh-\d+`,
    String.raw `(?<!\w)(?:\d+\.)?[0-9a-f]{7,64}(?:[-.][0-9a-f]+)*(?!\w)`,
].join('|'), 
// Without `u`, with which `\w` matches letters that are not ASCII, such as the Kelvin sign.
'i');
/**
 * Splits text so that GitHub creates no mention, link, cross reference or formula from it. References become code, which GitHub does not
 * change and people can copy.
 * @param text a whole text node, because GitHub joins adjacent ones
 */
function harmlessText(text) {
    const nodes = [];
    let rest = (0,clean_text/* cleanText */.X5)(text);
    for (let match = REFERENCE.exec(rest); match !== null; match = REFERENCE.exec(rest)) {
        // For GitHub, the text before a reference also ends here, so its last characters may now look like a commit hash.
        nodes.push(...harmlessText(rest.slice(0, match.index)), wrap('code', match[0]));
        rest = rest.slice(match.index + match[0].length);
    }
    return [...nodes, ...plainDollars(rest)];
}
/**
 * Prevents GitHub from drawing `$…$` as a formula: "use span tags around the explicit $" (docs.github.com, "Writing mathematical
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
    return { type: 'element', tagName, properties: {}, children: [{ type: 'text', value }] };
}

// EXTERNAL MODULE: ./build/report/untrusted/html.js
var html = __webpack_require__(55453);
;// CONCATENATED MODULE: ./build/report/untrusted/safe-address.js
const ALLOWED_PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);
const MAX_ADDRESS_LENGTH = 2000;
/** Host names and IPv6 addresses; empty in mail addresses. `URL` also allows other characters, such as `&`, which starts a character reference in HTML. */
const HOST = /^(?:[a-z0-9._-]*|\[[0-9a-f:.]+\])$/u;
/** Pages of a repository for which a link creates no cross reference. */
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
 * Returns the normalized address of a remote link; undefined when it must not be a link. Only http, https and mailto without credentials are
 * allowed. A link to an issue, pull request or commit would create a cross reference there. For github.com, the link goes through
 * redirect.github.com, which prevents that (docs.github.com, "Avoiding backlinks to linked references"). An Enterprise host has no such
 * address, so the text there is not a link.
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
    // A server that decodes the path a second time would get another path.
    if (/%(?:25|2e|2f|5c)/iu.test(url.pathname))
        return true;
    const page = url.pathname.split('/').filter((segment) => segment !== '')[2];
    return page !== undefined && !QUIET_PAGES.has(page);
}
/** Encodes characters that have a meaning in Markdown or HTML, and that `URL` does not encode in a fragment or a mail address. */
function encodeSpecial(href) {
    return href.replace(/[\s<>\\`\p{Cc}\p{Bidi_Control}]/gu, (character) => encodeURIComponent(character));
}

;// CONCATENATED MODULE: ./build/report/untrusted/schema.js
/** Languages that GitHub draws, or offers to apply, instead of highlighting them (docs.github.com, "Creating diagrams"). */
const DRAWN = 'geojson|math|mermaid|mmd|stl|suggestion|topojson';
/**
 * All elements that the report may contain: text, lists, tables, code, links and folds. Other elements are removed, but the text in them is
 * kept. GitHub allows all of these elements in comments and job summaries.
 */
const TAGS = [
    ...['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'br', 'blockquote'],
    ...['em', 'strong', 'del', 'span', 'sub', 'code', 'pre', 'a'],
    ...['ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
    ...['details', 'summary'],
];
/** The rules for the sanitizer, with the allowed attributes and values. */
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








/** More than any real report needs. HTML parsers stop at 400 (Nokogiri), and the code that walks a tree is recursive. */
const MAX_DEPTH = 100;
const sanitizer = (0,unified_lib/* unified */.l)().use(lib/* default */.A, SCHEMA).freeze();
const writer = (0,unified_lib/* unified */.l)()
    .use(rehype_stringify_lib/* default */.A, { characterReferences: { useNamedReferences: true } })
    .freeze();
/**
 * Sanitizes a tree of HTML, which may be remote. Everything that is published goes through this function. The result contains only elements
 * that `schema.ts` allows, safe links (`safe-address.ts`), and harmless text outside of code (`harmless-text.ts`).
 * @throws RangeError for extreme nesting
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
 * Writes a sanitized node as HTML on one line. CommonMark parses no Markdown between a line that begins with the tag of a block and the next
 * blank line (spec.commonmark.org, "HTML blocks", conditions 1 and 6).
 */
function writeHtml(node) {
    return writer.stringify({ type: 'root', children: [node] }).replaceAll('\n', '&#10;');
}
const BLOCKS = new Set([
    ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'blockquote', 'pre'],
    ...['ul', 'ol', 'table', 'details'],
]);
/** White space next to these is not shown either. */
const PARTS = new Set(['li', 'summary', 'tbody', 'td', 'th', 'thead', 'tr']);
/** Elements that have no effect within an element of the same kind, which parsers handle in different ways. */
const FLAT = new Set(['a', 'code', 'del', 'em', 'strong']);
/** GitHub joins adjacent text nodes, such as those around a removed link, so they are joined before they are made harmless. */
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
/** Whether a node is white space next to a block. */
function isGap(node, before, after) {
    return node.type === 'text' && node.value.trim() === '' && (isBlock(before) || isBlock(after));
}
function isBlock(node) {
    return node?.type === 'element' && (BLOCKS.has(node.tagName) || PARTS.has(node.tagName));
}
/** Replaces an element that is not allowed in its place by its children. */
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
    if (tagName !== 'a') {
        const children = safeChildren(node.children, inside);
        return [{ ...node, children: tagName === 'blockquote' ? withoutAlert(children) : children }];
    }
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
    // GitHub creates no references from text in code, and no links from text in links.
    if (open.has('code'))
        return [{ type: 'text', value: line }];
    return address !== undefined && isAddress(line, address) && !isOfGitHub(address, links)
        ? plainDollars(line)
        : harmlessText(line);
}
const ALERT = /^\s*\[!(?<name>note|tip|important|warning|caution)\]\s*/iu;
/** A quote that begins with `[!NOTE]` is an alert on GitHub, as our banner is. In a report it begins with a bold word instead. */
function withoutAlert(children) {
    const index = children.findIndex((child) => (0,html/* textOf */.b6)(child).trim() !== '');
    const first = children[index];
    if (first?.type === 'element' && isBlock(first)) {
        return children.with(index, { ...first, children: withoutAlert(first.children) });
    }
    const text = first?.type === 'text' ? first.value : '';
    const { 0: label = '', groups: { name = '' } = {} } = ALERT.exec(text) ?? {};
    if (name === '')
        return [...children];
    const title = `${name.charAt(0).toUpperCase()}${name.slice(1).toLowerCase()}:`;
    return children.toSpliced(index, 1, (0,html/* strong */.ko)(title), (0,html/* textNode */.qn)(` ${text.slice(label.length)}`));
}
/** Whether the text of a link is the same as its address. */
function isAddress(text, address) {
    const target = URL.parse(address)?.href;
    if (target === undefined)
        return false;
    return [text, `http://${text}`, `mailto:${text}`].some((one) => URL.parse(one)?.href === target);
}
/** GitHub replaces some of its own addresses, such as a permalink by its code, or a video by a player. */
function isOfGitHub(address, { gitHubHost }) {
    const host = URL.parse(address)?.hostname.replace(/(?<!\.)\.+$/u, '') ?? '';
    return [gitHubHost, 'github.com', 'githubusercontent.com'].some((one) => host === one || host.endsWith(`.${one}`));
}
/** A line end within text is shown as a space. */
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
/** Without recursion, so that a very deep tree does not exhaust the stack. */
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
