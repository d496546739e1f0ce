export const id = 736;
export const ids = [736];
export const modules = {

/***/ 25736:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fetchPullRequestChange: () => (/* binding */ fetchPullRequestChange),
  fetchPushedChange: () => (/* binding */ fetchPushedChange),
  renderContext: () => (/* binding */ renderContext)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./build/support/name-in-line.js
var name_in_line = __webpack_require__(51620);
// EXTERNAL MODULE: ./build/support/truncate-to-bytes.js
var truncate_to_bytes = __webpack_require__(30994);
// EXTERNAL MODULE: ./build/support/errors.js
var errors = __webpack_require__(35921);
// EXTERNAL MODULE: ./build/task/hidden-text.js + 1 modules
var hidden_text = __webpack_require__(69427);
// EXTERNAL MODULE: ./build/task/prompt.js
var task_prompt = __webpack_require__(28132);
// EXTERNAL MODULE: ./build/github/comment-marker.js
var comment_marker = __webpack_require__(9462);
// EXTERNAL MODULE: ./build/github/event.js
var github_event = __webpack_require__(6830);
;// CONCATENATED MODULE: ./build/github/diff.js

/**
 * Adds to each file its section of the diff, or a diff assembled from the listed hunks. The largest change comes first, because it is the
 * main subject of a review, and small ones still fit after it when space is short. Generated files (lock files, builds, vendored code)
 * come last, largest first, because they are long and follow from the rest.
 */
function orderFileDiffs(files, diff) {
    const sections = parseDiffSections(diff ?? '');
    const joined = files.map((file) => joinFile(file, sections.get(firstLineOf(file))));
    return joined.sort((one, other) => Number(one.isGenerated) - Number(other.isGenerated) ||
        sizeOf(other) - sizeOf(one) ||
        (one.filename < other.filename ? -1 : 1));
}
function joinFile(file, section) {
    const diff = section ?? assembleDiff(file);
    // For a binary file, GitHub reports no lines and no hunks.
    const isBinary = section === undefined
        ? file.patch === undefined && sizeOf(file) === 0 && file.status !== 'renamed'
        : /\n(?:Binary files .* differ|GIT binary patch)(?:\n|$)/.test(section);
    return { ...file, diff, isBinary, isGenerated: isGenerated(file.filename, diff) };
}
const sizeOf = ({ additions, deletions }) => additions + deletions;
function assembleDiff(file) {
    if (file.patch === undefined)
        return undefined;
    const [before, after] = namesInDiff(file);
    return [
        firstLineOf(file),
        file.status === 'added' ? '--- /dev/null' : `--- ${before}`,
        file.status === 'removed' ? '+++ /dev/null' : `+++ ${after}`,
        file.patch,
    ].join('\n');
}
/** Returns the first line of a file's section. Git quotes unusual characters in names differently, so such sections are not found. */
function firstLineOf(file) {
    return `diff --git ${namesInDiff(file).join(' ')}`;
}
function namesInDiff({ filename, previous_filename, }) {
    return [`a/${(0,name_in_line/* nameInLine */.B)(previous_filename ?? filename)}`, `b/${(0,name_in_line/* nameInLine */.B)(filename)}`];
}
/**
 * Splits a diff, as git prints it, into a section per file, keyed by its first line and without its last newline. Sections with the same
 * first line are omitted, because with spaces in names, the lines of two files can be equal.
 */
function parseDiffSections(diff) {
    // A line of content starts with a space, `+`, `-` or `\`, so it can't look like the first line of a section. `^` with the flag `m` is not
    // used, because it also matches after a carriage return, which is not a line break for git.
    const parts = diff.split(/(?<![^\n])(?=diff --git )/).map((part) => part.replace(/\n$/, ''));
    const sections = [...Map.groupBy(parts, (part) => part.split('\n', 1)[0] ?? '')];
    return new Map(sections.flatMap(([line, [section = '', ...others]]) => others.length === 0 ? [[line, section]] : []));
}
/**
 * Paths of generated files. Sources: GitHub Linguist's `lib/linguist/generated.rb` and `vendor.yml`, reduced to names that are certain, and
 * the lock files of common package managers.
 */
const GENERATED_PATHS = [
    // Lock files.
    /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock|\.pnp\.(?:c?js|loader\.mjs))$/,
    /(?:^|\/)(?:Cargo\.lock|go\.sum|go\.work\.sum|Gopkg\.lock|glide\.lock|composer\.lock|Gemfile\.lock|gems\.locked|Podfile\.lock|Package\.resolved|Cartfile\.resolved)$/,
    /(?:^|\/)(?:poetry\.lock|Pipfile\.lock|uv\.lock|pdm\.lock|pixi\.lock|conda-lock\.yml|mix\.lock|rebar\.lock|pubspec\.lock|flake\.lock|packages\.lock\.json|paket\.lock|gradle\.lockfile|MODULE\.bazel\.lock|\.terraform\.lock\.hcl|Chart\.lock)$/,
    // Build output.
    /(?:^|\/)(?:dist|build|out|\.next|\.nuxt|__generated__|__pycache__)\//,
    /\.min\.(?:js|mjs|cjs|css)$/,
    /[.-]bundle\.(?:js|mjs|css)$/,
    /\.(?:js|mjs|cjs|css)\.map$/,
    // Vendored code.
    /(?:^|\/)(?:node_modules|vendor|vendored|third[-_]party|bower_components|Pods|Carthage\/Build|Godeps)\//,
    /(?:^|\/)\.yarn\/(?:releases|plugins|sdks|versions|unplugged)\//,
    // Test snapshots and the output of code generators.
    /(?:^|\/)__snapshots__\/|\.snap$/,
    /\.pb(?:\.gw|\.validate)?\.go$|\.pb\.(?:h|cc|c|swift|dart)$|\.pbobjc\.[hm]$|_pb2(?:_grpc)?\.pyi?$|_pb\.(?:js|ts|rb|d\.ts)$/,
    /(?:^|\/)zz_generated\.[^/]*\.go$|_generated\.go$|\.(?:g|freezed|gr|mocks)\.dart$/,
    /\.(?:designer|g|g\.i|generated)\.(?:cs|vb)$|\.generated\.[jt]sx?$|\.gen\.(?:go|ts)$/i,
];
/** A header that code generators write in the first lines of a file. Sources: https://go.dev/s/generatedcode and Linguist. */
const GENERATED_HEADER = /Code generated .*DO NOT EDIT|@generated\b|Generated by the protocol buffer compiler|Autogenerated by Thrift|This file was automatically generated by/i;
const HEADER_LINES = 8;
/**
 * Whether a file is generated, by its path, or by its header if the diff shows it. The author of a change can fake both, so the result
 * only affects the order.
 */
