export const id = 379;
export const ids = [379,916];
export const modules = {

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

/***/ 97379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderDryRun: () => (/* binding */ renderDryRun)
/* harmony export */ });
/* harmony import */ var _support_human_units_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(83251);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47916);
/* harmony import */ var _untrusted_clean_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35787);
/* harmony import */ var _untrusted_html_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(55453);
/* harmony import */ var _untrusted_safe_html_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89839);
/* harmony import */ var _untrusted_truncate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76142);






const MAX_TITLE_LENGTH = 200;
/** The maximum length of a sentence of the plan, in UTF-16 units. */
const MAX_SENTENCE_LENGTH = 1000;
/** The size of the sentence about the missing part of a text. */
const NOTE_SIZE = 200;
/**
 * Renders the job summary of a dry run: the plan, and each text that would be sent, folded. A text that is too long for the
 * summary is truncated, and a sentence says so.
 */
function renderDryRun({ title, workflow, runUrl, plan, texts }) {
    const page = (0,_page_js__WEBPACK_IMPORTED_MODULE_0__/* .openPage */ .we)('summary', runUrl);
    const name = (0,_untrusted_clean_text_js__WEBPACK_IMPORTED_MODULE_1__/* .clipText */ .gL)((0,_untrusted_clean_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanLine */ .Ow)(title) || (0,_untrusted_clean_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanLine */ .Ow)(workflow), MAX_TITLE_LENGTH);
    const top = [
        (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_2__/* .heading */ .R_)(2, name === '' ? 'Dry run' : `Dry run: ${name}`),
        (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_2__/* .paragraph */ .FY)('No task was created. Without ', (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_2__/* .element */ .ND)('code', {}, 'dry-run'), ', the step:'),
        (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(plan.map((sentence) => (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineText */ .ln)(sentence, MAX_SENTENCE_LENGTH))),
    ].map((block) => (0,_page_js__WEBPACK_IMPORTED_MODULE_0__/* .toHtml */ .Vw)(block, page));
    const folds = texts.map((text) => foldOf(text, page));
    const needs = folds.map((fold) => page.sizeOf((0,_untrusted_safe_html_js__WEBPACK_IMPORTED_MODULE_3__/* .writeHtml */ .T)(fold)) + NOTE_SIZE);
    const shares = (0,_page_js__WEBPACK_IMPORTED_MODULE_0__/* .shareBudget */ .FY)(page.max - (0,_page_js__WEBPACK_IMPORTED_MODULE_0__/* .sizeOfBlocks */ .fQ)(top, page), needs);
    const bottom = texts.flatMap((text, index) => {
        const fold = folds[index];
        return fold === undefined ? [] : fitFold(fold, text, { page, max: shares[index] ?? 0 });
    });
    return `${[...top, ...bottom].join('\n\n')}\n`;
}
function foldOf({ name, text, language }, { max, links }) {
    const title = `${name} (${(0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_5__/* .formatSize */ .Xq)(Buffer.byteLength(text))})`;
    const fold = (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_2__/* .details */ .zH)([title], (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_2__/* .preformatted */ .EC)((0,_untrusted_clean_text_js__WEBPACK_IMPORTED_MODULE_1__/* .truncateText */ .EJ)(text, max), language));
    return (0,_untrusted_safe_html_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeBlock */ .j)(fold, links) ?? fold;
}
/** Returns the fold, truncated if it is larger than `max`, in the unit of the page. Then a sentence follows. */
function fitFold(fold, { name, text }, { page, max }) {
    const html = (0,_untrusted_safe_html_js__WEBPACK_IMPORTED_MODULE_3__/* .writeHtml */ .T)(fold);
    if (text.length <= page.max && page.sizeOf(html) + NOTE_SIZE <= max)
        return [html];
    const part = (0,_untrusted_truncate_js__WEBPACK_IMPORTED_MODULE_4__/* .truncateBlock */ .s)(fold, max - NOTE_SIZE, page.sizeOf);
    const shown = part?.children.at(-1);
    const shownBytes = shown === undefined ? 0 : Buffer.byteLength((0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(shown));
    const missing = (0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_5__/* .formatSize */ .Xq)(Buffer.byteLength(text) - shownBytes);
    const note = (0,_page_js__WEBPACK_IMPORTED_MODULE_0__/* .toHtml */ .Vw)((0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_2__/* .paragraph */ .FY)(`${name}: about ${missing} are not shown here.`), page);
    return part === undefined ? [note] : [(0,_untrusted_safe_html_js__WEBPACK_IMPORTED_MODULE_3__/* .writeHtml */ .T)(part), note];
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


/***/ }),

/***/ 76142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ truncateBlock)
/* harmony export */ });
/* harmony import */ var _clean_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35787);
/* harmony import */ var _safe_html_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89839);


