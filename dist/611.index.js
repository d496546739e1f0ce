export const id = 611;
export const ids = [611];
export const modules = {

/***/ 34793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ deliver)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/deliverables/safe-name.js
var safe_name = __webpack_require__(86332);
// EXTERNAL MODULE: ./build/saved-state.js
var saved_state = __webpack_require__(5123);
// EXTERNAL MODULE: ./build/support/errors.js
var errors = __webpack_require__(35921);
;// CONCATENATED MODULE: ./build/publish-artifacts.js



/**
 * Publishes the saved deliverables as the input `artifact` says.
 * @param failures gets a sentence for each thing that could not be published
 */
async function publishArtifacts(verdict, context, failures) {
    const { ports, settings, folder } = context;
    const published = [...context.published, ...(await findUploaded(context))];
    const files = unpublished({ ...context, published });
    if (settings.artifact === 'none' || files.length === 0)
        return published;
    if (ports.artifacts === undefined) {
        ports.log.warning(`${ports.whyNoArtifacts} The deliverables are in ${folder.root}.`);
        return [];
    }
    const artifacts = [...published];
    try {
        for await (const artifact of uploadArtifacts(files, verdict, context, failures)) {
            artifacts.push(artifact);
            (0,saved_state/* saveState */.LZ)(ports.step, 'artifacts', artifacts);
            ports.log.info(`Published the artifact ${artifact.name}: ${artifact.url}`);
        }
    }
    catch (error) {
        failures.push(`The artifact could not be published: ${(0,errors/* errorWords */.Y)(error)}. The deliverables are in ${folder.root}.`);
    }
    return artifacts;
}
/**
 * What an earlier phase was still uploading when it ended may have arrived. Only a name that holds the task's id is certainly
 * ours: another job may have taken a name that the user gave.
 */
async function findUploaded({ ports, settings, upload, published, }) {
    if (upload === undefined || ports.artifacts === undefined || settings.artifactName !== '')
        return [];
    if (published.some(({ name }) => name === upload.name))
        return [];
    try {
        const found = await ports.artifacts.find(upload.name);
        return found === undefined ? [] : [{ ...found, ...upload }];
    }
    catch {
        return [];
    }
}
/** What an earlier phase of this step has not published: all or nothing of an archive, else file by file. */
function unpublished({ collected, published }) {
    if (published.some(({ file }) => file === undefined))
        return [];
    const done = new Set(published.map(({ file }) => file));
    return collected.saved.filter(({ name }) => !done.has(name));
}
async function* uploadArtifacts(files, verdict, { collected, ports, run, settings, folder, budget, durationSeconds }, failures) {
    if (ports.artifacts === undefined)
        return;
    const request = {
        root: folder.root,
        name: settings.artifactName || `miteos-${(0,safe_name/* safeSegment */.LX)(verdict.task.id)}`,
        retentionDays: settings.retentionDays,
        signal: budget.signal,
        onName: (name) => {
            (0,saved_state/* saveState */.LZ)(ports.step, 'upload', { name });
        },
    };
    if (settings.artifact === 'zip') {
        const { renderManifest } = await __webpack_require__.e(/* import() */ 802).then(__webpack_require__.bind(__webpack_require__, 67802));
        const facts = { ...verdict, ...collected, runUrl: run.runUrl, durationSeconds };
        const manifest = await writeText(folder, safe_name/* MANIFEST_NAME */.ir, renderManifest(facts));
        const all = [...files, { name: safe_name/* MANIFEST_NAME */.ir, path: manifest }];
        yield await ports.artifacts.uploadZip({ ...request, files: all });
        return;
    }
    for (const file of files) {
        try {
            const artifact = await ports.artifacts.uploadFile(file, {
                ...request,
                files: [file],
                onName: (name) => {
                    (0,saved_state/* saveState */.LZ)(ports.step, 'upload', { name, file: file.name });
                },
            });
            yield { ...artifact, file: file.name };
        }
        catch (error) {
            failures.push(`The artifact of ${file.name} could not be published: ${(0,errors/* errorWords */.Y)(error)}.`);
        }
    }
}
async function writeText(folder, name, text) {
    const file = await folder.createFile(name);
    try {
        await file.write(new TextEncoder().encode(text));
        return await file.keep();
    }
    finally {
        await file.discard();
        await folder.tidy();
    }
}

// EXTERNAL MODULE: ./build/support/deadline.js
var deadline = __webpack_require__(74422);
;// CONCATENATED MODULE: ./build/deliver.js






/** The rest is for publishing: one slow file must not take the artifact from all others. */
const COLLECTING_SHARE = 0.7;
const NOTHING = { saved: [], lost: [], leftOut: 0 };
/**
 * Collects the deliverables and publishes them: artifact, comment, summary, each on its own, so that one that fails
 * takes nothing from the others.
 * @returns undefined when the step was told to stop before the end: the post step begins again
 */
async function deliver(verdict, context) {
    const { ports, run, settings } = context;
    const folder = ports.openFolder(settings.outputDir === ''
        ? external_node_path_.join(run.runnerTemp, 'miteos', (0,safe_name/* safeSegment */.LX)(verdict.task.id))
        : external_node_path_.resolve(run.workspace, settings.outputDir));
    const failures = [];
    const collected = await collect(verdict, folder, context, failures);
    if (isStopped(ports))
        return undefined;
    failures.push(...lossesOf(collected));
    // Of a task that did not complete, other things are to be said.
    const emptiness = verdict.outcome === 'complete' ? findEmptiness(collected, failures) : undefined;
    if (emptiness !== undefined && settings.ifNoDeliverables === 'error')
        failures.push(emptiness);
    if (emptiness !== undefined && settings.ifNoDeliverables === 'warn')
        ports.log.warning(emptiness);
    const artifacts = await publishArtifacts(verdict, { ...context, folder, collected }, failures);
    if (isStopped(ports))
        return undefined;
    const advice = verdict.advice ?? (failures.length === 0 ? undefined : adviceOn(emptiness, verdict));
    const result = {
        outcome: verdict.outcome,
        task: verdict.task,
        problems: [...verdict.problems, ...failures],
        ...(advice === undefined ? {} : { advice }),
        durationSeconds: context.durationSeconds,
        ...collected,
        artifacts,
        texts: await readTextsOf(folder, collected, ports),
        runUrl: run.runUrl,
        watchUrl: run.watchUrl,
    };
    const [comment] = await Promise.all([
        publishComment(result, ports),
        settings.summary && context.hasSummary !== true ? publishSummary(result, ports) : undefined,
    ]);
    if (isStopped(ports))
        return undefined;
    return { result, outputDir: folder.root, comment, failures };
}
function isStopped({ stop }) {
    return stop.aborted;
}
async function collect({ task }, folder, { ports, settings, budget }, failures) {
    const limit = (0,deadline/* startDeadline */.db)(ports.clock, budget.leftMs() * COLLECTING_SHARE, budget.signal);
    const { saveDeliverables } = await Promise.all(/* import() */[__webpack_require__.e(237), __webpack_require__.e(419)]).then(__webpack_require__.bind(__webpack_require__, 33419));
    ports.log.startGroup('Deliverables');
    try {
        return await saveDeliverables({
            ...ports,
            folder,
            taskId: task.id,
            signal: limit.signal,
            patterns: settings.deliverablePatterns,
        });
    }
    catch (error) {
        failures.push(`The deliverables of task ${task.id} could not be listed: ${(0,errors/* errorWords */.Y)(error)}.`);
        return NOTHING;
    }
    finally {
        limit.release();
        ports.log.endGroup();
    }
}
function lossesOf({ lost }) {
    return lost.map(({ originalName, id, reason }) => `The deliverable "${originalName}" (${id}) could not be fetched: ${reason}.`);
}
/** That there is nothing, in words; undefined when there is something, or nobody knows. */
function findEmptiness({ saved, lost, leftOut }, failures) {
    if (saved.length > 0 || lost.length > 0 || failures.length > 0)
        return undefined;
    return leftOut === 0
        ? 'The task has no deliverables.'
        : `None of the ${leftOut} deliverables matches the input deliverables.`;
}
/** A later attempt resumes a complete task, and so does `task-id`. */
function adviceOn(emptiness, { task }) {
    return emptiness === undefined
        ? `Re-run the job, or run with \`task-id: ${task.id}\`, to publish again: the task is not paid for twice.`
        : 'Change the prompt or the input deliverables, or set `if-no-deliverables: warn`.';
}
async function readTextsOf(folder, { saved }, { log }) {
    try {
        const { readTexts } = await __webpack_require__.e(/* import() */ 546).then(__webpack_require__.bind(__webpack_require__, 90546));
        return await readTexts(folder, saved);
    }
    catch (error) {
        log.warning(`The deliverables could not be read for the report: ${(0,errors/* errorWords */.Y)(error)}.`);
        return [];
    }
}
async function publishComment(result, ports) {
    const { comment, log, step } = ports;
    if (comment === undefined)
        return undefined;
    try {
        const { renderReport } = await Promise.all(/* import() */[__webpack_require__.e(511), __webpack_require__.e(122)]).then(__webpack_require__.bind(__webpack_require__, 29122));
        const body = renderReport(result, { target: 'comment', marker: comment.marker });
        const posted = await comment.publish(body);
        (0,saved_state/* saveState */.LZ)(step, 'comment', posted);
        log.info(`Published the comment: ${posted.url}`);
        return posted;
    }
    catch (error) {
        if (ports.stop.aborted)
            return undefined;
        log.warning(`The report is not on the pull request: ${(0,errors/* errorWords */.Y)(error)}`);
        return undefined;
    }
}
async function publishSummary(result, { log, step }) {
    try {
        const { renderReport } = await Promise.all(/* import() */[__webpack_require__.e(511), __webpack_require__.e(122)]).then(__webpack_require__.bind(__webpack_require__, 29122));
        await step.writeSummary(renderReport(result, { target: 'summary' }));
        (0,saved_state/* saveState */.LZ)(step, 'summary', true);
    }
    catch (error) {
        log.warning(`The report is not in the job summary: ${(0,errors/* errorWords */.Y)(error)}.`);
    }
}


/***/ }),

/***/ 86332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KU: () => (/* binding */ safeNames),
/* harmony export */   LX: () => (/* binding */ safeSegment),
/* harmony export */   ir: () => (/* binding */ MANIFEST_NAME),
/* harmony export */   x6: () => (/* binding */ PART_FOLDER)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/**
 * Any remote name → a relative path that is safe on Linux, macOS and Windows and that the artifact service accepts.
 * Sources: Microsoft's "Naming Files, Paths, and Namespaces"; the artifact library's list of refused characters.
 */
