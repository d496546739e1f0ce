export const id = 909;
export const ids = [909];
export const modules = {

/***/ 4444:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ openBannerWriter)
/* harmony export */ });
/* harmony import */ var _build_result_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43040);

/** Opens a writer of comments. The part that stays remains as it is on GitHub. */
async function openBannerWriter(context) {
    const { moveBanner, withoutBanner } = await Promise.all(/* import() */[__webpack_require__.e(481), __webpack_require__.e(621)]).then(__webpack_require__.bind(__webpack_require__, 69621));
    const head = (0,_build_result_js__WEBPACK_IMPORTED_MODULE_0__/* .reportHead */ .Lv)(context);
    const { runId, runAttempt } = context.run;
    return (kept, render) => {
        if (kept?.part === 'banner') {
            const ours = { part: 'report', text: '', commit: head.commit, runId, runAttempt };
            const newer = { ...head, commit: kept.commit, runUrl: runUrlOf(kept, head, false) };
            const banner = moveBanner(kept.text, describeReport(ours, newer, kept.runId), newer);
            return `${banner}\n\n${render(undefined)}`;
        }
        const text = withoutBanner(kept?.text ?? '').trim();
        if (kept === undefined || text === '')
            return render(undefined);
        return `${render(describeReport(kept, head, runId)).trimEnd()}\n\n${text}\n`;
    };
}
/** @param runId of the run that the banner is about */
function describeReport(kept, head, runId) {
    const isSameRun = kept.runId === runId;
    return { commit: kept.commit, runUrl: runUrlOf(kept, head, isSameRun), isSameRun };
}
/** @param isSameRun whether the run has a later attempt, which the address without an attempt would show */
function runUrlOf({ runId, runAttempt }, { repositoryUrl }, isSameRun) {
    const url = `${repositoryUrl}/actions/runs/${runId}`;
    return runAttempt > (isSameRun ? 0 : 1) ? `${url}/attempts/${runAttempt}` : url;
}


/***/ }),

/***/ 43040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CR: () => (/* binding */ buildResult),
/* harmony export */   KB: () => (/* binding */ NOTHING_MADE),
/* harmony export */   Lv: () => (/* binding */ reportHead)
/* harmony export */ });
/** Returns the facts that every page shows about its run. */
function reportHead({ run, settings }) {
    const { workflow, commit, repositoryUrl, runUrl, watchUrl } = run;
    return { title: settings.title, workflow, commit, repositoryUrl, runUrl, watchUrl };
}
/** For a task whose deliverables are not fetched. */
const NOTHING_MADE = {
    saved: [],
    lost: [],
    leftOut: 0,
    artifacts: [],
    texts: [],
    changedPaths: [],
    findings: undefined,
    isQuiet: false,
};
/** Builds the result that all pages are rendered from. */
function buildResult({ outcome, task, problems, advice, supersededBy, mayStillRun }, context, made) {
    return {
        ...reportHead(context),
        outcome,
        task,
        problems,
        ...(advice === undefined ? {} : { advice }),
        supersededBy,
        mayStillRun,
        ...made,
    };
}


/***/ }),

/***/ 45688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ startReport),
/* harmony export */   I: () => (/* binding */ publishSummary)
/* harmony export */ });
/* harmony import */ var _report_result_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99934);
/* harmony import */ var _report_text_kind_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(41307);
/* harmony import */ var _support_deadline_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(74422);
/* harmony import */ var _support_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(35921);
/* harmony import */ var _support_log_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64650);
/* harmony import */ var _banner_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4444);
/* harmony import */ var _redact_report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67874);







/** The time limit for the issue. It is not part of the budget, which the artifact may have used up. */
const ISSUE_LIMIT_MS = 2 * 60_000;
const HIDDEN_SECRET = 'Text from Miteos contains a secret of this step (the api-key or the github-token) in a form that appears only when it is rendered. ' +
    'The secret is redacted in the report, but not in the files: delete the artifact and replace the secret.';
/**
 * Starts the process that renders the report, if the report is published anywhere.
 * @returns a function that publishes the report of a result
 */
function startReport(context) {
    const { ports, settings, hasSummary = false } = context;
    const hasPlace = ports.comment !== undefined || ports.issue !== undefined;
    if (!hasPlace && (hasSummary || !settings.summary))
        return () => Promise.resolve({});
    const { promise, resolve } = Promise.withResolvers();
    const rendering = ports.renderReports(promise);
    // It may fail before there is a result. `publishReport` handles the error.
    rendering.catch(() => undefined);
    return (result, isDenied = false) => {
        resolve(result);
        return publishReport(result, rendering, { ...context, isDenied });
    };
}
/**
 * Writes the report to the job summary, and to the comment or the issue, independently of each other. The summary is first, and the state says
 * so before the comment begins: if the step is killed during a slow request to GitHub, the post step must not write the summary again. Also,
 * the warning about a failed comment can then say where else the report is.
 */
async function publishReport(result, rendering, context) {
    const { ports, settings, hasSummary = false } = context;
    const reports = await redactReports(result, rendering, ports);
    if (reports === undefined)
        return {};
    const { comment, summary } = reports;
    const isWritten = !hasSummary && settings.summary && (await publishSummary(summary, ports));
    if (isWritten)
        context.onPublished({ summary: true });
    const isInSummary = hasSummary || isWritten;
    if (!ports.hasSummaries && settings.summary && !hasSummary)
        printReport(result, ports.log);
    const place = ports.hasSummaries ? 'job summary' : 'log';
    const whereElse = isInSummary ? ` The ${place} has the report.` : '';
    const { issue } = ports;
    if (issue !== undefined)
        return publishIssue(issue, result, comment, { ...context, whereElse });
    return publishComment(result, comment, { ...context, whereElse });
}
/**
 * Waits for the report, and redacts it. If it takes too much time or memory, renders it again without a parser.
 * @returns undefined when the step is cancelled
 */
async function redactReports(result, rendering, { log, secrets, stop }) {
    let reports;
    try {
        reports = await rendering;
    }
    catch (error) {
        if (stop.aborted)
            return undefined;
        log.warning(`The report could not be rendered: ${(0,_support_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .errorMessage */ .gJ)(error)}. Markdown and tables are shown as plain text.`);
        const inThisProcess = await Promise.all(/* import() */[__webpack_require__.e(481), __webpack_require__.e(71), __webpack_require__.e(175), __webpack_require__.e(447), __webpack_require__.e(822), __webpack_require__.e(385)]).then(__webpack_require__.bind(__webpack_require__, 32385));
        reports = inThisProcess.renderReports(result, { isPlain: true });
    }
    const redacted = {
        comment: (0,_redact_report_js__WEBPACK_IMPORTED_MODULE_3__/* .redactReport */ .a)(reports.comment, secrets.redactKeys),
        summary: (0,_redact_report_js__WEBPACK_IMPORTED_MODULE_3__/* .redactReport */ .a)(reports.summary, secrets.redactKeys),
    };
    // The texts were redacted before, so this secret appears only in the rendered report.
    if (redacted.summary !== reports.summary)
        log.warning(HIDDEN_SECRET);
    return redacted;
}
/** @param page the redacted comment when no earlier report stays; otherwise a banner is rendered above that report */
async function publishComment(result, page, context) {
    const { ports, settings, onPublished, whereElse } = context;
    const { comment, log } = ports;
    if (comment === undefined)
        return {};
    try {
        const published = await comment.publish({
            taskId: result.task.id,
            kind: (0,_report_result_js__WEBPACK_IMPORTED_MODULE_4__/* .isCompleteReport */ .G)(result) ? 'report' : 'notice',
            commit: result.commit,
            isOnlyUpdate: result.isQuiet,
            render: async (kept) => {
                if (kept === undefined)
                    return page;
                const { renderBanner } = await Promise.all(/* import() */[__webpack_require__.e(481), __webpack_require__.e(822), __webpack_require__.e(916)]).then(__webpack_require__.bind(__webpack_require__, 94822));
                const write = await (0,_banner_js__WEBPACK_IMPORTED_MODULE_1__/* .openBannerWriter */ .Q)(context);
                return write(kept, (report) => report === undefined
                    ? page
                    : (0,_redact_report_js__WEBPACK_IMPORTED_MODULE_3__/* .redactReport */ .a)(renderBanner(result, report), ports.secrets.redactKeys));
            },
        });
        if (published.kind === 'superseded') {
            const { url } = published.by;
            log.info(`The comment ${url} belongs to a newer run and is not changed.${whereElse}`);
            return {};
        }
        if (published.kind === 'none') {
            log.info('No comment was created, because there are no findings.');
            return {};
        }
        const posted = published.comment;
        onPublished({ comment: posted });
        log.info(`Published the comment: ${posted.url}`);
        return { comment: posted };
    }
    catch (error) {
        if (ports.stop.aborted)
            return {};
        const failure = describeFailure(error, whereElse);
        if (settings.comment === 'always')
            return { failure };
        const isKnown = context.isDenied && error instanceof _support_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PermissionError */ .i_;
        log[isKnown ? 'info' : 'warning'](failure);
        return {};
    }
}
/**
 * Writes the report as an issue.
 * @param body the redacted report
 */
async function publishIssue(port, result, body, { ports: { clock, log, secrets, stop }, settings, whereElse }) {
    const limit = (0,_support_deadline_js__WEBPACK_IMPORTED_MODULE_5__/* .startDeadline */ .db)(clock, ISSUE_LIMIT_MS, stop);
    const draft = {
        taskId: result.task.id,
        kind: (0,_report_result_js__WEBPACK_IMPORTED_MODULE_4__/* .isCompleteReport */ .G)(result) ? 'report' : 'notice',
        commit: result.commit,
        isOnlyUpdate: result.isQuiet,
        title: secrets.redact(settings.issueTitle),
        body,
        end: limit.signal,
    };
    try {
        const published = await port.publish(draft);
        if (published.kind === 'superseded') {
            const { url } = published.by;
            log.info(`The issue ${url} belongs to a newer run, so this run leaves none open.${whereElse}`);
            return {};
        }
        if (published.kind === 'none') {
            log.info(draft.kind === 'report'
                ? 'No issue was created, because there are no findings.'
                : `No issue was created, because there is no complete report.${whereElse}`);
            return {};
        }
        const { issue, kind } = published;
        const what = kind === 'noted' ? 'Commented on the open issue' : 'Published the issue';
        log.info(`${what}: ${issue.url}`);
        return { issue };
    }
    catch (error) {
        return stop.aborted ? {} : { failure: describeFailure(error, whereElse) };
    }
    finally {
        limit.release();
    }
}
function describeFailure(error, whereElse) {
    return `${(0,_support_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .errorMessage */ .gJ)(error).replace(/(?<![.!?])$/, '.')}${whereElse}`;
}
/** @returns whether the summary is written. A failure is a warning */
async function publishSummary(report, { log, step }) {
    try {
        await step.writeSummary(report);
        return true;
    }
    catch (error) {
        log.warning(`Could not write the job summary: ${(0,_support_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .errorMessage */ .gJ)(error)}.`);
        return false;
    }
}
/** Prints the main report to the log, for platforms without job summaries. */
function printReport({ texts, saved }, log) {
    const { main } = (0,_report_text_kind_js__WEBPACK_IMPORTED_MODULE_6__/* .orderTexts */ .T9)(texts, saved);
    if (main !== undefined)
        (0,_support_log_js__WEBPACK_IMPORTED_MODULE_0__/* .logText */ .kc)(`Report: ${main.name}`, main.text, log);
}


/***/ }),

/***/ 26943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ deliver)
});

// EXTERNAL MODULE: ./build/report/result.js
var report_result = __webpack_require__(99934);
// EXTERNAL MODULE: ./build/support/deadline.js
var deadline = __webpack_require__(74422);
// EXTERNAL MODULE: ./build/support/errors.js
var support_errors = __webpack_require__(35921);
// EXTERNAL MODULE: ./build/task/history.js
var task_history = __webpack_require__(18432);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/support/truncate-to-bytes.js
var truncate_to_bytes = __webpack_require__(30994);
// EXTERNAL MODULE: ./build/deliverables/safe-name.js
var safe_name = __webpack_require__(86332);
;// CONCATENATED MODULE: ./build/deliverables/artifact-name.js



/** The file of an unzipped artifact has the artifact's name, and file systems accept 255 bytes. */
const MAX_NAME_BYTES = 240;
/** The length is limited, so that another dot in the name is not taken for the start of an extension. */
const EXTENSION = /\.\w{1,12}$/;
const MAX_NUMBER = 5;
/** Returns the name of the archive, which is also the prefix of the names of unzipped files. */
function artifactBase({ given, taskId }) {
    return given === '' ? `miteos-${(0,safe_name/* safeSegment */.LX)(taskId)}` : given;
}
/**
 * Returns the names to try for one artifact, in order. A name may be taken by an earlier attempt of the run or by another job; that
 * artifact is not replaced. The task ID makes a name unique among jobs, the attempt makes it unique among attempts.
 */
function artifactNames(wanted, naming) {
    const { given, taskId, runAttempt } = naming;
    const isFile = wanted !== artifactBase(naming);
    const attempt = `-attempt-${runAttempt}`;
    const task = `-${(0,safe_name/* safeSegment */.LX)(taskId)}`;
    const isUnique = given === '';
    const suffixes = isUnique ? ['', attempt] : ['', task, task + attempt];
    const last = suffixes.at(-1) ?? '';
    for (let number = 2; number <= MAX_NUMBER; number += 1)
        suffixes.push(`${last}-${number}`);
    const extension = isFile ? (EXTENSION.exec(wanted)?.[0] ?? '') : '';
    return suffixes.map((suffix) => fit(wanted, suffix, extension));
}
/**
 * Returns the name of each file's unzipped artifact: the base, then the file's path. The names differ from each other even if case is
 * ignored. The base prevents an agent from publishing an artifact named `github-pages`, for example.
 * @param names the safe names of the files, in order
 * @returns a map from safe name to artifact name
 */
