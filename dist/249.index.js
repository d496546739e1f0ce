export const id = 249;
export const ids = [249];
export const modules = {

/***/ 87249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fetchPullRequestContext: () => (/* binding */ fetchPullRequestContext)
/* harmony export */ });
/* harmony import */ var _support_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35921);
/* harmony import */ var _task_prompt_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(28132);
/* harmony import */ var _rest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61418);



/** GitHub lists no more files of a pull request than this. Source: REST, "List pull requests files". */
const MOST_FILES = 3000;
/**
 * Title, description and changed files of a pull request, and its diff between the commits that the event named: what
 * is pushed after the event is not looked at.
 * @throws UserError that names the permission when GitHub does not give it: a review without the change is not worth paying for
 */
async function fetchPullRequestContext(options) {
    const { mode, maxBytes, pullRequest, repository } = options;
    const [owner = '', repo = ''] = repository.split('/');
    const place = { owner, repo, pull_number: pullRequest.number };
    try {
        const octokit = await (0,_rest_js__WEBPACK_IMPORTED_MODULE_0__/* .openRest */ .P)(options.rest);
        const { data: pull } = await octokit.rest.pulls.get(place);
        const files = await listFiles(octokit, place);
        const parts = [
            `Title: ${pull.title}`,
            `Author: ${pull.user.login}`,
            `Branches: ${pull.head.ref} into ${pull.base.ref}`,
            `Description:\n${pull.body ?? '(none)'}`,
            `Changed files (${pull.changed_files}):\n${files.join('\n')}`,
        ];
        if (mode === 'diff') {
            const base = pullRequest.baseSha ?? pull.base.sha;
            const head = pullRequest.headSha ?? pull.head.sha;
            parts.push(`Diff of ${base}...${head}:\n${await fetchDiff(octokit, place, `${base}...${head}`)}`);
        }
        const title = `pull request #${pullRequest.number} of ${repository}`;
        return { title, content: cut(parts.join('\n\n'), maxBytes) };
    }
    catch (error) {
        throw new _support_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`pull-request-context: pull request #${pullRequest.number} could not be read: ${(0,_support_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorWords */ .Y)(error)}. ` +
            'The job needs `permissions: pull-requests: read` and `contents: read`, and the input github-token.', { cause: error });
    }
}
async function listFiles(octokit, place) {
    const lines = [];
    const pages = octokit.paginate.iterator(octokit.rest.pulls.listFiles, {
        ...place,
        per_page: 100,
    });
    for await (const { data } of pages) {
        for (const { status, filename, additions, deletions } of data) {
            lines.push(`- ${filename} (${status}, +${additions} -${deletions})`);
        }
        if (lines.length >= MOST_FILES)
            break;
    }
    return lines;
}
async function fetchDiff(octokit, { owner, repo }, basehead) {
    try {
        const response = await octokit.rest.repos.compareCommitsWithBasehead({
            owner,
            repo,
            basehead,
            mediaType: { format: 'diff' },
        });
        // With this media type the body is text, whatever the types say.
        const diff = response.data;
        return typeof diff === 'string' ? diff : JSON.stringify(diff);
    }
    catch (error) {
        if ((0,_rest_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c)(error) !== 406)
            throw error;
        return '(GitHub does not give the diff, since it is too large. Read the changed files in the repository.)';
    }
}
function cut(content, maxBytes) {
    const { text, missingBytes } = (0,_task_prompt_js__WEBPACK_IMPORTED_MODULE_2__/* .cutToBytes */ .zP)(content, maxBytes);
    return missingBytes === 0
        ? text
        : `${text}\n(cut here: ${missingBytes} more bytes are not shown)`;
}


/***/ })

};
