export const id = 97;
export const ids = [97];
export const modules = {

/***/ 21844:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ deliver)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/deliverables/safe-name.js
var safe_name = __webpack_require__(86332);
;// CONCATENATED MODULE: ./build/output-root.js


/**
 * Where the deliverables of a task are saved.
 * @param outputDir the input `output-dir`: absolute, or from the workspace on. When it is empty, a folder of the runner's is named after
 *   the task
 * @param paths the rules of the system whose paths they are
 * @returns absolute
 */
function outputRoot({ outputDir, taskId }, { workspace, runnerTemp }, paths = external_node_path_) {
    return outputDir === ''
        ? paths.join(runnerTemp, 'miteos', (0,safe_name/* safeSegment */.LX)(taskId))
        : paths.resolve(workspace, outputDir);
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/support/cut-to-bytes.js
var cut_to_bytes = __webpack_require__(58894);
;// CONCATENATED MODULE: ./build/deliverables/artifact-name.js



/** An un-zipped artifact's file bears its name, and file systems bear 255. */
const LONGEST_NAME_BYTES = 240;
/** No longer than that, so that neither a dot of the base nor one within a name begins it. */
const EXTENSION = /\.\w{1,12}$/;
const MOST_NUMBERED = 5;
/** What the archive is called, and what the names of un-zipped files begin with. */
function artifactBase({ given, taskId }) {
    return given === '' ? `miteos-${(0,safe_name/* safeSegment */.LX)(taskId)}` : given;
}
/**
 * The names to try for one artifact, in this order: one that is taken, by an earlier attempt of the run or by another job, is
 * left alone. The task's id tells ours from those of other jobs, the attempt from those of earlier ones.
 */
function artifactNames(wanted, naming) {
    const { given, taskId, runAttempt } = naming;
    const isFile = wanted !== artifactBase(naming);
    const attempt = `-attempt-${runAttempt}`;
    const task = `-${(0,safe_name/* safeSegment */.LX)(taskId)}`;
    const isUnique = given === '';
    const suffixes = isUnique ? ['', attempt] : ['', task, task + attempt];
    const last = suffixes.at(-1) ?? '';
    for (let number = 2; number <= MOST_NUMBERED; number += 1)
        suffixes.push(`${last}-${number}`);
    const extension = isFile ? (EXTENSION.exec(wanted)?.[0] ?? '') : '';
    return suffixes.map((suffix) => fit(wanted, suffix, extension));
}
/**
 * What each file's un-zipped artifact is called: the base, then the file's name with its folders. Always the same for the same
 * list, each unlike the others where case does not count. The base keeps an agent from publishing `github-pages`, say.
 * @param names the safe names of all files, in their order
 * @returns by the safe name
 */
function fileArtifactNames(base, names) {
    const flat = (0,safe_name/* safeNames */.KU)(names.map((name) => name.replaceAll('/', '-')), LONGEST_NAME_BYTES);
    return new Map(names.map((name, index) => [name, `${base}-${flat[index] ?? ''}`]));
}
/**
 * The library writes the name to the log as it is, where the runner takes `##[…]` for a command. What is too long is cut, and a
 * hash tells it from others that are cut to the same.
 */
function fit(wanted, suffix, extension) {
    const stem = harmless(wanted.slice(0, wanted.length - extension.length));
    const end = suffix + extension;
    const room = LONGEST_NAME_BYTES - Buffer.byteLength(end);
    if (Buffer.byteLength(stem) <= room)
        return stem + end;
    const hash = (0,external_node_crypto_.createHash)('sha256').update(wanted).digest('hex').slice(0, 8);
    return `${(0,cut_to_bytes/* cutToBytes */.z)(stem, room - hash.length - 1).text}-${hash}${end}`;
}
function harmless(name) {
    return name.replaceAll('##[', '#_[');
}

// EXTERNAL MODULE: ./build/support/errors.js
var errors = __webpack_require__(35921);
;// CONCATENATED MODULE: ./build/file-uploads.js




const UPLOADS_AT_ONCE = 4;
/** Publishes files as artifacts of their own, a few at once, each from when it is there. */
class FileUploads {
    #files = new external_node_stream_.PassThrough({ objectMode: true });
    #outcomes;
    constructor({ naming, names, uploads, root }) {
        const wanted = fileArtifactNames(artifactBase(naming), names);
        const uploadOne = async (file) => {
            try {
                const tried = artifactNames(wanted.get(file.name) ?? file.name, naming);
                await (await uploads).run({ names: tried, deliverables: [file] });
                return undefined;
            }
            catch (error) {
                return `The artifact of ${file.name} could not be published: ${(0,errors/* errorWords */.Y)(error)}. The file is in ${root}.`;
            }
        };
        const files = this.#files;
        this.#outcomes = (0,p_map/* default */.Ay)(files, uploadOne, { concurrency: UPLOADS_AT_ONCE });
    }
    add(file) {
        this.#files.write(file);
    }
    /** To be called once, after the last file. @returns a sentence for each file that could not be published */
    async end() {
        this.#files.end();
        return (await this.#outcomes).filter((sentence) => sentence !== undefined);
    }
}

// EXTERNAL MODULE: ./build/support/deadline.js
var deadline = __webpack_require__(74422);
;// CONCATENATED MODULE: ./build/listed-artifacts.js

const LIST_LIMIT_MS = 15_000;
/** Never rejects, and never takes long: without a listing less can be proved, and nothing is lost. */
async function listArtifacts({ ports: { artifacts, clock }, budget, }) {
    if (artifacts === undefined)
        return undefined;
    const limit = (0,deadline/* startDeadline */.db)(clock, LIST_LIMIT_MS, budget.signal);
    try {
        return await artifacts.list(limit.signal);
    }
    catch {
        return undefined;
    }
    finally {
        limit.release();
    }
}
/**
 * Uploads whose answer nobody got, and that have arrived whole all the same. An artifact of one file proves it by its digest, whoever
 * made it. An archive is ours when its name was free before we sent it: only such a one is among the uploads.
 * @param files the deliverables as they lie in the output folder now
 */
function findArrived(uploads, listing = [], files) {
    const digests = new Map(files.map(({ name, sha256 }) => [name, sha256]));
    return listing.flatMap((artifact) => {
        const upload = uploads.find(({ name }) => name === artifact.name);
        const isOurs = upload?.file === undefined || digests.get(upload.file) === artifact.digest;
        return upload !== undefined && isOurs ? [{ ...artifact, ...upload }] : [];
    });
}

;// CONCATENATED MODULE: ./build/held-files.js

/** So that no other file has the same by chance: one of 64⁶. */
const MARK_LENGTH = 6;
/** Each state becomes an environment variable, of which Windows bears 32,767 characters. */
const MOST_MARKS = 4000;
/** What an artifact holds, in a few characters a file. Of more files than are noted nothing is known; they are published once more. */
function noteHeld(files) {
    return files.length > MOST_MARKS ? '' : files.map(markOf).join('');
}
/** Whether one of the artifacts holds a file: by its name, and byte for byte. */
function heldBy(artifacts) {
    const marks = new Set(artifacts.flatMap(({ holds }) => holds.match(/.{6}/g) ?? []));
    return (file) => marks.has(markOf(file));
}
function markOf({ name, sha256 }) {
    return (0,external_node_crypto_.createHash)('sha256')
        .update(`${name}\0${sha256}`)
        .digest('base64url')
        .slice(0, MARK_LENGTH);
}

;// CONCATENATED MODULE: ./build/save-manifest.js


/**
 * Writes the facts of the task into the output folder.
 * @param failures gets a sentence when that fails, e.g. because a folder has the name: the deliverables are worth more
 * @returns the file, or nothing
 */
async function saveManifest(verdict, { ports, folder, collected, run, durationSeconds }, failures) {
    const { renderManifest } = await __webpack_require__.e(/* import() */ 802).then(__webpack_require__.bind(__webpack_require__, 67802));
    const manifest = { ...verdict, ...collected, runUrl: run.runUrl, durationSeconds };
    const text = ports.secrets.redact(renderManifest(manifest));
    try {
        return [{ name: safe_name/* MANIFEST_NAME */.ir, path: await saveText(folder, text) }];
    }
    catch (error) {
        failures.push(`The artifact is without ${safe_name/* MANIFEST_NAME */.ir}, which could not be written: ${(0,errors/* errorWords */.Y)(error)}.`);
        return [];
    }
}
/** @returns its path */
async function saveText(folder, text) {
    const file = await folder.createFile(safe_name/* MANIFEST_NAME */.ir);
    try {
        await file.write(new TextEncoder().encode(text));
        return await file.keep();
    }
    finally {
        await file.discard();
        await folder.tidy();
    }
}

// EXTERNAL MODULE: ./build/saved-state.js
var saved_state = __webpack_require__(5123);
;// CONCATENATED MODULE: ./build/uploads.js





/** One that stalls must not take all the time there is. */
const SHORTEST_UPLOAD_LIMIT_MS = 60_000;
const SLOWEST_BYTES_PER_MS = 500;
const RETRY_PAUSE_MS = 2000;
/** What this step uploads; the post step finds what was begun and what was done. */
class Uploads {
    #context;
    #taken;
    #begun = [];
    #done;
    constructor(context) {
        this.#context = context;
        this.#taken = new Set(context.listing?.map(({ name }) => name));
        this.#done = [...context.published];
    }
    /**
     * An upload that fails, or stalls, is tried once more: it may be a moment's trouble, and the library repeats few calls. One that stalls
     * can't be stopped; should it end after all, its files are stored twice.
     * @throws Error that says why it could not be published
     */
    async run(upload) {
        const { ports } = this.#context;
        const artifact = await this.#sendOrFind(upload);
        refuseOtherBytes(artifact, upload);
        this.#done.push({ ...artifact, ...contentOf(upload), ...this.#partOf(upload) });
        (0,saved_state/* trySaveState */.aU)(ports, 'artifacts', this.#done);
        const [wanted = ''] = upload.names;
        if (artifact.name !== wanted)
            ports.log.info(`The artifact name ${wanted} is taken: ours is ${artifact.name}.`);
        ports.log.info(`Published the artifact ${artifact.name}: ${artifact.url}`);
    }
    inOrderOf(files) {
        const places = new Map(files.map(({ name }, place) => [name, place]));
        const placeOf = ({ file = '' }) => places.get(file) ?? -1;
        return this.#done.toSorted((one, other) => placeOf(one) - placeOf(other));
    }
    /** Which files an archive holds, where an earlier phase has published the others. */
    #partOf({ deliverables, archived }) {
        const isRest = archived !== undefined && this.#context.published.length > 0;
        return isRest ? { files: deliverables.map(({ name }) => name) } : {};
    }
    async #sendOrFind(upload) {
        const { ports, budget } = this.#context;
        try {
            return await this.#send(upload);
        }
        catch (error) {
            if (budget.signal.aborted)
                throw error;
            const arrived = await this.#findArrived(upload);
            if (arrived !== undefined)
                return arrived;
            ports.log.info(`An upload failed: ${(0,errors/* errorWords */.Y)(error)}. Trying once more.`);
            await ports.clock.sleep(RETRY_PAUSE_MS, budget.signal);
            return this.#send(upload);
        }
    }
    async #send(upload) {
        const { ports, folder, budget, artifacts, retentionDays } = this.#context;
        const { names, deliverables, archived } = upload;
        const free = names.filter((name) => !this.#taken.has(name));
        const bytes = deliverables.reduce((total, file) => total + file.bytes, 0);
        const limitMs = SHORTEST_UPLOAD_LIMIT_MS + Math.ceil(bytes / SLOWEST_BYTES_PER_MS);
        const limit = (0,deadline/* startDeadline */.db)(ports.clock, limitMs, budget.signal);
        const request = {
            files: archived ?? deliverables,
            root: folder.root,
            // Where none is free, the service says so.
            names: free.length === 0 ? names.slice(-1) : free,
            retentionDays,
            signal: limit.signal,
            onName: (name) => {
                this.#noteBegun(name, upload);
            },
            onVoid: (name) => {
                this.#noteBegun(name, undefined);
            },
        };
        try {
            const [only] = deliverables;
            return archived !== undefined || only === undefined
                ? await artifacts.uploadZip(request)
                : await artifacts.uploadFile(only, request);
        }
        finally {
            limit.release();
        }
    }
    /** Of archives only those whose names were free: what is found under another name may be somebody else's. */
    #noteBegun(name, upload) {
        const { ports, listing } = this.#context;
        const others = this.#begun.filter((begun) => begun.name !== name);
        const isProvable = upload?.archived === undefined || listing !== undefined;
        this.#begun =
            upload !== undefined && isProvable ? [...others, { name, ...contentOf(upload) }] : others;
        (0,saved_state/* trySaveState */.aU)(ports, 'uploads', this.#begun);
    }
    /** What was uploaded whole, though its answer was lost. */
    async #findArrived(upload) {
        const { file } = contentOf(upload);
        const begun = this.#begun.filter((one) => one.file === file);
        if (begun.length === 0)
            return undefined;
        return findArrived(begun, await listArtifacts(this.#context), upload.deliverables)[0];
    }
}
function contentOf({ deliverables, archived }) {
    const holds = noteHeld(deliverables);
    const [only] = deliverables;
    return archived !== undefined || only === undefined ? { holds } : { holds, file: only.name };
}
/** A file may change on the disk between its download and its upload. */
function refuseOtherBytes({ name, digest }, upload) {
    const [only] = upload.deliverables;
    if (upload.archived !== undefined || digest === '' || digest === only?.sha256)
        return;
    throw new Error(`the artifact ${name} holds other bytes than were fetched`);
}

;// CONCATENATED MODULE: ./build/publish-artifacts.js







/** A run bears 500 artifacts, and the page of a run shows them all. */
const MOST_FILES = 50;
/**
 * Publishes the saved deliverables as the input `artifact` says, but for those that an earlier phase has published.
 * @param failures gets a sentence for each thing that could not be published
 * @returns in the order of the deliverables
 */
async function publishArtifacts(verdict, context, failures) {
    const { ports, settings, folder, collected } = context;
    const { artifacts } = ports;
    const published = publishedBefore(context);
    const isHeld = heldBy(published);
    const files = collected.saved.filter((file) => !isHeld(file));
    if (settings.artifact === 'none' || files.length === 0)
        return published;
    if (artifacts === undefined) {
        ports.log.warning(`${ports.whyNoArtifacts} The deliverables are in ${folder.root}.`);
        return [];
    }
    const uploads = openUploads({ ...context, artifacts, published });
    const naming = namingOf(verdict, context);
    if (isFileByFile(context)) {
        const { names } = collected;
        const { root } = folder;
        const each = new FileUploads({ naming, names, uploads: Promise.resolve(uploads), root });
        for (const file of files)
            each.add(file);
        failures.push(...(await each.end()));
    }
    else
        await uploadArchive(files, { verdict, naming, uploads, context }, failures);
    return uploads.inOrderOf(collected.saved);
}
/** Uploads that know which names are taken. */
function openUploads(context) {
    return new Uploads({ ...context, retentionDays: boundRetention(context) });
}
/** What the names of a task's artifacts are made of. */
function namingOf({ task }, { settings, run }) {
    return { given: settings.artifactName, taskId: task.id, runAttempt: run.runAttempt };
}
/** What an earlier phase of this step published, or had begun to upload. */
function publishedBefore({ published, uploads, listing, collected: { saved }, }) {
    const open = uploads.filter(({ name }) => !published.some((artifact) => artifact.name === name));
    // The service may list the files in another order now, so that another file has the name.
    const isOfOther = (artifact) => saved.some((file) => file.name === artifact.file && !heldBy([artifact])(file));
    return [...published, ...findArrived(open, listing, saved)].filter((artifact) => !isOfOther(artifact));
}
/** The library would say it once for each upload. */
function boundRetention({ ports, run, settings }) {
    const { retentionDays } = settings;
    const { maxRetentionDays = Infinity } = run;
    if (retentionDays === undefined || retentionDays <= maxRetentionDays)
        return retentionDays;
    ports.log.warning(`This repository keeps artifacts for at most ${maxRetentionDays} days, not ${retentionDays} as the input retention-days says.`);
    return maxRetentionDays;
}
/** Whether each file becomes an artifact of its own. */
function isFileByFile({ settings, collected, ports }) {
    if (settings.artifact !== 'files')
        return false;
    const { length } = collected.names;
    if (length <= MOST_FILES)
        return true;
    ports.log.warning(`The ${length} deliverables are published as one archive: \`artifact: files\` is for at most ${MOST_FILES}. ` +
        'Choose fewer with the input deliverables, or set `artifact: zip`.');
    return false;
}
async function uploadArchive(deliverables, { verdict, naming, uploads, context }, failures) {
    const base = artifactBase(naming);
    const manifest = await saveManifest(verdict, context, failures);
    const archived = [...deliverables, ...manifest];
    try {
        await uploads.run({ names: artifactNames(base, naming), deliverables, archived });
    }
    catch (error) {
        failures.push(`The artifact ${base} could not be published: ${(0,errors/* errorWords */.Y)(error)}. The deliverables are in ${context.folder.root}.`);
    }
}

;// CONCATENATED MODULE: ./build/publication.js



/** The artifacts of one phase: those that need not wait for all files are uploaded while the others are still fetched. */
class Publication {
    #verdict;
    #context;
    #listing;
    #early;
    constructor(verdict, context) {
        this.#verdict = verdict;
        this.#context = context;
    }
    /** Begins to ask which names are taken; waits for nothing. */
    prepare() {
        void this.#list();
    }
    /** What an earlier phase left to be found takes all files to be told from others, so these are waited for then. */
    onWanted(names) {
        const { ports, settings, published, uploads: begun, folder } = this.#context;
        const { artifacts } = ports;
        if (artifacts === undefined || settings.artifact !== 'files')
            return;
        if (names.length === 0 || names.length > MOST_FILES)
            return;
        if (published.length > 0 || begun.length > 0)
            return;
        const uploads = this.#list().then((listing) => openUploads({ ...this.#context, artifacts, listing }));
        const naming = namingOf(this.#verdict, this.#context);
        this.#early = {
            uploads,
            files: new FileUploads({ naming, names, uploads, root: folder.root }),
        };
    }
    onSaved(file) {
        this.#early?.files.add(file);
    }
    /**
     * @param failures gets a sentence for each thing that could not be published
     * @returns in the order of the deliverables
     */
    async finish(collected, failures) {
        if (this.#early === undefined) {
            const listing = await this.#list();
            return publishArtifacts(this.#verdict, { ...this.#context, collected, listing }, failures);
        }
        failures.push(...(await this.#early.files.end()));
        return (await this.#early.uploads).inOrderOf(collected.saved);
    }
    #list() {
        const isWanted = this.#context.settings.artifact !== 'none';
        this.#listing ??= isWanted ? listArtifacts(this.#context) : Promise.resolve(undefined);
        return this.#listing;
    }
}

// EXTERNAL MODULE: ./build/publish-report.js
var publish_report = __webpack_require__(76474);
;// CONCATENATED MODULE: ./build/read-report-texts.js


/** A disk that does not answer must not take the report's other parts with it. */
const READING_LIMIT_MS = 10_000;
/** The texts among the files, for the report, without the secrets of this step. What can't be read is missing, with a warning. */
async function readReportTexts(folder, saved, { clock, log, secrets, stop }) {
    const { readTexts } = await __webpack_require__.e(/* import() */ 546).then(__webpack_require__.bind(__webpack_require__, 90546));
    const limit = (0,deadline/* startDeadline */.db)(clock, READING_LIMIT_MS, stop);
    try {
        const texts = await readTexts(folder, saved, limit.signal);
        const clean = texts.map(({ name, text, missingBytes }) => {
            const redact = missingBytes > 0 ? secrets.redactCut : secrets.redact;
            return { name, text: redact(text), missingBytes };
        });
        warnOfSecrets(texts.filter(({ text }, index) => text !== clean[index]?.text), log);
        return clean;
    }
    catch (error) {
        log.warning(`The deliverables could not be read for the report: ${(0,errors/* errorWords */.Y)(error)}.`);
        return [];
    }
    finally {
        limit.release();
    }
}
/**
 * Files are delivered as they came, byte for byte: a changed one would not be what the manifest's digest says, and a secret may be
 * in it in a way that is not found. Whoever can rotate it is told.
 */
function warnOfSecrets(texts, log) {
    if (texts.length === 0)
        return;
    const names = texts.map(({ name }) => `"${name}"`).join(', ');
    log.warning(`A secret of this step (the api-key, the github-token or a download link) is in what the task delivered: ${names}. ` +
        'The report is published without it, the files are as they came: delete the artifact and replace the key.');
}

;// CONCATENATED MODULE: ./build/deliver.js






/** The rest is for publishing: one slow file must not take the artifact from all others. */
const COLLECTING_SHARE = 0.7;
const NOTHING = { names: [], saved: [], lost: [], leftOut: 0 };
/**
 * Collects the deliverables and publishes them: artifact, comment, summary, each on its own, so that one that fails
 * takes nothing from the others.
 * @returns undefined when the step was told to stop before the end: the post step begins again
 */
async function deliver(verdict, context) {
    const { ports, run, settings } = context;
    const { outputDir } = settings;
    const folder = ports.openFolder(outputRoot({ outputDir, taskId: verdict.task.id }, run));
    const failures = [];
    const publication = new Publication(verdict, { ...context, folder });
    const collecting = collect(verdict, { ...context, folder, publication }, failures);
    // Only now, so that its first request is on its way while the library for the artifacts is loaded.
    publication.prepare();
    const collected = await collecting;
    if (isStopped(ports))
        return undefined;
    failures.push(...lossesOf(collected));
    // Of a task that did not complete, other things are to be said.
    const emptiness = verdict.outcome === 'complete' ? findEmptiness(collected, failures) : undefined;
    if (emptiness !== undefined && settings.ifNoDeliverables === 'error')
        failures.push(emptiness);
    if (emptiness !== undefined && settings.ifNoDeliverables === 'warn')
        ports.log.warning(emptiness);
    const [artifacts, texts] = await Promise.all([
        publication.finish(collected, failures),
        readReportTexts(folder, collected.saved, ports),
    ]);
    if (isStopped(ports))
        return undefined;
    const advice = verdict.advice ?? (failures.length === 0 ? undefined : adviceOn(emptiness, verdict));
    const result = {
        outcome: verdict.outcome,
        task: verdict.task,
        // Errors of libraries are among them; a report shows them where no mask of the runner's helps.
        problems: [...verdict.problems, ...failures].map(ports.secrets.redact),
        ...(advice === undefined ? {} : { advice }),
        durationSeconds: context.durationSeconds,
        ...collected,
        artifacts,
        texts,
        ...(context.history === undefined ? {} : { history: context.history }),
        runUrl: run.runUrl,
        watchUrl: run.watchUrl,
    };
    const comment = await (0,publish_report/* publishReport */.S)(result, context);
    if (isStopped(ports))
        return undefined;
    return { result, outputDir: folder.root, comment, failures };
}
function isStopped({ stop }) {
    return stop.aborted;
}
async function collect({ task }, { ports, settings, budget, folder, publication }, failures) {
    const limit = (0,deadline/* startDeadline */.db)(ports.clock, budget.leftMs() * COLLECTING_SHARE, budget.signal);
    const { saveDeliverables } = await Promise.all(/* import() */[__webpack_require__.e(6), __webpack_require__.e(173)]).then(__webpack_require__.bind(__webpack_require__, 95173));
    ports.log.startGroup('Deliverables');
    try {
        return await saveDeliverables({
            ...ports,
            folder,
            taskId: task.id,
            signal: limit.signal,
            patterns: settings.deliverablePatterns,
            observer: publication,
        });
    }
    catch (error) {
        failures.push(`The deliverables of task ${task.id} could not be listed: ${(0,errors/* errorWords */.Y)(error)}.`);
        return NOTHING;
    }
    finally {
        limit.release();
        ports.log.endGroup();
    }
}
function lossesOf({ lost }) {
    return lost.map(({ originalName, id, reason }) => `The deliverable "${originalName}" (${id}) could not be fetched: ${reason}.`);
}
/** That there is nothing, in words; undefined when there is something, or nobody knows. */
function findEmptiness({ saved, lost, leftOut }, failures) {
    if (saved.length > 0 || lost.length > 0 || failures.length > 0)
        return undefined;
    return leftOut === 0
        ? 'The task has no deliverables.'
        : `None of the ${leftOut} deliverables matches the input deliverables.`;
}
/** A later attempt resumes a complete task, and so does `task-id`. */
function adviceOn(emptiness, { task }) {
    return emptiness === undefined
        ? `Re-run the job, or run with \`task-id: ${task.id}\`, to publish again: the task is not paid for twice.`
        : 'Change the prompt or the input deliverables, or set `if-no-deliverables: warn`.';
}


/***/ }),

/***/ 86332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KU: () => (/* binding */ safeNames),
/* harmony export */   LX: () => (/* binding */ safeSegment),
/* harmony export */   ir: () => (/* binding */ MANIFEST_NAME),
/* harmony export */   x6: () => (/* binding */ PART_FOLDER)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/**
 * Any remote name → a relative path that is safe on Linux, macOS and Windows and that the artifact service accepts.
 * Sources: Microsoft's "Naming Files, Paths, and Namespaces"; the artifact library's list of refused characters.
 */
/** The file that the action itself adds beside the deliverables. */
const MANIFEST_NAME = 'miteos-task.json';
/** Where transfers under way are kept, inside the output folder. */
const PART_FOLDER = '.miteos-part';
const LONGEST_SEGMENT_BYTES = 120;
const DEEPEST = 10;
/** In the workspace as output folder, a file below `.git` could become a program that a later git command runs. */
const RESERVED_NAMES = new Set([PART_FOLDER, '.git']);
/** Enough for ` (999999)` behind a name that was cut to its bound. */
const NUMBER_RESERVE = 9;
const SHORTEST_PATH = 20;
const NAMELESS = 'deliverable';
/** As much of a name's end as is looked at, in UTF-16 units: an endless one would take for ever to clean. */
const LONGEST_NAME = 4096;
/** Control and format characters (bidirectional ones among them), line and paragraph ends; not the joiners that scripts need. */
const INVISIBLE = /(?!\u200c|\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const REFUSED = /["<>:|*?]/g;
/** Windows may know a folder by a second, short name, which is made from the first: `.miteos-part` is `MITEOS~1` as well, `.git` `GIT~1`. */
const SHORT_NAME = /~(?=\d)/g;
/** What is not seen, and what HFS+ leaves out when it compares names: `.g<joiner>it` is `.git` to it. Source: git's `is_hfs_dotgit`. */
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;
/** Windows takes these for devices also with an extension, and with white space before it. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])\s*(?:\.|$)/i;
/**
 * Names for files that go into one folder: inside it, each unlike the others also where case does not count, and
 * always the same for the same list.
 * @param names as the service gives them; empty or unusable ones get a name
 * @param longest how long a result may be, in UTF-16 units, so that the whole path stays within what systems bear. Folders give
 *   way first, then the name is cut; one of 20 is made also where less is left, since most systems bear a longer path and a file
 *   without a name would be lost.
 */
function safeNames(names, longest) {
    const taken = new TakenNames([MANIFEST_NAME]);
    return names.map((name) => taken.take(cleanPath(name), Math.max(longest, SHORTEST_PATH)));
}
/** One remote text → one path segment, e.g. a task id in a folder's or an artifact's name. */
function safeSegment(text) {
    return cleanSegment(text.slice(-LONGEST_NAME).replaceAll(/[\\/]/g, '_')) || 'unnamed';
}
function cleanPath(name) {
    const segments = name
        .slice(-LONGEST_NAME)
        .split(/[\\/]/)
        .map((one) => cleanSegment(one));
    const usable = segments.filter((segment) => segment !== '').slice(-DEEPEST);
    return usable.length === 0 ? [NAMELESS] : usable;
}
/** @returns empty when nothing is left */
function cleanSegment(segment, maxBytes = LONGEST_SEGMENT_BYTES) {
    const visible = segment
        .toWellFormed()
        .replace(INVISIBLE, '')
        .normalize('NFC')
        .replace(REFUSED, '_')
        .replace(SHORT_NAME, '_')
        // The runner takes `##[name]` anywhere in a line for a command, also in what a later step lists.
        .replaceAll('##[', '##_[');
    // Windows drops dots and spaces at the end; this also empties `.` and `..`.
    const trimmed = visible.trimStart().replace(/[. ]+$/, '');
    // Judged after the cut, which may lay such a name open.
    const cut = cutSegment(trimmed, maxBytes);
    if (/^[. ]*$/.test(fold(cut)))
        return '';
    const isReserved = DEVICE_NAME.test(cut) || RESERVED_NAMES.has(fold(cut));
    return isReserved ? cutSegment(`_${cut}`, maxBytes) : cut;
}
/** Cuts a name to a number of UTF-8 bytes at a character's end, keeping a short extension. */
function cutSegment(segment, maxBytes) {
    if (Buffer.byteLength(segment) <= maxBytes)
        return segment;
    const [found = ''] = /\.[\w-]{1,12}$/.exec(segment) ?? [];
    const extension = found.length > maxBytes / 2 ? '' : found;
    const stem = segment.slice(0, segment.length - extension.length);
    const room = Math.max(1, maxBytes - Buffer.byteLength(extension));
    let kept = '';
    for (const character of stem) {
        if (Buffer.byteLength(kept + character) > room)
            break;
        kept += character;
    }
    return kept.replace(/[. ]+$/, '') + extension;
}
/** Knows what is taken, as file or as folder, on a disk where case does not count. */
class TakenNames {
    #files;
    #folders = new Set();
    /** The next number to put behind a path, so that many equal names are not each counted from 1. */
    #nextNumbers = new Map();
    constructor(files) {
        this.#files = new Set(files.map(fold));
    }
    /** The path, or one with numbers where it clashes. Where it is too long, folders give way before the file does. */
    take(segments, longest) {
        const room = longest - NUMBER_RESERVE;
        const file = segments.at(-1) ?? '';
        const folder = this.#freeFolder(segments.slice(0, -1));
        if (folder !== '' && folder.length + file.length > room) {
            return this.take(segments.slice(1), longest);
        }
        const cut = cleanSegment(file, Math.min(room, LONGEST_SEGMENT_BYTES)) || NAMELESS;
        const path = this.#freeFile(folder === '' ? cut : folder + file);
        this.#files.add(fold(path));
        for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            this.#folders.add(fold(path.slice(0, end)));
        }
        return path;
    }
    /** With a `/` at its end; empty for no folder. */
    #freeFolder(segments) {
        let folder = '';
        for (const segment of segments) {
            const key = `${fold(folder + segment)}/`;
            let number = this.#nextNumbers.get(key) ?? 1;
            while (this.#files.has(fold(numbered(folder + segment, number))))
                number += 1;
            this.#nextNumbers.set(key, number);
            folder = `${numbered(folder + segment, number)}/`;
        }
        return folder;
    }
    #freeFile(path) {
        const key = fold(path);
        for (let number = this.#nextNumbers.get(key) ?? 1;; number += 1) {
            const free = numbered(path, number);
            if (this.#files.has(fold(free)) || this.#folders.has(fold(free)))
                continue;
            this.#nextNumbers.set(key, number + 1);
            return free;
        }
    }
}
/** `a/b.md`, 2 → `a/b (2).md` */
function numbered(path, number) {
    if (number === 1)
        return path;
    const { dir, name, ext } = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.parse(path);
    return node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(dir, `${name} (${number})${ext}`);
}
/** The same for all that a system, or a person, may take for one. */
function fold(path) {
    const seen = path.normalize('NFKC').replace(IGNORABLE, '');
    // First to lower case: `ẞ` is the capital of `ß`, which as a capital is `SS`. For macOS the three are one.
    return seen.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase();
}


/***/ }),

/***/ 9521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ readAdvice),
/* harmony export */   i: () => (/* binding */ rateLimitAdvice)
/* harmony export */ });
/* harmony import */ var _rest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61418);