function fileArtifactNames(base, names) {
    const flat = new safe_name/* SafeNames */.eU(MAX_NAME_BYTES);
    return new Map(names.map((name) => [name, `${base}-${flat.take(name.replaceAll('/', '-'))}`]));
}
/**
 * Truncates a name that is too long, and adds a hash so that it stays unique. The artifact library logs the name unchanged, so `##[`,
 * which the runner would take for a command, is replaced.
 */
function fit(wanted, suffix, extension) {
    const stem = withoutCommands(wanted.slice(0, wanted.length - extension.length));
    const end = suffix + extension;
    const maxStemBytes = MAX_NAME_BYTES - Buffer.byteLength(end);
    if (Buffer.byteLength(stem) <= maxStemBytes)
        return stem + end;
    const hash = (0,external_node_crypto_.createHash)('sha256').update(wanted).digest('hex').slice(0, 8);
    return `${(0,truncate_to_bytes/* truncateToBytes */.L)(stem, maxStemBytes - hash.length - 1).text}-${hash}${end}`;
}
function withoutCommands(name) {
    return name.replaceAll('##[', '#_[');
}

;// CONCATENATED MODULE: ./build/support/map-concurrently.js
/**
 * Maps items concurrently, with a maximum number of items in progress. Items start in their order.
 * @returns the results in the order of the items
 * @throws the error of the first item that fails; after that, no other item starts
 */
async function mapConcurrently(items, maxAtOnce, work) {
    const results = [];
    // All workers share this iterator.
    const left = items.entries();
    let hasFailed = false;
    const takeAll = async () => {
        for (const [index, item] of left) {
            if (hasFailed)
                return;
            try {
                results[index] = await work(item);
            }
            catch (error) {
                hasFailed = true;
                throw error;
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(maxAtOnce, items.length) }, takeAll));
    return results;
}

;// CONCATENATED MODULE: ./build/deliverables/output-folder.js

/**
 * Writes a file that the step itself creates.
 * @throws Error when that fails, e.g. because a folder has the same name
 */
async function saveText(folder, name, text) {
    const bytes = new TextEncoder().encode(text);
    const file = await folder.createFile(name);
    try {
        await file.write(bytes);
        const sha256 = (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
        return { name, path: await file.keep(), bytes: bytes.length, sha256 };
    }
    finally {
        await file.discard();
        await folder.removeStagingFiles();
    }
}

;// CONCATENATED MODULE: ./build/publish/manifest.js



/**
 * Writes the manifest into the output folder.
 * @throws Error when that fails, for example because a folder has the same name
 */
async function saveManifest(context) {
    const { ports, folder } = context;
    const text = ports.secrets.redactKeys(renderManifest(context));
    return saveText(folder, safe_name/* MANIFEST_NAME */.ir, text);
}
/** Describes the task and the contents of the archive as JSON, for programs. */
function renderManifest({ verdict, collected, run, history }) {
    const { task, outcome } = verdict;
    const manifest = {
        task_id: task.id,
        status: outcome,
        service_status: task.rawStatus,
        created_at: formatTime(task.createdAtMs),
        completed_at: formatTime(task.completedAtMs),
        duration_seconds: (0,task_history/* durationSeconds */.o)(history),
        cost_cents: task.costCents ?? null,
        tokens_used: task.tokensUsed ?? null,
        run_url: run.runUrl,
        deliverables: collected.saved.map((file) => ({
            id: file.id,
            name: file.name,
            original_name: file.originalName,
            bytes: file.bytes,
            content_type: file.contentType,
            sha256: file.sha256,
        })),
        missing: collected.lost.map(({ id, originalName, reason }) => ({
            id,
            original_name: originalName,
            reason,
        })),
    };
    return `${JSON.stringify(manifest, null, 2)}\n`;
}
function formatTime(ms) {
    return ms === undefined ? null : new Date(ms).toISOString();
}

;// CONCATENATED MODULE: ./build/publish/artifacts.js







/** A run can have up to 500 artifacts, but its page shows all of them. */
const MAX_FILES = 50;
const MAX_UPLOADS = 4;
/** An upload has a time limit, so that one that stalls does not take all the time. */
const MIN_UPLOAD_LIMIT_MS = 60_000;
const MIN_BYTES_PER_MS = 500;
const RETRY_PAUSE_MS = 2000;
/** Publishes the collected deliverables according to the input `artifact`, except those that an earlier phase has published. */
async function publishArtifacts(context) {
    const { ports, settings, folder, collected, published, onPublished } = context;
    if (settings.artifact === 'none' || collected.saved.length === 0) {
        return { artifacts: published, failures: [] };
    }
    if (ports.artifacts === undefined) {
        ports.log.warning(`${ports.whyNoArtifacts} The deliverables are in ${folder.root}.`);
        const failures = [];
        // Later steps can read it in the folder.
        await trySaveManifest(context, failures);
        return { artifacts: [], failures };
    }
    const done = new Map(published.map((artifact) => [artifact.contents, artifact]));
    const wanted = listWanted(context);
    const missing = wanted.filter(({ contents }) => !done.has(contents));
    const failures = [];
    if (missing.length > 0) {
        const hasArchive = missing.some(({ file }) => file === undefined);
        const uploading = {
            ...context,
            store: ports.artifacts,
            manifest: hasArchive ? await trySaveManifest(context, failures) : [],
            retentionDays: boundRetention(context),
            onDone: (artifact) => {
                done.set(artifact.contents, artifact);
                onPublished({ artifacts: [...done.values()] });
            },
        };
        // The library logs about a dozen lines for each artifact.
        ports.log.startGroup('Artifacts');
        failures.push(...(await uploadAll(missing, uploading)));
        ports.log.endGroup();
        for (const { name, url } of missing.flatMap(({ contents }) => done.get(contents) ?? [])) {
            ports.log.info(`Published the artifact ${name}: ${url}`);
        }
    }
    const inOrder = wanted.flatMap(({ contents }) => done.get(contents) ?? []);
    // An earlier phase may have published deliverables that this phase could not fetch again.
    const artifacts = [...new Set([...inOrder, ...done.values()])];
    return { artifacts, failures };
}
function listWanted(context) {
    const { settings, run, verdict, collected, sarif } = context;
    const saved = [...collected.saved, ...(sarif === undefined ? [] : [sarif])];
    const taskId = verdict.task.id;
    const naming = { given: settings.artifactName, taskId, runAttempt: run.runAttempt };
    const base = artifactBase(naming);
    if (!isFileByFile(context)) {
        const names = artifactNames(base, naming);
        return [{ names, files: saved, contents: checksum(saved) }];
    }
    const fileNames = fileArtifactNames(base, saved.map(({ name }) => name));
    return saved.map((file) => {
        const names = artifactNames(fileNames.get(file.name) ?? file.name, naming);
        return { names, files: [file], file, contents: checksum([file]) };
    });
}
/** See `SavedArtifact`. */
function checksum(files) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const { name, sha256 } of files)
        hash.update(`${name}\0${sha256}\0`);
    return hash.digest('base64url');
}
/** Whether each file gets its own artifact. */
function isFileByFile({ settings, collected, ports }) {
    if (settings.artifact !== 'files')
        return false;
    const count = collected.saved.length + collected.lost.length;
    if (count <= MAX_FILES)
        return true;
    ports.log.warning(`The ${count} deliverables are published as one archive: \`artifact: files\` is for at most ${MAX_FILES}. ` +
        'Select fewer with the input deliverables, or set `artifact: zip`.');
    return false;
}
/** @returns an empty list when the manifest can't be written, which does not prevent the upload of the deliverables */
async function trySaveManifest(context, failures) {
    try {
        return [await saveManifest(context)];
    }
    catch (error) {
        failures.push(`The description of the task, ${safe_name/* MANIFEST_NAME */.ir}, could not be written: ${(0,support_errors/* errorMessage */.gJ)(error)}.`);
        return [];
    }
}
/** Limits the retention, with one warning. The library would log a warning for each upload. */
function boundRetention({ ports, run, settings }) {
    const { retentionDays } = settings;
    const { maxRetentionDays = Infinity } = run;
    if (retentionDays === undefined || retentionDays <= maxRetentionDays)
        return retentionDays;
    ports.log.warning(`This repository keeps artifacts for at most ${maxRetentionDays} days, but the input retention-days is ${retentionDays}.`);
    return maxRetentionDays;
}
/**
 * Uploads a few artifacts at a time. Then retries the failed ones one by one, because a file that can't be read may make all uploads in
 * progress fail. If a failed upload was stored anyway, its files are stored twice.
 * @returns a sentence for each artifact that could not be published
 */
async function uploadAll(wanted, context) {
    const { ports, budget, folder, onDone } = context;
    /** @returns the error, if any */
    const tryUpload = async (one) => {
        try {
            onDone(await upload(one, context));
            return undefined;
        }
        catch (error) {
            return error;
        }
    };
    const failures = [];
    const errors = await mapConcurrently(wanted, MAX_UPLOADS, tryUpload);
    if (errors.some((error) => error !== undefined)) {
        await ports.clock.sleep(RETRY_PAUSE_MS, budget.signal);
    }
    for (const [index, one] of wanted.entries()) {
        let error = errors[index];
        if (error !== undefined && !budget.signal.aborted) {
            ports.log.info(`An upload failed: ${(0,support_errors/* errorMessage */.gJ)(error)}. Retrying once.`);
            error = await tryUpload(one);
        }
        if (error !== undefined)
            failures.push(describeFailure(one, error, folder.root));
    }
    return failures;
}
/** @throws Error that says why it could not be published */
async function upload({ names, files, file, contents }, { ports, budget, folder, store, manifest, retentionDays }) {
    const bytes = files.reduce((total, one) => total + one.bytes, 0);
    const limitMs = MIN_UPLOAD_LIMIT_MS + Math.ceil(bytes / MIN_BYTES_PER_MS);
    const limit = (0,deadline/* startDeadline */.db)(ports.clock, limitMs, budget.signal);
    try {
        const artifact = await store.upload({
            files: file === undefined ? [...files, ...manifest] : [file],
            isUnzipped: file !== undefined,
            root: folder.root,
            names,
            retentionDays,
            signal: limit.signal,
        });
        // A file may change on the disk between its download and its upload.
        if (file !== undefined && artifact.digest !== '' && artifact.digest !== file.sha256) {
            throw new Error(`the artifact ${artifact.name} does not match the downloaded file`);
        }
        const [wanted = ''] = names;
        if (artifact.name !== wanted)
            ports.log.info(`The artifact name ${wanted} is already in use. Using ${artifact.name} instead.`);
        return { ...artifact, contents, ...(file === undefined ? {} : { file: file.name }) };
    }
    finally {
        limit.release();
    }
}
function describeFailure({ names, file }, error, root) {
    const [name = ''] = names;
    const reason = (0,support_errors/* errorMessage */.gJ)(error);
    return file === undefined
        ? `Could not publish the artifact ${name}: ${reason}. The deliverables are in ${root}.`
        : `Could not publish the artifact of ${file.name}: ${reason}. The file is in ${root}.`;
}

// EXTERNAL MODULE: ./build/publish/build-result.js
var build_result = __webpack_require__(43040);
// EXTERNAL MODULE: ./build/publish/comment-and-summary.js
var comment_and_summary = __webpack_require__(45688);
// EXTERNAL MODULE: ./build/findings/finding.js
var findings_finding = __webpack_require__(74438);
;// CONCATENATED MODULE: ./build/findings/diff-lines.js
/** Matches the start and the counts. Git omits a count of 1. */
const HUNK_HEADER = /^@@ -\d{1,10}(?:,(\d{1,10}))? \+(\d{1,10})(?:,(\d{1,10}))? @@/;
/**
 * Parses the diff of one file: only the hunks, as in GitHub's `patch`, or a section of `git diff`. Only a line feed ends a line. If a hunk is
 * incomplete, returns the lines that it has. Parsing ends at the first row that belongs to no hunk, such as the diff of another file. Returns
 * no hunks for a binary file, a renamed file without other changes, a changed mode or a combined diff.
 */
function parseNewSide(diff) {
    const hunks = [];
    let oldLeft = 0;
    let newLeft = 0;
    const rows = diff.split('\n');
    for (const [index, row] of rows.entries()) {
        const header = HUNK_HEADER.exec(row);
        if (header !== null) {
            const [, oldCount = '1', start, newCount = '1'] = header;
            [oldLeft, newLeft] = [Number(oldCount), Number(newCount)];
            hunks.push({ start: Number(start), lines: [] });
            continue;
        }
        const hunk = hunks.at(-1);
        if (hunk === undefined) {
            if (index > 0 && row.startsWith('diff --git '))
                break;
            continue;
        }
        // "\ No newline at end of file", in any language.
        if (row.startsWith('\\'))
            continue;
        // An empty last row is the end of the last line, unless the hunk is missing one empty line.
        if (row === '' && index === rows.length - 1 && (oldLeft !== 1 || newLeft !== 1))
            break;
        // Some programs remove the space of an empty context line, e.g. git with `diff.suppressBlankEmpty`.
        const [mark, text] = /^\r?$/.test(row) ? [' ', row] : [row[0], row.slice(1)];
        if (mark !== '+')
            oldLeft -= 1;
        if (mark !== '-')
            newLeft -= 1;
        if (!/^[ +-]$/.test(mark ?? '') || oldLeft < 0 || newLeft < 0)
            break;
        if (mark !== '-')
            hunk.lines.push(text);
    }
    return hunks;
}