function isGenerated(path, diff = '') {
    if (GENERATED_PATHS.some((pattern) => pattern.test(path)))
        return true;
    const top = /\n@@ -(?:0,0|1(?:,\d+)?) \+1(?:,\d+)? @@.*\n/.exec(diff);
    if (top === null)
        return false;
    const start = top.index + top[0].length;
    return diff
        .slice(start, start + 2000)
        .split('\n', HEADER_LINES)
        .some((line) => !line.startsWith('-') && GENERATED_HEADER.test(line));
}

// EXTERNAL MODULE: ./build/github/rest-failure.js
var rest_failure = __webpack_require__(65841);
;// CONCATENATED MODULE: ./build/github/fetch-change.js



/** The maximum number of files in a comparison. Source: REST, "Compare two commits". */
const MAX_COMPARED_FILES = 300;
/** The maximum number of files in a pull request's list. Source: REST, "List pull requests files". */
const MAX_LISTED_FILES = 3000;
/**
 * Fetches the changes of a range. When there is no diff, it is assembled from the hunks in the list of files.
 * @throws the client's error; Error when the server lists no files although there are some, or returns no content of any file
 */
async function fetchChange(octokit, place, { withDiff }) {
    const [{ files: listed, isWhole }, diff] = await Promise.all([
        listChangedFiles(octokit, place),
        withDiff ? fetchDiff(octokit, place) : undefined,
    ]);
    const files = orderFileDiffs(listed, diff?.text);
    if (diff?.failure === undefined || hasContent(files))
        return { files, isWhole };
    const own = diff.isIgnored === true ? await fetchOwnDiff(octokit, place) : undefined;
    const ownFiles = orderFileDiffs(listed, own);
    if (!hasContent(ownFiles))
        throw diff.failure;
    return { files: ownFiles, isWhole };
}
/** Whether any changed line is available, or no line is changed. */
function hasContent(files) {
    const changed = files.filter(({ additions, deletions }) => additions + deletions > 0);
    return changed.length === 0 || changed.some(({ diff }) => diff !== undefined);
}
/** Uses the pull request's own list, which has more files, unless the pull request has new commits. Then it uses the comparison. */
async function listChangedFiles(octokit, place) {
    const { owner, repo, currentPull: pull_number, changedFiles = 0 } = place;
    if (pull_number !== undefined) {
        const query = { owner, repo, pull_number, per_page: 100 };
        const files = await octokit.paginate(octokit.rest.pulls.listFiles, query);
        if (files.length === 0 && changedFiles > 0) {
            throw new Error(`the server lists none of its ${changedFiles} changed files; re-run the job later`);
        }
        return { files, isWhole: files.length < MAX_LISTED_FILES && files.length >= changedFiles };
    }
    // The pages are for the commits, which are not needed. The first page has all files.
    const query = { ...comparisonOf(place), per_page: 1 };
    const { data } = await octokit.rest.repos.compareCommitsWithBasehead(query);
    const files = data.files ?? [];
    if (files.length === 0 && changedFiles > 0) {
        // The pull request's own list includes later pushes, which must not be used.
        throw new Error(`the server lists no changed files for ${place.range}, and newer commits were pushed; start a new run for them`);
    }
    return { files, isWhole: files.length < MAX_COMPARED_FILES };
}
/**
 * Fetches the diff. GitHub returns 406 beyond 20,000 lines or 300 files, and 500 when it takes too long. For some seconds after a pull
 * request was opened, it may return 404, or 500 "diff is temporarily unavailable", while the list of files already has the hunks.
 * @throws the client's error when the token may not read the diff
 */
