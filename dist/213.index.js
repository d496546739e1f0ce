export const id = 213;
export const ids = [213,161];
export const modules = {

/***/ 2213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readContextFiles: () => (/* binding */ readContextFiles)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _support_decode_text_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(32374);
/* harmony import */ var _support_errors_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(35921);
/* harmony import */ var _support_human_units_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(83251);
/* harmony import */ var _support_is_within_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1156);
/* harmony import */ var _support_log_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64650);
/* harmony import */ var _support_name_in_line_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(51620);
/* harmony import */ var _support_pattern_filter_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(80161);
/* harmony import */ var _support_read_beginning_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95084);
/* harmony import */ var _support_truncate_to_bytes_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(30994);
/* harmony import */ var _task_hidden_text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(69427);












/** Each file adds a line with its path to the prompt, which does not count as text. */
const MAX_FILES = 100;
const MAX_SHOWN_PATH_BYTES = 500;
/** Less of a file would not help the agents. */
const MIN_SHOWN_BYTES = 500;
/**
 * Reads the text files that match glob patterns. Wildcards do not match a leading dot, symbolic links are not followed, and credentials are
 * not read. Each file gets an equal share of the space; what small files do not need goes to the larger ones. Escape sequences are removed
 * and invisible characters are marked.
 * @param patterns a leading `!` excludes
 * @param maxBytes the maximum size of all texts
 * @throws UserError when a pattern matches no file, or when too many files match
 */