;// CONCATENATED MODULE: ./build/findings/fingerprint.js


const FINGERPRINT_LENGTH = 32;
const MAX_LINE_LENGTH = 1000;
/**
 * Returns a hash for each finding, in the given order. The hash stays the same when a push only moves lines or changes their indentation. It
 * covers the path, the rule (or the title if there is no rule) and the text of the line. Findings that are equal in these are numbered by their
 * lines, then by their titles, so that each hash is unique, whatever their order.
 */
function fingerprintFindings(located) {
    const counts = new Map();
    const hashes = new Map();
    const lines = new Map();
    for (const one of located.toSorted(byPlace)) {
        const { path, rule, title } = one.finding;
        const line = lines.get(one.lineText) ?? shortLine(one.lineText);
        lines.set(one.lineText, line);
        const key = JSON.stringify([path, rule ?? title, line]);
        const count = (counts.get(key) ?? 0) + 1;
        counts.set(key, count);
        const hash = (0,external_node_crypto_.createHash)('sha256').update(`${key}${count}`).digest('hex');
        hashes.set(one, hash.slice(0, FINGERPRINT_LENGTH));
    }
    return located.map((one) => hashes.get(one) ?? '');
}
function byPlace({ finding: a }, { finding: b }) {
    return a.line - b.line || Number(a.title > b.title) - Number(a.title < b.title);
}
/** Returns the line without its indentation, or its hash if it is long, such as minified code. */
function shortLine(text) {
    const line = (0,findings_finding/* foldSpace */.GQ)(text);
    return line.length <= MAX_LINE_LENGTH ? line : (0,external_node_crypto_.createHash)('sha256').update(line).digest('hex');
}

;// CONCATENATED MODULE: ./build/findings/verify-findings.js



const MAX_SHOWN_PATH_LENGTH = 200;
/** How the prompt shows an invisible character, e.g. `‹U+202E›`. Agents quote it as they see it. */
const INVISIBLE_MARK = /‹U\+([0-9A-F]{4,5}|10[0-9A-F]{4})›/g;
/**
 * Checks findings against the change. A finding is verified if its path, without a leading `./`, is exactly the new name of a file, its lines
 * are on the new side of one hunk, and its quote, if it has one, is the text of these lines. White space at the ends of a quoted line is
 * ignored, and all other runs of white space are equal, because the tools of the agents show tabs and line endings in different ways. An
 * invisible character equals its mark in the prompt.
 * @param isWhole whether `files` contains all files of the change
 * @param needsQuotes whether the agents may have seen another commit. Only a quote of all its lines then verifies a finding
 */
function verifyFindings(findings, files, { isWhole = true, needsQuotes = false } = {}) {
    const byName = new Map(files.map((file) => [file.filename, file]));
    const hunksByName = new Map();
    const folded = new Map();
    const located = [];
    const unverified = [];
    for (const claimed of findings) {
        const finding = { ...claimed, path: claimed.path.replace(/^(?:\.\/)+/, '') };
        const file = byName.get(finding.path);
        const hunks = hunksByName.get(finding.path) ?? parseNewSide(file?.diff ?? '');
        hunksByName.set(finding.path, hunks);
        const hunk = hunks.find((one) => hasLine(one, finding.line));
        const reason = describeMismatch(finding, file, { hunk, folded, isWhole, needsQuotes });
        if (reason !== undefined)
            unverified.push({ finding, reason });
        else
            located.push({ finding, lineText: textAt(hunk, finding.line) ?? '' });
    }
    const fingerprints = fingerprintFindings(located);
    return {
        verified: located.map((one, index) => ({ ...one, fingerprint: fingerprints[index] ?? '' })),
        unverified,
    };
}
function textAt(hunk, line) {
    return hunk?.lines[line - hunk.start];
}
function hasLine(hunk, line) {
    return textAt(hunk, line) !== undefined;
}
function describeMismatch({ path: fullPath, line, endLine = line, quote }, file, { hunk, folded, isWhole, needsQuotes }) {
    const path = (0,findings_finding/* clip */.$Q)(fullPath, MAX_SHOWN_PATH_LENGTH);
    if (path === '')
        return 'it names no file';
    if (file === undefined) {
        return isWhole
            ? `${path} is not in the change`
            : `${path} is not among the changed files that GitHub lists, and it does not list all`;
    }
    if (file.status === 'removed')
        return `${path} is deleted in the change`;
    if (file.diff === undefined)
        return `there is no diff of ${path}`;
    if (line < 1)
        return `it names no line of ${path}`;
    if (hunk === undefined)
        return `line ${line} of ${path} is not in the diff`;
    if (endLine < line)
        return `its last line, ${endLine}, comes before line ${line}`;
    if (!hasLine(hunk, endLine)) {
        return `lines ${line} to ${endLine} of ${path} are not together in the diff`;
    }
    if (quote !== undefined && !readsLike({ hunk, folded }, line, quote)) {
        return `line ${line} of ${path} reads differently`;
    }
    if (needsQuotes && !quotesAll(quote ?? '', endLine - line + 1)) {
        return 'it does not quote all of its lines, and the agents may have seen another commit';
    }
    return undefined;
}
/** A blank quote proves nothing, because many lines are blank. */
function quotesAll(quote, lineCount) {
    return quote.trim() !== '' && linesOf(quote).length >= lineCount;
}
function linesOf(quote) {
    return quote.replace(/\r?\n$/, '').split('\n');
}
/** Whether each line of the quote equals the line in the hunk. Lines after the end of the hunk are unknown, and not compared. */
function readsLike({ hunk, folded }, line, quote) {
    const fold = (text) => {
        const known = folded.get(text) ?? foldLine(text);
        folded.set(text, known);
        return known;
    };
    return linesOf(quote).every((quoted, index) => {
        const text = textAt(hunk, line + index);
        return text === undefined || fold(text) === foldLine(quoted);
    });
}
function foldLine(text) {
    return (0,findings_finding/* foldSpace */.GQ)(text.replace(INVISIBLE_MARK, (_, hex) => String.fromCodePoint(parseInt(hex, 16))));
}

// EXTERNAL MODULE: ./build/support/human-units.js
var human_units = __webpack_require__(83251);
;// CONCATENATED MODULE: ./build/findings/write-sarif.js


/**
 * How code scanning shows each severity. Each score is within the limits of code scanning for the severity; `info` has no score.
 * Source: docs.github.com, "SARIF support for code scanning".
 */
const SHOWN_AS = {
    critical: { level: 'error', score: '9.5' },
    high: { level: 'error', score: '8.0' },
    medium: { level: 'warning', score: '5.5' },
    low: { level: 'note', score: '2.0' },
    info: { level: 'note' },
};
/**
 * Writes SARIF 2.1.0 for code scanning, with the verified findings as results. Code scanning shows all results, so a notification of the tool
 * only counts the unverified findings.
 */
