export const id = 122;
export const ids = [122];
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

/***/ 29122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderReport: () => (/* binding */ renderReport)
});

// EXTERNAL MODULE: ./build/report/human-units.js
var human_units = __webpack_require__(94548);
// EXTERNAL MODULE: ./build/report/inline-text.js
var inline_text = __webpack_require__(33552);
// EXTERNAL MODULE: ./build/report/markdown-nodes.js
var markdown_nodes = __webpack_require__(74718);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(34902);
;// CONCATENATED MODULE: ./build/report/size-limit.js

/**
 * A comment holds 65,536 characters, by GitHub's own error message; counted in UTF-16 units here,
 * which are never fewer than code points. A job summary holds 1,048,576 bytes a step; a longer one
 * is dropped whole (actions/runner). It stays far below that, as nothing else can be done, not even
 * on a cancellation, while a report is rendered: a second or so at most, whatever is in it.
 */
const SIZE_LIMITS = {
    comment: {
        max: 64_000,
        sizeOf: (text) => text.length,
        maxMarkdown: 64_000,
        maxWeight: 320_000,
    },
    summary: {
        max: 400_000,
        sizeOf: (text) => Buffer.byteLength(text),
        maxMarkdown: 120_000,
        maxWeight: 600_000,
    },
};
/** The size of these blocks as Markdown. */
function sizeOfBlocks(blocks, limit) {
    return limit.sizeOf((0,markdown/* serializeMarkdown */.o)(blocks));
}
/** As many of the first items as stay, each with its size, within `max` together. */
function takeWithin(items, max, sizeOf) {
    let left = max;
    const end = items.findIndex((item) => {
        left -= sizeOf(item);
        return left < 0;
    });
    return end === -1 ? [...items] : items.slice(0, end);
}

;// CONCATENATED MODULE: ./build/report/deliverables-part.js




const MOST_ROWS = 100;
const MOST_LOST = 20;
/** What was delivered, what was lost and why, and how much the patterns left out. */
function deliverablesPart(result, limit) {
    return [...savedTable(result, limit), ...lostList(result, limit), ...leftOutNote(result)];
}
function savedTable({ saved }, limit) {
    if (saved.length === 0)
        return [];
    const head = [[(0,markdown_nodes/* words */.aL)('File')], [(0,markdown_nodes/* words */.aL)('Size')], [(0,markdown_nodes/* words */.aL)('Type')]];
    const rows = saved.slice(0, MOST_ROWS).map(savedRow);
    const shown = takeWithin(rows, limit.max / 4, (row) => sizeOfBlocks([(0,markdown_nodes/* table */.tp)([row])], limit));
    const left = saved.length - shown.length;
    return [
        (0,markdown_nodes/* heading */.R_)(3, 'Deliverables'),
        ...(shown.length === 0 ? [] : [(0,markdown_nodes/* table */.tp)([head, ...shown], [null, 'right', null])]),
        ...(left === 0 ? [] : [(0,markdown_nodes/* paragraph */.FY)((0,markdown_nodes/* words */.aL)(`and ${(0,human_units/* formatNumberOf */.Of)(left, 'more file')}`))]),
    ];
}
function savedRow(file) {
    return [
        [(0,inline_text/* inlineCode */.t)(file.originalName)],
        [(0,markdown_nodes/* words */.aL)((0,human_units/* formatSize */.Xq)(file.bytes))],
        file.contentType === '' ? [] : (0,inline_text/* inlineText */.l)(file.contentType, 80),
    ];
}
function lostList({ lost }, limit) {
    const items = lost
        .slice(0, MOST_LOST)
        .map(({ originalName, reason }) => [
        (0,inline_text/* inlineCode */.t)(originalName),
        (0,markdown_nodes/* words */.aL)(': '),
        ...(0,inline_text/* inlineText */.l)(reason),
    ]);
    const shown = takeWithin(items, limit.max / 8, (item) => sizeOfBlocks([(0,markdown_nodes/* bullets */.e5)([item])], limit));
    const left = lost.length - shown.length;
    const more = left > 0 ? [[(0,markdown_nodes/* words */.aL)(`and ${(0,human_units/* formatCount */.B4)(left)} more`)]] : [];
    if (lost.length === 0)
        return [];
    return [(0,markdown_nodes/* heading */.R_)(3, 'Could not be delivered'), (0,markdown_nodes/* bullets */.e5)([...shown, ...more])];
}
function leftOutNote({ leftOut }) {
    if (leftOut <= 0)
        return [];
    const verb = leftOut === 1 ? 'was' : 'were';
    const files = (0,human_units/* formatNumberOf */.Of)(leftOut, 'deliverable');
    return [
        (0,markdown_nodes/* paragraph */.FY)((0,markdown_nodes/* words */.aL)(`${files} ${verb} left out by the patterns of the input `), (0,inline_text/* inlineCode */.t)('deliverables'), (0,markdown_nodes/* words */.aL)('.')),
    ];
}

// EXTERNAL MODULE: ./build/support/duration.js
var duration = __webpack_require__(42806);
// EXTERNAL MODULE: ./build/task/task.js
var task_task = __webpack_require__(16279);
;// CONCATENATED MODULE: ./build/report/outcome-words.js

const SYMBOLS = {
    complete: '✅',
    failed: '❌',
    cancelled: '🚫',
    'timed-out': '⏰',
    'needs-approval': '✋',
    running: '⏳',
    skipped: '➖',
};
/** The headline: a symbol and the outcome in plain words. */
function headline(result) {
    const hasTrouble = result.problems.length > 0 || result.lost.length > 0;
    const symbol = result.outcome === 'complete' && hasTrouble ? '⚠️' : SYMBOLS[result.outcome];
    return `${symbol} Miteos task ${outcomeWords(result)}`;
}
/** The outcome as the end of a sentence that begins with "Miteos task". */
function outcomeWords({ outcome, task, problems, lost }) {
    switch (outcome) {
        case 'complete':
            if (lost.length > 0)
                return 'complete, but not everything it made was delivered';
            return problems.length > 0 ? 'complete, with problems' : 'complete';
        case 'failed':
            if (task === undefined)
                return 'could not be started';
            return task.status === 'failed' ? 'failed' : 'could not be followed to its end';
        case 'cancelled':
            return 'was cancelled';
        case 'timed-out':
            if (task?.status === 'cancelled')
                return 'timed out and was cancelled';
            return task !== undefined && !(0,task_task/* hasEnded */.h)(task) ? 'timed out and may still run' : 'timed out';
        case 'needs-approval':
            return 'waits for approval';
        case 'running':
            return 'was started and is running';
        case 'skipped':
            return 'was skipped';
    }
}

