export const id = 712;
export const ids = [712];
export const modules = {

/***/ 60712:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fetchPullRequestContext: () => (/* binding */ fetchPullRequestContext)
});

// EXTERNAL MODULE: ./build/support/cut-to-bytes.js
var cut_to_bytes = __webpack_require__(58894);
// EXTERNAL MODULE: ./build/support/errors.js
var errors = __webpack_require__(35921);
;// CONCATENATED MODULE: ./build/github/diff-sections.js
/**
 * Parts a diff, as git prints it, into the sections of its files.
 * @returns each section by the name that the file has after the change (of a deleted file: had before), without the last line end
 */
function parseDiffSections(diff) {
    // A line of content begins with a space, `+`, `-` or `\`, so it can't look like the first line of a section. No `^` and `m` here:
    // they know other line ends than git does, and what follows a carriage return would be lost.
    const sections = diff
        .split(/(?<![^\n])(?=diff --git )/)
        .filter((part) => part.startsWith('diff --git '));
    return new Map(sections.map((section) => [nameIn(section), section.replace(/\n$/, '')]));
}
function nameIn(section) {
    const hunks = section.indexOf('\n@@ ');
    const head = (hunks === -1 ? section : section.slice(0, hunks)).split('\n');
    const after = (start) => head.find((line) => line.startsWith(start))?.slice(start.length);
    const moved = after('rename to ') ?? after('copy to ');
    if (moved !== undefined)
        return unquote(moved);
    for (const start of ['+++ ', '--- ']) {
        const path = after(start);
        if (path !== undefined && path !== '/dev/null')
            return withoutSide(unquote(path));
    }
    return nameInFirstLine(head[0] ?? '');
}
/** Where nothing else names the file, both sides have the same name: `diff --git a/<name> b/<name>`. */
function nameInFirstLine(line) {
    const both = line.slice('diff --git '.length);
    return withoutSide(unquote(both.slice(0, (both.length - 1) / 2)));
}
const withoutSide = (path) => path.replace(/^[ab]\//, '');
const ESCAPES = {
    a: '\x07',
    b: '\b',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
    v: '\v',
};
/** Git quotes a name with unusual characters as C does, byte by byte, and ends one with a space by a tab. Source: git-config, core.quotePath. */
function unquote(name) {
    if (!name.startsWith('"'))
        return name.replace(/\t$/, '');
    const bytes = name
        .replace(/\t$/, '')
        .slice(1, -1)
        .replace(/[^\0-\x7f]+/gu, (text) => Buffer.from(text).toString('latin1'))
        .replace(/\\(?:([0-7]{3})|(.))/g, (_, octal, letter) => octal === undefined
        ? (ESCAPES[letter ?? ''] ?? letter ?? '')
        : String.fromCharCode(Number.parseInt(octal, 8)));
    return Buffer.from(bytes, 'latin1').toString('utf8');
}

// EXTERNAL MODULE: ./build/github/rest.js
var github_rest = __webpack_require__(61418);
;// CONCATENATED MODULE: ./build/github/changed-files.js



/** A comparison names no more files. Source: REST, "Compare two commits". */
const MOST_COMPARED_FILES = 300;
/** A pull request's own list names no more. Source: REST, "List pull requests files". */
const MOST_LISTED_FILES = 3000;
/** The files of the change: from the comparison, or, for more than it names, from the pull request's own list. */
async function listChangedFiles(octokit, place) {
    const compared = await compareFiles(octokit, place);
    if (compared !== undefined && (compared.isWhole || !place.isCurrent))
        return compared;
    const { owner, repo, pullNumber: pull_number } = place;
    const query = { owner, repo, pull_number, per_page: 100 };
    const files = [];
    for await (const { data } of octokit.paginate.iterator(octokit.rest.pulls.listFiles, query)) {
        files.push(...data);
        if (files.length >= MOST_LISTED_FILES)
            return { files, isWhole: false };
    }
    return { files, isWhole: true };
}
/** @returns undefined when GitHub can't make the comparison and the pull request's own list will do */
async function compareFiles(octokit, { owner, repo, range, isCurrent }) {
    try {
        // The pages are those of the commits, which nobody needs; all files come with the first one.
        const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
            owner,
            repo,
            basehead: range,
            per_page: 1,
        });
        const files = data.files ?? [];
        return { files, isWhole: files.length < MOST_COMPARED_FILES };
    }
    catch (error) {
        if (isCurrent && isTooLarge(error))
            return undefined;
        throw error;
    }
}
/**
 * The diff of the change, by file.
 * @returns undefined when GitHub refuses it, as it does past 20,000 lines or 300 files
 */
