export const id = 739;
export const ids = [739];
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

/***/ 42739:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderReport: () => (/* binding */ renderReport)
});

// EXTERNAL MODULE: ./build/support/human-units.js
var human_units = __webpack_require__(83251);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/report/inline-text.js
var inline_text = __webpack_require__(33552);
// EXTERNAL MODULE: ./build/report/markdown-nodes.js
var markdown_nodes = __webpack_require__(74718);
;// CONCATENATED MODULE: ./build/report/artifact-link.js



const MAX_ADDRESS_LENGTH = 2000;
/** The artifact that holds a deliverable: its own, else the archive of all. */
function artifactOf({ artifacts }, name) {
    return (artifacts.find(({ file }) => file === name) ?? artifacts.find(({ file }) => file === undefined));
}
/** A sentence on where the whole of a deliverable is. */
function whereTheWholeIs(result, name) {
    const artifact = artifactOf(result, name);
    const run = (0,markdown_nodes/* ownLink */.RL)(result.runUrl, (0,markdown_nodes/* words */.aL)('the workflow run'));
    if (artifact === undefined) {
        return [(0,markdown_nodes/* words */.aL)('No artifact holds the whole file: see '), run, (0,markdown_nodes/* words */.aL)('.')];
    }
    const link = (0,markdown_nodes/* ownLink */.RL)(artifact.url, (0,inline_text/* inlineCode */.t)(artifact.name));
    return [(0,markdown_nodes/* words */.aL)('The whole file is in the artifact '), link, (0,markdown_nodes/* words */.aL)('.')];
}
/** Where files that are not shown are, as the end of a sentence; nothing when no artifact holds them. */
function whereFilesAre({ artifacts, runUrl }) {
    const archive = artifacts.find(({ file }) => file === undefined);
    if (archive !== undefined) {
        return [(0,markdown_nodes/* words */.aL)(' in the artifact '), (0,markdown_nodes/* ownLink */.RL)(archive.url, (0,inline_text/* inlineCode */.t)(archive.name))];
    }
    if (artifacts.length === 0)
        return [];
    return [(0,markdown_nodes/* words */.aL)(' among the artifacts of '), (0,markdown_nodes/* ownLink */.RL)(runUrl, (0,markdown_nodes/* words */.aL)('the workflow run'))];
}
/**
 * Where the relative links of the deliverables lead. They were written for a folder that holds all of them, so they are
 * resolved from the file they stand in, by the names that the task gave and by ours.
 * @returns for each file, by our name for it, what resolves its links
 */