;// CONCATENATED MODULE: ./build/report/facts-part.js






const MOST_ARTIFACTS = 20;
/** The small table: how it ended, what it took, where everything is. What is unknown has no row. */
function factsPart(result, limit) {
    const { task, durationSeconds } = result;
    const status = outcomeWords(result);
    const rows = [[[(0,markdown_nodes/* words */.aL)('Status')], [(0,markdown_nodes/* words */.aL)(capitalize(status)), ...unknownStatus(task)]]];
    const add = (name, ...value) => {
        rows.push([[(0,markdown_nodes/* words */.aL)(name)], value]);
    };
    if (durationSeconds !== undefined)
        add('Duration', (0,markdown_nodes/* words */.aL)((0,duration/* formatDuration */.a)(durationSeconds * 1000)));
    if (task !== undefined && task.agents.length > 0)
        add('Agents', (0,markdown_nodes/* words */.aL)(agentCount(task)));
    if (task?.costCents !== undefined)
        add('Cost', (0,markdown_nodes/* words */.aL)((0,human_units/* formatCents */.$5)(task.costCents)));
    if (task?.tokensUsed !== undefined)
        add('Tokens', (0,markdown_nodes/* words */.aL)((0,human_units/* formatCount */.B4)(task.tokensUsed)));
    if (result.artifacts.length > 0) {
        const name = result.artifacts.length === 1 ? 'Artifact' : 'Artifacts';
        add(name, ...artifactLinks(result.artifacts, limit));
    }
    if (task !== undefined) {
        const watch = (0,markdown_nodes/* ownLink */.RL)(result.watchUrl, (0,markdown_nodes/* words */.aL)('watch it in the War Room'));
        add('Task', (0,inline_text/* inlineCode */.t)(task.id), (0,markdown_nodes/* words */.aL)(' – '), watch);
    }
    add('Run', (0,markdown_nodes/* ownLink */.RL)(result.runUrl, (0,markdown_nodes/* words */.aL)('this workflow run')));
    return [(0,markdown_nodes/* table */.tp)(rows)];
}
function unknownStatus(task) {
    if (task?.status !== 'unknown')
        return [];
    return [(0,markdown_nodes/* words */.aL)(' (Miteos calls it “'), ...(0,inline_text/* inlineText */.l)(task.rawStatus, 60), (0,markdown_nodes/* words */.aL)('”)')];
}
function agentCount({ agents }) {
    const failed = agents.filter(({ status }) => status === 'error' || status === 'killed').length;
    const count = (0,human_units/* formatCount */.B4)(agents.length);
    return failed === 0 ? count : `${count}, of which ${(0,human_units/* formatCount */.B4)(failed)} failed`;
}
function artifactLinks(artifacts, limit) {
    const links = artifacts
        .slice(0, MOST_ARTIFACTS)
        .map((artifact) => [
        (0,markdown_nodes/* ownLink */.RL)(artifact.url, (0,inline_text/* inlineCode */.t)(artifact.name)),
        (0,markdown_nodes/* words */.aL)(` (${(0,human_units/* formatSize */.Xq)(artifact.bytes)})`),
    ]);
    const shown = takeWithin(links, limit.max / 8, (nodes) => sizeOfBlocks([(0,markdown_nodes/* table */.tp)([[nodes]])], limit));
    const left = artifacts.length - shown.length;
    return [
        ...shown.flatMap((nodes, index) => (index === 0 ? nodes : [(0,markdown_nodes/* words */.aL)(', '), ...nodes])),
        ...(left > 0 ? [(0,markdown_nodes/* words */.aL)(`${shown.length > 0 ? ' and ' : ''}${(0,human_units/* formatCount */.B4)(left)} more`)] : []),
    ];
}
function capitalize(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

// EXTERNAL MODULE: ./build/report/clean-text.js
var clean_text = __webpack_require__(72348);
// EXTERNAL MODULE: ./build/report/inert-phrasing.js
var inert_phrasing = __webpack_require__(84506);
;// CONCATENATED MODULE: ./build/report/safe-link.js
const ALLOWED_PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);
const LONGEST_ADDRESS = 2000;
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
function safeLinkAddress(address, gitHubHost) {
    if (address.length > LONGEST_ADDRESS || !URL.canParse(address))
        return undefined;
    const url = new URL(address);
    if (!ALLOWED_PROTOCOLS.has(url.protocol))
        return undefined;
    if (url.username !== '' || url.password !== '')
        return undefined;
    const host = url.hostname.replace(/\.$/u, '').replace(/^www\./u, '');
    if ((host === 'github.com' || host === gitHubHost) && leavesCrossReference(url)) {
        if (host !== 'github.com')
            return undefined;
        url.host = 'redirect.github.com';
    }
    return encodeSpecial(url.href);
}
function leavesCrossReference(url) {
    const page = url.pathname.split('/').filter((segment) => segment !== '')[2];
    return page !== undefined && !QUIET_PAGES.has(page);
}
/** URL leaves a few characters in a fragment or a mail address that Markdown or HTML might read. */
function encodeSpecial(href) {
    return href.replace(/[\s<>\\`\p{Cc}\p{Bidi_Control}]/gu, (character) => encodeURIComponent(character));
}
/** Host name of an address; empty when it is none. */
function hostOf(address) {
    return URL.canParse(address) ? new URL(address).hostname : '';
}

;// CONCATENATED MODULE: ./build/report/remote-phrasing.js


/** Nested emphasis deeper than this is flattened; bounds the recursion of what walks it later. */
const DEEPEST = 12;
/**
 * Remote phrasing content without HTML, images, unsafe links and footnotes. Its texts are still to
 * be made inert: neighbours may have met.
 */
function safePhrasing(nodes, rules) {
    return inside(nodes, { ...rules, depth: 0, inLink: false });
}
function inside(nodes, place) {
    return nodes.flatMap((node) => safeNode(node, place));
}
function safeNode(node, place) {
    switch (node.type) {
        case 'text':
            return remote_phrasing_text(node.value);
        case 'inlineCode':
            return code(node.value);
        case 'break':
            return [{ type: 'break' }];
        case 'emphasis':
        case 'strong':
        case 'delete': {
            if (place.depth >= DEEPEST)
                return remote_phrasing_text(plainText(node));
            const children = inside(node.children, { ...place, depth: place.depth + 1 });
            return children.length === 0 ? [] : [{ type: node.type, children }];
        }
        case 'html':
            return /^<br\s*\/?>$/iu.test(node.value) ? [{ type: 'break' }] : code(node.value);
        case 'link':
            return remote_phrasing_link(node.url, inside(node.children, { ...place, inLink: true }), place);
        case 'linkReference': {
            const url = place.definitions.get(node.identifier) ?? '';
            return remote_phrasing_link(url, inside(node.children, { ...place, inLink: true }), place);
        }
        case 'image':
            return remote_phrasing_image(node.url, node.alt, place);
        case 'imageReference':
            return remote_phrasing_image(place.definitions.get(node.identifier) ?? '', node.alt, place);
        case 'footnoteReference':
            return remote_phrasing_text(`[${node.label ?? node.identifier}]`);
        default:
            return remote_phrasing_text(plainText(node));
    }
}
function remote_phrasing_link(url, children, place) {
    if (place.inLink)
        return children;
    const address = safeLinkAddress(url, place.gitHubHost);
    if (address === undefined)
        return children;
    const [only] = children;
    const words = children.length === 1 && only?.type === 'text' ? only.value : undefined;
    const isBare = words === url || `http://${words ?? ''}` === url;
    if (isBare || children.length === 0) {
        return [{ type: 'link', url: address, children: remote_phrasing_text(address) }];
    }
    return [{ type: 'link', url: address, children }];
}
/** Remote images never load: they could follow readers. A link shows where they are. */
function remote_phrasing_image(url, alt, place) {
    const words = (0,clean_text/* cleanLine */.Ow)(alt ?? '');
    const label = words === '' ? 'image' : words;
    return remote_phrasing_link(url, remote_phrasing_text(label), place);
}
/** Comments show every line end as a break, so that wrapped paragraphs would look ragged. */
function remote_phrasing_text(value) {
    const clean = (0,clean_text/* cleanText */.X5)(value).replace(/[ \t]*\n[ \t]*/gu, ' ');
    return clean === '' ? [] : [{ type: 'text', value: clean }];
}
function code(value) {
    const clean = (0,clean_text/* cleanText */.X5)(value).replaceAll('\n', ' ');
    return clean.trim() === '' ? remote_phrasing_text(clean) : [{ type: 'inlineCode', value: clean }];
}
/** All words below a node, without recursion: it is used where the nesting is absurd. */
function plainText(node) {
    const words = [];
    const open = [node];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if ('value' in next)
            words.push(next.value);
        else if ('children' in next)
            open.push(...[...next.children].reverse());
    }
    return words.join(' ');
}
/** The addresses of all link reference definitions; of two with one identifier the first counts. */
function collectDefinitions(blocks) {
    const found = new Map();
    const open = [...blocks].reverse();
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (next.type === 'definition') {
            if (!found.has(next.identifier))
                found.set(next.identifier, next.url);
        }
        else if (next.type !== 'paragraph' && 'children' in next) {
            open.push(...[...next.children].reverse());
        }
    }
    return found;
}

