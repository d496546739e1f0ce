export const id = 802;
export const ids = [802];
export const modules = {

/***/ 67802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderManifest: () => (/* binding */ renderManifest)
/* harmony export */ });
/** `miteos-task.json`: what the archive holds and what it is of, for programs. */
function renderManifest({ task, outcome, ...facts }) {
    const manifest = {
        task_id: task.id,
        status: outcome,
        service_status: task.rawStatus,
        created_at: formatTime(task.createdAtMs),
        completed_at: formatTime(task.completedAtMs),
        duration_seconds: facts.durationSeconds ?? null,
        cost_cents: task.costCents ?? null,
        tokens_used: task.tokensUsed ?? null,
        run_url: facts.runUrl,
        deliverables: facts.saved.map(({ id, name, originalName, bytes, contentType, sha256 }) => ({
            id,
            name,
            original_name: originalName,
            bytes,
            content_type: contentType,
            sha256,
        })),
        missing: facts.lost.map(({ id, originalName, reason }) => ({
            id,
            original_name: originalName,
            reason,
        })),
    };
    return `${JSON.stringify(manifest, null, 2)}\n`;
}
function formatTime(ms) {
    return ms === undefined ? null : new Date(ms).toISOString();
}


/***/ })

};