async function readContextFiles({ patterns, maxBytes, workspace, }) {
    // A workspace that does not exist has no files.
    const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(workspace).catch(() => workspace);
    const found = [];
    for (const name of await findNames(patterns, root))
        found.push(await inspect(name, root));
    const hidden = new _task_hidden_text_js__WEBPACK_IMPORTED_MODULE_6__/* .HiddenText */ .A();
    const files = new Map();
    let leftBytes = maxBytes;
    for (const one of found.toSorted((a, b) => a.size - b.size)) {
        const share = Math.floor(leftBytes / (found.length - files.size));
        const read = await readText(one, Math.min(leftBytes, Math.max(share, MIN_SHOWN_BYTES)), hidden);
        leftBytes -= Buffer.byteLength(read.content ?? '');
        files.set(one.name, read);
    }
    return { files: found.flatMap(({ name }) => files.get(name) ?? []), hidden: hidden.findings };
}
/** Returns the matching paths from the root, sorted. Walks only the folders that a pattern can match. */
async function findNames(patterns, root) {
    const normal = patterns.map(normalize);
    const excluded = normal.filter(isExclusion);
    const included = normal.filter((pattern) => !isExclusion(pattern));
    const filters = included.map((pattern) => ({ pattern, isMatch: (0,_support_pattern_filter_js__WEBPACK_IMPORTED_MODULE_4__/* .explicitDotFilter */ .s)(pattern) }));
    const isKept = (0,_support_pattern_filter_js__WEBPACK_IMPORTED_MODULE_4__.patternFilter)(excluded);
    const isWalked = (0,_support_pattern_filter_js__WEBPACK_IMPORTED_MODULE_4__.patternFilter)(excluded.filter((pattern) => pattern.endsWith('/**')));
    const unused = new Set(included);
    const names = new Set();
    for (const start of new Set(included.map(_support_pattern_filter_js__WEBPACK_IMPORTED_MODULE_4__/* .fixedPart */ .$))) {
        for await (const name of listFiles(start, root, isWalked)) {
            const matching = isKept(name) ? filters.filter(({ isMatch }) => isMatch(name)) : [];
            for (const { pattern } of matching) {
                unused.delete(pattern);
                names.add(name);
            }
            if (names.size > MAX_FILES) {
                throw invalid(`more than ${(0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_7__/* .formatCount */ .B4)(MAX_FILES)} files match, the maximum. Use narrower patterns, exclude folders, e.g. with ` +
                    '`!**/node_modules/**`, or join the files in an earlier step.');
            }
        }
    }
    if (unused.size > 0) {
        throw invalid(`no file in the workspace matches ${Array.from(unused, _support_name_in_line_js__WEBPACK_IMPORTED_MODULE_8__/* .quoteName */ .A).join(', ')}. An earlier step of this job must create the file. ` +
            'Patterns are relative to the workspace; `data/**` matches all files in a folder. Wildcards do not match a leading dot. Symbolic ' +
            'links are not followed. `.git` and `gha-creds-*.json` are never read.');
    }
    return [...names].sort();
}
function isExclusion(pattern) {
    return pattern.startsWith('!');
}
/** Removes `.` and empty segments. */
function normalize(pattern) {
    return isExclusion(pattern)
        ? `!${node_path__WEBPACK_IMPORTED_MODULE_1__.posix.normalize(pattern.slice(1))}`
        : node_path__WEBPACK_IMPORTED_MODULE_1__.posix.normalize(pattern);
}
/** Lists what is not a folder, by its path from the root. Does not follow links. */
async function* listFiles(start, root, isWalked) {
    // A pattern can hide `..` behind a backslash.
    if (start.split('/').some(isCredential) || !(0,_support_is_within_js__WEBPACK_IMPORTED_MODULE_2__/* .isWithin */ .U)(node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(root, start), root))
        return;
    const folders = [start];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
        try {
            const absolute = node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(root, folder);
            // A part of the start may be a link, or be written in another case than on the disk.
            if (folder === start && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(absolute)) !== absolute)
                return;
            for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(absolute, { withFileTypes: true })) {
                if (isCredential(entry.name))
                    continue;
                const name = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(folder, entry.name);
                if (!entry.isDirectory())
                    yield name;
                else if (isWalked(name))
                    folders.push(name);
            }
        }
        catch (error) {
            const code = (0,_support_errors_js__WEBPACK_IMPORTED_MODULE_9__/* .codeOf */ .$N)(error);
            if (code === 'ENOTDIR')
                yield folder;
            else if (code !== 'ENOENT' && code !== 'ELOOP') {
                const problem = `the folder ${(0,_support_name_in_line_js__WEBPACK_IMPORTED_MODULE_8__/* .quoteName */ .A)(folder)} can't be read (${String(code)}).`;
                throw invalid(`${problem} To exclude folders, use e.g. \`!**/tmp/**\`.`, error);
            }
        }
    }
}
/** `.git` and the file that google-github-actions/auth writes into the workspace contain tokens. */
function isCredential(name) {
    return /^(?:\.git|gha-creds-.*\.json)$/is.test(name);
}
async function inspect(name, root) {
    const file = node_path__WEBPACK_IMPORTED_MODULE_1__.join(root, name);
    try {
        const kind = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(file);
        if (kind.isFile())
            return { name, file, size: kind.size };
        // Reading a pipe or a device may block, or never end.
        const problem = kind.isSymbolicLink() ? 'a symbolic link' : 'not a regular file';
        return { name, file, size: 0, problem };
    }
    catch (error) {
        return { name, file, size: 0, problem: `can't be read (${String((0,_support_errors_js__WEBPACK_IMPORTED_MODULE_9__/* .codeOf */ .$N)(error))})` };
    }
}
async function readText({ name, file, problem }, maxBytes, hidden) {
    const { text: start, missingBytes } = (0,_support_truncate_to_bytes_js__WEBPACK_IMPORTED_MODULE_10__/* .truncateToBytes */ .L)(name, MAX_SHOWN_PATH_BYTES);
    const quotedPath = hidden.mark((0,_support_name_in_line_js__WEBPACK_IMPORTED_MODULE_8__/* .quoteName */ .A)(missingBytes > 0 ? `${start}…` : name), 'the paths');
    const omit = (reason) => {
        return { quotedPath, content: undefined, gap: `omitted: ${reason}` };
    };
    if (problem !== undefined)
        return omit(problem);
    try {
        // Text in UTF-16, or with escape sequences, gets shorter.
        const { bytes, totalBytes } = await (0,_support_read_beginning_js__WEBPACK_IMPORTED_MODULE_5__/* .readBeginning */ .i)(file, 2 * Math.max(maxBytes, MIN_SHOWN_BYTES));
        const isPart = bytes.length < totalBytes;
        const text = ((0,_support_decode_text_js__WEBPACK_IMPORTED_MODULE_11__/* .decodeUtf8 */ ._6)(bytes, isPart) ?? (0,_support_decode_text_js__WEBPACK_IMPORTED_MODULE_11__/* .decodeUtf16 */ .zA)(bytes))?.text;
        if (text === undefined)
            return omit(`${(0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_7__/* .formatSize */ .Xq)(totalBytes)}, not UTF-8 text`);
        const plain = (0,_support_log_js__WEBPACK_IMPORTED_MODULE_3__/* .removeEscapes */ .pX)(text);
        const shown = truncateToLines(plain, maxBytes, isPart);
        const isWhole = !isPart && shown.length === plain.length;
        if (!isWhole && maxBytes < MIN_SHOWN_BYTES) {
            return omit(`${(0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_7__/* .formatSize */ .Xq)(totalBytes)}, no space left`);
        }
        const marked = hidden.mark(shown, quotedPath);
        // The marks are longer than the characters.
        const content = truncateToLines(marked, maxBytes, false);
        if (isWhole && content.length === marked.length)
            return { quotedPath, content, gap: undefined };
        const gap = `truncated to ${(0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_7__/* .formatSize */ .Xq)(Buffer.byteLength(content))}, the file has ${(0,_support_human_units_js__WEBPACK_IMPORTED_MODULE_7__/* .formatSize */ .Xq)(totalBytes)}`;
        return { quotedPath, content, gap };
    }
    catch (error) {
        return omit(`can't be read (${String((0,_support_errors_js__WEBPACK_IMPORTED_MODULE_9__/* .codeOf */ .$N)(error))})`);
    }
}
/** Truncates a text, if possible between lines. @param isPart whether the text ends before the end of the file */
function truncateToLines(text, maxBytes, isPart) {
    const { text: start, missingBytes } = (0,_support_truncate_to_bytes_js__WEBPACK_IMPORTED_MODULE_10__/* .truncateToBytes */ .L)(text, maxBytes);
    if (missingBytes === 0 && !isPart)
        return text;
    const end = start.lastIndexOf('\n') + 1;
    // A last line that is most of the text is kept.
    return end > start.length / 2 ? start.slice(0, end) : start;
}
function invalid(problem, cause) {
    return new _support_errors_js__WEBPACK_IMPORTED_MODULE_9__/* .UserError */ .yo(`Invalid input: context-files: ${problem}`, { cause });
}