async function fetchDiffSections(octokit, { owner, repo, range }) {
    try {
        const response = await octokit.rest.repos.compareCommitsWithBasehead({
            owner,
            repo,
            basehead: range,
            mediaType: { format: 'diff' },
        });
        // With this media type the body is text, whatever the types say.
        const diff = response.data;
        return parseDiffSections(typeof diff === 'string' ? diff : '');
    }
    catch (error) {
        if (isTooLarge(error))
            return undefined;
        throw error;
    }
}
/** 406 for too much; 500 "Sorry, this diff is taking too long to generate." */
function isTooLarge(error) {
    return (0,github_rest/* statusOf */.c2)(error) === 406 || /diff is taking too long/i.test((0,errors/* errorWords */.Y)(error));
}
/** The name as it may stand in a line: one that holds line ends must not look like another file's line. */
function nameInLine(filename) {
    return /[\p{Cc}\u2028\u2029]/u.test(filename) ? JSON.stringify(filename) : filename;
}

;// CONCATENATED MODULE: ./build/github/generated-file.js
/**
 * Paths of files that tools write. Sources: GitHub Linguist's `lib/linguist/generated.rb` and `vendor.yml`, narrowed to what is
 * certain by its name, and the lock files of common package managers.
 */
const GENERATED_PATHS = [
    // Lock files.
    /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock|\.pnp\.(?:c?js|loader\.mjs))$/,
    /(?:^|\/)(?:Cargo\.lock|go\.sum|go\.work\.sum|Gopkg\.lock|glide\.lock|composer\.lock|Gemfile\.lock|gems\.locked|Podfile\.lock|Package\.resolved|Cartfile\.resolved)$/,
    /(?:^|\/)(?:poetry\.lock|Pipfile\.lock|uv\.lock|pdm\.lock|pixi\.lock|conda-lock\.yml|mix\.lock|rebar\.lock|pubspec\.lock|flake\.lock|packages\.lock\.json|paket\.lock|gradle\.lockfile|MODULE\.bazel\.lock|\.terraform\.lock\.hcl|Chart\.lock)$/,
    // What a build leaves.
    /(?:^|\/)(?:dist|build|out|\.next|\.nuxt|__generated__|__pycache__)\//,
    /\.min\.(?:js|mjs|cjs|css)$/,
    /[.-]bundle\.(?:js|mjs|css)$/,
    /\.(?:js|mjs|cjs|css)\.map$/,
    // Other people's code.
    /(?:^|\/)(?:node_modules|vendor|vendored|third[-_]party|bower_components|Pods|Carthage\/Build|Godeps)\//,
    /(?:^|\/)\.yarn\/(?:releases|plugins|sdks|versions|unplugged)\//,
    // What tests and code generators write.
    /(?:^|\/)__snapshots__\/|\.snap$/,
    /\.pb(?:\.gw|\.validate)?\.go$|\.pb\.(?:h|cc|c|swift|dart)$|\.pbobjc\.[hm]$|_pb2(?:_grpc)?\.pyi?$|_pb\.(?:js|ts|rb|d\.ts)$/,
    /(?:^|\/)zz_generated\.[^/]*\.go$|_generated\.go$|\.(?:g|freezed|gr|mocks)\.dart$/,
    /\.(?:designer|g|g\.i|generated)\.(?:cs|vb)$|\.generated\.[jt]sx?$|\.gen\.(?:go|ts)$/i,
];
/** In one of the first lines of the file, as the tools agree on. Source: https://go.dev/s/generatedcode and Linguist. */
const GENERATED_HEADER = /Code generated .*DO NOT EDIT|@generated\b|Generated by the protocol buffer compiler|Autogenerated by Thrift|This file was automatically generated by/i;
const HEADER_LINES = 8;
/**
 * Whether a tool has written the file: by its path, or by the words at its top where the diff shows them. Whoever makes a change
 * can have it look so: it says what to show last, never what to hide.
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

;// CONCATENATED MODULE: ./build/github/file-diffs.js


/**
 * Joins the files with their part of the diff, made of the listed hunks where GitHub refuses the whole diff. The largest change
 * comes first: it is what a review is about, and where room is scarce the small ones still fit in behind it. What tools write
 * (lock files, builds, vendored code) comes last, largest first: it is long, and follows from the rest.
 */