function writeSarif({ verified, unverified }) {
    const bySeverity = verified.toSorted((one, other) => rankOf(one) - rankOf(other));
    // The name and the score of a rule are those of its most severe finding.
    const rules = [...Map.groupBy(bySeverity, ruleIdOf)].map(([id, [first]]) => ({
        id,
        shortDescription: { text: plainLine(first?.finding.title ?? '') || id },
        ...scoreOf(first),
    }));
    const ruleIndexes = new Map(rules.map(({ id }, index) => [id, index]));
    const log = {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: { driver: { name: 'Miteos', rules } },
                invocations: [
                    {
                        executionSuccessful: true,
                        toolExecutionNotifications: unverified.length === 0 ? [] : [omissionOf(unverified)],
                    },
                ],
                results: verified.map((one) => ({
                    ruleId: ruleIdOf(one),
                    ruleIndex: ruleIndexes.get(ruleIdOf(one)),
                    level: SHOWN_AS[one.finding.severity].level,
                    message: { text: messageOf(one) },
                    locations: [{ physicalLocation: locationOf(one) }],
                    // `upload-sarif` computes `primaryLocationLineHash`, and warns about a different value.
                    partialFingerprints: { 'miteosFinding/v1': one.fingerprint },
                    ...scoreOf(one),
                })),
            },
        ],
    };
    return `${JSON.stringify(log, undefined, 2)}\n`;
}
function rankOf({ finding }) {
    return findings_finding/* SEVERITIES */.oC.indexOf(finding.severity);
}
/** Code scanning shows the alerts of one rule under one name, so the title of a finding without a rule is used as its rule. */
function ruleIdOf({ finding: { rule, title } }) {
    return plainLine(rule ?? title) || 'finding';
}
function scoreOf(one) {
    const score = one && SHOWN_AS[one.finding.severity].score;
    return score === undefined ? {} : { properties: { 'security-severity': score } };
}
/** Code scanning shows the first sentence as the title of the alert. */
function messageOf(one) {
    const { title, message } = one.finding;
    return plainText(`${title}\n\n${message}`).trim() || ruleIdOf(one);
}
function locationOf({ finding: { path, line, endLine }, lineText }) {
    // A snippet must be the text of the whole region.
    const snippet = endLine === undefined && lineText.length <= MAX_SNIPPET_LENGTH
        ? { snippet: { text: lineText } }
        : {};
    return {
        artifactLocation: { uri: uriOf(path), uriBaseId: '%SRCROOT%' },
        region: { startLine: line, ...(endLine === undefined ? {} : { endLine }), ...snippet },
    };
}
const MAX_SNIPPET_LENGTH = 1000;
function uriOf(path) {
    return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
function omissionOf(unverified) {
    const number = (0,human_units/* formatNumberOf */.Of)(unverified.length, 'finding');
    return { level: 'note', message: { text: `Omitted, because not verified: ${number}` } };
}
/**
 * Removes mentions, links of SARIF (section 3.11.6) and of Markdown, and invisible characters. The message has no `markdown`, because text of
 * the agents must not be rendered.
 */
function plainText(text) {
    return text
        .replace(/\r\n?/g, '\n')
        .replace(/(?![\n\t])\p{Cc}|\p{Bidi_Control}|[\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu, '')
        .toWellFormed()
        .replaceAll('](', '] (')
        .replace(/@(?=\w)/g, '@\u200B');
}
function plainLine(text) {
    return plainText(text).replace(/\s+/g, ' ').trim();
}

// EXTERNAL MODULE: ./build/support/without-undefined.js
var without_undefined = __webpack_require__(6801);
// EXTERNAL MODULE: ./build/task/prompt.js
var task_prompt = __webpack_require__(28132);
;// CONCATENATED MODULE: ./build/publish/check-findings.js










/** The time limit for fetching the change, which is usually complete by now. */
const CHANGE_LIMIT_MS = 60_000;
/** The maximum number of findings in the report. */
const MAX_LISTED = 1000;
const SARIF_NAME = 'findings.sarif';
/** Checks findings against the change, and writes the verified findings as SARIF into the output folder. */
async function checkFindings(file, context) {
    const { ports } = context;
    let checked;
    try {
        checked = await verify(file, context);
    }
    catch (error) {
        const reason = (0,support_errors/* errorMessage */.gJ)(error).replace(/(?<![.!?])$/, '.');
        return { failures: [`The findings could not be checked: ${reason}`] };
    }
    const text = ports.secrets.redactKeys(writeSarif(checked));
    try {
        return { checked, sarif: await saveSarif(text, context), failures: [] };
    }
    catch (error) {
        const failure = `The file ${SARIF_NAME} could not be written: ${(0,support_errors/* errorMessage */.gJ)(error)}.`;
        return { checked, failures: [failure] };
    }
}
async function verify({ findings, verdict }, { ports, settings, verdict: { task }, sent = {} }) {
    const { redact } = ports.secrets;
    const { head, files, isWhole } = await (0,deadline/* withinTime */.dn)(CHANGE_LIMIT_MS, ports, ports.fetchChange);
    const all = verifyFindings(findings, files, {
        isWhole,
        // A task that this step did not create may be about an older commit, or about another pull request.
        needsQuotes: (sent.commit ?? (0,task_prompt/* parseCommit */.L5)(task.prompt ?? '')) !== head,
    });
    ports.log.info(`Checked ${(0,human_units/* formatNumberOf */.Of)(findings.length, 'finding')} against the change: ${all.verified.length} verified, ${all.unverified.length} not.`);
    const uncounted = severeOf(all.unverified, settings).length;
    if (uncounted > 0) {
        const severe = describeSevere((0,human_units/* formatNumberOf */.Of)(uncounted, 'unverified finding'), settings);
        ports.log.warning(`${severe} ${uncounted === 1 ? 'does' : 'do'} not count for the input fail-on. Check the report.`);
    }
    // Verified findings first, so that invented ones can't hide them.
    const verified = all.verified.slice(0, MAX_LISTED);
    const unverified = all.unverified.slice(0, MAX_LISTED - verified.length);
    const more = findings.length - verified.length - unverified.length;
    if (more > 0) {
        ports.log.warning(`${(0,human_units/* formatNumberOf */.Of)(more, 'finding')} beyond the maximum of ${(0,human_units/* formatCount */.B4)(MAX_LISTED)} ${more === 1 ? 'is' : 'are'} left out.`);
    }
    const { hasGaps = false } = sent;
    // Gaps include files that are not listed, and there was a warning about them.
    if (!isWhole && !hasGaps) {
        ports.log.warning(`GitHub lists only ${(0,human_units/* formatCount */.B4)(files.length)} of the changed files. Findings in the others can't be verified.`);
    }
    // Redacted after the check, because a quoted line of the change may contain a secret, too.
    return {
        ...(0,without_undefined/* withoutUndefined */.r)({ verdict: verdict && redact(verdict), more, commit: head }),
        gap: describeGap(isWhole, hasGaps),
        verified: verified.map((one) => ({ ...one, finding: redactFinding(one.finding, redact) })),
        unverified: unverified.map(({ finding, reason }) => ({
            finding: redactFinding(finding, redact),
            reason: redact(reason),
        })),
    };
}
function describeGap(isWhole, hasGaps) {
    if (!isWhole)
        return 'GitHub lists only a part of the change.';
    return hasGaps ? 'The agents saw only a part of the change.' : undefined;
}
/** Saves the file under a name that no deliverable has. */
async function saveSarif(text, { folder, collected }) {
    const names = new safe_name/* SafeNames */.eU(Infinity);
    for (const { name } of collected.saved)
        names.take(name);
    return saveText(folder, names.take(SARIF_NAME), text);
}
/** A suggestion with a secret is not offered, because a user could apply the redacted text. */
function redactFinding(finding, redact) {
    const { path, title, message, rule, suggestion } = finding;
    const isOffered = suggestion !== undefined && redact(suggestion) === suggestion;
    return (0,without_undefined/* withoutUndefined */.r)({
        ...finding,
        path: redact(path),
        title: redact(title),
        message: redact(message),
        // The quote is no longer needed.
        quote: undefined,
        rule: rule && redact(rule),
        suggestion: isOffered ? suggestion : undefined,
    });
}
/** Returns a sentence that says why the findings fail the step; undefined when the input `fail-on` allows them. */
function findSevereFailure({ verified }, settings) {
    const severe = severeOf(verified, settings);
    const [first] = severe;
    if (first === undefined)
        return undefined;
    const { severity, path, line, title } = first.finding;
    const findings = describeSevere((0,human_units/* formatNumberOf */.Of)(severe.length, 'verified finding'), settings);
    return `${findings}, see the input fail-on. The most severe is ${severity}: "${title}" at ${path}:${line}.`;
}
/** Returns the findings that reach the severity of the input `fail-on`. */
function severeOf(found, { failOn }) {
    if (failOn === 'none')
        return [];
    const max = findings_finding/* SEVERITIES */.oC.indexOf(failOn);
    return found.filter(({ finding }) => findings_finding/* SEVERITIES */.oC.indexOf(finding.severity) <= max);
}
function describeSevere(findings, { failOn }) {
    return `${findings} of severity ${failOn}${failOn === 'critical' ? '' : ' or higher'}`;
}

// EXTERNAL MODULE: ./build/publish/find-newer-head.js
var find_newer_head = __webpack_require__(73280);
// EXTERNAL MODULE: ./build/publish/output-root.js
var output_root = __webpack_require__(556);
// EXTERNAL MODULE: ./build/support/log.js
var log = __webpack_require__(64650);
// EXTERNAL MODULE: ./build/publish/redact-report.js
var redact_report = __webpack_require__(67874);
;// CONCATENATED MODULE: ./build/publish/post-findings.js






/** The maximum number of annotations of one level. The runner keeps 10 of each level from one step, and a failed step needs one error. */
const MAX_ANNOTATIONS = 9;
const LEVELS = {
    critical: 'error',
    high: 'error',
    medium: 'warning',
    low: 'notice',
    info: 'notice',
};
/** Posts the verified findings on their lines: as a review of the pull request, or as annotations if a review is not possible. */
async function postFindings(checked, context) {
    const { verified, unverified, commit, more, verdict, gap } = checked;
    const reviewed = await tryReview(checked, context);
    const isDenied = reviewed === 'denied';
    const outcome = isDenied ? undefined : reviewed;
    const stateOf = ({ fingerprint }) => {
        if (outcome?.posted.includes(fingerprint) === true)
            return 'new';
        if (outcome?.known.includes(fingerprint) === true)
            return 'known';
        if (outcome?.unclear.includes(fingerprint) === true)
            return 'unclear';
        return outcome?.refused.includes(fingerprint) === true ? 'refused' : 'none';
    };
    const hasComments = outcome !== undefined && outcome.posted.length + outcome.known.length > 0;
    const listed = {
        file: context.settings.findings,
        verdict,
        verified: verified.map((one) => ({ finding: one.finding, state: stateOf(one) })),
        unverified,
        more,
        commit,
        gap,
        newerHead: hasComments ? await (0,find_newer_head/* findNewerHead */.x)(context, commit) : undefined,
        reviewUrl: outcome?.url,
    };
    return { listed, isDenied };
}
/** @returns undefined when there are no findings, or when they are not comments; `denied` when the token may not write them */
async function tryReview({ verified, commit }, context) {
    const { review, log, stop } = context.ports;
    if (verified.length === 0)
        return undefined;
    if (review === undefined) {
        annotate(verified, context);
        return undefined;
    }
    try {
        const { reviewBody } = await Promise.all(/* import() */[__webpack_require__.e(481), __webpack_require__.e(71), __webpack_require__.e(447), __webpack_require__.e(847)]).then(__webpack_require__.bind(__webpack_require__, 67847));
        const outcome = await review.publish({
            commit,
            body: reviewBody((0,build_result/* reportHead */.Lv)(context)),
            comments: verified.map(commentOf),
            renderComments: (comments) => renderComments(comments, verified, context),
            end: context.budget.signal,
        });
        logOutcome(outcome, context);
        return outcome;
    }
    catch (error) {
        if (stop.aborted)
            return undefined;
        // The lines of another commit would be the wrong place.
        const isAnnotated = commit === context.run.annotatedCommit;
        log.warning(`${(0,support_errors/* errorMessage */.gJ)(error)} The findings are ${isAnnotated ? 'annotations and in the report' : 'only in the report'}.`);
        if (isAnnotated)
            annotate(verified, context);
        return error instanceof support_errors/* PermissionError */.i_ ? 'denied' : undefined;
    }
}
function commentOf({ finding, fingerprint }) {
    const { path, line, endLine } = finding;
    const startLine = endLine === undefined ? undefined : line;
    return { path, line: endLine ?? line, startLine, fingerprint };
}
/** Renders the comments. If that takes too much time or memory, renders them again without a parser. */
async function renderComments(comments, verified, { ports, run: { runUrl } }) {
    const { log, secrets, renderFindings } = ports;
    const byFingerprint = new Map(verified.map((one) => [one.fingerprint, one.finding]));
    const findings = comments.flatMap(({ fingerprint }) => byFingerprint.get(fingerprint) ?? []);
    let rendered;
    try {
        rendered = await renderFindings(findings);
    }
    catch (error) {
        ports.stop.throwIfAborted();
        log.warning(`The comments could not be rendered: ${(0,support_errors/* errorMessage */.gJ)(error)}. They show Markdown as plain text.`);
        const inThisProcess = await Promise.all(/* import() */[__webpack_require__.e(481), __webpack_require__.e(71), __webpack_require__.e(447)]).then(__webpack_require__.bind(__webpack_require__, 24447));
        rendered = inThisProcess.renderFindings({ findings, runUrl, isPlain: true });
    }
    // HTML begins with a tag. The text of a fence is not rendered, and was redacted before.
    return rendered.map((blocks) => blocks
        .map((block) => (block.startsWith('<') ? (0,redact_report/* redactReport */.a)(block, secrets.redactKeys) : block))
        .join('\n\n'));
}
function logOutcome({ url, posted, known, omitted, refused, unclear, refusal = '' }, { ports: { log } }) {
    const all = (0,human_units/* formatNumberOf */.Of)(posted.length + refused.length + unclear.length, 'review comment');
    const failed = [
        { what: 'Not posted:', count: refused.length },
        { what: 'May have been posted:', count: unclear.length },
    ].filter(({ count }) => count > 0);
    for (const { what, count } of failed)
        log.warning(`${what} ${count} of ${all}: ${refusal}. The findings are in the report.`);
    const address = url === undefined ? '' : `: ${url}`;
    if (posted.length > 0) {
        log.info(`Published ${(0,human_units/* formatNumberOf */.Of)(posted.length, 'review comment')}${address}`);
    }
    if (known.length > 0)
        log.info(`Already commented on: ${(0,human_units/* formatNumberOf */.Of)(known.length, 'finding')}.`);
    if (omitted.length > 0) {
        log.info(`Only in the report: ${(0,human_units/* formatNumberOf */.Of)(omitted.length, 'finding')}, the least severe.`);
    }
}
/**
 * Writes annotations for the most severe findings of each level, unless the main phase has written its summary, which comes after them. A
 * path that the log would change is omitted, because the changed path may be that of another file.
 */
function annotate(verified, { ports, hasSummary = false }) {
    if (hasSummary)
        return;
    const named = verified.filter(({ finding: { path } }) => (0,log/* printableText */.XU)(path) === path);
    const byLevel = Map.groupBy(named, ({ finding }) => LEVELS[finding.severity]);
    for (const [level, findings] of byLevel) {
        for (const { finding } of findings.slice(0, MAX_ANNOTATIONS)) {
            const { path: file, line: startLine, endLine, title, message } = finding;
            ports.annotate(level, message || title, { file, startLine, endLine, title });
        }
    }
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./build/support/json.js
var json = __webpack_require__(11016);
// EXTERNAL MODULE: ./build/findings/findings-schema.js
var findings_schema = __webpack_require__(99345);
;// CONCATENATED MODULE: ./build/findings/sarif-schema.js


// The parts of SARIF 2.1.0 that describe places and problems, with the names of the OASIS standard. Everything that is not needed is optional.
/** More than the limit of a path, so that one that is truncated names no file. */
const MAX_SHARED_LENGTH = findings_finding/* MAX_PATH_LENGTH */.Kb + 1;
const sarif_schema_text = optional(dist/* string */.YjP());
/** A text that any number of results may refer to. Each of them would have its own copy, so it is truncated first. */
const sharedText = optional(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* transform */.pdi((value) => value.slice(0, MAX_SHARED_LENGTH))));
const number = optional(dist/* number */.aig());
const content = optional(dist/* object */.Ikc({ text: sarif_schema_text }));
const properties = optional(dist/* object */.Ikc({ 'security-severity': optional(dist/* unknown */.L5J()) }));
const artifactLocation = optional(dist/* object */.Ikc({ uri: sharedText, uriBaseId: sharedText, index: number }));
const region = optional(dist/* object */.Ikc({
    startLine: number,
    startColumn: number,
    endLine: number,
    endColumn: number,
    snippet: content,
}));
const rule = dist/* object */.Ikc({
    id: sharedText,
    name: sharedText,
    shortDescription: optional(dist/* object */.Ikc({ text: sharedText })),
    messageStrings: optional(dist/* record */.g1P(dist/* string */.YjP(), dist/* object */.Ikc({ text: sharedText }))),
    defaultConfiguration: optional(dist/* object */.Ikc({ level: sarif_schema_text })),
    properties,
});
const toolComponent = optional(dist/* object */.Ikc({ rules: optional(dist/* array */.YOg(rule)) }));
const physicalLocation = optional(dist/* object */.Ikc({ artifactLocation, region, contextRegion: region }));
const replacement = dist/* object */.Ikc({ deletedRegion: region, insertedContent: content });
const fix = dist/* object */.Ikc({
    artifactChanges: dist/* array */.YOg(dist/* object */.Ikc({ artifactLocation, replacements: dist/* array */.YOg(replacement) })),
});
const result = dist/* object */.Ikc({
    ruleId: sarif_schema_text,
    ruleIndex: number,
    rule: optional(dist/* object */.Ikc({ id: sarif_schema_text })),
    kind: sarif_schema_text,
    level: sarif_schema_text,
    message: optional(dist/* object */.Ikc({ text: sarif_schema_text, markdown: sarif_schema_text, id: sarif_schema_text, arguments: optional(dist/* array */.YOg(dist/* string */.YjP())) })),
    locations: optional(dist/* array */.YOg(dist/* object */.Ikc({ physicalLocation }))),
    fixes: optional(dist/* array */.YOg(fix)),
    baselineState: sarif_schema_text,
    properties,
});
const run = dist/* object */.Ikc({
    tool: optional(dist/* object */.Ikc({ driver: toolComponent, extensions: optional(dist/* array */.YOg(toolComponent)) })),
    originalUriBaseIds: optional(dist/* record */.g1P(dist/* string */.YjP(), artifactLocation)),
    artifacts: optional(dist/* array */.YOg(dist/* object */.Ikc({ location: artifactLocation }))),
    // Without results, the tool did not look for problems. Source: section 3.14.23.
    results: dist/* array */.YOg(result),
    invocations: optional(dist/* array */.YOg(dist/* object */.Ikc({ executionSuccessful: optional(dist/* literal */.euz(true)) }))),
});
const sarifLogSchema = dist/* object */.Ikc({
    version: dist/* literal */.euz('2.1.0'),
    runs: dist/* pipe */.FsL(dist/* array */.YOg(run), dist/* minLength */.BpQ(1)),
});
function optional(schema) {
    return dist/* pipe */.FsL(dist/* nullish */.cl6(schema), dist/* transform */.pdi((value) => value ?? undefined));
}

;// CONCATENATED MODULE: ./build/findings/read-sarif.js




// Section numbers refer to the OASIS standard, SARIF 2.1.0.
/** Reads SARIF 2.1.0. Returns a finding for each result that reports a problem. */
const sarifSchema = dist/* pipe */.FsL(sarifLogSchema, dist/* transform */.pdi(({ runs }) => ({ verdict: undefined, findings: runs.flatMap(findingsOfRun) })));
function findingsOfRun(run) {
    const driverRules = run.tool?.driver?.rules ?? [];
    const otherRules = (run.tool?.extensions ?? []).flatMap((extension) => extension?.rules ?? []);
    const rulesById = new Map([...otherRules, ...driverRules].map((rule) => [rule.id, rule]));
    return run.results.filter(isOpen).map((result) => {
        const id = result.ruleId ?? result.rule?.id;
        const rule = id === undefined ? driverRules[result.ruleIndex ?? -1] : rulesById.get(id);
        return findingOf(run, result, rule);
    });
}
/**
 * Sections 3.27.9 (kind) and 3.27.24 (baselineState). A suppressed result counts, because otherwise agents, or a comment in the change, could
 * hide it.
 */
function isOpen({ kind = 'fail', baselineState }) {
    return !['pass', 'notApplicable', 'informational'].includes(kind) && baselineState !== 'absent';
}
function findingOf(run, result, rule) {
    const place = result.locations?.[0]?.physicalLocation;
    const path = pathOf(run, place?.artifactLocation);
    const { line, lastLine } = read_sarif_linesOf(place?.region);
    const ruleId = result.ruleId ?? result.rule?.id ?? rule?.id;
    const message = read_sarif_messageOf(result, rule);
    const titles = [rule?.shortDescription?.text, rule?.name, ruleId, message.split('\n', 1)[0]];
    const [fix] = result.fixes ?? [];
    return (0,without_undefined/* withoutUndefined */.r)({
        path,
        line,
        endLine: lastLine === line ? undefined : lastLine,
        severity: severityOf(result, rule),
        title: titles.find((title) => title !== undefined && title.trim() !== '') ?? 'Finding',
        message,
        quote: lineOfSnippet(place?.region, line) ?? lineOfSnippet(place?.contextRegion, line),
        suggestion: fix && suggestionOf(run, fix, { path, line, lastLine }),
        rule: ruleId,
    });
}
/** Returns the text, or a message of the rule with its placeholders replaced. Source: section 3.11. */
function read_sarif_messageOf({ message }, rule) {
    const strings = rule?.messageStrings ?? {};
    const id = message?.id ?? '';
    const template = Object.hasOwn(strings, id) ? strings[id]?.text : undefined;
    const filled = template === undefined ? undefined : fill(template, message?.arguments ?? []);
    return message?.text ?? message?.markdown ?? filled ?? '';
}
const MAX_TEMPLATE_PARTS = 200;
/** Replaces the placeholders of the template. The result is truncated to the maximum of a message, because a few bytes could become gigabytes. */
function fill(template, values) {
    let filled = '';
    // Each second part is a placeholder.
    for (const [index, part] of template.split(/(\{\d{1,3}\})/, MAX_TEMPLATE_PARTS).entries()) {
        const value = index % 2 === 0 ? part : (values[Number(part.slice(1, -1))] ?? part);
        // One unit more shows that the message is longer.
        filled += value.slice(0, findings_finding/* MAX_MESSAGE_LENGTH */.uv + 1 - filled.length);
    }
    return filled;
}
/**
 * Returns the severity for the score of the result or of its rule, with GitHub's thresholds. Without a score, the level decides.
 * Source: docs.github.com, "SARIF support for code scanning", `security-severity`.
 */
function severityOf(result, rule) {
    const score = [result, rule]
        .map((one) => one?.properties?.['security-severity'])
        .map((value) => (typeof value === 'string' ? Number(value) : value))
        .find((value) => typeof value === 'number' && value > 0 && value <= 10);
    if (typeof score === 'number') {
        if (score >= 9)
            return 'critical';
        if (score >= 7)
            return 'high';
        return score >= 4 ? 'medium' : 'low';
    }
    switch (result.level ?? rule?.defaultConfiguration?.level) {
        case 'error':
            return 'high';
        case 'note':
        case 'none':
            return 'info';
        default:
            return 'medium';
    }
}
const MAX_BASES = 10;
/**
 * Returns the path from the root of the repository. A base that is absolute, or that the run does not describe, counts as that root. An
 * absolute URI is returned unchanged, because no file of a change has such a path.
 */
function pathOf(run, location) {
    const { uri, uriBaseId = '' } = location?.uri === undefined
        ? (run.artifacts?.[location?.index ?? -1]?.location ?? {})
        : location;
    if (uri === undefined || isAbsolute(uri))
        return uri ?? '';
    const bases = run.originalUriBaseIds ?? {};
    let path = uri;
    let baseId = uriBaseId;
    for (let count = 0; count < MAX_BASES && Object.hasOwn(bases, baseId); count += 1) {
        const base = bases[baseId];
        if (base?.uri !== undefined && !isAbsolute(base.uri))
            path = (base.uri + path).slice(0, findings_finding/* MAX_PATH_LENGTH */.Kb + 1);
        baseId = base?.uriBaseId ?? '';
    }
    return decode(path);
}
function isAbsolute(uri) {
    return /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(uri);
}
function decode(uri) {
    try {
        return decodeURIComponent(uri);
    }
    catch {
        return uri;
    }
}
/** A region that ends before the first character of a line does not include that line. Source: section 3.30. */
function read_sarif_linesOf(region) {
    const line = lineNumber(region?.startLine) ?? 0;
    const last = lineNumber(region?.endLine) ?? line;
    return { line, lastLine: region?.endColumn === 1 && last > line ? last - 1 : last };
}
function lineNumber(value) {
    return value !== undefined && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
/** Returns the text of a line from a snippet of whole lines. A snippet of part of a line can't be compared. */
function lineOfSnippet(region, line) {
    const start = lineNumber(region?.startLine);
    if (start === undefined || (region?.startColumn ?? 1) !== 1)
        return undefined;
    if (region?.endColumn !== undefined)
        return undefined;
    return region?.snippet?.text?.split('\n')[line - start];
}
/** Returns the replacement for exactly the lines that the finding names; undefined for any other fix. */
function suggestionOf(run, { artifactChanges: [change, ...otherChanges] }, finding) {
    const [replacement, ...otherReplacements] = change?.replacements ?? [];
    const deleted = replacement?.deletedRegion;
    if (deleted === undefined || otherChanges.length + otherReplacements.length > 0)
        return undefined;
    const { line, lastLine } = read_sarif_linesOf(deleted);
    const isSamePlace = pathOf(run, change?.artifactLocation) === finding.path &&
        line === finding.line &&
        lastLine === finding.lastLine;
    if (!isSamePlace || (deleted.startColumn ?? 1) !== 1)
        return undefined;
    const inserted = (replacement?.insertedContent?.text ?? '').replaceAll('\r\n', '\n');
    // Without columns, the last line ending stays, so an empty text leaves an empty line. A suggestion can't do that.
    if (deleted.endColumn === undefined)
        return inserted === '' ? undefined : inserted;
    // The region includes the last line ending, so the text must end with one.
    if (lastLine === deleted.endLine || inserted === '\n')
        return undefined;
    return inserted === '' || inserted.endsWith('\n') ? inserted.replace(/\n$/, '') : undefined;
}

;// CONCATENATED MODULE: ./build/findings/read-findings.js







const MAX_FINDINGS_BYTES = 4_000_000;
const MAX_PROBLEMS = 5;
/** In UTF-16 units. For a longer file, the error names only the first problem, because all of them may take too much memory. */
const MAX_LENGTH_WITH_ALL_PROBLEMS = 200_000;
/** Reads a findings file in the format of `FINDINGS_SCHEMA` or in SARIF 2.1.0. */
function readFindings(text) {
    let document;
    try {
        document = (0,json/* parseJson */.qF)(text);
    }
    catch (error) {
        return { problems: [`the file ${(0,support_errors/* errorMessage */.gJ)(error)}`] };
    }
    const isSarif = hasOwn(document, 'runs');
    if (isSarif && hasOwn(document, 'findings')) {
        return {
            problems: ['the file has both runs and findings, so it is not known which are meant'],
        };
    }
    // Before the validation, which takes much more time and memory.
    if (countFindings(document) > findings_finding/* MAX_FINDINGS */.Mt) {
        return { problems: [`the file has more than ${(0,human_units/* formatCount */.B4)(findings_finding/* MAX_FINDINGS */.Mt)} findings`] };
    }
    const schema = isSarif ? sarifSchema : findings_schema/* findingsFileSchema */._J;
    const { success, issues, output } = dist/* safeParse */.xLC(schema, document, {
        abortEarly: text.length > MAX_LENGTH_WITH_ALL_PROBLEMS,
    });
    if (!success)
        return { problems: issues.slice(0, MAX_PROBLEMS).map(describeIssue) };
    return { file: (0,findings_finding/* limitFindings */.uL)(output.findings, output.verdict) };
}
function hasOwn(value, key) {
    return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}
/** Counts the findings in both formats. Each run of SARIF counts at least as one. */
function countFindings(document) {
    if (hasOwn(document, 'findings'))
        return lengthOf(document.findings);
    if (!hasOwn(document, 'runs') || !Array.isArray(document.runs))
        return 0;
    const counts = document.runs.map((run) => (hasOwn(run, 'results') ? lengthOf(run.results) : 0));
    return counts.reduce((sum, count) => sum + Math.max(1, count), 0);
}
function lengthOf(value) {
    return Array.isArray(value) ? value.length : 0;
}
const EXPECTED = {
    object: 'must be an object',
    array: 'must be an array',
    string: 'must be a string',
    number: 'must be a number',
    safe_integer: 'must be a whole number',
    min_value: 'must be at least 1',
    min_length: 'must not be empty',
    regex: 'must not be empty',
    picklist: `must be one of ${findings_finding/* SEVERITIES */.oC.join(', ')}`,
};
/** Describes the place by its JSON pointer, and what was expected there. */
function describeIssue({ path, type, expected, received }) {
    const pointer = (0,json/* toPointer */.rb)((path ?? []).map(({ key }) => key));
    const isMissing = type === 'object' && received === 'undefined';
    const problem = isMissing ? 'is missing' : (EXPECTED[type] ?? `must be ${String(expected)}`);
    return `${pointer === '' ? 'the file' : pointer} ${problem}`;
}

// EXTERNAL MODULE: ./build/structured-output/read-structured-output.js
var read_structured_output = __webpack_require__(58840);
;// CONCATENATED MODULE: ./build/publish/read-answer.js






/** How many file names an error lists. */
const MAX_NAMES = 10;
/** Reads the files that the workflow requires, and checks that they exist. */
async function readAnswer(options) {
    const { settings, saved } = options;
    const { patternFilter } = await Promise.all(/* import() */[__webpack_require__.e(6), __webpack_require__.e(161)]).then(__webpack_require__.bind(__webpack_require__, 80161));
    const unmatched = settings.expect.filter((pattern) => {
        const isMatch = patternFilter([pattern]);
        return !saved.some(({ name }) => isMatch(name));
    });
    const failures = unmatched.map((pattern) => `No deliverable matches ${JSON.stringify(pattern)} of the input expect. ${describeDelivered(saved)}`);
    const output = await readOutputFile(options);
    const found = await readFindingsFile(options);
    return {
        structuredOutput: output.value,
        findings: found.value,
        failures: [...failures, ...(output.problems ?? []), ...(found.problems ?? [])],
    };
}
async function readOutputFile(options) {
    const { settings, schema, redact } = options;
    const { outputFile: name } = settings;
    return readNamed(name, 'output-file', read_structured_output/* MAX_OUTPUT_BYTES */.$q, options, (bytes) => {
        const output = (0,read_structured_output/* readStructuredOutput */.Hc)(bytes, { name, schema, redact });
        return 'text' in output ? { value: output.text } : { problems: [output.problem] };
    });
}
async function readFindingsFile(options) {
    const { findings: name } = options.settings;
    return readNamed(name, 'findings', MAX_FINDINGS_BYTES, options, (bytes) => {
        if (bytes.length > MAX_FINDINGS_BYTES) {
            return { problems: [`The file ${name} is larger than ${(0,human_units/* formatSize */.Xq)(MAX_FINDINGS_BYTES)}.`] };
        }
        const reading = readFindings(new TextDecoder().decode(bytes));
        if ('file' in reading)
            return { value: reading.file };
        const places = reading.problems.join('; ');
        return { problems: [`The file ${name} is not valid as findings: ${places}.`] };
    });
}
/** @param read parses the whole file, or its beginning if the file is larger than `maxBytes` */
async function readNamed(name, input, maxBytes, { saved, folder, signal }, read) {
    if (name === '')
        return {};
    if (!saved.some((file) => file.name === name)) {
        const problem = `The file ${name} of the input ${input} is missing. ${describeDelivered(saved)}`;
        return { problems: [problem] };
    }
    // All but the first are saved under other names, and nobody knows which one is meant.
    const namesakes = saved.filter(({ originalName }) => (0,safe_name/* safeName */.jC)(originalName) === name);
    const contents = new Set(namesakes.map(({ sha256 }) => sha256));
    if (contents.size > 1) {
        const problem = `The task delivered ${contents.size} different files named ${name}, so it is not known which one the input ${input} means. ${describeDelivered(saved)}`;
        return { problems: [problem] };
    }
    try {
        // One additional byte shows that the file is larger.
        const beginning = await (0,deadline/* untilAborted */.Eu)(signal, () => folder.readBeginning(name, maxBytes + 1));
        return read(beginning.bytes);
    }
    catch (error) {
        return { problems: [`The file ${name} could not be read: ${(0,support_errors/* errorMessage */.gJ)(error)}.`] };
    }
}
function describeDelivered(saved) {
    if (saved.length === 0)
        return 'The task delivered no file that was saved.';
    const names = saved.slice(0, MAX_NAMES).map(({ name }) => JSON.stringify(name));
    const more = saved.length - names.length;
    return `Delivered: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

// EXTERNAL MODULE: ./build/report/repository-links.js
var repository_links = __webpack_require__(99287);
;// CONCATENATED MODULE: ./build/publish/report-texts.js



/** The time limit for reading the files. A disk that hangs must not prevent the report. */
const READING_LIMIT_MS = 10_000;
/** The time limit for fetching the changed paths. After that, the report does not link lines of code. */
const report_texts_CHANGE_LIMIT_MS = 10_000;
/**
 * Reads the text files for the report and redacts them. If a text contains lines of code, also fetches the paths that the pull request
 * changes. Files and paths that can't be read are missing from the result.
 */
async function readReport(folder, saved, { ports, run }) {
    const texts = await readTextsOf(folder, saved, ports);
    // The change is fetched only for a report that needs it.
    const isNeeded = texts.some(({ text }) => (0,repository_links/* mayNameCode */.C4)(text));
    const changedPaths = isNeeded ? await fetchChangedPaths(run, ports) : [];
    return { texts, changedPaths };
}
async function fetchChangedPaths({ commit }, ports) {
    if (commit === undefined)
        return [];
    try {
        const { head, files } = await (0,deadline/* withinTime */.dn)(report_texts_CHANGE_LIMIT_MS, ports, ports.fetchChange);
        const present = head === commit ? files.filter(({ status }) => status !== 'removed') : [];
        return present.map(({ filename }) => filename);
    }
    catch (error) {
        ports.log.debug(`The report has no links to code: ${(0,support_errors/* errorMessage */.gJ)(error)}`);
        return [];
    }
}
async function readTextsOf(folder, saved, { clock, log, secrets, stop }) {
    const { readTexts } = await __webpack_require__.e(/* import() */ 546).then(__webpack_require__.bind(__webpack_require__, 90546));
    const limit = (0,deadline/* startDeadline */.db)(clock, READING_LIMIT_MS, stop);
    try {
        // There is a limit for all texts together, so files that may be the main report come first.
        const rankOf = ({ name }) => (/\.md$/iu.test(name) ? 0 : 1);
        const byRank = saved.toSorted((one, other) => rankOf(one) - rankOf(other));
        const { texts, unreadable } = await readTexts(folder, byRank, limit.signal);
        warnOfEncodings(texts, unreadable, log);
        const clean = texts.map((one) => ({ ...one, text: secrets.redact(one.text) }));
        warnOfSecrets(texts.filter(({ text }, index) => text !== clean[index]?.text), log);
        return clean;
    }
    catch (error) {
        log.warning(`Could not read the deliverables for the report: ${(0,support_errors/* errorMessage */.gJ)(error)}.`);
        return [];
    }
    finally {
        limit.release();
    }
}
/** Warns about files that the report may show incorrectly, or does not show, because of their encoding. */
function warnOfEncodings(texts, unreadable, log) {
    const quote = (names) => names.map((name) => `"${name}"`).join(', ');
    const odd = texts.filter(({ encoding }) => encoding !== undefined).map(({ name }) => name);
    const sentences = [
        ...(odd.length === 0
            ? []
            : [`Not UTF-8, so some characters in the report may be wrong: ${quote(odd)}.`]),
        ...(unreadable.length === 0
            ? []
            : [`Not text, so the report does not show it: ${quote(unreadable)}.`]),
    ];
    if (sentences.length === 0)
        return;
    log.warning(`${sentences.join(' ')} The files themselves are unchanged. Ask for UTF-8 text files in the prompt.`);
}
/**
 * Warns about secrets in the files. The files themselves are not redacted: a changed file would not match its digest in the manifest, and a
 * secret may be encoded in a way that is not found.
 */
function warnOfSecrets(texts, log) {
    if (texts.length === 0)
        return;
    const names = texts.map(({ name }) => `"${name}"`).join(', ');
    log.warning(`These deliverables contain a secret of this step (the api-key, the github-token or a download link): ${names}. ` +
        'The secret is redacted in the report, but not in the files: delete the artifact and replace the key.');
}

;// CONCATENATED MODULE: ./build/publish/deliver.js













/** The share of the budget for collecting. The rest is for publishing, so that one slow file does not prevent the artifact. */
const COLLECTING_SHARE = 0.7;
/** The time limit when Miteos was unreachable until the end of the wait. */
const UNREACHABLE_COLLECT_LIMIT_MS = 30_000;
const NOTHING = { saved: [], lost: [], leftOut: 0 };
/** A re-run resumes the task, and gets the same files. */
const ANSWER_ADVICE = 'Change the prompt, or the inputs expect, output-file, output-schema and findings, and start a new run. A re-run of the job returns the ' +
    'same files, unless `on-rerun` is `new`.';
const NO_ANSWER = { structuredOutput: undefined, findings: undefined, failures: [] };
const NO_FINDINGS = { failures: [] };
/**
 * Collects the deliverables, then publishes artifacts, comment and summary. A failure of one does not affect the others.
 * @returns undefined when the step is cancelled before the end, so that the post step must start again
 */
async function deliver(verdict, context) {
    const { ports, run, settings, history } = context;
    // The process that renders the report starts while the deliverables are fetched.
    const publishReport = (0,comment_and_summary/* startReport */.F)(context);
    const { outputDir } = settings;
    const taskId = verdict.task.id;
    const folder = ports.openFolder((0,output_root/* outputRoot */.S)({ outputDir, taskId }, run), taskId);
    const failures = [];
    const collected = await collect(verdict, { ...context, folder }, failures);
    if (isStopped(ports))
        return undefined;
    failures.push(...lossesOf(collected));
    // For a task that did not complete, its end is more important.
    const emptiness = verdict.outcome === 'complete' ? findEmptiness(collected, failures) : undefined;
    if (emptiness !== undefined && settings.ifNoDeliverables === 'error')
        failures.push(emptiness);
    if (emptiness !== undefined && settings.ifNoDeliverables === 'warn')
        ports.log.warning(emptiness);
    const answer = await readAnswerOf(verdict, { ...context, folder, collected });
    failures.push(...answer.failures);
    const publishing = { ...context, verdict, folder, collected };
    const findings = answer.findings === undefined ? NO_FINDINGS : await checkFindings(answer.findings, publishing);
    failures.push(...findings.failures);
    const { checked, sarif } = findings;
    const [published, { texts, changedPaths }, posted] = await Promise.all([
        publishArtifacts({ ...publishing, sarif }),
        readReport(folder, collected.saved, context),
        checked && postFindings(checked, publishing),
    ]);
    if (isStopped(ports))
        return undefined;
    failures.push(...published.failures);
    const { listed, isDenied } = posted ?? {};
    // A lost file may have been the answer, and a re-run downloads it again.
    const isUnanswered = answer.failures.length > 0 && collected.lost.length === 0;
    const shortage = { emptiness, isUnanswered };
    // Error messages of libraries may contain secrets, and the runner masks them in the log, but not in a report.
    const problems = [...verdict.problems, ...failures].map(ports.secrets.redact);
    const isUnread = verdict.outcome === 'complete' &&
        !(0,report_result/* isCompleteReport */.G)({ ...verdict, ...collected, texts, problems, findings: listed });
    const known = isUnread ? { ...verdict, supersededBy: await (0,find_newer_head/* findNewerHead */.x)(context) } : verdict;
    if (isStopped(ports))
        return undefined;
    const own = { ...known, problems, ...adviceOn(failures, shortage, known) };
    const result = (0,build_result/* buildResult */.CR)(own, context, {
        durationSeconds: (0,task_history/* durationSeconds */.o)(history),
        ...collected,
        artifacts: published.artifacts,
        // The report shows the findings as a table instead of their file.
        texts: texts.filter(({ name }) => name !== listed?.file),
        changedPaths,
        findings: listed,
        isQuiet: listed !== undefined && isQuiet(listed, problems, settings),
        history,
    });
    const { comment, issue, failure } = await publishReport(result, isDenied);
    if (isStopped(ports))
        return undefined;
    const { structuredOutput } = answer;
    const delivered = { outputDir: folder.root, comment, issue, structuredOutput, findings };
    // The report shows the findings, so it does not need this failure.
    const severe = checked && findSevereFailure(checked, settings);
    const last = [failure, severe].filter((one) => one !== undefined);
    const lastAdvice = failure === undefined ? {} : adviceOn([...failures, failure], shortage, known);
    return {
        ...delivered,
        result: { ...result, problems: [...problems, ...last], ...lastAdvice },
        failures: [...failures, ...last],
    };
}
function isStopped({ stop }) {
    return stop.aborted;
}
async function collect({ task, isUnreachable = false }, { ports, settings, budget, folder }, failures) {
    const maxMs = isUnreachable ? UNREACHABLE_COLLECT_LIMIT_MS : Infinity;
    const limitMs = Math.min(budget.leftMs() * COLLECTING_SHARE, maxMs);
    const limit = (0,deadline/* startDeadline */.db)(ports.clock, limitMs, budget.signal);
    const { saveDeliverables } = await Promise.all(/* import() */[__webpack_require__.e(6), __webpack_require__.e(33)]).then(__webpack_require__.bind(__webpack_require__, 1033));
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
        failures.push(`Could not list the deliverables of task ${task.id}: ${(0,support_errors/* errorMessage */.gJ)(error)}.`);
        return NOTHING;
    }
    finally {
        limit.release();
        ports.log.endGroup();
    }
}
/** Reads no answer if the task did not complete or the deliverables could not be listed, because those problems are more important. */
async function readAnswerOf({ outcome }, { ports, budget, collected, ...context }) {
    if (outcome !== 'complete' || collected === NOTHING)
        return NO_ANSWER;
    const { saved } = collected;
    return readAnswer({ ...context, saved, redact: ports.secrets.redact, signal: budget.signal });
}
/** A verdict in any other words is shown, because it may ask for a change although no finding does. */
const APPROVAL = /^approved?$/i;
function isQuiet({ verdict = 'approve', verified, unverified, more, gap }, problems, { ifNoFindings }) {
    const count = verified.length + unverified.length + more + problems.length;
    return ifNoFindings === 'quiet' && count === 0 && gap === undefined && APPROVAL.test(verdict);
}
function lossesOf({ lost }) {
    return lost.map(({ originalName, id, reason }) => `Could not download the deliverable "${originalName}" (${id}): ${reason}.`);
}
/** Returns a sentence that says that there are no deliverables; undefined when there are some, or when it is not known. */
function findEmptiness({ saved, lost, leftOut }, failures) {
    if (saved.length > 0 || lost.length > 0 || failures.length > 0)
        return undefined;
    return leftOut === 0
        ? 'The task has no deliverables.'
        : `None of the ${leftOut} deliverables of the task matches the input deliverables.`;
}
/** A later attempt resumes a complete task, and so does `task-id`. A superseded run need not be published again. */
function adviceOn(failures, { emptiness, isUnanswered }, { task, advice, supersededBy }) {
    if (advice !== undefined)
        return { advice };
    if (failures.length === 0 || supersededBy !== undefined)
        return {};
    if (isUnanswered)
        return { advice: ANSWER_ADVICE };
    if (emptiness !== undefined && failures.includes(emptiness)) {
        return {
            advice: 'Change the prompt or the input deliverables, or set `if-no-deliverables: warn`.',
        };
    }
    return {
        advice: `Re-run the job, or run with \`task-id: ${task.id}\`, to publish again. With \`task-id\`, no new task is created.`,
    };
}


/***/ }),

