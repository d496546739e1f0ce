export const id = 546;
export const ids = [546];
export const modules = {

/***/ 90546:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readTexts: () => (/* binding */ readTexts)
/* harmony export */ });
/* harmony import */ var _support_deadline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74422);

/** More of one file than any report shows. */
const MAX_BYTES_OF_ONE = 1024 * 1024;
const MAX_BYTES_IN_ALL = 4 * 1024 * 1024;
/** Most files that are no text show it in so many bytes; no more of those is read. */
const PROBE_BYTES = 1024;
/** More files than any report has room for. */
const MAX_FILES = 1000;
/**
 * The beginnings of the deliverables that are text, as far as a report can show them.
 * @param signal when it is aborted, what has been read until then is all there is, also while a disk does not answer
 * @throws Error when a file can't be read
 */
async function readTexts(folder, saved, signal) {
    const texts = [];
    let leftBytes = MAX_BYTES_IN_ALL;
    for (const { name } of saved.slice(0, MAX_FILES)) {
        if (leftBytes <= 0)
            break;
        const maxBytes = Math.min(leftBytes, MAX_BYTES_OF_ONE);
        try {
            const read = await (0,_support_deadline_js__WEBPACK_IMPORTED_MODULE_0__/* .untilAborted */ .Eu)(signal, () => readText(folder, name, maxBytes));
            if (read === undefined)
                continue;
            const { text, missingBytes, readBytes } = read;
            texts.push({ name, text, missingBytes });
            leftBytes -= readBytes;
        }
        catch (error) {
            if (signal.aborted)
                break;
            throw error;
        }
    }
    return texts;
}
/** @returns undefined when the file is no text */
async function readText(folder, name, maxBytes) {
    for (const readBytes of [Math.min(PROBE_BYTES, maxBytes), maxBytes]) {
        const { bytes, totalBytes } = await folder.readBeginning(name, readBytes);
        const isTruncated = bytes.length < totalBytes;
        const decoded = decodeText(bytes, isTruncated);
        if (decoded === undefined)
            return undefined;
        if (isTruncated && readBytes < maxBytes)
            continue;
        const { text, usedBytes } = decoded;
        return { text, missingBytes: totalBytes - usedBytes, readBytes: bytes.length };
    }
    return undefined;
}
/** UTF-8 without NUL is text, whatever it is called. A character of which only a part was read is left out. */
function decodeText(bytes, isTruncated) {
    if (bytes.length === 0 || bytes.includes(0))
        return undefined;
    const maxDropped = isTruncated ? Math.min(3, bytes.length - 1) : 0;
    for (let dropped = 0; dropped <= maxDropped; dropped += 1) {
        const usedBytes = bytes.length - dropped;
        try {
            const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, usedBytes));
            return { text, usedBytes };
        }
        catch {
            // Not at a character's end; or no text at all.
        }
    }
    return undefined;
}


/***/ })

};