/** Elements that may be truncated between their children. */
const DIVISIBLE = new Set([
    ...['blockquote', 'details', 'li', 'ol', 'table', 'tbody', 'ul'],
    ...['p', 'em', 'strong', 'del'],
]);
/** Elements that are useless without the content after them. */
const TITLES = new Set(['summary', 'thead']);
/**
 * Truncates a sanitized block to the longest beginning that fits: a list ends after an item or within its text, a table after a row, code after
 * a line, text after a word. Because the tree is truncated, not its HTML, every element is closed.
 * @param max the maximum size of the block as HTML, in the unit of `sizeOf`
 * @returns undefined when no part of it fits, or when it cannot be divided
 */
function truncateBlock(block, max, sizeOf) {
    if (block.tagName === 'pre')
        return truncateCode(block, max, sizeOf);
    if (!DIVISIBLE.has(block.tagName))
        return undefined;
    let left = max - sizeOf((0,_safe_html_js__WEBPACK_IMPORTED_MODULE_1__/* .writeHtml */ .T)({ ...block, children: [] }));
    const children = [];
    for (const child of block.children) {
        const size = sizeOf((0,_safe_html_js__WEBPACK_IMPORTED_MODULE_1__/* .writeHtml */ .T)(child));
        if (size <= left) {
            children.push(child);
            left -= size;
            continue;
        }
        const part = truncateNode(child, left, sizeOf);
        if (part !== undefined)
            children.push(part);
        break;
    }
    return children.every(isTitle) ? undefined : { ...block, children };
}
function truncateNode(node, max, sizeOf) {
    if (node.type === 'element')
        return truncateBlock(node, max, sizeOf);
    return node.type === 'text' ? truncateWords(node, max, sizeOf) : undefined;
}
function isTitle(node) {
    return node.type === 'element' && TITLES.has(node.tagName);
}
/** A shorter text is omitted completely. */
const MIN_DIVIDED_LENGTH = 2000;
/** Ends at white space, because part of a word may look like a commit hash. */
function truncateWords({ value }, max, sizeOf) {
    if (value.length < MIN_DIVIDED_LENGTH)
        return undefined;
    const end = value.lastIndexOf(' ', fittingLength(value, max, sizeOf));
    return end <= 0 ? undefined : { type: 'text', value: value.slice(0, end) };
}
/** Ends after a line, or within a long line. */
function truncateCode(block, max, sizeOf) {
    const [code] = block.children;
    const [text] = code?.type === 'element' ? code.children : [];
    if (code?.type !== 'element' || text?.type !== 'text')
        return undefined;
    const withText = (value) => ({
        ...block,
        children: [{ ...code, children: [{ type: 'text', value }] }],
    });
    const fits = fittingLength(text.value, max - sizeOf((0,_safe_html_js__WEBPACK_IMPORTED_MODULE_1__/* .writeHtml */ .T)(withText(''))), sizeOf);
    if (fits === 0)
        return undefined;
    const lineEnd = text.value.lastIndexOf('\n', fits);
    return withText((0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .truncateText */ .EJ)(text.value, lineEnd > fits / 2 ? lineEnd : fits));
}
/** The number of additional characters of a character when it is escaped in HTML. */
const ADDED = { '<': 3, '&': 4, '\n': 4 };
/** Returns how many UTF-16 units of a text fit as HTML. */
function fittingLength(text, max, sizeOf) {
    let size = 0;
    let length = 0;
    for (const character of text) {
        size += sizeOf(character) + (ADDED[character] ?? 0);
        if (size > max)
            break;
        length += character.length;
    }
    return length;
}


/***/ })

};