;// CONCATENATED MODULE: ./build/report/cut-block.js



/**
 * The longest beginning of a block that fits, still a balanced block: code ends after a line (or
 * within its one long line), a table after a row, a list after an item, a paragraph within its text
 * but never within a link. Undefined when nothing of it fits.
 */
function cutBlock(node, room) {
    switch (node.type) {
        case 'code':
            return cutCode(node.value, (value) => ({ ...node, value }), room);
        case 'paragraph': {
            const words = lengthOf(node.children);
            const make = (count) => ({
                ...node,
                children: takeWords(node.children, count),
            });
            const count = largest(words, make, room);
            return count === 0 ? undefined : make(count);
        }
        case 'table': {
            const make = (rows) => ({ ...node, children: node.children.slice(0, rows) });
            const rows = largest(node.children.length, make, room);
            return rows < 2 ? undefined : make(rows);
        }
        case 'list':
        case 'listItem':
        case 'blockquote':
            return cutChildren(node.children, (children) => ({ ...node, children }), room);
        default:
            return undefined;
    }
}
function cutCode(value, make, room) {
    const lines = value.split('\n');
    const firstLines = (count) => make(lines.slice(0, count).join('\n'));
    const count = largest(lines.length, firstLines, room);
    if (count > 0)
        return firstLines(count);
    const line = lines[0] ?? '';
    const firstUnits = (length) => make((0,clean_text/* cutText */.IN)(line, length));
    const length = largest(line.length, firstUnits, room);
    return length === 0 ? undefined : firstUnits(length);
}
function cutChildren(children, make, room) {
    const firstChildren = (count) => make(children.slice(0, count));
    const count = largest(children.length, firstChildren, room);
    const whole = children.slice(0, count);
    const next = children[count];
    const sizeOf = (candidate) => room.sizeOf(make([...whole, candidate]));
    const part = next && cutBlock(next, { max: room.max, sizeOf });
    if (part !== undefined)
        return make([...whole, part]);
    return count === 0 ? undefined : make(whole);
}
/**
 * The largest count from 0 to `most` whose beginning fits, when all shorter ones fit too. To measure
 * a large beginning takes long, so every other guess is by the sizes known so far: where all parts
 * are about alike, a few are enough.
 */
function largest(most, make, { max, sizeOf }) {
    let low = { count: 0, size: 0 };
    let high = { count: most, size: most === 0 ? 0 : sizeOf(make(most)) };
    if (high.size <= max)
        return most;
    for (let bySize = true; high.count - low.count > 1; bySize = !bySize) {
        const share = bySize ? (max - low.size) / (high.size - low.size) : 0.5;
        const guess = low.count + Math.floor((high.count - low.count) * share);
        const count = Math.min(Math.max(guess, low.count + 1), high.count - 1);
        const size = sizeOf(make(count));
        if (size <= max)
            low = { count, size };
        else
            high = { count, size };
    }
    return low.count;
}
function lengthOf(nodes) {
    return nodes.reduce((sum, node) => sum + wordsOf(node), 0);
}
function wordsOf(node) {
    return node.type === 'html' ? 1 : Math.max(1, plainText(node).length);
}
/** The first `count` characters of phrasing content; links and what can't be cut whole or not. */
function takeWords(nodes, count) {
    const taken = [];
    let left = count;
    for (const node of nodes) {
        const length = wordsOf(node);
        if (length <= left)
            taken.push(node);
        else {
            taken.push(...partOf(node, left));
            break;
        }
        left -= length;
    }
    return withoutTrailingSpace(taken);
}
/** The serializer would write the space before a link that is gone as an entity. */
function withoutTrailingSpace(nodes) {
    const last = nodes.at(-1);
    if (last?.type === 'break')
        return withoutTrailingSpace(nodes.slice(0, -1));
    if (last?.type !== 'text')
        return nodes;
    const value = last.value.trimEnd();
    return [...nodes.slice(0, -1), ...(value === '' ? [] : [{ ...last, value }])];
}
function partOf(node, count) {
    if (count <= 0)
        return [];
    if (node.type === 'text') {
        // A word that was none before may look like a commit hash once it is cut.
        return (0,inert_phrasing/* makeInert */.R)([{ type: 'text', value: (0,clean_text/* cutText */.IN)(node.value, count).trimEnd() }]);
    }
    if (node.type === 'inlineCode') {
        const value = (0,clean_text/* cutText */.IN)(node.value, count);
        return value.trim() === '' ? [] : [{ type: 'inlineCode', value }];
    }
    if (node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete') {
        const children = takeWords(node.children, count);
        return children.length === 0 ? [] : [{ ...node, children }];
    }
    return [];
}