/***/ 73280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ findNewerHead)
/* harmony export */ });
/* harmony import */ var _support_deadline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74422);

/** The time limit for reading the head of the pull request. */
const HEAD_LIMIT_MS = 10_000;
/**
 * Finds the head of the pull request if it has new commits. Returns undefined if it has none, or if that is unknown.
 * @param commit the head that the caller knows; undefined when it is unknown
 */
async function findNewerHead({ ports, run }, commit = run.commit) {
    if (commit === undefined || ports.stop.aborted)
        return undefined;
    const head = await (0,_support_deadline_js__WEBPACK_IMPORTED_MODULE_0__/* .withinTime */ .dn)(HEAD_LIMIT_MS, ports, ports.fetchHead).catch(() => undefined);
    return head === commit ? undefined : head;
}


/***/ }),

/***/ 67874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ redactReport)
/* harmony export */ });
const ALERT_START = /^> \[![A-Z]+\]\n>\n> /;
/**
 * Redacts a rendered report. The texts were redacted before, but Markdown can contain a key that becomes readable only when it is rendered
 * (`mt\_live\_…`), and rendering can add tags within it. A block that still shows a secret is replaced by its redacted text.
 * @param report blocks of HTML on one line each, with blank lines between them
 */
function redactReport(report, redactKeys) {
    return redactKeys(report)
        .split('\n\n')
        .map((block) => {
        const text = textOf(block);
        const clean = redactKeys(text);
        if (clean === text)
            return block;
        const [start = ''] = ALERT_START.exec(block) ?? [];
        const code = `<code>${escapeHtml(clean.slice(start.length))}</code>`;
        // An alert remains one, because the next run removes a banner only if it is an alert.
        return start === '' ? `<pre>${code}</pre>` : `${start}<p>${code}</p>`;
    })
        .join('\n\n');
}
/** Returns the text of a block that a reader sees, without the tags. */
function textOf(block) {
    return block
        .split('<')
        .map((part, index) => (index === 0 ? part : part.slice(part.indexOf('>') + 1)))
        .join('')
        .replaceAll('&#10;', '\n')
        .replaceAll('&lt;', '<')
        .replaceAll('&amp;', '&');
}
function escapeHtml(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '&#10;');
}


