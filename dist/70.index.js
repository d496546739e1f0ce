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




/** What of the answer decides. An app without `[bot]` in its login is known by its type. */
const answerSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    permission: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    user: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ type: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()) })),
});
/**
 * Whether whoever caused the run may spend credits. Asks GitHub only about people, and only for events that an outsider can cause.
 * @returns why not, with what to do; undefined when they may
 */
async function findRefusal(options) {
    const { event, actor, allowed } = options;
    const loop = objectionToComment(options);
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
/** A person who re-runs a run approves it, whoever caused it. A bot does not. */
function ownActors({ actor, firstActor, event }) {
    return isBot(actor, event) && !isSame(actor, firstActor) ? [actor, firstActor] : [actor];
}
/** What a person does to a comment of ours, or with the run that it caused, is not ours. */
function objectionToComment({ event, actor, allowed }) {
    const { markedComment } = event;
    if (markedComment === undefined || isNamed(actor, allowed))
        return undefined;
    const { author } = markedComment;
    const comment = 'the comment that caused the run begins as those of this action do, and';
    if (author === undefined) {
        return {
            text: `${comment} GitHub does not say who wrote it: the action could start itself again and again.`,
        };
    }
    if (!isSame(author, actor))
        return undefined;
    return {
        text: `${comment} is written by the same account: the action would start itself again and again.`,
    };
}
function refusal(login, { text, remedy }, { event, allowed }) {
    const first = remedy ?? 'To end green on such events, set `if-not-allowed: skip`.';
    const who = login === ''
        ? `Whoever caused the event ${event.name} may not spend Miteos credits on it`
        : `"${login}" may not spend Miteos credits on the event ${event.name}`;
    return {
        reason: `${who}: ${text}`,
        // Last, since the one who reads this may be the one who is refused for a reason.
        advice: `${first} ${howToAllow(login, allowed)}`,
        isUnchecked: remedy !== undefined,
    };
}
function howToAllow(login, allowed) {
    if (login === '')
        return 'If everybody may spend, set `allowed-actors: all`.';
    const names = allowed === 'all' ? ['write'] : allowed;
    return `If "${login}" may spend, set \`allowed-actors: ${[...names, login].join(',')}\`.`;
}
async function objectionTo(login, options) {
    const { allowed, event } = options;
    if (login === '')
        return { text: 'GitHub does not say who caused it.' };
    if (isNamed(login, allowed))
        return undefined;
    if (!allowed.includes(WRITE))
        return { text: 'it is not named in allowed-actors.' };
    if (!isBot(login, event))
        return objectionToPerson(login, 'its permission on', options);
    const { branchAuthor: author } = event;
    if (author === undefined)
        return BOT;
    // A bot that opens a pull request from a branch can push. What it does to that of a person, a rule of its own makes it do.
    if (isBot(author, event))
        return undefined;
    if (author === '')
        return { text: 'it is a bot, and GitHub does not say whose pull request it is.' };
    const subject = `it is a bot, and the pull request is by "${author}", whose permission on`;
    return objectionToPerson(author, subject, options);
}
const WRITE = 'write';
const BOT = { text: 'bots may only when allowed-actors names them in full.' };
/**
 * `maintain` is reported as `write`, an organization's own role as the one that it builds on (GitHub REST, "Get repository permissions for a
 * user"). Gitea and Forgejo report `owner`.
 */
const WRITERS = new Set(['write', 'admin', 'owner']);
/** @param subject begins the reason, which goes on with the repository */
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
/** Source: no login of a person has brackets. An app's may lack them, such as that of Copilot. */
function isBot(login, { bots }) {
    return login.endsWith('[bot]') || bots.some((bot) => isSame(bot, login));
}
async function fetchPermission(login, repository, rest) {
    const octokit = await (0,_rest_js__WEBPACK_IMPORTED_MODULE_0__/* .openRest */ .P)(rest);
    const [owner = '', repo = ''] = repository.split('/');
    const answer = await octokit.rest.repos.getCollaboratorPermissionLevel({
        owner,
        repo,
        username: login,
    });
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(answerSchema, answer.data);
    if (!parsed.success)
        throw new Error('GitHub answered something else than a permission');
    return parsed.output;
}
function isNamed(login, allowed) {
    if (allowed === 'all')
        return false;
    return allowed.some((name) => name !== WRITE && isSame(name, login));
}
/** Source: GitHub's logins are unique whatever their case. */
function isSame(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}


/***/ })

};
