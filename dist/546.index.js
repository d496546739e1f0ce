export const id = 546;
export const ids = [546];
export const modules = {

/***/ 90546:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readTexts: () => (/* binding */ readTexts)
/* harmony export */ });
/* harmony import */ var _support_deadline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74422);
/* harmony import */ var _support_decode_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32374);


/** The maximum per file, which is more than a report shows. */
const MAX_FILE_BYTES = 1024 * 1024;
const MAX_TOTAL_BYTES = 4 * 1024 * 1024;
/** How much of a file is read to find out whether it is text. */
const PROBE_BYTES = 1024;
/** The maximum number of files, which is more than a report shows. */
const MAX_FILES = 1000;
/** Names of files that people expect to be text. */
const TEXT_NAME = /\.(?:md|markdown|mdown|mkd|txt|text|csv|tsv|tab|jsonl?|ya?ml|toml|xml|html?|rst|adoc|log)$/iu;
/**
 * Reads the beginnings of the text deliverables, as much as a report can show.
 * @param signal ends the reading, even while the disk does not respond; the texts read so far are returned
 * @throws Error when a file can't be read
 */
async function readTexts(folder, saved, signal) {
    const texts = [];
    const unreadable = [];
    let leftBytes = MAX_TOTAL_BYTES;
    for (const { name } of saved.slice(0, MAX_FILES)) {
        if (leftBytes <= 0)
            break;
        const maxBytes = Math.min(leftBytes, MAX_FILE_BYTES);
        try {
            const read = await (0,_support_deadline_js__WEBPACK_IMPORTED_MODULE_0__/* .untilAborted */ .Eu)(signal, () => readText(folder, name, maxBytes));
            if (read === 'other') {
                if (TEXT_NAME.test(name))
                    unreadable.push(name);
            }
            else if (read !== 'empty') {
                const { readBytes, ...text } = read;
                texts.push({ name, ...text });
                leftBytes -= readBytes;
            }
        }
        catch (error) {
            if (signal.aborted)
                break;
            throw error;
        }
    }
    return { texts, unreadable };
}
/** @returns `other` when the file is not text */
async function readText(folder, name, maxBytes) {
    for (const readBytes of [Math.min(PROBE_BYTES, maxBytes), maxBytes]) {
        const { bytes, totalBytes } = await folder.readBeginning(name, readBytes);
        if (bytes.length === 0)
            return 'empty';
        const isTruncated = bytes.length < totalBytes;
        const decoded = (0,_support_decode_text_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeUtf8 */ ._6)(bytes, isTruncated) ??
            (0,_support_decode_text_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeUtf16 */ .zA)(bytes) ??
            (TEXT_NAME.test(name) ? (0,_support_decode_text_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeBroken */ .qB)(bytes) : undefined);
        if (decoded === undefined)
            return 'other';
        if (isTruncated && readBytes < maxBytes)
            continue;
        const { usedBytes, ...text } = decoded;
        return { ...text, missingBytes: totalBytes - usedBytes, readBytes: bytes.length };
    }
    return 'other';
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


/***/ })

};
