export const id = 173;
export const ids = [173];
export const modules = {

/***/ 95173:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  saveDeliverables: () => (/* binding */ saveDeliverables)
});

// EXTERNAL MODULE: ./build/support/errors.js
var errors = __webpack_require__(35921);
// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./build/support/deadline.js
var deadline = __webpack_require__(74422);
;// CONCATENATED MODULE: ./build/deliverables/find-names.js


/** As long, all in all, the files that have a name wait for those that have none: numbers behind equal names need the whole list. */
const NAMING_LIMIT_MS = 20_000;
const HEADS_AT_ONCE = 4;
/**
 * What each deliverable is called: the service's word; else what its download calls itself, where that is told within 20 s for
 * all of them; else its id.
 */
async function findNames(listed, options) {
    const names = listed.map(({ name = '' }) => name);
    const nameless = [...names.keys()].filter((index) => isNothing(names[index]));
    const doubtful = new Set();
    if (nameless.length === 0)
        return found();
    const limit = (0,deadline/* startDeadline */.db)(options.clock, NAMING_LIMIT_MS, options.signal);
    let unasked = 0;
    await (0,p_map/* default */.Ay)(nameless, async (index) => {
        const deliverable = listed[index];
        if (deliverable === undefined)
            return;
        const told = await askForName(deliverable, { ...options, signal: limit.signal });
        if (told === undefined)
            doubtful.add(index);
        if (told === undefined && limit.signal.aborted)
            unasked += 1;
        names[index] = told === undefined || isNothing(told) ? deliverable.id : told;
    }, { concurrency: HEADS_AT_ONCE });
    limit.release();
    if (unasked > 0) {
        const seconds = NAMING_LIMIT_MS / 1000;
        options.log.info(`${unasked} deliverables without a name are called by their ids: their downloads did not tell one within ${seconds} s.`);
    }
    return found();
    function found() {
        return names.map((name, index) => ({ name, isDoubtful: doubtful.has(index) }));
    }
}
function isNothing(name = '') {
    return name.trim() === '';
}
/** @returns undefined when the download can't be opened, or not in time */
async function askForName({ id, downloadUrl }, { service, taskId, signal, maskLink }) {
    if (signal.aborted)
        return undefined;
    try {
        if (downloadUrl !== undefined)
            maskLink(downloadUrl);
        const source = downloadUrl === undefined
            ? { kind: 'api', taskId, deliverableId: id }
            : { kind: 'link', url: downloadUrl };
        const { fileName, body } = await service.openDeliverable(source, undefined, { signal });
        await leave(body);
        return fileName ?? '';
    }
    catch {
        // The download itself comes later and says what is wrong.
        return undefined;
    }
}
/** Ends a transfer of which only the head was wanted. */
async function leave(body) {
    try {
        for await (const chunk of body)
            if (chunk.length >= 0)
                break;
    }
    catch {
        // It broke by itself.
    }
}

;// CONCATENATED MODULE: ./build/deliverables/fresh-links.js
/** A younger list is believed: a service whose links do not live so long would have none that works. */
const YOUNG_MS = 5000;
/** So many times as long as a list took, it is not asked for again: one of many pages would use up the key's rate limit. */
const PAUSE_FACTOR = 4;
/**
 * Links in the place of those that were refused. One list serves all files: where all links have expired at once, or are refused
 * whatever one does, it is not asked for once a file.
 */