/** The file that the action itself adds beside the deliverables. */
const MANIFEST_NAME = 'miteos-task.json';
/** Where transfers under way are kept, inside the output folder. */
const PART_FOLDER = '.miteos-part';
const LONGEST_SEGMENT_BYTES = 120;
const DEEPEST = 10;
/** In the workspace as output folder, a file below `.git` could become a program that a later git command runs. */
const RESERVED_NAMES = new Set([PART_FOLDER, '.git', 'git~1']);
/** Enough for ` (99999)` behind a name that was cut to its bound. */
const NUMBER_RESERVE = 8;
const SHORTEST_PATH = 40;
const NAMELESS = 'deliverable';
/** As much of a name's end as is looked at, in UTF-16 units: an endless one would take for ever to clean. */
const LONGEST_NAME = 4096;
/** Control and format characters (bidirectional ones among them), line and paragraph ends; not the joiners that scripts need. */
const INVISIBLE = /(?!\u200c|\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const REFUSED = /["<>:|*?]/g;
/** Windows takes these for devices also with an extension, and with white space before it. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])\s*(?:\.|$)/i;
/**
 * Names for files that go into one folder: inside it, each unlike the others also where case does not count, and
 * always the same for the same list.
 * @param names as the service gives them; empty or unusable ones get a name
 * @param longest how long a result may be, in UTF-16 units, so that the whole path stays within what systems bear
 */
function safeNames(names, longest) {
    const taken = new TakenNames([MANIFEST_NAME]);
    return names.map((name) => taken.take(cleanPath(name), Math.max(longest, SHORTEST_PATH)));
}
/** One remote text → one path segment, e.g. a task id in a folder's or an artifact's name. */
function safeSegment(text) {
    return cleanSegment(text.slice(-LONGEST_NAME).replaceAll(/[\\/]/g, '_')) || 'unnamed';
}
function cleanPath(name) {
    const segments = name
        .slice(-LONGEST_NAME)
        .split(/[\\/]/)
        .map((one) => cleanSegment(one));
    const usable = segments.filter((segment) => segment !== '').slice(-DEEPEST);
    return usable.length === 0 ? [NAMELESS] : usable;
}
/** @returns empty when nothing is left */
function cleanSegment(segment, maxBytes = LONGEST_SEGMENT_BYTES) {
    const visible = segment
        .toWellFormed()
        .replace(INVISIBLE, '')
        .normalize('NFC')
        .replace(REFUSED, '_')
        // The runner takes `##[name]` anywhere in a line for a command, also in what a later step lists.
        .replaceAll('##[', '##_[');
    // Windows drops dots and spaces at the end; this also empties `.` and `..`.
    const trimmed = visible.trimStart().replace(/[. ]+$/, '');
    // Judged after the cut, which may lay such a name open.
    const cut = cutSegment(trimmed, maxBytes);
    const isReserved = DEVICE_NAME.test(cut) || RESERVED_NAMES.has(fold(cut));
    return isReserved ? cutSegment(`_${cut}`, maxBytes) : cut;
}
/** Cuts a name to a number of UTF-8 bytes at a character's end, keeping a short extension. */
function cutSegment(segment, maxBytes) {
    if (Buffer.byteLength(segment) <= maxBytes)
        return segment;
    const extension = /\.[\w-]{1,12}$/.exec(segment)?.[0] ?? '';
    const stem = segment.slice(0, segment.length - extension.length);
    const room = Math.max(1, maxBytes - Buffer.byteLength(extension));
    let kept = '';
    for (const character of stem) {
        if (Buffer.byteLength(kept + character) > room)
            break;
        kept += character;
    }
    return kept.replace(/[. ]+$/, '') + extension;
}
/** Knows what is taken, as file or as folder, on a disk where case does not count. */
class TakenNames {
    #files;
    #folders = new Set();
    /** The next number to put behind a path, so that many equal names are not each counted from 1. */
    #nextNumbers = new Map();
    constructor(files) {
        this.#files = new Set(files.map(fold));
    }
    /** The path, or one with numbers where it clashes. Where it is too long, folders give way before the file does. */
    take(segments, longest) {
        const room = longest - NUMBER_RESERVE;
        const file = segments.at(-1) ?? '';
        const folder = this.#freeFolder(segments.slice(0, -1));
        if (folder !== '' && folder.length + file.length > room) {
            return this.take(segments.slice(1), longest);
        }
        const cut = cleanSegment(file, Math.min(room, LONGEST_SEGMENT_BYTES)) || NAMELESS;
        const path = this.#freeFile(folder === '' ? cut : folder + file);
        this.#files.add(fold(path));
        for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            this.#folders.add(fold(path.slice(0, end)));
        }
        return path;
    }
    /** With a `/` at its end; empty for no folder. */
    #freeFolder(segments) {
        let folder = '';
        for (const segment of segments) {
            let number = 1;
            while (this.#files.has(fold(numbered(folder + segment, number))))
                number += 1;
            folder = `${numbered(folder + segment, number)}/`;
        }
        return folder;
    }
    #freeFile(path) {
        const key = fold(path);
        for (let number = this.#nextNumbers.get(key) ?? 1;; number += 1) {
            const free = numbered(path, number);
            if (this.#files.has(fold(free)) || this.#folders.has(fold(free)))
                continue;
            this.#nextNumbers.set(key, number + 1);
            return free;
        }
    }
}
/** `a/b.md`, 2 → `a/b (2).md` */
function numbered(path, number) {
    if (number === 1)
        return path;
    const { dir, name, ext } = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.parse(path);
    return node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(dir, `${name} (${number})${ext}`);
}
function fold(path) {
    return path.normalize('NFKC').toUpperCase().toLowerCase();
}


/***/ }),

/***/ 61418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ openRest),
/* harmony export */   c: () => (/* binding */ statusOf)
/* harmony export */ });
/** Longest one request may take, in milliseconds; the client has no limit of its own. */
const REQUEST_TIMEOUT_MS = 30_000;
/**
 * Loads the client when it is first needed, since it is heavy.
 * @throws Error when there is no token
 */
async function openRest({ apiUrl, token, stop }) {
    if (token === '')
        throw new Error('the input github-token is empty');
    const { getOctokit } = await __webpack_require__.e(/* import() */ 351).then(__webpack_require__.bind(__webpack_require__, 61351));
    // GITHUB_API_URL is read when the library is imported; what we were told is passed on instead.
    const octokit = getOctokit(token, { baseUrl: apiUrl });
    octokit.hook.before('request', (request) => {
        const late = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
        const signal = stop === undefined ? late : AbortSignal.any([late, stop]);
        request.request = { ...request.request, signal };
    });
    return octokit;
}
/** The HTTP status of a failed request; undefined when there was no answer. */
function statusOf(error) {
    if (typeof error !== 'object' || error === null || !('status' in error))
        return undefined;
    return typeof error.status === 'number' ? error.status : undefined;
}


/***/ }),

/***/ 94686:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LB: () => (/* binding */ maskLink),
/* harmony export */   UM: () => (/* binding */ stepFiles),
/* harmony export */   s9: () => (/* binding */ maskKey),
/* harmony export */   tV: () => (/* binding */ stepLog)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91659);
/* harmony import */ var _support_printable_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40831);


/** The log and its annotations; every text is made harmless on its way. */
const stepLog = {
    info: (text) => {
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq((0,_support_printable_text_js__WEBPACK_IMPORTED_MODULE_1__/* .printableText */ .X)(text));
    },
    notice: (text) => {
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm((0,_support_printable_text_js__WEBPACK_IMPORTED_MODULE_1__/* .printableText */ .X)(text));
    },
    warning: (text) => {
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e((0,_support_printable_text_js__WEBPACK_IMPORTED_MODULE_1__/* .printableText */ .X)(text));
    },
    startGroup: (title) => {
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .startGroup */ .Oh((0,_support_printable_text_js__WEBPACK_IMPORTED_MODULE_1__/* .printableText */ .X)(title));
    },
    endGroup: () => {
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .endGroup */ .N4();
    },
};
/** Outputs, state and summary of the step. Outputs and state are appended at once, so that a kill loses none. */
const stepFiles = {
    /** The library keeps the value between random delimiters, so that no value can forge another output. */
    setOutput(name, value) {
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setOutput */ .uH(name, value.toWellFormed());
    },
    /** What the post step finds under the same name; a later value wins. */
    saveState(name, value) {
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .saveState */ .LZ(name, value);
    },
    async writeSummary(markdown) {
        await _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .summary */ .z.addRaw(markdown, true).write();
    },
};
/** Hides the key from the log, also in the forms in which a library or a server may repeat it. */
function maskKey(key) {
    if (key === '')
        return;
    maskAll([key, Buffer.from(key).toString('base64'), encodeURIComponent(key)]);
}
/** What a link says openly of the file; its mask would blank file names and dates. */
const NO_SECRETS = /content|disposition|file|name|date|expires|algorithm/i;
/** Hides what makes a pre-signed link one. A short value is no secret, and its mask would blank the log. */
function maskLink(url) {
    for (const pair of URL.parse(url)?.search.slice(1).split('&') ?? []) {
        const [[name, value] = ['', '']] = new URLSearchParams(pair);
        if (value.length < 16 || NO_SECRETS.test(name))
            continue;
        // As it stands in the link, where a plus may be one, and as others may write it.
        const raw = pair.slice(pair.indexOf('=') + 1);
        maskAll([raw, value, encodeURIComponent(value)]);
    }
}
function maskAll(forms) {
    for (const form of new Set(forms))
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setSecret */ .Pq(form);
}


/***/ }),

/***/ 86537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ headerText),
/* harmony export */   l: () => (/* binding */ headerCount)
/* harmony export */ });
/** The first value of a header, by its lower-case name. */
function headerText(headers, name) {
    const value = headers[name];
    return Array.isArray(value) ? value[0] : value;
}
/** A header that is a plain count; undefined when it is absent or anything else. */
function headerCount(headers, name) {
    const text = headerText(headers, name);
    return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}


/***/ }),

/***/ 70831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FJ: () => (/* binding */ isNeverSent),
/* harmony export */   RX: () => (/* binding */ patientRetryDelayMs),
/* harmony export */   oR: () => (/* binding */ parseRetryAfterMs),
/* harmony export */   qO: () => (/* binding */ retryDelayMs)
/* harmony export */ });
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 20_000;
/** Longer than any limit per minute lasts. */
const LONGEST_PATIENT_DELAY_MS = 60_000;
/**
 * How long to wait before a request is sent again, in milliseconds; undefined gives up.
 * Only for requests that may be repeated: never for the create call.
 * @param tries how often it was sent so far
 * @param random in [0, 1)
 */
function retryDelayMs(failure, tries, random) {
    if (failure.arrival === 'refused')
        return undefined;
    const { retryAfterMs = 0 } = failure;
    if (retryAfterMs > LONGEST_DELAY_MS)
        return undefined;
    return Math.max(Math.min(growingMs(tries, random), LONGEST_DELAY_MS), retryAfterMs);
}
/**
 * The same for a request that may be sent many times: it is never given up because the service asks for a long pause,
 * which is honoured up to a minute.
 */
function patientRetryDelayMs({ arrival, retryAfterMs = 0 }, tries, random) {
    if (arrival === 'refused')
        return undefined;
    return Math.min(Math.max(growingMs(tries, random), retryAfterMs), LONGEST_PATIENT_DELAY_MS);
}
function growingMs(tries, random) {
    return FIRST_DELAY_MS * 2 ** (tries - 1) * (0.75 + 0.5 * random);
}
/**
 * Whether a failed connection means that no byte of the request was sent. All else may have arrived.
 * Sources: Node's system error names, OpenSSL's and undici's error codes.
 */