;// CONCATENATED MODULE: ./build/report/failure-part.js





const LONGEST_REASON = 4000;
const MOST_PROBLEMS = 10;
const LONGEST_PROBLEM = 600;
/** What went wrong and what to do next: the service's reason, the problems, the advice. */
function failurePart(result, limit) {
    return [...reason(result, limit), ...problemList(result, limit), ...advice(result)];
}
function reason({ outcome, task }, limit) {
    const text = (0,clean_text/* clipText */.gL)((0,clean_text/* cleanText */.X5)(task?.failure ?? '').trim(), LONGEST_REASON);
    if (text === '' || outcome === 'complete')
        return [];
    const quote = {
        type: 'blockquote',
        children: text.split(/\n\s*\n/u).map((part) => (0,markdown_nodes/* paragraph */.FY)(...linesOf(part))),
    };
    const max = limit.max / 8;
    const sizeOf = (block) => sizeOfBlocks([block], limit);
    const fitting = sizeOf(quote) <= max ? quote : cutBlock(quote, { max, sizeOf });
    return [
        (0,markdown_nodes/* paragraph */.FY)((0,markdown_nodes/* strong */.ko)('Reason given by Miteos:')),
        ...(fitting === undefined ? [] : [fitting]),
    ];
}
function linesOf(part) {
    return part
        .split('\n')
        .map((line) => (0,inline_text/* inlineText */.l)(line, LONGEST_REASON))
        .filter((line) => line.length > 0)
        .flatMap((line, index) => (index === 0 ? line : [{ type: 'break' }, ...line]));
}
function problemList({ problems }, limit) {
    const items = problems
        .slice(0, MOST_PROBLEMS)
        .map((problem) => (0,inline_text/* inlineText */.l)(problem, LONGEST_PROBLEM));
    const shown = takeWithin(items, limit.max / 8, (item) => sizeOfBlocks([(0,markdown_nodes/* bullets */.e5)([item])], limit));
    const left = problems.length - shown.length;
    const more = left > 0 ? [[(0,markdown_nodes/* words */.aL)(`and ${String(left)} more; the log has them`)]] : [];
    if (shown.length + more.length === 0)
        return [];
    return [(0,markdown_nodes/* paragraph */.FY)((0,markdown_nodes/* strong */.ko)('What went wrong:')), (0,markdown_nodes/* bullets */.e5)([...shown, ...more])];
}
function advice({ advice: next }) {
    if (next === undefined || next.trim() === '')
        return [];
    return [(0,markdown_nodes/* paragraph */.FY)((0,markdown_nodes/* strong */.ko)('What to do next:'), (0,markdown_nodes/* words */.aL)(' '), ...(0,inline_text/* inlineText */.l)(next, LONGEST_PROBLEM))];
}

;// CONCATENATED MODULE: ./build/report/fence-language.js
/** Fences that GitHub draws, with parts that can be clicked, or offers to apply. */
const DRAWN = new Set(['geojson', 'math', 'mermaid', 'mmd', 'stl', 'suggestion', 'topojson']);
/**
 * The language word for a fence of remote origin: plain letters only, and `text` for whatever
 * GitHub would draw instead of show.
 * @param word the language as written, or a file's extension
 */