/***/ }),

/***/ 6870:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dx: () => (/* binding */ whereFilesAre),
/* harmony export */   q0: () => (/* binding */ decodePath),
/* harmony export */   z9: () => (/* binding */ fileAddresses)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55453);


const MAX_ADDRESS_LENGTH = 2000;
/** Returns the artifact that contains a deliverable: its own artifact if it has one, otherwise the archive. */
function artifactOf({ artifacts }, name) {
    return (artifacts.find(({ file }) => file === name) ?? artifacts.find(({ file }) => file === undefined));
}
/**
 * Returns the end of a sentence that says where one or more files are that the page does not show. Empty when no artifact contains them.
 * @param name the name under which the one file was saved; empty for several files
 */
function whereFilesAre(result, name = '') {
    const artifact = artifactOf(result, name);
    if (artifact !== undefined) {
        return [' in the artifact ', (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)(artifact.url, (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .ti)(artifact.name))];
    }
    if (result.artifacts.length === 0 || name !== '')
        return [];
    return [' among the artifacts of ', (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)(result.runUrl, 'the workflow run')];
}
/**
 * Resolves the relative links in the deliverables. Agents write them for a folder that contains all deliverables, so each link is resolved
 * relative to the file that contains it, first by the names that the task gave, then by the names under which the files were saved.
 * @returns a function from the name of a saved file to the function that resolves its links
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
        const folders = [originalNames.get(name) ?? name, name].map((file) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(file));
        return folders
            .map((folder) => addresses.get(pathFrom(folder, target) ?? ''))
            .find((address) => address !== undefined);
    };
}
/** Returns undefined when the path leads out of the folder that contains all deliverables. */
function pathFrom(folder, target) {
    const from = target.startsWith('/') ? '' : folder;
    const found = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join('/', from, target).slice(1);
    const isInside = !/^\.\.(?:\/|$)/u.test(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(from, target));
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


/***/ }),