function isNeverSent(error) {
    if (typeof error !== 'object' || error === null)
        return false;
    const { code, syscall, errors, cause } = error;
    // An AggregateError: each of a name's addresses was tried.
    if (Array.isArray(errors))
        return errors.length > 0 && errors.every(isNeverSent);
    if (code === undefined)
        return isNeverSent(cause);
    return (syscall === 'connect' ||
        NEVER_SENT_CODES.has(code) ||
        // The certificate is checked before the first byte of the request. (`ERR_SSL_…` is not here: a
        // broken record or an alert may also come in the middle of an exchange.)
        /^(?:CERT_|ERR_TLS_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/.test(code));
}
/** Not `EHOSTUNREACH` and its like: a route that is lost while an answer is awaited is named so, too. */
const NEVER_SENT_CODES = new Set([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EAI_FAIL',
    'UND_ERR_CONNECT_TIMEOUT',
]);
/** `Retry-After` in seconds or as a date → milliseconds from now; undefined when absent or unreadable. */
function parseRetryAfterMs(value, nowMs) {
    if (value === undefined)
        return undefined;
    if (/^\d+(?:\.\d+)?$/.test(value.trim()))
        return Number(value) * 1000;
    // Date.parse finds a year in nearly any text; a date of HTTP has a time of day.
    const dateMs = /\d\d:\d\d:\d\d/.test(value) ? Date.parse(value) : NaN;
    return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs);
}


/***/ }),

/***/ 97072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ reachVerdict),
/* harmony export */   s: () => (/* binding */ endedVerdict)
/* harmony export */ });
/* harmony import */ var _service_advice_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97812);
/* harmony import */ var _support_deadline_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(74422);
/* harmony import */ var _support_duration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(42806);
/* harmony import */ var _task_cancel_task_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39248);
/* harmony import */ var _task_fetch_task_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42408);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16279);






/** After the deadline: the wait is over within 10 s of it. */
const CANCEL_LIMIT_MS = 8000;
/** After a signal the runner waits 7.5 s; the step is over in 5, of which 2 may go by until the create call is answered. */
const CANCEL_ON_STOP_LIMIT_MS = 2500;
/** Turns the end of the wait into an outcome; cancels the task where that is due. */
async function reachVerdict(end, context) {
    const { task } = end;
    const { origin, settings } = context;
    switch (end.kind) {
        case 'ended':
            return endedVerdict(task);
        case 'timed-out': {
            const problem = `The task did not end within the timeout of ${(0,_support_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a)(settings.timeoutMs)}.`;
            if (!settings.cancelOnTimeout || origin === 'resumed') {
                const latest = await lookIfPossible(task, context);
                if ((0,_task_task_js__WEBPACK_IMPORTED_MODULE_4__/* .hasEnded */ .h)(latest))
                    return endedVerdict(latest);
                return left('timed-out', latest, `${problem} It was left running.`);
            }
            const advice = 'Set a longer `timeout`, or re-run the job to start again.';
            return cancelAs({ outcome: 'timed-out', task, problem, advice }, context);
        }
        case 'needs-approval': {
            const problem = 'An agent waits for the approval of a person.';
            if (settings.onApproval !== 'cancel' || origin === 'resumed') {
                const where = `Approve it in the War Room (${context.watchUrl}), then re-run the job`;
                return left('needs-approval', task, problem, `${where}, or run with \`task-id: ${task.id}\`.`);
            }
            const advice = 'Re-run the job with `on-approval: wait` or `on-approval: leave`, for a person to approve, or with a higher `autonomy-level`.';
            return cancelAs({ outcome: 'cancelled', task, problem, advice }, context);
        }
        case 'stopped': {
            const problem = 'The step was told to stop.';
            if (origin !== 'created')
                return left('cancelled', task, `${problem} The task was left running.`);
            const advice = 'Re-run the job to start again.';
            return cancelAs({ outcome: 'cancelled', task, problem, advice }, context);
        }
        case 'lost': {
            const problem = `The task can't be followed any more: ${end.error.message}.`;
            const advice = (0,_service_advice_js__WEBPACK_IMPORTED_MODULE_0__/* .adviceOn */ .i)(end.error);
            if (origin !== 'created')
                return left('failed', task, problem, advice);
            return cancelAs({ outcome: 'failed', task, problem, advice }, context);
        }
    }
}
/** A task may have ended since the last look, which is as long ago as `poll-interval` says. */
async function lookIfPossible(task, { ports }) {
    const limit = (0,_support_deadline_js__WEBPACK_IMPORTED_MODULE_5__/* .startDeadline */ .db)(ports.clock, CANCEL_LIMIT_MS, ports.stop);
    try {
        return await (0,_task_fetch_task_js__WEBPACK_IMPORTED_MODULE_2__/* .fetchTask */ .Q)(ports.service, task.id, { signal: limit.signal });
    }
    catch {
        return task;
    }
    finally {
        limit.release();
    }
}
/** What a task that ended by itself, or was cancelled by somebody, is called. */
function endedVerdict(task) {
    const base = { task, mayStillRun: false };
    if (task.status === 'complete')
        return { ...base, outcome: 'complete', problems: [] };
    if (task.status === 'cancelled') {
        const problems = ['The task was cancelled in Miteos.'];
        return { ...base, outcome: 'cancelled', problems, advice: 'Re-run the job to start again.' };
    }
    const words = task.failure === undefined ? 'Miteos gave no reason.' : `Miteos says: "${task.failure}".`;
    const advice = 'Look at it in the War Room, or re-run the job to start again.';
    return { ...base, outcome: 'failed', problems: [`The task failed. ${words}`], advice };
}
function left(outcome, task, problem, advice) {
    return {
        outcome,
        task,
        problems: [problem],
        advice: advice ?? `Run again with \`task-id: ${task.id}\` to follow it on.`,
        mayStillRun: false,
    };
}
async function cancelAs({ outcome, task, problem, advice }, { ports, watchUrl, onCancel }) {
    const limit = (0,_support_deadline_js__WEBPACK_IMPORTED_MODULE_5__/* .startDeadline */ .db)(ports.clock, CANCEL_LIMIT_MS);
    const late = (0,_support_deadline_js__WEBPACK_IMPORTED_MODULE_5__/* .abortLater */ .DV)(ports.clock, ports.stop, CANCEL_ON_STOP_LIMIT_MS);
    onCancel({ outcome, task, problems: [problem], advice, mayStillRun: true });
    const done = {
        outcome,
        task,
        problems: [`${problem} The task was cancelled.`],
        advice,
        mayStillRun: false,
    };
    const signal = AbortSignal.any([limit.signal, late.signal]);
    const cancelled = await (0,_task_cancel_task_js__WEBPACK_IMPORTED_MODULE_1__/* .cancelTask */ .y)(task.id, { ...ports, signal });
    limit.release();
    late.release();
    switch (cancelled.kind) {
        case 'accepted':
            return {
                ...done,
                problems: [
                    `${problem} Miteos was told to cancel the task, which does not show it yet: the post step looks again.`,
                ],
                mayStillRun: true,
            };
        case 'ended':
            // It may have ended by itself just before: the task's own word decides.
            return cancelled.task.status === 'cancelled'
                ? { ...done, task: cancelled.task }
                : endedVerdict(cancelled.task);
        case 'unknown':
            return {
                outcome,
                task,
                problems: [problem, `The task could not be cancelled: ${cancelled.words}.`],
                advice: `Task ${task.id} may still be running: look at it in the War Room (${watchUrl}) and cancel it there.`,
                mayStillRun: true,
            };
    }
}


/***/ }),

/***/ 15221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ endProcess),
/* harmony export */   r: () => (/* binding */ listenForStop)
/* harmony export */ });
/** How long connections that a library left open may hold the process up. */
const LINGER_MS = 2000;
/** The runner sends its second signal 7.5 s after the first: by then the step must be over. */
const STOP_LIMIT_MS = 5000;
/** A signal that is aborted when the runner cancels the step. Stands from the first call on. */
function listenForStop() {
    const controller = new AbortController();
    const stop = (name) => {
        controller.abort(new Error(`the step was told to stop by ${name}`));
        // What still waits for a server by then is left to the post step.
        setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    return controller.signal;
}
/**
 * Lets the process end by itself, with the exit code that was set. What a library left open is cut off after a while; an exit at
 * once may abort Node on Windows. Source: nodejs/undici #5680.
 */
function endProcess() {
    setTimeout(() => process.exit(), LINGER_MS).unref();
}


/***/ }),

/***/ 5123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bu: () => (/* binding */ parseState),
/* harmony export */   Ho: () => (/* binding */ clearState),
/* harmony export */   LZ: () => (/* binding */ saveState)
/* harmony export */ });
function saveState(step, name, value) {
    step.saveState(name, JSON.stringify(value));
}
/** As if it had never been saved. */
function clearState(step, name) {
    step.saveState(name, '');
}
/** @returns undefined when the main phase did not get so far */
function parseState(text, name) {
    if (text === '')
        return undefined;
    try {
        // Only this action writes its state, so the shape is the one it saved.
        return JSON.parse(text);
    }
    catch (error) {
        throw new Error(`the saved state "${name}" can't be read`, { cause: error });
    }
}


/***/ }),

/***/ 97812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ failureWords),
/* harmony export */   i: () => (/* binding */ adviceOn)
/* harmony export */ });
/* harmony import */ var _support_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35921);
/* harmony import */ var _task_task_service_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80101);


/** What failed, and what to do about it where that is known. */
function failureWords(error) {
    const advice = error instanceof _task_task_service_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._ ? adviceOn(error) : '';
    return advice === '' ? (0,_support_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorWords */ .Y)(error) : `${(0,_support_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorWords */ .Y)(error)}. ${advice}`;
}
/** What a person can do about a call that Miteos refused or did not answer: whole sentences, or nothing. */
function adviceOn({ status, arrival }) {
    switch (status) {
        case 400:
        case 422:
            return 'Check the inputs that describe the task: prompt, config, max-agents, autonomy-level, deploy-target, workspace-id.';
        case 401:
            return 'Check the secret behind the input api-key: the key may be revoked, or not be one of this service.';
        case 402:
            return 'Check the plan and the credits of the Miteos account, add credits, then re-run the job.';
        case 403:
            return 'Give the key of the input api-key the scopes `tasks.read` and `tasks.write`.';
        case 404:
            return 'Check the inputs task-id and base-url, and that the key belongs to the same organisation.';
        case 429:
            return 'Raise the input timeout, or run fewer tasks at the same time.';
        default:
            // What may have made a task says itself where to look for it.
            return arrival === 'never'
                ? 'Check that the runner can reach the address of the input base-url, then re-run the job.'
                : '';
    }
}


/***/ }),

/***/ 58894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ cutToBytes)
/* harmony export */ });
/**
 * Cuts a text to a number of UTF-8 bytes, at the end of a character.
 * @returns the text, and how many bytes are missing from it
 */
function cutToBytes(text, maxBytes) {
    const bytes = new TextEncoder().encode(text);
    if (bytes.length <= maxBytes)
        return { text, missingBytes: 0 };
    let end = maxBytes;
    // 10xxxxxx continues a character: step back to where one begins.
    while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80)
        end -= 1;
    return {
        text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, end)),
        missingBytes: bytes.length - end,
    };
}


/***/ }),

