export const id = 713;
export const ids = [713,161];
export const modules = {

/***/ 69713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readContextFiles: () => (/* binding */ readContextFiles)
});

// EXTERNAL MODULE: ./build/support/decode-text.js
var decode_text = __webpack_require__(32374);
// EXTERNAL MODULE: ./build/support/errors.js
var errors = __webpack_require__(35921);
// EXTERNAL MODULE: ./build/support/human-units.js
var human_units = __webpack_require__(83251);
// EXTERNAL MODULE: ./build/support/log.js
var log = __webpack_require__(64650);
// EXTERNAL MODULE: ./build/support/name-in-line.js
var name_in_line = __webpack_require__(51620);
// EXTERNAL MODULE: ./build/support/read-beginning.js
var read_beginning = __webpack_require__(95084);
// EXTERNAL MODULE: ./build/support/truncate-to-bytes.js
var truncate_to_bytes = __webpack_require__(30994);
// EXTERNAL MODULE: ./build/task/hidden-text.js + 1 modules
var hidden_text = __webpack_require__(69427);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/support/is-within.js
var is_within = __webpack_require__(1156);
// EXTERNAL MODULE: ./build/support/pattern-filter.js
var pattern_filter = __webpack_require__(80161);
;// CONCATENATED MODULE: ./build/inputs/find-context-files.js







/** Each file adds a line with its path to the prompt, which does not count as text. */
const MAX_FILES = 100;
/**
 * Finds the files in the workspace that match glob patterns, sorted by name. Wildcards do not match a leading dot. Links are followed only
 * within the workspace, and not to hidden or excluded files. Credentials are never found.
 * @param patterns a leading `!` excludes
 * @throws UserError when a pattern matches no file, when too many files match, or when a folder can't be read
 */
async function findContextFiles(patterns, workspace) {
    // A workspace that does not exist has no files.
    const root = await (0,promises_.realpath)(workspace).catch(() => workspace);
    const normal = patterns.filter((pattern) => pattern !== '!').map(normalize);
    const excluded = normal.filter(isExclusion).flatMap(withDescendants);
    const included = normal.filter((pattern) => !isExclusion(pattern));
    const found = [];
    for (const name of await findNames(included, excluded, root)) {
        found.push(await inspect(name, excluded, root));
    }
    return found;
}
/** Returns the matching paths from the root, sorted. Walks only the folders that a pattern can match. */
async function findNames(included, excluded, root) {
    const filters = included.map((pattern) => ({ pattern, isMatch: (0,pattern_filter/* explicitDotFilter */.s)(pattern) }));
    const isKept = (0,pattern_filter.patternFilter)(excluded);
    const isWalked = (0,pattern_filter.patternFilter)(excluded.filter((pattern) => pattern.endsWith('/**')));
    const unused = new Set(included);
    const names = new Set();
    for (const start of new Set(included.map(pattern_filter/* fixedPart */.$))) {
        for await (const name of listFiles(start, root, isWalked)) {
            const matching = isKept(name) ? filters.filter(({ isMatch }) => isMatch(name)) : [];
            for (const { pattern } of matching) {
                unused.delete(pattern);
                names.add(name);
            }
            if (names.size > MAX_FILES) {
                throw invalid(`more than ${(0,human_units/* formatCount */.B4)(MAX_FILES)} files match, the maximum. Use narrower patterns, exclude folders, e.g. with ` +
                    '`!**/node_modules/**`, or join the files in an earlier step.');
            }
        }
    }
    if (unused.size > 0) {
        throw invalid(`no file in the workspace matches ${Array.from(unused, name_in_line/* quoteName */.A).join(', ')}. An earlier step of this job must create the file. ` +
            'Patterns are relative to the workspace; `data/**` matches all files in a folder. Wildcards do not match a leading dot. A symbolic ' +
            'link must not lead out of the workspace or to a hidden file. `.git` and `gha-creds-*.json` are never read.');
    }
    return [...names].sort();
}
function isExclusion(pattern) {
    return pattern.startsWith('!');
}
/** A pattern that matches a folder also excludes what is in it. */
function withDescendants(exclusion) {
    return [exclusion, `${exclusion.replace(/\/$/, '')}/**`];
}
/** Removes `.` and empty segments. */
function normalize(pattern) {
    return isExclusion(pattern)
        ? `!${external_node_path_.posix.normalize(pattern.slice(1))}`
        : external_node_path_.posix.normalize(pattern);
}
/** Lists what is not a folder, by its path from the root. Follows links only in the start, so that no circle is walked. */
async function* listFiles(start, root, isWalked) {
    // A pattern can hide `..` behind a backslash.
    if (start.split('/').some(isCredential) || !(0,is_within/* isWithin */.U)(external_node_path_.resolve(root, start), root))
        return;
    const folders = [start];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
        try {
            const absolute = external_node_path_.resolve(root, folder);
            if (folder === start) {
                if (linkProblem(absolute, await (0,promises_.realpath)(absolute), root))
                    return;
                if (!(await (0,promises_.stat)(absolute)).isDirectory()) {
                    // A pattern with a slash at its end can match only a folder.
                    if (!start.endsWith('/'))
                        yield start;
                    return;
                }
            }
            for (const entry of await (0,promises_.readdir)(absolute, { withFileTypes: true })) {
                if (isCredential(entry.name))
                    continue;
                const name = external_node_path_.posix.join(folder, entry.name);
                if (!entry.isDirectory())
                    yield name;
                else if (isWalked(name))
                    folders.push(name);
            }
        }
        catch (error) {
            const code = (0,errors/* codeOf */.$N)(error);
            if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'ELOOP') {
                const problem = `the folder ${(0,name_in_line/* quoteName */.A)(folder)} can't be read (${String(code)}).`;
                throw invalid(`${problem} To exclude folders, use e.g. \`!**/tmp/**\`.`, error);
            }
        }
    }
}
/** `.git` and the file that google-github-actions/auth writes into the workspace contain tokens. */
function isCredential(name) {
    return /^(?:\.git|gha-creds-.*\.json)$/is.test(name);
}
/**
 * Returns why a path must not be read, if a part of it is a link. A link could give a harmless name to a file that wildcards do not match.
 * @param real the path after links are resolved
 */