/**
 * What to do when GitHub does not let a pull request be read: one or two sentences with a space before them, or nothing
 * when nothing can be said.
 * Source: GitHub's "Best practices for using the REST API", "Handle rate limit errors appropriately".
 */
function readAdvice(error) {
    const limit = rateLimitAdvice(error);
    if (limit !== undefined)
        return limit;
    switch ((0,_rest_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error)) {
        case 401:
            return ' The input github-token is not valid, or has expired.';
        case 403:
            return ` ${PERMISSIONS}`;
        case 404:
            return ` ${PERMISSIONS} If it has them, there is no pull request of this number, or its commits are gone.`;
        default:
            return '';
    }
}
const PERMISSIONS = 'The job needs `permissions: pull-requests: read` and `contents: read`, and the input github-token.';
/**
 * What to do when a rate limit is why; undefined when it is not. GitHub answers 403 or 429 to both kinds of limit; only the headers
 * and the words tell them from a missing permission.
 */
function rateLimitAdvice(error) {
    const status = (0,_rest_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error);
    if (status !== 403 && status !== 429)
        return undefined;
    const retryAfter = headerOf(error, 'retry-after');
    const isUsedUp = headerOf(error, 'x-ratelimit-remaining') === '0';
    const saysSo = error instanceof Error && /rate limit/i.test(error.message);
    if (status !== 429 && retryAfter === undefined && !isUsedUp && !saysSo)
        return undefined;
    const resetSeconds = Number(headerOf(error, 'x-ratelimit-reset'));
    const until = isUsedUp && resetSeconds > 0 && resetSeconds < 1e11
        ? ` until ${new Date(resetSeconds * 1000).toISOString()}`
        : '';
    return ` The rate limit of the input github-token is used up${until}: run again later.`;
}
function headerOf(error, name) {
    const { response } = error;
    const value = response?.headers?.[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}


/***/ }),

/***/ 61418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P8: () => (/* binding */ openRest),
/* harmony export */   Vs: () => (/* binding */ retryAfterMs),
/* harmony export */   c2: () => (/* binding */ statusOf)
/* harmony export */ });
/** Longest one request may take, in milliseconds; the client has no limit of its own. */
const REQUEST_TIMEOUT_MS = 30_000;
const say = () => undefined;
/** The client would write what a server says of its own interface to stderr, where the runner reads commands. */
const SILENT = { debug: say, info: say, warn: say, error: say };
/**
 * Loads the client when it is first needed, since it is heavy.
 * @throws Error when there is no token
 */
async function openRest({ apiUrl, token, stop }) {
    if (token === '')
        throw new Error('the input github-token is empty');
    const { getOctokit } = await __webpack_require__.e(/* import() */ 351).then(__webpack_require__.bind(__webpack_require__, 61351));
    // GITHUB_API_URL is read when the library is imported; what we were told is passed on instead.
    const octokit = getOctokit(token, { baseUrl: apiUrl, log: SILENT });
    octokit.hook.before('request', (request) => {
        const late = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
        const signal = stop === undefined ? late : AbortSignal.any([late, stop]);
        request.request = { ...request.request, signal };
    });
    return octokit;
}
/** The HTTP status of a failed request; undefined when there was no answer. */
function statusOf(error) {
    if (typeof error !== 'object' || error === null || !('status' in error))
        return undefined;
    return typeof error.status === 'number' ? error.status : undefined;
}
/** How long GitHub asks to wait before the request is sent again, in milliseconds; undefined when it does not say. */
function retryAfterMs(error) {
    const { response } = error;
    const seconds = Number(response?.headers?.['retry-after'] ?? Number.NaN);
    return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}


/***/ }),

/***/ 10236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  LB: () => (/* binding */ maskLink),
  ro: () => (/* binding */ maskProxies),
  $l: () => (/* binding */ maskSecret),
  UM: () => (/* binding */ stepFiles),
  tV: () => (/* binding */ stepLog),
  aw: () => (/* binding */ stepSecrets)
});

// UNUSED EXPORTS: openPhaseLog

// EXTERNAL MODULE: ./build/node_modules/@actions/core/lib/core.js + 10 modules
var core = __webpack_require__(81147);
;// CONCATENATED MODULE: ./build/support/printable-text.js
/** Longest text of one log line, in characters; an annotation bears 4,096. */
const LONGEST_TEXT = 4000;
/** What is looked at of a text, for each character that is shown: enough for one that is all escapes. */
const READ_PER_SHOWN = 16;
/**
 * ANSI escape sequences (CSI, OSC, and the two-character ones), in time that grows with the length alone: that of Node's own
 * `stripVTControlCharacters` grows with its square. An OSC without an end does not swallow what stands behind it.
 */
const ANSI_ESCAPES = 
// eslint-disable-next-line no-control-regex -- they begin with a control character
/(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]{0,1000}(?:\x07|\x1b\\)|\x1b[@-Z\\-_]/g;
const LINE_ENDS = /[\r\n\v\f\u0085\u2028\u2029]+/;
const INVISIBLE = /(?!\u200c|\u200d|\t)[\p{Cc}\p{Cf}]/gu;
/** What does not count when the runner looks for its signs, which it does by the rules of a language: marks and filling, too. */
const IGNORED = String.raw `\p{DI}\p{M}\u0640\u07fa\u180a`;
const OLD_COMMAND = new RegExp(`(#[${IGNORED}]*#)(?=[${IGNORED}]*\\[)`, 'gu');
const COMMAND = new RegExp(`^[\\s${IGNORED}]*:(?=[${IGNORED}]*:)`, 'u');
/**
 * Any text → one line that the runner takes for text. The runner ends a line at LF, CR and CRLF, takes `::name::` at
 * the start of a line, after white space, for a command, and the old `##[name]` anywhere in a line.
 * Source: actions/runner, ActionCommand.cs and OutputManager.cs.
 * @param redact is given the line as it will be seen, before it is cut
 */
function printableText(text, longest = LONGEST_TEXT, redact = (line) => line) {
    const read = text.slice(0, longest * READ_PER_SHOWN);
    const plain = read
        .toWellFormed()
        .replace(ANSI_ESCAPES, '')
        .split(LINE_ENDS)
        .map((part) => part.replace(INVISIBLE, '').trim())
        .filter((part) => part !== '')
        .join(' ');
    const line = redact(plain).replace(OLD_COMMAND, '$1 ').replace(COMMAND, ': ');
    const characters = Array.from(line);
    return read.length === text.length && characters.length <= longest
        ? line
        : `${characters.slice(0, longest - 1).join('')}…`;
}

// EXTERNAL MODULE: ./build/support/redactor.js
var redactor = __webpack_require__(58614);
// EXTERNAL MODULE: ./build/support/secret-forms.js
var secret_forms = __webpack_require__(40992);
;// CONCATENATED MODULE: ./build/github/step.js




/** The runner keeps 10 annotations of a kind from one step, GitHub shows few: main and post have this many each. */
const MOST_ANNOTATIONS = 5;
/** A password that may be a word or a number of the log; its mask would blank them. */
const WORD_OR_NUMBER = /^(?:\p{L}{1,11}|\d{1,11})$/u;
/** The secrets of this process, which are those of one step. */
const secrets = new redactor/* Redactor */.p();
/** Blots the key, the token and the signatures of links out of texts, in whatever form they stand in them. */
const stepSecrets = {
    redact: (text) => secrets.redact(text),
    redactCut: (text) => secrets.redactCut(text),
    redactKeys: (text) => secrets.redactKeys(text),
    /** Learns a link that may be used later, so that no text of ours repeats its signature. */
    learnLink: (url) => {
        secrets.addLink(url);
    },
    learnOpenWord: (word) => {
        secrets.addOpenWord(word);
    },
};
/** The one way for any text into the log. Redacted also as it will be seen, since a secret may show only then. */
function printed(text) {
    const { redact } = stepSecrets;
    return printableText(redact(text), undefined, redact);
}
/**
 * The log and its annotations; every text is made harmless on its way. Past the fourth annotation of a kind the texts are plain lines,
 * and at the end one annotation tells of them.
 */
function openPhaseLog() {
    const notices = new Annotations('Notice', core/* notice */.lm);
    const warnings = new Annotations('Warning', core/* warning */.$e);
    return {
        info: (text) => {
            core/* info */.pq(printed(text));
        },
        debug: (text) => {
            core/* debug */.Yz(printed(text));
        },
        notice: (text) => {
            notices.add(printed(text));
        },
        warning: (text) => {
            warnings.add(printed(text));
        },
        startGroup: (title) => {
            core/* startGroup */.Oh(printed(title));
        },
        endGroup: () => {
            core/* endGroup */.N4();
        },
        fail: (text) => {
            core/* setFailed */.C1(printed(text));
        },
        end: () => {
            notices.end();
            warnings.end();
        },
    };
}
/** Annotations of one kind. */
class Annotations {
    #kind;
    #annotate;
    #heldBack = [];
    #shown = 0;
    constructor(kind, annotate) {
        this.#kind = kind;
        this.#annotate = annotate;
    }
    add(text) {
        if (this.#shown < MOST_ANNOTATIONS - 1) {
            this.#shown += 1;
            this.#annotate(text);
            return;
        }
        // In the log at once: a step that is killed loses only the annotation.
        this.#heldBack.push(text);
        core/* info */.pq(`${this.#kind}: ${text}`);
    }
    end() {
        const [only, ...more] = this.#heldBack.splice(0);
        if (only === undefined)
            return;
        const kind = this.#kind.toLowerCase();
        this.#annotate(more.length === 0 ? only : `And ${more.length + 1} more ${kind}s: see the log of the step.`);
    }
}
/** The log of this process, which is one phase. */
const stepLog = openPhaseLog();
/** Outputs, state and summary of the step. Outputs and state are appended at once, so that a kill loses none. */
const stepFiles = {
    /** The library keeps the value between random delimiters, so that no value can forge another output. */
    setOutput(name, value) {
        core/* setOutput */.uH(name, secrets.redact(value.toWellFormed()));
    },
    /** What the post step finds under the same name; a later value wins. */
    saveState(name, value) {
        core/* saveState */.LZ(name, secrets.redact(value));
    },
    async writeSummary(markdown) {
        await core/* summary */.z.addRaw(secrets.redactKeys(markdown), true).write();
    },
};
/**
 * Hides the key or the token from the log, also in the forms in which a library or a server may repeat it: the runner masks
 * what is shown, and we blot it out of what we write. One that is too short to be a secret is neither: its mask would blank the log.
 */
function maskSecret(secret) {
    secrets.addSecret(secret);
    for (const plain of (0,secret_forms/* plainForms */.Uy)(secret)) {
        // As one line: the runner takes each line of a mask for a mask by itself, and some may be short.
        if (/[\r\n]/.test(plain))
            continue;
        maskAll([
            plain,
            Buffer.from(plain).toString('base64'),
            encodeURIComponent(plain.toWellFormed()),
        ]);
    }
}
/** Hides the passwords in the addresses of proxies, which an error of a library may quote. */
function maskProxies({ httpProxy, httpsProxy }) {
    for (const address of [httpProxy, httpsProxy]) {
        const { username, password } = URL.parse(address) ?? { username: '', password: '' };
        if (password === '')
            continue;
        for (const form of [password, decoded(password)]) {
            if (!WORD_OR_NUMBER.test(form))
                maskSecret(form);
        }
        maskSecret(`${decoded(username)}:${decoded(password)}`);
    }
}
function decoded(part) {
    try {
        return decodeURIComponent(part);
    }
    catch {
        // A percent sign that begins no code stands for itself.
        return part;
    }
}
/** Hides what makes a pre-signed link one. A short value is no secret, and its mask would blank the log. */
function maskLink(url) {
    maskAll(secrets.addLink(url));
}
function maskAll(forms) {
    for (const form of new Set(forms))
        core/* setSecret */.Pq(form);
}


/***/ }),

/***/ 34222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ tryAgain)
/* harmony export */ });
/* harmony import */ var _support_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35921);
/* harmony import */ var _rest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61418);


/** Before the second and the third try. */
const PAUSES_MS = [1000, 4000];
/** GitHub may ask for more than a report is worth waiting for: the job summary has it, too. */
const LONGEST_PAUSE_MS = 60_000;
/** Past this no other try begins: a GitHub that lets requests time out has had its 30 s. */
const TRY_LIMIT_MS = 20_000;
/**
 * Repeats what GitHub could not do just now: at most three tries. The work itself must look whether an earlier try took effect.
 * Source: GitHub's "Best practices for using the REST API", "Handle rate limit errors appropriately".
 * @param work is told whether it will be tried again after an error, for what it can do without at the last try
 * @throws what the last try threw
 */
async function tryAgain(work, { clock, log, stop }) {
    const start = clock.monotonicMs();
    const isStopped = () => stop?.aborted === true;
    const isRepeatedAfter = (error) => isTemporary(error) &&
        ((0,_rest_js__WEBPACK_IMPORTED_MODULE_0__/* .retryAfterMs */ .Vs)(error) ?? 0) <= LONGEST_PAUSE_MS &&
        clock.monotonicMs() - start <= TRY_LIMIT_MS &&
        !isStopped();
    for (const pauseMs of PAUSES_MS) {
        try {
            return await work(isRepeatedAfter);
        }
        catch (error) {
            if (!isRepeatedAfter(error))
                throw error;
            const ms = Math.max(pauseMs, (0,_rest_js__WEBPACK_IMPORTED_MODULE_0__/* .retryAfterMs */ .Vs)(error) ?? 0);
            log.debug(`GitHub: ${(0,_support_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorWords */ .Y)(error).slice(0, 200)}; trying again in ${ms} ms`);
            await clock.sleep(ms, stop);
            if (isStopped())
                throw error;
        }
    }
    return work(() => false);
}
/** A secondary rate limit is a 403 or 429 that says when to come back; the client calls a broken connection a 500. */
function isTemporary(error) {
    const status = (0,_rest_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c2)(error) ?? 0;
    return status >= 500 || ((status === 403 || status === 429) && (0,_rest_js__WEBPACK_IMPORTED_MODULE_0__/* .retryAfterMs */ .Vs)(error) !== undefined);
}


/***/ }),

/***/ 63448:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ isCertificateRefused),
/* harmony export */   o: () => (/* binding */ connectionWords)
/* harmony export */ });
/* harmony import */ var _support_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35921);

/** OpenSSL's codes for a certificate that no known authority stands behind. */
const UNKNOWN_AUTHORITY = /^(?:SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_(?:GET_ISSUER_CERT|GET_ISSUER_CERT_LOCALLY|VERIFY_LEAF_SIGNATURE))$/;
/** What broke a connection, and what to do where the runner's network keeps its own certificate authority. */
function connectionWords(error) {
    const words = (0,_support_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorWords */ .Y)(error);
    return UNKNOWN_AUTHORITY.test(codeOf(error))
        ? `${words}: the runner does not know the authority that signed the certificate. If it is that of your own network, set the ` +
            'environment variable NODE_EXTRA_CA_CERTS of the step to the file of its certificate'
        : words;
}
/**
 * Whether a certificate was refused. It is checked before the first byte of the request is sent.
 * (`ERR_SSL_…` is not here: a broken record or an alert may also come in the middle of an exchange.)
 */
function isCertificateRefused(error) {
    return /^(?:CERT_|ERR_TLS_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/.test(codeOf(error));
}
function codeOf(error) {
    const { code } = (error ?? {});
    return typeof code === 'string' ? code : '';
}


/***/ }),

/***/ 72138:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ contentCodings),
/* harmony export */   j: () => (/* binding */ decodedBody)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);
/* harmony import */ var _support_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35921);
/* harmony import */ var _task_task_service_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80101);




/** A window of 8 MB, the most that may be asked of a client, as a power of two. Source: RFC 9659. */
const ZSTD_LIMITS = { [node_zlib__WEBPACK_IMPORTED_MODULE_1__.constants.ZSTD_d_windowLogMax]: 23 };
const WINDOW_TOO_LARGE = 'ZSTD_error_frameParameter_windowTooLarge';
/** Source: RFC 9110, "Content Codings"; RFC 8878 for zstd. */
const DECODERS = new Map([
    ['gzip', () => node_zlib__WEBPACK_IMPORTED_MODULE_1__.createGunzip()],
    ['x-gzip', () => node_zlib__WEBPACK_IMPORTED_MODULE_1__.createGunzip()],
    ['deflate', () => node_zlib__WEBPACK_IMPORTED_MODULE_1__.createInflate()],
    ['br', () => node_zlib__WEBPACK_IMPORTED_MODULE_1__.createBrotliDecompress()],
    ['zstd', () => node_zlib__WEBPACK_IMPORTED_MODULE_1__.createZstdDecompress({ params: ZSTD_LIMITS })],
]);
/** Each takes memory of its own for its decoder; servers lay on one. */
const MOST_CODINGS = 2;
/** What swells so much, beyond some size, is made to fill a disk. Plain logs shrink to a hundredth, zeros to a thousandth. */
const MOST_SWELLING = 500;
const HARMLESS_BYTES = 64 * 1024 ** 2;
/** The codings that a `Content-Encoding` names, in the order in which they were laid on; empty for none. */
function contentCodings(header = '') {
    const names = header.split(',').map((name) => name.trim().toLowerCase());
    return names.filter((name) => name !== '' && name !== 'identity');
}
/**
 * The bytes under the codings. A break in them is a ServiceError of status 416: what came can't be gone on from,
 * since a range counts the coded bytes.
 * @param codedBytes how many were announced
 * @returns undefined when one of the codings is unknown, or when they are more than two
 */
function decodedBody(body, codings, codedBytes) {
    if (codings.length > MOST_CODINGS)
        return undefined;
    const decoders = codings.flatMap((name) => DECODERS.get(name) ?? []).reverse();
    return decoders.length === codings.length ? decode() : undefined;
    // Nothing of it is made before the first byte is asked for: an earlier break would be heard by nobody.
    async function* decode() {
        const counter = new CodedBytes(codedBytes);
        const stages = [body, counter, ...decoders.map((create) => create())];
        // The last stage is told of each error, and ends the others when it is left.
        const last = (0,node_stream__WEBPACK_IMPORTED_MODULE_0__.pipeline)(stages, () => undefined);
        const what = `the download, coded as ${codings.join(', ')},`;
        let bytes = 0;
        try {
            for await (const chunk of last) {
                bytes += chunk.length;
                if (bytes > HARMLESS_BYTES && bytes > MOST_SWELLING * counter.bytes) {
                    const words = `${what} swells to more than ${MOST_SWELLING} times its length`;
                    throw new _task_task_service_js__WEBPACK_IMPORTED_MODULE_2__/* .ServiceError */ ._(words, { arrival: 'refused' });
                }
                yield chunk;
            }
        }
        catch (error) {
            if (error instanceof _task_task_service_js__WEBPACK_IMPORTED_MODULE_2__/* .ServiceError */ ._)
                throw error;
            if (isWindowTooLarge(error)) {
                const words = `${what} wants a window of more than 8 MB`;
                throw new _task_task_service_js__WEBPACK_IMPORTED_MODULE_2__/* .ServiceError */ ._(words, { arrival: 'refused', cause: error });
            }
            const words = `${what} broke: ${(0,_support_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .errorWords */ .Y)(error)}`;
            throw new _task_task_service_js__WEBPACK_IMPORTED_MODULE_2__/* .ServiceError */ ._(words, { arrival: 'perhaps', status: 416, cause: error });
        }
    }
}
function isWindowTooLarge(error) {
    const { code } = (error ?? {});
    return code === WINDOW_TOO_LARGE;
}
/** Counts what passes, and ends with an error where it is not as much as was announced. */
class CodedBytes extends node_stream__WEBPACK_IMPORTED_MODULE_0__.Transform {
    bytes = 0;
    constructor(announced) {
        super({
            transform: (chunk, _, done) => {
                this.bytes += chunk.length;
                done(null, chunk);
            },
            flush: (done) => {
                const isWrong = announced !== undefined && this.bytes !== announced;
                done(isWrong ? new Error(`${this.bytes} of ${announced} coded bytes came`) : null);
            },
        });
    }
}


