export const id = 42;
export const ids = [42];
export const modules = {

/***/ 32042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   decodeDeliverable: () => (/* binding */ decodeDeliverable),
/* harmony export */   decodeList: () => (/* binding */ decodeList),
/* harmony export */   decodeTask: () => (/* binding */ decodeTask),
/* harmony export */   deliverableKey: () => (/* binding */ deliverableKey)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);
/* harmony import */ var _support_without_undefined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6801);


/**
 * The service's JSON → our words. Tolerant of both generations of its documents: only what nothing can be done
 * without is required, and a field of a wrong type counts as absent.
 */
const text = valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()), undefined);
const amount = valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .finite */ .E2x(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(0))), undefined);
const id = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .nonEmpty */ .hq()), valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()]), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(String));
const list = valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J())), undefined);
const agentSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(id), undefined),
    type: text,
    agent_type: text,
    status: valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), ''),
    current_tool: text,
    progress: valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(0), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxValue */ .cGV(100))), undefined),
});
const taskSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    id,
    status: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    prompt: text,
    created_at: text,
    completed_at: text,
    agents: list,
    subtasks: list,
    total_cost_cents: amount,
    total_tokens_used: amount,
    error: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()),
    error_message: text,
    failure_reason: text,
    detail: text,
});
const deliverableSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(id), undefined),
    name: text,
    filename: text,
    content_type: text,
    mime_type: text,
    size: amount,
    size_bytes: amount,
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
    const wire = parse(taskSchema, value, 'a task');
    const agents = (wire.agents ?? wire.subtasks ?? []).flatMap(decodeAgent);
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
    const inObject = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ message: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }), wire.error);
    const words = [
        typeof wire.error === 'string' ? wire.error : undefined,
        inObject.success ? inObject.output.message : undefined,
        wire.error_message,
        wire.failure_reason,
        wire.detail,
    ];
    return words.find((word) => word !== undefined && word !== '');
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
function lookUp(table, word) {
    const key = word.trim().toLowerCase();
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


/***/ })

};
