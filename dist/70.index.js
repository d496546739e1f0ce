export const id = 70;
export const ids = [70];
export const modules = {

/***/ 25070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findRefusal: () => (/* binding */ findRefusal)
/* harmony export */ });
/* harmony import */ var _support_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35921);
/* harmony import */ var _rest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61418);


/**
 * Whether whoever caused the run may spend credits. Asks GitHub only for events that an outsider can cause.
 * @returns why not, with the way to allow it; undefined when they may
 */
async function findRefusal(options) {
    const { event, actor, allowed } = options;
    if (event.isFromInsider || allowed === 'all')
        return undefined;
    for (const login of new Set([actor, ...event.upstreamActors])) {
        const reason = await reasonAgainst(login, options);
        if (reason === undefined)
            continue;
        return (`"${login}" may not spend Miteos credits on the event ${event.name}: ${reason} ` +
            `To allow it, add "${login}" to the input allowed-actors.`);
    }
    return undefined;
}
async function reasonAgainst(login, { allowed, repository, rest }) {
    if (allowed === 'all')
        return undefined;
    if (allowed !== 'write') {
        const isNamed = allowed.some((name) => name.toLowerCase() === login.toLowerCase());
        return isNamed ? undefined : 'it is not named in allowed-actors.';
    }
    if (login.endsWith('[bot]'))
        return 'bots may only when allowed-actors names them in full.';
    try {
        const octokit = await (0,_rest_js__WEBPACK_IMPORTED_MODULE_0__/* .openRest */ .P)(rest);
        const [owner = '', repo = ''] = repository.split('/');
        const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({
            owner,
            repo,
            username: login,
        });
        // `maintain` is told as `write` here. Source: GitHub REST, "Get repository permissions for a user".
        if (data.permission === 'admin' || data.permission === 'write')
            return undefined;
        return `its permission on ${repository} is "${data.permission}", not write.`;
    }
    catch (error) {
        return `its permission on ${repository} could not be checked (${(0,_support_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorWords */ .Y)(error)}).`;
    }
}


/***/ })

};
