export const id = 419;
export const ids = [419];
export const modules = {

/***/ 33419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  saveDeliverables: () => (/* binding */ saveDeliverables)
});

// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(14006);
// EXTERNAL MODULE: ./build/support/errors.js
var errors = __webpack_require__(35921);
// EXTERNAL MODULE: ./build/task/task-service.js
var task_service = __webpack_require__(80101);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/deliverables/transfer.js



/** A body that does not end must not fill the disk, of which a hosted runner has 14 GB. */
const LARGEST_FILE_BYTES = 10 * 1024 ** 3;
/** The disk said no, or the file is too large: another try would hear the same. */
class FinalError extends Error {
    name = 'FinalError';
}
/** The bytes of one file, over as many tries as it takes. */
class Transfer {
    #deliverable;
    #file;
    #options;
    #hash = (0,external_node_crypto_.createHash)('sha256');
    #bytes = 0;
    #etag;
    /** Of the whole file, as an answer announced it. */
    #totalBytes;
    constructor(deliverable, file, options) {
        this.#deliverable = deliverable;
        this.#file = file;
        this.#options = options;
    }
    /** What lies in the file. */
    get bytes() {
        return this.#bytes;
    }
    async run(source) {
        const { service, signal } = this.#options;
        const range = this.#bytes === 0
            ? undefined
            : { fromByte: this.#bytes, ...(this.#etag === undefined ? {} : { etag: this.#etag }) };
        checkSize(this.#deliverable.bytes);
        const opened = await this.#resumable(() => service.openDeliverable(source, range, { signal }));
        if (opened.status === 200)
            await this.#restart();
        const { etag, contentType, totalBytes = this.#totalOf(opened) } = opened;
        const isOtherFile = isAnother(etag, this.#etag) || isAnother(totalBytes, this.#totalBytes);
        this.#etag = etag ?? this.#etag;
        this.#totalBytes = totalBytes;
        await this.#resumable(async () => {
            for await (const chunk of opened.body) {
                if (isOtherFile)
                    break;
                await this.#add(chunk);
            }
        });
        if (isOtherFile)
            await this.#startAnew('the file changed while it was transferred');
        return this.#verify(contentType);
    }
    /** The whole's length where the answer does not say it: what was said before, or else by the length of the part. */
    #totalOf({ contentLength }) {
        if (this.#totalBytes !== undefined || contentLength === undefined)
            return this.#totalBytes;
        return this.#bytes + contentLength;
    }
    async #add(chunk) {
        const bytes = this.#bytes + chunk.length;
        const totalBytes = this.#totalBytes ?? Infinity;
        checkSize(this.#totalBytes ?? bytes);
        const { bytes: listedBytes = Infinity } = this.#deliverable;
        if (bytes > listedBytes) {
            await this.#startAnew(`more than the ${listedBytes} bytes came that Miteos lists`);
        }
        if (bytes > totalBytes) {
            await this.#startAnew(`more than the ${totalBytes} bytes came that were announced`);
        }
        this.#hash.update(chunk);
        this.#bytes = bytes;
        await this.#onDisk(() => this.#file.write(chunk));
    }
    /** Where the server, or the coding of its answer, does not bear a range, it is asked from the start the next time. */
    async #resumable(act) {
        try {
            return await act();
        }
        catch (error) {
            if (error instanceof task_service/* ServiceError */._ && error.status === 416) {
                await this.#startAnew((0,errors/* errorWords */.Y)(error));
            }
            throw error;
        }
    }
    async #verify(contentType = '') {
        const bytes = this.#bytes;
        const expectedBytes = this.#totalBytes;
        // A short answer is a broken transfer: what came of it is kept to go on from.
        if (expectedBytes !== undefined && bytes < expectedBytes) {
            throw new Error(`only ${bytes} of ${expectedBytes} bytes came`);
        }
        const sha256 = this.#hash.copy().digest('hex');
        const wrong = this.#contradiction(bytes, sha256);
        if (wrong !== undefined)
            return this.#startAnew(wrong);
        return { bytes, sha256, contentType: this.#deliverable.contentType ?? contentType };
    }
    #contradiction(bytes, sha256) {
        const { bytes: listedBytes, sha256: listedSha256 } = this.#deliverable;
        if (listedBytes !== undefined && listedBytes !== bytes) {
            return `${bytes} bytes came, Miteos lists ${listedBytes}`;
        }
        if (listedSha256 !== undefined && listedSha256 !== sha256) {
            return `its SHA-256 is ${sha256}, Miteos lists ${listedSha256}`;
        }
        return undefined;
    }
    async #startAnew(why) {
        await this.#restart();
        throw new Error(why);
    }
    async #restart() {
        this.#etag = undefined;
        this.#totalBytes = undefined;
        if (this.#bytes === 0)
            return;
        this.#hash = (0,external_node_crypto_.createHash)('sha256');
        this.#bytes = 0;
        await this.#onDisk(() => this.#file.restart());
    }
    async #onDisk(act) {
        try {
            await act();
        }
        catch (error) {
            throw new FinalError(`it could not be written: ${(0,errors/* errorWords */.Y)(error)}`, { cause: error });
        }
    }
}
/** A server that sends a part although its tag or its length names another file must not get its part glued to ours. */
function isAnother(mark, ours) {
    return mark !== undefined && ours !== undefined && mark !== ours;
}
/** @throws FinalError when so many bytes are too many */
function checkSize(bytes = 0) {
    if (bytes <= LARGEST_FILE_BYTES)
        return;
    throw new FinalError('it is longer than 10 GiB, the most that is brought');
}

