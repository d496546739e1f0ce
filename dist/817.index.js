export const id = 817;
export const ids = [817];
export const modules = {

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


/***/ })

};