async function fetchDiff(octokit, place) {
    try {
        const query = { ...comparisonOf(place), mediaType: { format: 'diff' } };
        const response = await octokit.rest.repos.compareCommitsWithBasehead(query);
        // With this media type, the body is text, although the client's type is an object.
        const text = response.data;
        if (typeof text === 'string' && text.startsWith('diff --git '))
            return { text };
        const failure = new Error('the server returned no diff; set `pull-request-context: summary`, and let the agents read the repository');
        return { failure, isIgnored: typeof text !== 'string' };
    }
    catch (error) {
        const status = (0,rest_failure/* statusOf */.c2)(error) ?? 0;
        if (status === 406 || /diff is taking too long/i.test((0,errors/* errorMessage */.gJ)(error)))
            return {};
        if (error instanceof Error && (status === 404 || status >= 500))
            return { failure: error };
        throw error;
    }
}
/**
 * Fetches the current diff of the pull request from the endpoint of Gitea and Forgejo.
 * Source: Gitea's API, "Get a pull request diff or patch".
 * @returns undefined when there is none
 */
async function fetchOwnDiff(octokit, { owner, repo, currentPull: pull_number }) {
    if (pull_number === undefined)
        return undefined;
    const url = '/repos/{owner}/{repo}/pulls/{pull_number}.diff';
    const query = { owner, repo, pull_number, url, mediaType: { format: 'diff' } };
    const response = await (0,rest_failure/* unlessMissing */.F2)(octokit.rest.pulls.get(query));
    const text = response?.data;
    return typeof text === 'string' ? text : undefined;
}
function comparisonOf({ owner, repo, range: basehead, isNamedByEvent }) {
    return { owner, repo, basehead, request: { isNamedByEvent } };
}

// EXTERNAL MODULE: ./build/support/human-units.js
var human_units = __webpack_require__(83251);
;// CONCATENATED MODULE: ./build/github/fit-diff.js


/** The share of the space that is reserved for the note about omissions, within these limits. The note may also use what the diff leaves. */
const NOTE_SHARE = 1 / 8;
const MIN_NOTE_BYTES = 60;
const MAX_NOTE_BYTES = 4000;
/** More than the length of the line that says that a file's diff is truncated. */
const TRUNCATION_BYTES = 80;
/** More than the length of the phrase that counts the omitted names. */
const MORE_BYTES = 20;
const bytesOf = (text) => Buffer.byteLength(text);
/** Includes the newline or comma that separates it from the next part. */
const partBytes = (text) => bytesOf(text) + 1;
/**
 * Returns as much of the diff as fits, in the given order, and a note about the omissions. Files that fit completely come first. The largest
 * file that does not fit is truncated to the remaining space, between hunks, or between lines if not even one hunk fits. So one huge file
 * does not displace the others. Generated files get the space that the others leave.
 * @param maxBytes the maximum size, including the note
 */