/***/ }),

/***/ 86537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ headerText),
/* harmony export */   l: () => (/* binding */ headerCount)
/* harmony export */ });
/** The first value of a header, by its lower-case name. */
function headerText(headers, name) {
    const value = headers[name];
    return Array.isArray(value) ? value[0] : value;
}
/** A header that is a plain count; undefined when it is absent or anything else. */
function headerCount(headers, name) {
    const text = headerText(headers, name);
    return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}


/***/ }),

/***/ 5616:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ ProxyError),
/* harmony export */   e: () => (/* binding */ openProxyClient)
/* harmony export */ });
/* harmony import */ var _connection_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63448);
/* harmony import */ var _undici_parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23739);


/** The proxy was not reached, or built no way to the service: nothing of the request went out. */
class ProxyError extends Error {
    name = 'ProxyError';
    /** What the proxy answered, if it did. */
    status;
    constructor(message, { status, cause }) {
        super(message, { cause });
        this.status = status;
    }
}
/** A proxy that takes a connection and then says nothing is given up after this long. */
const ANSWER_LIMIT_MS = 20_000;
/**
 * The connections to the proxy itself, over which it is asked for ways to the service.
 * @param origin the proxy's, without credentials
 * @param options those that undici's ProxyAgent gives to its client
 */
function openProxyClient(origin, options) {
    const name = origin.origin;
    const pool = new _undici_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .Pool */ .bC(name, { ...options, headersTimeout: ANSWER_LIMIT_MS });
    return pool.compose((dispatch) => (request, handler) => dispatch(request, new ConnectWatch(handler, name)));
}
/** Tells what goes wrong on the way to the proxy from what goes wrong behind it. */
class ConnectWatch extends _undici_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .DecoratorHandler */ .s8 {
    #handler;
    #proxy;
    constructor(handler, proxy) {
        super(handler);
        this.#handler = handler;
        this.#proxy = proxy;
    }
    onRequestUpgrade(...[controller, status, headers, socket]) {
        if (status === 200) {
            this.#handler.onRequestUpgrade?.(controller, status, headers, socket);
            return;
        }
        socket.on('error', () => undefined).destroy();
        const error = new ProxyError(refusalWords(this.#proxy, status), { status });
        this.#handler.onResponseError?.(controller, error);
    }
    onResponseError(controller, cause) {
        const words = `the proxy ${this.#proxy} gave no way through: ${(0,_connection_words_js__WEBPACK_IMPORTED_MODULE_1__/* .connectionWords */ .o)(cause)}`;
        this.#handler.onResponseError?.(controller, new ProxyError(words, { cause }));
    }
}
function refusalWords(proxy, status) {
    const answered = `the proxy ${proxy} answered ${status}`;
    if (status === 407) {
        return `${answered}: set the environment variable https_proxy with the user name and the password that it asks for`;
    }
    if (status === 403)
        return `${answered}: allow this address there, or name its host in no_proxy`;
    return `${answered} instead of giving a way through`;
}


/***/ }),

/***/ 70831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FJ: () => (/* binding */ isNeverSent),
/* harmony export */   JV: () => (/* binding */ isLastingFailure),
/* harmony export */   RX: () => (/* binding */ patientRetryDelayMs),
/* harmony export */   oR: () => (/* binding */ parseRetryAfterMs),
/* harmony export */   qO: () => (/* binding */ retryDelayMs)
/* harmony export */ });
/* harmony import */ var _connection_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63448);
/* harmony import */ var _proxy_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5616);


const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 20_000;
/** Longer than any limit per minute lasts. */
const LONGEST_PATIENT_DELAY_MS = 60_000;
/**
 * How long to wait before a request is sent again, in milliseconds; undefined gives up.
 * Only for requests that may be repeated: never for the create call.
 * @param tries how often it was sent so far
 * @param random in [0, 1)
 */
function retryDelayMs(failure, tries, random) {
    if (failure.arrival === 'refused' || failure.isLasting === true)
        return undefined;
    const { retryAfterMs = 0 } = failure;
    if (retryAfterMs > LONGEST_DELAY_MS)
        return undefined;
    return Math.max(Math.min(growingMs(tries, random), LONGEST_DELAY_MS), retryAfterMs);
}
/**
 * The same for a request that may be sent many times: it is never given up because the service asks for a long pause,
 * which is honoured up to a minute.
 */
function patientRetryDelayMs({ arrival, retryAfterMs = 0 }, tries, random) {
    if (arrival === 'refused')
        return undefined;
    return Math.min(Math.max(growingMs(tries, random), retryAfterMs), LONGEST_PATIENT_DELAY_MS);
}
function growingMs(tries, random) {
    return FIRST_DELAY_MS * 2 ** (tries - 1) * (0.75 + 0.5 * random);
}
/**
 * Whether a failed connection means that no byte of the request was sent. All else may have arrived.
 * Sources: Node's system error names, OpenSSL's and undici's error codes.
 */
function isNeverSent(error) {
    if (typeof error !== 'object' || error === null)
        return false;
    if (error instanceof _proxy_client_js__WEBPACK_IMPORTED_MODULE_0__/* .ProxyError */ .T)
        return true;
    const { code, syscall, errors, cause } = error;
    // An AggregateError: each of a name's addresses was tried.
    if (Array.isArray(errors))
        return errors.length > 0 && errors.every(isNeverSent);
    if (code === undefined)
        return isNeverSent(cause);
    return syscall === 'connect' || NEVER_SENT_CODES.has(code) || (0,_connection_words_js__WEBPACK_IMPORTED_MODULE_1__/* .isCertificateRefused */ .Y)(error);
}
/**
 * Whether a failed connection stays so until a person changes something: a certificate that is refused, a proxy that wants
 * other credentials or does not allow the address.
 */
function isLastingFailure(error) {
    if (error instanceof _proxy_client_js__WEBPACK_IMPORTED_MODULE_0__/* .ProxyError */ .T) {
        return error.status === 403 || error.status === 407 || (0,_connection_words_js__WEBPACK_IMPORTED_MODULE_1__/* .isCertificateRefused */ .Y)(error.cause);
    }
    return (0,_connection_words_js__WEBPACK_IMPORTED_MODULE_1__/* .isCertificateRefused */ .Y)(error);
}
/** Not `EHOSTUNREACH` and its like: a route that is lost while an answer is awaited is named so, too. */
const NEVER_SENT_CODES = new Set([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EAI_FAIL',
    'UND_ERR_CONNECT_TIMEOUT',
]);
/** Limits count by the minute: who is told to come back next year is not told the truth. */
const LONGEST_RETRY_AFTER_MS = 10 * 60_000;
/** `Retry-After` in seconds or as a date → milliseconds from now, ten minutes at most; undefined when absent or unreadable. */
function parseRetryAfterMs(value, nowMs) {
    if (value === undefined)
        return undefined;
    // Date.parse finds a year in nearly any text; a date of HTTP has a time of day.
    const dateMs = /\d\d:\d\d:\d\d/.test(value) ? Date.parse(value) : NaN;
    const ms = /^\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) * 1000 : dateMs - nowMs;
    return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), LONGEST_RETRY_AFTER_MS);
}


/***/ }),

/***/ 23739:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J2: () => (/* reexport default export from named module */ undici_lib_dispatcher_env_http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_4__),
/* harmony export */   bC: () => (/* reexport default export from named module */ undici_lib_dispatcher_pool_js__WEBPACK_IMPORTED_MODULE_5__),
/* harmony export */   s8: () => (/* reexport default export from named module */ undici_lib_handler_decorator_handler_js__WEBPACK_IMPORTED_MODULE_2__),
/* harmony export */   w$: () => (/* binding */ sendRequest)
/* harmony export */ });
/* harmony import */ var undici_lib_api_api_connect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34660);
/* harmony import */ var undici_lib_api_api_request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14043);
/* harmony import */ var undici_lib_handler_decorator_handler_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58155);
/* harmony import */ var undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(30883);
/* harmony import */ var undici_lib_dispatcher_env_http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53137);
/* harmony import */ var undici_lib_dispatcher_pool_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(30628);






/**
 * The parts of undici that a request takes, by their paths: its index loads three times as much, fetch, web sockets, caches and
 * mocks among it, which is half of what this action would parse before it can create a task. The version is pinned, and the type
 * check and every test fail when a path is another one. Measured by `npm run bench -- start-up sizes`.
 */

// As the index does: the agent for proxies asks its client for the way through by this method.
Object.assign(undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_3__.prototype, { connect: undici_lib_api_api_connect_js__WEBPACK_IMPORTED_MODULE_0__ });
/** Sends one request, as undici's `request` does. @throws as that does */
async function sendRequest(url, { dispatcher, ...options }) {
    const { origin, pathname, search } = new URL(url);
    return undici_lib_api_api_request_js__WEBPACK_IMPORTED_MODULE_1__.call(dispatcher, { ...options, origin, path: `${pathname}${search}` });
}


/***/ }),

/***/ 97072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ reachVerdict),
/* harmony export */   s: () => (/* binding */ endedVerdict)
/* harmony export */ });
/* harmony import */ var _service_advice_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97812);
/* harmony import */ var _support_deadline_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(74422);
/* harmony import */ var _support_duration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(42806);
/* harmony import */ var _task_cancel_task_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39248);
/* harmony import */ var _task_fetch_task_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42408);
/* harmony import */ var _task_task_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16279);






/** After the deadline: the wait is over within 10 s of it. */
const CANCEL_LIMIT_MS = 8000;
/** After a signal the runner waits 7.5 s; the step is over in 5, of which 2 may go by until the create call is answered. */
const CANCEL_ON_STOP_LIMIT_MS = 2500;
/** Turns the end of the wait into an outcome; cancels the task where that is due. */
async function reachVerdict(end, context) {
    const { task } = end;
    const { origin, settings } = context;
    switch (end.kind) {
        case 'ended':
            return endedVerdict(task);
        case 'timed-out': {
            const problem = `The task did not end within the timeout of ${(0,_support_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a)(settings.timeoutMs)}.`;
            if (!settings.cancelOnTimeout || origin === 'resumed') {
                const latest = await lookIfPossible(task, context);
                if ((0,_task_task_js__WEBPACK_IMPORTED_MODULE_4__/* .hasEnded */ .h)(latest))
                    return endedVerdict(latest);
                return left('timed-out', latest, `${problem} It was left running.`);
            }
            const advice = 'Set a longer `timeout`, or re-run the job to start again.';
            return cancelAs({ outcome: 'timed-out', task, problem, advice }, context);
        }
        case 'needs-approval': {
            const problem = 'An agent waits for the approval of a person.';
            if (settings.onApproval !== 'cancel' || origin === 'resumed') {
                const where = `Approve it in the War Room (${context.watchUrl}), then re-run the job`;
                return left('needs-approval', task, problem, `${where}, or run with \`task-id: ${task.id}\`.`);
            }
            const advice = 'Re-run the job with `on-approval: wait` or `on-approval: leave`, for a person to approve, or with a higher `autonomy-level`.';
            return cancelAs({ outcome: 'cancelled', task, problem, advice }, context);
        }
        case 'stopped': {
            const problem = 'The step was told to stop.';
            if (origin !== 'created')
                return left('cancelled', task, `${problem} The task was left running.`);
            const advice = 'Re-run the job to start again.';
            return cancelAs({ outcome: 'cancelled', task, problem, advice }, context);
        }
        case 'lost': {
            const problem = `The task can't be followed any more: ${end.error.message}.`;
            const advice = (0,_service_advice_js__WEBPACK_IMPORTED_MODULE_0__/* .adviceOn */ .i)(end.error);
            if (origin !== 'created')
                return left('failed', task, problem, advice);
            return cancelAs({ outcome: 'failed', task, problem, advice }, context);
        }
    }
}
/** A task may have ended since the last look, which is as long ago as `poll-interval` says. */
async function lookIfPossible(task, { ports }) {
    const limit = (0,_support_deadline_js__WEBPACK_IMPORTED_MODULE_5__/* .startDeadline */ .db)(ports.clock, CANCEL_LIMIT_MS, ports.stop);
    try {
        return await (0,_task_fetch_task_js__WEBPACK_IMPORTED_MODULE_2__/* .fetchTask */ .Q)(ports.service, task.id, { signal: limit.signal });
    }
    catch {
        return task;
    }
    finally {
        limit.release();
    }
}
/** What a task that ended by itself, or was cancelled by somebody, is called. */
function endedVerdict(task) {
    const base = { task, mayStillRun: false };
    if (task.status === 'complete')
        return { ...base, outcome: 'complete', problems: [] };
    if (task.status === 'cancelled') {
        const problems = ['The task was cancelled in Miteos.'];
        return { ...base, outcome: 'cancelled', problems, advice: 'Re-run the job to start again.' };
    }
    const words = task.failure === undefined ? 'Miteos gave no reason.' : `Miteos says: "${task.failure}".`;
    const advice = 'Look at it in the War Room, or re-run the job to start again.';
    return { ...base, outcome: 'failed', problems: [`The task failed. ${words}`], advice };
}
function left(outcome, task, problem, advice) {
    return {
        outcome,
        task,
        problems: [problem],
        advice: advice ?? `Run again with \`task-id: ${task.id}\` to follow it on.`,
        mayStillRun: false,
    };
}
async function cancelAs({ outcome, task, problem, advice }, { ports, watchUrl, onCancel }) {
    const limit = (0,_support_deadline_js__WEBPACK_IMPORTED_MODULE_5__/* .startDeadline */ .db)(ports.clock, CANCEL_LIMIT_MS);
    const late = (0,_support_deadline_js__WEBPACK_IMPORTED_MODULE_5__/* .abortLater */ .DV)(ports.clock, ports.stop, CANCEL_ON_STOP_LIMIT_MS);
    onCancel({ outcome, task, problems: [problem], advice, mayStillRun: true });
    const done = {
        outcome,
        task,
        problems: [`${problem} The task was cancelled.`],
        advice,
        mayStillRun: false,
    };
    const signal = AbortSignal.any([limit.signal, late.signal]);
    const cancelled = await (0,_task_cancel_task_js__WEBPACK_IMPORTED_MODULE_1__/* .cancelTask */ .y)(task.id, { ...ports, signal });
    limit.release();
    late.release();
    switch (cancelled.kind) {
        case 'accepted':
            return {
                ...done,
                problems: [
                    `${problem} Miteos was told to cancel the task, which does not show it yet: the post step looks again.`,
                ],
                mayStillRun: true,
            };
        case 'ended':
            // It may have ended by itself just before: the task's own word decides.
            return cancelled.task.status === 'cancelled'
                ? { ...done, task: cancelled.task }
                : endedVerdict(cancelled.task);
        case 'unknown':
            return {
                outcome,
                task,
                problems: [problem, `The task could not be cancelled: ${cancelled.words}.`],
                advice: `Task ${task.id} may still be running: look at it in the War Room (${watchUrl}) and cancel it there.`,
                mayStillRun: true,
            };
    }
}


/***/ }),

/***/ 15221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JZ: () => (/* binding */ endProcess),
/* harmony export */   Ki: () => (/* binding */ changeOutput),
/* harmony export */   U_: () => (/* binding */ listenForUncaught),
/* harmony export */   rr: () => (/* binding */ listenForStop)
/* harmony export */ });
/** How long connections that a library left open may hold the process up. */
const LINGER_MS = 2000;
/** The runner sends its second signal 7.5 s after the first: by then the step must be over. */
const STOP_LIMIT_MS = 5000;
/**
 * A signal that is aborted when the runner cancels the step. Stands from the first call on. On Windows the runner presses Ctrl+C, which
 * Node hands on as SIGINT, then Ctrl+Break, which is SIGBREAK; SIGTERM never comes there. Source: actions/runner, ProcessInvoker.cs.
 */
function listenForStop() {
    const controller = new AbortController();
    const stop = (name) => {
        controller.abort(new Error(`the step was told to stop by ${name}`));
        // What still waits for a server by then is left to the post step.
        setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    };
    for (const name of ['SIGINT', 'SIGTERM', 'SIGBREAK'])
        process.on(name, stop);
    return controller.signal;
}
/**
 * Says what nobody caught, and ends the process with the exit code that was set. Node would write it with its stack to stderr, where
 * the runner reads commands, too. Who guards a library's work listens, too, and then it is theirs.
 */
function listenForUncaught(say) {
    process.on('uncaughtException', (error) => {
        if (process.listenerCount('uncaughtException') > 1)
            return;
        say(error);
        setImmediate(() => process.exit());
    });
}
/**
 * Lets the process end by itself, with the exit code that was set. What a library left open is cut off after a while; an exit at
 * once may abort Node on Windows. Source: nodejs/undici #5680.
 */
function endProcess() {
    setTimeout(() => process.exit(), LINGER_MS).unref();
}
/**
 * Changes all that is written from now on, since libraries print by themselves, e.g. what GitHub answered. The commands that tell the
 * runner a mask are left as they are.
 */
function changeOutput(change) {
    for (const stream of [process.stdout, process.stderr]) {
        const write = stream.write.bind(stream);
        stream.write = (chunk, ...rest) => {
            const isText = typeof chunk === 'string' && !chunk.startsWith('::add-mask::');
            return write(isText ? change(chunk) : chunk, ...rest);
        };
    }
}


/***/ }),

/***/ 76474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ publishReport)
/* harmony export */ });
/* harmony import */ var _saved_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5123);
/* harmony import */ var _support_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35921);


/**
 * Writes the report into the job summary and the comment, each on its own. The summary is written, and noted for the post step, before
 * the comment begins: a step that is killed while GitHub takes its time would write it once more. And a comment that can't be written
 * is said to be there only if it is. The write takes a millisecond, so nothing would be gained by doing both at the same time.
 * @returns undefined when there is no comment with this report
 */
async function publishReport(result, { ports, settings, hasSummary = false }) {
    const isSummed = hasSummary || (settings.summary && (await publishSummary(result, ports)));
    return publishComment(result, ports, isSummed ? ' The job summary has the report.' : '');
}
async function publishComment(result, ports, whereElse) {
    const { comment, log } = ports;
    if (comment === undefined)
        return undefined;
    try {
        const { renderReport } = await Promise.all(/* import() */[__webpack_require__.e(511), __webpack_require__.e(175), __webpack_require__.e(893), __webpack_require__.e(739)]).then(__webpack_require__.bind(__webpack_require__, 42739));
        const published = await comment.publish({
            taskId: result.task?.id ?? '',
            isLive: false,
            render: ({ marker }) => ports.secrets.redactKeys(renderReport(result, { target: 'comment', marker })),
        });
        if (published.kind === 'superseded') {
            const { url } = published.by;
            log.info(`The comment ${url} is that of a newer run, so it stays as it is.${whereElse}`);
            return undefined;
        }
        const posted = published.comment;
        (0,_saved_state_js__WEBPACK_IMPORTED_MODULE_0__/* .trySaveState */ .aU)(ports, 'comment', posted);
        log.info(`Published the comment: ${posted.url}`);
        return posted;
    }
    catch (error) {
        if (ports.stop.aborted)
            return undefined;
        log.warning(`${(0,_support_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorWords */ .Y)(error).replace(/(?<![.!?])$/, '.')}${whereElse}`);
        return undefined;
    }
}
async function publishSummary(result, ports) {
    const { log, step } = ports;
    try {
        const { renderReport } = await Promise.all(/* import() */[__webpack_require__.e(511), __webpack_require__.e(175), __webpack_require__.e(893), __webpack_require__.e(739)]).then(__webpack_require__.bind(__webpack_require__, 42739));
        await step.writeSummary(renderReport(result, { target: 'summary' }));
        (0,_saved_state_js__WEBPACK_IMPORTED_MODULE_0__/* .trySaveState */ .aU)(ports, 'summary', true);
        return true;
    }
    catch (error) {
        log.warning(`The report is not in the job summary: ${(0,_support_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorWords */ .Y)(error)}.`);
        return false;
    }
}


/***/ }),

/***/ 5123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bu: () => (/* binding */ parseState),
/* harmony export */   Ho: () => (/* binding */ clearState),
/* harmony export */   LZ: () => (/* binding */ saveState),
/* harmony export */   aU: () => (/* binding */ trySaveState)
/* harmony export */ });
/* unused harmony export longestStateBytes */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _support_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35921);


function saveState(step, name, value) {
    step.saveState(name, JSON.stringify(value));
}
/**
 * The post step gets each state as an environment variable: Windows bears 32,767 characters of one, its name among them, and Linux does
 * not start a process with one of more than 128 KiB.
 * @param paths the rules of the runner's system
 */
function longestStateBytes({ sep } = node_path__WEBPACK_IMPORTED_MODULE_0__) {
    return sep === '\\' ? 32_000 : 120_000;
}
const told = new WeakSet();
/**
 * For what is done by then: that the post step will not know of it is said once, and takes nothing from what is still to do, e.g. on a
 * full disk. Of what is too long, the post step finds what was saved before.
 */
function trySaveState({ step, log }, name, value) {
    const bytes = Buffer.byteLength(JSON.stringify(value));
    if (bytes > longestStateBytes()) {
        log.debug(`The post step will not know the latest ${name}, of ${bytes} bytes.`);
        return;
    }
    try {
        saveState(step, name, value);
    }
    catch (error) {
        if (told.has(step))
            return;
        told.add(step);
        log.warning(`The post step will not know all of this step: ${(0,_support_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorWords */ .Y)(error)}.`);
    }
}
/** As if it had never been saved. */
function clearState(step, name) {
    step.saveState(name, '');
}
/** @returns undefined when the main phase did not get so far */
function parseState(text, name) {
    if (text === '')
        return undefined;
    try {
        // Only this action writes its state, so the shape is the one it saved.
        return JSON.parse(text);
    }
    catch (error) {
        throw new Error(`the saved state "${name}" can't be read`, { cause: error });
    }
}


/***/ }),

/***/ 97812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ failureWords),
/* harmony export */   i: () => (/* binding */ adviceOn)
/* harmony export */ });
/* harmony import */ var _support_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35921);
/* harmony import */ var _task_task_service_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80101);


/** What failed, and what to do about it where that is known. */
function failureWords(error) {
    const advice = error instanceof _task_task_service_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._ ? adviceOn(error) : '';
    return advice === '' ? (0,_support_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorWords */ .Y)(error) : `${(0,_support_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorWords */ .Y)(error)}. ${advice}`;
}
/** What a person can do about a call that Miteos refused or did not answer: whole sentences, or nothing. */
function adviceOn({ status, arrival, isLasting }) {
    switch (status) {
        case 400:
        case 422:
            return 'Check the inputs that describe the task: prompt, config, max-agents, autonomy-level, deploy-target, workspace-id.';
        case 401:
            return 'Check the secret behind the input api-key: the key may be revoked, or not be one of this service.';
        case 402:
            return 'Check the plan and the credits of the Miteos account, add credits, then re-run the job.';
        case 403:
            return 'Give the key of the input api-key the scopes `tasks.read` and `tasks.write`.';
        case 404:
            return 'Check the inputs task-id and base-url, and that the key belongs to the same organisation.';
        case 429:
            return 'Raise the input timeout, or run fewer tasks at the same time.';
        default:
            // What may have made a task says itself where to look for it.
            // What lasts says itself what has to change.
            return arrival === 'never' && !isLasting
                ? 'Check that the runner can reach the address of the input base-url, then re-run the job.'
                : '';
    }
}


/***/ }),

/***/ 58894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ cutToBytes)
/* harmony export */ });
/**
 * Cuts a text to a number of UTF-8 bytes, at the end of a character.
 * @returns the text, and how many bytes are missing from it
 */
function cutToBytes(text, maxBytes) {
    const bytes = new TextEncoder().encode(text);
    if (bytes.length <= maxBytes)
        return { text, missingBytes: 0 };
    let end = maxBytes;
    // 10xxxxxx continues a character: step back to where one begins.
    while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80)
        end -= 1;
    return {
        text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, end)),
        missingBytes: bytes.length - end,
    };
}


/***/ }),

/***/ 74422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DV: () => (/* binding */ abortLater),
/* harmony export */   db: () => (/* binding */ startDeadline),
/* harmony export */   j3: () => (/* binding */ DeadlineError)
/* harmony export */ });
/** The reason of a deadline's signal. */
class DeadlineError extends Error {
    name = 'DeadlineError';
}
/** Starts a time limit on the clock that never jumps. */
function startDeadline(clock, ms, parent) {
    const end = clock.monotonicMs() + ms;
    const timer = new AbortController();
    const controller = new AbortController();
    const follow = () => {
        controller.abort(parent?.reason);
    };
    if (parent?.aborted === true)
        follow();
    parent?.addEventListener('abort', follow, { once: true });
    void clock.sleep(ms, timer.signal).then(() => {
        if (!timer.signal.aborted)
            controller.abort(new DeadlineError(`the time limit of ${Math.round(ms / 1000)} s is over`));
    });
    return {
        signal: controller.signal,
        leftMs: () => Math.max(0, end - clock.monotonicMs()),
        isOver: () => clock.monotonicMs() >= end,
        release: () => {
            timer.abort();
            parent?.removeEventListener('abort', follow);
        },
    };
}
/** A signal that follows another one `ms` later, so that what is under way can end by itself. */
function abortLater(clock, signal, ms) {
    const timer = new AbortController();
    const controller = new AbortController();
    const begin = () => {
        void clock.sleep(ms, timer.signal).then(() => {
            if (!timer.signal.aborted)
                controller.abort(signal.reason);
        });
    };
    if (signal.aborted)
        begin();
    else
        signal.addEventListener('abort', begin, { once: true });
    return {
        signal: controller.signal,
        release: () => {
            timer.abort();
            signal.removeEventListener('abort', begin);
        },
    };
}


/***/ }),

/***/ 42806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ formatDuration),
/* harmony export */   y: () => (/* binding */ parseDurationMs)
/* harmony export */ });
/* harmony import */ var parse_duration__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97595);