function fileAddresses(result) {
    const addresses = new Map();
    const originalNames = new Map();
    for (const { name, originalName } of result.saved) {
        originalNames.set(name, originalName);
        const address = (0,markdown_nodes/* ownAddress */.Xj)(artifactOf(result, name)?.url ?? '');
        if (address === undefined)
            continue;
        for (const known of [name, pathFrom('', originalName)]) {
            if (known !== undefined && !addresses.has(known))
                addresses.set(known, address);
        }
    }
    return (name) => (link) => {
        if (link.length > MAX_ADDRESS_LENGTH || /^[a-z][a-z\d+.-]*:|^\/\//iu.test(link))
            return undefined;
        const target = decodePath(link.replace(/[?#].*$/su, ''));
        if (target === '')
            return undefined;
        const folders = [originalNames.get(name) ?? name, name].map((file) => external_node_path_.posix.dirname(file));
        return folders
            .map((folder) => addresses.get(pathFrom(folder, target) ?? ''))
            .find((address) => address !== undefined);
    };
}
/** Undefined when the path leads out of the folder that holds all. */
function pathFrom(folder, target) {
    const from = target.startsWith('/') ? '' : folder;
    const found = external_node_path_.posix.join('/', from, target).slice(1);
    const isInside = !/^\.\.(?:\/|$)/u.test(external_node_path_.posix.join(from, target));
    return isInside ? found : undefined;
}
function decodePath(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

// EXTERNAL MODULE: ./build/report/size-limit.js
var size_limit = __webpack_require__(72656);
;// CONCATENATED MODULE: ./build/report/deliverables-part.js





const MAX_ROWS = 100;
/** A longer list is folded: on a phone it would be all that is seen. */
const MAX_OPEN_ROWS = 25;
const MAX_LOST = 20;
/** What was delivered, what was lost and why, and how much the patterns left out. */
function deliverablesPart(result, limit) {
    return [...savedTable(result, limit), ...lostList(result, limit), ...leftOutNote(result)];
}
function savedTable(result, limit) {
    const { saved } = result;
    if (saved.length === 0)
        return isEmpty(result) ? [(0,markdown_nodes/* paragraph */.FY)((0,markdown_nodes/* words */.aL)('The task made no files.'))] : [];
    const head = [[(0,markdown_nodes/* words */.aL)('File')], [(0,markdown_nodes/* words */.aL)('Size')]];
    const own = new Map(result.artifacts.map((artifact) => [artifact.file ?? '', artifact.url]));
    const rows = saved.slice(0, MAX_ROWS).map((file) => savedRow(file, own.get(file.name)));
    const shown = (0,size_limit/* takeWithin */.Dh)(rows, limit.max / 4, (row) => (0,size_limit/* sizeOfBlocks */.fQ)([(0,markdown_nodes/* table */.tp)([row])], limit));
    const left = saved.length - shown.length;
    const list = shown.length === 0 ? [] : [(0,markdown_nodes/* table */.tp)([head, ...shown], [null, 'right'])];
    const isLong = shown.length > MAX_OPEN_ROWS;
    return [
        (0,markdown_nodes/* heading */.R_)(3, 'Deliverables'),
        ...(isLong ? (0,markdown_nodes/* foldedList */.H8)(`${(0,human_units/* formatCount */.B4)(shown.length)} files`, list) : list),
        ...(left === 0
            ? []
            : [(0,markdown_nodes/* paragraph */.FY)((0,markdown_nodes/* words */.aL)(`and ${(0,human_units/* formatNumberOf */.Of)(left, 'more file')}`), ...whereFilesAre(result))]),
    ];
}
/** Certainly: it is also known to have been listed. */
function isEmpty({ outcome, lost, leftOut, problems }) {
    return outcome === 'complete' && lost.length === 0 && leftOut === 0 && problems.length === 0;
}
/** With a link where the file has an artifact of its own. */
function savedRow(file, url = '') {
    return [[(0,markdown_nodes/* ownLink */.RL)(url, (0,inline_text/* inlineCode */.t)(file.originalName))], [(0,markdown_nodes/* words */.aL)((0,human_units/* formatSize */.Xq)(file.bytes))]];
}
function lostList({ lost }, limit) {
    const items = lost
        .slice(0, MAX_LOST)
        .map(({ originalName, reason }) => [
        (0,inline_text/* inlineCode */.t)(originalName),
        (0,markdown_nodes/* words */.aL)(': '),
        ...(0,inline_text/* inlineText */.l)(reason),
    ]);
    const shown = (0,size_limit/* takeWithin */.Dh)(items, limit.max / 8, (item) => (0,size_limit/* sizeOfBlocks */.fQ)([(0,markdown_nodes/* bullets */.e5)([item])], limit));
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
            return task !== undefined && !(0,task_task/* hasEnded */.hY)(task) ? 'timed out and may still run' : 'timed out';
        case 'needs-approval':
            return 'waits for approval';
        case 'running':
            return 'was started and is running';
        case 'skipped':
            return 'was skipped';
    }
}
/** The outcome by itself, for a table. */
function statusWords(result) {
    return result.outcome === 'running'
        ? 'Running'
        : capitalize(outcomeWords(result).replace(/^was /u, ''));
}
function capitalize(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

;// CONCATENATED MODULE: ./build/report/facts-part.js







const MAX_ARTIFACTS = 20;
/** The small table: how it ended, what it took, where everything is. What is unknown has no row. */
function factsPart(result, limit) {
    const { task, durationSeconds } = result;
    const rows = [[[(0,markdown_nodes/* words */.aL)('Status')], [(0,markdown_nodes/* words */.aL)(statusWords(result)), ...unknownStatus(task)]]];
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
        add(name, ...artifacts(result, limit));
    }
    if (task !== undefined) {
        const verb = (0,task_task/* hasEnded */.hY)(task) ? 'see' : 'watch';
        const watch = (0,markdown_nodes/* ownLink */.RL)(result.watchUrl, (0,markdown_nodes/* words */.aL)(`${verb} it in the War Room`));
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
    const count = (wanted) => agents.filter(({ status }) => status === wanted).length;
    const [failed, stopped] = [count('error'), count('killed')];
    const remarks = [
        ...(failed === 0 ? [] : [`${(0,human_units/* formatCount */.B4)(failed)} failed`]),
        ...(stopped === 0 ? [] : [`${(0,human_units/* formatCount */.B4)(stopped)} stopped`]),
    ];
    const remark = remarks.length === 0 ? '' : ` (${remarks.join(', ')})`;
    return `${(0,human_units/* formatCount */.B4)(agents.length)}${remark}`;
}
/** Artifacts of one file each are linked where the files are listed. */
function artifacts(result, limit) {
    const archives = result.artifacts.filter(({ file }) => file === undefined);
    const files = result.artifacts.length - archives.length;
    if (files === 0)
        return artifactLinks(archives, limit);
    const each = files === 1 ? 'one file, linked below' : `${(0,human_units/* formatCount */.B4)(files)}, one for each file below`;
    if (archives.length === 0)
        return [(0,markdown_nodes/* words */.aL)(capitalize(each))];
    return [...artifactLinks(archives, limit), (0,markdown_nodes/* words */.aL)(` and ${each}`)];
}
function artifactLinks(archives, limit) {
    const links = archives
        .slice(0, MAX_ARTIFACTS)
        .map((artifact) => [
        (0,markdown_nodes/* ownLink */.RL)(artifact.url, (0,inline_text/* inlineCode */.t)(artifact.name)),
        (0,markdown_nodes/* words */.aL)(` (${(0,human_units/* formatSize */.Xq)(artifact.bytes)})`),
    ]);
    const shown = (0,size_limit/* takeWithin */.Dh)(links, limit.max / 8, (nodes) => (0,size_limit/* sizeOfBlocks */.fQ)([(0,markdown_nodes/* table */.tp)([[nodes]])], limit));
    const left = archives.length - shown.length;
    return [
        ...shown.flatMap((nodes, index) => (index === 0 ? nodes : [(0,markdown_nodes/* words */.aL)(', '), ...nodes])),
        ...(left > 0 ? [(0,markdown_nodes/* words */.aL)(`${shown.length > 0 ? ' and ' : ''}${(0,human_units/* formatCount */.B4)(left)} more`)] : []),
    ];
}

// EXTERNAL MODULE: ./build/report/clean-text.js
var clean_text = __webpack_require__(72348);
// EXTERNAL MODULE: ./build/report/cut-block.js
var cut_block = __webpack_require__(78003);
;// CONCATENATED MODULE: ./build/report/failure-part.js





const MAX_REASON_LENGTH = 4000;
const MAX_PROBLEMS = 10;
const MAX_PROBLEM_LENGTH = 600;
/**
 * What went wrong and what to do next. The service's own reason leads; a problem that only repeats it is left out, and
 * any other comes after the advice.
 */
function failurePart(result, limit) {
    const given = reason(result, limit);
    if (given.length === 0) {
        return [...problemList(result.problems, titleOf(result), limit), ...advice(result)];
    }
    const failure = result.task?.failure ?? '';
    const problems = result.problems.filter((problem) => !problem.includes(`"${failure}"`));
    return [...given, ...advice(result), ...problemList(problems, 'What else went wrong:', limit)];
}
function reason({ outcome, task }, limit) {
    const text = (0,clean_text/* clipText */.gL)((0,clean_text/* cleanText */.X5)(task?.failure ?? '').trim(), MAX_REASON_LENGTH);
    if (text === '' || outcome === 'complete')
        return [];
    const quote = {
        type: 'blockquote',
        children: text.split(/\n\s*\n/u).map((part) => (0,markdown_nodes/* paragraph */.FY)(...linesOf(part))),
    };
    const max = limit.max / 8;
    const sizeOf = (block) => (0,size_limit/* sizeOfBlocks */.fQ)([block], limit);
    const fitting = sizeOf(quote) <= max ? quote : (0,cut_block/* cutBlock */.a)(quote, { max, sizeOf });
    return [
        (0,markdown_nodes/* paragraph */.FY)((0,markdown_nodes/* strong */.ko)('Reason given by Miteos:')),
        ...(fitting === undefined ? [] : [fitting]),
    ];
}
function linesOf(part) {
    return part
        .split('\n')
        .map((line) => (0,inline_text/* inlineText */.l)(line, MAX_REASON_LENGTH))
        .filter((line) => line.length > 0)
        .flatMap((line, index) => (index === 0 ? line : [{ type: 'break' }, ...line]));
}
/** That somebody cancelled, or has to approve, is nothing that went wrong. */
function titleOf({ outcome }) {
    return outcome === 'cancelled' || outcome === 'needs-approval'
        ? 'What happened:'
        : 'What went wrong:';
}
function problemList(problems, title, limit) {
    const items = problems
        .slice(0, MAX_PROBLEMS)
        .map((problem) => (0,inline_text/* inlineText */.l)(problem, MAX_PROBLEM_LENGTH));
    const shown = (0,size_limit/* takeWithin */.Dh)(items, limit.max / 8, (item) => (0,size_limit/* sizeOfBlocks */.fQ)([(0,markdown_nodes/* bullets */.e5)([item])], limit));
    const left = problems.length - shown.length;
    const more = left > 0 ? [[(0,markdown_nodes/* words */.aL)(`and ${String(left)} more; the log has them`)]] : [];
    const [first] = shown;
    if (first !== undefined && problems.length === 1) {
        return [(0,markdown_nodes/* paragraph */.FY)((0,markdown_nodes/* strong */.ko)(title), (0,markdown_nodes/* words */.aL)(' '), ...first)];
    }
    if (shown.length + more.length === 0)
        return [];
    return [(0,markdown_nodes/* paragraph */.FY)((0,markdown_nodes/* strong */.ko)(title)), (0,markdown_nodes/* bullets */.e5)([...shown, ...more])];
}
function advice({ advice: next }) {
    if (next === undefined || next.trim() === '')
        return [];
    return [
        (0,markdown_nodes/* paragraph */.FY)((0,markdown_nodes/* strong */.ko)('What to do next:'), (0,markdown_nodes/* words */.aL)(' '), ...(0,inline_text/* inlineText */.l)(next, MAX_PROBLEM_LENGTH)),
    ];
}

// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(34902);
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

// EXTERNAL MODULE: ./build/report/markdown-chunks.js
var markdown_chunks = __webpack_require__(757);
// EXTERNAL MODULE: ./build/report/markdown-weight.js
var markdown_weight = __webpack_require__(2455);
// EXTERNAL MODULE: ./build/report/inert-phrasing.js
var inert_phrasing = __webpack_require__(84506);
// EXTERNAL MODULE: ./build/report/remote-phrasing.js
var remote_phrasing = __webpack_require__(97832);
;// CONCATENATED MODULE: ./build/report/remote-markdown.js




/** Deeper than any report; bounds the recursion of everything that walks the tree later. */
const MAX_DEPTH = 12;
const HEADING_SHIFT = 2;
/**
 * Turns the blocks of a parsed remote document into ones that are safe to publish: no HTML, no
 * images, only harmless links, nothing that GitHub draws, mentions or refers to, and headings below
 * ours. One list for each block, so that a caller can tell where it came from.
 */
function safeBlocks(blocks, surroundings) {
    const rules = { ...surroundings, definitions: (0,remote_phrasing/* collectDefinitions */.fp)(blocks) };
    return blocks.map((source) => ({ source, safe: safeBlock(source, rules, 0) }));
}
function safeBlock(node, rules, depth) {
    if (depth > MAX_DEPTH)
        return paragraphOf((0,remote_phrasing/* plainText */.wh)(node));
    switch (node.type) {
        case 'paragraph':
            return nonEmpty({
                type: 'paragraph',
                children: (0,inert_phrasing/* makeInert */.R)((0,remote_phrasing/* safePhrasing */.o6)(node.children, rules)),
            });
        case 'heading': {
            const level = Math.min(6, node.depth + HEADING_SHIFT);
            const children = (0,inert_phrasing/* makeInert */.R)((0,remote_phrasing/* safePhrasing */.o6)(node.children, rules));
            return children.length === 0 ? [] : [{ type: 'heading', depth: level, children }];
        }
        case 'thematicBreak':
            return [{ type: 'thematicBreak' }];
        case 'code':
            return [codeBlock(node.value, node.lang)];
        case 'html':
            return unfolded(node.value) ?? htmlAsCode(node.value);
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
            return paragraphOf((0,remote_phrasing/* plainText */.wh)(node));
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
                children: (0,inert_phrasing/* makeInert */.R)((0,remote_phrasing/* safePhrasing */.o6)(cell.children, rules)),
            })),
        })),
    };
}
/** A fenced block of remote text, whole. */
function codeBlock(value, language) {
    return { type: 'code', lang: fenceLanguage(language), value: (0,clean_text/* cleanText */.X5)(value) };
}
/** The beginning of a fold, and its title in the few marks that titles have. */
const FOLD_START = /^<details(?:\s+open)?\s*>\s*(?:<summary>(?<title>(?:[^<>]|<\/?(?:b|strong|i|em|code)>)*)<\/summary>)?$/iu;
const FOLD_END = /^<\/details\s*>$/iu;
const MAX_TITLE_LENGTH = 1000;
/**
 * Agents fold parts of their reports. Their HTML is not let through; what is in the fold is shown unfolded, below its title.
 * Undefined for other HTML.
 */