function fitDiff(files, maxBytes) {
    const all = show(files, maxBytes);
    const needsNote = omissionsOf(files, all).length > 0;
    const noteBytes = needsNote
        ? Math.min(MAX_NOTE_BYTES, Math.max(MIN_NOTE_BYTES, Math.floor(maxBytes * NOTE_SHARE)))
        : 0;
    const shown = needsNote ? show(files, maxBytes - noteBytes) : all;
    const omissions = omissionsOf(files, shown);
    const diff = files.flatMap((file) => shown.get(file) ?? []).join('\n');
    const note = renderNote(omissions, maxBytes - bytesOf(diff) - 2);
    return {
        text: [diff, note].filter((part) => part !== '').join('\n\n'),
        gaps: omissions.flatMap(({ gap, files: { length } }) => gap === undefined ? [] : `the diff of ${(0,human_units/* formatNumberOf */.Of)(length, 'file')} ${gap}`),
    };
}
function show(files, maxBytes) {
    const shown = new Map();
    let left = maxBytes;
    const add = (file, text) => {
        shown.set(file, text);
        left -= partBytes(text);
    };
    for (const isGenerated of [false, true]) {
        const group = files.filter((file) => file.isGenerated === isGenerated);
        for (const file of group) {
            if (file.diff !== undefined && partBytes(file.diff) <= left)
                add(file, file.diff);
        }
        const largest = group.find((file) => file.diff !== undefined && !shown.has(file));
        const part = largest?.diff === undefined ? undefined : truncateDiff(largest.diff, left - 1);
        if (largest !== undefined && part !== undefined)
            add(largest, part);
    }
    return shown;
}
/** Returns the first hunks that fit, or else the first lines of the first hunk; undefined when no line of it fits. */
function truncateDiff(diff, maxBytes) {
    // Each line in a hunk starts with a space, `+`, `-` or `\`.
    const [head = '', ...hunks] = diff.split(/\n(?=@@ )/);
    const bodyBytes = maxBytes - TRUNCATION_BYTES - partBytes(head);
    const [first] = hunks;
    if (first === undefined)
        return undefined;
    const whole = takeFitting(hunks, bodyBytes);
    const kept = whole.length > 0 ? whole : takeFitting(first.split('\n'), bodyBytes);
    // The header line of a hunk is useless by itself.
    if (whole.length === 0 && kept.length < 2)
        return undefined;
    const body = kept.join('\n');
    const [lines, allLines] = [countLines(body), countLines(hunks.join('\n'))];
    return `${head}\n${body}\n(truncated: ${lines} of ${allLines} lines of this file's diff are shown)`;
}
/** Returns the first parts, as many as fit when each is followed by a newline. */
function takeFitting(parts, maxBytes) {
    let left = maxBytes;
    const end = parts.findIndex((part) => {
        left -= partBytes(part);
        return left < 0;
    });
    return end === -1 ? parts : parts.slice(0, end);
}
const countLines = (text) => text.split('\n').length;
function omissionsOf(files, shown) {
    const without = files.filter(({ diff, isBinary }) => diff === undefined && !isBinary);
    const isChanged = ({ additions, deletions }) => additions + deletions > 0;
    const omissions = [
        {
            label: 'Truncated to save space',
            files: files.filter((file) => shown.has(file) && shown.get(file) !== file.diff),
            gap: 'is truncated',
        },
        {
            label: 'Omitted to save space',
            files: files.filter((file) => file.diff !== undefined && !shown.has(file)),
            gap: 'is omitted',
        },
        {
            label: 'Too large for GitHub to show',
            files: without.filter(isChanged),
            gap: 'is too large for GitHub to show',
        },
        { label: 'Binary or empty', files: files.filter(({ isBinary }) => isBinary) },
        { label: 'Renamed without changes', files: without.filter((file) => !isChanged(file)) },
    ];
    return omissions.filter((omission) => omission.files.length > 0);
}
const NOTE_HEAD = 'Not shown above, or shown only in part:';
/** Renders every omission with its count and as many names as fit. If even that does not fit, renders only the total count. */
function renderNote(omissions, maxBytes) {
    if (omissions.length === 0)
        return '';
    const lineBytes = Math.floor((maxBytes - bytesOf(NOTE_HEAD)) / omissions.length) - 1;
    const lines = omissions.map((omission) => renderOmission(omission, lineBytes));
    const note = [NOTE_HEAD, ...lines].join('\n');
    if (bytesOf(note) <= maxBytes)
        return note;
    const count = new Set(omissions.flatMap(({ files }) => files)).size;
    return `(Not shown, or shown only in part: ${(0,human_units/* formatNumberOf */.Of)(count, 'file')})`;
}
function renderOmission({ label, files }, maxBytes) {
    const start = `- ${label} (${files.length})`;
    const names = files.map(({ filename, isGenerated }) => ` ${(0,name_in_line/* nameInLine */.B)(filename)}${isGenerated ? ' (generated)' : ''}`);
    const named = takeFitting(names, maxBytes - bytesOf(start) - MORE_BYTES);
    if (named.length === 0)
        return start;
    const more = names.length - named.length;
    return `${start}:${named.join(',')}${more === 0 ? '' : `, and ${more} more`}`;
}