/** One number with each of `h`, `m`, `s`, in this order, at least one; or digits alone. */
const DURATION = /^(?:\d{1,9}|(?=\d)(?:\d{1,9}h)?(?:\d{1,9}m)?(?:\d{1,9}s)?)$/;
/**
 * Parses `90s`, `45m`, `2h`, `1h30m` or plain digits, which are minutes.
 * @returns milliseconds, or undefined when the text is anything else
 */
function parseDurationMs(text) {
    if (!DURATION.test(text))
        return undefined;
    return (0,parse_duration__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(/^\d+$/.test(text) ? `${text}m` : text) ?? 0;
}
/** `3725000` → `1h 2m 5s`; `800` → `0s`. The two or three units that matter, never negative. */
function formatDuration(ms) {
    const totalSeconds = Math.max(0, Math.floor(ms / 1000));
    const hours = Math.floor(totalSeconds / 3600);
    const minutes = Math.floor((totalSeconds % 3600) / 60);
    const seconds = totalSeconds % 60;
    const parts = [
        ...(hours > 0 ? [`${hours}h`] : []),
        ...(minutes > 0 ? [`${minutes}m`] : []),
        ...(seconds > 0 || totalSeconds === 0 ? [`${seconds}s`] : []),
    ];
    return parts.join(' ');
}


/***/ }),

/***/ 35921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ errorWords),
/* harmony export */   y: () => (/* binding */ UserError)
/* harmony export */ });
/* harmony import */ var _without_queries_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40713);

/**
 * Something that the person who wrote the workflow can mend: bad inputs, a refused actor, an unreadable prompt
 * file. Its message is shown as it is, without a stack.
 */
class UserError extends Error {
    name = 'UserError';
}
/** The words of anything thrown, for a sentence. Never a stack, and never the query of an address, which may be a credential. */
function errorWords(thrown) {
    return (0,_without_queries_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutQueries */ .B)(wordsOf(thrown));
}
function wordsOf(thrown) {
    if (!(thrown instanceof Error))
        return String(thrown);
    // Node reports a refused connection to several addresses as an AggregateError without words.
    if (thrown instanceof AggregateError && thrown.message === '') {
        return thrown.errors.map(wordsOf).join('; ');
    }
    return thrown.message === '' ? thrown.name : thrown.message;
}


/***/ }),

/***/ 83251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ formatCents),
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   Of: () => (/* binding */ formatNumberOf),
/* harmony export */   Xq: () => (/* binding */ formatSize)
/* harmony export */ });
/** A size for people, in decimal units, e.g. `1.2 MB`. */
function formatSize(bytes) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    let value = Number.isFinite(bytes) ? Math.max(0, bytes) : 0;
    let unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
        value /= 1000;
        unit += 1;
    }
    const digits = unit === 0 || value >= 99.5 ? 0 : 1;
    return `${value.toFixed(digits).replace(/\.0$/u, '')} ${units[unit] ?? 'B'}`;
}
/** A whole number with commas between thousands. By hand: `Intl` takes as long to begin as half of the report's rendering. */
function formatCount(count) {
    return withCommas(String(Math.round(count)));
}
/** US cents as dollars, e.g. `$1.23`. */
function formatCents(cents) {
    const whole = Math.round(Math.abs(cents));
    const dollars = withCommas(String(Math.floor(whole / 100)));
    return `${cents < 0 ? '-' : ''}$${dollars}.${String(whole % 100).padStart(2, '0')}`;
}
function withCommas(digits) {
    return digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
}
/** A count and its noun, e.g. `1 file`, `1,200 files`. */
function formatNumberOf(count, singular, plural = `${singular}s`) {
    return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}


/***/ }),

/***/ 1156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isWithin)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/**
 * Whether a path is a folder or lies in it, by the paths alone: links are not followed. On Windows case does not count, and what is on
 * another drive or share lies outside.
 * @param target absolute, as `folder`
 * @param paths the rules of the system whose paths they are
 */
function isWithin(target, folder, paths = node_path__WEBPACK_IMPORTED_MODULE_0__) {
    const relative = paths.relative(folder, target);
    // From one drive to another there is no relative path: it stays absolute.
    return relative.split(paths.sep)[0] !== '..' && !paths.isAbsolute(relative);
}


/***/ }),

/***/ 58614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ Redactor)
/* harmony export */ });
/* harmony import */ var _secret_forms_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40992);

const BLOT = '***';
/** Every signature is as long; by its beginning it is looked up. */
const SIGNATURE_START = 16;
/** Of one beginning, e.g. of tokens with one head, are compared; of more, all that begins so counts as one. */
const MOST_OF_ONE_START = 4;
/** Of a longer one the beginning is compared, and what follows counts as its rest. */
const LONGEST_COMPARED = 100;
/** What no signature holds. */
const SIGNATURE_END = /[^\w.~+/%:=-]/;
/** A shorter piece of a secret at the end of a text that was cut tells nothing. */
const SHORTEST_PIECE = 8;
/**
 * Knows the secrets of this step and blots them out of any text, in every form in which a server or a library may repeat
 * them. The time grows with the length of the text alone, however many links there are.
 */
class Redactor {
    #secrets = new Set();
    /** The longest first, so that no part of one stays behind. */
    #forms = [];
    #signatures = new Map();
    #openWords = new Set();
    /** Learns a key or a token. */
    addSecret(secret) {
        for (const form of (0,_secret_forms_js__WEBPACK_IMPORTED_MODULE_0__/* .secretForms */ .eo)(secret))
            this.#secrets.add(form);
        this.#forms = [...this.#secrets].sort((one, other) => other.length - one.length);
    }
    /** Learns a word that is no secret, though a link may hold it, e.g. a task's id. */
    addOpenWord(word) {
        this.#openWords.add(word);
    }
    /**
     * Learns what makes a pre-signed link one.
     * @returns its signatures, in all their forms
     */
    addLink(url) {
        const signatures = (0,_secret_forms_js__WEBPACK_IMPORTED_MODULE_0__/* .signatureForms */ .ac)(url).filter((form) => !this.#openWords.has(form));
        for (const signature of signatures) {
            const form = signature.slice(0, LONGEST_COMPARED);
            const start = form.slice(0, SIGNATURE_START);
            const known = this.#signatures.get(start) ?? [];
            if (known === 'many' || known.includes(form))
                continue;
            this.#signatures.set(start, known.length < MOST_OF_ONE_START ? [...known, form] : 'many');
        }
        return signatures;
    }
    /** For finished Markdown: a signature is chosen by whoever makes the links, and may look like a part of the markup. */
    redactKeys(text) {
        let clean = text;
        for (const form of this.#forms) {
            if (clean.includes(form))
                clean = clean.replaceAll(form, BLOT);
        }
        return clean;
    }
    redact(text) {
        const clean = this.redactKeys(text);
        if (this.#signatures.size === 0)
            return clean;
        return clean.replace(/\S{16,}/g, (run) => this.#redactRun(run));
    }
    /** For a text that is the beginning of a longer one: the cut may have left a piece of a secret at its end. */
    redactCut(text) {
        const clean = this.redact(text);
        for (const form of this.#forms) {
            for (let length = form.length - 1; length >= SHORTEST_PIECE; length -= 1) {
                if (clean.endsWith(form.slice(0, length)))
                    return clean.slice(0, -length) + BLOT;
            }
        }
        return clean;
    }
    #redactRun(run) {
        let clean = '';
        let doneTo = 0;
        for (let at = 0; at + SIGNATURE_START <= run.length; at += 1) {
            const known = this.#signatures.get(run.slice(at, at + SIGNATURE_START));
            if (known === undefined)
                continue;
            const length = lengthOf(known, run, at);
            if (length === 0)
                continue;
            clean += run.slice(doneTo, at) + BLOT;
            doneTo = at + length;
            at = doneTo - 1;
        }
        return clean + run.slice(doneTo);
    }
}
/** How long the signature is that stands there; 0 for none. */
function lengthOf(known, run, at) {
    if (known !== 'many') {
        const length = known.find((one) => run.startsWith(one, at))?.length ?? 0;
        if (length < LONGEST_COMPARED)
            return length;
    }
    const rest = run.slice(at);
    const end = rest.search(SIGNATURE_END);
    return end < 0 ? rest.length : end;
}


/***/ }),

/***/ 40992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Uy: () => (/* binding */ plainForms),
/* harmony export */   ac: () => (/* binding */ signatureForms),
/* harmony export */   eo: () => (/* binding */ secretForms)
/* harmony export */ });
/** A shorter key or token is none: Miteos keys begin with eight fixed characters. To hide `a` would blank the log. */
const SHORTEST_SECRET = 8;
/** A shorter value in a link is no signature. */
const SHORTEST_SIGNATURE = 16;
/** More values than this in one link are not looked at. */
const MOST_VALUES = 20;
/** What a link says openly of the file and of its own life; without it file names, types and dates could not be read. */
const NO_SECRETS = /content|disposition|file|name|date|expires|algorithm|^(?:se|st|ske|skt|rs(?:cc|cd|ce|cl|ct))$/i;
const NO_SIGNATURE = /^\d{4}-\d\d-\d\d|^(?:application|audio|font|image|message|model|multipart|text|video)\//;
/**
 * What signatures and tokens are written in. Nothing else is learned: a value with a back-tick, a quotation mark or a backslash
 * in it, blotted out of a text, would take with it what keeps other text harmless.
 */
const SIGNATURE = new RegExp(`^[\\w.~+/%:=-]{${SHORTEST_SIGNATURE},}$`);
/**
 * A key or token as others may repeat it: as it is, each of its lines, without the quotes that somebody put around it,
 * escaped for JSON, HTML and addresses, and inside whatever was encoded as Base64 (`Bearer <key>`, a line end behind it).
 * @returns each once; nothing for what is too short to be a secret
 */
function secretForms(secret) {
    const forms = plainForms(secret).flatMap((plain) => [
        plain,
        JSON.stringify(plain).slice(1, -1),
        escapeHtml(plain),
        ...percentForms(plain),
        ...base64Forms(plain),
    ]);
    return [...new Set(forms)].filter(({ length }) => length >= SHORTEST_SECRET);
}
/** The secret itself, and what is left of it without white space, quotes and line ends. */
function plainForms(secret) {
    const forms = [secret, ...secret.split(/[\r\n]+/)].flatMap((text) => {
        const trimmed = text.trim();
        return [trimmed, trimmed.replace(/^(["'`])(.*)\1$/s, '$2').trim()];
    });
    return [...new Set(forms)].filter(({ length }) => length >= SHORTEST_SECRET);
}
/** The values in a pre-signed link that may be a credential, as they stand in it and as others may write them. */
function signatureForms(url) {
    const pairs = URL.parse(url)?.search.slice(1).split('&', MOST_VALUES) ?? [];
    const forms = pairs.flatMap((pair) => {
        const [[name, value] = ['', '']] = new URLSearchParams(pair);
        if (NO_SECRETS.test(name) || NO_SIGNATURE.test(value))
            return [];
        // As it stands in the link, where a plus may be one.
        const raw = pair.slice(pair.indexOf('=') + 1);
        return [raw, value, encodeURIComponent(value)];
    });
    return [...new Set(forms)].filter((form) => SIGNATURE.test(form));
}
function percentForms(plain) {
    const wellFormed = plain.toWellFormed();
    const forms = [
        encodeURIComponent(wellFormed),
        encodeURI(wellFormed),
        new URLSearchParams([['', wellFormed]]).toString().slice(1),
    ];
    const lowerCase = forms.map((form) => form.replace(/%../g, (code) => code.toLowerCase()));
    return [...forms, ...lowerCase];
}
/**
 * What of the secret's Base64 does not depend on its neighbours, at each of the three places where it may begin in what
 * is encoded; in both alphabets.
 */
function base64Forms(plain) {
    const bytes = Buffer.from(plain);
    return [0, 1, 2].flatMap((before) => {
        const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
        const whole = encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
        return [whole, whole.replaceAll('+', '-').replaceAll('/', '_')];
    });
}
function escapeHtml(plain) {
    return plain.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}


/***/ }),

/***/ 3642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ untilAborted)
/* harmony export */ });
/**
 * The result of work that can't be told to stop, unless the signal is aborted before: then what it still does is left to end by itself.
 * @throws the signal's reason
 */
async function untilAborted(signal, work) {
    signal.throwIfAborted();
    const { promise: abort, reject } = Promise.withResolvers();
    const onAbort = () => {
        reject(signal.reason);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    try {
        return await Promise.race([work(), abort]);
    }
    finally {
        signal.removeEventListener('abort', onAbort);
    }
}


/***/ }),

/***/ 40713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ withoutQueries)
/* harmony export */ });
/**
 * The text with the query of every address cut off, and a user's name and password in it: they may be credentials.
 * Takes time that grows with the length alone.
 */
function withoutQueries(text) {
    return text.replace(/\S+/g, (run) => (run.includes('://') ? cutAddresses(run) : run));
}
function cutAddresses(run) {
    return run
        .split(/(?=https?:\/\/)/i)
        .map((part) => part.replace(/^(https?:\/\/)[^/?#@]*@/i, '$1***@').replace(/\?[^"'`<>)\]]+/, '?…'))
        .join('');
}


/***/ }),

/***/ 6801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ withoutUndefined)
/* harmony export */ });
/** The same object without the fields that are undefined, for types that want a field absent rather than empty. */
function withoutUndefined(value) {
    const entries = Object.entries(value).filter(([, field]) => field !== undefined);
    return Object.fromEntries(entries);
}


/***/ }),

/***/ 39248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ cancelTask)
/* harmony export */ });
/* harmony import */ var _support_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35921);
/* harmony import */ var _fetch_task_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42408);
/* harmony import */ var _task_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16279);
/* harmony import */ var _task_service_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80101);




/** A wish that does not show is sent again: the service may have dropped it. */
const MOST_WISHES = 3;
/** Between the reads after a wish. */
const LOOK_PAUSES_MS = [0, 400, 800, 1600];
/**
 * Cancels a task and reads it. What the service answers to the wish itself is not documented, so the task's own
 * status decides, also after a refusal. The only place that cancels.
 */
async function cancelTask(taskId, options) {
    const { signal } = options;
    let isTaken = false;
    let refusal;
    for (let wishes = 1; wishes <= MOST_WISHES && !signal.aborted; wishes += 1) {
        let isRefused = false;
        try {
            await options.service.cancelTask(taskId, { signal });
            isTaken = true;
        }
        catch (error) {
            refusal = error;
            isRefused = error instanceof _task_service_js__WEBPACK_IMPORTED_MODULE_1__/* .ServiceError */ ._ && error.arrival === 'refused';
        }
        const task = await lookForEnd(taskId, isRefused, options);
        if (task !== undefined && (0,_task_js__WEBPACK_IMPORTED_MODULE_2__/* .hasEnded */ .h)(task))
            return { kind: 'ended', task };
        // A refusal that the task's own status does not explain stays one.
        if (isRefused && task !== undefined)
            break;
    }
    if (isTaken)
        return { kind: 'accepted' };
    return { kind: 'unknown', words: (0,_support_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .errorWords */ .Y)(refusal ?? signal.reason) };
}
/** The task as soon as it has ended, else as it was read last; undefined when it can't be read. */
async function lookForEnd(taskId, isOneEnough, { service, clock, signal }) {
    let task;
    for (const pauseMs of LOOK_PAUSES_MS) {
        await clock.sleep(pauseMs, signal);
        if (signal.aborted)
            break;
        try {
            task = await (0,_fetch_task_js__WEBPACK_IMPORTED_MODULE_0__/* .fetchTask */ .Q)(service, taskId, { signal, attempts: 2 });
            if ((0,_task_js__WEBPACK_IMPORTED_MODULE_2__/* .hasEnded */ .h)(task) || isOneEnough)
                break;
        }
        catch {
            // What counts is the answer to the wish itself; a task that can't be read now is read again.
        }
    }
    return task;
}


/***/ }),

/***/ 97226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ unlistedForMs),
/* harmony export */   S: () => (/* binding */ cancelTwins)
/* harmony export */ });
/* harmony import */ var _support_deadline_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(74422);
/* harmony import */ var _support_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(35921);
/* harmony import */ var _cancel_task_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39248);
/* harmony import */ var _find_task_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70727);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90033);
/* harmony import */ var _task_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16279);






/**
 * When the list shows the task of a call at the latest, after it was sent: a list may show a new task two minutes late, and a
 * call may take effect a while after it was sent.
 */
const LISTED_AFTER_MS = 145_000;
/** How long from now on the task of one of these calls may still appear in the list, in milliseconds; 0 when it would have. */
function unlistedForMs(calls, clock) {
    const latestMs = Math.max(...calls.map(({ sentAtMs }) => sentAtMs));
    // A clock that was set back meanwhile must not make it longer.
    return Math.min(LISTED_AFTER_MS, Math.max(0, latestMs + LISTED_AFTER_MS - clock.wallMs()));
}
/**
 * Looks for the tasks of lost create calls, since a list may show a new task late, and cancels those that are active:
 * another task does their work. The whole reference makes them certainly ours.
 */
async function cancelTwins(lost, options) {
    if (lost.length === 0)
        return { open: lost, isSure: true };
    const settled = new Set();
    let isSure = false;
    try {
        const lines = new Set(lost.map(({ line }) => line));
        const twins = await (0,_find_task_js__WEBPACK_IMPORTED_MODULE_1__/* .findTasks */ .U)({
            service: options.service,
            sinceMs: Math.min(...lost.map(({ sentAtMs }) => sentAtMs)),
            isOurs: (line) => lines.has(line),
            call: { signal: options.signal },
        });
        // All at once: one that resists must not take the time from the others.
        const areSettled = await Promise.all(twins.map(async (twin) => (0,_task_js__WEBPACK_IMPORTED_MODULE_3__/* .hasEnded */ .h)(twin) || (await cancelTwin(twin.id, options))));
        isSure = areSettled.every(Boolean);
        for (const [index, { prompt = '' }] of twins.entries()) {
            if (areSettled[index] === true)
                settled.add((0,_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .lastLine */ .fM)(prompt));
        }
    }
    catch (error) {
        sayTrouble(error, options);
    }
    return { open: lost.filter(({ line }) => !settled.has(line)), isSure };
}
/** A look that was ended because nobody wants it any more is no trouble. */
function sayTrouble(error, { log, signal }) {
    if (signal.aborted && !(signal.reason instanceof _support_deadline_js__WEBPACK_IMPORTED_MODULE_4__/* .DeadlineError */ .j3))
        return;
    log.info(`The look for the task of a lost create call failed: ${(0,_support_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .errorWords */ .Y)(error)}.`);
}
/** @returns whether it has ended */
async function cancelTwin(taskId, options) {
    const cancelled = await (0,_cancel_task_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelTask */ .y)(taskId, options);
    const which = `task ${taskId}, which a create call whose answer was lost had made, too`;
    switch (cancelled.kind) {
        case 'ended':
            options.log.info(`Cancelled ${which}.`);
            return true;
        case 'accepted':
            options.log.info(`Miteos was told to cancel ${which}; the task does not show it yet.`);
            return false;
        case 'unknown':
            options.log.warning(`Could not cancel ${which}: ${cancelled.words}. It may still be running: cancel it in the War Room.`);
            return false;
    }
}


/***/ }),

/***/ 42408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ fetchTask)
/* harmony export */ });
/* harmony import */ var _task_service_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80101);

/**
 * Reads a task. An answer about another task must not lead anything that follows, least of all a wish to cancel, to that task.
 * @throws ServiceError also when the answer is about another task; the signal's reason when it is aborted
 */
async function fetchTask(service, taskId, call) {
    const task = await service.fetchTask(taskId, call);
    if (task.id === taskId)
        return task;
    throw new _task_service_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._(`Miteos was asked for task ${taskId} and answered with ${task.id}`, {
        arrival: 'perhaps',
    });
}


/***/ }),

/***/ 70727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ findTasks),
/* harmony export */   V: () => (/* binding */ findTask)
/* harmony export */ });
/* harmony import */ var _fetch_task_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42408);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90033);


const PAGE_SIZE = 100;
/**
 * Pages in a row that only repeat what is known, until they end the list: new tasks push those that are known on to the next
 * page, and a service that takes no offset repeats its one page for ever.
 */
const MOST_REPEATS = 4;
/** A list that never ends says nothing. */
const MOST_TASKS = 100_000;
/** How far the service's clock may be behind ours. */
const CLOCK_SKEW_MS = 5 * 60_000;
/**
 * Finds the tasks whose prompt ends with one of our lines. Pages back to the moment in question, in
 * whatever order the service lists; where it does not show a whole prompt, the task is read.
 * @throws ServiceError when the list or a candidate can't be read: then nothing is known
 */
async function findTasks(options) {
    const found = [];
    for await (const task of matches(options))
        found.push(task);
    return found;
}
/**
 * Like `findTasks`, for a line that is certainly one task's: the first match will do, and what could not be
 * read after it does not matter.
 */
async function findTask(options) {
    for await (const task of matches(options))
        return task;
    return undefined;
}
/** First those that the list itself shows to be ours, then those that must be read for it. */
async function* matches(options) {
    const candidates = [];
    for await (const listed of listedSince(options)) {
        if (isOurs(listed, options))
            yield listed;
        else if (mayBeOurs(listed, options))
            candidates.push(listed.id);
    }
    for (const id of candidates) {
        const whole = await (0,_fetch_task_js__WEBPACK_IMPORTED_MODULE_0__/* .fetchTask */ .Q)(options.service, id, options.call);
        if (isOurs(whole, options))
            yield whole;
    }
}
async function* listedSince({ service, sinceMs, call, }) {
    const oldestMs = sinceMs - CLOCK_SKEW_MS;
    const seen = new Set();
    // Known by one task that is older than the one before it; equal times say nothing.
    let isNewestFirst;
    let previousMs = Number.POSITIVE_INFINITY;
    for (let offset = 0, repeats = 0; repeats < MOST_REPEATS;) {
        const { tasks } = await service.listTasks({ limit: PAGE_SIZE, offset }, call);
        const fresh = tasks.filter((task) => !seen.has(task.id));
        if (tasks.length === 0)
            return;
        if (seen.size > MOST_TASKS)
            throw new Error(`the list of tasks is longer than ${MOST_TASKS}`);
        repeats = fresh.length === 0 ? repeats + 1 : 0;
        for (const task of fresh) {
            seen.add(task.id);
            const createdMs = task.createdAtMs ?? previousMs;
            if (createdMs > previousMs)
                isNewestFirst = false;
            else if (createdMs < previousMs && Number.isFinite(previousMs))
                isNewestFirst ??= true;
            previousMs = createdMs;
            if (task.createdAtMs === undefined || createdMs >= oldestMs)
                yield task;
        }
        if (isNewestFirst === true && previousMs < oldestMs)
            return;
        offset += tasks.length;
    }
}
function isOurs(task, options) {
    return task.prompt !== undefined && options.isOurs((0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .lastLine */ .fM)(task.prompt));
}
function mayBeOurs({ prompt }, { promptStart }) {
    if (prompt === undefined)
        return true;
    if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isReferenceLine */ .Av)((0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .lastLine */ .fM)(prompt)))
        return false;
    if (promptStart === undefined)
        return true;
    // A cut prompt may end with the service's own dots, or with half of a character.
    const shown = squash(prompt.replace(/\ufffd{0,3}(?:\.\.\.|…)?$/, ''));
    const ours = squash(promptStart);
    return ours.startsWith(shown) || shown.startsWith(ours);
}
/** A list may show a prompt on one line, or with other line ends. */
function squash(text) {
    return text.replace(/\s+/g, '');
}


/***/ }),

/***/ 90033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ parseReferenceLine),
/* harmony export */   Av: () => (/* binding */ isReferenceLine),
/* harmony export */   BH: () => (/* binding */ hashStep),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   Kv: () => (/* binding */ stepNonce),
/* harmony export */   MR: () => (/* binding */ referenceLine),
/* harmony export */   _S: () => (/* binding */ callNonce),
/* harmony export */   fM: () => (/* binding */ lastLine)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

const REFERENCE_LINE = /^Created by the workflow run \S+ \(reference gha-(\d+)-([0-9a-f]{16})-(\d+)-([0-9a-f]{16})\)$/;
/**
 * The nonce of a step's n-th create call: four digits count the calls, twelve are the step's own chance, so that the tasks of one step
 * are known to be that.
 * @param chance sixteen random hex digits, drawn once for the step
 * @param call from 1 on
 */
function callNonce(chance, call) {
    return call.toString(16).padStart(4, '0').slice(-4) + chance.slice(-12);
}
/** What the nonces of one step share. */
function stepNonce({ nonce }) {
    return nonce.slice(-12);
}
/** Sixteen hex digits over all that identifies the step. */
function hashStep(identity) {
    const { repository, runId, workflow, job, action, matrixLeg, task } = identity;
    // JSON keeps the parts apart: no value can run into its neighbour.
    const text = JSON.stringify([repository, runId, workflow, job, action, matrixLeg, task]);
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex').slice(0, 16);
}
function formatReference({ runId, stable, attempt, nonce }) {
    return `gha-${runId}-${stable}-${attempt}-${nonce}`;
}
/** The line that ends a prompt, for people and for finding the task again. */
function referenceLine(reference, runUrl) {
    return `Created by the workflow run ${runUrl} (reference ${formatReference(reference)})`;
}
/** The last line of a prompt, where a reference line stands if there is one. */
function lastLine(prompt) {
    return prompt.trimEnd().split('\n').at(-1) ?? '';
}
/** Whether a prompt's last line is a reference line of any run: then the prompt is whole. */
function isReferenceLine(line) {
    return REFERENCE_LINE.test(line);
}
/** The reference in a reference line of the given run; undefined when the line is anything else. */
function parseReferenceLine(line, runUrl) {
    const [, runId, stable, attempt, nonce] = REFERENCE_LINE.exec(line) ?? [];
    if (!runId || !stable || !attempt || !nonce)
        return undefined;
    const reference = { runId, stable, attempt: Number(attempt), nonce };
    return line === referenceLine(reference, runUrl) ? reference : undefined;
}