function orderFileDiffs(files, sections) {
    const joined = files.map((file) => joinFile(file, sections?.get(file.filename)));
    return joined.sort((one, other) => Number(one.isGenerated) - Number(other.isGenerated) ||
        sizeOf(other) - sizeOf(one) ||
        (one.filename < other.filename ? -1 : 1));
}
function joinFile(file, section) {
    const diff = section ?? assembleDiff(file);
    // Of a binary file GitHub counts no lines, and gives no hunks.
    const isBinary = section === undefined
        ? file.patch === undefined && sizeOf(file) === 0 && file.status !== 'renamed'
        : /\n(?:Binary files .* differ|GIT binary patch)(?:\n|$)/.test(section);
    return { ...file, diff, isBinary, isGenerated: isGenerated(file.filename, diff) };
}
const sizeOf = ({ additions, deletions }) => additions + deletions;
function assembleDiff({ filename, previous_filename, status, patch }) {
    if (patch === undefined)
        return undefined;
    const [before, after] = [nameInLine(previous_filename ?? filename), nameInLine(filename)];
    return [
        `diff --git a/${before} b/${after}`,
        status === 'added' ? '--- /dev/null' : `--- a/${before}`,
        status === 'removed' ? '+++ /dev/null' : `+++ b/${after}`,
        patch,
    ].join('\n');
}

;// CONCATENATED MODULE: ./build/github/left-out.js

function groupLeftOut(files, shown) {
    const without = files.filter(({ diff, isBinary }) => diff === undefined && !isBinary);
    const groups = [
        {
            label: 'Cut for want of room',
            files: files.filter((file) => shown.has(file) && shown.get(file) !== file.diff),
            gap: (count) => `the diff of ${count} of the files is cut`,
        },
        {
            label: 'Left out for want of room',
            files: files.filter((file) => file.diff !== undefined && !shown.has(file)),
            gap: (count) => `the diff of ${count} of the files is left out`,
        },
        {
            label: 'GitHub gives no diff, since it is too large',
            files: without.filter(({ additions, deletions }) => additions + deletions > 0),
            gap: (count) => `GitHub gives no diff of ${count} of the files, since it is too large`,
        },
        { label: 'Binary or empty', files: files.filter((f) => f.isBinary) },
        {
            label: 'Renamed without a change',
            files: without.filter(({ additions, deletions }) => additions + deletions === 0),
        },
    ];
    return groups.filter((group) => group.files.length > 0);
}
/**
 * What the diff does not show, or only in part.
 * @param maxBytes for the note, which ends in counts where there is no room for names; past the shortest one it is not cut
 */
function describeLeftOut(files, shown, maxBytes) {
    const groups = groupLeftOut(files, shown);
    const gaps = groups.flatMap(({ gap, files: { length } }) => gap === undefined ? [] : gap(length));
    return { note: fitNote(groups, maxBytes), gaps };
}
/** Every group with its count, and as many names as there is room for. */
function fitNote(groups, maxBytes) {
    if (groups.length === 0)
        return '';
    const lines = [];
    let left = maxBytes - Buffer.byteLength(NOTE_HEAD);
    groups.forEach((group, index) => {
        const line = noteLine(group, Math.floor(left / (groups.length - index)) - 1);
        lines.push(line);
        left -= Buffer.byteLength(line) + 1;
    });
    const note = [NOTE_HEAD, ...lines].join('\n');
    if (Buffer.byteLength(note) <= maxBytes)
        return note;
    const count = new Set(groups.flatMap(({ files }) => files)).size;
    return `(Not shown, or only in part: ${count} files)`;
}
const NOTE_HEAD = 'Not shown above, or only in part:';
function noteLine({ label, files }, maxBytes) {
    let line = `- ${label} (${files.length}):`;
    let bytes = Buffer.byteLength(line);
    for (const [index, file] of files.entries()) {
        const name = ` ${nameInLine(file.filename)}${file.isGenerated ? ' (generated)' : ''}`;
        const isLast = index === files.length - 1;
        const rest = isLast ? '' : `, and ${files.length - index - 1} more`;
        if (bytes + Buffer.byteLength(name) + rest.length > maxBytes) {
            const start = line.slice(0, -1);
            return index === 0 ? start : `${start}, and ${files.length - index} more`;
        }
        const named = `${name}${isLast ? '' : ','}`;
        line += named;
        bytes += Buffer.byteLength(named);
    }
    return line;
}