// EXTERNAL MODULE: ./build/github/failure-advice.js
var failure_advice = __webpack_require__(39965);
// EXTERNAL MODULE: ./build/github/rest.js
var github_rest = __webpack_require__(61418);
;// CONCATENATED MODULE: ./build/github/pull-request-context.js












const repository = dist/* object */.Ikc({
    full_name: (0,github_event/* optional */.lq)(dist/* string */.YjP()),
    pushed_at: (0,github_event/* optional */.lq)(dist/* string */.YjP()),
    updated_at: (0,github_event/* optional */.lq)(dist/* string */.YjP()),
});
const side = dist/* object */.Ikc({
    ref: (0,github_event/* optional */.lq)(dist/* string */.YjP()),
    sha: (0,github_event/* optional */.lq)(dist/* string */.YjP()),
    repo: (0,github_event/* optional */.lq)(repository),
});
/** Every field may be missing, in spite of the client's types. For example, the account of a deleted author is null. */
const pullSchema = dist/* object */.Ikc({
    title: (0,github_event/* optional */.lq)(dist/* string */.YjP()),
    body: (0,github_event/* optional */.lq)(dist/* string */.YjP()),
    user: (0,github_event/* optional */.lq)(dist/* object */.Ikc({ login: (0,github_event/* optional */.lq)(dist/* string */.YjP()) })),
    base: (0,github_event/* optional */.lq)(side),
    head: (0,github_event/* optional */.lq)(side),
    changed_files: (0,github_event/* optional */.lq)(dist/* number */.aig()),
});
/** More than the length of a note about truncated text. */
const NOTE_BYTES = 80;
/**
 * Fetches the title, description, changed files and diff of a pull request, for the commits in the event, without later pushes. If the event
 * contains no commits, such as a comment, the current commits are used.
 * @throws UserError that names the missing permission when the change can't be read, because a review without it would be worthless; when the
 *   fork was pushed to after the comment; and when a head that the event does not name changes while the change is read
 */
async function fetchPullRequestChange(options) {
    const { number } = options.pullRequest;
    try {
        return await fetchWithChange(options);
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo)
            throw error;
        throw new errors/* UserError */.yo(`Could not read pull request #${number}: ${(0,failure_advice/* describeReadFailure */.mP)(error)}`, {
            cause: error,
        });
    }
}
async function fetchWithChange({ withDiff, pullRequest: { number: pullNumber, baseSha, headSha, commentedAt }, repository, rest, }) {
    const [owner = '', repo = ''] = repository.split('/');
    const octokit = await (0,github_rest/* openRest */.P)(rest);
    const isNamedByEvent = headSha !== undefined;
    const query = { owner, repo, pull_number: pullNumber, request: { isNamedByEvent } };
    const { data } = await octokit.rest.pulls.get(query);
    const pull = dist/* parse */.qgA(pullSchema, data);
    if (commentedAt !== undefined)
        refuseLaterPush(pull, { pullNumber, commentedAt });
    const [base, head] = [baseSha ?? pull.base?.sha, headSha ?? pull.head?.sha];
    if (!base || !head)
        throw new Error('the server did not return its commits');
    const range = `${base}...${head}`;
    const currentPull = head === pull.head?.sha ? pullNumber : undefined;
    const changedFiles = pull.changed_files ?? undefined;
    const place = { owner, repo, range, currentPull, isNamedByEvent, changedFiles };
    const change = await fetchChange(octokit, place, { withDiff });
    const title = `pull request #${pullNumber} of ${repository}`;
    const read = { title, pull, change, head, range };
    if (currentPull === undefined)
        return read;
    // The pull request's own list of files is that of its head at that time.
    const { data: later } = await octokit.rest.pulls.get(query);
    if (dist/* parse */.qgA(pullSchema, later).head?.sha === head)
        return read;
    if (!isNamedByEvent) {
        throw new errors/* UserError */.yo(`The ${title} got new commits while its changes were read. Review them, then start a new run.`);
    }
    const fixedPlace = { ...place, currentPull: undefined };
    return { ...read, change: await fetchChange(octokit, fixedPlace, { withDiff }) };
}
/**
 * Fetches the changed files and the diff of a push.
 * @throws UserError when they can't be read
 */
