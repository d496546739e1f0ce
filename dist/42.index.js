export const id = 42;
export const ids = [42];
export const modules = {

/***/ 32042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   decodeDeliverable: () => (/* binding */ decodeDeliverable),
/* harmony export */   decodeList: () => (/* binding */ decodeList),
/* harmony export */   decodeListedTask: () => (/* binding */ decodeListedTask),
/* harmony export */   decodeTask: () => (/* binding */ decodeTask),
/* harmony export */   deliverableKey: () => (/* binding */ deliverableKey)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);
/* harmony import */ var _support_without_undefined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6801);


/**
 * The service's JSON → our words. Tolerant of both generations of its documents: only what nothing can be done
 * without is required, and a field of a wrong type counts as absent.
 */
/** Longer ones fit into no address and no file name. */
const LONGEST_ID = 1000;
/** More than anything shows of a word, and of words. */
const LONGEST_WORD = 1000;
const LONGEST_WORDS = 100_000;
const MOST_AGENTS = 1000;
const text = valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()), undefined);
const words = valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(cut(LONGEST_WORDS)), undefined);
const word = valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(cut(LONGEST_WORD)), undefined);
const size = valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeInteger */ .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(0))), undefined);
const amount = valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .finite */ .E2x(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(0))), undefined);
const id = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .nonEmpty */ .hq(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(LONGEST_ID)),
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .finite */ .E2x()),
]), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(String));
const list = valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J())), undefined);
const agentSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(id), undefined),
    type: word,
    agent_type: word,
    status: valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(cut(LONGEST_WORD), ''),
    current_tool: word,
    progress: valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(0), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxValue */ .cGV(100))), undefined),
});
const taskSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    id,
    status: cut(LONGEST_WORD),
    prompt: text,
    created_at: text,
    completed_at: text,
    agents: list,
    subtasks: list,
    total_cost_cents: amount,
    total_tokens_used: amount,
    error: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()),
    error_message: words,
    failure_reason: words,
    detail: words,
});
/** What a list leaves out of a task can be read elsewhere. */
const listedTaskSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    ...taskSchema.entries,
    status: valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(taskSchema.entries.status, ''),
});
const deliverableSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(id), undefined),
    name: text,
    filename: text,
    content_type: word,
    mime_type: word,
    size,
    size_bytes: size,
    sha256: text,
    digest: text,
    download_url: text,
});
const TASK_STATUSES = {
    pending: 'pending',
    planning: 'planning',
    running: 'running',
    paused: 'paused',
    complete: 'complete',
    completed: 'complete',
    failed: 'failed',
    cancelled: 'cancelled',
    canceled: 'cancelled',
};
const AGENT_STATUSES = {
    idle: 'idle',
    thinking: 'thinking',
    acting: 'acting',
    waiting: 'waiting',
    awaiting_approval: 'waiting',
    paused: 'paused',
    complete: 'complete',
    completed: 'complete',
    error: 'error',
    killed: 'killed',
};
/** @throws Error when the value has no id or no status: then it is no task */
function decodeTask(value) {
    return taskOf(parse(taskSchema, value, 'a task'));
}
/**
 * An entry of a list of tasks; undefined where it is none.
 * @throws Error for a task without a usable id: who looks for a task must not go by a list that hides one
 */