function fenceLanguage(word) {
    const language = (word ?? '').toLowerCase();
    if (!/^[a-z0-9][a-z0-9+#_-]{0,29}$/u.test(language) || DRAWN.has(language))
        return 'text';
    return language === 'txt' || language === 'log' ? 'text' : language;
}

;// CONCATENATED MODULE: ./build/report/markdown-weight.js
/**
 * How much work a line of Markdown is for the parser, measured (micromark 4): a plain character
 * weighs 1, which is about half a microsecond; a line, a mark that may open something, and a
 * quote or list item that the line is in cost far more. Common reports weigh 2 to 5 a character,
 * those written to be slow up to 50.
 */
function lineWeight(line) {
    const marks = line.match(/[!#$&()*+:<=>@[\\\]^_`|~]/gu)?.length ?? 0;
    return line.length + LINE_WEIGHT + marks * MARK_WEIGHT + containersOf(line) * CONTAINER_WEIGHT;
}
const LINE_WEIGHT = 40;
const MARK_WEIGHT = 10;
const CONTAINER_WEIGHT = 80;
/** How many quotes and list items begin on this line, or go on. */
function containersOf(line) {
    const prefix = /^(?:[ \t]*(?:>|[-+*](?=\s)|\d{1,9}[.)](?=\s)))*/u.exec(line)?.[0] ?? '';
    return prefix.match(/>|[-+*]|\d+[.)]/gu)?.length ?? 0;
}

;// CONCATENATED MODULE: ./build/report/markdown-chunks.js

/**
 * The parser takes time that grows with the square of the number of blocks, lists above all, in
 * what it is given (micromark 4: 50 kB of short lists take 2.4 s, 200 kB take 40 s), so documents
 * are parsed in parts of about this weight: up to a line where a new block certainly begins.
 */
const CHUNK_WEIGHT = 5000;
/** From here on a part ends at any line that is not indented, perhaps within a list. */
const LONG_CHUNK = 12_000;
/** From here on it ends at any line. */
const LONGEST_CHUNK = 24_000;
/** Tables stay whole up to here; one that is longer goes on as text. */
const LONGEST_TABLE = 300_000;
/** A fence longer than this needs no parser. In UTF-16 units, as the following. */
const LONG_FENCE = 12_000;
/** Lines are taken in pieces of this length, */
const LONGEST_PIECE = 12_000;
/** or of this one when they have too many marks. */
const DENSE_PIECE = 1000;
/** More containers on one line (`> > > -`) make the parser recurse without bound. */
const MOST_CONTAINERS = 24;
/**
 * Cuts a Markdown document where a new block begins: at a line at the margin after a blank one,
 * outside of fences and HTML comments. A document written to be slow is cut elsewhere too, or shown
 * as plain text from there on; that may look worse, and is as safe.
 */
function splitMarkdown(document) {
    const chunks = [];
    let start = 0;
    let weight = 0;
    let fence;
    let inComment = false;
    let afterBlank = false;
    const endChunk = (end, kind = 'markdown') => {
        const source = document.slice(start, end);
        if (source !== '')
            chunks.push({ source, offset: start, weight, kind });
        start = end;
        weight = 0;
    };
    for (const { line, offset } of markdown_chunks_linesOf(document)) {
        let added = line.length;
        if (fence === undefined) {
            added = lineWeight(line);
            const position = { weight, added, afterBlank, inComment };
            if (containersOf(line) > MOST_CONTAINERS || isTooLongTable(line, position)) {
                endChunk(offset);
                endChunk(document.length, 'plain');
                return chunks;
            }
            if (mayEndBefore(line, position))
                endChunk(offset);
            fence = fenceOpenedBy(line, offset);
        }
        else if (closes(line, fence)) {
            const end = offset + line.length;
            if (end - fence.offset > LONG_FENCE) {
                endChunk(fence.offset);
                endChunk(end, 'fence');
                added = 0;
            }
            fence = undefined;
        }
        weight += added;
        if (fence === undefined)
            inComment = isCommentOpenAfter(line, inComment);
        afterBlank = line.trim() === '';
    }
    if (fence !== undefined && document.length - fence.offset > LONG_FENCE) {
        endChunk(fence.offset);
        endChunk(document.length, 'fence');
    }
    endChunk(document.length);
    return chunks;
}
function mayEndBefore(line, { weight, added, afterBlank, inComment }) {
    if (isTableRow(line))
        return false;
    if (weight + added > LONGEST_CHUNK)
        return true;
    if (inComment)
        return false;
    if (weight > LONG_CHUNK)
        return /^\S/u.test(line);
    return weight > CHUNK_WEIGHT && afterBlank && /^[^\s>*+\-\d]/u.test(line);
}
function isTooLongTable(line, { weight, added }) {
    return isTableRow(line) && weight + added > LONGEST_TABLE;
}
function isTableRow(line) {
    return /^ {0,3}\|/u.test(line);
}
/** Lines with their line ends; a line that is too long, or too dense, is given in pieces. */
function* markdown_chunks_linesOf(document) {
    let offset = 0;
    while (offset < document.length) {
        const lineFeed = document.indexOf('\n', offset);
        const lineEnd = lineFeed === -1 ? document.length : lineFeed + 1;
        const line = document.slice(offset, Math.min(lineEnd, offset + LONGEST_PIECE));
        const isDense = line.length > DENSE_PIECE && lineWeight(line) > LONGEST_CHUNK;
        const piece = isDense ? line.slice(0, DENSE_PIECE) : line;
        yield { line: piece, offset };
        offset += piece.length;
    }
}
/** Only a fence at the margin: an indented one mostly belongs to a list and ends with it. */
function fenceOpenedBy(line, offset) {
    const mark = /^(?:`{3,}(?=[^`]*$)|~{3,})/u.exec(line.trimEnd())?.[0];
    return mark === undefined ? undefined : { mark, offset };
}
function closes(line, { mark }) {
    const text = line.trim();
    return /^ {0,3}\S/u.test(line) && text.startsWith(mark) && /^(?:`+|~+)$/u.test(text);
}
function isCommentOpenAfter(line, wasOpen) {
    if (!wasOpen && !/^ {0,3}<!--/u.test(line))
        return false;
    return !line.includes('-->', wasOpen ? 0 : line.indexOf('<!--') + 4);
}

;// CONCATENATED MODULE: ./build/report/remote-markdown.js




/** Deeper than any report; bounds the recursion of everything that walks the tree later. */
const remote_markdown_DEEPEST = 12;
const HEADING_SHIFT = 2;
/**
 * Turns the blocks of a parsed remote document into ones that are safe to publish: no HTML, no
 * images, only harmless links, nothing that GitHub draws, mentions or refers to, and headings below
 * ours. One list for each block, so that a caller can tell where it came from.
 * @param gitHubHost host name of the GitHub that shows the report
 */
function safeBlocks(blocks, gitHubHost) {
    const rules = { gitHubHost, definitions: collectDefinitions(blocks) };
    return blocks.map((source) => ({ source, safe: safeBlock(source, rules, 0) }));
}
function safeBlock(node, rules, depth) {
    if (depth > remote_markdown_DEEPEST)
        return paragraphOf(plainText(node));
    switch (node.type) {
        case 'paragraph':
            return nonEmpty({
                type: 'paragraph',
                children: (0,inert_phrasing/* makeInert */.R)(safePhrasing(node.children, rules)),
            });
        case 'heading': {
            const level = Math.min(6, node.depth + HEADING_SHIFT);
            const children = (0,inert_phrasing/* makeInert */.R)(safePhrasing(node.children, rules));
            return children.length === 0 ? [] : [{ type: 'heading', depth: level, children }];
        }
        case 'thematicBreak':
            return [{ type: 'thematicBreak' }];
        case 'code':
            return [codeBlock(node.value, node.lang)];
        case 'html':
            return htmlAsCode(node.value);
        case 'blockquote': {
            const children = node.children.flatMap((child) => safeBlock(child, rules, depth + 1));
            return children.length === 0
                ? []
                : [{ type: 'blockquote', children: children.map(nameAlert) }];
        }
        case 'list':
            return [safeList(node, rules, depth + 1)];
        case 'table':
            return [safeTable(node, rules)];
        case 'footnoteDefinition':
            return [
                ...paragraphOf(`[${node.label ?? node.identifier}]:`),
                ...node.children.flatMap((child) => safeBlock(child, rules, depth + 1)),
            ];
        case 'definition':
            return [];
        default:
            return paragraphOf(plainText(node));
    }
}
function safeList(list, rules, depth) {
    return {
        type: 'list',
        ordered: list.ordered ?? false,
        ...(list.start === undefined ? {} : { start: list.start }),
        spread: list.spread ?? false,
        children: list.children.map((item) => ({
            type: 'listItem',
            spread: item.spread ?? false,
            ...(item.checked === undefined ? {} : { checked: item.checked }),
            children: item.children.flatMap((child) => safeBlock(child, rules, depth)),
        })),
    };
}
function safeTable(table, rules) {
    return {
        type: 'table',
        align: table.align ?? [],
        children: table.children.map((row) => ({
            type: 'tableRow',
            children: row.children.map((cell) => ({
                type: 'tableCell',
                children: (0,inert_phrasing/* makeInert */.R)(safePhrasing(cell.children, rules)),
            })),
        })),
    };
}
/** A fenced block of remote text, whole. */
function codeBlock(value, language) {
    return { type: 'code', lang: fenceLanguage(language), value: (0,clean_text/* cleanText */.X5)(value) };
}
function htmlAsCode(value) {
    const html = (0,clean_text/* cleanText */.X5)(value).trim();
    if (html.includes('\n'))
        return [codeBlock(html, 'html')];
    return html === ''
        ? []
        : [{ type: 'paragraph', children: [{ type: 'inlineCode', value: html }] }];
}
/** `[!NOTE]` at the start of a quote is an alert on GitHub; escaped, its word would look odd. */
function nameAlert(block, index) {
    const first = block.type === 'paragraph' ? block.children[0] : undefined;
    if (index > 0 || block.type !== 'paragraph' || first?.type !== 'text')
        return block;
    const alert = /^\[!(?<name>note|tip|important|warning|caution)\]\s*/iu.exec(first.value);
    const name = alert?.groups?.['name'];
    if (alert === null || name === undefined)
        return block;
    const rest = first.value.slice(alert[0].length);
    const label = name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
    return {
        type: 'paragraph',
        children: [
            { type: 'strong', children: [{ type: 'text', value: `${label}:` }] },
            { type: 'text', value: ` ${rest}` },
            ...block.children.slice(1),
        ],
    };
}
function paragraphOf(text) {
    return nonEmpty({
        type: 'paragraph',
        children: (0,inert_phrasing/* makeInert */.R)([{ type: 'text', value: text.trim() }]),
    });
}
function nonEmpty(paragraph) {
    return paragraph.children.length === 0 ? [] : [paragraph];
}

;// CONCATENATED MODULE: ./build/report/remote-blocks.js




/** More link reference definitions than this are not looked for beyond their part of a document. */
const MOST_DEFINITIONS = 500;
/** Of those, one part of a document is parsed with at most so many, */
const MOST_DEFINITIONS_OF_PART = 50;
/** which are together at most so long, in UTF-16 units. */
const LONGEST_DEFINITIONS_OF_PART = 4000;
/** How much work it is to publish one node of the syntax tree, in the unit of `lineWeight`. */
const NODE_WEIGHT = 15;
/**
 * A remote Markdown document as blocks that are safe to publish, and what of `maxWeight` was used.
 * What is beyond that comes as one block of code. Never throws.
 */
function markdownBlocks(text, { gitHubHost, maxWeight }) {
    // The parser knows this line end, and only its lines can be weighed. The length stays the same.
    const document = text.replace(/\r(?!\n)/gu, '\n');
    const chunks = splitMarkdown(document);
    const definitions = chunks.length > 1 ? findDefinitions(document) : new Map();
    const blocks = [];
    let weight = 0;
    for (const chunk of chunks) {
        const prefix = chunk.kind === 'markdown' ? definitionsFor(chunk.source, definitions) : '';
        if (chunk.kind === 'markdown')
            weight += chunk.weight + lineWeight(prefix);
        if (weight > maxWeight) {
            const rest = plainBlocks(document.slice(chunk.offset), 'text');
            blocks.push(...rest.map((block) => shift(block, chunk.offset)));
            return { blocks, weight: maxWeight };
        }
        const added = chunkBlocks(chunk, prefix, gitHubHost);
        for (const { node } of added)
            weight += nodeCount(node) * NODE_WEIGHT;
        blocks.push(...added);
    }
    return { blocks, weight: Math.min(weight, maxWeight) };
}
/** Any other remote text as one block of code. */
function plainBlocks(text, language) {
    const value = text.replace(/\s+$/u, '');
    return value === '' ? [] : [{ node: codeBlock(value, language), start: 0, end: text.length }];
}
function chunkBlocks(chunk, prefix, gitHubHost) {
    const { source, offset } = chunk;
    if (chunk.kind === 'fence')
        return fenceBlocks(chunk);
    const tree = chunk.kind === 'plain' ? undefined : parseOrGiveUp(`${prefix}${source}`);
    if (tree === undefined) {
        return plainBlocks(source, 'text').map((block) => shift(block, offset));
    }
    return safeBlocks(tree.children, gitHubHost).flatMap(({ source: node, safe }) => {
        const start = (node.position?.start.offset ?? 0) - prefix.length;
        const end = (node.position?.end.offset ?? 0) - prefix.length;
        if (start < 0)
            return [];
        return safe.map((block) => ({ node: block, start: start + offset, end: end + offset }));
    });
}
/** A long fence needs no parser: all between its first and its last line is code. */
function fenceBlocks({ source, offset }) {
    const [opening = ''] = source.split('\n', 1);
    const mark = /^(?:`+|~+)/u.exec(opening)?.[0] ?? '';
    const language = /^\S*/u.exec(opening.slice(mark.length).trim())?.[0];
    const code = source.slice(opening.length + 1).trimEnd();
    const lastLine = code.slice(code.lastIndexOf('\n') + 1).trim();
    const isClosed = lastLine.startsWith(mark) && /^(?:`+|~+)$/u.test(lastLine);
    const value = isClosed ? code.slice(0, code.lastIndexOf('\n') + 1).replace(/\n$/u, '') : code;
    return [{ node: codeBlock(value, language), start: offset, end: offset + source.length }];
}
/** The parser recurses, so text made for it can exhaust the stack: undefined then. */
function parseOrGiveUp(source) {
    try {
        return (0,markdown/* parseMarkdown */.D)(source);
    }
    catch (error) {
        if (error instanceof RangeError)
            return undefined;
        throw error;
    }
}
/**
 * Links by reference have their address anywhere in the document, mostly at its end. By the
 * reference, in brackets and lower case, the line that defines it.
 */
function findDefinitions(document) {
    const found = new Map();
    const lines = document.matchAll(/^ {0,3}(?<label>\[[^\]^\n][^\]\n]{0,200}\]):[ \t]*\S[^\n]*$/gmu);
    for (const [line, label = ''] of lines) {
        const reference = label.toLowerCase();
        if (!found.has(reference))
            found.set(reference, line.trim());
        if (found.size === MOST_DEFINITIONS)
            break;
    }
    return found;
}
/** What to parse before a part of a document, so that its links by reference are found. */
function definitionsFor(source, definitions) {
    if (definitions.size === 0)
        return '';
    const lines = new Set();
    let left = LONGEST_DEFINITIONS_OF_PART;
    for (const [reference] of source.matchAll(/\[[^[\]\n]{1,201}\]/gu)) {
        const line = definitions.get(reference.toLowerCase());
        if (line === undefined || lines.has(line) || line.length > left)
            continue;
        lines.add(line);
        left -= line.length;
        if (lines.size === MOST_DEFINITIONS_OF_PART)
            break;
    }
    return lines.size === 0 ? '' : `${[...lines].join('\n')}\n\n`;
}
/** Safe blocks are of bounded depth. */
function nodeCount(node) {
    if (!('children' in node))
        return 1;
    return node.children.reduce((count, child) => count + nodeCount(child), 1);
}
function shift(block, offset) {
    return { ...block, start: block.start + offset, end: block.end + offset };
}

;// CONCATENATED MODULE: ./build/report/share-budget.js
/**
 * Shares a budget between needs: small ones get all they need, the rest the same each.
 * @returns a share for each need, in the same order; together at most the budget
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

;// CONCATENATED MODULE: ./build/report/text-kind.js
/** By the file's extension, or by its content type when the service said Markdown. */
function textKind(text, saved) {
    if (/\.(?:md|markdown|mdown|mkd)$/iu.test(text.name))
        return 'markdown';
    const contentType = saved.find((file) => file.name === text.name)?.contentType ?? '';
    return /^text\/(?:x-)?markdown\b/iu.test(contentType) ? 'markdown' : 'code';
}
/** The extension without its dot, in lower case; empty when there is none. */
function extensionOf(name) {
    return /\.(?<extension>[^./\\]+)$/u.exec(name)?.groups?.['extension']?.toLowerCase() ?? '';
}
/**
 * The texts with the main report first: a Markdown file called `report.md`, else `README.md`, else
 * the first Markdown file, else the only file there is.
 */
function orderTexts(texts, saved) {
    const reports = texts.filter((text) => textKind(text, saved) === 'markdown');
    const called = (name) => reports.find((text) => text.name.split('/').at(-1)?.toLowerCase() === name);
    const only = texts.length === 1 ? texts[0] : undefined;
    const main = called('report.md') ?? called('readme.md') ?? reports[0] ?? only;
    return { main, others: texts.filter((text) => text !== main) };
}

;// CONCATENATED MODULE: ./build/report/prepare-texts.js







/** More files are named, not shown: nobody unfolds hundreds. */
const MOST_SECTIONS = 30;
/** Less room than this is not worth a section. */
const SMALLEST_SECTION = 800;
/** How far before its end a document that is cut is looked at for a blank line, or a line end. */
const LONGEST_LAST_BLOCK = 2000;
/**
 * The texts for the report, the main one first, each parsed once and for all. What can never be
 * shown is not parsed, and no more than the limit's share of Markdown: that bounds the time. What
 * the main report needs of it, it gets first.
 * @param budget for all texts together, in the limit's own units
 * @returns how many texts are left out, too
 */
function prepareTexts(result, budget, limit) {
    const { main, others } = orderTexts(result.texts, result.saved);
    const texts = main === undefined ? others : [main, ...others];
    const room = Math.min(MOST_SECTIONS, Math.max(0, Math.floor(budget / SMALLEST_SECTION) - 1));
    const shown = texts.slice(0, room);
    const sources = sourcesOf(shown, result, { budget, maxMarkdown: limit.maxMarkdown });
    const gitHubHost = hostOf(result.runUrl);
    let maxWeight = limit.maxWeight;
    const prepared = shown.map((text, index) => {
        const source = sources[index] ?? '';
        let blocks;
        if (isMarkdown(text, result)) {
            const parsed = markdownBlocks(source, { gitHubHost, maxWeight });
            maxWeight -= parsed.weight;
            blocks = parsed.blocks;
        }
        else {
            blocks = plainBlocks(source, fenceLanguage(extensionOf(text.name)));
        }
        const sized = blocks.map((block) => ({
            ...block,
            size: sizeOfBlocks([block.node], limit) + 1,
        }));
        return { text, isMain: text === main, blocks: sized, renderedLength: source.length };
    });
    return { prepared, left: texts.length - shown.length };
}
/** What of each text is rendered: all texts share the budget, the Markdown ones their own, too. */
function sourcesOf(texts, result, { budget, maxMarkdown }) {
    const shares = shareBudget(budget, texts.map(({ text }) => text.length));
    const markdownShares = shareBudget(maxMarkdown, texts.map((text, index) => (isMarkdown(text, result) ? (shares[index] ?? 0) : 0)));
    return texts.map((text, index) => isMarkdown(text, result)
        ? cutDocument(text.text, markdownShares[index] ?? 0)
        : (0,clean_text/* cutText */.IN)(text.text, shares[index] ?? 0));
}
function isMarkdown(text, { saved }) {
    return textKind(text, saved) === 'markdown';
}
/** Ends with a block where one ends near, else with a line, so that no half block is shown. */
function cutDocument(text, maxLength) {
    const cut = (0,clean_text/* cutText */.IN)(text, maxLength);
    if (cut.length === text.length)
        return cut;
    const earliest = cut.length - Math.min(LONGEST_LAST_BLOCK, cut.length / 2);
    const blankLine = cut.lastIndexOf('\n\n');
    if (blankLine >= earliest)
        return cut.slice(0, blankLine + 1);
    const lineEnd = cut.lastIndexOf('\n');
    return lineEnd >= earliest ? cut.slice(0, lineEnd + 1) : cut;
}

;// CONCATENATED MODULE: ./build/report/text-sections.js






/**
 * The text deliverables: the main report open, the others folded, within `budget` together. What
 * is cut ends at a block, with a sentence that says how much is missing and where the whole is.
 * @param texts as `prepareTexts` gives them; they are not parsed again
 * @param budget in the limit's own units
 */
function textSections(result, { prepared, left }, { budget, limit }) {
    const after = left === 0 ? [] : [notShown(result, left, prepared.length > 0)];
    const forSections = Math.max(0, budget - sizeOfBlocks(after, limit));
    const frames = prepared.map((text) => sizeOfBlocks(text_sections_frame(text, result, [], 1), limit) + 8);
    const needs = prepared.map(({ blocks }, index) => blocks.reduce((total, { size }) => total + size, 0) + (frames[index] ?? 0));
    const shares = shareBudget(forSections, needs);
    const rendered = prepared.flatMap((text, index) => {
        const max = (shares[index] ?? 0) - (frames[index] ?? 0);
        return renderSection(text, result, { max, limit });
    });
    return [...rendered, ...after];
}
function renderSection(prepared, result, room) {
    const { text, blocks, renderedLength } = prepared;
    let left = room.max;
    let shownLength = 0;
    const nodes = [];
    let isCut = false;
    for (const { node, size, start, end } of blocks) {
        if (size <= left) {
            nodes.push(node);
            left -= size;
            shownLength = end;
            continue;
        }
        const sizeOf = (candidate) => sizeOfBlocks([candidate], room.limit);
        const part = cutBlock(node, { max: left - 1, sizeOf });
        if (part !== undefined) {
            nodes.push(part);
            shownLength = start + Math.round(((end - start) * sizeOf(part)) / size);
        }
        isCut = true;
        break;
    }
    if (!isCut)
        shownLength = renderedLength;
    const missing = text.missingBytes + Buffer.byteLength(text.text.slice(shownLength));
    return text_sections_frame(prepared, result, nodes, missing);
}
/** A section round its blocks; the sentence about what is missing is part of it. */
function text_sections_frame({ text, isMain }, result, nodes, missingBytes) {
    const empty = nodes.length === 0 && missingBytes === 0 ? [(0,markdown_nodes/* paragraph */.FY)((0,markdown_nodes/* words */.aL)('This file is empty.'))] : [];
    const content = [
        ...nodes,
        ...empty,
        ...(missingBytes > 0 ? [cutNote(result, text, missingBytes)] : []),
    ];
    if (isMain)
        return content;
    const bytes = result.saved.find((file) => file.name === text.name)?.bytes;
    const remark = bytes === undefined ? '' : ` (${(0,human_units/* formatSize */.Xq)(bytes)})`;
    return (0,markdown_nodes/* folded */.TM)({ name: text.name, remark }, content);
}
function cutNote(result, text, missingBytes) {
    return (0,markdown_nodes/* paragraph */.FY)((0,markdown_nodes/* words */.aL)(`About ${(0,human_units/* formatSize */.Xq)(missingBytes)} of `), (0,inline_text/* inlineCode */.t)(text.name), (0,markdown_nodes/* words */.aL)(' are not shown here. The whole file is '), ...whereTheWholeIs(result), (0,markdown_nodes/* words */.aL)('.'));
}
function notShown(result, count, isMore) {
    const files = (0,human_units/* formatNumberOf */.Of)(count, isMore ? 'more text file' : 'text file');
    const verb = count === 1 ? 'is' : 'are';
    return (0,markdown_nodes/* paragraph */.FY)((0,markdown_nodes/* words */.aL)(`${files} ${verb} not shown here, but ${verb} `), ...whereTheWholeIs(result), (0,markdown_nodes/* words */.aL)('.'));
}
function whereTheWholeIs({ artifacts, runUrl }) {
    const [artifact] = artifacts;
    if (artifact === undefined)
        return [(0,markdown_nodes/* words */.aL)('with '), (0,markdown_nodes/* ownLink */.RL)(runUrl, (0,markdown_nodes/* words */.aL)('the workflow run'))];
    if (artifacts.length === 1) {
        return [(0,markdown_nodes/* words */.aL)('in the artifact '), (0,markdown_nodes/* ownLink */.RL)(artifact.url, (0,inline_text/* inlineCode */.t)(artifact.name))];
    }
    return [(0,markdown_nodes/* words */.aL)('among the artifacts of '), (0,markdown_nodes/* ownLink */.RL)(runUrl, (0,markdown_nodes/* words */.aL)('the workflow run'))];
}

;// CONCATENATED MODULE: ./build/report/render-report.js









/** For the rule between the texts and the facts, and for what parts measure less than the whole. */
const SLACK = 100;
/**
 * The result as GitHub Flavored Markdown: the outcome, what went wrong and what to do, the report
 * itself, then the facts and the files. Always within the target's limit, whatever the result
 * holds; remote text in it is inert (no HTML, images, mentions, cross references, drawings).
 */
function renderReport(result, options) {
    const limit = SIZE_LIMITS[options.target];
    const top = [
        ...(options.marker === undefined ? [] : [(0,markdown_nodes/* html */.qy)(options.marker)]),
        (0,markdown_nodes/* heading */.R_)(2, headline(result)),
        ...failurePart(result, limit),
    ];
    const bottom = [...factsPart(result, limit), ...deliverablesPart(result, limit)];
    return (withTexts(result, { top, bottom, limit }) ?? (0,markdown/* serializeMarkdown */.o)(shortReport(result, options)));
}
/**
 * The report with as much of its texts as there is room for; undefined when it has no room at all.
 * The sizes of parts do not add up exactly to the size of the whole (neighbouring lists change
 * their bullets), so an overflow is taken off the budget once; then the texts are only counted.
 */
function withTexts(result, { top, bottom, limit }) {
    let budget = limit.max - sizeOfBlocks([...top, ...bottom], limit) - SLACK;
    const prepared = prepareTexts(result, budget, limit);
    const onlyCounted = { prepared: [], left: result.texts.length };
    for (const candidates of [prepared, prepared, onlyCounted]) {
        const texts = textSections(result, candidates, { budget, limit });
        const rule = texts.length === 0 ? [] : [{ type: 'thematicBreak' }];
        const report = (0,markdown/* serializeMarkdown */.o)([...top, ...texts, ...rule, ...bottom]);
        const overflow = limit.sizeOf(report) - limit.max;
        if (overflow <= 0)
            return report;
        budget -= overflow + SLACK;
    }
    return undefined;
}
function shortReport(result, options) {
    return [
        ...(options.marker === undefined ? [] : [(0,markdown_nodes/* html */.qy)(options.marker)]),
        (0,markdown_nodes/* heading */.R_)(2, headline(result)),
        (0,markdown_nodes/* paragraph */.FY)((0,markdown_nodes/* words */.aL)('The report is too long to be shown here. It is with '), (0,markdown_nodes/* ownLink */.RL)(result.runUrl, (0,markdown_nodes/* words */.aL)('the workflow run')), (0,markdown_nodes/* words */.aL)('.')),
    ];
}


/***/ })

};