async function fetchPushedChange({ pushed: { baseSha, headSha: head }, repository, rest, }) {
    const [owner = '', repo = ''] = repository.split('/');
    const range = `${baseSha}...${head}`;
    const absent = { currentPull: undefined, changedFiles: undefined };
    try {
        const octokit = await (0,github_rest/* openRest */.P)(rest);
        const place = { owner, repo, range, isNamedByEvent: true, ...absent };
        const change = await fetchChange(octokit, place, { withDiff: true });
        return { title: `push to ${repository}`, pull: dist/* parse */.qgA(pullSchema, {}), change, head, range };
    }
    catch (error) {
        throw new errors/* UserError */.yo(`Could not read the push: ${(0,failure_advice/* describeReadFailure */.mP)(error)}`, {
            cause: error,
        });
    }
}
/** Renders a change for the prompt. Text that people can't see is removed or marked. */
function renderContext(change, options) {
    const { title, head } = change;
    const commit = (0,comment_marker/* isCommit */.WM)(head) ? head : undefined;
    return { title, commit, ...renderContent(change, options) };
}
/**
 * A comment approves a pull request, not a commit, so a push to a fork between the comment and the run is not approved. The date of a
 * commit can be forged, but the time of the push is from the server. CodeQL's query "Untrusted Checkout TOCTOU" describes the attack. Gitea
 * returns no time of the push, but the time of the last change. People with push access to the repository itself need no approval.
 * @throws UserError when the fork was pushed to after the comment, or the server returns no time
 */
function refuseLaterPush({ head, base }, { pullNumber, commentedAt }) {
    const fork = head?.repo;
    // GitHub returns null for a deleted fork, which nobody can push to.
    if (fork === null || (fork?.full_name && fork.full_name === base?.repo?.full_name))
        return;
    const pushedAt = fork?.pushed_at ?? fork?.updated_at ?? 'an unknown time';
    // Both times are in whole seconds. A comment in the same second as the push was written without knowledge of it.
    if (Date.parse(pushedAt) < Date.parse(commentedAt))
        return;
    throw new errors/* UserError */.yo(`The fork of pull request #${pullNumber} was pushed to at ${pushedAt}, not before the comment of ${commentedAt}. ` +
        'Review the new commits, then comment again.');
}
/** Each part except the last has its own limit, so that a long description does not displace the change itself. */
function renderContent({ pull, change, range }, { mode, maxBytes }) {
    const hasDiff = mode === 'diff';
    const share = Math.floor(maxBytes / 4);
    const gaps = [];
    const hidden = new hidden_text/* HiddenText */.A();
    const heading = [
        `Title: ${hidden.removeFromText(pull.title ?? '(none)', 'title')}`,
        // GitHub's name for a deleted account.
        `Author: ${hidden.mark(pull.user?.login ?? 'ghost', 'the author')}`,
        `Branches: ${hidden.mark(`${nameOf(pull.head)} into ${nameOf(pull.base)}`, 'the branches')}`,
    ];
    const description = hidden.removeFromMarkdown(pull.body ?? '(none)', 'description');
    const files = change.files.map(({ diff, ...file }) => hidden.markFile({ ...file, diff: hasDiff ? diff : undefined }));
    const parts = [
        truncate(heading.join('\n\n'), share, gaps),
        truncate(`Description:\n${description}`, share, gaps),
        ...(hidden.hasMarks ? [task_prompt/* MARKS_NOTE */.Ek] : []),
    ];
    const leftBytes = () => maxBytes - Buffer.byteLength(parts.join('\n\n')) - 2;
    const list = { ...change, files };
    parts.push(renderList(list, hasDiff ? share : leftBytes(), gaps));
    if (hasDiff) {
        const title = `Diff of ${range}:`;
        const fitted = fitDiff(files, leftBytes() - title.length - 1);
        gaps.push(...fitted.gaps);
        parts.push(`${title}\n${fitted.text}`);
    }
    // The notes about truncation take space, too. With a limit of a thousand bytes, they may not fit.
    const { text: content } = (0,truncate_to_bytes/* truncateToBytes */.L)(parts.join('\n\n'), maxBytes);
    return { content, gaps, hidden: hidden.findings };
}
function nameOf(branch) {
    return branch?.ref ?? '(unknown)';
}
/** Renders as many files as fit, one per line. */
function renderList({ files, isWhole }, maxBytes, gaps) {
    const title = isWhole
        ? `Changed files (${files.length}):`
        : `Changed files (the first ${files.length}; GitHub lists no more):`;
    if (!isWhole)
        gaps.push(`GitHub lists only ${files.length} of the changed files`);
    const named = takeFitting(files.map(fileLine), maxBytes - NOTE_BYTES - Buffer.byteLength(title));
    const more = files.length - named.length;
    if (more === 0)
        return [title, ...named].join('\n');
    gaps.push(`${more} of the changed files are not listed`);
    return [title, ...named, `(truncated: ${more} more files are not listed)`].join('\n');
}
function fileLine({ filename, previous_filename, status, ...file }) {
    const from = previous_filename === undefined ? '' : ` from ${(0,name_in_line/* nameInLine */.B)(previous_filename)}`;
    return `- ${(0,name_in_line/* nameInLine */.B)(filename)} (${status}${from}, +${file.additions} -${file.deletions})`;
}
/** Truncates the text to a number of bytes, including the note. */
function truncate(content, maxBytes, gaps) {
    if (Buffer.byteLength(content) <= maxBytes)
        return content;
    const { text, missingBytes } = (0,truncate_to_bytes/* truncateToBytes */.L)(content, Math.max(0, maxBytes - NOTE_BYTES));
    gaps.push(`${missingBytes} bytes of "${content.slice(0, content.indexOf(':'))}" are omitted`);
    return `${text}\n(truncated: ${missingBytes} more bytes are not shown)`;
}


