export const id = 211;
export const ids = [211];
export const modules = {

/***/ 72348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IN: () => (/* binding */ cutText),
/* harmony export */   Ow: () => (/* binding */ cleanLine),
/* harmony export */   X5: () => (/* binding */ cleanText),
/* harmony export */   gL: () => (/* binding */ clipText)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

/** Breaks the opening of an HTML comment: what finds our marker looks for one. */
const BROKEN_COMMENT_START = '<\u200B!--';
const LONGEST_ESCAPED_LINE = 4000;
/**
 * Makes remote text safe to look at: terminal escapes, control and bidirectional control
 * characters, invisible tag characters and half surrogate pairs are taken out, all line ends are
 * `\n`, and no HTML comment can begin in it.
 */
function cleanText(text) {
    return text
        .split('\n')
        .map(stripTerminalEscapes)
        .join('\n')
        .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n')
        .replace(/(?![\n\t])\p{Cc}|\p{Bidi_Control}|[\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu, '')
        .toWellFormed()
        .replaceAll('<!--', BROKEN_COMMENT_START);
}
/** Of a line that no terminal would be sent, only the control characters are taken out: the library's time grows with its square. */
function stripTerminalEscapes(line) {
    return line.length > LONGEST_ESCAPED_LINE ? line : (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(line);
}
/** Like `cleanText`, with every run of white space folded into one space. */
function cleanLine(text) {
    return cleanText(text).replace(/\s+/gu, ' ').trim();
}
/** At most `maxLength` UTF-16 units of the text; never half of a surrogate pair. */
function cutText(text, maxLength) {
    if (text.length <= maxLength)
        return text;
    const cut = text.slice(0, Math.max(0, maxLength));
    return cut.isWellFormed() ? cut : cut.replace(/[\uD800-\uDBFF]$/u, '');
}
/** At most `maxLength` UTF-16 units; what was cut off shows as an ellipsis. */
function clipText(text, maxLength) {
    return text.length <= maxLength ? text : `${cutText(text, maxLength - 1)}…`;
}


/***/ }),

/***/ 94548:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ formatCents),
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   Of: () => (/* binding */ formatNumberOf),
/* harmony export */   Xq: () => (/* binding */ formatSize)
/* harmony export */ });
/** A size for people, in decimal units, e.g. `1.2 MB`. */
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
/** A whole number with commas between thousands. */
function formatCount(count) {
    return Math.round(count).toLocaleString('en-US');
}
/** US cents as dollars, e.g. `$1.23`. */
function formatCents(cents) {
    return (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
}
/** A count and its noun, e.g. `1 file`, `1,200 files`. */
function formatNumberOf(count, singular, plural = `${singular}s`) {
    return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}


/***/ }),

/***/ 84506:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ makeInert)
/* harmony export */ });
/* harmony import */ var _clean_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72348);

/**
 * What GitHub turns into links, mentions and cross references wherever it stands in rendered text,
 * escaped or not, but never in code (docs.github.com, "Autolinked references and URLs"): addresses,
 * `@user` and `@org/team`, `#1` and `owner/repo#1`, `GH-1`, commit hashes. Each pattern starts
 * only where a run of its own characters starts, so that long texts take linear time.
 */
const REFERENCE = new RegExp([
    String.raw `(?:https?|ftp):\/\/[^\s<>]*[^\s<>.,;:!?)'"\]]`,
    String.raw `www\.[^\s<>]*[^\s<>.,;:!?)'"\]]`,
    String.raw `(?:(?<![\w.+/-])[\w.+/-]+)?@[a-z0-9](?:[\w./-]*\w)?`,
    String.raw `(?:(?<![\w./-])[\w./-]+)?#\d\w*`,
    String.raw `(?<!\w)gh-\d+`,
    String.raw `(?<!\w)(?:\d+\.)?[0-9a-f]{7,64}(?:[-.][0-9a-f]+)*(?!\w)`,
].join('|'), 'iu');
/**
 * `$…$` draws mathematics, and a backslash does not stop it: "use span tags around the explicit $"
 * (docs.github.com, "Writing mathematical expressions").
 */
const PLAIN_DOLLAR = '<span>$</span>';
/**
 * Makes phrasing content of remote origin inert: nothing in it mentions, links by itself, refers
 * or draws mathematics. References become code spans, which GitHub leaves alone and which copy
 * as they are.
 */
function makeInert(nodes) {
    return joinNeighbours(joinNeighbours(nodes).flatMap(inertNode));
}
function inertNode(node) {
    switch (node.type) {
        case 'text':
            return splitReferences((0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanText */ .X5)(node.value));
        case 'link':
            return isBareLink(node) ? [node] : [{ ...node, children: makeInert(node.children) }];
        case 'emphasis':
        case 'strong':
        case 'delete':
            return [{ ...node, children: makeInert(node.children) }];
        default:
            return [node];
    }
}
/** Written as `<https://…>`, so that nothing in its text is looked at a second time. */
function isBareLink(link) {
    const [child] = link.children;
    if (link.children.length !== 1 || child?.type !== 'text')
        return false;
    return child.value === link.url || `mailto:${child.value}` === link.url;
}
/**
 * Each match is code afterwards, so that texts before and after it begin and end there for GitHub:
 * what follows is looked at by itself, and so is what went before.
 */
