export const id = 827;
export const ids = [827];
export const modules = {

/***/ 64827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fetchPullRequestContext: () => (/* binding */ fetchPullRequestContext)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./build/support/truncate-to-bytes.js
var truncate_to_bytes = __webpack_require__(30994);
// EXTERNAL MODULE: ./build/support/errors.js
var errors = __webpack_require__(35921);
;// CONCATENATED MODULE: ./build/github/diff.js
const LINE_BREAKING = /[\p{Cc}\u2028\u2029]/u;
/** Of these, those that JSON does not escape. */
const UNESCAPED = /[\x7F-\x9F\u2028\u2029]/g;
/** The name for use in a line: one that holds line ends must not pass for another file's line. */
function nameInLine(filename) {
    if (!LINE_BREAKING.test(filename))
        return filename;
    return JSON.stringify(filename).replace(UNESCAPED, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
/**
 * Joins the files with their part of the diff, made of the listed hunks where the diff does not have it. The largest change
 * comes first: it is what a review is about, and where room is scarce the small ones still fit in behind it. What tools write
 * (lock files, builds, vendored code) comes last, largest first: it is long, and follows from the rest.
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
    // Of a binary file GitHub counts no lines, and gives no hunks.
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
/** The line by which git begins the section of a file, unless its name has unusual characters, which git quotes in a way of its own. */
function firstLineOf(file) {
    return `diff --git ${namesInDiff(file).join(' ')}`;
}
function namesInDiff({ filename, previous_filename, }) {
    return [`a/${nameInLine(previous_filename ?? filename)}`, `b/${nameInLine(filename)}`];
}
/**
 * Parts a diff, as git prints it, into the sections of its files, each by its first line and without its last line end. Of sections that
 * begin alike none is returned: names with spaces can make the line of one file that of another.
 */
function parseDiffSections(diff) {
    // A line of content begins with a space, `+`, `-` or `\`, so it can't look like the first line of a section. No `^` and `m` here:
    // they know other line ends than git does, and what follows a carriage return would be lost.
    const parts = diff.split(/(?<![^\n])(?=diff --git )/).map((part) => part.replace(/\n$/, ''));
    const sections = [...Map.groupBy(parts, (part) => part.split('\n', 1)[0] ?? '')];
    return new Map(sections.flatMap(([line, [section = '', ...others]]) => others.length === 0 ? [[line, section]] : []));
}
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
 * Whether a tool has written the file: by its path, or by its header where the diff shows it. Whoever makes a change can add either,
 * so it decides only what comes last.
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

// EXTERNAL MODULE: ./build/github/event.js
var github_event = __webpack_require__(6830);
// EXTERNAL MODULE: ./build/github/rest-failure.js
var rest_failure = __webpack_require__(65841);
;// CONCATENATED MODULE: ./build/github/fetch-change.js



/** A comparison names no more files. Source: REST, "Compare two commits". */
const MAX_COMPARED_FILES = 300;
/** A pull request's own list names no more. Source: REST, "List pull requests files". */
const MAX_LISTED_FILES = 3000;
/**
 * Fetches what the range changes. Where there is no diff, it is made of the hunks that are listed with the files.
 * @throws the client's own error; Error when the server names no file of a change that has some, or shows nothing of any file
 */
async function fetchChange(octokit, place, { withDiff }) {
    const [{ files: listed, isWhole }, diff] = await Promise.all([
        listChangedFiles(octokit, place),
        withDiff ? fetchDiff(octokit, place) : undefined,
    ]);
    const files = orderFileDiffs(listed, diff?.text);
    if (diff?.failure === undefined || isShown(files))
        return { files, isWhole };
    const own = diff.isIgnored === true && place.isCurrent ? await fetchOwnDiff(octokit, place) : undefined;
    const filesOfOwn = orderFileDiffs(listed, own);
    if (!isShown(filesOfOwn))
        throw diff.failure;
    return { files: filesOfOwn, isWhole };
}
/** Whether something of the change can be seen, unless no line is changed. */
function isShown(files) {
    const changed = files.filter(({ additions, deletions }) => additions + deletions > 0);
    return changed.length === 0 || changed.some(({ diff }) => diff !== undefined);
}
/** From the pull request's own list, which names more; from the comparison where the pull request has moved on. */
async function listChangedFiles(octokit, place) {
    const { owner, repo, pullNumber: pull_number, changedFiles = 0 } = place;
    if (place.isCurrent) {
        const query = { owner, repo, pull_number, per_page: 100 };
        const files = await octokit.paginate(octokit.rest.pulls.listFiles, query);
        if (files.length === 0 && changedFiles > 0) {
            throw new Error(`the server names none of its ${changedFiles} changed files: run again later`);
        }
        return { files, isWhole: files.length < MAX_LISTED_FILES && files.length >= changedFiles };
    }
    // The pages are those of the commits, which nobody needs; all files come with the first one.
    const query = { ...comparisonOf(place), per_page: 1 };
    const { data } = await octokit.rest.repos.compareCommitsWithBasehead(query);
    const files = data.files ?? [];
    if (files.length === 0 && changedFiles > 0) {
        // Its own list has what was pushed after the event, which is not to be seen.
        throw new Error(`the server names no file that ${place.range} changes, and newer commits were pushed: run again for these`);
    }
    return { files, isWhole: files.length < MAX_COMPARED_FILES };
}
/**
 * GitHub refuses a diff with 406 past 20,000 lines or 300 files, and with 500 when it takes too long. For some seconds after a pull
 * request was opened it may answer 404, or 500 "diff is temporarily unavailable", while the list of files has the hunks.
 * @throws the client's error when the token may not read the diff
 */
async function fetchDiff(octokit, place) {
    try {
        const query = { ...comparisonOf(place), mediaType: { format: 'diff' } };
        const response = await octokit.rest.repos.compareCommitsWithBasehead(query);
        // With this media type the body is text, whatever the types say.
        const text = response.data;
        if (typeof text === 'string' && text.startsWith('diff --git '))
            return { text };
        const failure = new Error('the server gives no diff of it: set `pull-request-context: summary`, and have the agents read the repository');
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
 * The diff of the pull request as it is now, by the address that Gitea and Forgejo have for it.
 * Source: Gitea's API, "Get a pull request diff or patch".
 * @returns undefined when there is none
 */
async function fetchOwnDiff(octokit, { owner, repo, pullNumber: pull_number }) {
    const url = '/repos/{owner}/{repo}/pulls/{pull_number}.diff';
    const query = { owner, repo, pull_number, url, mediaType: { format: 'diff' } };
    const response = await (0,rest_failure/* unlessMissing */.F2)(octokit.rest.pulls.get(query));
    const text = response?.data;
    return typeof text === 'string' ? text : undefined;
}
function comparisonOf({ owner, repo, range: basehead, isNamedByEvent }) {
    return { owner, repo, basehead, request: { isNamedByEvent } };
}

;// CONCATENATED MODULE: ./build/github/fit-diff.js

/** Room that is kept for the note about what is left out, within these limits; it gets what the diff leaves, too. */
const NOTE_SHARE = 1 / 8;
const MIN_NOTE_BYTES = 60;
const MAX_NOTE_BYTES = 4000;
/** More than the line where a file's diff is truncated is long. */
const TRUNCATION_BYTES = 80;
/** More than what counts the names that are left out is long. */
const MORE_BYTES = 20;
const bytesOf = (text) => Buffer.byteLength(text);
/** With the line end, or the comma, that joins it to the next. */
const partBytes = (text) => bytesOf(text) + 1;
/**
 * As much of the diff as fits, in the given order, and a note that says what is left out. First come the files that fit as a whole;
 * the largest of those that don't is then truncated to the room that is left, between hunks, or between lines where not one hunk
 * fits: so one huge file takes nothing from the others. Generated files get what the others leave.
 * @param maxBytes for all of it, the note included
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
        gaps: omissions.flatMap(({ gap, files: { length } }) => gap === undefined ? [] : `the diff of ${length} of the files ${gap}`),
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
/** The first hunks that fit, or else the first lines of the first one; undefined when there is no room for a line of it. */
function truncateDiff(diff, maxBytes) {
    // Inside a hunk each line begins with a space, `+`, `-` or `\`.
    const [head = '', ...hunks] = diff.split(/\n(?=@@ )/);
    const room = maxBytes - TRUNCATION_BYTES - partBytes(head);
    const [first] = hunks;
    if (first === undefined)
        return undefined;
    const whole = takeFitting(hunks, room);
    const kept = whole.length > 0 ? whole : takeFitting(first.split('\n'), room);
    // The line that begins a hunk shows nothing by itself.
    if (whole.length === 0 && kept.length < 2)
        return undefined;
    const body = kept.join('\n');
    const [lines, allLines] = [countLines(body), countLines(hunks.join('\n'))];
    return `${head}\n${body}\n(truncated: ${lines} of ${allLines} lines of this file's diff are shown)`;
}
/** The first parts, as many as fit when each is followed by a line end. */
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
            label: 'Truncated for lack of space',
            files: files.filter((file) => shown.has(file) && shown.get(file) !== file.diff),
            gap: 'is truncated',
        },
        {
            label: 'Left out for lack of space',
            files: files.filter((file) => file.diff !== undefined && !shown.has(file)),
            gap: 'is left out',
        },
        {
            label: 'Too large for GitHub to show',
            files: without.filter(isChanged),
            gap: 'is too large for GitHub to show',
        },
        { label: 'Binary or empty', files: files.filter(({ isBinary }) => isBinary) },
        { label: 'Renamed without a change', files: without.filter((file) => !isChanged(file)) },
    ];
    return omissions.filter((omission) => omission.files.length > 0);
}
const NOTE_HEAD = 'Not shown above, or only in part:';
/** Every omission with its count, and as many names as there is room for; in very little room one count. */
function renderNote(omissions, maxBytes) {
    if (omissions.length === 0)
        return '';
    const lineBytes = Math.floor((maxBytes - bytesOf(NOTE_HEAD)) / omissions.length) - 1;
    const lines = omissions.map((omission) => renderOmission(omission, lineBytes));
    const note = [NOTE_HEAD, ...lines].join('\n');
    if (bytesOf(note) <= maxBytes)
        return note;
    const count = new Set(omissions.flatMap(({ files }) => files)).size;
    return `(Not shown, or only in part: ${count} files)`;
}
function renderOmission({ label, files }, maxBytes) {
    const start = `- ${label} (${files.length})`;
    const names = files.map(({ filename, isGenerated }) => ` ${nameInLine(filename)}${isGenerated ? ' (generated)' : ''}`);
    const named = takeFitting(names, maxBytes - bytesOf(start) - MORE_BYTES);
    if (named.length === 0)
        return start;
    const more = names.length - named.length;
    return `${start}:${named.join(',')}${more === 0 ? '' : `, and ${more} more`}`;
}

// EXTERNAL MODULE: ./build/support/human-units.js
var human_units = __webpack_require__(83251);
;// CONCATENATED MODULE: ./build/github/html-comments.js
const COMMENT_START = '<!--';
const COMMENT_END = '-->';
const LINE_END = /[\r\n]/;
/** A line by which HTML other than a comment may begin. Source: CommonMark, "HTML blocks". */
const LINE_OF_HTML = /(?<![^\r\n]) {0,3}<(?!!--)/;
/**
 * Removes the HTML comments of Markdown, which GitHub does not show, with the rest of the text behind one that a browser does not see
 * closed. Those in code, which are shown, are removed, too: what is code depends on all of the Markdown around it.
 *
 * The end of a comment on a later line may be outside of the block in which the comment begins. It is text there, and ends nothing, so the
 * browser hides what follows. Only a comment at the very start of a line is a block of its own, which goes on to its end; and
 * only where no other HTML is open. The time grows with the length of the text alone.
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
/** @returns undefined where a browser may not see the end */
function endOfComment(markdown, start, mayBeInHtml) {
    const innerStart = start + COMMENT_START.length;
    const innerEnd = markdown.indexOf(COMMENT_END, innerStart);
    if (innerEnd === -1)
        return undefined;
    const end = innerEnd + COMMENT_END.length;
    const inner = markdown.slice(innerStart, innerEnd);
    if (!LINE_END.test(inner))
        return end;
    const isAtLineStart = start === 0 || LINE_END.test(markdown.charAt(start - 1));
    // Where the first one is in code, one inside of it is the comment.
    return isAtLineStart && !mayBeInHtml && !inner.includes(COMMENT_START) ? end : undefined;
}
/** A space where what is around the comment would make one word, or another comment. */
function gapFor(markdown, start, end) {
    const isBetween = /\S/.test(markdown.charAt(start - 1)) && /\S/.test(markdown.charAt(end));
    return isBetween ? ' ' : '';
}

;// CONCATENATED MODULE: ./build/github/invisible-characters.js
/** Unicode's names of the scripts that are written with joiners. */
const JOINED_SCRIPTS = 'Arab Syrc Nkoo Mand Mong Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Mymr Khmr Tibt Cakm Newa'.split(' ');
/** The only flags of tag characters that Unicode recommends: England, Scotland and Wales. Source: UTS #51, `emoji-sequences.txt`. */
const FLAGS = ['gbeng', 'gbsct', 'gbwls'].map((name) => `\u{1F3F4}${name.replace(/./g, tagOf)}\u{E007F}`);
/** Format characters that show: the signs of Arabic, Syriac and Kaithi around numbers. Source: Unicode, `Prepended_Concatenation_Mark`. */
const VISIBLE_FORMAT = String.raw `\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}`;
/**
 * A character that people do not see: format characters, control characters but white space, and what fonts show as nothing. A flag
 * comes first, whole, so that its tags are not found by themselves.
 */
const FLAG_OR_INVISIBLE = new RegExp(`${FLAGS.join('|')}|[[\\p{DI}\\p{Cf}\\p{Cc}]--[\\t\\n\\v\\f\\r\\x85${VISIBLE_FORMAT}]]`, 'gv');
/**
 * Where one is needed to write a language or an emoji. Each follows what it changes, so a second one, or one behind anything else, is
 * not. Sources: UAX #31 on joiners, UTS #51 on emoji, `StandardizedVariants.txt`.
 */
const NEEDED = new RegExp([
    // A joiner or non-joiner behind a letter, as in Persian, Hindi and Sinhala.
    String.raw `(?<=[[[${JOINED_SCRIPTS.map((name) => `\\p{scx=${name}}`).join('')}]&&[\p{L}\p{M}]]--\p{DI}])[\u200C\u200D]`,
    // A joiner between two emoji.
    String.raw `(?<=\p{ExtPict}[\uFE0F\p{EMod}]?)\u200D(?=\p{ExtPict})`,
    // A symbol as text or as emoji, and a digit as a key.
    String.raw `(?<=[[\p{S}\p{Emoji}\p{ExtPict}]--\p{ASCII}])[\uFE0E\uFE0F]`,
    String.raw `(?<=[\d#*])\uFE0F(?=\u20E3)`,
    // A variant of a mathematical sign, and of a Mongolian letter.
    String.raw `(?<=[\p{Sm}--\p{ASCII}])\uFE00`,
    String.raw `(?<=[[\p{sc=Mong}&&\p{L}]--\p{DI}])[\u180B-\u180F]`,
].join('|'), 'vy');
/**
 * A variant of an ideograph, as in some names. Each of its 243 selectors can stand for a byte of a hidden text, so only a few are kept.
 * Source: UTS #37.
 */
const IDEOGRAPH_VARIANT = /(?<=\p{sc=Han})[\uFE00-\uFE02\u{E0100}-\u{E01EF}]/vy;
const IDEOGRAPHS_PER_VARIANT = 20;
/** A byte order mark that begins a line of a file, as many editors on Windows write it. */
const BYTE_ORDER_MARK = /(?<=\n[ +-])\uFEFF/y;
/** Takes out each invisible character that no language and no emoji needs there. */
function removeInvisible(text) {
    return replaceInvisible(text, [NEEDED], () => '');
}
/** Shows each one in its place, e.g. as `‹U+202E›`, but for a byte order mark that begins a line of a diff. */
function markInvisible(text) {
    return replaceInvisible(text, [NEEDED, BYTE_ORDER_MARK], (character) => {
        const codePoint = character.codePointAt(0) ?? 0;
        return `‹U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}›`;
    });
}
/** @param kept sticky patterns of the characters that stay */
function replaceInvisible(text, kept, replace) {
    let count = 0;
    // Half surrogate pairs first: what is between two halves would leave a whole character behind.
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
/** The tag character of an ASCII character. */
function tagOf(character) {
    return String.fromCodePoint(0xe0000 + character.charCodeAt(0));
}

;// CONCATENATED MODULE: ./build/github/hidden-text.js




const MAX_NAMED_PLACES = 3;
/** Takes text that people do not see out of a pull request, or shows it, and remembers what was where. */
class HiddenText {
    #removed = [];
    #markedPlaces = new Set();
    #marks = 0;
    /** Whether any character is shown as `markInvisible` does. */
    get hasMarks() {
        return this.#marks > 0;
    }
    /** What was found, and where: one part of a sentence each. */
    get findings() {
        if (!this.hasMarks)
            return this.#removed;
        const places = [...this.#markedPlaces];
        const more = places.length - MAX_NAMED_PLACES;
        const named = places.slice(0, MAX_NAMED_PLACES).join(', ');
        const all = more > 0 ? `${named} and ${more} more` : named;
        return [...this.#removed, `${invisible(this.#marks)} marked in ${all}`];
    }
    /** For a title, which GitHub shows as plain text: without invisible characters. */
    removeFromText(text, place) {
        const shown = removeInvisible(text);
        this.#noteRemoved(shown.count > 0 ? [invisible(shown.count)] : [], place);
        return shown.text;
    }
    /** For a description: without HTML comments and invisible characters. */
    removeFromMarkdown(markdown, place) {
        // Comments first: where GitHub sees their end depends on all characters.
        const { text, count, isRestRemoved } = removeComments(markdown);
        const shown = removeInvisible(text);
        const found = [
            ...(shown.count > 0 ? [invisible(shown.count)] : []),
            ...(count > 0 ? [`${(0,human_units/* formatNumberOf */.Of)(count, 'HTML comment')} (in code, too)`] : []),
            ...(isRestRemoved ? ['all text after an unclosed one'] : []),
        ];
        this.#noteRemoved(found, place);
        return shown.text;
    }
    /** For names and code, which must stay what they are: each invisible character is shown. */
    mark(text, place) {
        const { text: shown, count } = markInvisible(text);
        if (count > 0)
            this.#markedPlaces.add(place);
        this.#marks += count;
        return shown;
    }
    /** The file with its names and its diff marked. */
    markFile(file) {
        const { filename, previous_filename: previous, diff } = file;
        const place = nameInLine(markInvisible(filename).text);
        return {
            ...file,
            filename: this.mark(filename, place),
            previous_filename: previous === undefined ? undefined : this.mark(previous, place),
            diff: diff === undefined ? undefined : this.#markDiff(diff, place),
        };
    }
    #noteRemoved(found, place) {
        if (found.length > 0)
            this.#removed.push(`${found.join(' and ')} removed from the ${place}`);
    }
    /** The lines before the hunks repeat the names, which count once. */
    #markDiff(diff, place) {
        const hunks = diff.indexOf('\n@@ ');
        if (hunks === -1)
            return markInvisible(diff).text;
        return markInvisible(diff.slice(0, hunks)).text + this.mark(diff.slice(hunks), place);
    }
}
function invisible(count) {
    return (0,human_units/* formatNumberOf */.Of)(count, 'invisible character');
}

// EXTERNAL MODULE: ./build/github/failure-advice.js
var failure_advice = __webpack_require__(39965);
// EXTERNAL MODULE: ./build/github/rest.js
var github_rest = __webpack_require__(61418);
;// CONCATENATED MODULE: ./build/github/pull-request-context.js










const side = dist/* object */.Ikc({ ref: (0,github_event/* optional */.l)(dist/* string */.YjP()), sha: (0,github_event/* optional */.l)(dist/* string */.YjP()) });
/** Any of it may be missing, whatever the client's types say: the account of a deleted author is null. */
const pullSchema = dist/* object */.Ikc({
    title: (0,github_event/* optional */.l)(dist/* string */.YjP()),
    body: (0,github_event/* optional */.l)(dist/* string */.YjP()),
    user: (0,github_event/* optional */.l)(dist/* object */.Ikc({ login: (0,github_event/* optional */.l)(dist/* string */.YjP()) })),
    base: (0,github_event/* optional */.l)(side),
    head: (0,github_event/* optional */.l)(side),
    changed_files: (0,github_event/* optional */.l)(dist/* number */.aig()),
});
/** More than the note where text is truncated is long. */
const NOTE_BYTES = 80;
const MARKS_NOTE = 'Invisible characters are shown by their code points, e.g. as ‹U+202E›.';
/**
 * Title, description and changed files of a pull request, and its diff, between the commits that the event named: what is pushed
 * after the event is left out. Where the event named none, as a comment does, they are those of now. What people would not see of it is
 * removed or shown.
 * @throws UserError that names the permission when GitHub does not give it: a review without the change is not worth paying for
 */
async function fetchPullRequestContext(options) {
    const { number } = options.pullRequest;
    try {
        const change = await fetchPullRequestChange(options);
        const title = `pull request #${number} of ${options.repository}`;
        return { title, ...renderContext(change, options.maxBytes) };
    }
    catch (error) {
        throw new errors/* UserError */.yo(`pull-request-context: pull request #${number} could not be read: ${(0,failure_advice/* describeReadFailure */.mP)(error)}`, { cause: error });
    }
}
async function fetchPullRequestChange({ mode, pullRequest: { number: pullNumber, baseSha, headSha }, repository, rest, }) {
    const [owner = '', repo = ''] = repository.split('/');
    const octokit = await (0,github_rest/* openRest */.P)(rest);
    const isNamedByEvent = headSha !== undefined;
    const query = { owner, repo, pull_number: pullNumber, request: { isNamedByEvent } };
    const { data } = await octokit.rest.pulls.get(query);
    const pull = dist/* parse */.qgA(pullSchema, data);
    const [base, head] = [baseSha ?? pull.base?.sha, headSha ?? pull.head?.sha];
    if (!base || !head)
        throw new Error('the server does not name its commits');
    const range = `${base}...${head}`;
    const isCurrent = head === pull.head?.sha;
    const withDiff = mode === 'diff';
    const changedFiles = pull.changed_files ?? undefined;
    const place = { owner, repo, pullNumber, range, isCurrent, isNamedByEvent, changedFiles };
    const change = await fetchChange(octokit, place, { withDiff });
    return { pull, change, diffRange: withDiff ? range : undefined };
}
/** Each part but the last has a limit of its own: a long description must not push the change itself out of sight. */
function renderContext({ pull, change, diffRange }, maxBytes) {
    const share = Math.floor(maxBytes / 4);
    const gaps = [];
    const hidden = new HiddenText();
    const heading = [
        `Title: ${hidden.removeFromText(pull.title ?? '(none)', 'title')}`,
        // On its pages GitHub calls a deleted account so.
        `Author: ${hidden.mark(pull.user?.login ?? 'ghost', 'the author')}`,
        `Branches: ${hidden.mark(`${nameOf(pull.head)} into ${nameOf(pull.base)}`, 'the branches')}`,
    ];
    const description = hidden.removeFromMarkdown(pull.body ?? '(none)', 'description');
    const files = change.files.map(({ diff, ...file }) => hidden.markFile({ ...file, diff: diffRange === undefined ? undefined : diff }));
    const parts = [
        truncate(heading.join('\n\n'), share, gaps),
        truncate(`Description:\n${description}`, share, gaps),
        ...(hidden.hasMarks ? [MARKS_NOTE] : []),
    ];
    const leftBytes = () => maxBytes - Buffer.byteLength(parts.join('\n\n')) - 2;
    const list = { ...change, files };
    parts.push(renderList(list, diffRange === undefined ? leftBytes() : share, gaps));
    if (diffRange !== undefined) {
        const title = `Diff of ${diffRange}:`;
        const fitted = fitDiff(files, leftBytes() - title.length - 1);
        gaps.push(...fitted.gaps);
        parts.push(`${title}\n${fitted.text}`);
    }
    // The notes on what is truncated take room, too: a limit of a thousand bytes may leave none.
    const { text: content } = (0,truncate_to_bytes/* truncateToBytes */.L)(parts.join('\n\n'), maxBytes);
    return { content, gaps, hidden: hidden.findings };
}
function nameOf(branch) {
    return branch?.ref ?? '(unknown)';
}
/** As many files as fit, each in a line of its own. */
function renderList({ files, isWhole }, maxBytes, gaps) {
    const title = isWhole
        ? `Changed files (${files.length}):`
        : `Changed files (the first ${files.length}; GitHub names no more):`;
    if (!isWhole)
        gaps.push(`GitHub names only ${files.length} of the changed files`);
    const named = takeFitting(files.map(fileLine), maxBytes - NOTE_BYTES - Buffer.byteLength(title));
    const more = files.length - named.length;
    if (more === 0)
        return [title, ...named].join('\n');
    gaps.push(`${more} of the changed files are not named`);
    return [title, ...named, `(truncated: ${more} more files are not named)`].join('\n');
}
function fileLine({ filename, previous_filename, status, ...file }) {
    const from = previous_filename === undefined ? '' : ` from ${nameInLine(previous_filename)}`;
    return `- ${nameInLine(filename)} (${status}${from}, +${file.additions} -${file.deletions})`;
}
/** At most so many bytes, the note included. */
function truncate(content, maxBytes, gaps) {
    if (Buffer.byteLength(content) <= maxBytes)
        return content;
    const { text, missingBytes } = (0,truncate_to_bytes/* truncateToBytes */.L)(content, Math.max(0, maxBytes - NOTE_BYTES));
    gaps.push(`${missingBytes} bytes of "${content.slice(0, content.indexOf(':'))}" are left out`);
    return `${text}\n(truncated: ${missingBytes} more bytes are not shown)`;
}


/***/ })

};
