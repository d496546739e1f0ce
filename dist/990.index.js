export const id = 990;
export const ids = [990];
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

/***/ 34609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderReports: () => (/* binding */ renderReports)
});

// EXTERNAL MODULE: ./build/support/human-units.js
var human_units = __webpack_require__(83251);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/report/untrusted/html.js
var untrusted_html = __webpack_require__(55453);
;// CONCATENATED MODULE: ./build/report/artifact-link.js


const MAX_ADDRESS_LENGTH = 2000;
/** The artifact that holds a deliverable: its own, else the archive of all. */
function artifactOf({ artifacts }, name) {
    return (artifacts.find(({ file }) => file === name) ?? artifacts.find(({ file }) => file === undefined));
}
/** A sentence on where the whole of a deliverable is. */
function whereTheWholeIs(result, name) {
    const artifact = artifactOf(result, name);
    const run = (0,untrusted_html/* link */.nf)(result.runUrl, 'the workflow run');
    if (artifact === undefined) {
        return ['No artifact holds the whole file: see ', run, '.'];
    }
    return ['The whole file is in the artifact ', (0,untrusted_html/* link */.nf)(artifact.url, (0,untrusted_html/* inlineCode */.ti)(artifact.name)), '.'];
}
/** Where files that are not shown are, as the end of a sentence; nothing when no artifact holds them. */
function whereFilesAre({ artifacts, runUrl }) {
    const archive = artifacts.find(({ file }) => file === undefined);
    if (archive !== undefined) {
        return [' in the artifact ', (0,untrusted_html/* link */.nf)(archive.url, (0,untrusted_html/* inlineCode */.ti)(archive.name))];
    }
    if (artifacts.length === 0)
        return [];
    return [' among the artifacts of ', (0,untrusted_html/* link */.nf)(runUrl, 'the workflow run')];
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
        const address = artifactOf(result, name)?.url ?? '';
        if (!/^https?:\/\//u.test(address))
            continue;
        for (const known of [name, pathFrom('', originalName)]) {
            if (known !== undefined && !addresses.has(known))
                addresses.set(known, address);
        }
    }
    return (name) => (link) => {
        if (link.length > MAX_ADDRESS_LENGTH || /^[a-z][a-z\d+.-]*:|^\/\//iu.test(link))
            return undefined;
        const target = decodePath(link.split(/[?#]/u, 1)[0] ?? '');
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

// EXTERNAL MODULE: ./build/report/page.js
var report_page = __webpack_require__(47916);
;// CONCATENATED MODULE: ./build/report/deliverables-part.js




const MAX_ROWS = 100;
/** A longer list is folded: on a phone it would be all that is seen. */
const MAX_OPEN_ROWS = 25;
const MAX_LOST = 20;
/** What was delivered, what was lost and why, and how much the patterns left out. */
function deliverablesPart(result, page) {
    return [...savedTable(result, page), ...lostList(result, page), ...leftOutNote(result)];
}
function savedTable(result, page) {
    const { saved } = result;
    if (saved.length === 0)
        return isEmpty(result) ? [(0,untrusted_html/* paragraph */.FY)('The task made no files.')] : [];
    const own = new Map(result.artifacts.map((artifact) => [artifact.file ?? '', artifact.url]));
    const rows = saved.slice(0, MAX_ROWS).map((file) => savedRow(file, own.get(file.name)));
    const shown = (0,report_page/* takeWithin */.Dh)(rows, page.max / 4, (row) => page.sizeOf((0,report_page/* toHtml */.Vw)((0,untrusted_html/* table */.tp)([[], row]), page)));
    const left = saved.length - shown.length;
    const files = shown.length === 0 ? [] : [(0,untrusted_html/* table */.tp)([[['File'], ['Size']], ...shown], [undefined, 'right'])];
    const isLong = shown.length > MAX_OPEN_ROWS;
    return [
        (0,untrusted_html/* heading */.R_)(3, 'Deliverables'),
        ...(isLong ? [(0,untrusted_html/* details */.zH)([`${(0,human_units/* formatCount */.B4)(shown.length)} files`], ...files)] : files),
        ...(left === 0
            ? []
            : [(0,untrusted_html/* paragraph */.FY)(`and ${(0,human_units/* formatNumberOf */.Of)(left, 'more file')}`, ...whereFilesAre(result))]),
    ];
}
/** Certainly: it is also known to have been listed. */
function isEmpty({ outcome, lost, leftOut, problems }) {
    return outcome === 'complete' && lost.length === 0 && leftOut === 0 && problems.length === 0;
}
/** With a link where the file has an artifact of its own. */
function savedRow(file, url) {
    const name = (0,untrusted_html/* inlineCode */.ti)(file.originalName);
    return [[url === undefined ? name : (0,untrusted_html/* link */.nf)(url, name)], [(0,human_units/* formatSize */.Xq)(file.bytes)]];
}
function lostList({ lost }, page) {
    const items = lost
        .slice(0, MAX_LOST)
        .map(({ originalName, reason }) => [(0,untrusted_html/* inlineCode */.ti)(originalName), ': ', ...(0,untrusted_html/* inlineText */.ln)(reason)]);
    const shown = (0,report_page/* takeWithin */.Dh)(items, page.max / 8, (item) => page.sizeOf((0,report_page/* toHtml */.Vw)((0,untrusted_html/* list */.p_)([item]), page)));
    const left = lost.length - shown.length;
    const more = left > 0 ? [[`and ${(0,human_units/* formatCount */.B4)(left)} more`]] : [];
    if (lost.length === 0)
        return [];
    return [(0,untrusted_html/* heading */.R_)(3, 'Could not be delivered'), (0,untrusted_html/* list */.p_)([...shown, ...more])];
}
function leftOutNote({ leftOut }) {
    if (leftOut <= 0)
        return [];
    const verb = leftOut === 1 ? 'was' : 'were';
    const files = (0,human_units/* formatNumberOf */.Of)(leftOut, 'deliverable');
    return [
        (0,untrusted_html/* paragraph */.FY)(`${files} ${verb} left out by the patterns of the input `, (0,untrusted_html/* inlineCode */.ti)('deliverables'), '.'),
    ];
}

// EXTERNAL MODULE: ./build/task/task.js
var task_task = __webpack_require__(16279);
;// CONCATENATED MODULE: ./build/report/describe-outcome.js

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
    return `${symbol} Miteos task ${describeOutcome(result)}`;
}
/** The outcome as the end of a sentence that begins with "Miteos task". */
function describeOutcome({ outcome, task, problems, lost }) {
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
function describeStatus(result) {
    return result.outcome === 'running'
        ? 'Running'
        : capitalize(describeOutcome(result).replace(/^was /u, ''));
}
function capitalize(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

// EXTERNAL MODULE: ./build/support/duration.js
var duration = __webpack_require__(42806);
;// CONCATENATED MODULE: ./build/report/facts-part.js






const MAX_ARTIFACTS = 20;
/** The small table: how it ended, what it took, where everything is. What is unknown has no row. */
function factsPart(result, page) {
    const { task, durationSeconds } = result;
    const rows = [[['Status'], [describeStatus(result), ...unknownStatus(task)]]];
    const add = (name, ...value) => {
        rows.push([[name], value]);
    };
    if (durationSeconds !== undefined)
        add('Duration', (0,duration/* formatDuration */.a)(durationSeconds * 1000));
    if (task !== undefined && task.agents.length > 0)
        add('Agents', agentCount(task, result.history));
    if (task?.costCents !== undefined)
        add('Cost', (0,human_units/* formatCents */.$5)(task.costCents));
    if (task?.tokensUsed !== undefined)
        add('Tokens', (0,human_units/* formatCount */.B4)(task.tokensUsed));
    if (result.artifacts.length > 0) {
        const name = result.artifacts.length === 1 ? 'Artifact' : 'Artifacts';
        add(name, ...artifacts(result, page));
    }
    if (task !== undefined) {
        const verb = (0,task_task/* hasEnded */.hY)(task) ? 'see' : 'watch';
        const watch = (0,untrusted_html/* link */.nf)(result.watchUrl, `${verb} it in the War Room`);
        add('Task', (0,untrusted_html/* inlineCode */.ti)(task.id), ' – ', watch);
    }
    add('Run', (0,untrusted_html/* link */.nf)(result.runUrl, 'this workflow run'));
    return [(0,untrusted_html/* table */.tp)(rows)];
}
function unknownStatus(task) {
    if (task?.status !== 'unknown')
        return [];
    return [' (Miteos calls it “', ...(0,untrusted_html/* inlineText */.ln)(task.rawStatus, 60), '”)'];
}
/** How an agent of a cancelled task ended is known by its history: the service may say the same of all that did not complete. */
function agentCount({ agents, status: taskStatus }, history) {
    const endOf = ({ id, status }) => {
        if (taskStatus !== 'cancelled' || status !== 'error')
            return status;
        return history?.agents.find((agent) => agent.id === id)?.spans.at(-1)?.status ?? 'killed';
    };
    const count = (wanted) => agents.filter((agent) => endOf(agent) === wanted).length;
    const [failed, stopped] = [count('error'), count('killed')];
    const remarks = [
        ...(failed === 0 ? [] : [`${(0,human_units/* formatCount */.B4)(failed)} failed`]),
        ...(stopped === 0 ? [] : [`${(0,human_units/* formatCount */.B4)(stopped)} stopped`]),
    ];
    const remark = remarks.length === 0 ? '' : ` (${remarks.join(', ')})`;
    return `${(0,human_units/* formatCount */.B4)(agents.length)}${remark}`;
}
/** Artifacts of one file each are linked where the files are listed. */
function artifacts(result, page) {
    const archives = result.artifacts.filter(({ file }) => file === undefined);
    const files = result.artifacts.length - archives.length;
    if (files === 0)
        return artifactLinks(archives, page);
    const each = files === 1 ? 'one file, linked below' : `${(0,human_units/* formatCount */.B4)(files)}, one for each file below`;
    if (archives.length === 0)
        return [capitalize(each)];
    return [...artifactLinks(archives, page), ` and ${each}`];
}
function artifactLinks(archives, page) {
    const links = archives
        .slice(0, MAX_ARTIFACTS)
        .map((artifact) => [
        (0,untrusted_html/* link */.nf)(artifact.url, (0,untrusted_html/* inlineCode */.ti)(artifact.name)),
        ` (${(0,human_units/* formatSize */.Xq)(artifact.bytes)})`,
    ]);
    const shown = (0,report_page/* takeWithin */.Dh)(links, page.max / 8, (nodes) => page.sizeOf((0,report_page/* toHtml */.Vw)((0,untrusted_html/* table */.tp)([[nodes]]), page)));
    const left = archives.length - shown.length;
    return [
        ...shown.flatMap((nodes, index) => (index === 0 ? nodes : [', ', ...nodes])),
        ...(left > 0 ? [`${shown.length > 0 ? ' and ' : ''}${(0,human_units/* formatCount */.B4)(left)} more`] : []),
    ];
}

// EXTERNAL MODULE: ./build/report/untrusted/clean-text.js
var clean_text = __webpack_require__(35787);
;// CONCATENATED MODULE: ./build/report/failure-part.js



const MAX_REASON_LENGTH = 4000;
const MAX_PROBLEMS = 10;
const MAX_PROBLEM_LENGTH = 600;
/**
 * What went wrong and what to do next. The service's own reason leads; a problem that only repeats it is left out, and
 * any other comes after the advice.
 */
function failurePart(result, page) {
    const given = reason(result, page);
    if (given.length === 0) {
        return [...problemList(result, titleOf(result), page), ...advice(result)];
    }
    const failure = result.task?.failure ?? '';
    const problems = result.problems.filter((problem) => !problem.includes(`Miteos says: "${failure}"`));
    const rest = { ...result, problems };
    return [...given, ...advice(result), ...problemList(rest, 'What else went wrong:', page)];
}
function reason({ outcome, task }, page) {
    let text = (0,clean_text/* clipText */.gL)((0,clean_text/* cleanText */.X5)(task?.failure ?? '').trim(), MAX_REASON_LENGTH);
    if (text === '' || outcome === 'complete')
        return [];
    // Some characters are many as HTML.
    while (page.sizeOf((0,report_page/* toHtml */.Vw)(quote(text), page)) > page.max / 8) {
        text = (0,clean_text/* clipText */.gL)(text, Math.floor(text.length / 2));
    }
    return [(0,untrusted_html/* paragraph */.FY)((0,untrusted_html/* strong */.ko)('Reason given by Miteos:')), quote(text)];
}
function quote(text) {
    const paragraphs = text.split(/\n\s*\n/u).map((part) => {
        const lines = part.split('\n').filter((line) => line.trim() !== '');
        return (0,untrusted_html/* paragraph */.FY)(...lines.flatMap((line, index) => {
            const words = (0,untrusted_html/* inlineText */.ln)(line, MAX_REASON_LENGTH);
            return index === 0 ? words : [(0,untrusted_html/* element */.ND)('br', {}), ...words];
        }));
    });
    return (0,untrusted_html/* element */.ND)('blockquote', {}, ...paragraphs);
}
/** That somebody cancelled, or has to approve, is nothing that went wrong. */
function titleOf({ outcome }) {
    return outcome === 'cancelled' || outcome === 'needs-approval'
        ? 'What happened:'
        : 'What went wrong:';
}
function problemList(result, title, page) {
    const { problems } = result;
    const items = problems.slice(0, MAX_PROBLEMS).map((problem) => sentences(problem, result));
    const shown = (0,report_page/* takeWithin */.Dh)(items, page.max / 8, (item) => page.sizeOf((0,report_page/* toHtml */.Vw)((0,untrusted_html/* list */.p_)([item]), page)));
    const left = problems.length - shown.length;
    const more = left > 0 ? [[`and ${String(left)} more; the log has them`]] : [];
    const [first] = shown;
    if (first !== undefined && problems.length === 1) {
        return [(0,untrusted_html/* paragraph */.FY)((0,untrusted_html/* strong */.ko)(title), ' ', ...first)];
    }
    if (shown.length + more.length === 0)
        return [];
    return [(0,untrusted_html/* paragraph */.FY)((0,untrusted_html/* strong */.ko)(title)), (0,untrusted_html/* list */.p_)([...shown, ...more])];
}
function advice(result) {
    const { advice: next = '' } = result;
    if (next.trim() === '')
        return [];
    return [(0,untrusted_html/* paragraph */.FY)((0,untrusted_html/* strong */.ko)('What to do next:'), ' ', ...sentences(next, result))];
}
/** Sentences of ours, perhaps with remote words in them. Remote addresses become code; ours is a link. */
function sentences(text, { watchUrl }) {
    return (0,untrusted_html/* inlineText */.ln)(text, MAX_PROBLEM_LENGTH).flatMap((child) => {
        if (typeof child !== 'string' || watchUrl === '')
            return [child];
        const [first = '', ...others] = child.split(watchUrl);
        return [first, ...others.flatMap((part) => [(0,untrusted_html/* link */.nf)(watchUrl, watchUrl), part])];
    });
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

// EXTERNAL MODULE: ./build/report/text-kind.js
var text_kind = __webpack_require__(41307);
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
;// CONCATENATED MODULE: ./build/report/untrusted/folds.js
/** The end of a fold; or its beginning, with its title in the few tags that titles have. */
const TAG = /\s*(?:<\/details\s*>|(?<start><details(?<open>\s+open)?\s*>)\s*(?:<summary>(?<title>(?:[^<>]|<\/?(?:b|strong|i|em|code)>)*)<\/summary>)?)\s*/giuy;
const MAX_LENGTH = 1000;
/**
 * Agents fold parts of their reports with raw HTML. Blocks between `<details>` and `</details>` become one fold, so that it always ends
 * where it must; a fold that is never closed is shown unfolded.
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
 * Lines that follow each other are one block of HTML, such as the end of a fold and the beginning of the next one.
 * @returns each fold that begins, undefined for each that ends; nothing where the block is anything else
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
        : { title: folds_titleOf(groups['title']), isOpen: groups['open'] !== undefined });
}
function folds_titleOf(html = '') {
    const text = html.replace(/<\/?[a-z]+>/giu, '').trim();
    return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
/** `data` says which HTML the converter makes of a node (mdast-util-to-hast, "Fields on nodes"). */
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

;// CONCATENATED MODULE: ./build/report/untrusted/preformatted.js

/**
 * Text as it is, which takes no parser.
 * @param language a word by which GitHub highlights code; one that it does not know is ignored
 */
function preformatted(text, language = '') {
    return (0,untrusted_html/* element */.ND)('pre', { lang: language.toLowerCase() }, (0,untrusted_html/* element */.ND)('code', {}, text));
}

;// CONCATENATED MODULE: ./build/report/untrusted/markdown.js








/** Headings of a document begin below the report's own. */
const HEADING_SHIFT = 2;
const ALERT = /^\[!(?<name>note|tip|important|warning|caution)\]\s*/iu;
/** Handlers that differ from the converter's own. */
const markdown_handlers = {
    blockquote: (state, node) => {
        const quote = handlers/* handlers */.Y.blockquote(state, node);
        nameAlert(quote);
        return quote;
    },
    code: (state, node) => at(state, node, preformatted(node.value, node.lang ?? '')),
    footnoteReference: (_, { label, identifier }) => textOf(`[${label ?? identifier}]`),
    footnoteDefinition: (state, node) => [
        at(state, node, (0,untrusted_html/* paragraph */.FY)(`[${node.label ?? node.identifier}]:`)),
        ...state.all(node),
    ],
    heading: (state, node) => {
        const level = Math.min(6, node.depth + HEADING_SHIFT);
        return at(state, node, (0,untrusted_html/* element */.ND)(`h${level}`, {}, ...state.all(node)));
    },
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
 * A remote document of GitHub Flavored Markdown as HTML. Images become links, raw HTML becomes code, HTML comments are left out.
 * @throws RangeError for absurd nesting, which exhausts the parser's stack
 */
function parseDocument(source) {
    const { children } = reader.runSync(reader.parse(source));
    let end = 0;
    return children.flatMap((node) => {
        end = Math.max(end, node.position?.end.offset ?? 0);
        return node.type === 'element' ? [{ element: node, end }] : [];
    });
}
function at(state, node, content) {
    state.patch(node, content);
    return content;
}
function textOf(value) {
    return { type: 'text', value };
}
/** Comments are not shown, and a line break is one. Any other tag is shown, since words of a program may look like one: `Vec<String>`. */
function rawHtml(value, isInline) {
    const html = withoutComments(value).trim();
    if (html === '')
        return undefined;
    if (/^<br\s*\/?>$/iu.test(html))
        return (0,untrusted_html/* element */.ND)('br', {});
    return isInline || !html.includes('\n')
        ? (0,untrusted_html/* element */.ND)(isInline ? 'code' : 'p', {}, ...(isInline ? [html] : [(0,untrusted_html/* element */.ND)('code', {}, html)]))
        : preformatted(html, 'html');
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
/** Remote images never load: they could follow readers. A link shows where they are. */
function imageLink(image) {
    if (image.type !== 'element')
        return image;
    const { alt, src } = image.properties;
    return (0,untrusted_html/* link */.nf)(src, (0,clean_text/* cleanLine */.Ow)(alt ?? '') || 'image');
}
/** The box of a task, which is a form's in GitHub's HTML. */
function addBox({ children }, isChecked) {
    const paragraphs = children.find((child) => child.type === 'element' && child.tagName === 'p');
    const place = paragraphs?.type === 'element' ? paragraphs.children : children;
    place.unshift(textOf(isChecked ? '☑ ' : '☐ '));
}
/** `[!NOTE]` at the start of a quote is an alert on GitHub. */
function nameAlert(quote) {
    const first = quote.children.find((child) => child.type === 'element');
    const words = first?.tagName === 'p' ? first.children[0] : undefined;
    if (first === undefined || words?.type !== 'text')
        return;
    const alert = ALERT.exec(words.value);
    const name = alert?.groups?.['name'];
    if (alert === null || name === undefined)
        return;
    const label = `${name.charAt(0).toUpperCase()}${name.slice(1).toLowerCase()}:`;
    first.children.splice(0, 1, (0,untrusted_html/* strong */.ko)(label), textOf(` ${words.value.slice(alert[0].length)}`));
}

// EXTERNAL MODULE: ./node_modules/csv-parse/lib/sync.js + 9 modules
var sync = __webpack_require__(25175);
;// CONCATENATED MODULE: ./build/report/untrusted/read-rows.js

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

// EXTERNAL MODULE: ./build/report/untrusted/safe-html.js + 3 modules
var safe_html = __webpack_require__(89839);
;// CONCATENATED MODULE: ./build/report/untrusted/table.js


/** The first rows of a table that are shown, without its head. */
const MAX_TABLE_ROWS = 50;
/** Wider tables are hardly read, on a phone least of all. */
const MAX_COLUMNS = 20;
const MAX_CELL_LENGTH = 200;
/** The cells of wide rows are clipped shorter, so that a row has a bounded length. */
const MAX_ROW_LENGTH = 1500;
const NUMBER = /^[-+]?[\d.,\s]{0,39}\d\s?%?$/u;
/** Rows of remote cells, the head first, as a table, all as wide as the widest, and how many columns are left out. */
function tableOfRows(rows) {
    const columns = rows.reduce((most, row) => Math.max(most, row.length), 1);
    const shown = Math.min(columns, MAX_COLUMNS);
    const maxLength = Math.min(MAX_CELL_LENGTH, Math.floor(MAX_ROW_LENGTH / shown));
    const places = Array.from({ length: shown }, (_, place) => place);
    const cells = rows.map((row) => places.map((place) => [cellText(row[place] ?? '', maxLength)]));
    const align = places.map((place) => alignOf(rows.slice(1).map((row) => row[place] ?? '')));
    return { table: (0,untrusted_html/* table */.tp)(cells, align), hiddenColumns: columns - shown };
}
/** All of it is text: tags and line ends mean nothing in a cell. */
function cellText(cell, maxLength) {
    return (0,clean_text/* clipText */.gL)((0,clean_text/* cleanLine */.Ow)(cell), maxLength);
}
function alignOf(cells) {
    const filled = cells.map((cell) => (0,clean_text/* truncateText */.EJ)(cell, 100).trim()).filter((cell) => cell !== '');
    return filled.length > 0 && filled.every((cell) => cell.length < 40 && NUMBER.test(cell))
        ? 'right'
        : undefined;
}

;// CONCATENATED MODULE: ./build/report/prepare-texts.js









/** More files are named, not shown: nobody unfolds hundreds. */
const MAX_SECTIONS = 30;
/** Of all texts together, in UTF-16 units: about what the largest page holds. */
const MAX_TEXT = 1024 * 1024;
/** The texts for the report, the main one first, each rendered once for all pages; others are left out. */
function prepareTexts(result, options) {
    const { main, others } = (0,text_kind/* orderTexts */.T9)(result.texts, result.saved);
    const texts = (main === undefined ? others : [main, ...others]).slice(0, MAX_SECTIONS);
    const shares = shareBudget(MAX_TEXT, texts.map(({ text }) => text.length));
    const addressesFor = fileAddresses(result);
    return texts.map((text, index) => {
        const source = (0,clean_text/* truncateText */.EJ)(text.text, shares[index] ?? 0);
        const kind = (0,text_kind/* textKind */._I)(text, result.saved);
        const links = { ...options.links, fileAddress: addressesFor(text.name) };
        const rendered = renderText(text, source, { ...options, kind, links });
        return { text, isMain: text === main, renderedLength: source.length, ...rendered };
    });
}
function renderText(text, source, rules) {
    const { kind, links } = rules;
    if (kind !== 'code' && !rules.isPlain) {
        try {
            if (kind === 'table')
                return renderTable(text, source, links) ?? renderPlain(text, source, rules);
            return { blocks: safeBlocks(parseDocument(source), links), isPlain: false };
        }
        catch (error) {
            // Nesting made for it exhausts the stack.
            if (!(error instanceof RangeError))
                throw error;
            return renderPlain(text, source, { ...rules, isPlain: true });
        }
    }
    return renderPlain(text, source, rules);
}
function renderTable(text, source, links) {
    const rows = readRows(source, MAX_TABLE_ROWS + 1);
    if (rows === undefined)
        return undefined;
    const { table, hiddenColumns } = tableOfRows(rows.rows);
    const isWhole = source.length === text.text.length && text.missingBytes === 0;
    const total = isWhole ? rows.total : undefined;
    const blocks = safeBlocks([{ element: table, end: source.length }], links);
    return { blocks, isPlain: false, table: { rows: { ...rows, total }, hiddenColumns } };
}
function renderPlain({ name }, source, { kind, links, isPlain }) {
    const value = source.trimEnd();
    const element = preformatted(value, (0,text_kind/* extensionOf */.je)(name));
    const blocks = value === '' ? [] : safeBlocks([{ element, end: source.length }], links);
    return { blocks, isPlain: isPlain && kind !== 'code' };
}
function safeBlocks(blocks, links) {
    return blocks.flatMap(({ element, end }) => {
        const safe = (0,safe_html/* sanitizeBlock */.j)(element, links);
        return safe === undefined ? [] : [{ element: safe, html: (0,safe_html/* writeHtml */.T)(safe), end }];
    });
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
        (0,untrusted_html/* paragraph */.FY)(`${parts.join(' and ')} of `, (0,untrusted_html/* inlineCode */.ti)(text.name), ` ${verb} not shown here. `, ...whereTheWholeIs(result, text.name)),
    ];
}

;// CONCATENATED MODULE: ./build/report/untrusted/truncate.js


/** Elements whose last children can be left out. */
const DIVISIBLE = new Set([
    ...['blockquote', 'details', 'li', 'ol', 'table', 'tbody', 'ul'],
    ...['p', 'em', 'strong', 'del'],
]);
/** Says nothing without what follows it. */
const TITLES = new Set(['summary', 'thead']);
/**
 * The longest beginning of a sanitized block that fits: a list ends after an item or within its text, a table after a row, code after a line,
 * text after a word. It is taken from the tree, so that all that begins in it ends in it.
 * @param max in the unit of `sizeOf`, for the block as HTML
 * @returns undefined when nothing of it fits, or it can't be divided
 */
function truncateBlock(block, max, sizeOf) {
    if (block.tagName === 'pre')
        return truncateCode(block, max, sizeOf);
    if (!DIVISIBLE.has(block.tagName))
        return undefined;
    let left = max - sizeOf((0,safe_html/* writeHtml */.T)({ ...block, children: [] }));
    const children = [];
    for (const child of block.children) {
        const size = sizeOf((0,safe_html/* writeHtml */.T)(child));
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
/** A text that is shorter is left out whole. */
const MIN_DIVIDED_LENGTH = 2000;
/** Ends at white space: the beginning of a word may look like a commit hash. */
function truncateWords({ value }, max, sizeOf) {
    if (value.length < MIN_DIVIDED_LENGTH)
        return undefined;
    const end = value.lastIndexOf(' ', fittingLength(value, max, sizeOf));
    return end <= 0 ? undefined : { type: 'text', value: value.slice(0, end) };
}
/** Ends after a line, or within it where it is a long one. */
function truncateCode(block, max, sizeOf) {
    const [code] = block.children;
    const [text] = code?.type === 'element' ? code.children : [];
    if (code?.type !== 'element' || text?.type !== 'text')
        return undefined;
    const withText = (value) => ({
        ...block,
        children: [{ ...code, children: [{ type: 'text', value }] }],
    });
    const fits = fittingLength(text.value, max - sizeOf((0,safe_html/* writeHtml */.T)(withText(''))), sizeOf);
    if (fits === 0)
        return undefined;
    const lineEnd = text.value.lastIndexOf('\n', fits);
    return withText((0,clean_text/* truncateText */.EJ)(text.value, lineEnd > fits / 2 ? lineEnd : fits));
}
/** How much longer a character is as HTML. */
const ADDED = { '<': 3, '&': 4, '\n': 4 };
/** How many UTF-16 units of a text fit as HTML. */
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

;// CONCATENATED MODULE: ./build/report/text-sections.js








/** Less room than this is not worth a section. */
const MIN_SECTION = 800;
/**
 * The text deliverables: the main report open, each of the others folded, within `budget` together. What is truncated ends after a block,
 * with a sentence that says how much is missing and where the whole is.
 * @param budget in the page's own units
 * @returns blocks of HTML
 */
function textSections(result, texts, { page, budget }) {
    const sizes = texts.map((text) => (0,report_page/* sizeOfBlocks */.fQ)(text_sections_frame(text, result, page, [], allOf(text)), page));
    // Each with room for some of its text, and one for the sentence on those that are left out.
    const room = budget - MIN_SECTION;
    const shown = (0,report_page/* takeWithin */.Dh)(texts, room, (text) => MIN_SECTION + (sizes[texts.indexOf(text)] ?? 0));
    const frames = sizes.slice(0, shown.length);
    const left = result.texts.length - shown.length;
    const after = left === 0 ? [] : [notShown(result, left, { isMore: shown.length > 0, page })];
    const needs = shown.map(({ blocks }, index) => contentSize(blocks, page) + (frames[index] ?? 0));
    const shares = shareBudget(budget - (0,report_page/* sizeOfBlocks */.fQ)(after, page), needs);
    const sections = shown.flatMap((text, index) => renderSection(text, result, { page, max: (shares[index] ?? 0) - (frames[index] ?? 0) }));
    return [...sections, ...after];
}
function contentSize(blocks, page) {
    return (0,report_page/* sizeOfBlocks */.fQ)(blocks.map(({ html }) => html), page);
}
function renderSection(prepared, result, room) {
    const { text, blocks, renderedLength, table } = prepared;
    const { shown, end } = takeBlocks(blocks, room);
    const isWhole = shown.length === blocks.length && shown.at(-1) === blocks.at(-1);
    const shownLength = isWhole ? renderedLength : end;
    const bytes = text.missingBytes + Buffer.byteLength(text.text.slice(shownLength));
    const missing = table === undefined ? { bytes } : missingOfTable(prepared, table, shown);
    const lines = shown.map(({ html }) => html);
    return text_sections_frame(prepared, result, room.page, lines, missing);
}
/** As many blocks as there is room for, the last one perhaps truncated, and where the last one ends in the text. */
function takeBlocks(blocks, { page, max }) {
    const shown = [];
    let left = max;
    let end = 0;
    for (const block of blocks) {
        const size = page.sizeOf(block.html) + 2;
        if (size > left) {
            const element = truncateBlock(block.element, left - 2, page.sizeOf);
            if (element === undefined)
                return withoutLastHeadings(shown, end);
            const html = (0,safe_html/* writeHtml */.T)(element);
            end += Math.round(((block.end - end) * page.sizeOf(html)) / size);
            return { shown: [...shown, { element, html, end }], end };
        }
        shown.push(block);
        left -= size;
        end = block.end;
    }
    return { shown, end };
}
/** Of a document that is nothing but headings, they are the content. */
const MAX_LAST_HEADINGS = 3;
/** A heading with nothing below it would promise what is not there. */
function withoutLastHeadings(blocks, end) {
    const isHeading = (block) => /^h[1-6]$/u.test(block?.element.tagName ?? '');
    const shown = [...blocks];
    while (blocks.length - shown.length < MAX_LAST_HEADINGS && isHeading(shown.at(-1)))
        shown.pop();
    return { shown, end: shown.length === blocks.length ? end : (shown.at(-1)?.end ?? 0) };
}
/** Rows are counted; where nobody knows how many there are, what follows the last one shown is measured. */
function missingOfTable({ text, renderedLength }, { rows, hiddenColumns: columns }, blocks) {
    const shown = blocks[0]?.html.split('<tr>').length ?? 1;
    const count = shown - 1;
    if (rows.total !== undefined)
        return { bytes: 0, rows: rows.total - count, columns };
    const end = Math.round(renderedLength * (rows.ends[count - 1] ?? 0));
    return { bytes: text.missingBytes + Buffer.byteLength(text.text.slice(end)), columns };
}
/** As if nothing were shown: the longest that the sentence about it gets, where a size is as long as `88.8 kB`. */
function allOf({ table }) {
    const bytes = 88_800;
    if (table === undefined)
        return { bytes };
    return { bytes, rows: table.rows.total ?? 0, columns: table.hiddenColumns };
}
/** A section round its blocks; the sentences about what is missing, and why it is plain, are part of it. */
function text_sections_frame({ text, isMain, isPlain }, result, page, blocks, missing) {
    const notes = [
        ...(isPlain ? [PLAIN_NOTE] : []),
        ...(text.encoding === undefined ? [] : [ENCODING_NOTES[text.encoding]]),
        ...missingNote(result, text, missing),
    ];
    const isEmpty = text.text.trim() === '' && text.missingBytes === 0;
    const nothing = (0,untrusted_html/* paragraph */.FY)(isEmpty ? 'This file is empty.' : 'Nothing in this file is visible.');
    const after = blocks.length + notes.length === 0 ? [nothing] : notes;
    const content = [...blocks, ...after.map((note) => (0,report_page/* toHtml */.Vw)(note, page))];
    if (isMain)
        return content;
    const bytes = result.saved.find((file) => file.name === text.name)?.bytes;
    const remark = bytes === undefined ? '' : ` (${(0,human_units/* formatSize */.Xq)(bytes)})`;
    const fold = (0,report_page/* toHtml */.Vw)((0,untrusted_html/* details */.zH)([(0,untrusted_html/* inlineCode */.ti)(text.name), remark]), page);
    return [`${fold.slice(0, -END_OF_FOLD.length)}${content.join('')}${END_OF_FOLD}`];
}
const END_OF_FOLD = '</details>';
const PLAIN_NOTE = (0,untrusted_html/* paragraph */.FY)('This file is shown as plain text because it could not be rendered.');
const ENCODING_NOTES = {
    'UTF-16': (0,untrusted_html/* paragraph */.FY)('This file is not UTF-8: it is shown as UTF-16.'),
    'Windows-1252': (0,untrusted_html/* paragraph */.FY)('This file is not UTF-8: it is shown as Windows-1252.'),
    broken: (0,untrusted_html/* paragraph */.FY)('This file is not UTF-8: what could not be read is shown as \ufffd.'),
};
function notShown(result, count, { isMore, page }) {
    const files = (0,human_units/* formatNumberOf */.Of)(count, isMore ? 'more text file' : 'text file');
    const verb = count === 1 ? 'is' : 'are';
    const where = whereFilesAre(result);
    const note = (0,untrusted_html/* paragraph */.FY)(`${files} ${verb} not shown here${where.length === 0 ? '' : `, but ${verb}`}`, ...where, '.');
    return (0,report_page/* toHtml */.Vw)(note, page);
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
/** What took less has no timeline. */
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
function timelinePart(history, page) {
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
        (0,report_page/* toHtml */.Vw)((0,untrusted_html/* heading */.R_)(3, 'Timeline'), page),
        `\`\`\`mermaid\n${value}\n\`\`\``,
        ...(more > 0 ? [(0,report_page/* toHtml */.Vw)((0,untrusted_html/* paragraph */.FY)(`and ${(0,human_units/* formatNumberOf */.Of)(more, 'more agent')}`), page)] : []),
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
    // What had ended when it was first seen takes no time.
    if (end !== undefined && isEnd(end) && rows.length === 1)
        return [{ ...end, endMs: end.startMs }];
    const hasEnd = end !== undefined && isEnd(end);
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









/**
 * The result as HTML for GitHub, one line a block: the outcome, what went wrong and what to do, the report itself, then the facts, the files
 * and, in the summary, a timeline. Each is within the limit of its place, whatever the result holds, and all remote text in it is harmless
 * (no HTML but the allowed tags, no images, mentions, cross references, drawings).
 */
function renderReports(result, { isPlain = false } = {}) {
    const comment = (0,report_page/* openPage */.we)('comment', result.runUrl);
    const summary = (0,report_page/* openPage */.we)('summary', result.runUrl);
    const texts = prepareTexts(result, { links: comment.links, isPlain });
    return {
        comment: renderPage(result, texts, comment),
        summary: renderPage(result, texts, summary),
    };
}
function renderPage(result, texts, page) {
    const top = [(0,untrusted_html/* heading */.R_)(2, headline(result)), ...failurePart(result, page)].map((block) => (0,report_page/* toHtml */.Vw)(block, page));
    const bottom = [
        ...[...factsPart(result, page), ...deliverablesPart(result, page)].map((block) => (0,report_page/* toHtml */.Vw)(block, page)),
        ...(page.target === 'summary' ? timelinePart(result.history, page) : []),
    ];
    const rule = (0,report_page/* toHtml */.Vw)((0,untrusted_html/* element */.ND)('hr', {}), page);
    const budget = page.max - (0,report_page/* sizeOfBlocks */.fQ)([...top, rule, ...bottom], page);
    const sections = textSections(result, texts, { page, budget });
    const blocks = [...top, ...(sections.length === 0 ? [] : [...sections, rule]), ...bottom];
    return (0,report_page/* sizeOfBlocks */.fQ)(blocks, page) > page.max ? shortReport(result, page) : join(blocks);
}
function join(blocks) {
    return `${blocks.join('\n\n')}\n`;
}
function shortReport(result, page) {
    const where = (0,untrusted_html/* link */.nf)(result.runUrl, 'the workflow run');
    const blocks = [
        (0,untrusted_html/* heading */.R_)(2, headline(result)),
        (0,untrusted_html/* paragraph */.FY)('The report is too long to be shown here. It is with ', where, '.'),
    ];
    return join(blocks.map((block) => (0,report_page/* toHtml */.Vw)(block, page)));
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