/***/ 74422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DV: () => (/* binding */ abortLater),
/* harmony export */   db: () => (/* binding */ startDeadline),
/* harmony export */   j3: () => (/* binding */ DeadlineError)
/* harmony export */ });
/** The reason of a deadline's signal. */
class DeadlineError extends Error {
    name = 'DeadlineError';
}
/** Starts a time limit on the clock that never jumps. */
function startDeadline(clock, ms, parent) {
    const end = clock.monotonicMs() + ms;
    const timer = new AbortController();
    const controller = new AbortController();
    const follow = () => {
        controller.abort(parent?.reason);
    };
    if (parent?.aborted === true)
        follow();
    parent?.addEventListener('abort', follow, { once: true });
    void clock.sleep(ms, timer.signal).then(() => {
        if (!timer.signal.aborted)
            controller.abort(new DeadlineError(`the time limit of ${ms} ms is over`));
    });
    return {
        signal: controller.signal,
        leftMs: () => Math.max(0, end - clock.monotonicMs()),
        isOver: () => clock.monotonicMs() >= end,
        release: () => {
            timer.abort();
            parent?.removeEventListener('abort', follow);
        },
    };
}
/** A signal that follows another one `ms` later, so that what is under way can end by itself. */
function abortLater(clock, signal, ms) {
    const timer = new AbortController();
    const controller = new AbortController();
    const begin = () => {
        void clock.sleep(ms, timer.signal).then(() => {
            if (!timer.signal.aborted)
                controller.abort(signal.reason);
        });
    };
    if (signal.aborted)
        begin();
    else
        signal.addEventListener('abort', begin, { once: true });
    return {
        signal: controller.signal,
        release: () => {
            timer.abort();
            signal.removeEventListener('abort', begin);
        },
    };
}


/***/ }),

/***/ 42806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ formatDuration),
/* harmony export */   y: () => (/* binding */ parseDurationMs)
/* harmony export */ });
/* harmony import */ var parse_duration__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97595);

/** One number with each of `h`, `m`, `s`, in this order, at least one; or digits alone. */
const DURATION = /^(?:\d{1,9}|(?=\d)(?:\d{1,9}h)?(?:\d{1,9}m)?(?:\d{1,9}s)?)$/;
/**
 * Parses `90s`, `45m`, `2h`, `1h30m` or plain digits, which are minutes.
 * @returns milliseconds, or undefined when the text is anything else
 */
function parseDurationMs(text) {
    if (!DURATION.test(text))
        return undefined;
    return (0,parse_duration__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(/^\d+$/.test(text) ? `${text}m` : text) ?? 0;
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

/***/ 35921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ errorWords),
/* harmony export */   y: () => (/* binding */ UserError)
/* harmony export */ });
/**
 * Something that the person who wrote the workflow can mend: bad inputs, a refused actor, an unreadable prompt
 * file. Its message is shown as it is, without a stack.
 */
class UserError extends Error {
    name = 'UserError';
}
/** The words of anything thrown, for a sentence. Never a stack. */
function errorWords(thrown) {
    if (!(thrown instanceof Error))
        return String(thrown);
    // Node reports a refused connection to several addresses as an AggregateError without words.
    if (thrown instanceof AggregateError && thrown.message === '') {
        return thrown.errors.map(errorWords).join('; ');
    }
    return thrown.message === '' ? thrown.name : thrown.message;
}


/***/ }),

/***/ 40831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ printableText)
/* harmony export */ });
/** Longest text of one log line, in characters; an annotation bears 4,096. */
const LONGEST_TEXT = 4000;
/** What is looked at of a text, for each character that is shown: enough for one that is all escapes. */
const READ_PER_SHOWN = 16;
/**
 * ANSI escape sequences (CSI, OSC, and the two-character ones), in time that grows with the length alone: that of Node's own
 * `stripVTControlCharacters` grows with its square. An OSC without an end does not swallow what stands behind it.
 */
const ANSI_ESCAPES = 
// eslint-disable-next-line no-control-regex -- they begin with a control character
/(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]{0,1000}(?:\x07|\x1b\\)|\x1b[@-Z\\-_]/g;
const LINE_ENDS = /[\r\n\v\f\u0085\u2028\u2029]+/;
const INVISIBLE = /(?!\u200c|\u200d|\t)[\p{Cc}\p{Cf}]/gu;
/**
 * Any text → one line that the runner takes for text. The runner ends a line at LF, CR and CRLF, takes `::name::` at
 * the start of a line, after white space, for a command, and the old `##[name]` anywhere in a line.
 * Source: actions/runner, ActionCommand.cs and OutputManager.cs.
 */
function printableText(text, longest = LONGEST_TEXT) {
    const read = text.slice(0, longest * READ_PER_SHOWN);
    const line = read
        .toWellFormed()
        .replace(ANSI_ESCAPES, '')
        .split(LINE_ENDS)
        .map((part) => part.replace(INVISIBLE, '').trim())
        .filter((part) => part !== '')
        .join(' ')
        .replaceAll('##[', '## [')
        .replace(/^:(?=:)/, ': ');
    const characters = Array.from(line);
    return read.length === text.length && characters.length <= longest
        ? line
        : `${characters.slice(0, longest - 1).join('')}…`;
}


/***/ }),

/***/ 39248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ cancelTask)
/* harmony export */ });
/* harmony import */ var _support_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35921);
/* harmony import */ var _fetch_task_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42408);
/* harmony import */ var _task_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16279);
/* harmony import */ var _task_service_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80101);




/** A wish that does not show is sent again: the service may have dropped it. */
const MOST_WISHES = 3;
/** Between the reads after a wish. */
const LOOK_PAUSES_MS = [0, 400, 800, 1600];
/**
 * Cancels a task and reads it. What the service answers to the wish itself is not documented, so the task's own
 * status decides, also after a refusal. The only place that cancels.
 */
async function cancelTask(taskId, options) {
    const { signal } = options;
    let isTaken = false;
    let refusal;
    for (let wishes = 1; wishes <= MOST_WISHES && !signal.aborted; wishes += 1) {
        let isRefused = false;
        try {
            await options.service.cancelTask(taskId, { signal });
            isTaken = true;
        }
        catch (error) {
            refusal = error;
            isRefused = error instanceof _task_service_js__WEBPACK_IMPORTED_MODULE_1__/* .ServiceError */ ._ && error.arrival === 'refused';
        }
        const task = await lookForEnd(taskId, isRefused, options);
        if (task !== undefined && (0,_task_js__WEBPACK_IMPORTED_MODULE_2__/* .hasEnded */ .h)(task))
            return { kind: 'ended', task };
        // A refusal that the task's own status does not explain stays one.
        if (isRefused && task !== undefined)
            break;
    }
    if (isTaken)
        return { kind: 'accepted' };
    return { kind: 'unknown', words: (0,_support_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .errorWords */ .Y)(refusal ?? signal.reason) };
}
/** The task as soon as it has ended, else as it was read last; undefined when it can't be read. */
async function lookForEnd(taskId, isOneEnough, { service, clock, signal }) {
    let task;
    for (const pauseMs of LOOK_PAUSES_MS) {
        await clock.sleep(pauseMs, signal);
        if (signal.aborted)
            break;
        try {
            task = await (0,_fetch_task_js__WEBPACK_IMPORTED_MODULE_0__/* .fetchTask */ .Q)(service, taskId, { signal, attempts: 2 });
            if ((0,_task_js__WEBPACK_IMPORTED_MODULE_2__/* .hasEnded */ .h)(task) || isOneEnough)
                break;
        }
        catch {
            // What counts is the answer to the wish itself; a task that can't be read now is read again.
        }
    }
    return task;
}


/***/ }),

/***/ 97226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ unlistedForMs),
/* harmony export */   S: () => (/* binding */ cancelTwins)
/* harmony export */ });
/* harmony import */ var _support_deadline_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(74422);
/* harmony import */ var _support_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(35921);
/* harmony import */ var _cancel_task_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39248);
/* harmony import */ var _find_task_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70727);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90033);
/* harmony import */ var _task_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16279);






/**
 * When the list shows the task of a call at the latest, after it was sent: a list may show a new task two minutes late, and a
 * call may take effect a while after it was sent.
 */
const LISTED_AFTER_MS = 145_000;
/** How long from now on the task of one of these calls may still appear in the list, in milliseconds; 0 when it would have. */
function unlistedForMs(calls, clock) {
    const latestMs = Math.max(...calls.map(({ sentAtMs }) => sentAtMs));
    // A clock that was set back meanwhile must not make it longer.
    return Math.min(LISTED_AFTER_MS, Math.max(0, latestMs + LISTED_AFTER_MS - clock.wallMs()));
}
/**
 * Looks for the tasks of lost create calls, since a list may show a new task late, and cancels those that are active:
 * another task does their work. The whole reference makes them certainly ours.
 */
async function cancelTwins(lost, options) {
    if (lost.length === 0)
        return { open: lost, isSure: true };
    const settled = new Set();
    let isSure = false;
    try {
        const lines = new Set(lost.map(({ line }) => line));
        const twins = await (0,_find_task_js__WEBPACK_IMPORTED_MODULE_1__/* .findTasks */ .U)({
            service: options.service,
            sinceMs: Math.min(...lost.map(({ sentAtMs }) => sentAtMs)),
            isOurs: (line) => lines.has(line),
            call: { signal: options.signal },
        });
        // All at once: one that resists must not take the time from the others.
        const areSettled = await Promise.all(twins.map(async (twin) => (0,_task_js__WEBPACK_IMPORTED_MODULE_3__/* .hasEnded */ .h)(twin) || (await cancelTwin(twin.id, options))));
        isSure = areSettled.every(Boolean);
        for (const [index, { prompt = '' }] of twins.entries()) {
            if (areSettled[index] === true)
                settled.add((0,_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .lastLine */ .fM)(prompt));
        }
    }
    catch (error) {
        sayTrouble(error, options);
    }
    return { open: lost.filter(({ line }) => !settled.has(line)), isSure };
}
/** A look that was ended because nobody wants it any more is no trouble. */
function sayTrouble(error, { log, signal }) {
    if (signal.aborted && !(signal.reason instanceof _support_deadline_js__WEBPACK_IMPORTED_MODULE_4__/* .DeadlineError */ .j3))
        return;
    log.info(`The look for the task of a lost create call failed: ${(0,_support_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .errorWords */ .Y)(error)}.`);
}
/** @returns whether it has ended */
async function cancelTwin(taskId, options) {
    const cancelled = await (0,_cancel_task_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelTask */ .y)(taskId, options);
    const which = `task ${taskId}, which a create call whose answer was lost had made, too`;
    switch (cancelled.kind) {
        case 'ended':
            options.log.info(`Cancelled ${which}.`);
            return true;
        case 'accepted':
            options.log.info(`Miteos was told to cancel ${which}; the task does not show it yet.`);
            return false;
        case 'unknown':
            options.log.warning(`Could not cancel ${which}: ${cancelled.words}. It may still be running: cancel it in the War Room.`);
            return false;
    }
}


/***/ }),

/***/ 42408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ fetchTask)
/* harmony export */ });
/* harmony import */ var _task_service_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80101);