function splitReferences(text) {
    const nodes = [];
    let rest = text;
    for (let match = REFERENCE.exec(rest); match !== null; match = REFERENCE.exec(rest)) {
        nodes.push(...splitReferences(rest.slice(0, match.index)), codeSpan(match[0]));
        rest = rest.slice(match.index + match[0].length);
    }
    return joinNeighbours([...nodes, ...splitDollars(rest)]);
}
function splitDollars(text) {
    return text
        .split('$')
        .flatMap((part, index) => [
        ...(index > 0 ? [{ type: 'html', value: PLAIN_DOLLAR }] : []),
        ...(part === '' ? [] : [{ type: 'text', value: part }]),
    ]);
}
/**
 * Joins neighbouring texts, which GitHub reads as one (`@` and `user` would meet), and neighbouring
 * code spans, whose back-ticks would run into each other.
 */
function joinNeighbours(nodes) {
    const joined = [];
    for (const node of nodes) {
        const last = joined.at(-1);
        if (node.type === 'text' && last?.type === 'text') {
            joined[joined.length - 1] = { type: 'text', value: last.value + node.value };
        }
        else if (node.type === 'inlineCode' && last?.type === 'inlineCode') {
            joined[joined.length - 1] = codeSpan(last.value + node.value);
        }
        else {
            joined.push(node);
        }
    }
    return joined;
}
function codeSpan(value) {
    return { type: 'inlineCode', value };
}


/***/ }),

/***/ 33552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ inlineText),
/* harmony export */   t: () => (/* binding */ inlineCode)
/* harmony export */ });
/* harmony import */ var _clean_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72348);
/* harmony import */ var _inert_phrasing_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(84506);


/**
 * The one way for remote words (a reason, a status, a type) into a sentence, a heading or a table
 * cell: one line of inert text. The serializer escapes what would be Markdown; only code between
 * back-ticks, which our own sentences have, stays code.
 * @param maxLength in UTF-16 units; more is cut and shows as an ellipsis
 */
function inlineText(text, maxLength = 300) {
    const parts = (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clipText */ .gL)((0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanLine */ .Ow)(text), maxLength).split(/(?<!`)`(?!`)([^`]*[^`\s][^`]*)`(?!`)/u);
    return (0,_inert_phrasing_js__WEBPACK_IMPORTED_MODULE_1__/* .makeInert */ .R)(parts.map((value, index) => ({ type: index % 2 === 1 ? 'inlineCode' : 'text', value })));
}
/**
 * The one way for remote names and ids: one line of code, which people can copy.
 * @param maxLength in UTF-16 units; more is cut and shows as an ellipsis
 */
function inlineCode(text, maxLength = 120) {
    const value = (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clipText */ .gL)((0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanLine */ .Ow)(text), maxLength);
    return value === '' ? { type: 'text', value: 'unnamed' } : { type: 'inlineCode', value };
}


/***/ }),

/***/ 74718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FY: () => (/* binding */ paragraph),
/* harmony export */   RL: () => (/* binding */ ownLink),
/* harmony export */   R_: () => (/* binding */ heading),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   aL: () => (/* binding */ words),
/* harmony export */   e5: () => (/* binding */ bullets),
/* harmony export */   ko: () => (/* binding */ strong),
/* harmony export */   qy: () => (/* binding */ html),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/* harmony import */ var _clean_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72348);

/** Our own words: the serializer escapes them, nothing more is done to them. */
function words(value) {
    return { type: 'text', value };
}
function strong(value) {
    return { type: 'strong', children: [words(value)] };
}
function paragraph(...children) {
    return { type: 'paragraph', children };
}
function heading(depth, value) {
    return { type: 'heading', depth, children: [words(value)] };
}
/** A link to an address of ours; its label alone when the address is no https or http one. */
function ownLink(url, label) {
    const isUsable = url.length <= 2000 && /^https?:\/\//u.test(url) && URL.canParse(url);
    if (!isUsable || label.type === 'link')
        return label;
    const link = {
        type: 'link',
        url: new URL(url).href,
        children: [label],
    };
    return link;
}
function bullets(items) {
    return {
        type: 'list',
        ordered: false,
        spread: false,
        children: items.map((item) => ({ type: 'listItem', children: [paragraph(...item)] })),
    };
}
/** The first row is the head. */
function table(rows, align = []) {
    return { type: 'table', align, children: rows.map(tableRow) };
}
function tableRow(cells) {
    return { type: 'tableRow', children: cells.map((children) => ({ type: 'tableCell', children })) };
}
/**
 * Folded content. The name stands in code, where GitHub mentions and links nobody.
 * @param name remote text
 * @param remark our words after the name
 */
function folded(title, content) {
    const name = escapeHtml((0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clipText */ .gL)((0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanLine */ .Ow)(title.name), 120));
    const summary = `<summary><code>${name}</code>${escapeHtml(title.remark)}</summary>`;
    return [html(`<details>${summary}`), ...content, html('</details>')];
}
/** HTML of ours. Remote text never comes here, but escaped in `folded`. */
function html(value) {
    return { type: 'html', value };
}
function escapeHtml(text) {
    return text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll('$', '&#36;');
}


