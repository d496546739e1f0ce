export const id = 211;
export const ids = [211,817];
export const modules = {

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

/***/ 64817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ foldPrevious),
/* harmony export */   unfoldPrevious: () => (/* binding */ unfoldPrevious)
/* harmony export */ });
/* harmony import */ var _cut_block_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78003);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34902);
/* harmony import */ var _markdown_chunks_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(757);
/* harmony import */ var _markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74718);




/**
 * A line of its own. A report may hold the same line, in a fence, where text stands as it came; it is safe to look for since above the
 * fold a live comment has nothing but its heading, a sentence and a table, where remote text is never a line of its own: the first
 * such line is ours.
 */
const OPENING = '<details><summary>Previous report</summary>';
const CLOSING = '</details>';
/** For the frame, and the sentence at a cut. */
const FRAME = 400;
/** With less room than this for it, a report is not worth being shown. */
const SMALLEST = 200;
/**
 * The previous report, folded, as the end of a live comment; empty when there is no room. One that is too long is cut between blocks, or
 * within one at a line, a row or an item, and says so.
 * @param room in UTF-16 units
 */
function foldPrevious({ text, runUrl }, room) {
    const report = text.replaceAll('\r\n', '\n').trim();
    const max = room - FRAME;
    if (report === '' || max < SMALLEST)
        return '';
    const kept = report.length <= max ? report : cutReport(report, max);
    if (kept === '')
        return '';
    const parts = [OPENING, kept, ...(kept === report ? [] : [cutWords(runUrl)]), CLOSING];
    return `${parts.map((part) => part.trim()).join('\n\n')}\n`;
}
/** What `foldPrevious` has folded at the end of a live comment; undefined when there is nothing. */
function unfoldPrevious(live) {
    const text = live.replaceAll('\r\n', '\n').trim();
    const start = `\n${text}`.indexOf(`\n${OPENING}\n`);
    if (start === -1 || !text.endsWith(`\n${CLOSING}`))
        return undefined;
    return text.slice(start + OPENING.length, -CLOSING.length).trim();
}
function cutWords(runUrl) {
    const link = runUrl === undefined
        ? []
        : [(0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)(' All of it is with '), (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .ownLink */ .RL)(runUrl, (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)('its workflow run')), (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)('.')];
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .serializeMarkdown */ .o)([(0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .paragraph */ .FY)((0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)('The rest of this report is cut off here.'), ...link)]);
}
/** The longest beginning of at most `max` UTF-16 units, with what is folded in it closed. */
function cutReport(report, max) {
    let kept = '';
    let open = 0;
    for (const { source } of (0,_markdown_chunks_js__WEBPACK_IMPORTED_MODULE_3__/* .splitMarkdown */ .E)(report)) {
        for (const node of parse(source)) {
            const start = node.position?.start.offset ?? 0;
            const part = source.slice(start, node.position?.end.offset ?? start);
            const openAfter = Math.max(0, open + opened(node));
            const room = max - kept.length - 2 - openAfter * (CLOSING.length + 2);
            if (part.length > room) {
                const sizeOf = (cut) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .serializeMarkdown */ .o)([cut]).length;
                const cut = (0,_cut_block_js__WEBPACK_IMPORTED_MODULE_0__/* .cutBlock */ .a)(node, { max: room, sizeOf });
                return closed(cut === undefined ? kept : append(kept, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .serializeMarkdown */ .o)([cut])), open);
            }
            kept = append(kept, part);
            open = openAfter;
        }
    }
    return closed(kept, open);
}
function append(text, block) {
    return text === '' ? block.trim() : `${text}\n\n${block.trim()}`;
}
function closed(text, open) {
    return text === '' ? '' : `${text}${`\n\n${CLOSING}`.repeat(open)}`;
}
/** How many folds a block of ours opens; below 0 when it closes some. */
function opened(node) {
    if (node.type !== 'html')
        return 0;
    const count = (pattern) => node.value.match(pattern)?.length ?? 0;
    return count(/<details\b/giu) - count(/<\/details>/giu);
}
/** Absurd nesting exhausts the stack of the parser: then the report ends there. */
function parse(source) {
    try {
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .parseMarkdown */ .D)(source).children;
    }
    catch (error) {
        if (error instanceof RangeError)
            return [];
        throw error;
    }
}


/***/ }),

/***/ 8211:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderProgress: () => (/* binding */ renderProgress)
/* harmony export */ });
/* harmony import */ var _support_duration_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(42806);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(16279);
/* harmony import */ var _support_human_units_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(83251);
/* harmony import */ var _inline_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33552);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34902);
/* harmony import */ var _markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74718);
/* harmony import */ var _previous_report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64817);
/* harmony import */ var _size_limit_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72656);
/* harmony import */ var _timeline_label_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(21771);