/**
 * Reads a task. An answer about another task must not lead anything that follows, least of all a wish to cancel, to that task.
 * @throws ServiceError also when the answer is about another task; the signal's reason when it is aborted
 */
async function fetchTask(service, taskId, call) {
    const task = await service.fetchTask(taskId, call);
    if (task.id === taskId)
        return task;
    throw new _task_service_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._(`Miteos was asked for task ${taskId} and answered with ${task.id}`, {
        arrival: 'perhaps',
    });
}


/***/ }),

/***/ 70727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ findTasks),
/* harmony export */   V: () => (/* binding */ findTask)
/* harmony export */ });
/* harmony import */ var _fetch_task_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42408);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90033);


const PAGE_SIZE = 100;
/**
 * Pages in a row that only repeat what is known, until they end the list: new tasks push those that are known on to the next
 * page, and a service that takes no offset repeats its one page for ever.
 */
const MOST_REPEATS = 4;
/** How far the service's clock may be behind ours. */
const CLOCK_SKEW_MS = 5 * 60_000;
/**
 * Finds the tasks whose prompt ends with one of our lines. Pages back to the moment in question, in
 * whatever order the service lists; where it does not show a whole prompt, the task is read.
 * @throws ServiceError when the list or a candidate can't be read: then nothing is known
 */
async function findTasks(options) {
    const found = [];
    for await (const task of matches(options))
        found.push(task);
    return found;
}
/**
 * Like `findTasks`, for a line that is certainly one task's: the first match will do, and what could not be
 * read after it does not matter.
 */
async function findTask(options) {
    for await (const task of matches(options))
        return task;
    return undefined;
}
/** First those that the list itself shows to be ours, then those that must be read for it. */
async function* matches(options) {
    const candidates = [];
    for await (const listed of listedSince(options)) {
        if (isOurs(listed, options))
            yield listed;
        else if (mayBeOurs(listed, options))
            candidates.push(listed);
    }
    for (const { id } of candidates) {
        const whole = await (0,_fetch_task_js__WEBPACK_IMPORTED_MODULE_0__/* .fetchTask */ .Q)(options.service, id, options.call);
        if (isOurs(whole, options))
            yield whole;
    }
}
async function* listedSince({ service, sinceMs, call, }) {
    const oldestMs = sinceMs - CLOCK_SKEW_MS;
    const seen = new Set();
    // Known by one task that is older than the one before it; equal times say nothing.
    let isNewestFirst;
    let previousMs = Number.POSITIVE_INFINITY;
    for (let offset = 0, repeats = 0; repeats < MOST_REPEATS;) {
        const { tasks } = await service.listTasks({ limit: PAGE_SIZE, offset }, call);
        const fresh = tasks.filter((task) => !seen.has(task.id));
        if (tasks.length === 0)
            return;
        repeats = fresh.length === 0 ? repeats + 1 : 0;
        for (const task of fresh) {
            seen.add(task.id);
            const createdMs = task.createdAtMs ?? previousMs;
            if (createdMs > previousMs)
                isNewestFirst = false;
            else if (createdMs < previousMs && Number.isFinite(previousMs))
                isNewestFirst ??= true;
            previousMs = createdMs;
            if (task.createdAtMs === undefined || createdMs >= oldestMs)
                yield task;
        }
        if (isNewestFirst === true && previousMs < oldestMs)
            return;
        offset += tasks.length;
    }
}
function isOurs(task, options) {
    return task.prompt !== undefined && options.isOurs((0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .lastLine */ .fM)(task.prompt));
}
function mayBeOurs({ prompt }, { promptStart }) {
    if (prompt === undefined)
        return true;
    if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isReferenceLine */ .Av)((0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .lastLine */ .fM)(prompt)))
        return false;
    if (promptStart === undefined)
        return true;
    // A cut prompt may end with the service's own dots, or with half of a character.
    const shown = squash(prompt.replace(/\ufffd{0,3}(?:\.\.\.|…)?$/, ''));
    const ours = squash(promptStart);
    return ours.startsWith(shown) || shown.startsWith(ours);
}
/** A list may show a prompt on one line, or with other line ends. */
function squash(text) {
    return text.replace(/\s+/g, '');
}


/***/ }),

/***/ 90033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ parseReferenceLine),
/* harmony export */   Av: () => (/* binding */ isReferenceLine),
/* harmony export */   BH: () => (/* binding */ hashStep),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   Kv: () => (/* binding */ stepNonce),
/* harmony export */   MR: () => (/* binding */ referenceLine),
/* harmony export */   _S: () => (/* binding */ callNonce),
/* harmony export */   fM: () => (/* binding */ lastLine)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

const REFERENCE_LINE = /^Created by the workflow run \S+ \(reference gha-(\d+)-([0-9a-f]{16})-(\d+)-([0-9a-f]{16})\)$/;
/**
 * The nonce of a step's n-th create call: four digits count the calls, twelve are the step's own chance, so that the tasks of one step
 * are known to be that.
 * @param chance sixteen random hex digits, drawn once for the step
 * @param call from 1 on
 */
function callNonce(chance, call) {
    return call.toString(16).padStart(4, '0').slice(-4) + chance.slice(-12);
}
/** What the nonces of one step share. */
function stepNonce({ nonce }) {
    return nonce.slice(-12);
}
/** Sixteen hex digits over all that identifies the step. */
function hashStep(identity) {
    const { repository, runId, workflow, job, action, matrixLeg, task } = identity;
    // JSON keeps the parts apart: no value can run into its neighbour.
    const text = JSON.stringify([repository, runId, workflow, job, action, matrixLeg, task]);
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex').slice(0, 16);
}
function formatReference({ runId, stable, attempt, nonce }) {
    return `gha-${runId}-${stable}-${attempt}-${nonce}`;
}
/** The line that ends a prompt, for people and for finding the task again. */
function referenceLine(reference, runUrl) {
    return `Created by the workflow run ${runUrl} (reference ${formatReference(reference)})`;
}
/** The last line of a prompt, where a reference line stands if there is one. */
function lastLine(prompt) {
    return prompt.trimEnd().split('\n').at(-1) ?? '';
}
/** Whether a prompt's last line is a reference line of any run: then the prompt is whole. */
function isReferenceLine(line) {
    return REFERENCE_LINE.test(line);
}
/** The reference in a reference line of the given run; undefined when the line is anything else. */
function parseReferenceLine(line, runUrl) {
    const [, runId, stable, attempt, nonce] = REFERENCE_LINE.exec(line) ?? [];
    if (!runId || !stable || !attempt || !nonce)
        return undefined;
    const reference = { runId, stable, attempt: Number(attempt), nonce };
    return line === referenceLine(reference, runUrl) ? reference : undefined;
}


/***/ }),

/***/ 80101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ ServiceError)
/* harmony export */ });
/** A call to the service that did not give what was asked for. */
class ServiceError extends Error {
    name = 'ServiceError';
    arrival;
    /** HTTP status, when there was an answer. */
    status;
    /** What the service said, shortened. Remote text. */
    serverWords;
    /** How long the service asks to wait, in milliseconds. */
    retryAfterMs;
    /** The key's remaining requests in this minute, by that very answer. */
    remaining;
    constructor(message, details) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.arrival = details.arrival;
        if (details.status !== undefined)
            this.status = details.status;
        if (details.serverWords !== undefined)
            this.serverWords = details.serverWords;
        if (details.retryAfterMs !== undefined)
            this.retryAfterMs = details.retryAfterMs;
        if (details.remaining !== undefined)
            this.remaining = details.remaining;
    }
}


/***/ }),

/***/ 16279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ isWaitingForApproval),
/* harmony export */   h: () => (/* binding */ hasEnded)
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


/***/ }),

/***/ 16821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ eventFacts),
  O: () => (/* binding */ wire)
});

// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(46752);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/deliverables/safe-name.js
var safe_name = __webpack_require__(86332);
;// CONCATENATED MODULE: ./build/deliverables/disk-folder.js



/**
 * An output folder on disk. A symbolic link in it is never followed: an earlier step, or whoever wrote the
 * repository, may have laid one to lead a file elsewhere.
 */