function unfolded(value) {
    const html = (0,clean_text/* cleanText */.X5)(value).trim();
    if (FOLD_END.test(html))
        return [];
    const start = html.length > MAX_TITLE_LENGTH ? null : FOLD_START.exec(html);
    if (start === null)
        return undefined;
    const title = (start.groups?.['title'] ?? '').replace(/<[^>]*>/gu, '').trim();
    if (title === '')
        return [];
    const children = (0,inert_phrasing/* makeInert */.R)([{ type: 'text', value: title }]);
    return [{ type: 'paragraph', children: [{ type: 'strong', children }] }];
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
const MAX_DEFINITIONS = 500;
/** Of those, one part of a document is parsed with at most so many, */
const MAX_DEFINITIONS_OF_PART = 50;
/** which are together at most so long, in UTF-16 units. */
const MAX_DEFINITIONS_OF_PART_LENGTH = 4000;
/** How much work it is to publish one node of the syntax tree, in the unit of `lineWeight`. */
const NODE_WEIGHT = 15;
/**
 * A remote Markdown document as blocks that are safe to publish, and what of `maxWeight` was used.
 * What is beyond that comes as one block of code. Never throws.
 */
function markdownBlocks(text, { maxWeight, ...surroundings }) {
    // The parser knows this line end, and only its lines can be weighed. The length stays the same.
    const document = text.replace(/\r(?!\n)/gu, '\n');
    const chunks = (0,markdown_chunks/* splitMarkdown */.E)(document);
    const definitions = chunks.length > 1 ? findDefinitions(document) : new Map();
    const blocks = [];
    let weight = 0;
    for (const chunk of chunks) {
        const prefix = chunk.kind === 'markdown' ? definitionsFor(chunk.source, definitions) : '';
        if (chunk.kind === 'markdown')
            weight += chunk.weight + (0,markdown_weight/* lineWeight */.n)(prefix);
        if (weight > maxWeight) {
            const rest = plainBlocks(document.slice(chunk.offset), 'text');
            blocks.push(...rest.map((block) => shift(block, chunk.offset)));
            return { blocks, weight: maxWeight };
        }
        const added = chunkBlocks(chunk, prefix, surroundings);
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
function chunkBlocks(chunk, prefix, surroundings) {
    const { source, offset } = chunk;
    if (chunk.kind === 'fence')
        return fenceBlocks(chunk);
    const tree = chunk.kind === 'plain' ? undefined : parseOrGiveUp(`${prefix}${source}`);
    if (tree === undefined) {
        return plainBlocks(source, 'text').map((block) => shift(block, offset));
    }
    return safeBlocks(tree.children, surroundings).flatMap(({ source: node, safe }) => {
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
        if (found.size === MAX_DEFINITIONS)
            break;
    }
    return found;
}
/** What to parse before a part of a document, so that its links by reference are found. */
function definitionsFor(source, definitions) {
    if (definitions.size === 0)
        return '';
    const lines = new Set();
    let left = MAX_DEFINITIONS_OF_PART_LENGTH;
    for (const [reference] of source.matchAll(/\[[^[\]\n]{1,201}\]/gu)) {
        const line = definitions.get(reference.toLowerCase());
        if (line === undefined || lines.has(line) || line.length > left)
            continue;
        lines.add(line);
        left -= line.length;
        if (lines.size === MAX_DEFINITIONS_OF_PART)
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

// EXTERNAL MODULE: ./node_modules/csv-parse/lib/sync.js + 9 modules
var sync = __webpack_require__(25175);
;// CONCATENATED MODULE: ./build/report/read-rows.js

const DELIMITERS = [',', ';', '\t', '|'];
/** How much of a text is looked at for its delimiter. */
const MAX_HEAD_LENGTH = 4000;
/**
 * Reads CSV, TSV and their kin as people write them: any usual delimiter, quoted cells with line ends in them, stray
 * quotation marks, rows of any length, a byte order mark, Excel's line `sep=;`. Takes time in proportion to the text.
 * @param most how many rows are kept; the others are counted
 * @returns undefined when there is no row
 */
function readRows(text, most) {
    const { delimiter, body } = findDelimiter(text);
    const bytes = Buffer.from(body);
    const rows = [];
    const ends = [];
    let total = 0;
    try {
        (0,sync/* parse */.qg)(bytes, {
            delimiter,
            record_delimiter: '\n',
            relax_quotes: true,
            relax_column_count: true,
            skip_empty_lines: true,
            on_record: (row, context) => {
                total = context.records;
                if (rows.length < most) {
                    rows.push(row);
                    ends.push(Math.min(1, context.bytes / Math.max(1, bytes.length)));
                }
                return null;
            },
        });
    }
    catch {
        // A quotation mark that is never closed: the rows before it are read.
        total = undefined;
    }
    return rows.length === 0 ? undefined : { rows, ends, total };
}
/** The one that the first line has most of, outside of quoted cells. */
function findDelimiter(text) {
    const body = text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
    const declared = /^sep=(?<delimiter>[^\w\s"]|\t)\n/iu.exec(body);
    if (declared?.groups?.['delimiter'] !== undefined) {
        return { delimiter: declared.groups['delimiter'], body: body.slice(declared[0].length) };
    }
    const head = body
        .slice(0, MAX_HEAD_LENGTH)
        .replace(/^\n+/u, '')
        .replace(/"[^"]*"/gu, '');
    const [line = ''] = head.split('\n', 1);
    const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
    return { delimiter: DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',', body };
}

// EXTERNAL MODULE: ./build/report/safe-link.js
var safe_link = __webpack_require__(25227);
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

;// CONCATENATED MODULE: ./build/report/table-block.js



/** The first rows of a table that are shown, without its head. */
const MAX_TABLE_ROWS = 50;
/** Wider tables are hardly read, on a phone least of all. */
const MAX_COLUMNS = 20;
const MAX_CELL_LENGTH = 200;
/** The cells of wide rows are cut shorter, so that a row has a bounded length. */
const MAX_ROW_LENGTH = 1500;
/** A table that has to be cut is written several times to find how much of it fits. */
const WEIGHT_OF_MEASURING = 1.5;
const NUMBER = /^\s*[-+]?[\d.,\s]*\d\s*%?\s*$/u;
/**
 * Rows of remote cells, the head first, as a table: as many as `maxWeight` allows, all as wide as the widest.
 */
function tableBlock(rows, maxWeight) {
    const columns = rows.reduce((most, row) => Math.max(most, row.length), 1);
    const shown = Math.min(columns, MAX_COLUMNS);
    const longest = Math.min(MAX_CELL_LENGTH, Math.floor(MAX_ROW_LENGTH / shown));
    const places = Array.from({ length: shown }, (_, place) => place);
    let weight = 0;
    const tableRows = [];
    for (const row of rows) {
        const cells = places.map((place) => cellText(row[place] ?? '', longest));
        const added = cells.reduce((sum, cell) => sum + (0,markdown_weight/* lineWeight */.n)(cell), 0) * WEIGHT_OF_MEASURING;
        if (weight + added > maxWeight)
            break;
        weight += added;
        tableRows.push({ type: 'tableRow', children: cells.map(tableCell) });
    }
    const hiddenColumns = columns - shown;
    if (tableRows.length < Math.min(2, rows.length))
        return { table: undefined, hiddenColumns, weight };
    const align = places.map((place) => alignOf(rows.slice(1).map((row) => row[place] ?? '')));
    return { table: { type: 'table', align, children: tableRows }, hiddenColumns, weight };
}
function cellText(cell, longest) {
    return (0,clean_text/* clipText */.gL)((0,clean_text/* cleanLine */.Ow)((0,clean_text/* cutText */.IN)(cell, 4 * longest)), longest);
}
/** All of it is text: marks of Markdown, HTML and line ends mean nothing in a cell. */
function tableCell(value) {
    return {
        type: 'tableCell',
        children: value === '' ? [] : (0,inert_phrasing/* makeInert */.R)([{ type: 'text', value }]),
    };
}
function alignOf(cells) {
    const filled = cells.filter((cell) => cell.trim() !== '');
    return filled.length > 0 && filled.every((cell) => cell.length < 40 && NUMBER.test(cell))
        ? 'right'
        : null;
}

;// CONCATENATED MODULE: ./build/report/text-kind.js
/** By the file's extension, or by its content type where the service said what we know. */
function textKind(text, saved) {
    if (/\.(?:md|markdown|mdown|mkd)$/iu.test(text.name))
        return 'markdown';
    if (/\.(?:csv|tsv|tab)$/iu.test(text.name))
        return 'table';
    const contentType = saved.find((file) => file.name === text.name)?.contentType ?? '';
    if (/^text\/(?:x-)?markdown\b/iu.test(contentType))
        return 'markdown';
    return /^text\/(?:csv|tab-separated-values)\b/iu.test(contentType) ? 'table' : 'code';
}
/** The extension without its dot, in lower case; empty when there is none. */
function extensionOf(name) {
    return /\.(?<extension>[^./\\]+)$/u.exec(name)?.groups?.['extension']?.toLowerCase() ?? '';
}
/**
 * The texts with the main report first: a Markdown file called `report.md`, else `README.md`, each
 * in the folder nearest to the top, else the first Markdown file, else the only file there is.
 */
function orderTexts(texts, saved) {
    const reports = texts.filter((text) => textKind(text, saved) === 'markdown');
    const called = (name) => reports
        .filter((text) => text.name.split('/').at(-1)?.toLowerCase() === name)
        .sort((one, other) => depthOf(one) - depthOf(other))[0];
    const only = texts.length === 1 ? texts[0] : undefined;
    const main = called('report.md') ?? called('readme.md') ?? reports[0] ?? only;
    return { main, others: texts.filter((text) => text !== main) };
}
function depthOf({ name }) {
    return name.split('/').length;
}

;// CONCATENATED MODULE: ./build/report/prepare-texts.js










/** More files are named, not shown: nobody unfolds hundreds. */
const MAX_SECTIONS = 30;
/** Less room than this is not worth a section. */
const SMALLEST_SECTION = 800;
/** How far before its end a document that is cut is looked at for a blank line, or a line end. */
const MAX_LAST_BLOCK_LENGTH = 2000;
/** How much of all delimited texts together is read to count their rows, in UTF-16 units: it takes about 0.2 µs each. */
const MAX_TABLE_TEXT = 1024 * 1024;
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
    const room = Math.min(MAX_SECTIONS, Math.max(0, Math.floor(budget / SMALLEST_SECTION) - 1));
    const shown = texts.slice(0, room);
    const sources = sourcesOf(shown, result, { budget, maxMarkdown: limit.maxMarkdown });
    const gitHubHost = (0,safe_link/* hostOf */.w)(result.runUrl);
    const addressesFor = fileAddresses(result);
    let maxWeight = limit.maxWeight;
    const prepared = shown.map((text, index) => {
        const source = sources[index] ?? '';
        const fileAddress = addressesFor(text.name);
        const { weight, blocks, ...rest } = render(text, source, {
            kind: textKind(text, result.saved),
            ...{ gitHubHost, fileAddress, maxWeight },
        });
        maxWeight -= weight;
        const sized = blocks.map((block) => ({
            ...block,
            size: (0,size_limit/* sizeOfBlocks */.fQ)([block.node], limit) + 1,
        }));
        return { text, isMain: text === main, blocks: sized, renderedLength: source.length, ...rest };
    });
    return { prepared, left: texts.length - shown.length };
}
function render(text, source, { kind, ...rules }) {
    if (kind === 'markdown')
        return markdownBlocks(source, rules);
    const rows = kind === 'table' ? readRows(source, MAX_TABLE_ROWS + 1) : undefined;
    if (rows === undefined) {
        return { blocks: plainBlocks(source, fenceLanguage(extensionOf(text.name))), weight: 0 };
    }
    const { table, hiddenColumns, weight } = tableBlock(rows.rows, rules.maxWeight);
    const isWhole = source.length === text.text.length && text.missingBytes === 0;
    const total = isWhole ? rows.total : undefined;
    const blocks = table === undefined ? [] : [{ node: table, start: 0, end: source.length }];
    return { blocks, weight, table: { rows: { ...rows, total }, hiddenColumns } };
}
/** What of each text is rendered: all texts share the budget, those that are parsed their own, too. */
function sourcesOf(texts, result, { budget, maxMarkdown }) {
    const kinds = texts.map((text) => textKind(text, result.saved));
    const lengthOf = (wanted, lengths) => kinds.map((kind, index) => (wanted.includes(kind) ? (lengths[index] ?? 0) : 0));
    const lengths = texts.map(({ text }) => text.length);
    const shares = shareBudget(budget, lengthOf(['markdown', 'code'], lengths));
    const sharesOf = {
        code: shares,
        markdown: shareBudget(maxMarkdown, lengthOf(['markdown'], shares)),
        table: shareBudget(MAX_TABLE_TEXT, lengthOf(['table'], lengths)),
    };
    return texts.map(({ text }, index) => {
        const kind = kinds[index] ?? 'code';
        const share = sharesOf[kind][index] ?? 0;
        return kind === 'markdown' ? cutDocument(text, share) : (0,clean_text/* cutText */.IN)(text, share);
    });
}
/** Ends with a block where one ends near, else with a line, so that no half block is shown. */
function cutDocument(text, maxLength) {
    const cut = (0,clean_text/* cutText */.IN)(text, maxLength);
    if (cut.length === text.length)
        return cut;
    const earliest = cut.length - Math.min(MAX_LAST_BLOCK_LENGTH, cut.length / 2);
    const blankLine = cut.lastIndexOf('\n\n');
    if (blankLine >= earliest)
        return cut.slice(0, blankLine + 1);
    const lineEnd = cut.lastIndexOf('\n');
    return lineEnd >= earliest ? cut.slice(0, lineEnd + 1) : cut;
}

;// CONCATENATED MODULE: ./build/report/missing-note.js




/** The sentence at the cut: how much is missing, and where the whole is. Nothing when nothing is missing. */
function missingNote(result, text, { bytes, rows = 0, columns = 0 }) {
    const parts = [
        ...(rows > 0 ? [(0,human_units/* formatNumberOf */.Of)(rows, 'more row')] : []),
        ...(rows <= 0 && bytes > 0 ? [`About ${(0,human_units/* formatSize */.Xq)(bytes)}`] : []),
        ...(columns > 0 ? [(0,human_units/* formatNumberOf */.Of)(columns, 'more column')] : []),
    ];
    if (parts.length === 0)
        return [];
    const verb = rows + columns === 1 && parts.length === 1 ? 'is' : 'are';
    return [
        (0,markdown_nodes/* paragraph */.FY)((0,markdown_nodes/* words */.aL)(`${parts.join(' and ')} of `), (0,inline_text/* inlineCode */.t)(text.name), (0,markdown_nodes/* words */.aL)(` ${verb} not shown here. `), ...whereTheWholeIs(result, text.name)),
    ];
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
    const forSections = Math.max(0, budget - (0,size_limit/* sizeOfBlocks */.fQ)(after, limit));
    const frames = prepared.map((text) => (0,size_limit/* sizeOfBlocks */.fQ)(text_sections_frame(text, result, [], allOf(text)), limit));
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
        const sizeOf = (candidate) => (0,size_limit/* sizeOfBlocks */.fQ)([candidate], room.limit);
        const part = (0,cut_block/* cutBlock */.a)(node, { max: left - 1, sizeOf });
        if (part !== undefined) {
            nodes.push(part);
            shownLength = start + Math.round(((end - start) * sizeOf(part)) / size);
        }
        else
            shownLength = dropLastHeadings(nodes, blocks) ?? shownLength;
        isCut = true;
        break;
    }
    if (!isCut)
        shownLength = renderedLength;
    const bytes = text.missingBytes + Buffer.byteLength(text.text.slice(shownLength));
    const { table } = prepared;
    const missing = table === undefined ? { bytes } : missingOfTable(prepared, table, nodes);
    return text_sections_frame(prepared, result, nodes, missing);
}
/** Of a document that is nothing but headings, they are the content. */
const MAX_LAST_HEADINGS = 3;
/** A heading with nothing below it would promise what is not there. */
function dropLastHeadings(nodes, blocks) {
    let start;
    for (let count = 0; count < MAX_LAST_HEADINGS && nodes.at(-1)?.type === 'heading'; count += 1) {
        start = blocks[nodes.length - 1]?.start;
        nodes.pop();
    }
    return start;
}
/** Rows are counted; where nobody knows how many there are, what follows the last one shown is measured. */
function missingOfTable({ text, renderedLength }, { rows, hiddenColumns }, nodes) {
    const [table] = nodes;
    const shown = table?.type === 'table' ? table.children.length : 0;
    if (rows.total !== undefined)
        return { bytes: 0, rows: rows.total - shown, columns: hiddenColumns };
    const end = Math.round(renderedLength * (rows.ends[shown - 1] ?? 0));
    const bytes = text.missingBytes + Buffer.byteLength(text.text.slice(end));
    return { bytes, columns: hiddenColumns };
}
/** As if nothing were shown: the longest that the sentence about it gets. */
function allOf({ text, table }) {
    const bytes = 999_500 + text.missingBytes + text.text.length;
    if (table === undefined)
        return { bytes };
    return { bytes, rows: table.rows.total ?? 0, columns: table.hiddenColumns };
}
/** A section round its blocks; the sentence about what is missing is part of it. */
function text_sections_frame({ text, isMain }, result, nodes, missing) {
    const note = missingNote(result, text, missing);
    const isEmpty = nodes.length === 0 && note.length === 0;
    const content = isEmpty ? [(0,markdown_nodes/* paragraph */.FY)((0,markdown_nodes/* words */.aL)('This file is empty.'))] : [...nodes, ...note];
    if (isMain)
        return content;
    const bytes = result.saved.find((file) => file.name === text.name)?.bytes;
    const remark = bytes === undefined ? '' : ` (${(0,human_units/* formatSize */.Xq)(bytes)})`;
    return (0,markdown_nodes/* folded */.TM)({ name: text.name, remark }, content);
}
function notShown(result, count, isMore) {
    const files = (0,human_units/* formatNumberOf */.Of)(count, isMore ? 'more text file' : 'text file');
    const verb = count === 1 ? 'is' : 'are';
    const where = whereFilesAre(result);
    return (0,markdown_nodes/* paragraph */.FY)((0,markdown_nodes/* words */.aL)(`${files} ${verb} not shown here${where.length === 0 ? '' : `, but ${verb}`}`), ...where, (0,markdown_nodes/* words */.aL)('.'));
}

;// CONCATENATED MODULE: ./build/report/timeline-axis.js
/** What a tick of the axis may stand for. */
const TICKS = [
    ...[1, 5, 15, 30].map((n) => [n, `${n}second`]),
    ...[1, 2, 5, 10, 15, 30].map((n) => [n * 60, `${n}minute`]),
    ...[1, 2, 3, 6, 12].map((n) => [n * 3600, `${n}hour`]),
];
const DAY_SECONDS = 24 * 3600;
/** More would run into each other on a phone. */
const MAX_TICKS = 5;
/**
 * The lines of a Gantt diagram that say how its time axis is drawn. The library puts the times on the reader's own clock.
 * Source: "Setting dates" and "Axis ticks" of mermaid.js.org/syntax/gantt.html
 */
function axisLines(totalMs) {
    const seconds = totalMs / 1000;
    const tick = TICKS.find(([each]) => seconds / each <= MAX_TICKS);
    const days = Math.ceil(seconds / MAX_TICKS / DAY_SECONDS);
    return [
        '  dateFormat x',
        `  axisFormat ${labelFormat(seconds)}`,
        `  tickInterval ${tick?.[1] ?? `${days}day`}`,
        '  todayMarker off',
    ];
}
function labelFormat(seconds) {
    if (seconds < 300)
        return '%H:%M:%S';
    return seconds < DAY_SECONDS ? '%H:%M' : '%b %d %H:%M';
}

// EXTERNAL MODULE: ./build/report/timeline-label.js
var timeline_label = __webpack_require__(21771);
;// CONCATENATED MODULE: ./build/report/timeline-part.js





/** Rows of the diagram, about as many as two screens show. */
const timeline_part_MAX_ROWS = 60;
const MAX_TASK_ROWS = 12;
const MAX_AGENT_ROWS = 8;
const MAX_NAME_LENGTH = 18;
/** A bar shorter than this share of all would not be seen. */
const SMALLEST_SHARE = 0.01;
/** Times that the diagram's library takes for dates, in milliseconds since the Unix epoch. */
const LATEST_MS = Date.UTC(9000, 0);
/** What took less has no time line. */
const MIN_MS = 1000;
/**
 * Names stand left of the bars. The library leaves too little room for them and, on a phone, too much to the right.
 * Source: "Possible configuration parameters" of mermaid.js.org/syntax/gantt.html
 */
const FRONT_MATTER = `---
config:
  gantt:
    leftPadding: 120
    rightPadding: 30
---`;
/** The phases of the task and the work of its agents over time, as a diagram that GitHub draws; nothing where nothing is known. */
function timelinePart(history) {
    if (history === undefined)
        return [];
    const spans = [history, ...history.agents].flatMap((track) => track.spans.filter(isDate));
    const startMs = spans.reduce((first, span) => Math.min(first, span.startMs), LATEST_MS);
    const endMs = spans.reduce((last, span) => Math.max(last, span.endMs), 0);
    if (endMs - startMs < MIN_MS)
        return [];
    const value = diagram(history, { startMs, endMs });
    const more = history.moreAgents;
    return [
        (0,markdown_nodes/* heading */.R_)(3, 'Time line'),
        { type: 'code', lang: 'mermaid', value },
        ...(more > 0 ? [(0,markdown_nodes/* paragraph */.FY)((0,markdown_nodes/* words */.aL)(`and ${(0,human_units/* formatNumberOf */.Of)(more, 'more agent')}`))] : []),
    ];
}
function diagram({ spans, agents }, range) {
    const perAgent = Math.floor((timeline_part_MAX_ROWS - MAX_TASK_ROWS) / Math.max(1, agents.length));
    const most = Math.min(MAX_AGENT_ROWS, Math.max(2, perAgent));
    const names = uniqueNames(agents);
    return [
        FRONT_MATTER,
        'gantt',
        ...axisLines(range.endMs - range.startMs),
        ...section('Task', rowsOf(spans, MAX_TASK_ROWS), range),
        ...agents.flatMap((agent, index) => section(names[index] ?? '', rowsOf(agent.spans, most), range)),
    ].join('\n');
}
function section(name, rows, range) {
    if (rows.length === 0)
        return [];
    const smallestMs = Math.ceil((range.endMs - range.startMs) * SMALLEST_SHARE);
    return [
        `  section ${name}`,
        ...rows.map(({ words: label, kind, startMs, endMs }) => {
            const end = Math.max(endMs, startMs + smallestMs);
            return `    ${label} :${tagOf(kind)}${String(startMs)}, ${String(end)}`;
        }),
    ];
}
function tagOf(kind) {
    if (kind === 'quiet')
        return 'done, ';
    return kind === 'trouble' || kind === 'bad-end' ? 'crit, ' : '';
}
function isDate({ startMs, endMs }) {
    return startMs > 0 && endMs >= startMs && endMs < LATEST_MS;
}
/** Neighbours that read the same are one row; how it ended stands with the row before it. */
function rowsOf(spans, most) {
    const rows = [];
    for (const span of spans.filter(isDate)) {
        const { words: label, kind } = (0,timeline_label/* stateWords */.X)(span);
        const last = rows.at(-1);
        const isSame = last?.words === label || (last !== undefined && isEnd(last) && isEnd({ kind }));
        if (isSame)
            rows[rows.length - 1] = { ...last, words: label, kind, endMs: span.endMs };
        else
            rows.push({ words: label, kind, startMs: span.startMs, endMs: span.endMs });
    }
    const end = rows.at(-1);
    const hasEnd = end !== undefined && isEnd(end) && rows.length > 1;
    const before = fold(hasEnd ? rows.slice(0, -1) : rows, most);
    return before.map((row, index) => {
        const took = isEnd(row) ? '' : durationOf(row);
        const label = `${row.words}${took}`;
        if (!hasEnd || index < before.length - 1)
            return { ...row, words: label };
        const kind = end.kind === 'bad-end' ? end.kind : row.kind;
        // That it worked goes without saying; on a phone a longer label stands over the name.
        const last = row.kind === 'work' ? `${end.words}${took}` : `${label}, then ${end.words}`;
        return { ...row, words: last, kind };
    });
}
function durationOf({ startMs, endMs }) {
    return endMs - startMs < MIN_MS ? '' : ` ${(0,duration/* formatDuration */.a)(endMs - startMs)}`;
}
function isEnd({ kind }) {
    return kind === 'end' || kind === 'bad-end';
}
/** What is beyond the bound becomes one row. */
function fold(rows, most) {
    const rest = rows.slice(most - 1);
    const [first] = rest;
    const last = rest.at(-1);
    if (rest.length < 2 || first === undefined || last === undefined)
        return [...rows];
    const several = { ...first, words: 'several states', kind: 'work', endMs: last.endMs };
    return [...rows.slice(0, most - 1), several];
}
/** The library takes sections of one name for one, and stumbles over the name of every object's prototype. */
function uniqueNames(agents) {
    const used = new Set(['__proto__', 'task']);
    return agents.map(({ name }) => {
        const label = (0,timeline_label/* diagramLabel */.O)(name, MAX_NAME_LENGTH) || 'agent';
        let unique = label;
        for (let number = 2; used.has(unique.toLowerCase()); number += 1) {
            unique = `${(0,timeline_label/* diagramLabel */.O)(label, MAX_NAME_LENGTH - 3)} ${String(number)}`;
        }
        used.add(unique.toLowerCase());
        return unique;
    });
}

;// CONCATENATED MODULE: ./build/report/render-report.js










/** For the rule between the texts and the facts, and for what parts measure less than the whole. */
const SLACK = 100;
/**
 * The result as GitHub Flavored Markdown: the outcome, what went wrong and what to do, the report
 * itself, then the facts, the files and, in the summary, a time line. Always within the target's limit, whatever the result
 * holds; remote text in it is inert (no HTML, images, mentions, cross references, drawings).
 */
function renderReport(result, options) {
    const limit = size_limit/* SIZE_LIMITS */.bd[options.target];
    const top = [
        ...(options.marker === undefined ? [] : [(0,markdown_nodes/* html */.qy)(options.marker)]),
        (0,markdown_nodes/* heading */.R_)(2, headline(result)),
        ...failurePart(result, limit),
    ];
    const bottom = [
        ...factsPart(result, limit),
        ...deliverablesPart(result, limit),
        ...(options.target === 'summary' ? timelinePart(result.history) : []),
    ];
    return (withTexts(result, { top, bottom, limit }) ?? (0,markdown/* serializeMarkdown */.o)(shortReport(result, options)));
}
/**
 * The report with as much of its texts as there is room for; undefined when it has no room at all.
 * The sizes of parts do not add up exactly to the size of the whole (neighbouring lists change
 * their bullets), so an overflow is taken off the budget once; then the texts are only counted.
 */
function withTexts(result, { top, bottom, limit }) {
    let budget = limit.max - (0,size_limit/* sizeOfBlocks */.fQ)([...top, ...bottom], limit) - SLACK;
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