function decodeListedTask(value) {
    const result = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(listedTaskSchema, value);
    if (result.success)
        return taskOf(result.output);
    if (valibot__WEBPACK_IMPORTED_MODULE_0__.is(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ prompt: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }), value))
        parse(taskSchema, value, 'a task in the list');
    return undefined;
}
function taskOf(wire) {
    const agents = (wire.agents ?? wire.subtasks ?? []).slice(0, MOST_AGENTS).flatMap(decodeAgent);
    return (0,_support_without_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutUndefined */ .r)({
        id: wire.id,
        status: lookUp(TASK_STATUSES, wire.status) ?? 'unknown',
        rawStatus: wire.status,
        prompt: wire.prompt,
        createdAtMs: decodeTime(wire.created_at),
        completedAtMs: decodeTime(wire.completed_at),
        agents,
        costCents: wire.total_cost_cents,
        tokensUsed: wire.total_tokens_used,
        failure: decodeFailure(wire),
    });
}
/** The items of any of the list shapes, and the total when it is given. */
function decodeList(value) {
    if (Array.isArray(value))
        return { items: value };
    const shape = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ data: list, deliverables: list, tasks: list, total: amount });
    const wire = parse(shape, value, 'a list');
    const items = wire.data ?? wire.deliverables ?? wire.tasks;
    if (items === undefined)
        throw new Error('a list was expected, the answer holds none');
    return (0,_support_without_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutUndefined */ .r)({ items, total: wire.total });
}
/**
 * Never fails: an entry that says nothing is still a file that someone misses.
 * @param position in the list; stands in for an id that is missing
 */
function decodeDeliverable(value, position) {
    const wire = readDeliverable(value);
    return (0,_support_without_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutUndefined */ .r)({
        id: wire.id ?? `deliverable-${position + 1}`,
        name: wire.name ?? wire.filename,
        contentType: wire.content_type ?? wire.mime_type,
        bytes: wire.size_bytes ?? wire.size,
        sha256: decodeSha256(wire.sha256 ?? wire.digest),
        downloadUrl: wire.download_url,
    });
}
/**
 * What tells an entry of the list from the others, and is the same when it is listed again: its id with what it says
 * of the file, since an id given twice must cost no file; or else all it says but the query of its link, which is new
 * in each answer.
 */
function deliverableKey(value) {
    if (readDeliverable(value).id !== undefined) {
        const { id: wireId, name, bytes, contentType } = decodeDeliverable(value, 0);
        return `id ${JSON.stringify([wireId, name, bytes, contentType])}`;
    }
    return JSON.stringify(value, (_, field) => typeof field === 'string' ? field.replace(/\?.*/s, '') : field);
}
function readDeliverable(value) {
    const result = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(deliverableSchema, value);
    return result.success ? result.output : valibot__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qgA(deliverableSchema, {});
}
function decodeAgent(value, position) {
    const result = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(agentSchema, value);
    if (!result.success)
        return [];
    const wire = result.output;
    return [
        (0,_support_without_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutUndefined */ .r)({
            id: wire.id ?? `agent-${position + 1}`,
            type: wire.type ?? wire.agent_type,
            status: lookUp(AGENT_STATUSES, wire.status) ?? 'unknown',
            rawStatus: wire.status,
            currentTool: wire.current_tool,
            progress: wire.progress,
        }),
    ];
}
function decodeFailure(wire) {
    const inObject = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ message: words }), wire.error);
    const said = [
        valibot__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qgA(words, wire.error),
        inObject.success ? inObject.output.message : undefined,
        wire.error_message,
        wire.failure_reason,
        wire.detail,
    ];
    return said.find((one) => one !== undefined && one !== '');
}
function cut(longest) {
    return valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi((given) => given.slice(0, longest)));
}
function decodeTime(time) {
    if (time === undefined)
        return undefined;
    // A time without a zone is the service's, which speaks UTC.
    const ms = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(time) ? time : `${time}Z`);
    return Number.isNaN(ms) ? undefined : ms;
}
function decodeSha256(digest) {
    return /^(?:sha-?256:)?([0-9a-f]{64})$/i.exec(digest ?? '')?.[1]?.toLowerCase();
}
function lookUp(table, raw) {
    const key = raw.trim().toLowerCase();
    return Object.hasOwn(table, key) ? table[key] : undefined;
}
function parse(schema, value, what) {
    const result = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(schema, value);
    if (result.success)
        return result.output;
    const [issue] = result.issues;
    const field = valibot__WEBPACK_IMPORTED_MODULE_0__/* .getDotPath */ .BuJ(issue);
    throw new Error(`${what} was expected${field === null ? '' : `, its "${field}" is not usable`}`);
}


/***/ })

};
