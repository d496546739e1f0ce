export const id = 893;
export const ids = [893];
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
const MAX_ESCAPED_LINE_LENGTH = 4000;
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
    return line.length > MAX_ESCAPED_LINE_LENGTH ? line : (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(line);
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

/***/ 78003:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ cutBlock)
/* harmony export */ });
/* harmony import */ var _clean_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72348);
/* harmony import */ var _inert_phrasing_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(84506);
/* harmony import */ var _remote_phrasing_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97832);



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
    const firstUnits = (length) => make((0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutText */ .IN)(line, length));
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
    return nodes.reduce((sum, node) => sum + messageOf(node), 0);
}
function messageOf(node) {
    return node.type === 'html' ? 1 : Math.max(1, (0,_remote_phrasing_js__WEBPACK_IMPORTED_MODULE_2__/* .plainText */ .wh)(node).length);
}
/** The first `count` characters of phrasing content; links and what can't be cut whole or not. */
function takeWords(nodes, count) {
    const taken = [];
    let left = count;
    for (const node of nodes) {
        const length = messageOf(node);
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
        return (0,_inert_phrasing_js__WEBPACK_IMPORTED_MODULE_1__/* .makeInert */ .R)([{ type: 'text', value: (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutText */ .IN)(node.value, count).trimEnd() }]);
    }
    if (node.type === 'inlineCode') {
        const value = (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutText */ .IN)(node.value, count);
        return value.trim() === '' ? [] : [{ type: 'inlineCode', value }];
    }
    if (node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete') {
        const children = takeWords(node.children, count);
        return children.length === 0 ? [] : [{ ...node, children }];
    }
    return [];
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

/***/ 757:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ splitMarkdown)
/* harmony export */ });
/* harmony import */ var _markdown_weight_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2455);

/**
 * The parser takes time that grows with the square of the number of blocks, lists above all, in
 * what it is given (micromark 4: 50 kB of short lists take 2.4 s, 200 kB take 40 s), so documents
 * are parsed in parts of about this weight: up to a line where a new block certainly begins.
 */
const CHUNK_WEIGHT = 5000;
/** From here on a part ends at any line that is not indented, perhaps within a list. */
const LONG_CHUNK = 12_000;
/** From here on it ends at any line. */
const MAX_CHUNK_LENGTH = 24_000;
/** Tables stay whole up to here; one that is longer goes on as text. */
const MAX_TABLE_LENGTH = 300_000;
/** A fence longer than this needs no parser. In UTF-16 units, as the following. */
const LONG_FENCE = 12_000;
/** Lines are taken in pieces of this length, */
const MAX_PIECE_LENGTH = 12_000;
/** or of this one when they have too many marks. */
const DENSE_PIECE = 1000;
/** More containers on one line (`> > > -`) make the parser recurse without bound. */
const MAX_CONTAINERS = 24;
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
    for (const { line, offset } of linesOf(document)) {
        let added = line.length;
        if (fence === undefined) {
            added = (0,_markdown_weight_js__WEBPACK_IMPORTED_MODULE_0__/* .lineWeight */ .n)(line);
            const position = { weight, added, afterBlank, inComment };
            if ((0,_markdown_weight_js__WEBPACK_IMPORTED_MODULE_0__/* .containersOf */ .M)(line) > MAX_CONTAINERS || isTooLongTable(line, position)) {
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
    if (weight + added > MAX_CHUNK_LENGTH)
        return true;
    if (inComment)
        return false;
    if (weight > LONG_CHUNK)
        return /^\S/u.test(line);
    return weight > CHUNK_WEIGHT && afterBlank && /^[^\s>*+\-\d]/u.test(line);
}
function isTooLongTable(line, { weight, added }) {
    return isTableRow(line) && weight + added > MAX_TABLE_LENGTH;
}
function isTableRow(line) {
    return /^ {0,3}\|/u.test(line);
}
/** Lines with their line ends; a line that is too long, or too dense, is given in pieces. */
function* linesOf(document) {
    let offset = 0;
    while (offset < document.length) {
        const lineFeed = document.indexOf('\n', offset);
        const lineEnd = lineFeed === -1 ? document.length : lineFeed + 1;
        const line = document.slice(offset, Math.min(lineEnd, offset + MAX_PIECE_LENGTH));
        const isDense = line.length > DENSE_PIECE && (0,_markdown_weight_js__WEBPACK_IMPORTED_MODULE_0__/* .lineWeight */ .n)(line) > MAX_CHUNK_LENGTH;
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


/***/ }),

/***/ 74718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FY: () => (/* binding */ paragraph),
/* harmony export */   H8: () => (/* binding */ foldedList),
/* harmony export */   RL: () => (/* binding */ ownLink),
/* harmony export */   R_: () => (/* binding */ heading),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   Xj: () => (/* binding */ ownAddress),
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
/** An address of ours in normal form; undefined when it is no https or http one. */
function ownAddress(url) {
    const isUsable = url.length <= 2000 && /^https?:\/\//u.test(url) && URL.canParse(url);
    return isUsable ? new URL(url).href : undefined;
}
/** A link to an address of ours; its label alone when the address can't be used. */
function ownLink(url, label) {
    const address = ownAddress(url);
    if (address === undefined || label.type === 'link')
        return label;
    const link = { type: 'link', url: address, children: [label] };
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
/** Folded content below words of ours. */
function foldedList(title, content) {
    return [html(`<details><summary>${escapeHtml(title)}</summary>`), ...content, html('</details>')];
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

/***/ 2455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ containersOf),
/* harmony export */   n: () => (/* binding */ lineWeight)
/* harmony export */ });
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

/***/ 97832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fp: () => (/* binding */ collectDefinitions),
/* harmony export */   o6: () => (/* binding */ safePhrasing),
/* harmony export */   wh: () => (/* binding */ plainText)
/* harmony export */ });
/* harmony import */ var _clean_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72348);
/* harmony import */ var _safe_link_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25227);