class FreshLinks {
    #options;
    #list;
    constructor(options) {
        this.#options = options;
    }
    /**
     * @param refused the link that does not work
     * @returns another one; undefined when there is none
     * @throws ServiceError when the list can't be read, also to those who ask soon after
     */
    async find(deliverable, refused) {
        for (;;) {
            const list = this.#list;
            if (list !== undefined && (!list.hasFailed || this.#isYoung(list))) {
                const link = await linkIn(list, deliverable);
                if (link !== undefined && link !== refused)
                    return link;
                if (this.#list === list && this.#isYoung(list))
                    return undefined;
            }
            // Not when another file has asked meanwhile: its list is to be looked at first.
            if (this.#list === list)
                this.#list = this.#ask();
        }
    }
    #isYoung({ beganAtMs, endedAtMs }) {
        if (endedAtMs === undefined)
            return true;
        const restMs = Math.max(YOUNG_MS, (endedAtMs - beganAtMs) * PAUSE_FACTOR);
        return this.#options.clock.monotonicMs() - endedAtMs < restMs;
    }
    #ask() {
        const { service, clock, taskId, signal } = this.#options;
        const list = {
            beganAtMs: clock.monotonicMs(),
            byId: service.listDeliverables(taskId, { signal }).then((listed) => {
                list.endedAtMs = clock.monotonicMs();
                return Map.groupBy(listed, ({ id }) => id);
            }, (error) => {
                list.endedAtMs = clock.monotonicMs();
                list.hasFailed = true;
                throw error;
            }),
            endedAtMs: undefined,
            hasFailed: false,
        };
        return list;
    }
}
async function linkIn(list, { id, name, bytes }) {
    const same = (await list.byId).get(id) ?? [];
    // Where several share an id, only the one that is the same in all may stand in.
    const fresh = same.find((other) => other.name === name && other.bytes === bytes);
    return (same.length > 1 ? fresh : same[0])?.downloadUrl;
}

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(14006);
;// CONCATENATED MODULE: ./build/deliverables/pattern-filter.js

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

// EXTERNAL MODULE: ./build/deliverables/safe-name.js
var safe_name = __webpack_require__(86332);
;// CONCATENATED MODULE: ./build/deliverables/disk-full.js
/** No room on the disk, or none left for this user. */
const CODES = ['ENOSPC', 'EDQUOT'];
/** Whether an error, or what caused it, is that of a full disk. */
function isDiskFull(thrown) {
    for (let error = thrown; typeof error === 'object' && error !== null;) {
        if ('code' in error && CODES.includes(error.code))
            return true;
        error = 'cause' in error ? error.cause : undefined;
    }
    return false;
}

// EXTERNAL MODULE: ./build/task/task-service.js
var task_service = __webpack_require__(80101);
;// CONCATENATED MODULE: ./build/deliverables/patience.js
/** What a file's tries may cost before it is given up: six that bring nothing, or three times as many that bring a little. */
const MOST_STRIKES = 18;
const STRIKES_FOR_NOTHING = 3;
const STRIKES_FOR_LITTLE = 1;
/** So that the last source is asked in time, even if every try ends in a stall of half a minute. */
const MOST_TRIES_OF_SOURCE = 2;
/** A server that breaks off each time, after so much more of the file, will have sent it in the end. */
const MUCH_BYTES = 1024 ** 2;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 8000;
/** How long one file is tried for, and how long with one source: the more a try has brought, the less it costs. */
class Patience {
    #mostBytes = 0;
    #strikes = 0;
    #tries = 0;
    #triesOfSource = 0;
    /** @param bytes what lies in the file after a try that failed; only what never lay there before counts */
    spend(bytes) {
        const gainedBytes = bytes - this.#mostBytes;
        this.#mostBytes = Math.max(bytes, this.#mostBytes);
        if (gainedBytes >= MUCH_BYTES) {
            this.#strikes = 0;
            this.#tries = 1;
            this.#triesOfSource = 0;
            return;
        }
        this.#strikes += gainedBytes > 0 ? STRIKES_FOR_LITTLE : STRIKES_FOR_NOTHING;
        this.#tries += 1;
        this.#triesOfSource += 1;
    }
    get isOver() {
        return this.#strikes >= MOST_STRIKES;
    }
    get isOverWithSource() {
        return this.#triesOfSource >= MOST_TRIES_OF_SOURCE;
    }
    /** Another source is asked from now on. */
    beginSource() {
        this.#triesOfSource = 0;
    }
    /** Before the next try, in milliseconds, without jitter. */
    get pauseMs() {
        return Math.min(FIRST_PAUSE_MS * 2 ** (this.#tries - 1), LONGEST_PAUSE_MS);
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./build/deliverables/each-piece.js

/**
 * Hands on the pieces of a body, one after another. A stream is listened to: its own iterator waits several turns of the loop for
 * each piece, and copies those together that came at the same time, a twentieth of the work of a transfer.
 * @throws what the body or the taker ended with; the body is ended then
 */
async function eachPiece(body, take) {
    if (body instanceof external_node_stream_.Readable) {
        await listen(body, take);
        return;
    }
    for await (const piece of body)
        await take(piece);
}
/** Ends a body of which nothing is wanted: a stream without a wait, since its next piece may never come. */
async function leaveBody(body) {
    if (body instanceof external_node_stream_.Readable) {
        // What this breaks, and what broke before, is of no interest any more.
        body.on('error', () => undefined).destroy();
        return;
    }
    for await (const piece of body)
        if (piece.length >= 0)
            break;
}
async function listen(body, take) {
    const { promise, resolve, reject } = Promise.withResolvers();
    let taking;
    const fail = (error) => {
        reject(error);
        body.off('data', onData);
        // The listeners of `finished` stay, so that what this breaks is heard by somebody.
        body.destroy();
    };
    const onData = (piece) => {
        try {
            taking = take(piece);
        }
        catch (error) {
            fail(error);
            return;
        }
        if (taking === undefined)
            return;
        body.pause();
        taking.then(() => {
            taking = undefined;
            body.resume();
        }, fail);
    };
    (0,external_node_stream_.finished)(body, { writable: false }, (error) => {
        const end = () => {
            if (error)
                reject(error);
            else
                resolve(undefined);
        };
        // The last piece may still be on its way to the disk.
        if (taking === undefined)
            end();
        else
            taking.then(end, fail);
    });
    body.on('data', onData);
    await promise;
}

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
    /** Of the whole file, as the service lists it. */
    #listedBytes;
    constructor(deliverable, file, options) {
        this.#deliverable = deliverable;
        this.#file = file;
        this.#options = options;
    }
    /** What came, and lies in the file or is on the way to it. */
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
            await this.#restartFor(opened);
        this.#listedBytes = this.#listedFor(opened);
        const { etag, totalBytes = this.#totalOf(opened) } = opened;
        const isOtherFile = isAnother(etag, this.#etag) || isAnother(totalBytes, this.#totalBytes);
        this.#etag = etag ?? this.#etag;
        this.#totalBytes = totalBytes;
        await this.#resumable(async () => {
            if (isOtherFile)
                await leaveBody(opened.body);
            else
                await eachPiece(opened.body, (chunk) => this.#add(chunk));
        });
        if (isOtherFile)
            await this.#startAnew('the file changed while it was transferred');
        return this.#verify(opened);
    }
    /**
     * The whole's length where the answer does not say it. That of a part says nothing of it: a server may send less than the
     * rest that was asked for. Source: RFC 9110, "206 Partial Content".
     */
    #totalOf({ status, contentLength }) {
        return status === 200 ? contentLength : this.#totalBytes;
    }
    /** A store that keeps a file coded may list the length that it has there: it says nothing of what comes out of it. */
    #listedFor({ codedBytes }) {
        const { bytes } = this.#deliverable;
        return bytes === codedBytes ? undefined : bytes;
    }
    #add(chunk) {
        const bytes = this.#bytes + chunk.length;
        const totalBytes = this.#totalBytes ?? Infinity;
        checkSize(this.#totalBytes ?? bytes);
        const listedBytes = this.#listedBytes ?? Infinity;
        if (bytes > listedBytes) {
            return this.#startAnew(`more than the ${listedBytes} bytes came that Miteos lists`);
        }
        if (bytes > totalBytes) {
            return this.#startAnew(`more than the ${totalBytes} bytes came that were announced`);
        }
        this.#hash.update(chunk);
        this.#bytes = bytes;
        const writing = this.#file.write(chunk);
        this.#options.onBytes(bytes, this.#totalBytes ?? this.#listedBytes);
        return writing === undefined ? undefined : this.#onDisk(() => writing);
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
    async #verify({ status, contentType = '' }) {
        const bytes = this.#bytes;
        const isPart = status === 206;
        const expectedBytes = this.#totalBytes ?? (isPart ? this.#listedBytes : undefined);
        if (isPart && expectedBytes === undefined) {
            await this.#startAnew('a part came, and nobody tells how long the whole is');
        }
        // A short answer is a broken transfer: what came of it is kept to go on from.
        if (expectedBytes !== undefined && bytes < expectedBytes) {
            throw new Error(`only ${bytes} of ${expectedBytes} bytes came`);
        }
        // Nothing is said of a file before its last byte is written.
        await this.#onDisk(() => this.#file.flush());
        const sha256 = this.#hash.copy().digest('hex');
        const wrong = this.#contradiction(bytes, sha256);
        if (wrong !== undefined)
            return this.#startAnew(wrong);
        return { bytes, sha256, contentType: this.#deliverable.contentType ?? contentType };
    }
    #contradiction(bytes, sha256) {
        const listedBytes = this.#listedBytes;
        const { sha256: listedSha256 } = this.#deliverable;
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
    /** A body that nobody reads would hold its connection. */
    async #restartFor({ body }) {
        try {
            await this.#restart();
        }
        catch (error) {
            await leaveBody(body).catch(() => undefined);
            throw error;
        }
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




/** The second is for a list that was older than the link's life. */
const MOST_FRESH_LINKS = 2;
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
    const patience = new Patience();
    for (;;) {
        try {
            return await transfer.run(await sources.current());
        }
        catch (error) {
            options.signal.throwIfAborted();
            patience.spend(transfer.bytes);
            if (patience.isOver || error instanceof FinalError)
                throw error;
            if (isRefusal(error)) {
                if (!sources.refuse(error))
                    throw error;
                patience.beginSource();
            }
            else {
                if (patience.isOverWithSource && sources.advance())
                    patience.beginSource();
                const pauseMs = patience.pauseMs * (0.75 + 0.5 * options.clock.random());
                await options.clock.sleep(pauseMs, options.signal);
                options.signal.throwIfAborted();
            }
        }
    }
}
/** Whether the same request would be refused again. Not 416: without a range the same link may be as good as another. */
function isRefusal(error) {
    if (!(error instanceof task_service/* ServiceError */._) || error.status === 416)
        return false;
    return (error.arrival === 'refused' || error.isLasting || LINK_REFUSALS.has(error.status ?? Number.NaN));
}
/** Where to get the file from next: its link, a fresh link, the service itself. */
class Sources {
    #deliverable;
    #options;
    #step;
    #link;
    #refused;
    #freshLinks = 0;
    constructor(deliverable, options) {
        this.#deliverable = deliverable;
        this.#options = options;
        this.#link = deliverable.downloadUrl;
        this.#step = this.#link === undefined ? 'service' : 'link';
    }
    /** The link was refused, which it would be again: another one is wanted. @returns false when there is nothing left to try */
    refuse(error) {
        this.#refused = { link: this.#link, error };
        // One that was known already may have expired, too.
        if (this.#step === 'fresh link' && this.#freshLinks < MOST_FRESH_LINKS) {
            this.#freshLinks += 1;
            return true;
        }
        return this.advance();
    }
    /** @returns false when there is nothing left to try */
    advance() {
        if (this.#step === 'link') {
            this.#step = 'fresh link';
            this.#freshLinks += 1;
            return true;
        }
        if (this.#step === 'service' || this.#options.isIdShared)
            return false;
        this.#step = 'service';
        return true;
    }
    async current() {
        const { freshLinks, maskLink, taskId, isIdShared } = this.#options;
        if (this.#step === 'fresh link') {
            this.#link = await freshLinks.find(this.#deliverable, this.#refused?.link);
            if (this.#link === undefined && !isIdShared)
                this.#step = 'service';
        }
        const { id } = this.#deliverable;
        if (this.#step === 'service' && !isIdShared) {
            return { kind: 'api', taskId, deliverableId: id };
        }
        if (this.#link === undefined) {
            const why = this.#refused === undefined ? '' : ` (${(0,errors/* errorWords */.Y)(this.#refused.error)})`;
            throw new FinalError(`no link works${why}, and other deliverables have its id ${id}, too`);
        }
        maskLink(this.#link);
        return { kind: 'link', url: this.#link };
    }
}

;// CONCATENATED MODULE: ./build/deliverables/set-aside.js
/** Without a byte for so long, a transfer makes room for another. A server that answers at all does so sooner. */
const IDLE_MS = 5000;
/**
 * Lets transfers that stand still go on beside those that move: a few servers, or files, that do not answer would hold up all
 * others until the time is over.
 */
class SetAside {
    #clock;
    #most;
    #count = 0;
    /** @param most how many may stand still beside the others, each with a connection and an open file */
    constructor(clock, most) {
        this.#clock = clock;
        this.#most = most;
    }
    /**
     * Runs one transfer.
     * @param act is handed what it calls for each piece that comes
     * @returns its result, and when its place is free for another: when it is over, or stands still
     */
    run(act) {
        const over = new AbortController();
        let movedAtMs = this.#clock.monotonicMs();
        const acting = act(() => {
            movedAtMs = this.#clock.monotonicMs();
        });
        const result = acting.finally(() => {
            over.abort();
        });
        return { result, place: this.#waitFor(over.signal, () => movedAtMs) };
    }
    async #waitFor(over, movedAtMs) {
        for (;;) {
            await this.#clock.sleep(movedAtMs() + IDLE_MS - this.#clock.monotonicMs(), over);
            if (over.aborted)
                return;
            if (this.#clock.monotonicMs() - movedAtMs() >= IDLE_MS)
                break;
        }
        if (this.#count >= this.#most)
            return once(over);
        this.#count += 1;
        void once(over).then(() => {
            this.#count -= 1;
        });
    }
}
function once(signal) {
    return new Promise((resolve) => {
        signal.addEventListener('abort', () => {
            resolve();
        }, { once: true });
    });
}

;// CONCATENATED MODULE: ./build/deliverables/save-files.js





const DOWNLOADS_AT_ONCE = 4;
const MOST_ASIDE = 60;
/** Not one: of files whose size is not listed, nobody knows which is the smallest. */
const MOST_ROOMLESS = 3;
/**
 * Saves files, a few at once; the results are in their order. A file that is too large for the disk takes the room from those
 * that come at the same time, until it is given up: so these are tried again afterwards, one after another, the smallest first,
 * until several still find no room.
 */
async function saveFiles(wanted, saving) {
    const outcomes = await saveEach(wanted, saving);
    const roomless = wanted
        .map((one, index) => ({ one, index, bytes: one.deliverable.bytes ?? Number.MAX_VALUE }))
        .filter(({ index }) => outcomes[index]?.isForRoom === true)
        .sort((left, right) => left.bytes - right.bytes);
    let roomlessInARow = 0;
    for (const { one, index } of roomless) {
        const outcome = await saveOne(one, saving);
        outcomes[index] = outcome;
        roomlessInARow = outcome.isForRoom ? roomlessInARow + 1 : 0;
        if (roomlessInARow === MOST_ROOMLESS)
            break;
    }
    saving.savingLog.end();
    return outcomes.map(({ result }, index) => {
        if ('reason' in result)
            saving.savingLog.lost(wanted[index]?.name ?? '', result.reason);
        return result;
    });
}
async function saveEach(wanted, saving) {
    const aside = new SetAside(saving.clock, MOST_ASIDE);
    const outcomes = [];
    const order = [...wanted.entries()].sort(([, left], [, right]) => Number(left.isDoubtful) - Number(right.isDoubtful));
    await (0,p_map/* default */.Ay)(order, async ([index, one]) => {
        const { result, place } = aside.run((onPiece) => saveOne(one, saving, onPiece));
        outcomes[index] = result;
        await place;
    }, { concurrency: DOWNLOADS_AT_ONCE });
    return Promise.all(outcomes);
}
async function saveOne({ deliverable, originalName, name }, { progress, isShared, savingLog, onSaved, ...options }, onPiece = () => undefined) {
    const { id } = deliverable;
    const { onBytes: onProgress, end } = progress.begin(name);
    const onBytes = (...bytes) => {
        onPiece();
        onProgress(...bytes);
    };
    try {
        const file = await options.folder.createFile(name);
        try {
            const about = { ...options, onBytes, isIdShared: isShared(id) };
            const fetched = await fetchDeliverable(deliverable, file, about);
            const path = await file.keep();
            const result = { id, originalName, name, path, ...fetched };
            savingLog.saved(name, fetched.bytes);
            onSaved(result);
            return { result, isForRoom: false };
        }
        finally {
            await file.discard();
        }
    }
    catch (error) {
        const result = { id, originalName, reason: (0,errors/* errorWords */.Y)(error) };
        return { result, isForRoom: isDiskFull(error) };
    }
    finally {
        end();
    }
}

// EXTERNAL MODULE: ./build/support/human-units.js
var human_units = __webpack_require__(83251);
;// CONCATENATED MODULE: ./build/deliverables/saving-log.js

/** As many files have a line each; of more, a line tells the number now and then. */
const MOST_NAMED = 100;
/** Says what has been saved. */
class SavingLog {
    #log;
    #files;
    #saved = 0;
    #savedBytes = 0;
    /** @param files how many are to be saved */
    constructor(log, files) {
        this.#log = log;
        this.#files = files;
    }
    saved(name, bytes) {
        this.#saved += 1;
        this.#savedBytes += bytes;
        if (this.#saved <= MOST_NAMED)
            this.#log.info(`Saved ${name} (${(0,human_units/* formatSize */.Xq)(bytes)}).`);
        else if (this.#saved % MOST_NAMED === 0)
            this.#sayHowMany();
    }
    /** A lost file is named, however many there are. */
    lost(name, reason) {
        this.#log.info(`Could not save ${name}: ${reason}.`);
    }
    end() {
        if (this.#saved > MOST_NAMED && this.#saved % MOST_NAMED !== 0)
            this.#sayHowMany();
    }
    #sayHowMany() {
        const size = (0,human_units/* formatSize */.Xq)(this.#savedBytes);
        this.#log.info(`Saved ${this.#saved} of ${this.#files} files (${size}).`);
    }
}

;// CONCATENATED MODULE: ./build/deliverables/transfer-progress.js

/** A transfer that is over sooner has no line but its last. */
const LINE_PAUSE_MS = 10_000;
/** Says how long transfers go: one line each 10 s at most, with all files that have been under way so long. */
class TransferProgress {
    #options;
    #underway = new Set();
    #saidAtMs;
    constructor(options) {
        this.#options = options;
        this.#saidAtMs = options.clock.monotonicMs();
    }
    begin(name) {
        const nowMs = this.#options.clock.monotonicMs();
        const file = {
            name,
            beganAtMs: nowMs,
            bytes: 0,
            totalBytes: undefined,
            saidBytes: 0,
            saidAtMs: nowMs,
        };
        this.#underway.add(file);
        return {
            onBytes: (bytes, totalBytes) => {
                // A transfer that begins anew has a rate again, not a negative one.
                if (bytes < file.saidBytes)
                    file.saidBytes = 0;
                file.bytes = bytes;
                file.totalBytes = totalBytes;
                this.#sayIfDue();
            },
            end: () => {
                this.#underway.delete(file);
            },
        };
    }
    #sayIfDue() {
        const { clock, log } = this.#options;
        const nowMs = clock.monotonicMs();
        if (nowMs - this.#saidAtMs < LINE_PAUSE_MS)
            return;
        const long = [...this.#underway].filter(({ beganAtMs }) => nowMs - beganAtMs >= LINE_PAUSE_MS);
        if (long.length === 0)
            return;
        this.#saidAtMs = nowMs;
        log.info(`Fetching ${long.map((file) => describe(file, nowMs)).join(', ')}`);
        for (const file of long) {
            file.saidBytes = file.bytes;
            file.saidAtMs = nowMs;
        }
    }
}
function describe(file, nowMs) {
    const { name, bytes, totalBytes, saidBytes, saidAtMs } = file;
    const whole = totalBytes === undefined ? '' : ` of ${(0,human_units/* formatSize */.Xq)(totalBytes)}`;
    const rate = ((bytes - saidBytes) * 1000) / Math.max(1, nowMs - saidAtMs);
    return `${name}: ${(0,human_units/* formatSize */.Xq)(bytes)}${whole}, ${(0,human_units/* formatSize */.Xq)(rate)}/s`;
}

;// CONCATENATED MODULE: ./build/deliverables/save-deliverables.js








/** Without the list every file is lost, so it is asked for over minutes. */
const LIST_ATTEMPTS = 10;
/** The longest path that all systems bear. Source: MAX_PATH on Windows, less what tools add. */
const LONGEST_PATH = 239;
/**
 * Saves the deliverables of a task under safe names. One that can't be brought takes nothing from the others.
 * @throws ServiceError when the list itself can't be read; the signal's reason when it is aborted
 */
async function saveDeliverables(options) {
    const { service, taskId, folder, signal, log, observer } = options;
    const listed = await service.listDeliverables(taskId, { signal, attempts: LIST_ATTEMPTS });
    const names = await findNames(listed, options);
    const safe = (0,safe_name/* safeNames */.KU)(names.map(({ name }) => name), LONGEST_PATH - folder.root.length - 1);
    const isWanted = patternFilter(options.patterns);
    const wanted = listed.flatMap((deliverable, index) => {
        const { name: originalName = '', isDoubtful = false } = names[index] ?? {};
        const name = safe[index] ?? '';
        return isWanted(name) ? [{ deliverable, originalName, name, isDoubtful }] : [];
    });
    const wantedNames = wanted.map(({ name }) => name);
    observer?.onWanted(wantedNames);
    try {
        const outcomes = await saveFiles(wanted, {
            ...options,
            freshLinks: new FreshLinks(options),
            progress: new TransferProgress(options),
            savingLog: new SavingLog(log, wanted.length),
            isShared: sharedIds(listed),
            onSaved: (file) => observer?.onSaved(file),
        });
        return {
            names: wantedNames,
            saved: outcomes.flatMap((outcome) => ('sha256' in outcome ? [outcome] : [])),
            lost: outcomes.flatMap((outcome) => ('reason' in outcome ? [outcome] : [])),
            leftOut: listed.length - wanted.length,
        };
    }
    finally {
        await tidy(folder, log);
    }
}
/** Whether several of the deliverables have an id. */
function sharedIds(listed) {
    const seen = new Set();
    const shared = new Set();
    for (const { id } of listed)
        (seen.has(id) ? shared : seen).add(id);
    return (id) => shared.has(id);
}
/** What stays behind takes nothing from what was saved. */
async function tidy(folder, log) {
    try {
        await folder.tidy();
    }
    catch (error) {
        log.warning(`What transfers left in ${folder.root} could not be removed: ${(0,errors/* errorWords */.Y)(error)}.`);
    }
}


/***/ })

};
