export const id = 138;
export const ids = [138];
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

/***/ 78138:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   showDryRun: () => (/* binding */ showDryRun)
/* harmony export */ });
/* harmony import */ var _publish_comment_and_summary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45688);
/* harmony import */ var _publish_output_root_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(556);
/* harmony import */ var _publish_redact_report_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(67874);
/* harmony import */ var _support_errors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(35921);
/* harmony import */ var _support_human_units_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(83251);
/* harmony import */ var _support_log_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64650);
/* harmony import */ var _task_invisible_characters_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6856);
/* harmony import */ var _open_task_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99059);








/**
 * Shows in the log and in the job summary what the step would send to Miteos, and where it would publish the results. Sends nothing to Miteos.
 * Requests to GitHub only read.
 * @throws UserError as a step that creates a task
 */
async function showDryRun(story) {
    const { inputs, ports, run } = story;
    const { log, secrets, stop } = ports;
    const texts = await listTexts(story);
    const plan = [...describeTask(inputs), ...(await describeResults(story))].map(secrets.redact);
    // The plan would say that the cancellation is the reason for no comment.
    stop.throwIfAborted();
    log.info('Without `dry-run`, the step:');
    for (const sentence of plan)
        log.info(`- ${sentence}`);
    for (const { name, text } of texts) {
        (0,_support_log_js__WEBPACK_IMPORTED_MODULE_2__/* .logText */ .kc)(`${name} (${(0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_5__/* .formatSize */ .Xq)(Buffer.byteLength(text))})`, text, log);
    }
    const { title, summary } = inputs.settings;
    if (!summary)
        return;
    const { renderDryRun } = await Promise.all(/* import() */[__webpack_require__.e(481), __webpack_require__.e(379)]).then(__webpack_require__.bind(__webpack_require__, 97379));
    const { workflow, runUrl } = run;
    const page = renderDryRun({ title, workflow, runUrl, plan, texts });
    await (0,_publish_comment_and_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .publishSummary */ .I)((0,_publish_redact_report_js__WEBPACK_IMPORTED_MODULE_6__/* .redactReport */ .a)(page, secrets.redactKeys), ports);
}
async function listTexts(story) {
    const { source, taskOptions } = story.inputs;
    if (source.kind === 'task-id')
        return [];
    const { redact } = story.ports.secrets;
    const prompt = (0,_task_invisible_characters_js__WEBPACK_IMPORTED_MODULE_3__/* .markInvisible */ .r)(redact(await (0,_open_task_js__WEBPACK_IMPORTED_MODULE_4__/* .buildPrompt */ .fn)(story))).text;
    const { config } = taskOptions;
    const json = config === undefined ? '' : redact(JSON.stringify(config, undefined, 2));
    return [
        { name: 'Prompt', text: prompt, language: '' },
        ...(json === '' ? [] : [{ name: 'Config', text: json, language: 'json' }]),
    ];
}
/** Each item continues the sentence “The step …”. */
function describeTask({ apiKey, runReference, settings, source, taskOptions: { workspaceId }, }) {
    const key = apiKey === '' ? ['needs the input `api-key`, which is empty'] : [];
    if (source.kind === 'task-id')
        return [...key, `follows the task \`${source.taskId}\``];
    const place = workspaceId === undefined ? '' : ` in the workspace \`${workspaceId}\``;
    const reference = runReference ? ', after which one line names this workflow run' : '';
    return [...key, `creates a task at \`${settings.baseUrl}\`${place} with this prompt${reference}`];
}
/** Each item continues the sentence “The step …”. */
async function describeResults({ inputs, ports, run }) {
    const { settings, source, reaction = '' } = inputs;
    const isReacting = ports.react !== undefined && source.kind !== 'task-id';
    const reacts = isReacting ? [`reacts to the comment with \`${reaction}\``] : [];
    if (!inputs.wait)
        return [...reacts, 'does not wait for the task, and publishes nothing'];
    return [
        ...reacts,
        describeFiles(settings, run, ports.artifacts !== undefined),
        ports.comment === undefined
            ? describeOtherPlace(settings)
            : await describeComment(ports.comment, settings),
        ...(settings.findings === ''
            ? []
            : [
                `posts the findings as ${ports.review === undefined ? 'annotations' : 'a review of the pull request'}`,
            ]),
        settings.summary
            ? `writes the report to the ${ports.hasSummaries ? 'job summary' : 'log'}`
            : 'writes no job summary',
    ];
}
function describeFiles({ artifact, artifactName, outputDir }, run, hasArtifacts) {
    const folder = outputDir === '' ? 'RUNNER_TEMP/miteos/<task>' : (0,_publish_output_root_js__WEBPACK_IMPORTED_MODULE_1__/* .outputRoot */ .S)({ outputDir, taskId: '' }, run);
    const name = artifactName || 'miteos-<task>';
    const artifacts = {
        zip: `publishes them as the artifact \`${name}\``,
        files: `publishes each as an artifact whose name begins with \`${name}\``,
        none: 'publishes no artifact',
    };
    return `saves the files in \`${folder}\` and ${artifacts[hasArtifacts ? artifact : 'none']}`;
}
function describeOtherPlace(settings) {
    if (settings.issueTitle !== '')
        return describeIssue(settings);
    return settings.comment === 'never'
        ? 'writes no comment'
        : 'writes no comment, because the event has no pull request and the input `issue-number` is empty';
}
function describeIssue(settings) {
    const { issueTitle, issueMode, issueLabels, issueAssignees } = settings;
    const lists = { labels: issueLabels, assignees: issueAssignees };
    const named = Object.entries(lists)
        .filter(([, values]) => values.length > 0)
        .map(([name, values]) => `the ${name} ${values.map((one) => `\`${one}\``).join(', ')}`)
        .join(' and ');
    const issue = `writes the report as the issue "${issueTitle}" (\`issue-mode: ${issueMode}\`)`;
    return named === '' ? issue : `${issue} with ${named}`;
}
async function describeComment(port, { commentMode }) {
    try {
        const number = await port.findIssueNumber();
        return `writes the report as a comment on #${number} (\`comment-mode: ${commentMode}\`)`;
    }
    catch (error) {
        return `writes no comment. ${(0,_support_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .errorMessage */ .gJ)(error)}`;
    }
}