class DiskFolder {
    root;
    #parts = 0;
    /** @param root absolute; made when it is missing */
    constructor(root) {
        this.root = external_node_path_.resolve(root);
    }
    async createFile(name) {
        const target = external_node_path_.join(this.root, ...name.split('/'));
        const relative = external_node_path_.relative(this.root, target);
        if (/^(?:\.\.)?$/.test(relative.split(external_node_path_.sep)[0] ?? '') || external_node_path_.isAbsolute(relative)) {
            throw new Error(`${name} lies outside the output folder`);
        }
        await this.#makeFolders(external_node_path_.dirname(relative));
        await this.#makeFolders(safe_name/* PART_FOLDER */.x6);
        this.#parts += 1;
        const part = external_node_path_.join(this.root, safe_name/* PART_FOLDER */.x6, String(this.#parts));
        await (0,promises_.rm)(part, { force: true, recursive: true });
        // `x`: neither a file nor a link that somebody made in between is opened.
        return new DiskFile(await (0,promises_.open)(part, 'wx'), part, target);
    }
    async readBeginning(name, maxBytes) {
        const file = await (0,promises_.open)(external_node_path_.join(this.root, ...name.split('/')), 'r');
        try {
            const { size } = await file.stat();
            const buffer = Buffer.alloc(Math.min(size, maxBytes));
            const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
            return { bytes: buffer.subarray(0, bytesRead), totalBytes: size };
        }
        finally {
            await file.close();
        }
    }
    async tidy() {
        await (0,promises_.rm)(external_node_path_.join(this.root, safe_name/* PART_FOLDER */.x6), { force: true, recursive: true });
    }
    async #makeFolders(relative) {
        let folder = this.root;
        for (const segment of ['', ...relative.split(external_node_path_.sep)]) {
            folder = external_node_path_.join(folder, segment);
            await (0,promises_.mkdir)(folder, { recursive: true });
            const found = await (0,promises_.lstat)(folder);
            if (found.isSymbolicLink() || !found.isDirectory()) {
                throw new Error(`${folder} is a link or a file where a folder is needed`);
            }
        }
    }
}
class DiskFile {
    #handle;
    #part;
    #target;
    #position = 0;
    #isOpen = true;
    constructor(handle, part, target) {
        this.#handle = handle;
        this.#part = part;
        this.#target = target;
    }
    async write(chunk) {
        for (let written = 0; written < chunk.length;) {
            const length = chunk.length - written;
            const { bytesWritten } = await this.#handle.write(chunk, written, length, this.#position);
            written += bytesWritten;
            this.#position += bytesWritten;
        }
    }
    async restart() {
        await this.#handle.truncate(0);
        this.#position = 0;
    }
    async keep() {
        await this.#close();
        // A rename replaces a link under the name, never what it points to.
        await (0,promises_.rename)(this.#part, this.#target);
        return this.#target;
    }
    async discard() {
        if (!this.#isOpen)
            return;
        await this.#close();
        await (0,promises_.rm)(this.#part, { force: true });
    }
    async #close() {
        this.#isOpen = false;
        await this.#handle.close();
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/support/errors.js
var errors = __webpack_require__(35921);
// EXTERNAL MODULE: ./build/support/cut-to-bytes.js
var cut_to_bytes = __webpack_require__(58894);
;// CONCATENATED MODULE: ./build/github/artifact-store.js





/** File systems bear 255; some are left for ` -attempt-…`. */
const LONGEST_NAME_BYTES = 220;
/** The artifacts of this run. */
class ArtifactStore {
    #options;
    constructor(options) {
        this.#options = options;
    }
    /**
     * One archive with all files.
     * @throws Error that says why it could not be published
     */
    async uploadZip(request) {
        const paths = request.files.map((file) => file.path);
        await this.#openForReading(paths);
        return this.#withFreeName({ wanted: request.name, onName: request.onName }, async (name) => {
            const uploaded = await this.#upload({ ...request, name, paths, skipArchive: false });
            return this.#published(name, uploaded);
        });
    }
    /**
     * One file as an artifact of its own, as it is.
     * @throws Error that says why it could not be published
     */
    async uploadFile(file, request) {
        await this.#openForReading([file.path]);
        const wanted = `${request.name}-${file.name.replaceAll('/', '-')}`;
        return this.#withFreeName({ wanted, onName: request.onName }, async (name) => {
            // The library takes the artifact's name from the file's, so the file gets the name that we want.
            const folder = await (0,promises_.mkdtemp)(external_node_path_.join(this.#options.tempFolder, 'miteos-artifact-'));
            try {
                const renamed = external_node_path_.join(folder, name);
                await linkOrCopy(file.path, renamed);
                const paths = [renamed];
                const uploaded = await this.#upload({
                    ...request,
                    root: folder,
                    name,
                    paths,
                    skipArchive: true,
                });
                return this.#published(name, uploaded);
            }
            finally {
                await (0,promises_.rm)(folder, { recursive: true, force: true });
            }
        });
    }
    async find(name) {
        const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(351), __webpack_require__.e(645)]).then(__webpack_require__.bind(__webpack_require__, 9645));
        const { artifacts } = await new DefaultArtifactClient().listArtifacts({ latest: true });
        const found = artifacts.find((artifact) => artifact.name === name);
        if (found === undefined)
            return undefined;
        const { id, size, digest = '' } = found;
        return this.#published(name, { id, size, digest: digest.replace(/^sha256:/, '') });
    }
    /** A name that is taken, by an earlier attempt or a sibling job, is left alone: ours gets the attempt added. */
    async #withFreeName({ wanted, onName }, upload) {
        const { runAttempt } = this.#options;
        const { stem, extension } = harmlessName(wanted);
        const names = [stem + extension, `${stem}-attempt-${runAttempt}${extension}`];
        for (let number = 2; number <= 5; number += 1)
            names.push(`${stem}-attempt-${runAttempt}-${number}${extension}`);
        let taken;
        for (const name of names) {
            try {
                onName(name);
                return await upload(name);
            }
            catch (error) {
                if (!/\(409\)|already exists/i.test((0,errors/* errorWords */.Y)(error)))
                    throw error;
                taken = error;
            }
        }
        throw taken;
    }
    /** The library would end the process on a file that it can't open. */
    async #openForReading(paths) {
        for (const file of paths) {
            const handle = await (0,promises_.open)(file, 'r');
            await handle.close();
        }
    }
    async #upload(request) {
        const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(351), __webpack_require__.e(645)]).then(__webpack_require__.bind(__webpack_require__, 9645));
        const { name, paths, root, retentionDays, skipArchive, signal } = request;
        signal.throwIfAborted();
        const guard = guardUpload(signal);
        try {
            const upload = new DefaultArtifactClient().uploadArtifact(name, paths, root, {
                skipArchive,
                ...(retentionDays === undefined ? {} : { retentionDays }),
            });
            // The library can't be told to stop, so what it still does is left to end by itself.
            return await Promise.race([upload, guard.failure]);
        }
        finally {
            guard.release();
        }
    }
    #published(name, { id, size, digest }) {
        if (id === undefined)
            throw new Error(`the artifact ${name} was stored without an id`);
        const { serverUrl, repository, runId } = this.#options;
        const url = `${serverUrl}/${repository}/actions/runs/${runId}/artifacts/${id}`;
        return { name, id, url, digest: digest ?? '', bytes: size ?? 0 };
    }
}
/**
 * The library writes the name to the log as it is, where the runner takes `##[…]` for a command; and an un-zipped file bears
 * the name on disk, where folders in it may have made it longer than a file's may be.
 */
function harmlessName(wanted) {
    const name = wanted.replaceAll('##[', '#_[');
    const extension = external_node_path_.extname(name);
    const stem = name.slice(0, name.length - extension.length);
    if (Buffer.byteLength(name) <= LONGEST_NAME_BYTES)
        return { stem, extension };
    const hash = (0,external_node_crypto_.createHash)('sha256').update(name).digest('hex').slice(0, 8);
    const { text } = (0,cut_to_bytes/* cutToBytes */.z)(stem, LONGEST_NAME_BYTES - 60);
    return { stem: `${text}-${hash}`, extension: (0,cut_to_bytes/* cutToBytes */.z)(extension, 40).text };
}
async function linkOrCopy(from, to) {
    try {
        await (0,promises_.link)(from, to);
    }
    catch {
        // Another disk, or a file system without hard links.
        await (0,promises_.copyFile)(from, to);
    }
}
/**
 * Fails when the time is over, and when the library throws where nobody can catch it: a file that it can't read
 * ends the process otherwise.
 */
function guardUpload(signal) {
    const { promise, reject } = Promise.withResolvers();
    // Lost when the upload has ended before; that is no unhandled rejection.
    promise.catch(() => undefined);
    let isAbandoned = false;
    const onAbort = () => {
        isAbandoned = true;
        reject(new Error('the time for publishing is over', { cause: signal.reason }));
    };
    signal.addEventListener('abort', onAbort, { once: true });
    process.on('uncaughtException', reject);
    return {
        failure: promise,
        release: () => {
            signal.removeEventListener('abort', onAbort);
            // An upload that goes on by itself may still throw, and must not take what is published after it.
            if (!isAbandoned)
                process.off('uncaughtException', reject);
        },
    };
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
;// CONCATENATED MODULE: ./build/github/event.js

/** Nobody without write access causes these. Source: GitHub's "Events that trigger workflows". */
const INSIDER_EVENTS = new Set([
    'create',
    'delete',
    'deployment',
    'merge_group',
    'page_build',
    'push',
    'release',
    'repository_dispatch',
    'schedule',
    'workflow_dispatch',
]);
const optional = (schema) => dist/* fallback */.NpB(dist/* optional */.lqM(dist/* nullable */.mee(schema)), undefined);
const number = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(1));
const side = dist/* object */.Ikc({
    sha: optional(dist/* string */.YjP()),
    repo: optional(dist/* object */.Ikc({ full_name: optional(dist/* string */.YjP()) })),
});
const user = dist/* object */.Ikc({ login: optional(dist/* string */.YjP()) });
const payloadSchema = dist/* object */.Ikc({
    pull_request: optional(dist/* object */.Ikc({ number, base: optional(side), head: optional(side), user: optional(user) })),
    issue: optional(dist/* object */.Ikc({ number, pull_request: optional(dist/* object */.Ikc({})) })),
    workflow_run: optional(dist/* object */.Ikc({ triggering_actor: optional(user), actor: optional(user) })),
});
/**
 * Reads the event's payload; a field of a wrong type counts as absent.
 * @param payload as GITHUB_EVENT_PATH holds it
 * @param actor who caused the run
 */
function readEventFacts(name, payload, actor) {
    const parsed = dist/* safeParse */.xLC(payloadSchema, payload);
    const event = parsed.success ? parsed.output : {};
    const isFork = isFromFork(event);
    const isDependabot = actor === 'dependabot[bot]' || event.pull_request?.user?.login === 'dependabot[bot]';
    return {
        name,
        pullRequest: pullRequestFacts(event),
        issueNumber: event.pull_request?.number ?? event.issue?.number,
        isWithoutSecrets: name.startsWith('pull_request') && name !== 'pull_request_target' && (isFork || isDependabot),
        isFromInsider: INSIDER_EVENTS.has(name) ||
            (name === 'pull_request' && Boolean(event.pull_request) && !isFork),
        upstreamActors: upstreamActors(event),
    };
}
function upstreamActors({ workflow_run: run }) {
    return [run?.actor?.login, run?.triggering_actor?.login].filter((login) => login !== undefined && login !== null);
}
function pullRequestFacts({ pull_request: pull, issue }) {
    if (pull) {
        const [baseSha, headSha] = [pull.base?.sha ?? undefined, pull.head?.sha ?? undefined];
        return { number: pull.number, baseSha, headSha };
    }
    if (issue?.pull_request)
        return { number: issue.number, baseSha: undefined, headSha: undefined };
    return undefined;
}
/** A head without a repository is that of a deleted fork. */
function isFromFork({ pull_request: pull }) {
    if (!pull)
        return false;
    const head = pull.head?.repo?.full_name;
    return head === undefined || head === null || head !== pull.base?.repo?.full_name;
}

// EXTERNAL MODULE: ./build/github/rest.js
var rest = __webpack_require__(61418);
;// CONCATENATED MODULE: ./build/github/sticky-comment.js