/***/ }),

/***/ 32374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _6: () => (/* binding */ decodeUtf8),
/* harmony export */   qB: () => (/* binding */ decodeBroken),
/* harmony export */   zA: () => (/* binding */ decodeUtf16)
/* harmony export */ });
/** A text file may contain some invalid characters. A file with a larger share of them is not text. */
const MAX_UNREADABLE_SHARE = 0.25;
/** UTF-8 without NUL is text, whatever the file is named. An incomplete character at the end of a part is left out. */
function decodeUtf8(bytes, isTruncated) {
    if (bytes.includes(0))
        return undefined;
    const maxDropped = isTruncated ? Math.max(0, Math.min(3, bytes.length - 1)) : 0;
    for (let dropped = 0; dropped <= maxDropped; dropped += 1) {
        const usedBytes = bytes.length - dropped;
        try {
            const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, usedBytes));
            return { text, usedBytes };
        }
        catch {
            // The text ends within a character, or is not UTF-8.
        }
    }
    return undefined;
}
/** Detects UTF-16 by its byte order mark, which Windows programs write. */
function decodeUtf16(bytes) {
    const [first, second] = bytes;
    const isLittle = first === 0xff && second === 0xfe;
    if (!isLittle && !(first === 0xfe && second === 0xff))
        return undefined;
    const usedBytes = bytes.length - (bytes.length % 2);
    const decoder = new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be');
    return asText(decoder.decode(bytes.subarray(0, usedBytes)), usedBytes, 'UTF-16');
}
/**
 * Decodes a file that is named like text but is not valid UTF-8. If no character beyond ASCII is valid UTF-8, it is read as
 * Windows-1252, which includes Latin-1.
 */
function decodeBroken(bytes) {
    const usedBytes = bytes.length;
    const text = new TextDecoder().decode(bytes, { stream: true });
    const isBroken = /[^\0-\x7f\ufffd]/u.test(text) || !text.includes('\ufffd');
    return isBroken
        ? asText(text, usedBytes, 'broken')
        : asText(new TextDecoder('windows-1252').decode(bytes), usedBytes, 'Windows-1252');
}
function asText(decoded, usedBytes, encoding) {
    // eslint-disable-next-line no-control-regex -- control characters that do not occur in text
    const text = decoded.replace(/[\0-\x08\x0e-\x1a\x1c-\x1f]/gu, '\ufffd');
    const unreadable = text.split('\ufffd').length - 1;
    return unreadable > MAX_UNREADABLE_SHARE * text.length
        ? undefined
        : { text, usedBytes, encoding };
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

/***/ 80161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ fixedPart),
/* harmony export */   patternFilter: () => (/* binding */ patternFilter),
/* harmony export */   s: () => (/* binding */ explicitDotFilter)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14006);

/** Without `s`, `**` would not match a line break in a name. */
const FLAGS = 's';
const OPTIONS = { dot: true, flags: FLAGS };
/** Returns a filter for the glob patterns. A leading `!` excludes. If all patterns exclude, they apply to all names. */
function patternFilter(patterns) {
    const included = patterns.filter((pattern) => !pattern.startsWith('!'));
    const excluded = patterns.filter((pattern) => /^!./.test(pattern));
    const isIncluded = picomatch__WEBPACK_IMPORTED_MODULE_0__(included.length === 0 ? ['**'] : included, OPTIONS);
    const isExcluded = picomatch__WEBPACK_IMPORTED_MODULE_0__(excluded.map((pattern) => pattern.slice(1)), OPTIONS);
    return (name) => isIncluded(name) && !isExcluded(name);
}
/**
 * Returns a filter for a glob pattern that matches a name or a folder with a leading dot only if the pattern has this dot. In braces and
 * extended globs, picomatch's wildcards match it without.
 */
function explicitDotFilter(pattern) {
    const isMatch = picomatch__WEBPACK_IMPORTED_MODULE_0__(pattern, { flags: FLAGS });
    const isDotted = (segment) => segment.startsWith('.');
    const isNamed = picomatch__WEBPACK_IMPORTED_MODULE_0__(pattern.split('/').filter(isDotted), { flags: FLAGS });
    return (path) => isMatch(path) &&
        path
            .split('/')
            .filter(isDotted)
            .every((segment) => isNamed(segment));
}
/** Returns the folder of all files that a pattern can match, or the file if it has no wildcards. Empty for every file. */
function fixedPart(pattern) {
    return picomatch__WEBPACK_IMPORTED_MODULE_0__.scan(pattern, { unescape: true }).base;
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
