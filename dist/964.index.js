export const id = 964;
export const ids = [964];
export const modules = {

/***/ 41307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T9: () => (/* binding */ orderTexts),
/* harmony export */   _I: () => (/* binding */ textKind),
/* harmony export */   je: () => (/* binding */ extensionOf)
/* harmony export */ });
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


/***/ }),

/***/ 42806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ formatDuration),
/* harmony export */   y: () => (/* binding */ parseDurationMs)
/* harmony export */ });
/** One number with each of hours, minutes and seconds, in this order, at least one of them. */
const DURATION = /^(?=\d)(?:(\d{1,9}) ?h(?:(?:ou)?rs?)?)?(?: ?(\d{1,9}) ?m(?:in(?:ute)?s?)?)?(?: ?(\d{1,9}) ?s(?:ec(?:ond)?s?)?)?$/i;
/**
 * Parses `90s`, `45m`, `2h`, `1h30m`, `1h 30m`, `60 minutes` or plain digits, which are minutes.
 * @returns milliseconds, or undefined when the text is anything else
 */
function parseDurationMs(text) {
    const match = DURATION.exec(/^\d+$/.test(text) ? `${text}m` : text);
    if (match === null)
        return undefined;
    const [, hours = 0, minutes = 0, seconds = 0] = match.map(Number).map((n) => n || 0);
    return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}
/** `3725000` → `1h 2m 5s`; `800` → `0s`. The two or three units that matter, never negative. */
function formatDuration(ms) {
    const totalSeconds = Math.max(0, Math.floor(ms / 1000));
    const hours = Math.floor(totalSeconds / 3600);
    const minutes = Math.floor((totalSeconds % 3600) / 60);
    const seconds = totalSeconds % 60;
    const parts = [
        ...(hours > 0 ? [`${hours}h`] : []),
        ...(minutes > 0 ? [`${minutes}m`] : []),
        ...(seconds > 0 || totalSeconds === 0 ? [`${seconds}s`] : []),
    ];
    return parts.join(' ');
}


/***/ }),

/***/ 83251:
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
/** A whole number with commas between thousands. By hand: `Intl` takes as long to begin as half of the report's rendering. */
function formatCount(count) {
    return withCommas(String(Math.round(count)));
}
/** US cents as dollars, e.g. `$1.23`. */
function formatCents(cents) {
    const whole = Math.round(Math.abs(cents));
    const dollars = withCommas(String(Math.floor(whole / 100)));
    return `${cents < 0 ? '-' : ''}$${dollars}.${String(whole % 100).padStart(2, '0')}`;
}
function withCommas(digits) {
    // A number has at most 21 digits before it is written with an exponent.
    return digits.replace(/\B(?=(?:\d{3}){1,7}$)/g, ',');
}
/** A count and its noun, e.g. `1 file`, `1,200 files`. */
function formatNumberOf(count, singular) {
    return `${formatCount(count)} ${singular}${count === 1 ? '' : 's'}`;
}


/***/ }),

/***/ 16279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P7: () => (/* binding */ describeAgent),
/* harmony export */   S4: () => (/* binding */ isWaitingForApproval),
/* harmony export */   Ve: () => (/* binding */ describeTask),
/* harmony export */   Wn: () => (/* binding */ describeStatus),
/* harmony export */   hY: () => (/* binding */ hasEnded),
/* harmony export */   jA: () => (/* binding */ progressOf)
/* harmony export */ });
/** Whether the service has ended the task: nothing more is done or billed. */
function hasEnded(task) {
    return task.status === 'complete' || task.status === 'failed' || task.status === 'cancelled';
}
/** Whether the task stands still until a person approves something in the War Room. */
function isWaitingForApproval(task) {
    if (hasEnded(task))
        return false;
    return task.status === 'paused' || task.agents.some((agent) => agent.status === 'waiting');
}
/** One line on where a task stands, with remote words in it. */
function describeTask(task) {
    const agents = task.agents.map(describeAgent);
    const status = describeStatus(task);
    return agents.length === 0 ? status : `${status} · ${agents.join(', ')}`;
}
/** The status as one word; in quotes when it is the service's own. */
function describeStatus({ status, rawStatus }) {
    return status === 'unknown' ? `"${rawStatus}"` : status;
}
/** 0–100 over all agents; undefined when none says. */
function progressOf(task) {
    const known = task.agents.flatMap(({ progress }) => (progress === undefined ? [] : [progress]));
    if (known.length === 0)
        return undefined;
    return Math.round(known.reduce((sum, progress) => sum + progress, 0) / known.length);
}
/** What an agent does, with remote words in it. */
function describeAgent(agent) {
    const tool = agent.currentTool === undefined ? '' : ` (${agent.currentTool})`;
    return `${agent.type ?? agent.id} ${agent.rawStatus}${tool}`;
}


/***/ })

};