/***/ 99287:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C4: () => (/* binding */ mayNameCode),
/* harmony export */   W$: () => (/* binding */ openChangedFiles),
/* harmony export */   vD: () => (/* binding */ linkPlaces),
/* harmony export */   wn: () => (/* binding */ commitLink),
/* harmony export */   xQ: () => (/* binding */ fileAddress)
/* harmony export */ });
/* harmony import */ var _artifact_link_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6870);
/* harmony import */ var _untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55453);


/** Brackets and quotation marks before a place. A path may begin with one, too. */
const LEAD = /^[[({<"'“‘]*/u;
const PLACE = /^(?<path>.+?)(?::|#L)(?<start>\d{1,7})(?:[-–]L?(?<end>\d{1,7})|:\d{1,7})?$/su;
/** Returns the first digits of a commit's hash as a link to its files. */
function commitLink(commit, { repositoryUrl }) {
    return (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)(`${repositoryUrl}/tree/${commit}`, (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .ti)(commit.slice(0, 7)));
}
/** Returns the address of a file at a commit, for people. */
function fileAddress(path, { repositoryUrl, commit }) {
    const segments = path.toWellFormed().split('/').map(encodeURIComponent);
    return `${repositoryUrl}/blob/${commit}/${segments.join('/')}`;
}
/** Whether a text may contain the place of a line of code, such as `src/a.ts:42` or `Makefile#L7`. A quick check with false positives. */
function mayNameCode(text) {
    return /[\p{L}_.]\d*(?::|#L)\d/u.test(text);
}
/** @returns undefined when the commit or the changed files are not known */
function openChangedFiles({ commit, repositoryUrl, changedPaths, }) {
    if (commit === undefined || changedPaths.length === 0)
        return undefined;
    const paths = new Set(changedPaths);
    const addressOf = (name, lines = '') => {
        const path = name.replace(/^\.?\//u, '');
        if (!paths.has(path))
            return undefined;
        return fileAddress(path, { repositoryUrl, commit }) + lines;
    };
    const addressOfPlace = (place) => {
        const { path, start = '', end } = PLACE.exec(place)?.groups ?? {};
        if (path === undefined)
            return undefined;
        return addressOf(path, `#L${start}${end === undefined ? '' : `-L${end}`}`);
    };
    return {
        addressOfPlace,
        addressOfLink: (href) => {
            const target = (0,_artifact_link_js__WEBPACK_IMPORTED_MODULE_0__/* .decodePath */ .q0)(href);
            return addressOfPlace(target) ?? addressOf(target.split(/[?#]/u, 1)[0] ?? '');
        },
    };
}
/** Elements in which places do not become links. */
const CLOSED = new Set(['a', 'pre']);
/** Turns each place in a changed file into a link: in text, and in inline code that consists of the place. */
function linkPlaces(block, files) {
    if (CLOSED.has(block.tagName))
        return block;
    const children = block.children.flatMap((child) => {
        if (child.type === 'text')
            return linkText(child.value, files);
        if (child.type !== 'element')
            return [child];
        if (child.tagName !== 'code')
            return [linkPlaces(child, files)];
        const address = files.addressOfPlace((0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(child));
        return address === undefined ? [child] : [(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)(address, child)];
    });
    return { ...block, children };
}
function linkText(text, files) {
    if (!/\d/u.test(text))
        return [(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__/* .textNode */ .qn)(text)];
    return text.split(/([\s,;|]+)/u).flatMap((word) => linkWord(word, files) ?? [(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__/* .textNode */ .qn)(word)]);
}
/** A place may be in brackets or quotation marks, and at the end of a sentence. */
function linkWord(word, files) {
    const { start, trail = '' } = /^(?<start>.*\d)(?<trail>\D*)$/su.exec(word)?.groups ?? {};
    if (start === undefined || /^\w/u.test(trail))
        return undefined;
    for (const place of [start, start.replace(LEAD, '')]) {
        const address = files.addressOfPlace(place);
        const lead = start.slice(0, start.length - place.length);
        if (address !== undefined)
            return [(0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__/* .textNode */ .qn)(lead), (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)(address, place), (0,_untrusted_html_js__WEBPACK_IMPORTED_MODULE_1__/* .textNode */ .qn)(trail)];
    }
    return undefined;
}


/***/ }),

/***/ 99934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ isCompleteReport)
/* harmony export */ });
/* harmony import */ var _text_kind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41307);

/** Whether the result replaces an earlier report: the task is complete, and its report could be read or it has none. */
function isCompleteReport(result) {
    const { outcome, texts, saved, lost, problems, findings } = result;
    if (outcome !== 'complete')
        return false;
    const missing = lost.map(({ originalName }) => ({ name: originalName, contentType: '' }));
    // The findings are shown instead of their file, which may be Markdown by its name or type.
    const others = saved.filter(({ name }) => name !== findings?.file);
    const report = (0,_text_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .findReport */ .kz)([...others, ...missing]);
    if (report === undefined)
        return saved.length > 0 || problems.length === 0;
    return saved.some((file) => file === report) && texts.some(({ name }) => name === report.name);
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
 * Removes invisible characters from remote text: terminal escapes, control characters, bidirectional control characters, invisible tag
 * characters and halves of surrogate pairs. All line ends become `\n`.
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
/** Does not change a very long line, for which the library takes quadratic time. Its control characters are removed later. */
function stripTerminalEscapes(line) {
    return line.length > MAX_ESCAPED_LINE_LENGTH ? line : (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(line);
}
/** Like `cleanText`, but replaces each run of white space by one space. */
function cleanLine(text) {
    return cleanText(text).replace(/\s+/gu, ' ').trim();
}
/** Returns at most the first `maxLength` UTF-16 units of a text, without half a surrogate pair at the end. */
function truncateText(text, maxLength) {
    if (text.length <= maxLength)
        return text;
    const start = text.slice(0, Math.max(0, maxLength));
    return start.isWellFormed() ? start : start.replace(/[\uD800-\uDBFF]$/u, '');
}
/** Returns at most `maxLength` UTF-16 units. A truncated text ends with an ellipsis. */
function clipText(text, maxLength) {
    return text.length <= maxLength ? text : `${truncateText(text, maxLength - 1)}…`;
}


/***/ }),

/***/ 55453:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EC: () => (/* binding */ preformatted),
/* harmony export */   FY: () => (/* binding */ paragraph),
/* harmony export */   ND: () => (/* binding */ element),
/* harmony export */   R_: () => (/* binding */ heading),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   ko: () => (/* binding */ strong),
/* harmony export */   ln: () => (/* binding */ inlineText),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   qn: () => (/* binding */ textNode),
/* harmony export */   ti: () => (/* binding */ inlineCode),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
/* harmony import */ var _clean_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35787);

/** Creates an element of HTML. */
function element(tagName, properties, ...children) {
    return { type: 'element', tagName, properties, children: children.map(toNode) };
}
function toNode(child) {
    return typeof child === 'string' ? textNode(child) : child;
}
function textNode(value) {
    return { type: 'text', value };
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
/** Creates a link. The sanitizer leaves only its label if the address is not allowed. */
function link(url, label) {
    return element('a', { href: url }, label);
}
function list(items) {
    return element('ul', {}, ...items.map((item) => element('li', {}, ...item)));
}
/** @param rows the first row is the head */
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
/** Creates a fold with a title. */
function details(title, ...children) {
    return element('details', {}, element('summary', {}, ...title), ...children);
}
/**
 * Shows text unchanged, without a parser.
 * @param language the name by which GitHub highlights code; it ignores unknown names
 */
function preformatted(text, language = '') {
    return element('pre', { lang: language.toLowerCase() }, element('code', {}, text));
}
/** Returns the text in a tree, without the tags. */
function textOf(node) {
    if (node.type === 'text')
        return node.value;
    return node.type === 'element' ? node.children.map(textOf).join('') : '';
}
/**
 * Formats a sentence that may contain remote text, or a remote reason or status, on one line. Text between back-ticks becomes code.
 * @param maxLength in UTF-16 units; a truncated text ends with an ellipsis
 */
function inlineText(text, maxLength = 300) {
    const parts = (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clipText */ .gL)((0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanLine */ .Ow)(text), maxLength).split(/`(\s*[^\s`][^`]*)`/u);
    return parts.map((part, index) => (index % 2 === 1 ? element('code', {}, part) : part));
}
/**
 * Formats a remote name or ID as code on one line, so that people can copy it.
 * @param maxLength in UTF-16 units; a truncated text ends with an ellipsis
 */
function inlineCode(text, maxLength = 120) {
    const name = (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clipText */ .gL)((0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanLine */ .Ow)(text), maxLength);
    return name === '' ? 'unnamed' : element('code', {}, name);
}


/***/ }),

/***/ 1523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $X: () => (/* binding */ leftVerdict),
/* harmony export */   G2: () => (/* binding */ verdictOnEnd),
/* harmony export */   Oo: () => (/* binding */ logCost),
/* harmony export */   XZ: () => (/* binding */ describeVerdict),
/* harmony export */   Xj: () => (/* binding */ checkHead),
/* harmony export */   bM: () => (/* binding */ fetchIfPossible),
/* harmony export */   nb: () => (/* binding */ reachVerdict),
/* harmony export */   sR: () => (/* binding */ endedVerdict),
/* harmony export */   yR: () => (/* binding */ cancelFor)
/* harmony export */ });
/* harmony import */ var _publish_find_newer_head_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(73280);
/* harmony import */ var _support_deadline_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(74422);
/* harmony import */ var _support_duration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42806);
/* harmony import */ var _task_cancel_task_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39248);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16279);
/* harmony import */ var _task_verdict_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(16373);
/* harmony import */ var _failure_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98083);