;// CONCATENATED MODULE: ./build/github/fit-diff.js

/** The share of the room that may go to the words about what is left out. */
const NOTE_SHARE = 1 / 8;
/** Enough for the shortest note. */
const LEAST_NOTE_BYTES = 60;
/** More than the line at a cut is long. */
const CUT_NOTE_BYTES = 80;
const bytesOf = (text) => Buffer.byteLength(text);
/** With the line end that joins it to the next. */
const lineBytes = (text) => bytesOf(text) + 1;
/**
 * As much of the diff as fits, in the given order, and a note that says what is left out. First come the files that fit as a whole;
 * the largest of those that don't is then cut to the room that is left, between hunks, or between lines where not one hunk
 * fits: so one huge file takes nothing from the others. Generated files get what the others leave.
 * @param maxBytes for all of it, the note included
 */
function fitDiff(files, maxBytes) {
    const roomy = describeLeftOut(files, place(files, maxBytes), maxBytes);
    const noteBytes = roomy.note === ''
        ? 0
        : Math.max(LEAST_NOTE_BYTES, Math.min(bytesOf(roomy.note) + 200, maxBytes * NOTE_SHARE));
    const shown = place(files, maxBytes - noteBytes);
    const { note, gaps } = describeLeftOut(files, shown, noteBytes - 2);
    const text = files.flatMap((file) => shown.get(file) ?? []).join('\n');
    return { text: [text, note].filter((part) => part !== '').join('\n\n'), gaps };
}
function place(files, maxBytes) {
    const shown = new Map();
    let left = maxBytes;
    const show = (file, text) => {
        shown.set(file, text);
        left -= lineBytes(text);
    };
    for (const isGenerated of [false, true]) {
        const group = files.filter((file) => file.isGenerated === isGenerated);
        for (const file of group) {
            if (file.diff !== undefined && lineBytes(file.diff) <= left)
                show(file, file.diff);
        }
        const largest = group.find((file) => file.diff !== undefined && !shown.has(file));
        const part = largest?.diff === undefined ? undefined : cutDiff(largest.diff, left - 1);
        if (largest !== undefined && part !== undefined)
            show(largest, part);
    }
    return shown;
}
/** The first hunks that fit, or else the first lines of the first one; undefined when there is no room for a line of it. */
function cutDiff(diff, maxBytes) {
    // Inside a hunk each line begins with a space, `+`, `-` or `\`.
    const [head = '', ...hunks] = diff.split(/\n(?=@@ )/);
    const room = maxBytes - CUT_NOTE_BYTES - lineBytes(head);
    const [first] = hunks;
    if (first === undefined)
        return undefined;
    const whole = takeWhile(hunks, room);
    const kept = whole.length > 0 ? whole : takeWhile(first.split('\n'), room);
    // The line that begins a hunk shows nothing by itself.
    if (whole.length === 0 && kept.length < 2)
        return undefined;
    const body = kept.join('\n');
    const [lines, allLines] = [countLines(body), countLines(hunks.join('\n'))];
    return `${head}\n${body}\n(cut here: ${lines} of ${allLines} lines of this file's diff are shown)`;
}
function takeWhile(parts, maxBytes) {
    const taken = [];
    let left = maxBytes;
    for (const part of parts) {
        left -= lineBytes(part);
        if (left < 0)
            break;
        taken.push(part);
    }
    return taken;
}
const countLines = (text) => text.split('\n').length;

// EXTERNAL MODULE: ./build/github/read-advice.js
var read_advice = __webpack_require__(9521);
// EXTERNAL MODULE: ./build/github/try-again.js
var try_again = __webpack_require__(34222);
;// CONCATENATED MODULE: ./build/github/pull-request-context.js








/** More than the note of a cut is long. */
const NOTE_BYTES = 80;
/**
 * Title, description and changed files of a pull request, and its diff, between the commits that the event named: what is pushed
 * after the event is not looked at. Where the event named none, as a comment does, they are those of now.
 * @throws UserError that names the permission when GitHub does not give it: a review without the change is not worth paying for
 */