/** More agents are counted, not listed. */
const MAX_AGENTS = 50;
/**
 * The live comment while a task runs, as GitHub Flavored Markdown: its state, where to watch it, what its agents do, and the
 * previous report. Always within the limit of a comment.
 * @param marker an HTML comment; stands once, at the very beginning
 */
function renderProgress(progress, marker) {
    const { task, elapsedSeconds, previous } = progress;
    const live = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .serializeMarkdown */ .o)([
        ...(marker === undefined ? [] : [(0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy)(marker)]),
        (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .heading */ .R_)(2, `${(0,_task_task_js__WEBPACK_IMPORTED_MODULE_6__/* .isWaitingForApproval */ .S4)(task) ? '✋' : '⏳'} Miteos task ${taskWords(task)}`),
        (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .paragraph */ .FY)(...links(progress), (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)(` ${sinceWords(elapsedSeconds)}`)),
        ...agentTable(task),
    ]);
    if (previous === undefined)
        return live;
    const { max, sizeOf } = _size_limit_js__WEBPACK_IMPORTED_MODULE_4__/* .SIZE_LIMITS */ .bd.comment;
    const fold = (0,_previous_report_js__WEBPACK_IMPORTED_MODULE_3__/* .foldPrevious */ .j)(previous, max - sizeOf(live) - 1);
    return fold === '' ? live : `${live}\n${fold}`;
}
/** A comment is edited only when something changes, so it tells of when that was. */
function sinceWords(elapsedSeconds) {
    return elapsedSeconds < 1
        ? 'The report will stand here.'
        : `This was the state ${(0,_support_duration_js__WEBPACK_IMPORTED_MODULE_7__/* .formatDuration */ .a)(elapsedSeconds * 1000)} after the start; the report will stand here.`;
}
function taskWords(task) {
    const { status } = task;
    if (status === 'paused' || (0,_task_task_js__WEBPACK_IMPORTED_MODULE_6__/* .isWaitingForApproval */ .S4)(task))
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
        (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)('Task '),
        (0,_inline_text_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .t)(task.id),
        (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)(': '),
        (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .ownLink */ .RL)(watchUrl, (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)('watch it in the War Room')),
        (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)(', started by '),
        (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .ownLink */ .RL)(runUrl, (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)('this workflow run')),
        (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)('.'),
    ];
}
function agentTable({ agents }) {
    if (agents.length === 0)
        return [];
    const head = ['Agent', 'State', 'Progress', 'Tool'].map((name) => [(0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)(name)]);
    const left = agents.length - MAX_AGENTS;
    return [
        (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)([head, ...agents.slice(0, MAX_AGENTS).map(agentRow)], [null, null, 'right', null]),
        ...(left > 0 ? [(0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .paragraph */ .FY)((0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)(`and ${(0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_8__/* .formatNumberOf */ .Of)(left, 'more agent')}`))] : []),
    ];
}
function agentRow(agent) {
    return [
        [(0,_inline_text_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .t)(agent.type ?? agent.id, 60)],
        agentState(agent),
        agent.progress === undefined ? [] : [(0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)(`${(0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_8__/* .formatCount */ .B4)(agent.progress)} %`)],
        agent.currentTool === undefined ? [] : [(0,_inline_text_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .t)(agent.currentTool, 60)],
    ];
}
/** As the time line says it; of a word that we do not know, more than a diagram can hold. */
function agentState(agent) {
    if (agent.status !== 'unknown')
        return [(0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)((0,_timeline_label_js__WEBPACK_IMPORTED_MODULE_5__/* .stateWords */ .X)(agent).words)];
    return [(0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)('“'), ...(0,_inline_text_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineText */ .l)(agent.rawStatus, 40), (0,_markdown_nodes_js__WEBPACK_IMPORTED_MODULE_2__/* .words */ .aL)('”')];
}


/***/ }),

/***/ 72656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dh: () => (/* binding */ takeWithin),
/* harmony export */   bd: () => (/* binding */ SIZE_LIMITS),
/* harmony export */   fQ: () => (/* binding */ sizeOfBlocks)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34902);

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
    return limit.sizeOf((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .serializeMarkdown */ .o)(blocks));
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


/***/ }),

/***/ 21771:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ diagramLabel),
/* harmony export */   X: () => (/* binding */ stateWords)
/* harmony export */ });
/* harmony import */ var _clean_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72348);

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
 * Remote words as a label in a diagram: letters, digits and harmless marks, so that nothing in them is read as the
 * diagram's language, a comment or a directive of it (`# : ; % { }`), as an entity or as HTML. Perhaps empty.
 */
function diagramLabel(text, maxLength) {
    const harmless = text.slice(0, 500).replace(/[^\p{L}\p{M}\p{N}\p{So}\s_.+()'@/-]+/gu, ' ');
    return (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clipText */ .gL)((0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanLine */ .Ow)(harmless), maxLength);
}


/***/ })

};