/** The key is hashed, so that no text in it can end the marker. */
function commentMarker({ key, runId, runAttempt }) {
    const hash = (0,external_node_crypto_.createHash)('sha256').update(key).digest('hex').slice(0, 16);
    const start = `<!-- miteos-task key=${hash} `;
    return { start, whole: `${start}run=${runId} attempt=${runAttempt} -->` };
}
/** Whom the workflow's own token speaks as. */
const WORKFLOW_LOGIN = 'github-actions[bot]';
/** The one comment of this step, made when it is first published and edited after that. */
class StickyComment {
    marker;
    #options;
    #posted;
    constructor(options) {
        this.#options = options;
        this.marker = options.marker.whole;
        this.#posted = options.posted;
    }
    /**
     * Publishes the body, in the place that the mode says.
     * @throws Error that names what to change when GitHub does not let us
     */
    async publish(body) {
        try {
            const octokit = await (0,rest/* openRest */.P)(this.#options.rest);
            this.#posted = await this.#place(octokit, body);
            return this.#posted;
        }
        catch (error) {
            throw new Error(adviceFor(error, this.#options.issueNumber), { cause: error });
        }
    }
    async #place(octokit, body) {
        if (this.#posted !== undefined) {
            return ((await this.#update(octokit, this.#posted.id, body)) ?? (await this.#create(octokit, body)));
        }
        const { mode } = this.#options;
        const older = await this.#findOlder(octokit);
        if (older === undefined)
            return this.#create(octokit, body);
        if (mode !== 'recreate') {
            return (await this.#update(octokit, older, body)) ?? (await this.#create(octokit, body));
        }
        // The new one first: if it fails, the old report is still there.
        const created = await this.#create(octokit, body);
        await this.#deleteIfPossible(octokit, older);
        return created;
    }
    /** In mode `new` only what the main phase made without learning so: its marker names run and attempt. */
    async #findOlder(octokit) {
        const { mode, marker, isPost } = this.#options;
        if (mode !== 'new')
            return this.#find(octokit, marker.start);
        return isPost ? this.#find(octokit, marker.whole) : undefined;
    }
    /** The newest comment that begins with our marker and is by us: a marker can be copied, an author can't. */
    async #find(octokit, start) {
        const { issueNumber } = this.#options;
        const login = await findOwnLogin(octokit);
        let found;
        const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, {
            ...this.#repo(),
            issue_number: issueNumber,
            per_page: 100,
        });
        for await (const { data } of pages) {
            for (const comment of data) {
                if (comment.user?.login === login && comment.body?.startsWith(start) === true) {
                    found = comment.id;
                }
            }
        }
        return found;
    }
    async #create(octokit, body) {
        const { data } = await octokit.rest.issues.createComment({
            ...this.#repo(),
            issue_number: this.#options.issueNumber,
            body,
        });
        return { id: data.id, url: data.html_url };
    }
    /** @returns undefined when somebody deleted it meanwhile */
    async #update(octokit, id, body) {
        try {
            const { data } = await octokit.rest.issues.updateComment({
                ...this.#repo(),
                comment_id: id,
                body,
            });
            return { id: data.id, url: data.html_url };
        }
        catch (error) {
            if ((0,rest/* statusOf */.c)(error) === 404)
                return undefined;
            throw error;
        }
    }
    /** An older report that stays does no harm: the new one is there. */
    async #deleteIfPossible(octokit, id) {
        try {
            await octokit.rest.issues.deleteComment({ ...this.#repo(), comment_id: id });
        }
        catch {
            // Deleted meanwhile, or GitHub is in trouble: the next run finds the newest one.
        }
    }
    #repo() {
        const [owner = '', repo = ''] = this.#options.repository.split('/');
        return { owner, repo };
    }
}
/** REST does not tell an app's token who it is; GraphQL does. */
async function findOwnLogin(octokit) {
    try {
        const answer = await octokit.graphql('{ viewer { login } }');
        return answer.viewer?.login ?? WORKFLOW_LOGIN;
    }
    catch {
        return WORKFLOW_LOGIN;
    }
}
function adviceFor(error, issueNumber) {
    const words = `no comment on #${issueNumber}: ${(0,errors/* errorWords */.Y)(error)}`;
    switch ((0,rest/* statusOf */.c)(error)) {
        case 401:
            return `${words}. The input github-token is not valid, or has expired.`;
        case 403:
        case 404:
            return (`${words}. The job needs \`permissions: pull-requests: write\` (on an issue: \`issues: write\`); on pull requests from forks and ` +
                'from Dependabot the token can only read, and a locked conversation takes no comment.');
        default:
            return `${words}.`;
    }
}

// EXTERNAL MODULE: ./build/github/step.js
var step = __webpack_require__(94686);
// EXTERNAL MODULE: ./build/task/task-service.js
var task_service = __webpack_require__(80101);
// EXTERNAL MODULE: ./build/miteos/header.js
var header = __webpack_require__(86537);
;// CONCATENATED MODULE: ./build/miteos/read-text.js
const LARGEST_ERROR_BYTES = 64 * 1024;
/** @throws Error when the body breaks or is longer than that */
async function readText({ body }, maxBytes) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of body) {
        bytes += chunk.length;
        if (bytes > maxBytes)
            throw new Error(`the answer is longer than ${maxBytes} bytes`);
        chunks.push(chunk);
    }
    return new TextDecoder().decode(Buffer.concat(chunks));
}
/**
 * The words of a refusal are a help, not a need: what can't be read of them, or not before the limit is aborted, counts as
 * not said.
 */
async function readErrorText(response, limit) {
    const stop = () => {
        response.body.destroy();
    };
    limit.addEventListener('abort', stop, { once: true });
    try {
        return await readText(response, LARGEST_ERROR_BYTES);
    }
    catch {
        return '';
    }
    finally {
        limit.removeEventListener('abort', stop);
    }
}

// EXTERNAL MODULE: ./build/miteos/retry-policy.js
var retry_policy = __webpack_require__(70831);
;// CONCATENATED MODULE: ./build/miteos/server-words.js
/** Longest piece of a server's answer that is repeated, in characters. */
const LONGEST_WORDS = 300;
/** How much of a page is looked at, in characters: taking tags out of an endless one would take for ever. */
const LONGEST_PAGE = 8192;
/**
 * What an error answer says, in one short line: `detail` as text or as a list of `{loc, msg}`, else
 * `error` or `message`, else the text of a proxy's page.
 * @param secret blotted out before anything is cut, since a server may repeat what it was sent
 * @returns empty when it says nothing
 */
function readServerWords(body, secret) {
    const words = withoutSecret(wordsOf(withoutSecret(body, secret)), secret);
    return shorten(words.replace(/\s+/g, ' ').trim());
}
/** The text with every mention of the secret blotted out. */
function withoutSecret(text, secret) {
    return secret === '' ? text : text.replaceAll(secret, '***');
}
function wordsOf(body) {
    let value;
    try {
        value = JSON.parse(body);
    }
    catch {
        // A proxy's page; what remains without its tags is only ever printed as inert text.
        return body
            .slice(0, LONGEST_PAGE)
            .replace(/<(?:style|script)\b[\s\S]*?<\/(?:style|script)>|<[^>]*>/gi, ' ');
    }
    if (typeof value === 'string')
        return value;
    if (typeof value !== 'object' || value === null)
        return '';
    const { detail, error, message } = value;
    for (const said of [detail, error, message]) {
        const words = (Array.isArray(said) ? said : [said]).map(wordsOfIssue).filter(Boolean);
        if (words.length > 0)
            return words.join('; ');
    }
    return '';
}
/** One entry of a 422: `{loc: ["body", "config", "max_agents"], msg: "…"}`. */
function wordsOfIssue(issue) {
    if (typeof issue === 'string')
        return issue;
    if (typeof issue !== 'object' || issue === null)
        return '';
    const { loc, msg, message } = issue;
    const words = typeof msg === 'string' ? msg : typeof message === 'string' ? message : '';
    const keys = Array.isArray(loc) ? loc : [];
    const place = keys.filter((key) => typeof key === 'string' || typeof key === 'number').join('.');
    return [place, words].filter(Boolean).join(': ');
}
function shorten(words) {
    const characters = Array.from(words);
    if (characters.length <= LONGEST_WORDS)
        return words;
    return `${characters.slice(0, LONGEST_WORDS).join('')}…`;
}

;// CONCATENATED MODULE: ./build/miteos/http.js







/** No answer's head after this long, and no byte of its body for this long, is a failure. */
const IDLE_TIMEOUT_MS = 30_000;
/** Bounds also an answer that comes byte by byte. A file's body has no such limit. */
const ANSWER_LIMIT_MS = 60_000;
/** Larger answers are refused: a task with its prompt stays far below. */
const LARGEST_ANSWER_BYTES = 32 * 1024 * 1024;
const DEFAULT_ATTEMPTS = 4;
/**
 * Sends requests to the service with its key, repeats those that may be repeated, and turns every failure
 * into a ServiceError that says whether the request may have taken effect.
 */
class MiteosHttp {
    #options;
    #rateLimit;
    constructor(options) {
        this.#options = options;
    }
    get rateLimit() {
        return this.#rateLimit;
    }
    /**
     * What the answer's body says.
     * @param decode gets the body as JSON, undefined when it is empty; throws when it can't be used
     * @throws ServiceError, or the signal's reason
     */
    async sendForJson(request, call, decode) {
        const read = async (response, where) => {
            const body = await readText(response, LARGEST_ANSWER_BYTES);
            try {
                return await decode(this.#parse(body));
            }
            catch (error) {
                // The answer came and can't be used: the request itself may well have taken effect.
                throw new task_service/* ServiceError */._(`Miteos answered ${response.statusCode} to ${where}, but ${(0,errors/* errorWords */.Y)(error)}`, { arrival: 'perhaps', status: response.statusCode, cause: error });
            }
        };
        return this.#repeat(request, call, { isStream: false, read });
    }
    #parse(body) {
        if (body.trim() === '')
            return undefined;
        try {
            return JSON.parse(body);
        }
        catch {
            // The parser's own error is not handed on: it quotes the answer, which may hold the key.
            throw new Error(`it is no JSON: "${readServerWords(body, this.#options.apiKey)}"`);
        }
    }
    /**
     * The response with its body unread.
     * @throws ServiceError, or the signal's reason
     */
    async sendForStream(request, call) {
        const read = (response) => Promise.resolve(response);
        return this.#repeat(request, call, { isStream: true, read });
    }
    async #repeat(request, { signal, attempts = DEFAULT_ATTEMPTS } = {}, reading) {
        const { clock } = this.#options;
        const delayMs = attempts > DEFAULT_ATTEMPTS ? retry_policy/* patientRetryDelayMs */.RX : retry_policy/* retryDelayMs */.qO;
        for (let tries = 1;; tries += 1) {
            try {
                return await this.#sendOnce(request, signal, reading);
            }
            catch (error) {
                if (!(error instanceof task_service/* ServiceError */._) || tries >= attempts)
                    throw error;
                const delay = delayMs(error, tries, clock.random());
                if (delay === undefined)
                    throw error;
                await clock.sleep(delay, signal);
                signal?.throwIfAborted();
            }
        }
    }
    async #sendOnce(request, signal, { isStream, read }) {
        const { answerLimitMs = ANSWER_LIMIT_MS } = this.#options;
        const limit = AbortSignal.timeout(answerLimitMs);
        const where = `${request.method} ${request.path.replace(/\?.*$/s, '')}`;
        try {
            signal?.throwIfAborted();
            const inTime = signal === undefined ? limit : AbortSignal.any([signal, limit]);
            const response = await this.#dispatch(request, isStream ? signal : inTime);
            this.#noteRateLimit(response);
            if (!isAccepted(response.statusCode, request)) {
                throw await this.#refusal(response, { method: request.method, where, limit });
            }
            return await read(response, where);
        }
        catch (error) {
            if (error instanceof task_service/* ServiceError */._)
                throw error;
            if (signal?.aborted === true)
                throw signal.reason;
            if (limit.aborted && !isStream) {
                const words = `${where} took longer than ${answerLimitMs / 1000} s`;
                throw new task_service/* ServiceError */._(words, { arrival: 'perhaps', cause: error });
            }
            const neverSent = (0,retry_policy/* isNeverSent */.FJ)(error);
            const what = neverSent ? 'did not reach Miteos' : 'got no whole answer from Miteos';
            const words = withoutSecret((0,errors/* errorWords */.Y)(error), this.#options.apiKey);
            throw new task_service/* ServiceError */._(`${where} ${what}: ${words}`, {
                arrival: neverSent ? 'never' : 'perhaps',
                cause: error,
            });
        }
    }
    async #dispatch(request, signal) {
        const { baseUrl, apiKey, dispatcher, userAgent } = this.#options;
        return (0,undici/* request */.Em)(`${baseUrl}${request.path}`, {
            method: request.method,
            dispatcher,
            headersTimeout: IDLE_TIMEOUT_MS,
            bodyTimeout: IDLE_TIMEOUT_MS,
            headers: {
                authorization: `Bearer ${apiKey}`,
                'user-agent': userAgent,
                ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
                ...request.headers,
            },
            ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
            ...(signal === undefined ? {} : { signal }),
        });
    }
    async #refusal(response, { method, where, limit }) {
        const { statusCode: status, headers } = response;
        const words = readServerWords(await readErrorText(response, limit), this.#options.apiKey);
        const said = words === '' ? 'without a word' : `"${words}"`;
        return new task_service/* ServiceError */._(`Miteos answered ${status} to ${where}: ${said}`, {
            arrival: arrivalOf(status, method),
            status,
            serverWords: words === '' ? undefined : words,
            retryAfterMs: (0,retry_policy/* parseRetryAfterMs */.oR)((0,header/* headerText */.T)(headers, 'retry-after'), this.#options.clock.wallMs()),
            remaining: (0,header/* headerCount */.l)(headers, 'x-ratelimit-remaining'),
        });
    }
    #noteRateLimit({ headers }) {
        const limit = (0,header/* headerCount */.l)(headers, 'x-ratelimit-limit');
        const remaining = (0,header/* headerCount */.l)(headers, 'x-ratelimit-remaining');
        if (limit !== undefined && remaining !== undefined)
            this.#rateLimit = { limit, remaining };
    }
}
function isAccepted(status, { acceptsRedirect = false }) {
    return status >= 200 && status <= (acceptsRedirect ? 399 : 299);
}
function arrivalOf(status, method) {
    // A 429 is turned away unread. After a 5xx nobody knows.
    if (status === 429)
        return 'never';
    if (status >= 500 || status === 408)
        return 'perhaps';
    // Whoever sends on what was posted, e.g. to what it has made, may have carried it out.
    return status < 400 && method === 'POST' ? 'perhaps' : 'refused';
}