/***/ }),

/***/ 34902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ parseMarkdown),
/* harmony export */   o: () => (/* binding */ serializeMarkdown)
/* harmony export */ });
/* harmony import */ var remark__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55943);
/* harmony import */ var remark_gfm__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41041);


/**
 * The one place that knows the Markdown library. It is heavy: whoever renders a report loads
 * `render-report.ts` by `import()`.
 */
const processor = (0,remark__WEBPACK_IMPORTED_MODULE_0__/* .remark */ .V)()
    .use(remark_gfm__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A, { tablePipeAlign: false })
    .data('settings', {
    bullet: '-',
    bulletOther: '*',
    fences: true,
    listItemIndent: 'one',
    rule: '-',
})
    .freeze();
/** Parses GitHub Flavored Markdown into a syntax tree. Throws a RangeError on absurd nesting. */
function parseMarkdown(source) {
    return processor.parse(source);
}
/** Writes a tree as Markdown that ends with a line feed; text is escaped by the library. */
function serializeMarkdown(children) {
    return processor.stringify({ type: 'root', children: [...children] });
}


/***/ }),

/***/ 8211:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderProgress: () => (/* binding */ renderProgress)
/* harmony export */ });
/* harmony import */ var _support_duration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(42806);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16279);
/* harmony import */ var _human_units_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94548);
/* harmony import */ var _inline_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33552);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34902);
/* harmony import */ var _markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74718);






/** More agents are counted, not listed. */
const MOST_AGENTS = 50;
/**
 * The live comment while a task runs, as GitHub Flavored Markdown: its state, where to watch it,
 * and what its agents do. Always far below the limit of a comment.
 * @param marker an HTML comment; stands once, at the very beginning
 */
function renderProgress(progress, marker) {
    const { task, elapsedSeconds, message } = progress;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .serializeMarkdown */ .o)([
        ...(marker === undefined ? [] : [(0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy)(marker)]),
        (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .heading */ .R_)(2, `${isStopped(task) ? '✋' : '⏳'} Miteos task ${stateWords(task)}`),
        ...(message === undefined || message.trim() === ''
            ? []
            : [(0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .paragraph */ .FY)(...(0,_inline_text_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineText */ .l)(message, 600))]),
        (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .paragraph */ .FY)((0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)(`For ${(0,_support_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a)(elapsedSeconds * 1000)} so far. `), ...links(progress)),
        ...(task === undefined ? [] : agentTable(task)),
    ]);
}
function isStopped(task) {
    return task !== undefined && (0,_task_task_js__WEBPACK_IMPORTED_MODULE_4__/* .isWaitingForApproval */ .S)(task);
}
function stateWords(task) {
    if (task === undefined)
        return 'is being started';
    if ((0,_task_task_js__WEBPACK_IMPORTED_MODULE_4__/* .isWaitingForApproval */ .S)(task))
        return 'waits for approval';
    switch (task.status) {
        case 'pending':
            return 'waits for its start';
        case 'planning':
            return 'is being planned';
        case 'running':
        case 'paused':
        case 'unknown':
            return 'is running';
        case 'complete':
        case 'failed':
        case 'cancelled':
            return 'has ended; its results are being fetched';
    }
}
function links({ task, watchUrl, runUrl }) {
    const run = (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .ownLink */ .RL)(runUrl, (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)('this workflow run'));
    if (task === undefined)
        return [(0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)('Started by '), run, (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)('.')];
    return [
        (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)('Task '),
        (0,_inline_text_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .t)(task.id),
        (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)(': '),
        (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .ownLink */ .RL)(watchUrl, (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)('watch it in the War Room')),
        (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)(', started by '),
        run,
        (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)('.'),
    ];
}
function agentTable({ agents }) {
    if (agents.length === 0)
        return [];
    const head = ['Agent', 'State', 'Progress', 'Tool'].map((name) => [(0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)(name)]);
    const left = agents.length - MOST_AGENTS;
    return [
        (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)([head, ...agents.slice(0, MOST_AGENTS).map(agentRow)], [null, null, 'right', null]),
        ...(left > 0 ? [(0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .paragraph */ .FY)((0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)(`and ${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_5__/* .formatNumberOf */ .Of)(left, 'more agent')}`))] : []),
    ];
}
function agentRow(agent) {
    const state = agent.status === 'waiting' ? 'waits for approval' : agent.status;
    return [
        [(0,_inline_text_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .t)(agent.type ?? agent.id, 60)],
        agent.status === 'unknown' ? (0,_inline_text_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineText */ .l)(agent.rawStatus, 40) : [(0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)(state)],
        agent.progress === undefined ? [] : [(0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)(`${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_5__/* .formatCount */ .B4)(agent.progress)} %`)],
        agent.currentTool === undefined ? [] : [(0,_inline_text_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .t)(agent.currentTool, 60)],
    ];
}


/***/ })

};
