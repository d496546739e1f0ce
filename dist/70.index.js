export const id = 70;
export const ids = [70];
export const modules = {

/***/ 25070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findRefusal: () => (/* binding */ findRefusal)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _rest_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65841);
/* harmony import */ var _rest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61418);



/** What of the answer decides. An app without `[bot]` in its login is known by its type. */
const answerSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    permission: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    user: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ type: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()) })),
});
/**
 * Whether whoever caused the run may spend credits. Asks GitHub only about people, and only for events that an outsider can cause.
 * @returns why not, with the line that allows it; undefined when they may
 */
async function findRefusal(options) {
    const { event, actor, allowed } = options;
    if (isAnswerToItself(options)) {
        const reason = 'the comment that caused the run begins as those of this action do, and is written by the same account: ' +
            'the action would start itself again and again.';
        return refusal(actor, reason, options);
    }
    if (event.isFromInsider || allowed === 'all')
        return undefined;
    for (const login of new Set([actor, ...event.upstreamActors])) {
        const reason = await reasonAgainst(login, options);
        if (reason !== undefined)
            return refusal(login, reason, options);
    }
    return undefined;
}
/** What a person does to a comment of ours, or with the run that it caused, is not ours. */
function isAnswerToItself({ event: { markedComment }, actor, allowed }) {
    if (markedComment === undefined || isNamed(actor, allowed))
        return false;
    return markedComment.author === undefined || isSame(markedComment.author, actor);
}
function refusal(login, reason, { event, allowed }) {
    return (`"${login}" may not spend Miteos credits on the event ${event.name}: ${reason} ` +
        howToAllow(login, allowed));
}
function howToAllow(login, allowed) {
    if (login === '')
        return 'To allow it all the same, set `allowed-actors: all`.';
    if (typeof allowed !== 'string')
        return `To allow it, set \`allowed-actors: ${[...allowed, login].join(', ')}\`.`;
    return (`To allow it, set \`allowed-actors: ${login}\`; ` +
        `a list takes the place of \`${allowed}\`, so name everybody in it who may.`);
}
async function reasonAgainst(login, options) {
    const { allowed, event } = options;
    if (login === '')
        return 'GitHub does not say who caused it.';
    if (isNamed(login, allowed))
        return undefined;
    if (allowed !== 'write')
        return 'it is not named in allowed-actors.';
    if (!isBot(login, event))
        return reasonAgainstPerson(login, 'its permission on', options);
    const { branchAuthor: author } = event;
    if (author === undefined)
        return BOT;
    // A bot that opens a pull request from a branch can push. What it does to that of a person, a rule of its own makes it do.
    if (isBot(author, event))
        return undefined;
    if (author === '')
        return 'it is a bot, and GitHub does not say whose pull request it is.';
    const subject = `it is a bot, and the pull request is by "${author}", whose permission on`;
    return reasonAgainstPerson(author, subject, options);
}
const BOT = 'bots may only when allowed-actors names them in full.';
/** @param subject begins the reason, which goes on with the repository */
async function reasonAgainstPerson(login, subject, { repository, rest }) {
    try {
        const { permission, user } = await fetchPermission(login, repository, rest);
        if (user?.type === 'Bot')
            return BOT;
        // `maintain` is reported as `write` here, an organization's own role as the one that it builds on.
        // Source: GitHub REST, "Get repository permissions for a user".
        if (permission === 'admin' || permission === 'write')
            return undefined;
        return `${subject} ${repository} is "${permission}", not write.`;
    }
    catch (error) {
        const advice = (0,_rest_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .rateLimitAdvice */ .ix)(error) ?? 'Check the input github-token, or re-run the job.';
        return `${subject} ${repository} could not be checked (${(0,_rest_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .describeFailure */ .Ic)(error)}). ${advice}`;
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
    return typeof allowed !== 'string' && allowed.some((name) => isSame(name, login));
}
/** Source: GitHub's logins are unique whatever their case. */
function isSame(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}


/***/ })

};