;// CONCATENATED MODULE: ./build/miteos/miteos-client.js


const PAGE_SIZE = 100;
/** What services answer to an offset behind the end of a list, instead of an empty page. */
const PAST_END_STATUSES = new Set([400, 404, 416, 422]);
/**
 * The tasks API of Miteos. Speaks the first generation of its documents, understands both.
 * Source: the service's contract, "Endpoints" and "Objects".
 */
class MiteosClient {
    #http;
    #options;
    constructor(options) {
        this.#options = options;
        this.#http = new MiteosHttp(options);
    }
    rateLimit() {
        return this.#http.rateLimit;
    }
    async createTask({ prompt, config, workspaceId }, reference, call = {}) {
        const body = {
            prompt,
            ...(config === undefined ? {} : { config }),
            ...(workspaceId === undefined ? {} : { workspace_id: workspaceId }),
        };
        const headers = reference === undefined ? {} : { 'idempotency-key': reference };
        // Sent once: whether it may be sent again is decided above, by someone who can look for the task.
        const request = { method: 'POST', path: '/tasks', body, headers };
        return this.#sendForTask(request, { ...call, attempts: 1 });
    }
    async fetchTask(taskId, call) {
        return this.#sendForTask({ method: 'GET', path: taskPath(taskId) }, call);
    }
    async cancelTask(taskId, call) {
        const request = { method: 'POST', path: `${taskPath(taskId)}/cancel` };
        // What a cancelled task answers is not documented, so the body is neither looked at nor waited for.
        const response = await this.#http.sendForStream(request, call);
        void response.body.dump();
    }
    async listTasks(page, call) {
        const { items, total } = await this.#sendForList('/tasks', page, call);
        const { decodeTask } = await __webpack_require__.e(/* import() */ 42).then(__webpack_require__.bind(__webpack_require__, 32042));
        const tasks = items.flatMap((item) => {
            try {
                return [decodeTask(item)];
            }
            catch {
                // What has no id can't be ours, nor be followed.
                return [];
            }
        });
        return { tasks, ...(total === undefined ? {} : { total }) };
    }
    async listDeliverables(taskId, call) {
        const { decodeDeliverable, deliverableKey } = await __webpack_require__.e(/* import() */ 42).then(__webpack_require__.bind(__webpack_require__, 32042));
        const path = `${taskPath(taskId)}/deliverables`;
        const known = new Map();
        for (let offset = 0;;) {
            const page = { limit: PAGE_SIZE, offset };
            const { items, total = Infinity } = await this.#sendForPage(path, page, call);
            const knownBefore = known.size;
            for (const item of items) {
                const key = deliverableKey(item);
                if (!known.has(key))
                    known.set(key, decodeDeliverable(item, known.size));
            }
            offset += items.length;
            if (known.size === knownBefore || offset >= total)
                return [...known.values()];
        }
    }
    async openDeliverable(source, range, call = {}) {
        const { openFromApi, openLink } = await __webpack_require__.e(/* import() */ 914).then(__webpack_require__.bind(__webpack_require__, 914));
        if (source.kind === 'link')
            return openLink(source.url, this.#options, { range, ...call });
        const path = `${taskPath(source.taskId)}/deliverables/${encodePathPart(source.deliverableId)}`;
        return openFromApi(this.#http, path, { range, link: this.#options, ...call });
    }
    async #sendForTask(request, call) {
        // Loaded while the answer is on its way.
        const decoding = __webpack_require__.e(/* import() */ 42).then(__webpack_require__.bind(__webpack_require__, 32042));
        return this.#http.sendForJson(request, call, async (json) => (await decoding).decodeTask(json));
    }
    /** A page that is empty where the service refuses to look behind the end of a list. */
    async #sendForPage(path, page, call) {
        try {
            return await this.#sendForList(path, page, call);
        }
        catch (error) {
            const isPastEnd = page.offset > 0 &&
                error instanceof task_service/* ServiceError */._ &&
                PAST_END_STATUSES.has(error.status ?? 0);
            if (isPastEnd)
                return { items: [] };
            throw error;
        }
    }
    async #sendForList(path, { limit, offset }, call) {
        const decoding = __webpack_require__.e(/* import() */ 42).then(__webpack_require__.bind(__webpack_require__, 32042));
        const request = { method: 'GET', path: `${path}?limit=${limit}&offset=${offset}` };
        return this.#http.sendForJson(request, call, async (json) => (await decoding).decodeList(json));
    }
}
function taskPath(taskId) {
    return `/tasks/${encodePathPart(taskId)}`;
}
/**
 * Ids are opaque. Only `.` and `..` can't be sent: they climb in the path, also when they are encoded.
 * Source: WHATWG URL, "double-dot path segment".
 */
function encodePathPart(id) {
    if (/^\.{0,2}$/.test(id)) {
        throw new task_service/* ServiceError */._(`"${id}" can't be the id of anything`, { arrival: 'refused' });
    }
    return encodeURIComponent(id.toWellFormed());
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/support/system-clock.js

/** Longest pause that one Node timer can make; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** The clock of the machine. */
const systemClock = {
    wallMs: () => Date.now(),
    monotonicMs: () => performance.now(),
    random: () => Math.random(),
    async sleep(ms, signal) {
        const isAborted = () => signal?.aborted ?? false;
        const end = performance.now() + ms;
        for (let left = ms; left > 0 && !isAborted(); left = end - performance.now()) {
            try {
                await (0,external_node_timers_promises_.setTimeout)(Math.min(left, LONGEST_TIMER_MS), undefined, signal && { signal });
            }
            catch (error) {
                if (!isAborted())
                    throw error;
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/wire.js








/** Where a person watches and approves tasks; an address of one task is not documented. */
const WATCH_URL = 'https://platform.miteos.com/war-room';
const USER_AGENT = 'miteos-task-action';
/** Puts the real adapters behind the ports: the one place that knows both sides. */
function wire(options) {
    const { environment, apiKey, settings, stop } = options;
    const dispatcher = openDispatcher(environment);
    const run = runFacts(environment);
    const event = eventFacts(environment);
    const artifacts = openArtifacts(environment, run);
    const ports = {
        clock: systemClock,
        log: step/* stepLog */.tV,
        step: step/* stepFiles */.UM,
        stop,
        service: new MiteosClient({
            baseUrl: settings.baseUrl,
            apiKey,
            dispatcher,
            clock: systemClock,
            userAgent: USER_AGENT,
        }),
        openFolder: (root) => new DiskFolder(root),
        artifacts,
        whyNoArtifacts: whyNoArtifacts(environment),
        comment: openComment(event, run, options),
        maskLink: step/* maskLink */.LB,
    };
    const close = async () => {
        // Not `close`, which waits for what is under way: by now nothing is wanted any more.
        await dispatcher.destroy();
    };
    return { ports, run, close };
}
function eventFacts({ eventName, event, triggeringActor }) {
    return readEventFacts(eventName, event, triggeringActor);
}
function runFacts(environment) {
    const { serverUrl, repository, runId } = environment;
    return {
        ...environment,
        runUrl: `${serverUrl}/${repository}/actions/runs/${runId}`,
        watchUrl: WATCH_URL,
    };
}
function openDispatcher({ proxies }) {
    const { httpProxy, httpsProxy, noProxy } = proxies;
    if (httpProxy === '' && httpsProxy === '')
        return new undici/* Agent */.g6();
    return new undici/* EnvHttpProxyAgent */.J2({
        ...(httpProxy === '' ? {} : { httpProxy: proxyAddress(httpProxy) }),
        ...(httpsProxy === '' ? {} : { httpsProxy: proxyAddress(httpsProxy) }),
        noProxy,
    });
}
/** Other tools take `proxy.example:8080` for what it means, too. */
function proxyAddress(given) {
    return given.includes('://') ? given : `http://${given}`;
}
function openArtifacts(environment, { runId, runAttempt }) {
    if (!environment.hasArtifactService || isEnterpriseServer(environment))
        return undefined;
    const { serverUrl, repository, runnerTemp: tempFolder } = environment;
    return new ArtifactStore({ serverUrl, repository, runId, runAttempt, tempFolder });
}
function whyNoArtifacts(environment) {
    const step = 'add a step with `actions/upload-artifact@v3` and `path: ${{ steps.<id>.outputs.output-dir }}` to keep them.';
    return isEnterpriseServer(environment)
        ? `This action can't publish artifacts on GitHub Enterprise Server: ${step}`
        : `This runner offers no service for artifacts: ${step.replace('@v3', '')}`;
}
/** The artifact library works on github.com, on `*.ghe.com` and on `*.localhost` alone. */
function isEnterpriseServer({ serverUrl }) {
    const host = URL.parse(serverUrl)?.hostname ?? '';
    return !(host === 'github.com' || host.endsWith('.ghe.com') || host.endsWith('.localhost'));
}
function openComment(event, { repository, runId, runAttempt, workflow, job, action }, { environment, githubToken, matrixLeg, settings, posted, stop, isPost }) {
    const issueNumber = commentTarget(event, settings);
    if (issueNumber === undefined)
        return undefined;
    const key = settings.commentKey || JSON.stringify([workflow, job, action, matrixLeg]);
    return new StickyComment({
        repository,
        issueNumber,
        mode: settings.commentMode,
        marker: commentMarker({ key, runId, runAttempt }),
        rest: { apiUrl: environment.apiUrl, token: githubToken, stop },
        isPost,
        posted,
    });
}
function commentTarget(event, { comment, issueNumber }) {
    if (comment === 'never')
        return undefined;
    if (issueNumber !== undefined)
        return issueNumber;
    return comment === 'always' ? event.issueNumber : event.pullRequest?.number;
}


/***/ })

};