/***/ }),

/***/ 53634:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ TaskRecorder)
/* harmony export */ });
/* harmony import */ var _task_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16279);

const MOST_AGENTS = 20;
const MOST_SPANS = 50;
const LONGEST_WORD = 60;
/** A service's clock that is further off than any task takes is not believed. */
const LONGEST_TASK_MS = 31 * 24 * 60 * 60_000;
/**
 * Keeps from each look the phase of the task and the state of each agent, merged and bounded in number. A change is
 * dated to the look that saw it. It goes by the clock that never jumps, laid over the wall's once.
 */
class TaskRecorder {
    #options;
    #offsetMs;
    #spans;
    #agents = new Map();
    #uncounted = new Set();
    #moreAgents;
    constructor(options) {
        const { clock, earlier } = options;
        this.#options = options;
        this.#offsetMs = clock.wallMs() - clock.monotonicMs();
        this.#spans = [...(earlier?.spans ?? [])];
        this.#moreAgents = earlier?.moreAgents ?? 0;
        for (const { id, name, spans } of earlier?.agents ?? []) {
            this.#agents.set(id, { name, spans: [...spans] });
        }
    }
    /** To be told of each look at the task that succeeded, in order. */
    onTask(task) {
        const nowMs = this.#nowMs(task);
        if (this.#spans.length === 0)
            this.#begin(task, nowMs);
        addLook(this.#spans, task, nowMs);
        for (const agent of task.agents)
            this.#addAgent(agent, nowMs);
    }
    onTrouble() {
        // A look that failed tells nothing of the task: the state before it goes on until the next look.
    }
    history() {
        return {
            spans: [...this.#spans],
            agents: [...this.#agents].map(([id, { name, spans }]) => ({ id, name, spans: [...spans] })),
            moreAgents: this.#moreAgents + this.#uncounted.size,
        };
    }
    /** Never before what is recorded, and for an ended task when it ended, if its own word for that fits. */
    #nowMs(task) {
        const { clock } = this.#options;
        const latestMs = this.#spans.at(-1)?.endMs ?? Number.NEGATIVE_INFINITY;
        const nowMs = Math.max(latestMs, clock.monotonicMs() + this.#offsetMs);
        const endMs = (0,_task_js__WEBPACK_IMPORTED_MODULE_0__/* .hasEnded */ .h)(task) ? (task.completedAtMs ?? nowMs) : nowMs;
        return Math.round(endMs > latestMs && endMs < nowMs ? endMs : nowMs);
    }
    /** The time before the first look: the task waited for its start if we had just made it; else nobody looked. */
    #begin({ createdAtMs = Number.NaN }, nowMs) {
        const { createdMonotonicMs } = this.#options;
        const isOurs = createdMonotonicMs !== undefined;
        const startMs = Math.round(isOurs ? createdMonotonicMs + this.#offsetMs : createdAtMs);
        if (!(startMs < nowMs && nowMs - startMs < LONGEST_TASK_MS))
            return;
        const status = isOurs ? 'pending' : 'unwatched';
        this.#spans.push({ status, rawStatus: isOurs ? 'pending' : '', startMs, endMs: nowMs });
    }
    #addAgent(agent, nowMs) {
        let known = this.#agents.get(agent.id);
        if (known === undefined) {
            if (this.#agents.size >= MOST_AGENTS) {
                if (this.#uncounted.size < 10_000)
                    this.#uncounted.add(agent.id);
                return;
            }
            known = { name: (agent.type ?? agent.id).slice(0, LONGEST_WORD), spans: [] };
            this.#agents.set(agent.id, known);
        }
        addLook(known.spans, agent, nowMs);
    }
}
/** Prolongs the last span to now, and begins another one when the state is another. */
function addLook(spans, { status, rawStatus }, nowMs) {
    const word = rawStatus.slice(0, LONGEST_WORD);
    const last = spans.at(-1);
    if (last !== undefined)
        spans[spans.length - 1] = { ...last, endMs: nowMs };
    if (last !== undefined && last.status === status && last.rawStatus === word)
        return;
    if (spans.length < MOST_SPANS) {
        spans.push({ status, rawStatus: word, startMs: nowMs, endMs: nowMs });
        return;
    }
    // The last place holds how it ended, the one before it all that there was no place for.
    const folded = spans[MOST_SPANS - 2];
    if (folded !== undefined) {
        spans[MOST_SPANS - 2] = { ...folded, status: 'several', rawStatus: '', endMs: nowMs };
    }
    spans[MOST_SPANS - 1] = { status, rawStatus: word, startMs: nowMs, endMs: nowMs };
}


/***/ }),

/***/ 80101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ ServiceError)
/* harmony export */ });
/** A call to the service that did not give what was asked for. */
class ServiceError extends Error {
    name = 'ServiceError';
    arrival;
    /** HTTP status, when there was an answer. */
    status;
    /** What the service said, shortened. Remote text. */
    serverWords;
    /** How long the service asks to wait, in milliseconds. */
    retryAfterMs;
    /** The key's remaining requests in this minute, by that very answer. */
    remaining;
    /** Whether it fails the same way until a person changes something on the way, e.g. an unknown certificate. */
    isLasting;
    constructor(message, details) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.arrival = details.arrival;
        if (details.status !== undefined)
            this.status = details.status;
        if (details.serverWords !== undefined)
            this.serverWords = details.serverWords;
        if (details.retryAfterMs !== undefined)
            this.retryAfterMs = details.retryAfterMs;
        if (details.remaining !== undefined)
            this.remaining = details.remaining;
        this.isLasting = details.isLasting ?? false;
    }
}


/***/ }),

/***/ 16279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ isWaitingForApproval),
/* harmony export */   h: () => (/* binding */ hasEnded)
/* harmony export */ });
/** Whether the service has ended the task: nothing more is done or billed. */
function hasEnded(task) {
    return task.status === 'complete' || task.status === 'failed' || task.status === 'cancelled';
}
/** Whether the task stands still until a person approves something in the War Room. */
function isWaitingForApproval(task) {
    if (hasEnded(task))
        return false;
    return task.status === 'paused' || task.agents.some((agent) => agent.status === 'waiting');
}


/***/ }),

/***/ 725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ eventFacts),
  O: () => (/* binding */ wire)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/support/is-within.js
var is_within = __webpack_require__(1156);
// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(78877);
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(30714);
;// CONCATENATED MODULE: ./build/support/find-collector.js


/**
 * V8's collector of garbage, to be called: `minor` looks at young objects alone. An action can't have its node started with a
 * flag, so it is taken from a context made after the flag is set.
 */
function findCollector() {
    (0,external_node_v8_.setFlagsFromString)('--expose-gc');
    const found = (0,external_node_vm_.runInNewContext)('globalThis.gc');
    (0,external_node_v8_.setFlagsFromString)('--no-expose-gc');
    if (typeof found !== 'function')
        return () => undefined;
    const collect = found;
    return (kind) => {
        collect({ type: kind });
    };
}

;// CONCATENATED MODULE: ./build/support/young-garbage.js

/** After so much is collected. A collection of the young objects alone takes less than a millisecond. */
const COLLECT_EACH_BYTES = 4 * 1024 ** 2;
/**
 * Keeps the memory flat while pieces of data pass through and are gone soon after. V8 lets 64 MiB of their buffers gather before
 * it looks for young garbage, so that each lies in memory that was never used before, which the system has to find and to
 * clear. What is collected at once is used again. Measured by `npm run bench -- download`.
 */