function linkProblem(given, real, root, excluded = []) {
    if (real === given)
        return undefined;
    if (!(0,is_within/* isWithin */.U)(real, root))
        return 'a symbolic link out of the workspace';
    const parts = external_node_path_.relative(root, real).split(external_node_path_.sep);
    const isHidden = parts.some((part) => part.startsWith('.') || isCredential(part));
    if (isHidden)
        return 'a symbolic link to a hidden file';
    return (0,pattern_filter.patternFilter)(excluded)(parts.join('/'))
        ? undefined
        : 'a symbolic link to an excluded file';
}
async function inspect(name, excluded, root) {
    const given = external_node_path_.join(root, name);
    try {
        const file = await (0,promises_.realpath)(given);
        const kind = await (0,promises_.stat)(file);
        // Reading a pipe or a device may block, or never end.
        const problem = kind.isFile() ? linkProblem(given, file, root, excluded) : 'not a regular file';
        return { name, file, size: problem === undefined ? kind.size : 0, problem };
    }
    catch (error) {
        return { name, file: given, size: 0, problem: `can't be read (${String((0,errors/* codeOf */.$N)(error))})` };
    }
}
function invalid(problem, cause) {
    return new errors/* UserError */.yo(`Invalid input: context-files: ${problem}`, { cause });
}

;// CONCATENATED MODULE: ./build/inputs/context-files.js









const MAX_SHOWN_PATH_BYTES = 500;
/** Less of a file would not help the agents. */
const MIN_SHOWN_BYTES = 500;
/**
 * Reads the text files that match glob patterns. Each file gets an equal share of the space; what small files do not need goes to the larger
 * ones. Escape sequences are removed, and invisible characters are marked.
 * @param patterns a leading `!` excludes
 * @param maxBytes the maximum size of all texts
 * @throws UserError when a pattern matches no file, or when too many files match
 */
async function readContextFiles({ patterns, maxBytes, workspace, }) {
    const found = await findContextFiles(patterns, workspace);
    const hidden = new hidden_text/* HiddenText */.A();
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
async function readText({ name, file, problem }, maxBytes, hidden) {
    const { text: start, missingBytes } = (0,truncate_to_bytes/* truncateToBytes */.L)(name, MAX_SHOWN_PATH_BYTES);
    const quotedPath = hidden.mark((0,name_in_line/* quoteName */.A)(missingBytes > 0 ? `${start}…` : name), 'the paths');
    const omit = (reason) => {
        return { quotedPath, content: undefined, gap: `omitted: ${reason}` };
    };
    if (problem !== undefined)
        return omit(problem);
    try {
        // Text in UTF-16, or with escape sequences, gets shorter.
        const { bytes, totalBytes } = await (0,read_beginning/* readBeginning */.i)(file, 2 * Math.max(maxBytes, MIN_SHOWN_BYTES));
        const isPart = bytes.length < totalBytes;
        const text = ((0,decode_text/* decodeUtf8 */._6)(bytes, isPart) ?? (0,decode_text/* decodeUtf16 */.zA)(bytes))?.text;
        if (text === undefined)
            return omit(`${(0,human_units/* formatSize */.Xq)(totalBytes)}, not UTF-8 text`);
        const plain = (0,log/* removeEscapes */.pX)(text);
        const shown = truncateToLines(plain, maxBytes, isPart);
        const isWhole = !isPart && shown.length === plain.length;
        if (!isWhole && maxBytes < MIN_SHOWN_BYTES) {
            return omit(`${(0,human_units/* formatSize */.Xq)(totalBytes)}, no space left`);
        }
        const marked = hidden.mark(shown, quotedPath);
        // The marks are longer than the characters.
        const content = truncateToLines(marked, maxBytes, false);
        if (isWhole && content.length === marked.length)
            return { quotedPath, content, gap: undefined };
        const gap = `truncated to ${(0,human_units/* formatSize */.Xq)(Buffer.byteLength(content))}, the file has ${(0,human_units/* formatSize */.Xq)(totalBytes)}`;
        return { quotedPath, content, gap };
    }
    catch (error) {
        return omit(`can't be read (${String((0,errors/* codeOf */.$N)(error))})`);
    }
}
/** Truncates a text, if possible between lines. @param isPart whether the text ends before the end of the file */
function truncateToLines(text, maxBytes, isPart) {
    const { text: start, missingBytes } = (0,truncate_to_bytes/* truncateToBytes */.L)(text, maxBytes);
    if (missingBytes === 0 && !isPart)
        return text;
    const end = start.lastIndexOf('\n') + 1;
    // A last line that is most of the text is kept.
    return end > start.length / 2 ? start.slice(0, end) : start;
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
    const brace = pattern.indexOf('{');
    // After braces without a comma, such as `{{name}}/*`, the library does not find wildcards.
    const start = brace === -1 ? pattern : pattern.slice(0, pattern.lastIndexOf('/', brace) + 1);
    return picomatch__WEBPACK_IMPORTED_MODULE_0__.scan(start, { unescape: true }).base;
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
