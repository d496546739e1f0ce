export const id = 447;
export const ids = [447,916];
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

/***/ 24447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   messageBlocks: () => (/* binding */ messageBlocks),
/* harmony export */   renderFinding: () => (/* binding */ renderFinding),
/* harmony export */   renderFindings: () => (/* binding */ renderFindings),
/* harmony export */   ruleNote: () => (/* binding */ ruleNote),
/* harmony export */   severityName: () => (/* binding */ severityName),
/* harmony export */   takeBlocks: () => (/* binding */ takeBlocks)
/* harmony export */ });
/* harmony import */ var _findings_finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74438);
/* harmony import */ var _support_human_units_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(83251);
/* harmony import */ var _untrusted_clean_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35787);
/* harmony import */ var _untrusted_html_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(55453);
/* harmony import */ var _untrusted_markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(29183);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(47916);
/* harmony import */ var _untrusted_safe_html_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89839);
/* harmony import */ var _untrusted_truncate_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(76142);








/** In UTF-16 units, like all lengths in this file. GitHub accepts 65,536 characters, which is too long for a comment on a line. */
const MAX_LENGTH = 8000;
/** GitHub shows a heading of this level smaller than the title, which is bold text. */
const HEADING_DEPTH = 5;
const TOO_LONG = 'The rest of this finding is too long to show here.';
const NO_SUGGESTION = `The suggested change is omitted, because it is longer than ${(0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_7__/* .formatCount */ .B4)(_findings_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_SUGGESTION_LENGTH */ .Ls)} characters.`;
/** Code has no longer runs, and parsers are not tested with longer fences. */
const LONG_RUN = /`{21}|~{21}/u;
/**
 * Users must see everything that they apply: no invisible character except a variation selector after an emoji, no character that looks like a
 * space, and no text far to the right of a blank or far below one. A selector after a letter is part of an identifier.
 */
const UNSEEN = /(?<![\p{Extended_Pictographic}--\p{ID_Continue}])\uFE0F|[[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}\p{Z}\u2800]--\x20--\uFE0F]|[\t ]{101}|^(?:[\t ]*\n){21}/mv;
/** Renders each finding as the blocks of a comment on its lines. */
function renderFindings({ findings, runUrl, isPlain }) {
    const { links } = (0,_page_js__WEBPACK_IMPORTED_MODULE_4__/* .openPage */ .we)('comment', runUrl);
    return findings.map((finding) => renderFinding(finding, { links, isPlain }));
}
/**
 * Renders a finding as the blocks of a comment on its lines: HTML with one line per block, then the suggestion as a Markdown fence, which
 * GitHub offers to apply. A suggestion that can't be offered safely is shown as code. All remote text in the blocks is harmless.
 */
function renderFinding({ suggestion, ...finding }, options) {
    const fence = suggestion === undefined ? undefined : suggestionFence(suggestion);
    const shown = suggestion === undefined || fence !== undefined ? finding : { ...finding, suggestion };
    const blocks = [
        ...safeBlocks([titleOf(finding)], options.links),
        ...messageBlocks(shown, options),
    ];
    const max = MAX_LENGTH - (fence?.length ?? 0);
    const taken = takeBlocks(blocks, max, (text) => text.length);
    return [...taken.map(_untrusted_safe_html_js__WEBPACK_IMPORTED_MODULE_5__/* .writeHtml */ .T), ...(fence === undefined ? [] : [fence])];
}
/** Returns the message of a finding, then the suggestion as code. All remote text in the blocks is harmless. */
function messageBlocks({ message, suggestion, isSuggestionTooLong }, { links, isPlain = false }) {
    const text = isPlain ? safeBlocks([(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_2__/* .preformatted */ .EC)(message)], links) : parsedBlocks(message, links);
    const title = (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_2__/* .paragraph */ .FY)('Suggested change, to apply manually:');
    const code = suggestion === undefined ? [] : [title, (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_2__/* .preformatted */ .EC)(suggestion)];
    const note = isSuggestionTooLong === true ? [(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_2__/* .paragraph */ .FY)((0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_2__/* .element */ .ND)('em', {}, NO_SUGGESTION))] : [];
    return [...text, ...safeBlocks([...code, ...note], links)];
}
function titleOf(finding) {
    const title = (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineText */ .ln)(finding.title, _findings_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_TITLE_LENGTH */ .tS);
    return (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_2__/* .paragraph */ .FY)((0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_2__/* .strong */ .ko)(`${severityName(finding)}: `, ...title), ...ruleNote(finding));
}
/** Such as `High`. */
function severityName({ severity }) {
    return `${severity.slice(0, 1).toUpperCase()}${severity.slice(1)}`;
}
/** The rule in parentheses, to follow the title; nothing without a rule. */
function ruleNote({ rule }) {
    return rule === undefined ? [] : [' (', (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineCode */ .ti)(rule), ')'];
}
/** Renders remote Markdown. If its nesting exhausts the parser, the text is shown as plain text. */
function parsedBlocks(message, links) {
    try {
        return safeBlocks((0,_untrusted_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .parseDocument */ .T)(message, HEADING_DEPTH).blocks.map((block) => block.element), links);
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
        return safeBlocks([(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_2__/* .preformatted */ .EC)(message)], links);
    }
}
function safeBlocks(blocks, links) {
    return blocks.flatMap((block) => (0,_untrusted_safe_html_js__WEBPACK_IMPORTED_MODULE_5__/* .sanitizeBlock */ .j)(block, links) ?? []);
}
/**
 * Returns the text in a fence that no line of the text can close.
 * @returns undefined when users would apply something that they do not see
 */
function suggestionFence(suggestion) {
    const text = suggestion.replaceAll('\r\n', '\n');
    const isOffered = (0,_untrusted_clean_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanText */ .X5)(text) === text && !UNSEEN.test(text) && !LONG_RUN.test(text);
    if (!isOffered)
        return undefined;
    const runs = text.match(/`+/gu) ?? [];
    const fence = '`'.repeat(Math.max(2, ...runs.map((run) => run.length)) + 1);
    // An empty suggestion deletes the lines. An empty line in the fence would replace them with an empty line.
    return [`${fence}suggestion`, ...(text === '' ? [] : [text]), fence].join('\n');
}
/** Returns the first blocks that fit, with a sentence about the rest. Each block is followed by a blank line. */
function takeBlocks(blocks, max, sizeOf) {
    const sizeOfBlock = (block) => sizeOf((0,_untrusted_safe_html_js__WEBPACK_IMPORTED_MODULE_5__/* .writeHtml */ .T)(block)) + 2;
    const sizes = blocks.map(sizeOfBlock);
    if (sizes.reduce((total, size) => total + size, 0) <= max)
        return [...blocks];
    const note = (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_2__/* .paragraph */ .FY)((0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_2__/* .element */ .ND)('em', {}, TOO_LONG));
    const taken = [];
    let left = max - sizeOfBlock(note);
    for (const [index, block] of blocks.entries()) {
        const size = sizes[index] ?? 0;
        const part = size > left ? (0,_untrusted_truncate_js__WEBPACK_IMPORTED_MODULE_6__/* .truncateBlock */ .s)(block, left - 2, sizeOf) : block;
        if (part !== undefined)
            taken.push(part);
        if (part !== block)
            break;
        left -= size;
    }
    return [...taken, note];
}