async function fetchPullRequestContext(options) {
    const { maxBytes, pullRequest, repository, rest } = options;
    try {
        const octokit = await (0,github_rest/* openRest */.P8)(rest);
        const change = await (0,try_again/* tryAgain */.Q)(() => fetchChange(octokit, options), {
            ...options,
            stop: rest.stop,
        });
        const title = `pull request #${pullRequest.number} of ${repository}`;
        return { title, ...renderContext(change, maxBytes) };
    }
    catch (error) {
        throw new errors/* UserError */.y(`pull-request-context: pull request #${pullRequest.number} could not be read: ${(0,errors/* errorWords */.Y)(error)}.${(0,read_advice/* readAdvice */.N)(error)}`, { cause: error });
    }
}
async function fetchChange(octokit, { mode, pullRequest, repository }) {
    const [owner = '', repo = ''] = repository.split('/');
    const { number: pullNumber } = pullRequest;
    const { data: pull } = await octokit.rest.pulls.get({ owner, repo, pull_number: pullNumber });
    const head = pullRequest.headSha ?? pull.head.sha;
    const range = `${pullRequest.baseSha ?? pull.base.sha}...${head}`;
    const place = { owner, repo, pullNumber, range, isCurrent: head === pull.head.sha };
    const wantsDiff = mode === 'diff';
    const [list, sections] = await Promise.all([
        listChangedFiles(octokit, place),
        wantsDiff ? fetchDiffSections(octokit, place) : undefined,
    ]);
    return { pull, list, sections, diffRange: wantsDiff ? range : undefined };
}
/** Each part but the last has a bound of its own: a long description must not push the change itself out of sight. */
function renderContext({ pull, list, sections, diffRange }, maxBytes) {
    const share = Math.floor(maxBytes / 4);
    const gaps = [];
    const heading = [
        `Title: ${pull.title}`,
        `Author: ${pull.user.login}`,
        `Branches: ${pull.head.ref} into ${pull.base.ref}`,
    ];
    const parts = [
        cut(heading.join('\n\n'), share, gaps),
        cut(`Description:\n${pull.body ?? '(none)'}`, share, gaps),
    ];
    const leftBytes = () => maxBytes - Buffer.byteLength(parts.join('\n\n')) - 2;
    const files = orderFileDiffs(list.files, sections);
    const listBytes = diffRange === undefined ? leftBytes() : share;
    parts.push(renderList({ ...list, files }, listBytes, gaps));
    if (diffRange !== undefined) {
        const title = `Diff of ${diffRange}:`;
        const fitted = fitDiff(files, leftBytes() - title.length - 1);
        gaps.push(...fitted.gaps);
        parts.push(`${title}\n${fitted.text}`);
    }
    // What is said at a cut takes room, too: a bound of a thousand bytes may leave none.
    const { text: content } = (0,cut_to_bytes/* cutToBytes */.z)(parts.join('\n\n').toWellFormed(), maxBytes);
    return { content, gaps };
}
/** As many files as fit, each in a line of its own. */
function renderList({ files, isWhole }, maxBytes, gaps) {
    const lines = [
        isWhole
            ? `Changed files (${files.length}):`
            : `Changed files (the first ${files.length}; GitHub names no more):`,
    ];
    if (!isWhole)
        gaps.push(`GitHub names only ${files.length} of the changed files`);
    let left = maxBytes - NOTE_BYTES - Buffer.byteLength(lines.join(''));
    for (const [index, file] of files.entries()) {
        const line = fileLine(file);
        left -= Buffer.byteLength(line) + 1;
        if (left < 0) {
            const count = files.length - index;
            gaps.push(`${count} of the changed files are not named`);
            return [...lines, `(cut here: ${count} more files are not named)`].join('\n');
        }
        lines.push(line);
    }
    return lines.join('\n');
}
function fileLine({ filename, previous_filename, status, ...file }) {
    const from = previous_filename === undefined ? '' : ` from ${nameInLine(previous_filename)}`;
    return `- ${nameInLine(filename)} (${status}${from}, +${file.additions} -${file.deletions})`;
}
/** At most so many bytes, the note included. */
function cut(content, maxBytes, gaps) {
    if (Buffer.byteLength(content) <= maxBytes)
        return content;
    const { text, missingBytes } = (0,cut_to_bytes/* cutToBytes */.z)(content, Math.max(0, maxBytes - NOTE_BYTES));
    gaps.push(`${missingBytes} bytes of "${content.slice(0, content.indexOf(':'))}" are cut off`);
    return `${text}\n(cut here: ${missingBytes} more bytes are not shown)`;
}


/***/ })

};