/** The time limit for a cancellation. With it, the wait ends within 10 s of its deadline. */
const CANCEL_LIMIT_MS = 8000;
/** After a signal, the runner waits 7.5 s. The step ends within 5 s, of which 2 s may pass until a create call is answered. */
const CANCEL_ON_STOP_LIMIT_MS = 2500;
/** Turns the end of the wait into a verdict. Cancels the task if necessary. */
async function reachVerdict(end, context) {
    const { origin, ports, run, settings } = context;
    const { task } = end;
    const cancel = (outcome, problem, advice) => {
        const reason = { outcome, task, problems: [problem], mayStillRun: true };
        return cancelInTime({ ...reason, ...(advice === undefined ? {} : { advice }) }, context);
    };
    const cancelsOnTimeout = settings.cancelOnTimeout && origin !== 'resumed';
    switch (end.kind) {
        case 'ended':
            return endedVerdict(task);
        case 'over-budget': {
            const problem = `The task reached the maximum cost: it has cost ${end.costCents} cents, and max-cost-cents is ${settings.maxCostCents ?? ''}.`;
            if (origin === 'created' || cancelsOnTimeout) {
                const advice = adviceToChange('Set a higher `max-cost-cents` or describe a smaller task');
                return cancel('over-budget', problem, advice);
            }
            const advice = `Cancel it in the War Room (${run.watchUrl}), or run again with \`task-id: ${task.id}\` and a higher \`max-cost-cents\`.`;
            return leftVerdict('over-budget', task, `${problem} It was left running.`, advice);
        }
        case 'stalled': {
            const problem = `The task stalled: nothing visible changed within the stall-timeout of ${(0,_support_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a)(settings.stallTimeoutMs ?? 0)}.`;
            const change = adviceToChange('set a longer `stall-timeout`');
            const advice = `Re-run the job to start again, or ${change}`;
            return cancelsOnTimeout
                ? cancel('timed-out', problem, advice)
                : leftVerdict('timed-out', task, `${problem} It was left running.`);
        }
        case 'timed-out': {
            const problem = `The task did not end within the timeout of ${(0,_support_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a)(settings.timeoutMs)}${describeApproval(end.approvalMs)}.`;
            if (cancelsOnTimeout) {
                const advice = end.approvalMs === undefined
                    ? adviceToChange('Set a longer `timeout`')
                    : `Re-run the job and approve in the War Room (${run.watchUrl}) while it waits. ` +
                        `Or ${adviceToChange('set `on-approval: leave` or a higher `autonomy-level`')}`;
                return cancel('timed-out', problem, advice);
            }
            // It may have ended since the last poll, which may be one `poll-interval` ago.
            const latest = await fetchIfPossible(task.id, ports, CANCEL_LIMIT_MS);
            if (latest !== undefined && (0,_task_task_js__WEBPACK_IMPORTED_MODULE_3__/* .hasEnded */ .hY)(latest))
                return endedVerdict(latest);
            const { costCents = 0 } = latest ?? task;
            if (costCents >= (settings.maxCostCents ?? Infinity)) {
                return reachVerdict({ kind: 'over-budget', task: latest ?? task, costCents }, context);
            }
            const now = latest ?? task;
            const advice = (0,_task_task_js__WEBPACK_IMPORTED_MODULE_3__/* .isWaitingForApproval */ .S4)(now) ? adviceToApprove(now, run) : undefined;
            const left = leftVerdict('timed-out', now, `${problem} It was left running.`, advice);
            return { ...left, isUnreachable: latest === undefined };
        }
        case 'needs-approval': {
            if (settings.onApproval === 'cancel' && origin !== 'resumed') {
                const advice = adviceToChange('Set `on-approval` to `wait` or `leave`, so that a person can approve, or a higher `autonomy-level`');
                return cancel('cancelled', 'The task was waiting for approval.', advice);
            }
            const problem = 'The task is waiting for approval.';
            return leftVerdict('needs-approval', task, problem, adviceToApprove(task, run));
        }
        case 'stopped': {
            const problem = 'The run was cancelled or timed out.';
            return origin === 'created'
                ? cancel('cancelled', problem)
                : leftVerdict('cancelled', task, `${problem} The task was left running.`);
        }
        case 'lost': {
            const problem = `The task can no longer be followed: ${end.error.message}.`;
            const advice = (0,_failure_message_js__WEBPACK_IMPORTED_MODULE_1__/* .adviceOn */ .i)(end.error);
            return origin === 'created'
                ? cancel('failed', problem, advice)
                : leftVerdict('failed', task, problem, advice);
        }
    }
}
function describeApproval(approvalMs) {
    if (approvalMs === undefined)
        return '';
    return `: an agent waited for approval for ${(0,_support_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a)(approvalMs)}`;
}
/** A re-run of the job uses the workflow file of the run's commit, so a changed input has no effect on it. */
function adviceToChange(change) {
    return `${change} in the workflow, and start a new run.`;
}
function adviceToApprove({ id }, { watchUrl }) {
    return `Approve the task in the War Room (${watchUrl}), then re-run the job or run with \`task-id: ${id}\`.`;
}
function adviceToCancel({ id }, { watchUrl }) {
    return `Task ${id} may still be running: check it in the War Room (${watchUrl}) and cancel it there.`;
}
/** Returns the verdict on a task that ended by itself, or that was cancelled by somebody else. */
function endedVerdict(task) {
    const base = { task, mayStillRun: false };
    if (task.status === 'complete')
        return { ...base, outcome: 'complete', problems: [] };
    if (task.status === 'cancelled') {
        const problems = ['The task was cancelled in Miteos.'];
        return { ...base, outcome: 'cancelled', problems, advice: 'Re-run the job to start again.' };
    }
    const reason = task.failure === undefined
        ? 'Miteos gave no reason.'
        : `Miteos says: "${task.failure}"${/[.!?]$/.test(task.failure) ? '' : '.'}`;
    const advice = 'Check it in the War Room, or re-run the job to start again.';
    return { ...base, outcome: 'failed', problems: [`The task failed. ${reason}`], advice };
}
/** Returns the verdict on a task that is left running. */
function leftVerdict(outcome, task, problem, advice = `Run again with \`task-id: ${task.id}\` to keep following it.`) {
    return { outcome, task, problems: [problem], advice, mayStillRun: false };
}
/** Returns the verdict on a task that had to be cancelled and has ended since, perhaps by itself. */
function verdictOnEnd(reason, task) {
    if (task.status !== 'cancelled')
        return endedVerdict(task);
    const problems = [`${reason.problems.join(' ')} The task was cancelled.`];
    return { ...reason, task, problems, mayStillRun: false };
}
/**
 * Cancels a task.
 * @param reason the verdict to return when the task is cancelled
 * @param signal ends the attempts to cancel it
 */
async function cancelFor(reason, { ports, run }, signal) {
    const { id } = reason.task;
    const cancelled = await (0,_task_cancel_task_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelTask */ .y)(id, { ...ports, signal });
    if (cancelled.kind === 'ended')
        return verdictOnEnd(reason, cancelled.task);
    const problem = cancelled.kind === 'accepted'
        ? 'Miteos accepted the request to cancel the task, but the task has not ended yet.'
        : `The task could not be cancelled: ${cancelled.message}.`;
    const advice = adviceToCancel(reason.task, run);
    const isUnreachable = cancelled.kind === 'unknown' && cancelled.isUnreachable;
    return { ...reason, problems: [...reason.problems, problem], advice, isUnreachable };
}
async function cancelInTime(reason, context) {
    const { clock, log, stop } = context.ports;
    context.onCancel(reason);
    log.info(`Cancelling task ${reason.task.id}. ${reason.problems.join(' ')}`);
    const late = (0,_support_deadline_js__WEBPACK_IMPORTED_MODULE_4__/* .abortLater */ .DV)(clock, stop, CANCEL_ON_STOP_LIMIT_MS);
    const limit = (0,_support_deadline_js__WEBPACK_IMPORTED_MODULE_4__/* .startDeadline */ .db)(clock, CANCEL_LIMIT_MS, late.signal);
    const verdict = await cancelFor(reason, context, limit.signal);
    limit.release();
    late.release();
    return verdict;
}
/** Logs the final cost of a task with a maximum: a task may end by itself before a poll shows that its cost is too high. */
function logCost({ outcome, task }, { ports, settings }) {
    const { maxCostCents } = settings;
    const { id, costCents } = task;
    if (maxCostCents === undefined || costCents === undefined)
        return;
    const isUnnoticed = costCents > maxCostCents && outcome !== 'over-budget';
    const sentence = `Task ${id} cost ${costCents} cents, and max-cost-cents is ${maxCostCents}.`;
    ports.log[isUnnoticed ? 'warning' : 'info'](sentence);
}
/** Returns the current state of the task; undefined when it can't be read in time. */
async function fetchIfPossible(taskId, { service, clock, stop }, limitMs) {
    const limit = (0,_support_deadline_js__WEBPACK_IMPORTED_MODULE_4__/* .startDeadline */ .db)(clock, limitMs, stop);
    try {
        return await service.fetchTask(taskId, { signal: limit.signal });
    }
    catch {
        return undefined;
    }
    finally {
        limit.release();
    }
}
/**
 * Checks, for a task that did not complete, whether the pull request has new commits. If so, the run for the new commit replaces this one:
 * the verdict then has the new head, and advice only if the task may still be running.
 */
async function checkHead(verdict, context) {
    const head = verdict.outcome === 'complete' ? undefined : await (0,_publish_find_newer_head_js__WEBPACK_IMPORTED_MODULE_5__/* .findNewerHead */ .x)(context);
    if (head === undefined)
        return verdict;
    const { outcome, task, problems, mayStillRun, isUnreachable = false } = verdict;
    const superseded = { outcome, task, problems, mayStillRun, isUnreachable, supersededBy: head };
    return mayStillRun ? { ...superseded, advice: adviceToCancel(task, context.run) } : superseded;
}
/** Describes the verdict in one line of the log: the task, what happened to it, and what to do. */
function describeVerdict(verdict) {
    const { task, outcome, problems, supersededBy, advice = '' } = verdict;
    const sentences = problems.length === 0 ? [`${outcome}.`] : problems;
    const moved = supersededBy === undefined ? [] : [(0,_task_verdict_js__WEBPACK_IMPORTED_MODULE_6__/* .describeSuperseded */ .O)(supersededBy)];
    return [`Miteos task ${task.id}:`, ...sentences, ...moved, advice].join(' ').trim();
}


/***/ }),

/***/ 18432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ TaskRecorder),
/* harmony export */   o: () => (/* binding */ durationSeconds)
/* harmony export */ });
/* harmony import */ var _task_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16279);

const MAX_AGENTS = 20;
const MAX_SPANS = 50;
const MAX_STATUS_LENGTH = 60;
/** A creation time further in the past is taken for a wrong clock. */
const MAX_TASK_MS = 31 * 24 * 60 * 60_000;
/**
 * Records the states of the task and of each agent, a limited number of them. A change gets the time of the poll that found it. Times
 * come from the monotonic clock plus one fixed offset to the wall clock.
 */
class TaskRecorder {
    #options;
    #offsetMs;
    #spans;
    #agents = new Map();
    #uncounted = new Set();
    #moreAgents;
    constructor(options) {
        const { clock, earlier } = options;
        this.#options = options;
        this.#offsetMs = clock.wallMs() - clock.monotonicMs();
        this.#spans = [...(earlier?.spans ?? [])];
        this.#moreAgents = earlier?.moreAgents ?? 0;
        for (const { id, name, spans } of earlier?.agents ?? []) {
            this.#agents.set(id, { name, spans: [...spans] });
        }
    }
    /** Must be called for each successful poll, in order. */
    onTask(task) {
        const nowMs = this.#nowMs(task);
        if (this.#spans.length === 0)
            this.#begin(task, nowMs);
        extendSpans(this.#spans, task, nowMs);
        for (const agent of task.agents)
            this.#addAgent(agent, task, nowMs);
    }
    history() {
        return {
            spans: [...this.#spans],
            agents: [...this.#agents].map(([id, { name, spans }]) => ({ id, name, spans: [...spans] })),
            moreAgents: this.#moreAgents + this.#uncounted.size,
        };
    }
    /** Returns the current time, never before the latest span; for an ended task its completion time, if that is plausible. */
    #nowMs(task) {
        const { clock } = this.#options;
        const latestMs = this.#spans.at(-1)?.endMs ?? Number.NEGATIVE_INFINITY;
        const nowMs = Math.max(latestMs, clock.monotonicMs() + this.#offsetMs);
        const endMs = (0,_task_js__WEBPACK_IMPORTED_MODULE_0__/* .hasEnded */ .hY)(task) ? (task.completedAtMs ?? nowMs) : nowMs;
        return Math.round(endMs > latestMs && endMs < nowMs ? endMs : nowMs);
    }
    /** Adds the time before the first poll: `pending` for a task that the step created, `unobserved` for others. */
    #begin({ createdAtMs = Number.NaN }, nowMs) {
        const { createdMonotonicMs } = this.#options;
        const isOurs = createdMonotonicMs !== undefined;
        const startMs = Math.round(isOurs ? createdMonotonicMs + this.#offsetMs : createdAtMs);
        if (!(startMs < nowMs && nowMs - startMs < MAX_TASK_MS))
            return;
        const status = isOurs ? 'pending' : 'unobserved';
        this.#spans.push({ status, rawStatus: isOurs ? 'pending' : '', startMs, endMs: nowMs });
    }
    #addAgent(agent, task, nowMs) {
        let known = this.#agents.get(agent.id);
        if (known === undefined) {
            if (this.#agents.size >= MAX_AGENTS) {
                if (this.#uncounted.size < 10_000)
                    this.#uncounted.add(agent.id);
                return;
            }
            known = { name: (agent.type ?? agent.id).slice(0, MAX_STATUS_LENGTH), spans: [] };
            this.#agents.set(agent.id, known);
        }
        const isStopped = isEndedByCancel(agent, task, known.spans.at(-1)?.status);
        extendSpans(known.spans, isStopped ? { ...agent, status: 'killed' } : agent, nowMs);
    }
}
/** The first generation of the API reports `error` also for an agent that ended because its task was cancelled. */
function isEndedByCancel({ status }, task, before) {
    return task.status === 'cancelled' && status === 'error' && before !== 'error';
}
/** Returns the seconds from the task's creation (or the first poll, if that is unknown) to its end or the last poll. */
function durationSeconds({ spans }) {
    const startMs = spans[0]?.startMs ?? 0;
    const endMs = spans.at(-1)?.endMs ?? startMs;
    return Math.round((endMs - startMs) / 1000);
}
/** Extends the last span to now, and starts a new one when the state has changed. */
function extendSpans(spans, { status, rawStatus }, nowMs) {
    const shown = rawStatus.slice(0, MAX_STATUS_LENGTH);
    const last = spans.at(-1);
    if (last !== undefined)
        spans[spans.length - 1] = { ...last, endMs: nowMs };
    if (last !== undefined && last.status === status && last.rawStatus === shown)
        return;
    if (spans.length < MAX_SPANS) {
        spans.push({ status, rawStatus: shown, startMs: nowMs, endMs: nowMs });
        return;
    }
    // The last span is always the latest state. The one before it covers all changes beyond the limit.
    const merged = spans[MAX_SPANS - 2];
    if (merged !== undefined) {
        spans[MAX_SPANS - 2] = { ...merged, status: 'several', rawStatus: '', endMs: nowMs };
    }
    spans[MAX_SPANS - 1] = { status, rawStatus: shown, startMs: nowMs, endMs: nowMs };
}


/***/ })

};