/***/ }),

/***/ 29183:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ parseDocument)
});

// EXTERNAL MODULE: ./node_modules/remark-gfm/lib/index.js + 58 modules
var lib = __webpack_require__(17793);
// EXTERNAL MODULE: ./node_modules/remark-parse/lib/index.js + 43 modules
var remark_parse_lib = __webpack_require__(4277);
// EXTERNAL MODULE: ./node_modules/mdast-util-to-hast/lib/handlers/index.js + 25 modules
var handlers = __webpack_require__(39644);
// EXTERNAL MODULE: ./node_modules/remark-rehype/lib/index.js + 3 modules
var remark_rehype_lib = __webpack_require__(57907);
// EXTERNAL MODULE: ./node_modules/unified/lib/index.js + 7 modules
var unified_lib = __webpack_require__(23900);
// EXTERNAL MODULE: ./build/report/untrusted/html.js
var untrusted_html = __webpack_require__(55453);
// EXTERNAL MODULE: ./build/report/untrusted/clean-text.js
var clean_text = __webpack_require__(35787);
;// CONCATENATED MODULE: ./build/report/untrusted/folds.js
/** The end of a fold, or its beginning with its title. A title may contain a few tags. */
const TAG = /\s*(?:<\/details\s*>|(?<start><details(?<open>\s+open)?\s*>)\s*(?:<summary>(?<title>(?:[^<>]|<\/?(?:b|strong|i|em|code)>)*)<\/summary>)?)\s*/giuy;
const MAX_LENGTH = 1000;
/**
 * Agents fold parts of their reports with raw HTML. The blocks between `<details>` and `</details>` become one fold, so that every fold has
 * an end. If the document does not close a fold, its content is shown without the fold.
 */