/** Nested emphasis deeper than this is flattened; bounds the recursion of what walks it later. */
const MAX_DEPTH = 12;
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
            return text(node.value);
        case 'inlineCode':
            return code(node.value);
        case 'break':
            return [{ type: 'break' }];
        case 'emphasis':
        case 'strong':
        case 'delete': {
            if (place.depth >= MAX_DEPTH)
                return text(plainText(node));
            const children = inside(node.children, { ...place, depth: place.depth + 1 });
            return children.length === 0 ? [] : [{ type: node.type, children }];
        }
        case 'html':
            return /^<br\s*\/?>$/iu.test(node.value) ? [{ type: 'break' }] : code(node.value);
        case 'link':
            return link(node.url, inside(node.children, { ...place, inLink: true }), place);
        case 'linkReference': {
            const url = place.definitions.get(node.identifier) ?? '';
            return link(url, inside(node.children, { ...place, inLink: true }), place);
        }
        case 'image':
            return image(node.url, node.alt, place);
        case 'imageReference':
            return image(place.definitions.get(node.identifier) ?? '', node.alt, place);
        case 'footnoteReference':
            return text(`[${node.label ?? node.identifier}]`);
        default:
            return text(plainText(node));
    }
}
function link(url, children, place) {
    if (place.inLink)
        return children;
    const address = (0,_safe_link_js__WEBPACK_IMPORTED_MODULE_1__/* .safeLinkAddress */ .O)(url, place.gitHubHost);
    const ours = address === undefined ? place.fileAddress(url) : undefined;
    if (ours !== undefined && children.length > 0)
        return [{ type: 'link', url: ours, children }];
    if (address === undefined)
        return children;
    const [only] = children;
    const words = children.length === 1 && only?.type === 'text' ? only.value : undefined;
    const isBare = words === url || `http://${words ?? ''}` === url;
    if (isBare || children.length === 0) {
        return [{ type: 'link', url: address, children: text(address) }];
    }
    return [{ type: 'link', url: address, children }];
}
/** Remote images never load: they could follow readers. A link shows where they are. */
function image(url, alt, place) {
    const words = (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanLine */ .Ow)(alt ?? '');
    const label = words === '' ? 'image' : words;
    return link(url, text(label), place);
}
/** Comments show every line end as a break, so that wrapped paragraphs would look ragged. */
function text(value) {
    const clean = (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanText */ .X5)(value).replace(/[ \t]*\n[ \t]*/gu, ' ');
    return clean === '' ? [] : [{ type: 'text', value: clean }];
}
function code(value) {
    const clean = (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanText */ .X5)(value).replaceAll('\n', ' ');
    return clean.trim() === '' ? text(clean) : [{ type: 'inlineCode', value: clean }];
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


/***/ }),

/***/ 25227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ safeLinkAddress),
/* harmony export */   w: () => (/* binding */ hostOf)
/* harmony export */ });
const ALLOWED_PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);
const MAX_ADDRESS_LENGTH = 2000;
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
    if (address.length > MAX_ADDRESS_LENGTH || !URL.canParse(address))
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


/***/ })

};