;// CONCATENATED MODULE: ./build/deliverables/fetch-deliverable.js


/** How often one file is tried before it is given up. */
const MOST_TRIES = 6;
const LONGEST_PAUSE_MS = 8000;
/** What a CDN answers to a link that has expired or is not valid any more. */
const LINK_REFUSALS = new Set([401, 403, 404, 410]);
/**
 * Brings one deliverable into a file, whole: a transfer that breaks goes on where it stopped, or from the start; a
 * link that is refused is replaced by a fresh one, and then by the service's own endpoint.
 * @throws Error that says why the file could not be brought
 */
async function fetchDeliverable(deliverable, file, options) {
    const sources = new Sources(deliverable, options);
    const transfer = new Transfer(deliverable, file, options);
    for (let tries = 1;; tries += 1) {
        const bytesBefore = transfer.bytes;
        try {
            return await transfer.run(await sources.current());
        }
        catch (error) {
            options.signal.throwIfAborted();
            if (tries >= MOST_TRIES || error instanceof FinalError)
                throw error;
            const isLinkRefused = error instanceof task_service/* ServiceError */._ &&
                error.status !== undefined &&
                LINK_REFUSALS.has(error.status);
            const isRefused = error instanceof task_service/* ServiceError */._ && error.arrival === 'refused';
            if (isLinkRefused || isRefused) {
                if (!sources.advance())
                    throw error;
            }
            else {
                // One that brings nothing twice is given up for the next; one that brings a part each time is not.
                if (tries % 2 === 0 && transfer.bytes <= bytesBefore)
                    sources.advance();
                const pause = Math.min(1000 * 2 ** (tries - 1), LONGEST_PAUSE_MS);
                await options.clock.sleep(pause * (0.75 + 0.5 * options.clock.random()), options.signal);
                options.signal.throwIfAborted();
            }
        }
    }
}
/** Where to get the file from next: its link, a fresh link, the service itself. */
class Sources {
    #deliverable;
    #options;
    #step;
    constructor(deliverable, options) {
        this.#deliverable = deliverable;
        this.#options = options;
        this.#step = deliverable.downloadUrl === undefined ? 'service' : 'link';
    }
    /** @returns false when there is nothing left to try */
    advance() {
        if (this.#step === 'service')
            return false;
        this.#step = this.#step === 'link' ? 'fresh link' : 'service';
        return true;
    }
    async current() {
        const { id, downloadUrl } = this.#deliverable;
        const link = this.#step === 'fresh link' ? await this.#freshLink() : downloadUrl;
        if (this.#step === 'service' || link === undefined) {
            return { kind: 'api', taskId: this.#options.taskId, deliverableId: id };
        }
        this.#options.maskLink(link);
        return { kind: 'link', url: link };
    }
    async #freshLink() {
        const { service, taskId, signal } = this.#options;
        const listed = await service.listDeliverables(taskId, { signal });
        const { id, name, bytes } = this.#deliverable;
        const same = listed.filter((other) => other.id === id);
        // Where several share an id, only the one that is the same in all may stand in.
        const fresh = same.find((other) => other.name === name && other.bytes === bytes);
        return (same.length > 1 ? fresh : same[0])?.downloadUrl;
    }
}

// EXTERNAL MODULE: ./build/deliverables/safe-name.js
var safe_name = __webpack_require__(86332);
;// CONCATENATED MODULE: ./build/deliverables/save-deliverables.js





const DOWNLOADS_AT_ONCE = 4;
/** Without the list every file is lost, so it is asked for over minutes. */
const LIST_ATTEMPTS = 10;
/** The longest path that all systems bear. Source: MAX_PATH on Windows, less what tools add. */
const LONGEST_PATH = 240;
/**
 * Saves the deliverables of a task under safe names. One that can't be brought takes nothing from the others.
 * @throws ServiceError when the list itself can't be read; the signal's reason when it is aborted
 */
async function saveDeliverables(options) {
    const { service, taskId, folder, signal } = options;
    const listed = await service.listDeliverables(taskId, { signal, attempts: LIST_ATTEMPTS });
    const names = await (0,p_map/* default */.Ay)(listed, (deliverable) => findName(deliverable, options), {
        concurrency: DOWNLOADS_AT_ONCE,
    });
    const safe = (0,safe_name/* safeNames */.KU)(names, LONGEST_PATH - folder.root.length - 1);
    const isWanted = compilePatterns(options.patterns);
    const wanted = listed.flatMap((deliverable, index) => {
        const originalName = names[index] ?? '';
        const name = safe[index] ?? '';
        return isWanted(name) ? [{ deliverable, originalName, name }] : [];
    });
    try {
        const results = await (0,p_map/* default */.Ay)(wanted, (one) => saveOne(one, options), {
            concurrency: DOWNLOADS_AT_ONCE,
        });
        return {
            saved: results.flatMap((result) => ('sha256' in result ? [result] : [])),
            lost: results.flatMap((result) => ('reason' in result ? [result] : [])),
            leftOut: listed.length - wanted.length,
        };
    }
    finally {
        await folder.tidy();
    }
}
async function saveOne({ deliverable, originalName, name }, options) {
    const { id } = deliverable;
    try {
        const file = await options.folder.createFile(name);
        try {
            const fetched = await fetchDeliverable(deliverable, file, options);
            const path = await file.keep();
            options.log.info(`Saved ${name} (${fetched.bytes} bytes).`);
            return { id, originalName, name, path, ...fetched };
        }
        finally {
            await file.discard();
        }
    }
    catch (error) {
        return { id, originalName, reason: (0,errors/* errorWords */.Y)(error) };
    }
}
/** The service's word; else what the download calls itself; else the id. */
async function findName(deliverable, options) {
    if (deliverable.name !== undefined && deliverable.name.trim() !== '')
        return deliverable.name;
    const { service, taskId, signal, maskLink } = options;
    const { id, downloadUrl } = deliverable;
    let fileName = '';
    try {
        if (downloadUrl !== undefined)
            maskLink(downloadUrl);
        const source = downloadUrl === undefined
            ? { kind: 'api', taskId, deliverableId: id }
            : { kind: 'link', url: downloadUrl };
        const opened = await service.openDeliverable(source, undefined, { signal });
        fileName = opened.fileName ?? '';
        // Leaving the loop ends the transfer: only the head was wanted.
        for await (const chunk of opened.body)
            if (chunk.length >= 0)
                break;
    }
    catch {
        // The download itself comes later and says what is wrong.
    }
    return fileName.trim() === '' ? id : fileName;
}
/** Patterns that only exclude start from all. */
function compilePatterns(patterns) {
    const options = { dot: true };
    const included = patterns.filter((pattern) => !pattern.startsWith('!'));
    const excluded = patterns.filter((pattern) => /^!./.test(pattern));
    const isIncluded = picomatch(included.length === 0 ? ['**'] : included, options);
    const isExcluded = picomatch(excluded.map((pattern) => pattern.slice(1)), options);
    return (name) => isIncluded(name) && !isExcluded(name);
}


/***/ })

};