function gatherFolds(blocks) {
    const open = [];
    let current = [];
    for (const block of blocks) {
        const tags = block.type === 'html' ? tagsOf(block.value) : [];
        if (tags.length === 0)
            current.push(withFoldsInside(block));
        for (const start of tags) {
            if (start !== undefined) {
                open.push({ ...start, before: current });
                current = [];
                continue;
            }
            const fold = open.pop();
            if (fold !== undefined)
                current = [...fold.before, foldOf(fold, current, block)];
        }
    }
    for (const { title, before } of open.reverse()) {
        const name = title === '' ? [] : [boldParagraph(title)];
        current = [...before, ...name, ...current];
    }
    return current;
}
function withFoldsInside(block) {
    if (block.type === 'blockquote' || block.type === 'listItem') {
        return { ...block, children: gatherFolds(block.children) };
    }
    if (block.type !== 'list')
        return block;
    return { ...block, children: block.children.map((item) => withFoldsInside(item)) };
}
/**
 * A block of HTML may have several tags on adjacent lines, such as the end of a fold and the beginning of the next one.
 * @returns an entry for each fold that begins, undefined for each one that ends; empty if the block contains anything else
 */
function tagsOf(html) {
    if (html.length > MAX_LENGTH)
        return [];
    const tags = [...html.matchAll(TAG)];
    const length = tags.reduce((sum, [tag]) => sum + tag.length, 0);
    if (length < html.length)
        return [];
    return tags.map(({ groups }) => groups?.['start'] === undefined
        ? undefined
        : { title: titleOf(groups['title']), isOpen: groups['open'] !== undefined });
}
function titleOf(html = '') {
    const text = html.replace(/<\/?[a-z]+>/giu, '').trim();
    return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
/** `data` tells the converter which HTML element to create (mdast-util-to-hast, "Fields on nodes"). */
function foldOf({ title, isOpen }, children, end) {
    return {
        type: 'blockquote',
        data: { hName: 'details', hProperties: { open: isOpen } },
        children: [
            {
                type: 'paragraph',
                data: { hName: 'summary' },
                children: [{ type: 'text', value: title === '' ? 'Details' : title }],
            },
            ...children,
        ],
        ...(end.position === undefined ? {} : { position: end.position }),
    };
}
function boldParagraph(title) {
    return {
        type: 'paragraph',
        children: [{ type: 'strong', children: [{ type: 'text', value: title }] }],
    };
}

;// CONCATENATED MODULE: ./build/report/untrusted/markdown.js







/** Handlers that replace those of the converter. */
const markdown_handlers = {
    code: (state, node) => at(state, node, (0,untrusted_html/* preformatted */.EC)(node.value, node.lang ?? '')),
    footnoteReference: (_, { label, identifier }) => (0,untrusted_html/* textNode */.qn)(`[${label ?? identifier}]`),
    footnoteDefinition: (state, node) => [
        at(state, node, (0,untrusted_html/* paragraph */.FY)(`[${node.label ?? node.identifier}]:`)),
        ...state.all(node),
    ],
    html: (state, node, parent) => {
        const content = rawHtml(node.value, isPhrasing(parent));
        return content && at(state, node, content);
    },
    image: (state, node) => imageLink(handlers/* handlers */.Y.image(state, node)),
    imageReference: (state, node) => {
        const content = handlers/* handlers */.Y.imageReference(state, node);
        return Array.isArray(content) ? content : imageLink(content);
    },
    listItem: (state, node, parent) => {
        const item = handlers/* handlers */.Y.listItem(state, { ...node, checked: null }, parent);
        if (typeof node.checked === 'boolean')
            addBox(item, node.checked);
        return item;
    },
};
const reader = (0,unified_lib/* unified */.l)()
    .use(remark_parse_lib/* default */.A)
    .use(lib/* default */.A)
    .use(() => (document) => ({ ...document, children: gatherFolds(document.children) }))
    .use(remark_rehype_lib/* default */.A, { handlers: markdown_handlers })
    .freeze();
/**
 * Parses a remote document of GitHub Flavored Markdown. Images become links, raw HTML becomes code, and HTML comments are removed. The highest
 * heading is `h2`: if the document has a heading of the first level, all its headings move down one level.
 * @param minDepth the highest level that a heading may have; those above move down to it
 * @throws RangeError for extreme nesting, which exhausts the parser's stack
 */
function parseDocument(source, minDepth = 1) {
    const document = reader.parse(source);
    const headings = headingsIn(document);
    const hasTitle = headings.some(({ depth }) => depth === 1);
    for (const heading of headings) {
        if (hasTitle && heading.depth < 6)
            heading.depth += 1;
        if (heading.depth < minDepth)
            heading.depth = minDepth;
    }
    const { children } = reader.runSync(document);
    let end = 0;
    const blocks = children.flatMap((node) => {
        end = Math.max(end, node.position?.end.offset ?? 0);
        return node.type === 'element' ? [{ element: node, end }] : [];
    });
    return { blocks, hasTitle };
}
function headingsIn(parent) {
    return parent.children.flatMap((child) => {
        if (child.type === 'heading')
            return [child];
        return 'children' in child ? headingsIn(child) : [];
    });
}
function at(state, node, content) {
    state.patch(node, content);
    return content;
}
/** Removes comments and keeps `<br>`. Any other tag is shown as code, since program text may look like a tag: `Vec<String>`. */
function rawHtml(value, isInline) {
    const html = withoutComments(value).trim();
    if (html === '')
        return undefined;
    if (/^<br\s*\/?>$/iu.test(html))
        return (0,untrusted_html/* element */.ND)('br', {});
    return isInline || !html.includes('\n')
        ? (0,untrusted_html/* element */.ND)(isInline ? 'code' : 'p', {}, ...(isInline ? [html] : [(0,untrusted_html/* element */.ND)('code', {}, html)]))
        : (0,untrusted_html/* preformatted */.EC)(html, 'html');
}
function withoutComments(html) {
    const [first = '', ...parts] = html.split('<!--');
    const rest = parts.map((part) => {
        const end = part.indexOf('-->');
        return end === -1 ? `<!--${part}` : part.slice(end + 3);
    });
    return [first, ...rest].join('');
}
function isPhrasing(parent) {
    const type = parent?.type ?? 'root';
    return !['root', 'blockquote', 'listItem', 'footnoteDefinition'].includes(type);
}
/** Replaces an image by a link to it, since remote images could track readers. */
function imageLink(image) {
    if (image.type !== 'element')
        return image;
    const { alt, src } = image.properties;
    return (0,untrusted_html/* link */.nf)(src, (0,clean_text/* cleanLine */.Ow)(alt ?? '') || 'image');
}
/** Adds the box of a task list item as text. In GitHub's HTML, it is a form control. */
function addBox({ children }, isChecked) {
    const paragraphs = children.find((child) => child.type === 'element' && child.tagName === 'p');
    const place = paragraphs?.type === 'element' ? paragraphs.children : children;
    place.unshift((0,untrusted_html/* textNode */.qn)(isChecked ? '☑ ' : '☐ '));
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
