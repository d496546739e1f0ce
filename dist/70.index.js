export const id = 70;
export const ids = [70];
export const modules = {

/***/ 25070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findRefusal: () => (/* binding */ findRefusal)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _failure_advice_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(39965);
/* harmony import */ var _rest_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65841);
/* harmony import */ var _rest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61418);




/** The relevant fields of the response. An app without `[bot]` in its login is recognized by its type. */
const permissionSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    permission: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    user: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ type: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()) })),
});
/**
 * Checks whether the actor who triggered the run may spend credits. Asks GitHub only about people, and only for events that outsiders can
 * trigger. Returns undefined when the actor is allowed, else the reason and what to do.
 */
async function findRefusal(options) {
    const { event, actor, allowed } = options;
    const loop = objectionToLoop(options);
    if (loop !== undefined)
        return refusal(actor, loop, options);
    if (event.isFromInsider || allowed === 'all')
        return undefined;
    for (const login of new Set([...ownActors(options), ...event.upstreamActors])) {
        const objection = await objectionTo(login, options);
        if (objection !== undefined)
            return refusal(login, objection, options);
    }
    return undefined;
}
/** A person who re-runs a run approves it, whoever triggered it first. A bot does not. */
function ownActors({ actor, firstActor, event }) {
    return isBot(actor, event) && !isSame(actor, firstActor) ? [actor, firstActor] : [actor];
}
/** Detects a comment or an issue of this action that would trigger the action again. A person who edits it, or re-runs its run, is allowed. */
function objectionToLoop({ event, actor, allowed }) {
    const { markedText } = event;
    if (markedText === undefined || isNamed(actor, allowed))
        return undefined;
    const { author, kind } = markedText;
    const text = `the ${kind} that triggered the run starts like one of this action, and`;
    if (author === undefined) {
        return {
            text: `${text} GitHub does not report its author, so the action could trigger itself in a loop.`,
        };
    }
    if (!isSame(author, actor))
        return undefined;
    return {
        text: `${text} is from the same account, so the action would trigger itself in a loop.`,
    };
}
function refusal(login, { text, remedy }, { event, allowed }) {
    const first = remedy ?? 'To skip the task on such events, set `if-not-allowed: skip`.';
    const refused = login === ''
        ? `The event ${event.name} is not allowed to spend Miteos credits`
        : `"${login}" is not allowed to spend Miteos credits on the event ${event.name}`;
    return {
        reason: `${refused}: ${text}`,
        // How to allow the actor comes last, because the reader may be the actor who should stay refused.
        advice: `${first} ${howToAllow(login, allowed)}`,
        isUnchecked: remedy !== undefined,
    };
}
function howToAllow(login, allowed) {
    if (login === '')
        return 'To allow everybody, set `allowed-actors: all`.';
    const names = allowed === 'all' ? ['write'] : allowed;
    return `To allow "${login}", set \`allowed-actors: ${[...names, login].join(',')}\`.`;
}
async function objectionTo(login, options) {
    const { allowed, event } = options;
    if (login === '')
        return { text: 'GitHub does not report who triggered it.' };
    if (isNamed(login, allowed))
        return undefined;
    if (!allowed.includes(WRITE))
        return { text: 'it is not listed in allowed-actors.' };
    if (!isBot(login, event))
        return objectionToPerson(login, 'its permission on', options);
    const { branchAuthor: author } = event;
    if (author === undefined)
        return BOT;
    // A bot that opens a pull request from a branch has push access. On a person's pull request it acts by its own rules, so the person counts.
    if (isBot(author, event))
        return undefined;
    if (author === '')
        return { text: 'it is a bot, and GitHub does not report the author of the pull request.' };
    const subject = `it is a bot, and the pull request is by "${author}", whose permission on`;
    return objectionToPerson(author, subject, options);
}
const WRITE = 'write';
const BOT = {
    text: 'it is a bot, and bots must be listed in allowed-actors by their full login.',
};
/**
 * GitHub reports `maintain` as `write`, and a custom role as the role it is based on (REST, "Get repository permissions for a
 * user"). Gitea and Forgejo report `owner`.
 */
const WRITERS = new Set(['write', 'admin', 'owner']);
/** @param subject the start of the reason; the name of the repository follows */
async function objectionToPerson(login, subject, { repository, rest }) {
    try {
        const { permission, user } = await fetchPermission(login, repository, rest);
        if (user?.type === 'Bot')
            return BOT;
        if (WRITERS.has(permission))
            return undefined;
        return { text: `${subject} ${repository} is "${permission}", not write.` };
    }
    catch (error) {
        const text = `${subject} ${repository} could not be checked (${(0,_rest_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .describeFailure */ .Ic)(error)}).`;
        const remedy = (0,_failure_advice_js__WEBPACK_IMPORTED_MODULE_3__/* .adviceOnRefusal */ .qe)(error) ?? 'Check the input github-token, or re-run the job.';
        return { text, remedy };
    }
}
/** A person's login can't contain brackets. The login of an app may lack them, e.g. Copilot's. */
function isBot(login, { bots }) {
    return login.endsWith('[bot]') || bots.some((bot) => isSame(bot, login));
}
async function fetchPermission(login, repository, rest) {
    const octokit = await (0,_rest_js__WEBPACK_IMPORTED_MODULE_0__/* .openRest */ .P)(rest);
    const [owner = '', repo = ''] = repository.split('/');
    const response = await octokit.rest.repos.getCollaboratorPermissionLevel({
        owner,
        repo,
        username: login,
    });
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(permissionSchema, response.data);
    if (!parsed.success)
        throw new Error('GitHub returned no permission');
    return parsed.output;
}
function isNamed(login, allowed) {
    if (allowed === 'all')
        return false;
    return allowed.some((name) => name !== WRITE && isSame(name, login));
}
/** GitHub's logins are case-insensitive. */
function isSame(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}


/***/ })

};