class YoungGarbage {
    #passedBytes = 0;
    #collect;
    /** Tells of each piece. */
    passed(bytes) {
        this.#passedBytes += bytes;
        if (this.#passedBytes < COLLECT_EACH_BYTES)
            return;
        this.#passedBytes = 0;
        this.#collect ??= findCollector();
        this.#collect('minor');
    }
}

;// CONCATENATED MODULE: ./build/support/remove-if-possible.js

/**
 * Removes a file, or a folder with all in it. What can't be removed stays: it is of no use to us, and in nobody's way. On Windows a file
 * that a program has open can't be, e.g. while a virus scanner looks at it or an upload that was given up still reads it.
 */
async function removeIfPossible(entry) {
    await (0,promises_.rm)(entry, { force: true, recursive: true }).catch(() => undefined);
}

;// CONCATENATED MODULE: ./build/deliverables/gathered-writes.js
/**
 * So much is written at once. To hand over each piece of 64 KiB alone costs as much as to write it; for writes of 512 KiB and
 * more Linux takes large pages, which a virtual machine may have to ask its host for. Measured by `npm run bench -- download`.
 */
const BATCH_BYTES = 256 * 1024;
/** A small piece may hold the whole buffer alive that it was read into. */
const BATCH_PIECES = 64;
/**
 * Writes of pieces one after another, from the start of a file: gathered, not copied, and written while the next ones come.
 * At most one batch is on its way, and one is gathered.
 */
class GatheredWrites {
    #handle;
    #pieces = [];
    #gatheredBytes = 0;
    /** Those that lie in the file, and those on their way. */
    #writtenBytes = 0;
    /** Also one that failed. */
    #underway;
    constructor(handle) {
        this.#handle = handle;
    }
    /** All that were added and not dropped. */
    get bytes() {
        return this.#writtenBytes + this.#gatheredBytes;
    }
    /**
     * @param piece must not be changed any more
     * @returns when the next one may come; undefined for at once. Rejected with what an earlier write ended with
     */
    add(piece) {
        if (piece.length === 0)
            return undefined;
        this.#pieces.push(piece);
        this.#gatheredBytes += piece.length;
        const isFull = this.#gatheredBytes >= BATCH_BYTES || this.#pieces.length >= BATCH_PIECES;
        if (!isFull)
            return undefined;
        if (this.#underway !== undefined)
            return this.#beginAfter(this.#underway);
        this.#begin();
        return undefined;
    }
    /**
     * Resolves when all that was added is with the system.
     * @throws what a write ended with
     */
    async flush() {
        await this.#underway;
        if (this.#pieces.length > 0)
            this.#begin();
        await this.#underway;
    }
    /** Forgets what was added, also that a write failed. Nothing is being written any more when it resolves. */
    async drop() {
        this.#pieces = [];
        this.#gatheredBytes = 0;
        this.#writtenBytes = 0;
        await this.#underway?.catch(() => undefined);
        this.#underway = undefined;
    }
    async #beginAfter(earlier) {
        await earlier;
        this.#begin();
    }
    #begin() {
        const underway = this.#writeAll(this.#pieces, this.#writtenBytes);
        this.#underway = underway;
        const finish = () => {
            if (this.#underway === underway)
                this.#underway = undefined;
        };
        // That it failed is heard of by the next call.
        underway.then(finish, () => undefined);
        this.#writtenBytes += this.#gatheredBytes;
        this.#pieces = [];
        this.#gatheredBytes = 0;
    }
    async #writeAll(pieces, position) {
        for (let left = pieces, at = position; left.length > 0;) {
            const { bytesWritten } = await this.#handle.writev(left, at);
            left = without(left, bytesWritten);
            at += bytesWritten;
        }
    }
}
/** The pieces after the first bytes of them. */
function without(pieces, bytes) {
    let skipped = 0;
    for (const [index, piece] of pieces.entries()) {
        if (skipped + piece.length > bytes) {
            return [piece.subarray(bytes - skipped), ...pieces.slice(index + 1)];
        }
        skipped += piece.length;
    }
    return [];
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/support/system-clock.js

/** Longest pause that one Node timer can make; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** The clock of the machine. */
const systemClock = {
    wallMs: () => Date.now(),
    monotonicMs: () => performance.now(),
    random: () => Math.random(),
    async sleep(ms, signal) {
        const isAborted = () => signal?.aborted ?? false;
        const end = performance.now() + ms;
        for (let left = ms; left > 0 && !isAborted(); left = end - performance.now()) {
            try {
                await (0,external_node_timers_promises_.setTimeout)(Math.min(left, LONGEST_TIMER_MS), undefined, signal && { signal });
            }
            catch (error) {
                if (!isAborted())
                    throw error;
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/deliverables/rename-when-free.js



/** What Windows says of a file that another program has open: no permission, or busy. */
const HELD = ['EACCES', 'EBUSY', 'EPERM'];
/** Three seconds in all: a virus scanner was seen to hold a new file for two. Source: libuv's issue 2098. */
const PAUSES_MS = [20, 50, 100, 200, 400, 800, 1500];
/**
 * Renames a file. On Windows neither it nor what it replaces may be open in another program, and virus scanners open what was just
 * written: so it is tried again for 3 s. Elsewhere such an error means what it says.
 * @throws what the last try ended with
 */
async function renameWhenFree(from, to, system = { rename: promises_.rename, sleep: (ms) => systemClock.sleep(ms), paths: external_node_path_ }) {
    const pausesMs = system.paths.sep === '\\' ? PAUSES_MS : [];
    for (const pauseMs of pausesMs) {
        try {
            await system.rename(from, to);
            return;
        }
        catch (error) {
            if (!HELD.includes(codeOf(error)))
                throw error;
            await system.sleep(pauseMs);
        }
    }
    await system.rename(from, to);
}
function codeOf(error) {
    return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

;// CONCATENATED MODULE: ./build/deliverables/disk-file.js




/** A file on disk that is written under the name of a part, and renamed when it is whole. */
class DiskFile {
    #handle;
    #part;
    #target;
    #garbage;
    #writes;
    #isOpen = true;
    constructor({ handle, part, target, garbage }) {
        this.#handle = handle;
        this.#part = part;
        this.#target = target;
        this.#garbage = garbage;
        this.#writes = new GatheredWrites(handle);
    }
    write(chunk) {
        this.#garbage.passed(chunk.length);
        return this.#writes.add(chunk);
    }
    async flush() {
        await this.#writes.flush();
    }
    async restart() {
        await this.#writes.drop();
        await this.#handle.truncate(0);
    }
    async keep() {
        await this.flush();
        await this.#checkPart();
        await this.#close();
        // A rename replaces a link under the name, never what it points to.
        await renameWhenFree(this.#part, this.#target);
        return this.#target;
    }
    async discard() {
        if (!this.#isOpen)
            return;
        await this.#close();
        // Else with the folder of the parts.
        await removeIfPossible(this.#part);
    }
    /**
     * What lies under the part's name must be what was written: another file in its place would be taken for ours. The numbers of
     * devices are not compared, since Node 24.1 on Windows gives two for one. Source: libuv's pull request 4698.
     */
    async #checkPart() {
        const ours = await this.#handle.stat({ bigint: true });
        const there = await (0,promises_.lstat)(this.#part, { bigint: true });
        if (ours.ino === there.ino && ours.size === BigInt(this.#writes.bytes))
            return;
        throw new Error(`${this.#part} was changed while it was written`);
    }
    async #close() {
        this.#isOpen = false;
        // Nothing of it is written any more when it is given up.
        await this.#writes.drop();
        await this.#handle.close();
    }
}

;// CONCATENATED MODULE: ./build/deliverables/folders-between.js

/**
 * The folders below one, down to another in it, each once and from the top. Counted downwards, since upwards nothing may ever equal
 * the first: on Windows `d:\out` lies in `D:\`.
 * @param above absolute, as `folder`, which is it or lies in it
 * @param paths the rules of the system whose paths they are
 */
function foldersBetween(above, folder, paths = external_node_path_) {
    const segments = paths.relative(above, folder).split(paths.sep);
    const folders = [];
    for (const segment of segments.filter((one) => one !== '')) {
        folders.push(paths.join(folders.at(-1) ?? above, segment));
    }
    return folders;
}

;// CONCATENATED MODULE: ./build/deliverables/make-folder.js

/**
 * Makes a folder, and those above it, unless it is there. Windows refuses to make the root of a drive or a mounted folder (EPERM), also
 * when it is there. Sources: Node's documentation of `fs.mkdir`; nodejs/node #38347.
 * @throws what `mkdir` throws, when there is no such folder then
 */
async function makeFolder(folder, system = { mkdir: promises_.mkdir, stat: promises_.stat }) {
    try {
        await system.mkdir(folder, { recursive: true });
    }
    catch (error) {
        const found = await system.stat(folder).catch(() => undefined);
        if (found?.isDirectory() !== true)
            throw error;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./build/deliverables/safe-name.js
var safe_name = __webpack_require__(86332);
;// CONCATENATED MODULE: ./build/deliverables/part-folder.js






/** So long after the last write nothing is under way any more, on whatever machine: a step ends within hours. */
const LEFT_BEHIND_MS = 24 * 3_600_000;
/** How often another process may tidy the common folder away between our making it and our using it. */
const MOST_TRIES = 5;
/**
 * Where the transfers under way of one process are kept: a folder of its own, with a random name, in the folder that all share who
 * save to the same place. Removed are this one, those of earlier phases of the same step, and what is a day old: never one of a
 * step that may be at work.
 */
class PartFolder {
    #shared;
    #prefix;
    #isOwned;
    #makeFolder;
    #own;
    #parts = 0;
    constructor({ root, owner, makeFolder }) {
        this.#shared = external_node_path_.join(root, safe_name/* PART_FOLDER */.x6);
        this.#isOwned = owner !== '';
        // The host as well: runners on several machines, with one disk and the same paths, may have legs of one job.
        const digest = (0,external_node_crypto_.createHash)('sha256').update(`${(0,external_node_os_.hostname)()}\n${owner}`).digest('hex');
        this.#prefix = this.#isOwned ? `${digest.slice(0, 16)}-` : 'part-';
        this.#makeFolder = makeFolder;
    }
    /** The path of a part that does not exist yet. */
    async nextPart() {
        this.#own ??= this.#open();
        try {
            const own = await this.#own;
            this.#parts += 1;
            return external_node_path_.join(own, String(this.#parts));
        }
        catch (error) {
            // Another file may find room on the disk.
            this.#own = undefined;
            throw error;
        }
    }
    /** Removes what this step's transfers have left. A link in the place of the common folder goes as well, not what it leads to. */
    async tidy() {
        const own = await this.#own?.catch(() => undefined);
        this.#own = undefined;
        const shared = await (0,promises_.lstat)(this.#shared).catch(() => undefined);
        if (shared === undefined)
            return;
        if (!shared.isDirectory()) {
            await (0,promises_.rm)(this.#shared, { force: true });
            return;
        }
        await this.#remove((name, entry) => entry === own || this.#isOurs(name));
        await removeIfUnused(this.#shared);
    }
    async #open() {
        for (let tries = 1;; tries += 1) {
            try {
                await this.#makeFolder(this.#shared);
                const own = await (0,promises_.mkdtemp)(external_node_path_.join(this.#shared, this.#prefix));
                // The disk's own clock, which may be another machine's.
                const { mtimeMs } = await (0,promises_.lstat)(own);
                await this.#remove(async (name, entry) => {
                    if (entry === own)
                        return false;
                    return this.#isOurs(name) || mtimeMs - (await lastWriteMs(entry)) > LEFT_BEHIND_MS;
                });
                return own;
            }
            catch (error) {
                if (part_folder_codeOf(error) !== 'ENOENT' || tries >= MOST_TRIES)
                    throw error;
            }
        }
    }
    #isOurs(name) {
        return this.#isOwned && name.startsWith(this.#prefix);
    }
    async #remove(isLeft) {
        for (const name of await namesIn(this.#shared)) {
            const entry = external_node_path_.join(this.#shared, name);
            if (await isLeft(name, entry))
                await removeIfPossible(entry);
        }
    }
}
/** When something was last written to a folder or to the files in it. */
async function lastWriteMs(folder) {
    const { mtimeMs, isFolder } = await lookAt(folder);
    if (!isFolder)
        return mtimeMs;
    const files = await Promise.all((await namesIn(folder)).map((name) => lookAt(external_node_path_.join(folder, name))));
    return Math.max(mtimeMs, ...files.map((file) => file.mtimeMs));
}
/** What is gone was there a moment ago. */
async function lookAt(entry) {
    try {
        const found = await (0,promises_.lstat)(entry);
        return { mtimeMs: found.mtimeMs, isFolder: found.isDirectory() };
    }
    catch {
        return { mtimeMs: Infinity, isFolder: false };
    }
}
/** Others may have something in it, or have removed it just now. */
async function removeIfUnused(folder) {
    await (0,promises_.rmdir)(folder).catch(() => undefined);
}
/** None when it is gone, or not ours to look into. */
async function namesIn(folder) {
    return (0,promises_.readdir)(folder).catch(() => []);
}
function part_folder_codeOf(error) {
    return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

;// CONCATENATED MODULE: ./build/deliverables/disk-folder.js








/**
 * An output folder on disk. A symbolic link in it, or on the way to it, is never followed: an earlier step, or whoever wrote
 * the repository, may have laid one to lead a file elsewhere.
 */
class DiskFolder {
    root;
    /** What lies above and in it is the machine's, below it anyone's. */
    #trusted;
    #parts;
    #garbage = new YoungGarbage();
    /**
     * @param root absolute; made when it is missing
     * @param trusted folders of the machine's, e.g. the workspace; where none holds the root, links above it are its owner's
     * @param owner which step writes, in all its phases: what a killed one left of its transfers is removed by the next
     */
    constructor(root, trusted = [], owner = '') {
        this.root = external_node_path_.resolve(root);
        const above = trusted.find((folder) => folder !== '' && (0,is_within/* isWithin */.U)(this.root, folder));
        this.#trusted = external_node_path_.resolve(above ?? external_node_path_.dirname(this.root));
        this.#parts = new PartFolder({
            root: this.root,
            owner,
            makeFolder: (folder) => this.#makeFolder(folder),
        });
    }
    async createFile(name) {
        const target = external_node_path_.join(this.root, ...name.split('/'));
        if (target === this.root || !(0,is_within/* isWithin */.U)(target, this.root)) {
            throw new Error(`${name} lies outside the output folder`);
        }
        await this.#makeFolder(external_node_path_.dirname(target));
        const part = await this.#parts.nextPart();
        // `x`: neither a file nor a link that somebody made in between is opened.
        const handle = await (0,promises_.open)(part, 'wx');
        return new DiskFile({ handle, part, target, garbage: this.#garbage });
    }
    async readBeginning(name, maxBytes) {
        const file = await (0,promises_.open)(external_node_path_.join(this.root, ...name.split('/')), 'r');
        try {
            const { size } = await file.stat();
            const buffer = Buffer.alloc(Math.min(size, maxBytes));
            const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
            return { bytes: buffer.subarray(0, bytesRead), totalBytes: size };
        }
        finally {
            await file.close();
        }
    }
    async tidy() {
        if (await this.#isReached())
            await this.#parts.tidy();
    }
    /** Whether the folder is there, with no link on the way that somebody may have laid. */
    async #isReached() {
        for (const folder of foldersBetween(this.#trusted, this.root)) {
            const found = await (0,promises_.lstat)(folder).catch(() => undefined);
            if (found?.isDirectory() !== true)
                return false;
        }
        return true;
    }
    async #makeFolder(wanted) {
        await makeFolder(this.#trusted);
        for (const folder of foldersBetween(this.#trusted, wanted)) {
            await makeFolder(folder);
            const found = await (0,promises_.lstat)(folder);
            if (found.isSymbolicLink() || !found.isDirectory()) {
                throw new Error(`${folder} is a link or a file where a folder is needed`);
            }
        }
    }
}

// EXTERNAL MODULE: ./build/support/errors.js
var errors = __webpack_require__(35921);
;// CONCATENATED MODULE: ./build/support/external-garbage.js


/** How often is looked, in milliseconds. */
const LOOK_EACH_MS = 20;
/** So much more than after the last collection is worth the 10 ms that one takes. A small upload holds 8 MiB. */
const MOST_GROWTH_BYTES = 12 * 1024 ** 2;
/**
 * Keeps the memory flat while a lot of data passes through. Each piece of it is a buffer beside the heap that lives for
 * a moment; V8 lets 64 MiB of them gather on top of those in use before it looks, and the peak differs from run to run by
 * as much. Measured by `npm run bench -- memory-of-large-files`.
 * @param mostGrowthBytes more for a passage whose pieces are small, so that V8 collects most of them as it goes
 */
function boundExternalGarbage(mostGrowthBytes = MOST_GROWTH_BYTES) {
    let leastBytes = externalBytes();
    let collect;
    const timer = setInterval(() => {
        leastBytes = Math.min(leastBytes, externalBytes());
        if (externalBytes() < leastBytes + mostGrowthBytes)
            return;
        collect ??= findCollector();
        collect('major');
        leastBytes = externalBytes();
    }, LOOK_EACH_MS);
    timer.unref();
    return {
        release: () => {
            clearInterval(timer);
        },
    };
}
function externalBytes() {
    return (0,external_node_v8_.getHeapStatistics)().external_memory;
}

// EXTERNAL MODULE: ./build/support/until-aborted.js
var until_aborted = __webpack_require__(3642);
// EXTERNAL MODULE: ./build/support/human-units.js
var human_units = __webpack_require__(83251);
;// CONCATENATED MODULE: ./build/github/archive-plan.js

/** So little is deflated in a moment, whatever it is. */
const SMALL_ARCHIVE_BYTES = 1024 ** 2;
/** A file of which deflating leaves more is not deflated. */
const MOST_DEFLATED_SHARE = 0.98;
/** About a second of level 6. */
const QUICK_BYTES = 48 * 1024 ** 2;
/**
 * Weighs time against bytes. Bytes that do not compress take zlib as long at level 1 as at level 9, 65 MB/s, so for them no level helps, only
 * to store them. Of text, level 4 leaves 2 to 5 % more than level 6 and takes a half to three quarters of the time; where it is quick anyway,
 * level 6 is taken, as upload-artifact does. What it comes to is measured by `npm run bench -- publish`.
 */
function planArchive(files) {
    const isSmall = sumBytes(files) < SMALL_ARCHIVE_BYTES;
    const stored = isSmall ? [] : files.filter(isIncompressible);
    return {
        level: sumBytes(files) - sumBytes(stored) <= QUICK_BYTES ? 6 : 4,
        stored: new Set(stored.map(({ path }) => path)),
    };
}
/** Whether deflating a file is not worth the time. */
function isIncompressible({ deflatedShare }) {
    return deflatedShare !== undefined && deflatedShare > MOST_DEFLATED_SHARE;
}
/** The level and why, for the debug log. */
function describePlan({ level, stored }, files) {
    const kept = files.filter(({ path }) => stored.has(path));
    const others = files.filter(({ path }) => !stored.has(path));
    const parts = [
        ...(kept.length === 0 ? [] : [`${sizeOf(kept)} stored, not worth deflating`]),
        ...(others.length === 0 ? [] : [`${sizeOf(others)} deflated at level ${level}`]),
    ];
    return `The archive has ${parts.join(', and ')}.`;
}
function sizeOf(files) {
    return `${(0,human_units/* formatNumberOf */.Of)(files.length, 'file')} (${(0,human_units/* formatSize */.Xq)(sumBytes(files))})`;
}
function sumBytes(files) {
    return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./build/github/early-end.js


/** What stands before the sizes of an entry, at its end. Source: PKWARE's APPNOTE, 4.3.9. */
const MARK = Buffer.from('PK\x07\x08', 'latin1');
/** The mark, a checksum, and the entry's size in the archive. */
const CHECKSUM_AT = 4;
const SIZE_AT = 8;
const LOOK_BYTES = SIZE_AT + 4;
const PIECE_BYTES = 256 * 1024;
/** So many marks are no chance, and take long to look at. */
const MOST_MARKS = 10_000;
/**
 * Whether a file, stored in an archive as it is, has a place that looks like its end. The library writes an entry's checksum and size behind
 * it, so that a reader that unpacks while it receives looks for a mark with the number of the bytes before it, as actions/download-artifact
 * does, or with their checksum, as bsdtar does. In a file that has such a place, the rest would be taken for other files of the archive, under
 * names that nobody has made safe. By chance no file has. A deflated entry has an end of its own. Reads the whole file, and once more where it
 * has marks, since the checksum takes longer than to look for them.
 * @throws Error when it can't be read
 */
async function hasEarlyEnd(path) {
    for await (const { bytes } of piecesOf(path)) {
        if (bytes.includes(MARK))
            return hasEndAtMark(path);
    }
    return false;
}
async function hasEndAtMark(path) {
    let checksum = 0;
    let marks = 0;
    for await (const { bytes, position } of piecesOf(path)) {
        // What the archive has behind the file would complete a mark that the end cuts.
        if (bytes.length < LOOK_BYTES)
            return bytes.includes(MARK);
        let summed = 0;
        for (const at of findMarks(bytes)) {
            checksum = (0,external_node_zlib_.crc32)(bytes.subarray(summed, at), checksum);
            summed = at;
            marks += 1;
            if (marks > MOST_MARKS || isEnd(bytes, at, { position, checksum }))
                return true;
        }
        checksum = (0,external_node_zlib_.crc32)(bytes.subarray(summed, nextPiece(bytes)), checksum);
    }
    return false;
}
/** Each is overwritten by the next one, which begins with what may be the beginning of a mark; the last one is shorter than a mark with its values. */
async function* piecesOf(path) {
    const file = await (0,promises_.open)(path, 'r');
    try {
        const buffer = Buffer.alloc(PIECE_BYTES);
        for (let position = 0;;) {
            const { bytesRead } = await file.read(buffer, 0, PIECE_BYTES, position);
            const bytes = buffer.subarray(0, bytesRead);
            yield { bytes, position };
            if (bytesRead < LOOK_BYTES)
                return;
            position += nextPiece(bytes);
        }
    }
    finally {
        await file.close();
    }
}
function nextPiece({ length }) {
    return length - (LOOK_BYTES - 1);
}
/** Where marks begin that are whole with what follows them. */
function* findMarks(piece) {
    const last = piece.length - LOOK_BYTES;
    for (let at = piece.indexOf(MARK); at >= 0 && at <= last; at = piece.indexOf(MARK, at + 1)) {
        yield at;
    }
}
/** Whether a mark stands where a reader would end: `position` is where the piece begins in the file, `checksum` that of all before the mark. */
function isEnd(piece, at, { position, checksum }) {
    // Readers differ in what they make of sizes past 32 bits; so only these are compared.
    const hasSize = piece.readUInt32LE(at + SIZE_AT) === (position + at) % 2 ** 32;
    return hasSize || piece.readUInt32LE(at + CHECKSUM_AT) === checksum;
}

;// CONCATENATED MODULE: ./build/github/look-at-files.js






/** Twice what deflate looks back at. */
const look_at_files_PIECE_BYTES = 64 * 1024;
/** All pieces of an archive come to 16 MiB, about a quarter of a second; those of one file to 1 MiB. */
const MOST_PIECES = 256;
const MOST_PIECES_OF_ONE = 16;
const MOST_FILES = 64;
/**
 * File types that are compressed already, for files that nobody looks at. A name is a remote claim: one that lies costs time or
 * bytes, nothing else.
 */
const COMPRESSED = /\.(?:zip|gz|tgz|bz2|xz|zst|7z|rar|br|lz4|jar|whl|vsix|apk|docx|xlsx|pptx|odt|ods|odp|epub|png|jpe?g|gif|webp|avif|heic|mp3|m4a|aac|ogg|opus|flac|mp4|m4v|mov|mkv|webm|avi|woff2?)$/i;
const deflate = (0,external_node_util_.promisify)(external_node_zlib_.deflateRaw);
/**
 * Finds how well files compress: of the largest, pieces from their beginnings to their ends are deflated at the fastest level; for others their names speak.
 * Of one that does not compress and can't be stored either, nothing is said. Nothing of a small archive is read. The work is that of other threads, mostly.
 * @returns in the same order. A file that can't be read is no error here, the upload of it will be
 */
async function lookAtFiles(paths) {
    const files = [];
    for (const one of paths)
        files.push({ path: one, bytes: await sizeOrNothing(one) });
    if (sumBytes(files) < SMALL_ARCHIVE_BYTES) {
        return files.map((file) => ({ ...file, deflatedShare: undefined }));
    }
    const largest = largestOf(files);
    const mostPieces = Math.min(MOST_PIECES_OF_ONE, Math.floor(MOST_PIECES / largest.size));
    const looked = [];
    for (const file of files) {
        const deflatedShare = largest.has(file)
            ? await deflatedShareOf(file, mostPieces)
            : shareByName(file.path);
        looked.push(await withoutEarlyEnd({ ...file, deflatedShare }));
    }
    return looked;
}
/** One that would be stored, and then be read wrongly, is to be deflated like what nobody knows. */
async function withoutEarlyEnd(file) {
    if (!isIncompressible(file))
        return file;
    const mustDeflate = await hasEarlyEnd(file.path).catch(() => true);
    return mustDeflate ? { ...file, deflatedShare: undefined } : file;
}
function largestOf(files) {
    const large = files.filter(({ bytes }) => bytes >= look_at_files_PIECE_BYTES);
    return new Set(large.toSorted((one, other) => other.bytes - one.bytes).slice(0, MOST_FILES));
}
async function sizeOrNothing(file) {
    try {
        return (await (0,promises_.stat)(file)).size;
    }
    catch {
        return 0;
    }
}
function shareByName(file) {
    return COMPRESSED.test(external_node_path_.basename(file)) ? 1 : undefined;
}
async function deflatedShareOf(file, mostPieces) {
    let handle;
    try {
        handle = await (0,promises_.open)(file.path, 'r');
        const buffer = Buffer.alloc(look_at_files_PIECE_BYTES);
        let readBytes = 0;
        let deflatedBytes = 0;
        for (const position of placesOfPieces(file.bytes, mostPieces)) {
            const { bytesRead } = await handle.read(buffer, 0, look_at_files_PIECE_BYTES, position);
            readBytes += bytesRead;
            deflatedBytes += (await deflate(buffer.subarray(0, bytesRead), { level: 1 })).length;
        }
        return readBytes === 0 ? undefined : deflatedBytes / readBytes;
    }
    catch {
        return undefined;
    }
    finally {
        await handle?.close();
    }
}
/** Where pieces begin: as many as fit without overlap, the first at the beginning and the last at the end. */
function placesOfPieces(bytes, mostPieces) {
    const count = Math.min(mostPieces, Math.floor(bytes / look_at_files_PIECE_BYTES));
    const stride = count > 1 ? (bytes - look_at_files_PIECE_BYTES) / (count - 1) : 0;
    return Array.from({ length: count }, (_, index) => Math.floor(index * stride));
}

;// CONCATENATED MODULE: ./build/github/store-files.js
/**
 * Has archives hold files as they are, beside others that are deflated. The artifact library gives one level to a whole archive, and no
 * option for a file; the archiver that it hands the files to has one (`store`). So until `release`, the archives that are made know the
 * files to be stored. Were the library to make its archives in another way, these would be deflated like the others.
 * @param paths of the files, absolute
 */
async function storeFiles(paths = new Set()) {
    if (paths.size === 0)
        return { release: () => undefined };
    const { default: archiver } = await __webpack_require__.e(/* import() */ 392).then(__webpack_require__.t.bind(__webpack_require__, 99392, 19));
    const { create } = archiver;
    archiver.create = (format, options) => {
        const archive = create(format, options);
        const addFile = archive.file.bind(archive);
        archive.file = (file, data) => addFile(file, paths.has(file) ? { ...data, store: true } : data);
        return archive;
    };
    return {
        release: () => {
            archiver.create = create;
        },
    };
}

;// CONCATENATED MODULE: ./build/github/upload-guard.js

/** What the library throws where nobody can catch it: in the events of the streams that read the files. */
const THROWN_BY_LIBRARY = /^An error has occurred during (?:zip creation|file read) for the artifact/;
/**
 * Ends uploads that would not end by themselves: when their time is over, and when the library throws outside of its promise. Such
 * an exception does not say which upload it is from; that one never ends, so it is known when all others under way have ended.
 */
class UploadGuard {
    #active = new Set();
    #mysteries = [];
    /** Uploads that were given up. The library can't be told to stop, so they go on, and may still throw. */
    #abandoned = 0;
    /** @throws Error when the time is over or the library failed */
    async watch(signal, upload) {
        signal.throwIfAborted();
        const { promise: failure, reject: fail } = Promise.withResolvers();
        // Lost when the upload has ended before; that is no unhandled rejection.
        failure.catch(() => undefined);
        const guarded = { fail };
        const onAbort = () => {
            this.#abandoned += 1;
            // A mystery may be from it, and then no other one is to be blamed.
            this.#mysteries = this.#mysteries.filter(({ suspects }) => !suspects.has(guarded));
            fail(new Error('the time for publishing is over', { cause: signal.reason }));
        };
        signal.addEventListener('abort', onAbort, { once: true });
        this.#begin(guarded);
        try {
            return await Promise.race([upload(), failure]);
        }
        finally {
            signal.removeEventListener('abort', onAbort);
            this.#end(guarded);
        }
    }
    #begin(guarded) {
        if (this.#active.size === 0 && this.#abandoned === 0)
            process.on('uncaughtException', this.#onUncaught);
        this.#active.add(guarded);
    }
    #end(guarded) {
        this.#active.delete(guarded);
        for (const { suspects } of this.#mysteries)
            suspects.delete(guarded);
        this.#blame();
        if (this.#active.size === 0 && this.#abandoned === 0)
            process.off('uncaughtException', this.#onUncaught);
    }
    #onUncaught = (error) => {
        const isFromLibrary = THROWN_BY_LIBRARY.test((0,errors/* errorWords */.Y)(error));
        if (this.#abandoned > 0 && isFromLibrary)
            return;
        if (this.#active.size === 0) {
            // Not from an upload: whoever listens for the process's own is to have it.
            process.off('uncaughtException', this.#onUncaught);
            process.emit('uncaughtException', error);
            return;
        }
        this.#mysteries.push({ error, suspects: new Set(this.#active) });
        this.#blame();
    };
    #blame() {
        for (const { error, suspects } of this.#mysteries) {
            const [culprit] = suspects;
            if (culprit !== undefined && suspects.size === 1)
                culprit.fail(error);
        }
        this.#mysteries = this.#mysteries.filter(({ suspects }) => suspects.size > 1);
    }
}

;// CONCATENATED MODULE: ./build/github/watch-files.js

/**
 * Opens each file for reading, since the library ends the process on one that it can't open.
 * @returns finds those that were changed or removed since: from an archive the library leaves them out, with a warning
 * @throws Error when one can't be read
 */
async function watchFiles(files) {
    const looks = [];
    // One by one: of thousands at the same time a process can't open all.
    for (const file of files) {
        const handle = await (0,promises_.open)(file.path, 'r');
        await handle.close();
        looks.push({ file, before: await (0,promises_.lstat)(file.path) });
    }
    return async () => {
        const changed = [];
        for (const { file, before } of looks) {
            const after = await (0,promises_.lstat)(file.path).catch(() => undefined);
            const isSame = after?.size === before.size && after.mtimeMs === before.mtimeMs;
            if (!isSame)
                changed.push(file);
        }
        return changed;
    };
}

;// CONCATENATED MODULE: ./build/github/artifact-store.js











/**
 * Blocks of 8 MiB that the library sends at the same time, unless the workflow says another number. Its own 5 take
 * 24 MiB more memory, and send hardly faster. Measured by `npm run bench -- memory-of-large-files`.
 */
const BLOCKS_AT_ONCE = 2;
/**
 * An archive is made of pieces of 64 KiB, a file as it is of pieces of 8 MiB. With the 12 MiB of those, an archive of 256 MiB that is stored
 * took a fifth more work, and the peak of the whole step was no lower.
 */
const GARBAGE_OF_ARCHIVE_BYTES = 32 * 1024 ** 2;
/** The artifacts of this run. */
class ArtifactStore {
    #options;
    #guard = new UploadGuard();
    constructor(options) {
        this.#options = options;
    }
    /**
     * One archive with all files.
     * @throws Error that says why it could not be published
     */
    async uploadZip(request) {
        const { files, onVoid } = request;
        const paths = files.map((file) => file.path);
        const findChanged = await watchFiles(files);
        const plan = await this.#planArchive(request);
        return withFreeName(request, async (name) => {
            const uploaded = await this.#upload({ ...request, name, paths, plan });
            const changed = await findChanged();
            if (changed.length === 0)
                return this.#published(name, uploaded);
            onVoid(name);
            const which = changed.map((file) => file.name).join(', ');
            throw new Error(`while the artifact ${name} was uploaded, files of it were changed: ${which}`);
        });
    }
    /**
     * One file as an artifact of its own, as it is.
     * @throws Error that says why it could not be published
     */
    async uploadFile(file, request) {
        await watchFiles([file]);
        return withFreeName(request, async (name) => {
            // The library takes the artifact's name from the file's, so the file gets the name that we want.
            const folder = await (0,promises_.mkdtemp)(external_node_path_.join(this.#options.tempFolder, 'miteos-artifact-'));
            try {
                const renamed = external_node_path_.join(folder, name);
                await linkOrCopy(file.path, renamed);
                const paths = [renamed];
                const uploaded = await this.#upload({
                    ...request,
                    root: folder,
                    name,
                    paths,
                });
                return this.#published(name, uploaded);
            }
            finally {
                await removeIfPossible(folder);
            }
        });
    }
    /** @throws Error when the service does not say, or the time is over */
    async list(signal) {
        const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(392), __webpack_require__.e(351), __webpack_require__.e(907)]).then(__webpack_require__.bind(__webpack_require__, 99907));
        const { artifacts } = await (0,until_aborted/* untilAborted */.E)(signal, () => new DefaultArtifactClient().listArtifacts({ latest: true }));
        return artifacts.map(({ name, id, size, digest = '' }) => this.#published(name, { id, size, digest: digest.replace(/^sha256:/, '') }));
    }
    async #planArchive({ files, signal }) {
        const { clock, log } = this.#options;
        const beganMs = clock.monotonicMs();
        const looked = await (0,until_aborted/* untilAborted */.E)(signal, () => lookAtFiles(files.map((file) => file.path)));
        const tookMs = Math.ceil(clock.monotonicMs() - beganMs);
        const plan = planArchive(looked);
        log.debug(`${describePlan(plan, looked)} Looking at them took ${tookMs} ms.`);
        return plan;
    }
    /** As an archive when there is a plan for it, else the one file as it is. */
    async #upload(request) {
        const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(392), __webpack_require__.e(351), __webpack_require__.e(907)]).then(__webpack_require__.bind(__webpack_require__, 99907));
        const { name, paths, root, retentionDays, plan, signal } = request;
        boundBlocksAtOnce();
        const options = {
            skipArchive: plan === undefined,
            ...(plan === undefined ? {} : { compressionLevel: plan.level }),
            ...(retentionDays === undefined ? {} : { retentionDays }),
        };
        const stored = await storeFiles(plan?.stored);
        const garbage = plan === undefined ? boundExternalGarbage() : boundExternalGarbage(GARBAGE_OF_ARCHIVE_BYTES);
        try {
            return await this.#guard.watch(signal, () => new DefaultArtifactClient().uploadArtifact(name, paths, root, options));
        }
        finally {
            garbage.release();
            stored.release();
        }
    }
    #published(name, { id, size, digest }) {
        if (id === undefined)
            throw new Error(`the artifact ${name} was stored without an id`);
        const { serverUrl, repository, runId } = this.#options;
        const url = `${serverUrl}/${repository}/actions/runs/${runId}/artifacts/${id}`;
        return { name, id, url, digest: digest ?? '', bytes: size ?? 0 };
    }
}
/** Uploads under the first name that is free. */
async function withFreeName({ names, onName, onVoid }, upload) {
    let taken;
    for (const name of names) {
        try {
            onName(name);
            return await upload(name);
        }
        catch (error) {
            const words = (0,errors/* errorWords */.Y)(error);
            // Nothing was sent under the name, so what is there is somebody else's.
            if (/^(?:Failed to )?CreateArtifact:/.test(words))
                onVoid(name);
            if (!/\(409\)|already exists/i.test(words))
                throw error;
            taken = error;
        }
    }
    throw taken;
}
/** The library takes no option for it, it reads the variable at each upload. */
function boundBlocksAtOnce() {
    process.env['ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY'] ||= String(BLOCKS_AT_ONCE);
}
async function linkOrCopy(from, to) {
    try {
        await (0,promises_.link)(from, to);
    }
    catch {
        // Another disk, or a file system without hard links.
        await (0,promises_.copyFile)(from, to);
    }
}

;// CONCATENATED MODULE: ./build/github/comment-marker.js

const MARKER = /^<!-- miteos-task key=([0-9a-f]{16}) step=([0-9a-f]{16}) run=(\d{1,20}) attempt=(\d{1,10}) task=(\S{1,80})( live)? -->(?=\r?\n|$)/;
/** Nothing that could end an HTML comment, or that GitHub would link. */
const PLAIN_ID = /^\w+(?:[.-]\w+)*$/;
const LONGEST_ID = 80;
/** The marker of a step's comment on a task. The key and the step are hashed, so that no text in them can end the marker. */
function commentMarker({ key, step, runId, runAttempt }, { taskId, isLive }) {
    return {
        key: hash(key, 16),
        step: hash(step, 16),
        runId: /^\d{1,20}$/.test(runId) ? runId : '0',
        attempt: String(runAttempt),
        task: taskId.length <= LONGEST_ID && PLAIN_ID.test(taskId) ? taskId : `sha256:${hash(taskId, 32)}`,
        isLive,
    };
}
function formatMarker({ key, step, runId, attempt, task, isLive }) {
    const live = isLive ? ' live' : '';
    return `<!-- miteos-task key=${key} step=${step} run=${runId} attempt=${attempt} task=${task}${live} -->`;
}
/** The marker at the very beginning of a comment; undefined where there is none, as in a quote. */
function parseMarker(body) {
    const [, key, step, runId, attempt, task, live] = MARKER.exec(body) ?? [];
    if (!key || !step || !runId || !attempt || !task)
        return undefined;
    return { key, step, runId, attempt, task, isLive: live !== undefined };
}
/** Whether a comment begins as those of this action do, whichever version wrote it. */
function beginsAsOurs(body) {
    return body.trimStart().startsWith('<!-- miteos-task ');
}
/** The comment without its marker. */
function withoutMarker(body) {
    return body.replace(MARKER, '').trim();
}
/**
 * Which comment is of the later run, or of the later attempt of one run: below 0 for the first, above 0 for the second. The numbers
 * of runs grow over all of GitHub, and are longer than a JavaScript number holds for certain.
 */
function compareRuns(one, other) {
    const difference = BigInt(one.runId) - BigInt(other.runId) || BigInt(one.attempt) - BigInt(other.attempt);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
/** Whether both are of one step in one attempt, on one task: then they are one comment. */
function isSameComment(one, other) {
    return (compareRuns(one, other) === 0 &&
        one.key === other.key &&
        one.step === other.step &&
        one.task === other.task);
}
function hash(text, digits) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, digits);
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
;// CONCATENATED MODULE: ./build/github/event-payload.js

const optional = (schema) => dist/* fallback */.NpB(dist/* optional */.lqM(dist/* nullable */.mee(schema)), undefined);
const number = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(1));
const repository = dist/* object */.Ikc({
    id: optional(dist/* number */.aig()),
    full_name: optional(dist/* string */.YjP()),
});
const side = dist/* object */.Ikc({ sha: optional(dist/* string */.YjP()), repo: optional(repository) });
const user = dist/* object */.Ikc({ login: optional(dist/* string */.YjP()) });
const payloadSchema = dist/* object */.Ikc({
    pull_request: optional(dist/* object */.Ikc({ number, base: optional(side), head: optional(side), user: optional(user) })),
    issue: optional(dist/* object */.Ikc({ number, pull_request: optional(dist/* object */.Ikc({})) })),
    comment: optional(dist/* object */.Ikc({ body: optional(dist/* string */.YjP()), user: optional(user) })),
    workflow_run: optional(dist/* object */.Ikc({
        triggering_actor: optional(user),
        actor: optional(user),
        event: optional(dist/* string */.YjP()),
        head_branch: optional(dist/* string */.YjP()),
        head_sha: optional(dist/* string */.YjP()),
        head_repository: optional(repository),
        pull_requests: optional(dist/* array */.YOg(dist/* object */.Ikc({ number, base: optional(side), head: optional(side) }))),
    })),
    repository: optional(repository),
});
/** A field of a wrong type counts as absent, and so does all of what is no object. */
function parsePayload(payload) {
    const parsed = dist/* safeParse */.xLC(payloadSchema, payload);
    return parsed.success ? parsed.output : {};
}

;// CONCATENATED MODULE: ./build/github/event.js


/**
 * Nobody without write access causes these. All others, those that GitHub has yet to invent among them, count as an outsider's:
 * `issues`, `issue_comment`, `discussion`, `discussion_comment`, `fork`, `watch` and `gollum` (a wiki may be open to everybody) are
 * caused by anybody who can read the repository; `pull_request_target`, `pull_request_review` and `pull_request_review_comment` by
 * whoever opens or reviews a pull request; `workflow_run`, `check_run`, `check_suite`, `status` and `deployment_status` by what ran
 * for an outsider. Source: GitHub's "Events that trigger workflows".
 */
const INSIDER_EVENTS = new Set([
    'create',
    'delete',
    'deployment',
    'merge_group',
    'page_build',
    'push',
    'release',
    'repository_dispatch',
    'schedule',
    'workflow_dispatch',
]);
const DEPENDABOT = 'dependabot[bot]';
/**
 * On these, a run that Dependabot causes gets Dependabot's own secrets alone, also when a person re-runs it; a run that a person
 * causes on a pull request of Dependabot gets all. Source: GitHub's "Troubleshooting Dependabot on GitHub Actions".
 */
const DEPENDABOT_EVENTS = new Set([
    'create',
    'deployment',
    'deployment_status',
    'pull_request',
    'pull_request_review',
    'pull_request_review_comment',
    'push',
]);
/**
 * Reads the event's payload; a field of a wrong type counts as absent.
 * @param payload as GITHUB_EVENT_PATH holds it
 * @param actor who caused the first attempt of the run: by it GitHub decides which secrets every attempt gets
 */
function readEventFacts(name, payload, actor) {
    const event = parsePayload(payload);
    const isFork = isFromFork(event);
    const isByDependabot = actor === DEPENDABOT;
    const pullRequest = pullRequestFacts(event);
    return {
        name,
        pullRequest,
        pullRequestHead: pullRequest === undefined ? pullRequestHead(event) : undefined,
        issueNumber: pullRequest?.number ?? event.issue?.number,
        isWithoutSecrets: (isFork && name.startsWith('pull_request') && name !== 'pull_request_target') ||
            (isByDependabot && isKeptFromDependabot(name, event)),
        isByDependabot,
        isFromInsider: INSIDER_EVENTS.has(name) ||
            (name === 'pull_request' && Boolean(event.pull_request) && !isFork),
        upstreamActors: name === 'workflow_run' ? upstreamActors(event) : [],
        markedComment: markedComment(event),
    };
}
/** Also where `pull_request_target` gives secrets to everybody else. */
function isKeptFromDependabot(name, { pull_request: pull }) {
    if (name === 'pull_request_target')
        return pull?.user?.login === DEPENDABOT;
    return DEPENDABOT_EVENTS.has(name);
}
function upstreamActors({ workflow_run: run }) {
    return [run?.actor?.login ?? '', run?.triggering_actor?.login ?? ''];
}
function markedComment({ comment }) {
    if (!comment?.body || !beginsAsOurs(comment.body))
        return undefined;
    return { author: comment.user?.login ?? undefined };
}
function pullRequestFacts(event) {
    const { pull_request: pull, issue } = event;
    const known = pull ?? pullRequestOfRun(event);
    if (known) {
        const [baseSha, headSha] = [known.base?.sha ?? undefined, known.head?.sha ?? undefined];
        return { number: known.number, baseSha, headSha };
    }
    if (issue?.pull_request)
        return { number: issue.number, baseSha: undefined, headSha: undefined };
    return undefined;
}
/** A run for a push has no pull request, as the push itself has none, though GitHub lists those of its branch. */
function runForPullRequest({ workflow_run: run }) {
    return run?.event?.startsWith('pull_request') === true ? run : undefined;
}
/**
 * The one listed pull request of this repository that is still at the run's commit, and comes from where the run's commit is: forks
 * may have some of the same commit.
 */
function pullRequestOfRun(event) {
    const run = runForPullRequest(event);
    const repositoryId = event.repository?.id;
    const headSha = run?.head_sha;
    if (!headSha || !repositoryId)
        return undefined;
    const fitting = run.pull_requests?.filter(({ base, head }) => base?.repo?.id === repositoryId &&
        head?.sha === headSha &&
        isSameOrUnknown(head.repo?.id, run.head_repository?.id));
    return fitting?.length === 1 ? fitting[0] : undefined;
}
function isSameOrUnknown(one, other) {
    return !one || !other || one === other;
}
function pullRequestHead(event) {
    const run = runForPullRequest(event);
    const repository = run?.head_repository?.full_name;
    if (!run?.head_sha || !run.head_branch || !repository)
        return undefined;
    return { repository, branch: run.head_branch, sha: run.head_sha };
}
/** A head without a repository is that of a deleted fork. */
function isFromFork({ pull_request: pull }) {
    if (!pull)
        return false;
    const head = pull.head?.repo?.full_name;
    return head === undefined || head === null || head !== pull.base?.repo?.full_name;
}

// EXTERNAL MODULE: ./build/github/step.js + 1 modules
var step = __webpack_require__(10236);
// EXTERNAL MODULE: ./build/task/task-service.js
var task_service = __webpack_require__(80101);
// EXTERNAL MODULE: ./build/miteos/connection-words.js
var connection_words = __webpack_require__(63448);
// EXTERNAL MODULE: ./build/miteos/header.js
var header = __webpack_require__(86537);
// EXTERNAL MODULE: ./build/miteos/content-coding.js
var content_coding = __webpack_require__(72138);
;// CONCATENATED MODULE: ./build/miteos/parse-json.js
/** An answer that is not looked at, because of its size. The same would come again, so it is not asked for again. */
class TooLargeError extends Error {
    name = 'TooLargeError';
}
/** A list of a hundred tasks with all their agents has some ten thousand. */
const MOST_VALUES = 250_000;
/** The service's own objects are four deep; a task's `config`, which is echoed, may be the user's. */
const DEEPEST = 100;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
/**
 * JSON → its value, unless that would take a hundred times the memory of its text, as `[[[[` does, or be too deep for code
 * that descends into it.
 * @throws TooLargeError; SyntaxError, whose words quote the text
 */
function parseJson(json) {
    checkSize(json);
    return JSON.parse(json);
}
function checkSize(json) {
    let values = 1;
    let depth = 0;
    for (let at = 0; at < json.length; at += 1) {
        switch (json.charCodeAt(at)) {
            case QUOTE:
                at = endOfText(json, at);
                break;
            case COMMA:
                values += 1;
                break;
            case OPEN_LIST:
            case OPEN_OBJECT:
                values += 1;
                depth += 1;
                break;
            case CLOSE_LIST:
            case CLOSE_OBJECT:
                depth -= 1;
                break;
        }
        if (values > MOST_VALUES)
            throw new TooLargeError(`it holds more than ${MOST_VALUES} values`);
        if (depth > DEEPEST)
            throw new TooLargeError(`it is more than ${DEEPEST} levels deep`);
    }
}
/** Where the quote is that closes the one at `at`; behind the text where none does. */
function endOfText(json, at) {
    for (let end = at + 1; end < json.length; end += 1) {
        const code = json.charCodeAt(end);
        if (code === QUOTE)
            return end;
        if (code === BACKSLASH)
            end += 1;
    }
    return json.length;
}

;// CONCATENATED MODULE: ./build/miteos/read-text.js




const LARGEST_ERROR_BYTES = 64 * 1024;
/**
 * The text of a body, of which nothing is kept that is longer.
 * @throws TooLargeError when it is longer, or says so; Error when it breaks, or comes coded though nobody asked for that
 */
async function readText({ body, headers }, maxBytes) {
    const coding = (0,header/* headerText */.T)(headers, 'content-encoding');
    const problem = (0,content_coding/* contentCodings */.b)(coding).length > 0
        ? new Error(`the answer is coded as "${coding ?? ''}", which was not asked for`)
        : longerThan(maxBytes, (0,header/* headerCount */.l)(headers, 'content-length') ?? 0);
    if (problem !== undefined) {
        // Not `destroy`, whose error nobody would hear, which ends the process.
        void body.dump();
        throw problem;
    }
    // Piece by piece, so that bytes and text do not both lie in memory.
    const decoder = new TextDecoder();
    const pieces = [];
    let bytes = 0;
    for await (const chunk of body) {
        bytes += chunk.length;
        const tooLong = longerThan(maxBytes, bytes);
        if (tooLong !== undefined)
            throw tooLong;
        pieces.push(decoder.decode(chunk, { stream: true }));
    }
    return pieces.join('') + decoder.decode();
}
function longerThan(maxBytes, bytes) {
    if (bytes <= maxBytes)
        return undefined;
    return new TooLargeError(`the answer is longer than ${(0,human_units/* formatSize */.Xq)(maxBytes)}`);
}
/**
 * The words of a refusal are a help, not a need: what can't be read of them, or not before the limit is aborted, counts as
 * not said. Of a long page the beginning will do.
 */
async function readErrorText({ body, headers }, limit) {
    const stop = () => {
        body.destroy();
    };
    limit.addEventListener('abort', stop, { once: true });
    const chunks = [];
    try {
        if ((0,content_coding/* contentCodings */.b)((0,header/* headerText */.T)(headers, 'content-encoding')).length > 0)
            return '';
        let bytes = 0;
        for await (const chunk of body) {
            chunks.push(chunk);
            bytes += chunk.length;
            if (bytes >= LARGEST_ERROR_BYTES)
                break;
        }
        return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, LARGEST_ERROR_BYTES));
    }
    catch {
        return '';
    }
    finally {
        limit.removeEventListener('abort', stop);
        void body.dump();
    }
}

// EXTERNAL MODULE: ./build/miteos/retry-policy.js
var retry_policy = __webpack_require__(70831);
// EXTERNAL MODULE: ./build/support/redactor.js
var support_redactor = __webpack_require__(58614);
;// CONCATENATED MODULE: ./build/miteos/server-words.js

/** Longest piece of a server's answer that is repeated, in characters. */
const LONGEST_WORDS = 300;
/** How much of a page is looked at, in characters: taking tags out of an endless one would take for ever. */
const LONGEST_PAGE = 8192;
/**
 * What an error answer says, in one short line: `detail` as text or as a list of `{loc, msg}`, else
 * `error` or `message`, else the text of a proxy's page.
 * @param secret blotted out before anything is cut, since a server may repeat what it was sent
 * @returns empty when it says nothing
 */
function readServerWords(body, secret) {
    const words = withoutSecret(wordsOf(withoutSecret(body, secret)), secret);
    return shorten(words.replace(/\s+/g, ' ').trim());
}
/** The text with every mention of the secret blotted out, in whatever form. */
function withoutSecret(text, secret) {
    const redactor = new support_redactor/* Redactor */.p();
    redactor.addSecret(secret);
    return redactor.redact(text);
}
function wordsOf(body) {
    let value;
    try {
        value = JSON.parse(body);
    }
    catch {
        // A proxy's page; what remains without its tags is only ever printed as inert text.
        return body
            .slice(0, LONGEST_PAGE)
            .replace(/<(?:style|script)\b[\s\S]*?<\/(?:style|script)>|<[^>]*>/gi, ' ');
    }
    if (typeof value === 'string')
        return value;
    if (typeof value !== 'object' || value === null)
        return '';
    const { detail, error, message } = value;
    for (const said of [detail, error, message]) {
        const words = (Array.isArray(said) ? said : [said]).map(wordsOfIssue).filter(Boolean);
        if (words.length > 0)
            return words.join('; ');
    }
    return '';
}
/** One entry of a 422: `{loc: ["body", "config", "max_agents"], msg: "…"}`. */
function wordsOfIssue(issue) {
    if (typeof issue === 'string')
        return issue;
    if (typeof issue !== 'object' || issue === null)
        return '';
    const { loc, msg, message } = issue;
    const words = typeof msg === 'string' ? msg : typeof message === 'string' ? message : '';
    const keys = Array.isArray(loc) ? loc : [];
    const place = keys.filter((key) => typeof key === 'string' || typeof key === 'number').join('.');
    return [place, words].filter(Boolean).join(': ');
}
function shorten(words) {
    const characters = Array.from(words);
    if (characters.length <= LONGEST_WORDS)
        return words;
    return `${characters.slice(0, LONGEST_WORDS).join('')}…`;
}

// EXTERNAL MODULE: ./build/miteos/undici-parts.js
var undici_parts = __webpack_require__(23739);
;// CONCATENATED MODULE: ./build/miteos/exchange.js







/** No answer's head after this long, and no byte of its body for this long, is a failure. */
const IDLE_TIMEOUT_MS = 30_000;
/** Bounds also an answer that comes byte by byte. A file's body has no such limit. */
const ANSWER_LIMIT_MS = 60_000;
/**
 * Sends one request with the key and reads what comes.
 * @throws ServiceError that says whether the request may have taken effect; or the signal's reason
 */
async function exchange(request, { isStream, read }, options) {
    const { answerLimitMs = ANSWER_LIMIT_MS, signal } = options;
    const limit = AbortSignal.timeout(answerLimitMs);
    const where = `${request.method} ${request.path.replace(/\?.*$/s, '')}`;
    try {
        signal?.throwIfAborted();
        const inTime = signal === undefined ? limit : AbortSignal.any([signal, limit]);
        const response = await dispatch(request, isStream ? signal : inTime, options);
        options.onAnswer(response);
        if (!isAccepted(response.statusCode, request)) {
            throw await refusalOf(response, { ...options, method: request.method, where, limit });
        }
        return await read(response, where);
    }
    catch (error) {
        if (error instanceof task_service/* ServiceError */._)
            throw error;
        if (signal?.aborted === true)
            throw signal.reason;
        if (limit.aborted && !isStream) {
            const words = `${where} took longer than ${answerLimitMs / 1000} s`;
            throw new task_service/* ServiceError */._(words, { arrival: 'perhaps', cause: error });
        }
        const neverSent = (0,retry_policy/* isNeverSent */.FJ)(error);
        const what = neverSent ? 'did not reach Miteos' : 'got no whole answer from Miteos';
        const words = withoutSecret((0,connection_words/* connectionWords */.o)(error), options.apiKey);
        throw new task_service/* ServiceError */._(`${where} ${what}: ${words}`, {
            arrival: neverSent ? 'never' : 'perhaps',
            isLasting: (0,retry_policy/* isLastingFailure */.JV)(error),
            cause: error,
        });
    }
}
async function dispatch({ method, path, body, headers }, signal, { baseUrl, apiKey, dispatcher, userAgent }) {
    return (0,undici_parts/* sendRequest */.w$)(`${baseUrl}${path}`, {
        method,
        dispatcher,
        headersTimeout: IDLE_TIMEOUT_MS,
        bodyTimeout: IDLE_TIMEOUT_MS,
        headers: {
            authorization: `Bearer ${apiKey}`,
            'user-agent': userAgent,
            // Of an answer that swells when it is decoded nobody knows the size.
            'accept-encoding': 'identity',
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal === undefined ? {} : { signal }),
    });
}
async function refusalOf(response, { method, where, limit, apiKey, clock, }) {
    const { statusCode: status, headers } = response;
    const words = readServerWords(await readErrorText(response, limit), apiKey);
    const said = words === '' ? 'without a word' : `"${words}"`;
    return new task_service/* ServiceError */._(`Miteos answered ${status} to ${where}: ${said}`, {
        arrival: arrivalOf(status, method),
        status,
        serverWords: words === '' ? undefined : words,
        retryAfterMs: (0,retry_policy/* parseRetryAfterMs */.oR)((0,header/* headerText */.T)(headers, 'retry-after'), clock.wallMs()),
        remaining: (0,header/* headerCount */.l)(headers, 'x-ratelimit-remaining'),
    });
}
function isAccepted(status, { acceptsRedirect = false }) {
    return status >= 200 && status <= (acceptsRedirect ? 399 : 299);
}
function arrivalOf(status, method) {
    // A 429 is turned away unread. After a 5xx nobody knows.
    if (status === 429)
        return 'never';
    if (status >= 500 || status === 408)
        return 'perhaps';
    // Whoever sends on what was posted, e.g. to what it has made, may have carried it out.
    return status < 400 && method === 'POST' ? 'perhaps' : 'refused';
}

;// CONCATENATED MODULE: ./build/miteos/http.js








/**
 * Larger answers are refused: a task with its prompt stays far below. Their text and what is made of it lie in memory at the
 * same time, and for a while those of the answer before.
 */
const LARGEST_ANSWER_BYTES = 6_000_000;
const DEFAULT_ATTEMPTS = 4;
/** Sends requests to the service with its key, and repeats those that may be repeated. */
class MiteosHttp {
    #options;
    #rateLimit;
    constructor(options) {
        this.#options = options;
    }
    get rateLimit() {
        return this.#rateLimit;
    }
    /**
     * What the answer's body says.
     * @param decode gets the body as JSON, undefined when it is empty; throws when it can't be used
     * @throws ServiceError, with a TooLargeError for its cause where the answer is too large; or the signal's reason
     */
    async sendForJson(request, call, decode) {
        const read = async (response, where) => {
            const body = await readText(response, LARGEST_ANSWER_BYTES);
            try {
                return await decode(this.#parse(body));
            }
            catch (error) {
                // The answer came and can't be used: the request itself may well have taken effect.
                throw new task_service/* ServiceError */._(`Miteos answered ${response.statusCode} to ${where}, but ${(0,errors/* errorWords */.Y)(error)}`, { arrival: 'perhaps', status: response.statusCode, cause: error });
            }
        };
        return this.#repeat(request, call, { isStream: false, read });
    }
    #parse(body) {
        if (body.trim() === '')
            return undefined;
        try {
            return parseJson(body);
        }
        catch (error) {
            throw error instanceof TooLargeError ? error : this.#noJson(body);
        }
    }
    /** The parser's own error is not handed on: it quotes the answer, which may hold the key. */
    #noJson(body) {
        return new Error(`it is no JSON: "${readServerWords(body, this.#options.apiKey)}"`);
    }
    /**
     * The response with its body unread.
     * @throws ServiceError, or the signal's reason
     */
    async sendForStream(request, call) {
        const read = (response) => Promise.resolve(response);
        return this.#repeat(request, call, { isStream: true, read });
    }
    async #repeat(request, { signal, attempts = DEFAULT_ATTEMPTS } = {}, reading) {
        const { clock } = this.#options;
        const delayMs = attempts > DEFAULT_ATTEMPTS ? retry_policy/* patientRetryDelayMs */.RX : retry_policy/* retryDelayMs */.qO;
        const onAnswer = this.#noteRateLimit.bind(this);
        for (let tries = 1;; tries += 1) {
            try {
                return await exchange(request, reading, { ...this.#options, signal, onAnswer });
            }
            catch (error) {
                if (!(error instanceof task_service/* ServiceError */._) || tries >= attempts)
                    throw error;
                if (error.cause instanceof TooLargeError)
                    throw error;
                const delay = delayMs(error, tries, clock.random());
                if (delay === undefined)
                    throw error;
                await clock.sleep(delay, signal);
                signal?.throwIfAborted();
            }
        }
    }
    #noteRateLimit({ headers }) {
        const limit = (0,header/* headerCount */.l)(headers, 'x-ratelimit-limit');
        const remaining = (0,header/* headerCount */.l)(headers, 'x-ratelimit-remaining');
        if (limit !== undefined && remaining !== undefined)
            this.#rateLimit = { limit, remaining };
    }
}

;// CONCATENATED MODULE: ./build/miteos/miteos-client.js



const PAGE_SIZE = 100;
/** More than a step can fetch one by one in its time. A list that never ends must not fill the memory either. */
const MOST_DELIVERABLES = 10_000;
const MOST_LISTED_CHARACTERS = 10_000_000;
/** What services answer to an offset behind the end of a list, instead of an empty page. */
const PAST_END_STATUSES = new Set([400, 404, 416, 422]);
/**
 * The tasks API of Miteos. Speaks the first generation of its documents, understands both.
 * Source: the service's contract, "Endpoints" and "Objects".
 */
class MiteosClient {
    #http;
    #options;
    constructor(options) {
        this.#options = options;
        this.#http = new MiteosHttp(options);
    }
    rateLimit() {
        return this.#http.rateLimit;
    }
    async createTask({ prompt, config, workspaceId }, reference, call = {}) {
        const body = {
            prompt,
            ...(config === undefined ? {} : { config }),
            ...(workspaceId === undefined ? {} : { workspace_id: workspaceId }),
        };
        const headers = reference === undefined ? {} : { 'idempotency-key': reference };
        // Sent once: whether it may be sent again is decided above, by someone who can look for the task.
        const request = { method: 'POST', path: '/tasks', body, headers };
        return this.#sendForTask(request, { ...call, attempts: 1 });
    }
    async fetchTask(taskId, call) {
        return this.#sendForTask({ method: 'GET', path: taskPath(taskId) }, call);
    }
    async cancelTask(taskId, call) {
        const request = { method: 'POST', path: `${taskPath(taskId)}/cancel` };
        // What a cancelled task answers is not documented, so the body is neither looked at nor waited for.
        const response = await this.#http.sendForStream(request, call);
        void response.body.dump();
    }
    async listTasks(page, call) {
        const { limit, offset } = page;
        try {
            const { items, total } = await this.#sendForList('/tasks', page, {
                decode: ({ decodeListedTask }) => decodeListedTask,
                call,
            });
            // What is no task can't be ours, nor be followed.
            const tasks = items.filter((task) => task !== undefined);
            return { tasks, ...(total === undefined ? {} : { total }) };
        }
        catch (error) {
            // A hundred tasks with their long prompts may be too much at once.
            const isTooLarge = error instanceof task_service/* ServiceError */._ && error.cause instanceof TooLargeError;
            if (!isTooLarge || limit <= 1)
                throw error;
            return this.listTasks({ limit: Math.ceil(limit / 10), offset }, call);
        }
    }
    async listDeliverables(taskId, call) {
        const { decodeDeliverable, deliverableKey } = await __webpack_require__.e(/* import() */ 42).then(__webpack_require__.bind(__webpack_require__, 32042));
        const path = `${taskPath(taskId)}/deliverables`;
        const known = new Map();
        let characters = 0;
        for (let offset = 0;;) {
            const page = { limit: PAGE_SIZE, offset };
            const { items, total = Infinity } = await this.#sendForPage(path, page, call);
            const knownBefore = known.size;
            for (const item of items) {
                const key = deliverableKey(item);
                if (known.has(key))
                    continue;
                const deliverable = decodeDeliverable(item, known.size);
                characters += key.length + (deliverable.downloadUrl?.length ?? 0);
                known.set(key, deliverable);
                checkListSize(taskId, known.size, characters);
            }
            offset += items.length;
            if (known.size === knownBefore || offset >= total)
                return [...known.values()];
        }
    }
    async openDeliverable(source, range, call = {}) {
        const { openFromApi, openLink } = await __webpack_require__.e(/* import() */ 963).then(__webpack_require__.bind(__webpack_require__, 98963));
        if (source.kind === 'link')
            return openLink(source.url, this.#options, { range, ...call });
        const path = `${taskPath(source.taskId)}/deliverables/${encodePathPart(source.deliverableId)}`;
        return openFromApi(this.#http, path, { range, link: this.#options, ...call });
    }
    async #sendForTask(request, call) {
        // Loaded while the answer is on its way.
        const decoding = __webpack_require__.e(/* import() */ 42).then(__webpack_require__.bind(__webpack_require__, 32042));
        return this.#http.sendForJson(request, call, async (json) => (await decoding).decodeTask(json));
    }
    /** A page that is empty where the service refuses to look behind the end of a list. */
    async #sendForPage(path, page, call) {
        try {
            return await this.#sendForList(path, page, { decode: () => (item) => item, call });
        }
        catch (error) {
            const isPastEnd = page.offset > 0 &&
                error instanceof task_service/* ServiceError */._ &&
                PAST_END_STATUSES.has(error.status ?? 0);
            if (isPastEnd)
                return { items: [] };
            throw error;
        }
    }
    async #sendForList(path, { limit, offset }, { decode, call }) {
        const decoding = __webpack_require__.e(/* import() */ 42).then(__webpack_require__.bind(__webpack_require__, 32042));
        const request = { method: 'GET', path: `${path}?limit=${limit}&offset=${offset}` };
        return this.#http.sendForJson(request, call, async (json) => {
            const decoders = await decoding;
            const { items, ...rest } = decoders.decodeList(json);
            return { ...rest, items: items.map(decode(decoders)) };
        });
    }
}
/** @throws ServiceError when a list is longer than can be brought: half of it would pass for the whole */
function checkListSize(taskId, count, characters) {
    if (count <= MOST_DELIVERABLES && characters <= MOST_LISTED_CHARACTERS)
        return;
    const most = count > MOST_DELIVERABLES
        ? `${MOST_DELIVERABLES} deliverables`
        : `${MOST_LISTED_CHARACTERS} characters of names and links in its list of deliverables`;
    throw new task_service/* ServiceError */._(`task ${taskId} has more than ${most}, the most that is brought; have its agents pack them into one archive`, { arrival: 'refused' });
}
function taskPath(taskId) {
    return `/tasks/${encodePathPart(taskId)}`;
}
/**
 * Ids are opaque. Only `.` and `..` can't be sent: they climb in the path, also when they are encoded.
 * Source: WHATWG URL, "double-dot path segment".
 */
function encodePathPart(id) {
    if (/^\.{0,2}$/.test(id)) {
        throw new task_service/* ServiceError */._(`"${id}" can't be the id of anything`, { arrival: 'refused' });
    }
    return encodeURIComponent(id.toWellFormed());
}

// EXTERNAL MODULE: ./build/support/proxies.js
var proxies = __webpack_require__(26296);
// EXTERNAL MODULE: ./build/miteos/proxy-client.js
var proxy_client = __webpack_require__(5616);
;// CONCATENATED MODULE: ./build/miteos/open-dispatcher.js




/** Said outright, since NODE_TLS_REJECT_UNAUTHORIZED decides where nothing is said. */
const TLS = { rejectUnauthorized: true };
/**
 * The connections to the service and its files. Certificates are always checked. https goes through the proxy by CONNECT; plain
 * http, which is for this machine alone, never goes through one: the key would cross the network readable.
 * @throws UserError when the proxy's address can't be used; without the address, in which a password may stand
 */
function openDispatcher({ httpsProxy, noProxy }) {
    if (httpsProxy !== '')
        checkProxy(httpsProxy);
    return new undici_parts/* EnvHttpProxyAgent */.J2({
        // Empty, not left out: undici reads the environment for what is left out.
        httpProxy: '',
        httpsProxy,
        noProxy,
        connect: TLS,
        requestTls: TLS,
        proxyTls: TLS,
        clientFactory: proxy_client/* openProxyClient */.e,
    });
}
function checkProxy(address) {
    const url = URL.parse(address);
    if (url === null || !/^https?:$/.test(url.protocol) || !isDecodable(url)) {
        throw new errors/* UserError */.y(`https_proxy: expected an address such as http://proxy.example:3128, got ${(0,proxies/* proxyName */.e)(address)}. In a user name and a password, ` +
            'characters that are not letters or digits have to be percent-encoded.');
    }
}
function isDecodable({ username, password }) {
    try {
        decodeURIComponent(username + password);
        return true;
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./build/support/without-queries.js
var without_queries = __webpack_require__(40713);
// EXTERNAL MODULE: ./build/support/without-undefined.js
var without_undefined = __webpack_require__(6801);
;// CONCATENATED MODULE: ./build/task/redacted-service.js



/**
 * A service whose words hold no secret: what it says is blotted out where it comes in, so that no report, name, output or
 * error can repeat it. A prompt stays as it is, since it is only searched for our reference, and never shown.
 */
class RedactedService {
    #service;
    #secrets;
    #ids;
    constructor(service, secrets) {
        this.#service = service;
        this.#secrets = secrets;
        this.#ids = new ShownIds(secrets.redact);
    }
    rateLimit() {
        return this.#service.rateLimit();
    }
    async createTask(request, reference, call) {
        const task = await this.#guarded(this.#service.createTask(request, reference, call));
        return this.#named(this.#redactTask(task));
    }
    async fetchTask(taskId, call) {
        const task = await this.#guarded(this.#service.fetchTask(this.#ids.realOf(taskId), call));
        return this.#named(this.#redactTask(task));
    }
    async cancelTask(taskId, call) {
        await this.#guarded(this.#service.cancelTask(this.#ids.realOf(taskId), call));
    }
    async listTasks(page, call) {
        const { tasks, ...rest } = await this.#guarded(this.#service.listTasks(page, call));
        return { ...rest, tasks: tasks.map((task) => this.#redactTask(task)) };
    }
    async listDeliverables(taskId, call) {
        const id = this.#ids.realOf(taskId);
        const listed = await this.#guarded(this.#service.listDeliverables(id, call));
        for (const deliverable of listed)
            this.#named(this.#redactDeliverable(deliverable));
        for (const { downloadUrl } of listed) {
            if (downloadUrl !== undefined)
                this.#secrets.learnLink(downloadUrl);
        }
        return listed.map((deliverable) => this.#redactDeliverable(deliverable));
    }
    async openDeliverable(source, range, call) {
        const opened = await this.#guarded(this.#service.openDeliverable(this.#realSource(source), range, call));
        const contentType = this.#redact(opened.contentType);
        const fileName = this.#redact(opened.fileName);
        return { ...opened, ...(0,without_undefined/* withoutUndefined */.r)({ contentType, fileName }) };
    }
    /** An id that holds the key stands here without it. */
    #named(shown) {
        this.#secrets.learnOpenWord(shown.id);
        return shown;
    }
    #realSource(source) {
        if (source.kind === 'link')
            return source;
        const { kind, taskId, deliverableId } = source;
        const deliverable = this.#ids.realOf(deliverableId);
        return { kind, taskId: this.#ids.realOf(taskId), deliverableId: deliverable };
    }
    #redact(text) {
        return text === undefined ? undefined : this.#secrets.redact(text);
    }
    #redactTask(task) {
        const failure = this.#redact(task.failure);
        return {
            ...task,
            id: this.#ids.shownFor(task.id),
            rawStatus: this.#secrets.redact(task.rawStatus),
            agents: task.agents.map((agent) => this.#redactAgent(agent)),
            ...(0,without_undefined/* withoutUndefined */.r)({ failure }),
        };
    }
    #redactAgent(agent) {
        const { redact } = this.#secrets;
        const type = this.#redact(agent.type);
        const currentTool = this.#redact(agent.currentTool);
        return {
            ...agent,
            id: redact(agent.id),
            rawStatus: redact(agent.rawStatus),
            ...(0,without_undefined/* withoutUndefined */.r)({ type, currentTool }),
        };
    }
    #redactDeliverable(deliverable) {
        const name = this.#redact(deliverable.name);
        const contentType = this.#redact(deliverable.contentType);
        const id = this.#ids.shownFor(deliverable.id);
        return { ...deliverable, id, ...(0,without_undefined/* withoutUndefined */.r)({ name, contentType }) };
    }
    async #guarded(answer) {
        try {
            return await answer;
        }
        catch (error) {
            if (error instanceof task_service/* ServiceError */._)
                throw this.#redactError(error);
            throw error;
        }
    }
    #redactError(error) {
        const clean = (text) => (0,without_queries/* withoutQueries */.B)(this.#secrets.redact(text));
        const message = clean(error.message);
        const serverWords = error.serverWords === undefined ? undefined : clean(error.serverWords);
        if (message === error.message && serverWords === error.serverWords)
            return error;
        // The cause is left out: it may quote what was just blotted out.
        const { arrival, status, retryAfterMs, remaining } = error;
        return new task_service/* ServiceError */._(message, { arrival, status, serverWords, retryAfterMs, remaining });
    }
}
/** Ids that hold no secret in the place of those that do, each for one; the service is asked by its own. */
class ShownIds {
    #redact;
    #shown = new Map();
    #real = new Map();
    constructor(redact) {
        this.#redact = redact;
    }
    shownFor(real) {
        const known = this.#shown.get(real);
        if (known !== undefined)
            return known;
        const clean = this.#redact(real);
        if (clean === real)
            return real;
        const shown = this.#real.has(clean) ? `${clean}-${this.#real.size + 1}` : clean;
        this.#shown.set(real, shown);
        this.#real.set(shown, real);
        return shown;
    }
    realOf(shown) {
        return this.#real.get(shown) ?? shown;
    }
}

// EXTERNAL MODULE: ./build/github/read-advice.js
var read_advice = __webpack_require__(9521);
// EXTERNAL MODULE: ./build/github/rest.js
var github_rest = __webpack_require__(61418);
;// CONCATENATED MODULE: ./build/github/find-pull-request.js



/** Looks for a pull request by its head: once, and again only after trouble. */
class PullRequestSearch {
    #options;
    #found;
    constructor(options) {
        this.#options = options;
    }
    /** Begins to look, so that the pull request is known before it moves on. Its troubles show when it is asked for. */
    beginIgnoringTrouble() {
        this.find().catch(() => undefined);
    }
    /** @throws UserError as `findPullRequest` */
    find() {
        this.#found ??= findPullRequest(this.#options).catch((error) => {
            this.#found = undefined;
            throw error;
        });
        return this.#found;
    }
}
/**
 * The one open pull request whose head is this commit of this branch. What has moved on or was closed is another change than
 * the one that the run was for; two of one head can't be told apart.
 * The list of a commit's pull requests would not do: GitHub leaves out those from forks.
 * @throws UserError when there is none, or more than one, or GitHub can't be asked
 */
async function findPullRequest({ head, repository, rest, }) {
    const [owner = '', repo = ''] = repository.split('/');
    const [headOwner = ''] = head.repository.split('/');
    const name = `${headOwner}:${head.branch}`;
    const pulls = await listPulls({ owner, repo, head: name, state: 'open', per_page: 100 }, rest);
    const fitting = pulls.filter((pull) => pull.head.sha === head.sha &&
        // The repository's own branch and that of a fork in the same account share a name.
        isSameRepository(pull.head.repo, head.repository));
    const [pull] = fitting;
    if (pull === undefined) {
        throw new errors/* UserError */.y(`No open pull request of ${repository} has ${name} at ${head.sha} as its head: it was closed, or has moved on, since the run.`);
    }
    if (fitting.length > 1) {
        const numbers = fitting.map(({ number }) => `#${number}`).join(', ');
        throw new errors/* UserError */.y(`Several open pull requests have ${name} at ${head.sha} as their head (${numbers}): set the input issue-number.`);
    }
    return { number: pull.number, baseSha: pull.base.sha, headSha: head.sha };
}
async function listPulls(query, rest) {
    try {
        const octokit = await (0,github_rest/* openRest */.P8)(rest);
        return await octokit.paginate(octokit.rest.pulls.list, query);
    }
    catch (error) {
        throw new errors/* UserError */.y(`The pull request of the head ${query.head} could not be looked for: ${(0,errors/* errorWords */.Y)(error)}.${(0,read_advice/* readAdvice */.N)(error)}`, { cause: error });
    }
}
/** A fork that was deleted is null, whatever the client's types say. */
function isSameRepository(one, name) {
    return one?.full_name.toLowerCase() === name.toLowerCase();
}

;// CONCATENATED MODULE: ./build/github/found-comment.js

/** The comment on a pull request that has to be looked for first. */
class FoundComment {
    #options;
    #comment;
    constructor(options) {
        this.#options = options;
    }
    prepare() {
        if (numberIn(this.#options.posted) === undefined)
            this.#options.search.beginIgnoringTrouble();
    }
    /** @throws Error when the pull request can't be found, or as the comment's own */
    async publish(draft) {
        this.#comment ??= this.#options.openComment(await this.#findNumber());
        return this.#comment.publish(draft);
    }
    async #findNumber() {
        const { search, posted } = this.#options;
        try {
            return numberIn(posted) ?? (await search.find()).number;
        }
        catch (error) {
            throw new Error(`There is no place for the comment. ${(0,errors/* errorWords */.Y)(error)}`, { cause: error });
        }
    }
}
function numberIn(posted) {
    const [, digits] = /\/(?:pull|issues)\/(\d+)(?:#|$)/.exec(posted?.url ?? '') ?? [];
    return digits === undefined ? undefined : Number(digits);
}

;// CONCATENATED MODULE: ./build/github/comment-place.js

/**
 * Finds the place of a comment. Another step of the same attempt may share the key: its comment is never taken. Of earlier ones,
 * that of the same task counts first, then those of the same step, then the latest run; of one run the first, so that steps which
 * share a key take theirs in order, each a comment of its own.
 * @param comments all of the issue that are by us, oldest first
 */
function findPlace(comments, ours) {
    const marked = comments.flatMap((comment) => {
        const marker = parseMarker(comment.body);
        return marker?.key === ours.key ? [{ comment, marker }] : [];
    });
    const own = marked.findLast(({ marker }) => isSameComment(marker, ours));
    const others = marked.filter(({ marker }) => compareRuns(marker, ours) !== 0);
    const sameStep = others.filter(({ marker }) => marker.step === ours.step);
    const pool = sameStep.length > 0 ? sameStep : others;
    const newer = pool.findLast(({ marker }) => compareRuns(marker, ours) > 0);
    const older = newer === undefined ? findOlder(pool, ours) : undefined;
    return {
        ...(own && { own: own.comment }),
        ...(older && { older: older.comment }),
        ...(newer && { newer: newer.comment }),
    };
}
/** For whoever debugs: what of ours was found. */
function placeWords({ own, older, newer }) {
    if (own !== undefined)
        return `our own, ${own.id}`;
    if (newer !== undefined)
        return `that of a newer run, ${newer.id}`;
    return older === undefined ? 'none of ours' : `an older one of ours, ${older.id}`;
}
function findOlder(pool, ours) {
    const sameTask = pool.findLast(({ marker }) => marker.task === ours.task);
    if (sameTask !== undefined)
        return sameTask;
    // Strictly later only: of one run the first stays.
    return pool.reduce((best, one) => (best === undefined || compareRuns(one.marker, best.marker) > 0 ? one : best), undefined);
}

;// CONCATENATED MODULE: ./build/github/comment-refusal.js



/** A proxy may answer with a whole page. */
const comment_refusal_LONGEST_WORDS = 300;
const PERMISSION = 'the job needs `permissions: pull-requests: write` (on an issue: `issues: write`)';
/**
 * Why there is no comment, in GitHub's words, and what to change: whole sentences. A missing permission answers 403, in a private
 * repository 404; a locked conversation 403 or 410, by words alone.
 */
function commentRefusal(error, issueNumber) {
    const words = (0,errors/* errorWords */.Y)(error)
        .slice(0, comment_refusal_LONGEST_WORDS)
        .replace(/[.\s]+$/, '');
    return `The comment on #${issueNumber} could not be written: ${words}. ${advice(error, words)}`.trim();
}
function advice(error, words) {
    const limit = (0,read_advice/* rateLimitAdvice */.i)(error);
    if (limit !== undefined)
        return limit.trim();
    switch ((0,github_rest/* statusOf */.c2)(error)) {
        case 401:
            return ('The token behind the input github-token is not valid, or has expired. With that of the job, `${{ github.token }}`, ' +
                `${PERMISSION}.`);
        case 403:
        case 404:
        case 410: {
            const locked = /\blocked\b|\bdisabled\b/i.test(words)
                ? 'Unlock the conversation, or set `comment: never`. Else, '
                : '';
            const sentence = `${locked}${PERMISSION}; on pull requests from forks and from Dependabot the token can only read.`;
            return sentence.charAt(0).toUpperCase() + sentence.slice(1);
        }
        default:
            return '';
    }
}

;// CONCATENATED MODULE: ./build/github/issue-comments.js

/** Whom the workflow's own token speaks as. */
const WORKFLOW_LOGIN = 'github-actions[bot]';
/** The comments of one issue or pull request. Each rejection is the client's own error. */
class IssueComments {
    #octokit;
    #repository;
    #issueNumber;
    /** Whom the token stands for, once GitHub has said so. */
    #login;
    /** @param target `repository` is `owner/name` */
    constructor(octokit, target) {
        const [owner = '', repo = ''] = target.repository.split('/');
        this.#octokit = octokit;
        this.#repository = { owner, repo };
        this.#issueNumber = target.issueNumber;
    }
    /**
     * All pages of those that the token's own account has written, oldest first. A marker can be copied, an author can't.
     * @param isFatal whether to reject with this error of the question whose account it is; otherwise it is taken for the workflow's
     */
    async listOwn(isFatal) {
        // Asked at the same time as the first page.
        const login = this.#findOwnLogin(isFatal);
        login.catch(() => undefined);
        const pages = this.#octokit.paginate.iterator(this.#octokit.rest.issues.listComments, {
            ...this.#repository,
            issue_number: this.#issueNumber,
            per_page: 100,
        });
        const own = [];
        for await (const { data } of pages) {
            const ownLogin = await login;
            for (const { id, html_url: url, body = '', user } of data) {
                if (user?.login === ownLogin)
                    own.push({ id, url, body });
            }
        }
        return own;
    }
    /** @returns undefined when there is none of this id, or not any more */
    async fetch(id) {
        const answer = await unlessGone(this.#octokit.rest.issues.getComment({ ...this.#repository, comment_id: id }));
        return answer && { id, url: answer.data.html_url, body: answer.data.body ?? '' };
    }
    /** Whether it stands as it did when it was read. */
    async isUnchanged({ id, body }) {
        return (await this.fetch(id))?.body === body;
    }
    async create(body) {
        const { data } = await this.#octokit.rest.issues.createComment({
            ...this.#repository,
            issue_number: this.#issueNumber,
            body,
        });
        return { id: data.id, url: data.html_url };
    }
    /** @returns undefined when there is none of this id any more */
    async update(id, body) {
        const answer = await unlessGone(this.#octokit.rest.issues.updateComment({ ...this.#repository, comment_id: id, body }));
        return answer && { id, url: answer.data.html_url };
    }
    async delete(id) {
        await this.#octokit.rest.issues.deleteComment({ ...this.#repository, comment_id: id });
    }
    /** REST does not tell an app's token who it is; GraphQL does. */
    async #findOwnLogin(isFatal) {
        if (this.#login !== undefined)
            return this.#login;
        try {
            const query = '{ viewer { login } }';
            const answer = await this.#octokit.graphql(query);
            this.#login = answer.viewer?.login ?? WORKFLOW_LOGIN;
            return this.#login;
        }
        catch (error) {
            if (isFatal(error))
                throw error;
            return WORKFLOW_LOGIN;
        }
    }
}
/** GitHub answers 404 for a comment that was deleted. */
async function unlessGone(request) {
    try {
        return await request;
    }
    catch (error) {
        if ((0,github_rest/* statusOf */.c2)(error) === 404)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/github/old-report.js

/** With `recreate`: the report before, from when it is found until the new one stands. */
class OldReport {
    #isPost;
    #old;
    constructor({ isPost }) {
        this.#isPost = isPost;
    }
    /**
     * Learns of it before the new report is written. The first place counts: at a later try the new report may stand already, since
     * an earlier one took effect and only its answer was lost.
     */
    note({ own, older }) {
        if (own === undefined && older === undefined)
            return;
        // Beside a live comment it was left standing. Beside a last word it stands only if main was killed before it could delete it.
        const isLastWord = own !== undefined && parseMarker(own.body)?.isLive !== true;
        if (isLastWord && older === undefined && !this.#isPost)
            return;
        // Otherwise what is older beside a last word may be of another step that shares the key, whose own comes yet.
        this.#old ??= { comment: older, isOfAnyStep: !isLastWord };
    }
    /** The new one stands: if this fails, the old one does no harm. What a newer run has taken meanwhile stays. */
    async deleteIgnoringTrouble({ marker, comments, look }) {
        const old = this.#old;
        if (old === undefined)
            return;
        this.#old = undefined;
        try {
            const comment = old.comment ?? (await look()).older;
            if (comment === undefined)
                return;
            if (!old.isOfAnyStep && parseMarker(comment.body)?.step !== marker.step)
                return;
            if (await comments.isUnchanged(comment))
                await comments.delete(comment.id);
        }
        catch {
            // Deleted meanwhile, or GitHub is in trouble: the next run finds the newest one.
        }
    }
}

// EXTERNAL MODULE: ./build/github/try-again.js
var try_again = __webpack_require__(34222);
;// CONCATENATED MODULE: ./build/github/sticky-comment.js







/** How often a place is looked for when others take it at the same time. */
const MOST_LOOKS = 4;
/** The one comment of this step, made when it is first published and edited after that. */
class StickyComment {
    #options;
    #oldReport;
    #comments;
    #posted;
    /** Whether an earlier try, or an earlier phase, may have made the comment without learning so. */
    #mayExist;
    constructor(options) {
        this.#options = options;
        this.#oldReport = new OldReport(options);
        this.#posted = options.posted;
        this.#mayExist = options.isPost;
    }
    /** Loads the client. */
    prepare() {
        this.#openComments().catch(() => undefined);
    }
    async publish(draft) {
        const { rest, issueNumber, identity, clock, log } = this.#options;
        const { end } = draft;
        const marker = commentMarker(identity, draft);
        // A report is rendered before anything is looked at, since it may take a second: others write meanwhile.
        const report = draft.isLive ? undefined : renderNew(draft, marker);
        try {
            const comments = await this.#openComments();
            const stop = AbortSignal.any([rest.stop, end].filter((signal) => signal !== undefined));
            return await (0,try_again/* tryAgain */.Q)((isRepeatedAfter) => {
                // A guess may make a second comment, so it is the last resort, and none for what nobody wants any more.
                const isFatal = (error) => isRepeatedAfter(error) || end?.aborted === true;
                return this.#publish({ draft, report, marker, comments, isFatal });
            }, { clock, log, stop });
        }
        catch (error) {
            throw new Error(commentRefusal(error, issueNumber), { cause: error });
        }
    }
    #openComments() {
        const { rest, repository, issueNumber } = this.#options;
        this.#comments ??= (0,github_rest/* openRest */.P8)(rest).then((octokit) => new IssueComments(octokit, { repository, issueNumber }));
        return this.#comments;
    }
    async #publish(work) {
        const { draft, marker, comments } = work;
        const { mode, issueNumber, log } = this.#options;
        const isRecreated = mode === 'recreate';
        const replacesOld = isRecreated && !draft.isLive;
        for (let looks = 1;; looks += 1) {
            const place = (await this.#readPosted(work)) ?? (await this.#look(work));
            log.debug(`Comment on #${issueNumber}, mode ${mode}: found ${placeWords(place)}`);
            const { own, older, newer } = place;
            // Where this step's own stands it gets its last word: nobody else's is touched by that.
            if (newer !== undefined && own === undefined)
                return { kind: 'superseded', by: newer };
            const taken = own === undefined && !isRecreated ? older : undefined;
            const isLast = looks === MOST_LOOKS;
            if (taken !== undefined && !isLast && !(await comments.isUnchanged(taken)))
                continue;
            if (replacesOld)
                this.#oldReport.note(place);
            const comment = (await edit(own ?? taken, work)) ?? (await this.#create(work));
            this.#posted = comment;
            if (replacesOld) {
                const look = () => this.#look(work);
                await this.#oldReport.deleteIgnoringTrouble({ marker, comments, look });
            }
            const isTaken = comment.id === taken?.id;
            if (!isTaken || isLast || (await isStillOurs(comment, marker, comments)))
                return { kind: 'posted', comment };
        }
    }
    /** The comment that is known already, unless it is gone or another step of this attempt has it. */
    async #readPosted({ marker, comments }) {
        if (this.#posted === undefined)
            return undefined;
        const comment = await comments.fetch(this.#posted.id);
        const found = comment && parseMarker(comment.body);
        const order = found && !isSameComment(found, marker) ? compareRuns(found, marker) : -1;
        if (comment === undefined || order === 0) {
            this.#posted = undefined;
            return undefined;
        }
        return order > 0 ? { newer: comment } : { own: comment };
    }
    /** In mode `new` only what was made without learning so. */
    async #look({ marker, comments, isFatal }) {
        const isNew = this.#options.mode === 'new';
        if (isNew && !this.#mayExist)
            return {};
        const { own, ...others } = findPlace(await comments.listOwn(isFatal), marker);
        return { ...(own && { own }), ...(isNew ? {} : others) };
    }
    #create({ draft, report, marker, comments }) {
        this.#mayExist = true;
        return comments.create(report ?? renderNew(draft, marker));
    }
}
function renderNew(draft, marker) {
    return draft.render({ marker: formatMarker(marker), replaced: undefined });
}
/** @returns undefined when there is nothing to edit, or somebody deleted it meanwhile */
async function edit(standing, { draft, report, marker, comments }) {
    if (standing === undefined)
        return undefined;
    const { isLive = false, runId = marker.runId } = parseMarker(standing.body) ?? {};
    const replaced = { text: withoutMarker(standing.body), isLive, runId };
    const body = report ?? draft.render({ marker: formatMarker(marker), replaced });
    return comments.update(standing.id, body);
}
/**
 * Two steps may take an older comment at the same time: whose it is then, another look tells. It is worth its request with the default
 * key, too: late runs race for one comment, and so do the two steps of one run whose workflow calls the same reusable workflow twice.
 * What it can't tell: GitHub has no edit on a condition, so a late run's edit that takes effect only after a newer run has looked
 * stands in the newer one's place until that one edits again, or for good after its report.
 */
async function isStillOurs({ id }, ours, comments) {
    try {
        const marker = parseMarker((await comments.fetch(id))?.body ?? '');
        return marker !== undefined && isSameComment(marker, ours);
    }
    catch {
        // It was written: that nobody could look is no reason to say otherwise.
        return true;
    }
}

;// CONCATENATED MODULE: ./build/wire-place.js






/** Where on GitHub the step's comment belongs, and which pull request it is about. */
function wirePlace(event, run, options) {
    const { settings } = options;
    const search = openSearch(event, options);
    const findPullRequest = async () => {
        const pullRequest = knownPullRequest(event, settings) ?? (await search?.find());
        if (pullRequest === undefined)
            throw new errors/* UserError */.y('The event has no pull request.');
        return pullRequest;
    };
    return { comment: openComment({ event, run, search }, options), findPullRequest };
}
function openSearch({ pullRequestHead: head }, options) {
    const { repository } = options.environment;
    return head && new PullRequestSearch({ head, repository, rest: restOf(options) });
}
function restOf({ environment, githubToken, stop }) {
    return { apiUrl: environment.apiUrl, token: githubToken, stop };
}
/** A run that follows another one is about the commit that the other ran on, whoever names the pull request. */
function knownPullRequest({ pullRequest, pullRequestHead }, { issueNumber }) {
    if (pullRequest !== undefined || issueNumber === undefined)
        return pullRequest;
    return { number: issueNumber, baseSha: undefined, headSha: pullRequestHead?.sha };
}
function openComment({ event, run, search }, options) {
    const { settings, posted } = options;
    const issueNumber = commentTarget(event, settings);
    const openOn = (number) => openCommentOn(number, run, options);
    if (issueNumber !== undefined)
        return openOn(issueNumber);
    if (settings.comment === 'never' || search === undefined)
        return undefined;
    return new FoundComment({ search, posted, openComment: openOn });
}
/** What tells this step's comment from others: the key may be shared, the step is not. JSON keeps its parts apart. */
function commentIdentity({ runId, runAttempt, workflow, job, action }, { matrixLeg, settings }) {
    const step = JSON.stringify([workflow, job, action, matrixLeg]);
    return { key: settings.commentKey || step, step, runId, runAttempt };
}
function openCommentOn(issueNumber, run, options) {
    const { settings, posted, isPost } = options;
    return new StickyComment({
        repository: run.repository,
        issueNumber,
        mode: settings.commentMode,
        identity: commentIdentity(run, options),
        rest: restOf(options),
        isPost,
        posted,
        clock: systemClock,
        log: step/* stepLog */.tV,
    });
}
function commentTarget(event, { comment, issueNumber }) {
    if (comment === 'never')
        return undefined;
    if (issueNumber !== undefined)
        return issueNumber;
    return comment === 'always' ? event.issueNumber : event.pullRequest?.number;
}

;// CONCATENATED MODULE: ./build/wire.js









/** Where a person watches and approves tasks; an address of one task is not documented. */
const WATCH_URL = 'https://platform.miteos.com/war-room';
const USER_AGENT = 'miteos-task-action';
/** Puts the real adapters behind the ports: the one place that knows both sides. */
function wire(options) {
    const { environment, apiKey, settings, stop } = options;
    const dispatcher = openDispatcher(environment.proxies);
    const run = runFacts(environment);
    const event = eventFacts(environment);
    const artifacts = openArtifacts(environment, run);
    const { comment, findPullRequest } = wirePlace(event, run, options);
    const ports = {
        clock: systemClock,
        log: step/* stepLog */.tV,
        step: step/* stepFiles */.UM,
        stop,
        service: new RedactedService(new MiteosClient({
            baseUrl: settings.baseUrl,
            apiKey,
            dispatcher,
            clock: systemClock,
            userAgent: USER_AGENT,
            onLink: step/* maskLink */.LB,
        }), step/* stepSecrets */.aw),
        openFolder: (root) => new DiskFolder(root, [run.workspace, run.runnerTemp], stepOf(run)),
        artifacts,
        whyNoArtifacts: whyNoArtifacts(environment),
        comment,
        maskLink: step/* maskLink */.LB,
        secrets: step/* stepSecrets */.aw,
    };
    const close = async () => {
        // Not `close`, which waits for what is under way: by now nothing is wanted any more.
        await dispatcher.destroy();
    };
    return { ports, run, findPullRequest, close };
}
function eventFacts({ eventName, event, actor }) {
    return readEventFacts(eventName, event, actor);
}
function runFacts(environment) {
    const { serverUrl, repository, runId } = environment;
    return {
        ...environment,
        runUrl: `${serverUrl}/${repository}/actions/runs/${runId}`,
        watchUrl: WATCH_URL,
    };
}
/** This step in all its phases, and nothing else that runs at the same time: a runner has a folder of its own, and one step at once. */
function stepOf({ repository, runId, runAttempt, job, action, runnerTemp }) {
    return JSON.stringify([repository, runId, runAttempt, job, action, runnerTemp]);
}
function openArtifacts(environment, { runId }) {
    if (!environment.hasArtifactService || isEnterpriseServer(environment))
        return undefined;
    const { serverUrl, repository, runnerTemp: tempFolder } = environment;
    return new ArtifactStore({
        serverUrl,
        repository,
        runId,
        tempFolder,
        log: step/* stepLog */.tV,
        clock: systemClock,
    });
}
function whyNoArtifacts(environment) {
    const step = 'add a step with `actions/upload-artifact@v3` and `path: ${{ steps.<id>.outputs.output-dir }}` to keep them.';
    return isEnterpriseServer(environment)
        ? `This action can't publish artifacts on GitHub Enterprise Server: ${step}`
        : `This runner offers no service for artifacts: ${step.replace('@v3', '')}`;
}
/** The artifact library works on github.com, on `*.ghe.com` and on `*.localhost` alone. */
function isEnterpriseServer({ serverUrl }) {
    const host = URL.parse(serverUrl)?.hostname ?? '';
    return !(host === 'github.com' || host.endsWith('.ghe.com') || host.endsWith('.localhost'));
}


/***/ })

};
