export const id = 33;
export const ids = [33,161];
export const modules = {

/***/ 1033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  saveDeliverables: () => (/* binding */ saveDeliverables)
});

// EXTERNAL MODULE: ./build/support/errors.js
var errors = __webpack_require__(35921);
// EXTERNAL MODULE: ./build/support/pattern-filter.js
var pattern_filter = __webpack_require__(80161);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./build/support/human-units.js
var human_units = __webpack_require__(83251);
// EXTERNAL MODULE: ./build/support/without-undefined.js
var without_undefined = __webpack_require__(6801);
// EXTERNAL MODULE: ./build/task/task-service.js
var task_service = __webpack_require__(80101);
;// CONCATENATED MODULE: ./build/deliverables/download.js







/**
 * Downloads one deliverable. An interrupted transfer is resumed after a pause, when a slot is free. A file that does not match the
 * service's list is downloaded again from the start.
 * @returns undefined for a file that the patterns exclude
 * @throws Error that says why the file could not be fetched; the signal's reason when it is aborted
 */
async function download(deliverable, options) {
    const { clock, signal, withSlot } = options;
    const retries = new Retries(deliverable, options);
    const transfer = new Transfer(deliverable, options);
    try {
        for (;;) {
            try {
                return await withSlot(async () => {
                    signal.throwIfAborted();
                    return transfer.run(await retries.source());
                });
            }
            catch (error) {
                signal.throwIfAborted();
                const pauseMs = retries.pauseAfter(error, transfer.bytes);
                if (pauseMs === undefined)
                    throw retries.lastError(error);
                await clock.sleep(pauseMs, signal);
            }
        }
    }
    finally {
        await transfer.discard();
    }
}
/** An error that a retry would not fix, e.g. a full disk. */
class FinalError extends Error {
    name = 'FinalError';
}
const SOURCE_NAMES = {
    link: 'its link',
    'fresh link': 'a new link',
    api: 'the Miteos API',
};
const MAX_ATTEMPTS = 6;
/** An attempt that transfers this much resets the count: a server that interrupts every transfer still delivers the file in the end. */
const MIN_PROGRESS_BYTES = 1024 ** 2;
const FIRST_PAUSE_MS = 1000;
const MAX_PAUSE_MS = 8000;
/** Decides which source the next attempt uses, and when to give up. */
class Retries {
    #deliverable;
    #options;
    /** The sources that may still work, the next one first. */
    #sources;
    #link;
    #refusedLink;
    /** The latest error of each source. */
    #errors = new Map();
    #failures = 0;
    #maxBytes = 0;
    constructor(deliverable, options) {
        this.#deliverable = deliverable;
        this.#options = options;
        this.#link = deliverable.downloadUrl;
        this.#sources = [
            ...(this.#link === undefined ? [] : ['link', 'fresh link']),
            ...(options.isIdShared ? [] : ['api']),
        ];
    }
    async source() {
        const { freshLinks, taskId, isIdShared } = this.#options;
        const { id, bytes: listedBytes } = this.#deliverable;
        if (this.#sources[0] === 'fresh link') {
            const link = await freshLinks.find(this.#deliverable, this.#refusedLink);
            if (link === undefined)
                this.#sources.shift();
            else
                this.#link = link;
        }
        const [source] = this.#sources;
        if (source === 'api')
            return { kind: 'api', taskId, deliverableId: id, listedBytes };
        if (source === undefined || this.#link === undefined) {
            const why = this.#errors.size === 0 ? '' : ` (${this.#describeErrors()})`;
            const others = isIdShared ? `, and other deliverables have the same ID ${id}` : '';
            throw new FinalError(`no download link works${why}${others}`);
        }
        return { kind: 'link', url: this.#link, listedBytes };
    }
    /**
     * A source that refuses the file is not used again. A source with another error is used again after the other sources.
     * @param bytes the size of the file after the attempt
     * @returns the pause before the next attempt, in milliseconds; undefined to give up
     */
    pauseAfter(error, bytes) {
        const hasProgress = bytes - this.#maxBytes >= MIN_PROGRESS_BYTES;
        this.#maxBytes = Math.max(bytes, this.#maxBytes);
        this.#failures = hasProgress ? 1 : this.#failures + 1;
        const [source] = this.#sources;
        if (source !== undefined)
            this.#errors.set(source, error);
        if (error instanceof FinalError || this.#failures >= MAX_ATTEMPTS)
            return undefined;
        if (isRefusal(error)) {
            this.#refusedLink = this.#link;
            this.#sources.shift();
            return this.#sources.length === 0 ? undefined : 0;
        }
        if (!hasProgress)
            this.#sources.push(...this.#sources.splice(0, 1));
        const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (this.#failures - 1), MAX_PAUSE_MS);
        const requestedMs = error instanceof task_service/* ServiceError */._ ? (error.retryAfterMs ?? 0) : 0;
        return Math.max(requestedMs, pauseMs * (0.75 + 0.5 * this.#options.clock.random()));
    }
    /** Returns the final error, with the errors of the other sources where they differ. */
    lastError(error) {
        if (error instanceof FinalError)
            return error;
        const message = (0,errors/* errorMessage */.gJ)(error);
        for (const [source, one] of this.#errors) {
            if ((0,errors/* errorMessage */.gJ)(one) === message)
                this.#errors.delete(source);
        }
        if (this.#errors.size === 0)
            return error;
        return new Error(`${message} (${this.#describeErrors()})`, { cause: error });
    }
    #describeErrors() {
        return [...this.#errors]
            .map(([source, error]) => `${SOURCE_NAMES[source]}: ${(0,errors/* errorMessage */.gJ)(error)}`)
            .join('; ');
    }
}
/** Whether the same request would be refused again. A 416 does not count, because the request may succeed without a range. */
function isRefusal(error) {
    if (!(error instanceof task_service/* ServiceError */._) || error.status === 416)
        return false;
    return error.arrival === 'refused' || error.isLasting;
}
/** Downloads one file over any number of attempts. */
class Transfer {
    #deliverable;
    #options;
    #file;
    #hash = (0,external_node_crypto_.createHash)('sha256');
    /** The number of bytes that are written and hashed. */
    #bytes = 0;
    #etag;
    /** The size of the whole file by the response headers. */
    #totalBytes;
    /** The size of the whole file by the service's list. */
    #listedBytes;
    /** See `OpenedDeliverable`. */
    #unknownCoding;
    /** The part of the shared space that is reserved for this file. */
    #reservedBytes = 0;
    constructor(deliverable, options) {
        this.#deliverable = deliverable;
        this.#options = options;
    }
    get bytes() {
        return this.#bytes;
    }
    /** Makes one attempt. @returns undefined for a file that the patterns exclude */
    async run(source) {
        const { service, signal } = this.#options;
        this.#reserve(this.#deliverable.bytes ?? 0);
        try {
            // One attempt: `Retries` repeats it, without occupying a slot during the pause.
            const call = { signal, attempts: 1 };
            const opened = await service.openDeliverable(source, this.#range(), call);
            try {
                return await this.#receive(opened);
            }
            catch (error) {
                // The content encoding is broken, or expands too much. The file can't be resumed, because a range counts encoded bytes.
                if (error instanceof task_service/* ServiceError */._)
                    await this.#restart();
                throw error;
            }
            finally {
                await endBody(opened.body);
            }
        }
        catch (error) {
            // The server does not support a range.
            if (error instanceof task_service/* ServiceError */._ && error.status === 416)
                await this.#restart();
            throw error;
        }
        finally {
            this.#release(this.#bytes);
        }
    }
    async discard() {
        this.#release();
        await this.#file?.discard();
    }
    #range() {
        return this.#bytes === 0
            ? undefined
            : (0,without_undefined/* withoutUndefined */.r)({ fromByte: this.#bytes, etag: this.#etag });
    }
    async #receive(opened) {
        const { status, etag, totalBytes, codedBytes, fileName } = opened;
        if (status === 200)
            await this.#restart();
        // A server may send a part of another version in spite of `If-Range`.
        if (differs(etag, this.#etag) || differs(totalBytes, this.#totalBytes)) {
            return this.#restartWith('the file changed during the download');
        }
        this.#etag = etag ?? this.#etag;
        this.#totalBytes = totalBytes ?? this.#totalBytes;
        // The service may list the size of the encoded file.
        const { bytes, contentType = opened.contentType ?? '' } = this.#deliverable;
        this.#listedBytes = bytes === codedBytes ? undefined : bytes;
        this.#unknownCoding = opened.unknownCoding;
        if ((bytes ?? this.#deliverable.sha256) === undefined)
            await this.#refuseUnknownCoding();
        this.#reserve(this.#totalBytes ?? 0);
        this.#file ??= await this.#onDisk(() => this.#options.createFile(fileName));
        const file = this.#file;
        if (file === undefined)
            return undefined;
        // For an iterable that is not a stream, `pipeline` does not wait for the writer after an error.
        const body = opened.body instanceof external_node_stream_.Readable ? opened.body : external_node_stream_.Readable.from(opened.body);
        await (0,promises_.pipeline)(body, this.#writerOf(file));
        const sha256 = await this.#verify(status);
        const path = await this.#onDisk(() => file.keep());
        this.#release(this.#bytes);
        // From here on, the space stays reserved.
        this.#reservedBytes = 0;
        return { path, bytes: this.#bytes, sha256, contentType };
    }
    /** Closes only after the last write has finished, because a resumed transfer continues from the size of the file. */
    #writerOf(file) {
        let appending = Promise.resolve();
        return new external_node_stream_.Writable({
            write: (chunk, _, done) => {
                appending = this.#append(chunk, file);
                appending.then(() => {
                    done();
                }, done);
            },
            destroy: (error, done) => {
                const end = () => {
                    done(error);
                };
                appending.then(end, end);
            },
        });
    }
    async #append(chunk, file) {
        const bytes = this.#bytes + chunk.length;
        this.#reserve(bytes);
        const wholeBytes = this.#listedBytes ?? this.#totalBytes ?? Infinity;
        if (bytes > wholeBytes) {
            const source = this.#listedBytes === undefined ? 'the server announced' : 'Miteos lists';
            return this.#rejectMismatch(`received more than the ${wholeBytes} bytes that ${source}`);
        }
        const writing = this.#onDisk(() => file.write(chunk));
        this.#hash.update(chunk);
        await writing;
        this.#bytes = bytes;
        this.#options.onBytes(bytes, this.#totalBytes ?? this.#listedBytes);
    }
    /** @returns the checksum of the file, if it is complete and matches the service's list */
    async #verify(status) {
        const bytes = this.#bytes;
        const listedBytes = this.#listedBytes;
        const isPart = status === 206;
        const expectedBytes = this.#totalBytes ?? (isPart ? listedBytes : undefined);
        // A server may send less than the requested range. Source: RFC 9110, "206 Partial Content".
        if (isPart && expectedBytes === undefined) {
            return this.#restartWith('the server sent a part of the file without the total size');
        }
        // The received bytes are kept, so that the transfer can be resumed.
        if (expectedBytes !== undefined && bytes < expectedBytes) {
            throw new Error(`received only ${bytes} of ${expectedBytes} bytes`);
        }
        if (listedBytes !== undefined && listedBytes !== bytes) {
            return this.#rejectMismatch(`received ${bytes} bytes, but Miteos lists ${listedBytes}`);
        }
        const sha256 = this.#hash.digest('hex');
        const { sha256: listed = sha256 } = this.#deliverable;
        return listed === sha256
            ? sha256
            : this.#rejectMismatch(`its SHA-256 is ${sha256}, but Miteos lists ${listed}`);
    }
    /** Reserves space for this many bytes of this file. @throws FinalError when there is not enough */
    #reserve(bytes) {
        if (bytes <= this.#reservedBytes)
            return;
        const refusal = this.#options.space.change(this.#reservedBytes, bytes);
        if (refusal === undefined) {
            this.#reservedBytes = bytes;
            return;
        }
        // Released immediately, because other downloads need the space.
        this.#release();
        throw new FinalError(refusal);
    }
    /** Releases the reserved space beyond this many bytes. */
    #release(keptBytes = 0) {
        const bytes = Math.min(keptBytes, this.#reservedBytes);
        this.#options.space.change(this.#reservedBytes, bytes);
        this.#reservedBytes = bytes;
    }
    /** Handles a file that does not match the service's list. */
    async #rejectMismatch(why) {
        await this.#refuseUnknownCoding(`: ${why}`);
        return this.#restartWith(why);
    }
    /** A body with an unknown content encoding is accepted only if it matches the service's list. Otherwise it may really be encoded. */
    async #refuseUnknownCoding(why = '') {
        const coding = this.#unknownCoding;
        if (coding === undefined)
            return;
        await this.#restart();
        const message = `the download has the unknown content encoding "${coding}"${why}`;
        throw new task_service/* ServiceError */._(message, { arrival: 'refused' });
    }
    async #restartWith(why) {
        await this.#restart();
        throw new Error(why);
    }
    async #restart() {
        this.#etag = undefined;
        this.#totalBytes = undefined;
        this.#hash = (0,external_node_crypto_.createHash)('sha256');
        this.#bytes = 0;
        await this.#onDisk(async () => this.#file?.restart());
    }
    async #onDisk(act) {
        try {
            return await act();
        }
        catch (error) {
            const bytes = this.#listedBytes ?? this.#totalBytes;
            const size = bytes === undefined ? '' : ` (${(0,human_units/* formatSize */.Xq)(bytes)})`;
            throw new FinalError(`could not write the file${size}: ${(0,errors/* errorMessage */.gJ)(error)}`, {
                cause: error,
            });
        }
    }
}
function differs(one, other) {
    return one !== undefined && other !== undefined && one !== other;
}
/** Ends a body, because an unread body would keep its connection. A stream is destroyed, because its next chunk may never arrive. */
async function endBody(body) {
    if (body instanceof external_node_stream_.Readable) {
        // Errors of the body no longer matter.
        body.on('error', () => undefined).destroy();
        return;
    }
    try {
        for await (const chunk of body)
            if (chunk.length >= 0)
                break;
    }
    catch {
        // As above.
    }
}

;// CONCATENATED MODULE: ./build/deliverables/fresh-links.js
/** How long a list is reused. It may have many pages, and each is a request that counts towards the key's rate limit. */
const LIST_LIFETIME_MS = 60_000;
/** Fetches new links from a newer list of the deliverables. All files share the list, because their links expire at the same time. */
class FreshLinks {
    #options;
    #list;
    /** Infinite while the list is being read. */
    #expiresAtMs = 0;
    constructor(options) {
        this.#options = options;
    }
    /**
     * @param refused the link that no longer works
     * @returns another link; undefined when there is none
     * @throws ServiceError when the list can't be read; calls within the next minute get the same error
     */
    async find({ id, name, bytes }, refused) {
        const listed = (await this.#read()).get(id) ?? [];
        // When several files share an ID, only one with the same name and size is the same file.
        const same = listed.filter((one) => one.name === name && one.bytes === bytes);
        const [fresh] = listed.length > 1 ? same : listed;
        return fresh?.downloadUrl === refused ? undefined : fresh?.downloadUrl;
    }
    #read() {
        const { service, clock, taskId, signal } = this.#options;
        if (this.#list !== undefined && clock.monotonicMs() < this.#expiresAtMs)
            return this.#list;
        this.#list = service
            .listDeliverables(taskId, { signal })
            .finally(() => {
            this.#expiresAtMs = clock.monotonicMs() + LIST_LIFETIME_MS;
        })
            .then((listed) => Map.groupBy(listed, ({ id }) => id));
        this.#expiresAtMs = Infinity;
        return this.#list;
    }
}

;// CONCATENATED MODULE: ./build/deliverables/progress-log.js

/** The first saved files have a line each. After that, each line covers this many files. */
const MAX_LISTED_FILES = 100;
/** A shorter transfer has only the line that says it is saved. */
const LINE_INTERVAL_MS = 10_000;
/** Logs each saved file, and every 10 s the progress of long transfers. */
class ProgressLog {
    #options;
    #transfers = new Map();
    #loggedAtMs;
    #saved = 0;
    #savedBytes = 0;
    constructor(options) {
        this.#options = options;
        this.#loggedAtMs = options.clock.monotonicMs();
    }
    /** Records the progress of one file. */
    received(name, bytes, totalBytes) {
        const nowMs = this.#options.clock.monotonicMs();
        const { startedAtMs = nowMs } = this.#transfers.get(name) ?? {};
        this.#transfers.set(name, { startedAtMs, bytes, totalBytes });
        this.#logIfDue(nowMs);
    }
    /** Records that the file's transfer has ended. It may be resumed later. */
    paused(name) {
        this.#transfers.delete(name);
    }
    saved(name, bytes) {
        this.#saved += 1;
        this.#savedBytes += bytes;
        if (this.#saved <= MAX_LISTED_FILES)
            this.#options.log.info(`Saved ${name} (${(0,human_units/* formatSize */.Xq)(bytes)}).`);
        else if (this.#saved % MAX_LISTED_FILES === 0)
            this.#logCount();
    }
    /** Logs every lost file by name. */
    lost(name, reason) {
        this.#options.log.info(`Could not save ${name}: ${reason}.`);
    }
    end() {
        if (this.#saved > MAX_LISTED_FILES && this.#saved % MAX_LISTED_FILES !== 0)
            this.#logCount();
    }
    #logCount() {
        const { log, files } = this.#options;
        log.info(`Saved ${this.#saved} of ${files} files (${(0,human_units/* formatSize */.Xq)(this.#savedBytes)}).`);
    }
    #logIfDue(nowMs) {
        if (nowMs - this.#loggedAtMs < LINE_INTERVAL_MS)
            return;
        const long = [...this.#transfers].filter(([, { startedAtMs }]) => nowMs - startedAtMs >= LINE_INTERVAL_MS);
        if (long.length === 0)
            return;
        this.#loggedAtMs = nowMs;
        const parts = long.map(([name, { bytes, totalBytes }]) => {
            const whole = totalBytes === undefined ? '' : ` of ${(0,human_units/* formatSize */.Xq)(totalBytes)}`;
            return `${name}: ${(0,human_units/* formatSize */.Xq)(bytes)}${whole}`;
        });
        this.#options.log.info(`Downloading ${parts.join(', ')}`);
    }
}

// EXTERNAL MODULE: ./build/deliverables/safe-name.js
var safe_name = __webpack_require__(86332);
;// CONCATENATED MODULE: ./build/deliverables/space-budget.js

/** The maximum for all files of a task. A hosted runner has 14 GB in total. */
const MAX_BYTES = 10 * 1024 ** 3;
/** The free space left for the runner and other steps. If less than twice that is free, half of it is left, so that small files still fit. */
const KEPT_FREE_BYTES = 1024 ** 3;
/** Counts the bytes of all files of a task, saved or being downloaded. */
class SpaceBudget {
    #maxBytes;
    #refusal;
    #usedBytes = 0;
    /** @param freeBytes the free space of the disk; Infinity when it is not known */
    constructor(freeBytes) {
        const diskBytes = Math.max(freeBytes - KEPT_FREE_BYTES, freeBytes / 2);
        this.#maxBytes = Math.min(MAX_BYTES, diskBytes);
        const limit = diskBytes < MAX_BYTES
            ? `${(0,human_units/* formatSize */.Xq)(diskBytes)}, because the disk has only ${(0,human_units/* formatSize */.Xq)(freeBytes)} left`
            : 'the maximum of 10 GiB';
        this.#refusal = `with this file, the deliverables would exceed ${limit}`;
    }
    /**
     * Changes the space that one file uses.
     * @returns why there is not enough space; undefined on success
     */
    change(fromBytes, toBytes) {
        const usedBytes = this.#usedBytes - fromBytes + toBytes;
        if (toBytes > fromBytes && usedBytes > this.#maxBytes)
            return this.#refusal;
        this.#usedBytes = usedBytes;
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/deliverables/save-deliverables.js







/** Without the list every file is lost, so it is requested for several minutes. */
const LIST_ATTEMPTS = 10;
/** The maximum path length that all systems accept. Source: MAX_PATH on Windows, minus what tools add. */
const MAX_PATH_LENGTH = 239;
const MAX_DOWNLOADS = 4;
/**
 * Saves the deliverables of a task under safe names. A file that can't be fetched does not affect the others. A file that is listed
 * without a name gets the name in its download's headers, or else its ID. Listed names take precedence.
 * @throws ServiceError when the list can't be read; the signal's reason when it aborts before that
 */
async function saveDeliverables(options) {
    const { service, taskId, folder, signal } = options;
    const listed = await service.listDeliverables(taskId, { signal, attempts: LIST_ATTEMPTS });
    const names = new safe_name/* SafeNames */.eU(MAX_PATH_LENGTH - folder.root.length - 1);
    const isWanted = (0,pattern_filter.patternFilter)(options.patterns);
    const candidates = listed
        .map((deliverable) => ({ deliverable, naming: takeName(deliverable.name, names) }))
        .filter(({ naming }) => naming === undefined || isWanted(naming.name));
    const progress = new ProgressLog({ ...options, files: candidates.length });
    const saving = {
        ...options,
        names,
        isWanted,
        progress,
        freshLinks: new FreshLinks(options),
        space: new SpaceBudget(await folder.freeBytes()),
        withId: Map.groupBy(listed, ({ id }) => id),
        slots: new Semaphore(MAX_DOWNLOADS),
    };
    try {
        const outcomes = await Promise.all(candidates.map((candidate) => saveOne(candidate, saving)));
        progress.end();
        const saved = outcomes.filter((outcome) => outcome !== undefined && 'sha256' in outcome);
        const lost = outcomes.filter((outcome) => outcome !== undefined && 'reason' in outcome);
        return { saved, lost, leftOut: listed.length - saved.length - lost.length };
    }
    finally {
        await folder.removeStagingFiles();
    }
}
/** @returns undefined for a missing or blank name */
function takeName(originalName = '', names) {
    if (originalName.trim() === '')
        return undefined;
    return { originalName, name: names.take(originalName) };
}
/** @returns undefined when the patterns exclude the name in the download headers */
async function saveOne({ deliverable, naming: listedNaming }, { names, isWanted, progress, withId, slots, folder, ...options }) {
    const { id } = deliverable;
    let naming = listedNaming;
    try {
        const downloaded = await download(deliverable, {
            ...options,
            isIdShared: withId.get(id)?.length !== 1,
            withSlot: (run) => slots.run(run).finally(() => {
                progress.paused(naming?.name ?? id);
            }),
            createFile: async (fileName) => {
                naming ??= takeName(fileName, names) ?? { originalName: id, name: names.take(id) };
                return isWanted(naming.name) ? folder.createFile(naming.name) : undefined;
            },
            onBytes: (bytes, totalBytes) => {
                progress.received(naming?.name ?? id, bytes, totalBytes);
            },
        });
        if (downloaded === undefined || naming === undefined)
            return undefined;
        progress.saved(naming.name, downloaded.bytes);
        return { id, ...naming, ...downloaded };
    }
    catch (error) {
        const reason = (0,errors/* errorMessage */.gJ)(error);
        progress.lost(naming?.name ?? id, reason);
        return { id, originalName: naming?.originalName ?? id, reason };
    }
}
/** Limits how many functions run at the same time. Others wait in order. */
class Semaphore {
    #free;
    #waiting = [];
    constructor(max) {
        this.#free = max;
    }
    async run(run) {
        if (this.#free > 0)
            this.#free -= 1;
        else
            await new Promise((resolve) => {
                this.#waiting.push(resolve);
            });
        try {
            return await run();
        }
        finally {
            const next = this.#waiting.shift();
            if (next === undefined)
                this.#free += 1;
            else
                next();
        }
    }
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


/***/ })

};
