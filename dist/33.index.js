export const id = 33;
export const ids = [33];
export const modules = {

/***/ 1033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  saveDeliverables: () => (/* binding */ saveDeliverables)
});

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(14006);
// EXTERNAL MODULE: ./build/support/errors.js
var errors = __webpack_require__(35921);
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
 * Downloads one deliverable. A transfer that breaks is resumed, after a pause, when it is its turn again; one that contradicts what the
 * service lists begins anew.
 * @returns undefined for a file that is not wanted
 * @throws Error that says why the file could not be fetched; the signal's reason when it is aborted
 */
async function download(deliverable, options) {
    const { clock, signal, inTurn } = options;
    const retries = new Retries(deliverable, options);
    const transfer = new Transfer(deliverable, options);
    try {
        for (;;) {
            try {
                return await inTurn(async () => {
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
/** Another try would fail in the same way, e.g. for a full disk. */
class FinalError extends Error {
    name = 'FinalError';
}
const SOURCE_NAMES = {
    link: 'its link',
    'fresh link': 'a fresh link',
    service: 'the service itself',
};
const MAX_TRIES = 6;
/** A try that brings so much does not count: a server that breaks each transfer will have sent the file in the end. */
const MIN_PROGRESS_BYTES = 1024 ** 2;
const FIRST_PAUSE_MS = 1000;
const MAX_PAUSE_MS = 8000;
/** Decides where the next try gets the file from, and when the file is given up. */
class Retries {
    #deliverable;
    #options;
    /** Those that may still work, the next one first. */
    #sources;
    #link;
    #refusedLink;
    /** The latest error of each that was tried. */
    #errors = new Map();
    #failures = 0;
    #maxBytes = 0;
    constructor(deliverable, options) {
        this.#deliverable = deliverable;
        this.#options = options;
        this.#link = deliverable.downloadUrl;
        this.#sources = [
            ...(this.#link === undefined ? [] : ['link', 'fresh link']),
            ...(options.isIdShared ? [] : ['service']),
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
        if (source === 'service')
            return { kind: 'api', taskId, deliverableId: id, listedBytes };
        if (source === undefined || this.#link === undefined) {
            const why = this.#errors.size === 0 ? '' : ` (${this.#describeErrors()})`;
            const others = isIdShared ? `, and other deliverables have its id ${id}, too` : '';
            throw new FinalError(`no link works${why}${others}`);
        }
        return { kind: 'link', url: this.#link, listedBytes };
    }
    /**
     * A source that refuses is not asked again; one that breaks is, after the others.
     * @param bytes what is in the file after the try
     * @returns how long to wait before the next try, in milliseconds; undefined when the file is given up
     */
    pauseAfter(error, bytes) {
        const hasProgress = bytes - this.#maxBytes >= MIN_PROGRESS_BYTES;
        this.#maxBytes = Math.max(bytes, this.#maxBytes);
        this.#failures = hasProgress ? 1 : this.#failures + 1;
        const [source] = this.#sources;
        if (source !== undefined)
            this.#errors.set(source, error);
        if (error instanceof FinalError || this.#failures >= MAX_TRIES)
            return undefined;
        if (isRefusal(error)) {
            this.#refusedLink = this.#link;
            this.#sources.shift();
            return this.#sources.length === 0 ? undefined : 0;
        }
        if (!hasProgress)
            this.#sources.push(...this.#sources.splice(0, 1));
        const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (this.#failures - 1), MAX_PAUSE_MS);
        const askedMs = error instanceof task_service/* ServiceError */._ ? (error.retryAfterMs ?? 0) : 0;
        return Math.max(askedMs, pauseMs * (0.75 + 0.5 * this.#options.clock.random()));
    }
    /** The error that the file is given up for, with what other sources said, where that is something else. */
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
/** Whether the same request would be refused again. Not 416: without a range it may be answered. */
function isRefusal(error) {
    if (!(error instanceof task_service/* ServiceError */._) || error.status === 416)
        return false;
    return error.arrival === 'refused' || error.isLasting;
}
/** The bytes of one file, over as many tries as it takes. */
class Transfer {
    #deliverable;
    #options;
    #file;
    #hash = (0,external_node_crypto_.createHash)('sha256');
    /** In the file, and hashed. */
    #bytes = 0;
    #etag;
    /** Of the whole file, as an answer announced it. */
    #totalBytes;
    /** Of the whole file, as the service lists it. */
    #listedBytes;
    /** See `OpenedDeliverable`. */
    #unknownCoding;
    /** Reserved for this file, of the space that all files share. */
    #reservedBytes = 0;
    constructor(deliverable, options) {
        this.#deliverable = deliverable;
        this.#options = options;
    }
    get bytes() {
        return this.#bytes;
    }
    /** One try. @returns undefined for a file that is not wanted */
    async run(source) {
        const { service, signal } = this.#options;
        this.#reserve(this.#deliverable.bytes ?? 0);
        try {
            // Tried once: the retries are this file's own, and a pause holds up no other file.
            const call = { signal, attempts: 1 };
            const opened = await service.openDeliverable(source, this.#range(), call);
            try {
                return await this.#receive(opened);
            }
            catch (error) {
                // The coding of the answer broke, or expands too much. A range counts the coded bytes.
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
        // A server may send a part of another file, in spite of `If-Range`.
        if (isAnother(etag, this.#etag) || isAnother(totalBytes, this.#totalBytes)) {
            return this.#startAnew('the file changed while it was transferred');
        }
        this.#etag = etag ?? this.#etag;
        this.#totalBytes = totalBytes ?? this.#totalBytes;
        // A store that keeps a file coded may list the length that it has there.
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
        // Of an iterable that is no stream, `pipeline` does not wait for the writer when it breaks.
        const body = opened.body instanceof external_node_stream_.Readable ? opened.body : external_node_stream_.Readable.from(opened.body);
        await (0,promises_.pipeline)(body, this.#writerOf(file));
        const sha256 = await this.#verify(status);
        const path = await this.#onDisk(() => file.keep());
        this.#release(this.#bytes);
        // Nothing gives it back any more.
        this.#reservedBytes = 0;
        return { path, bytes: this.#bytes, sha256, contentType };
    }
    /** When it is closed, nothing is being written any more: a transfer is resumed from what lies in the file. */
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
            const who = this.#listedBytes === undefined ? 'were announced' : 'Miteos lists';
            return this.#contradict(`more than the ${wholeBytes} bytes came that ${who}`);
        }
        const writing = this.#onDisk(() => file.write(chunk));
        this.#hash.update(chunk);
        await writing;
        this.#bytes = bytes;
        this.#options.onBytes(bytes, this.#totalBytes ?? this.#listedBytes);
    }
    /** @returns the checksum of what came, when it is the whole file that the service lists */
    async #verify(status) {
        const bytes = this.#bytes;
        const listedBytes = this.#listedBytes;
        const isPart = status === 206;
        const expectedBytes = this.#totalBytes ?? (isPart ? listedBytes : undefined);
        // A server may send less than the rest that was asked for. Source: RFC 9110, "206 Partial Content".
        if (isPart && expectedBytes === undefined) {
            return this.#startAnew('a part came, and nobody tells how long the whole is');
        }
        // What came of a broken transfer is kept, to be resumed.
        if (expectedBytes !== undefined && bytes < expectedBytes) {
            throw new Error(`only ${bytes} of ${expectedBytes} bytes came`);
        }
        if (listedBytes !== undefined && listedBytes !== bytes) {
            return this.#contradict(`${bytes} bytes came, Miteos lists ${listedBytes}`);
        }
        const sha256 = this.#hash.digest('hex');
        const { sha256: listed = sha256 } = this.#deliverable;
        return listed === sha256
            ? sha256
            : this.#contradict(`its SHA-256 is ${sha256}, Miteos lists ${listed}`);
    }
    /** @throws FinalError when there is no space for so many bytes of this file */
    #reserve(bytes) {
        if (bytes <= this.#reservedBytes)
            return;
        const refusal = this.#options.space.change(this.#reservedBytes, bytes);
        if (refusal === undefined) {
            this.#reservedBytes = bytes;
            return;
        }
        // At once, since others that are downloaded need it.
        this.#release();
        throw new FinalError(refusal);
    }
    /** Gives back what is reserved beyond so many bytes. */
    #release(keptBytes = 0) {
        const bytes = Math.min(keptBytes, this.#reservedBytes);
        this.#options.space.change(this.#reservedBytes, bytes);
        this.#reservedBytes = bytes;
    }
    /** What came is not what the service lists. */
    async #contradict(why) {
        await this.#refuseUnknownCoding(`: ${why}`);
        return this.#startAnew(why);
    }
    /** A body whose coding nobody knows is the file when it is what the service lists; else it may be coded after all. */
    async #refuseUnknownCoding(why = '') {
        const coding = this.#unknownCoding;
        if (coding === undefined)
            return;
        await this.#restart();
        const message = `the download is coded as "${coding}", which can't be decoded${why}`;
        throw new task_service/* ServiceError */._(message, { arrival: 'refused' });
    }
    async #startAnew(why) {
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
            const what = bytes === undefined ? 'it' : `its ${(0,human_units/* formatSize */.Xq)(bytes)}`;
            throw new FinalError(`${what} could not be written: ${(0,errors/* errorMessage */.gJ)(error)}`, {
                cause: error,
            });
        }
    }
}
function isAnother(mark, ours) {
    return mark !== undefined && ours !== undefined && mark !== ours;
}
/** A body that nobody reads would hold its connection. A stream is destroyed at once: its next chunk may never come. */
async function endBody(body) {
    if (body instanceof external_node_stream_.Readable) {
        // An error that this causes, or that came before, is of no interest.
        body.on('error', () => undefined).destroy();
        return;
    }
    try {
        for await (const chunk of body)
            if (chunk.length >= 0)
                break;
    }
    catch {
        // The same.
    }
}

;// CONCATENATED MODULE: ./build/deliverables/fresh-links.js
/** A list may have many pages, each a request of the key's rate limit. */
const LIST_LIFE_MS = 60_000;
/** Links from a newer list of the deliverables, which all files share: their links expire at the same time. */
class FreshLinks {
    #options;
    #list;
    /** Infinite while the list is being read. */
    #expiresAtMs = 0;
    constructor(options) {
        this.#options = options;
    }
    /**
     * @param refused the link that does not work
     * @returns another one; undefined when there is none
     * @throws ServiceError when the list can't be read, also to those who ask within the next minute
     */
    async find({ id, name, bytes }, refused) {
        const listed = (await this.#read()).get(id) ?? [];
        // Where several share an id, only the one that is the same in all may replace it.
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
            this.#expiresAtMs = clock.monotonicMs() + LIST_LIFE_MS;
        })
            .then((listed) => Map.groupBy(listed, ({ id }) => id));
        this.#expiresAtMs = Infinity;
        return this.#list;
    }
}

;// CONCATENATED MODULE: ./build/deliverables/progress-log.js

/** So many saved files have a line each; of more, a line says the number now and then. */
const MAX_NAMED = 100;
/** A transfer that ends sooner has no line but its last. */
const LINE_INTERVAL_MS = 10_000;
/** Says what has been saved, and each 10 s how far the transfers are that take so long. */
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
    /** Of one file: how many bytes of how many are there. */
    received(name, bytes, totalBytes) {
        const nowMs = this.#options.clock.monotonicMs();
        const { beganAtMs = nowMs } = this.#transfers.get(name) ?? {};
        this.#transfers.set(name, { beganAtMs, bytes, totalBytes });
        this.#logIfDue(nowMs);
    }
    /** The file's transfer has ended, perhaps to be resumed. */
    paused(name) {
        this.#transfers.delete(name);
    }
    saved(name, bytes) {
        this.#saved += 1;
        this.#savedBytes += bytes;
        if (this.#saved <= MAX_NAMED)
            this.#options.log.info(`Saved ${name} (${(0,human_units/* formatSize */.Xq)(bytes)}).`);
        else if (this.#saved % MAX_NAMED === 0)
            this.#logNumber();
    }
    /** A lost file is named, however many there are. */
    lost(name, reason) {
        this.#options.log.info(`Could not save ${name}: ${reason}.`);
    }
    end() {
        if (this.#saved > MAX_NAMED && this.#saved % MAX_NAMED !== 0)
            this.#logNumber();
    }
    #logNumber() {
        const { log, files } = this.#options;
        log.info(`Saved ${this.#saved} of ${files} files (${(0,human_units/* formatSize */.Xq)(this.#savedBytes)}).`);
    }
    #logIfDue(nowMs) {
        if (nowMs - this.#loggedAtMs < LINE_INTERVAL_MS)
            return;
        const long = [...this.#transfers].filter(([, { beganAtMs }]) => nowMs - beganAtMs >= LINE_INTERVAL_MS);
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

/** Of all files of a task. A hosted runner has 14 GB for everything. */
const MAX_BYTES = 10 * 1024 ** 3;
/** For the runner and the other steps. Of a disk that has less than twice as much left, it is a half: a small report fits anywhere. */
const KEPT_FREE_BYTES = 1024 ** 3;
/** Counts the bytes of all files of a task: those that are saved, and those that are being downloaded. */
class SpaceBudget {
    #maxBytes;
    #refusal;
    #usedBytes = 0;
    /** @param freeBytes what the disk has left; Infinity where nobody knows */
    constructor(freeBytes) {
        const diskBytes = Math.max(freeBytes - KEPT_FREE_BYTES, freeBytes / 2);
        this.#maxBytes = Math.min(MAX_BYTES, diskBytes);
        const limit = diskBytes < MAX_BYTES
            ? `${(0,human_units/* formatSize */.Xq)(diskBytes)}: the disk has only ${(0,human_units/* formatSize */.Xq)(freeBytes)} left`
            : '10 GiB, the maximum';
        this.#refusal = `with this file, the deliverables take more than ${limit}`;
    }
    /**
     * Changes how much one file takes.
     * @returns why it can't take so much; undefined when it is done
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







/** Without the list every file is lost, so it is requested for minutes. */
const LIST_ATTEMPTS = 10;
/** The longest path that all systems accept. Source: MAX_PATH on Windows, less what tools add. */
const MAX_PATH_LENGTH = 239;
const MAX_DOWNLOADS = 4;
/**
 * Saves the deliverables of a task under safe names. One that can't be fetched takes nothing from the others. A file that the service
 * lists without a name gets the one that its download says, or else its ID; the names of the others come first.
 * @throws ServiceError when the list can't be read; the signal's reason when it is aborted before that
 */
async function saveDeliverables(options) {
    const { service, taskId, folder, signal } = options;
    const listed = await service.listDeliverables(taskId, { signal, attempts: LIST_ATTEMPTS });
    const names = new safe_name/* SafeNames */.eU(MAX_PATH_LENGTH - folder.root.length - 1);
    const isWanted = patternFilter(options.patterns);
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
        turns: new Turns(MAX_DOWNLOADS),
    };
    try {
        const outcomes = await Promise.all(candidates.map((candidate) => saveOne(candidate, saving)));
        progress.end();
        const saved = outcomes.filter((outcome) => outcome !== undefined && 'sha256' in outcome);
        const lost = outcomes.filter((outcome) => outcome !== undefined && 'reason' in outcome);
        return { saved, lost, leftOut: listed.length - saved.length - lost.length };
    }
    finally {
        await folder.tidy();
    }
}
/**
 * Which names the glob patterns choose. Those that begin with `!` exclude; patterns that only exclude start from all.
 */
function patternFilter(patterns) {
    const options = { dot: true };
    const included = patterns.filter((pattern) => !pattern.startsWith('!'));
    const excluded = patterns.filter((pattern) => /^!./.test(pattern));
    const isIncluded = picomatch(included.length === 0 ? ['**'] : included, options);
    const isExcluded = picomatch(excluded.map((pattern) => pattern.slice(1)), options);
    return (name) => isIncluded(name) && !isExcluded(name);
}
/** @returns undefined for no name, or a blank one */
function takeName(originalName = '', names) {
    if (originalName.trim() === '')
        return undefined;
    return { originalName, name: names.take(originalName) };
}
/** @returns undefined when the name that the download said is not wanted */
async function saveOne({ deliverable, naming: listedNaming }, { names, isWanted, progress, withId, turns, folder, ...options }) {
    const { id } = deliverable;
    let naming = listedNaming;
    try {
        const downloaded = await download(deliverable, {
            ...options,
            isIdShared: withId.get(id)?.length !== 1,
            inTurn: (run) => turns.run(run).finally(() => {
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
/** Lets so many run at the same time; the others wait in the order in which they came. */
class Turns {
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


/***/ })

};