/***/ }),

/***/ 6856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ removeInvisible),
/* harmony export */   r: () => (/* binding */ markInvisible)
/* harmony export */ });
/** Unicode's names of the scripts that use joiners. */
const JOINED_SCRIPTS = 'Arab Syrc Nkoo Mand Mong Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Mymr Khmr Tibt Cakm Newa'.split(' ');
/** The only recommended flags with tag characters: England, Scotland and Wales. Source: UTS #51, `emoji-sequences.txt`. */
const FLAGS = ['gbeng', 'gbsct', 'gbwls'].map((name) => `\u{1F3F4}${name.replace(/./g, tagOf)}\u{E007F}`);
/** Visible format characters: number signs of Arabic, Syriac and Kaithi. Source: Unicode, `Prepended_Concatenation_Mark`. */
const VISIBLE_FORMAT = String.raw `\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}`;
/**
 * Matches invisible characters: format characters, control characters except whitespace, and default ignorables. Flags are matched first and
 * as a whole, so that their tag characters are not matched one by one.
 */
const FLAG_OR_INVISIBLE = new RegExp(`${FLAGS.join('|')}|[[\\p{DI}\\p{Cf}\\p{Cc}]--[\\t\\n\\v\\f\\r\\x85${VISIBLE_FORMAT}]]`, 'gv');
/**
 * Matches invisible characters that a language or an emoji needs. Each follows the character that it modifies. A second one, or one after any
 * other character, does not match. Sources: UAX #31 for joiners, UTS #51 for emoji, `StandardizedVariants.txt`.
 */
const NEEDED = new RegExp([
    // A joiner or non-joiner after a letter, as in Persian, Hindi and Sinhala.
    String.raw `(?<=[[[${JOINED_SCRIPTS.map((name) => `\\p{scx=${name}}`).join('')}]&&[\p{L}\p{M}]]--\p{DI}])[\u200C\u200D]`,
    // A joiner between two emoji.
    String.raw `(?<=\p{ExtPict}[\uFE0F\p{EMod}]?)\u200D(?=\p{ExtPict})`,
    // A symbol as text or emoji, and a digit as a keycap.
    String.raw `(?<=[[\p{S}\p{Emoji}\p{ExtPict}]--\p{ASCII}])[\uFE0E\uFE0F]`,
    String.raw `(?<=[\d#*])\uFE0F(?=\u20E3)`,
    // A variant of a mathematical symbol, and of a Mongolian letter.
    String.raw `(?<=[\p{Sm}--\p{ASCII}])\uFE00`,
    String.raw `(?<=[[\p{sc=Mong}&&\p{L}]--\p{DI}])[\u180B-\u180F]`,
].join('|'), 'vy');
/**
 * A variation selector after an ideograph, as in some names. The 243 selectors could encode the bytes of a hidden text, so only a few are kept.
 * Source: UTS #37.
 */
const IDEOGRAPH_VARIANT = /(?<=\p{sc=Han})[\uFE00-\uFE02\u{E0100}-\u{E01EF}]/vy;
const IDEOGRAPHS_PER_VARIANT = 20;
/** A byte order mark at the start of a file, which many editors on Windows write. */
const BYTE_ORDER_MARK = /(?<=\n[ +-])\uFEFF/y;
/** Removes each invisible character that no language and no emoji needs there. */
function removeInvisible(text) {
    return replaceInvisible(text, [NEEDED], () => '');
}
/** Replaces each such character with its code point, e.g. `‹U+202E›`, except a byte order mark at the start of a line of a diff. */
function markInvisible(text) {
    return replaceInvisible(text, [NEEDED, BYTE_ORDER_MARK], (character) => {
        const codePoint = character.codePointAt(0) ?? 0;
        return `‹U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}›`;
    });
}
/** @param kept sticky patterns of the characters to keep */
function replaceInvisible(text, kept, replace) {
    let count = 0;
    // Lone surrogates first: removing a character between two of them would create a new character.
    const wellFormed = text.toWellFormed();
    let variantsLeft = maxIdeographVariants(wellFormed);
    const shown = wellFormed.replace(FLAG_OR_INVISIBLE, (found, offset) => {
        const isA = (pattern) => {
            pattern.lastIndex = offset;
            return pattern.test(wellFormed);
        };
        if (found.startsWith('\u{1F3F4}') || kept.some(isA))
            return found;
        if (variantsLeft > 0 && isA(IDEOGRAPH_VARIANT)) {
            variantsLeft -= 1;
            return found;
        }
        count += 1;
        return replace(found);
    });
    return { text: shown, count };
}
function maxIdeographVariants(text) {
    const ideographs = text.match(/\p{sc=Han}/gv)?.length ?? 0;
    return Math.ceil(ideographs / IDEOGRAPHS_PER_VARIANT);
}
/** Returns the tag character for an ASCII character. */
function tagOf(character) {
    return String.fromCodePoint(0xe0000 + character.charCodeAt(0));
}


/***/ })

};