/***/ }),

/***/ 51620:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ quoteName),
/* harmony export */   B: () => (/* binding */ nameInLine)
/* harmony export */ });
const LINE_BREAKING = /[\p{Cc}\u2028\u2029]/u;
/** Line-breaking characters that JSON does not escape. */
const UNESCAPED = /[\x7F-\x9F\u2028\u2029]/g;
/** Returns a file name for use in one line. Line breaks are escaped, so that a name can't look like the line of another file. */
function nameInLine(filename) {
    return LINE_BREAKING.test(filename) ? quoteName(filename) : filename;
}
/** Returns a file name as a JSON string, without line breaks. */
function quoteName(filename) {
    return JSON.stringify(filename).replace(UNESCAPED, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
}


/***/ }),

/***/ 69427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ HiddenText)
});

// EXTERNAL MODULE: ./build/support/human-units.js
var human_units = __webpack_require__(83251);
// EXTERNAL MODULE: ./build/support/name-in-line.js
var name_in_line = __webpack_require__(51620);
;// CONCATENATED MODULE: ./build/task/html-comments.js
const COMMENT_START = '<!--';
const COMMENT_END = '-->';
const LINE_BREAK = /[\r\n]/;
/** A line that may start HTML other than a comment. Source: CommonMark, "HTML blocks". */
const LINE_OF_HTML = /(?<![^\r\n]) {0,3}<(?!!--)/;
/**
 * Removes HTML comments from Markdown, which GitHub does not show. If a browser may not find the end of a comment, the rest of the text is
 * removed, too. Comments in code are also removed, although they are shown, because what is code depends on the whole Markdown.
 *
 * The end of a comment on a later line may be outside of the Markdown block that contains its start. Then it is text and does not end the
 * comment, so the browser hides what follows. Only a comment at the very start of a line is a block of its own up to its end, and only where
 * no other HTML is open. Takes linear time.
 */
function removeComments(markdown) {
    const parts = [];
    const html = markdown.search(LINE_OF_HTML);
    let [at, count] = [0, 0];
    for (;;) {
        const start = markdown.indexOf(COMMENT_START, at);
        if (start === -1) {
            return { text: [...parts, markdown.slice(at)].join(''), count, isRestRemoved: false };
        }
        parts.push(markdown.slice(at, start));
        count += 1;
        const mayBeInHtml = html !== -1 && html < start;
        const end = endOfComment(markdown, start, mayBeInHtml);
        if (end === undefined)
            return { text: parts.join(''), count, isRestRemoved: true };
        parts.push(gapFor(markdown, start, end));
        at = end;
    }
}
/** @returns undefined when a browser may not find the end */
function endOfComment(markdown, start, mayBeInHtml) {
    const innerStart = start + COMMENT_START.length;
    const innerEnd = markdown.indexOf(COMMENT_END, innerStart);
    if (innerEnd === -1)
        return undefined;
    const end = innerEnd + COMMENT_END.length;
    const inner = markdown.slice(innerStart, innerEnd);
    if (!LINE_BREAK.test(inner))
        return end;
    const isAtLineStart = start === 0 || LINE_BREAK.test(markdown.charAt(start - 1));
    // If the first start is in code, a later start within is the actual comment.
    return isAtLineStart && !mayBeInHtml && !inner.includes(COMMENT_START) ? end : undefined;
}
/** Returns a space if the text before and after the comment would otherwise join to a word or another comment. */
function gapFor(markdown, start, end) {
    const isBetween = /\S/.test(markdown.charAt(start - 1)) && /\S/.test(markdown.charAt(end));
    return isBetween ? ' ' : '';
}

// EXTERNAL MODULE: ./build/task/invisible-characters.js
var invisible_characters = __webpack_require__(6856);
;// CONCATENATED MODULE: ./build/task/hidden-text.js




const MAX_LISTED_PLACES = 3;
/** Removes or marks text for the agents that people can't see, and records where it was. */
class HiddenText {
    #removed = [];
    #markedPlaces = new Set();
    #marks = 0;
    /** Whether any character was marked by `markInvisible`. */
    get hasMarks() {
        return this.#marks > 0;
    }
    /** What was found and where, a phrase each. */
    get findings() {
        if (!this.hasMarks)
            return this.#removed;
        const places = [...this.#markedPlaces];
        const more = places.length - MAX_LISTED_PLACES;
        const named = places.slice(0, MAX_LISTED_PLACES).join(', ');
        const all = more > 0 ? `${named} and ${more} more` : named;
        return [...this.#removed, `${invisible(this.#marks)} marked in ${all}`];
    }
    /** Removes invisible characters from plain text, such as a title. */
    removeFromText(text, place) {
        const shown = (0,invisible_characters/* removeInvisible */.i)(text);
        this.#recordRemoved(shown.count > 0 ? [invisible(shown.count)] : [], place);
        return shown.text;
    }
    /** Removes HTML comments and invisible characters from Markdown, such as a description. */
    removeFromMarkdown(markdown, place) {
        // Comments first, because where they end on GitHub depends on all characters.
        const { text, count, isRestRemoved } = removeComments(markdown);
        const shown = (0,invisible_characters/* removeInvisible */.i)(text);
        const found = [
            ...(shown.count > 0 ? [invisible(shown.count)] : []),
            ...(count > 0
                ? [`${(0,human_units/* formatNumberOf */.Of)(count, 'HTML comment')} (including comments in code)`]
                : []),
            ...(isRestRemoved ? ['all text after an unclosed one'] : []),
        ];
        this.#recordRemoved(found, place);
        return shown.text;
    }
    /** Replaces each invisible character with a visible mark, for names and code, where none may be removed. */
    mark(text, place) {
        const { text: shown, count } = (0,invisible_characters/* markInvisible */.r)(text);
        if (count > 0)
            this.#markedPlaces.add(place);
        this.#marks += count;
        return shown;
    }
    /** Marks invisible characters in a file's names and diff. */
    markFile(file) {
        const { filename, previous_filename: previous, diff } = file;
        const place = (0,name_in_line/* nameInLine */.B)((0,invisible_characters/* markInvisible */.r)(filename).text);
        return {
            ...file,
            filename: this.mark(filename, place),
            previous_filename: previous === undefined ? undefined : this.mark(previous, place),
            diff: diff === undefined ? undefined : this.#markDiff(diff, place),
        };
    }
    #recordRemoved(found, place) {
        if (found.length > 0)
            this.#removed.push(`${found.join(' and ')} removed from the ${place}`);
    }
    /** The lines before the hunks repeat the names, which must count only once. */
    #markDiff(diff, place) {
        const hunks = diff.indexOf('\n@@ ');
        if (hunks === -1)
            return (0,invisible_characters/* markInvisible */.r)(diff).text;
        return (0,invisible_characters/* markInvisible */.r)(diff.slice(0, hunks)).text + this.mark(diff.slice(hunks), place);
    }
}
function invisible(count) {
    return (0,human_units/* formatNumberOf */.Of)(count, 'invisible character');
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
