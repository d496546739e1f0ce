export const id = 249;
export const ids = [249];
export const modules = {

/***/ 87249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fetchPullRequestContext: () => (/* binding */ fetchPullRequestContext)
/* harmony export */ });
/* harmony import */ var _support_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35921);
/* harmony import */ var _support_cut_to_bytes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58894);
/* harmony import */ var _rest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61418);



/** GitHub lists no more files of a pull request than this. Source: REST, "List pull requests files". */
const MOST_FILES = 3000;
/** More than the note of a cut is long. */
const NOTE_BYTES = 80;
/**
 * Title, description and changed files of a pull request, and its diff, both between the commits that the event named:
 * what is pushed after the event is not looked at.
 * @throws UserError that names the permission when GitHub does not give it: a review without the change is not worth paying for
 */
async function fetchPullRequestContext(options) {
    const { mode, maxBytes, pullRequest, repository } = options;
    const [owner = '', repo = ''] = repository.split('/');
    const place = { owner, repo, pull_number: pullRequest.number };
    try {
        const octokit = await (0,_rest_js__WEBPACK_IMPORTED_MODULE_0__/* .openRest */ .P)(options.rest);
        const { data: pull } = await octokit.rest.pulls.get(place);
        const head = pullRequest.headSha ?? pull.head.sha;
        const range = `${pullRequest.baseSha ?? pull.base.sha}...${head}`;
        const files = head === pull.head.sha
            ? await listFiles(octokit, place)
            : await listComparedFiles(octokit, place, range);
        const gaps = [];
        const diff = mode === 'diff' ? await fetchDiff(octokit, { place, range, gaps }) : undefined;
        const title = `pull request #${pullRequest.number} of ${repository}`;
        return { title, content: renderContext({ pull, files, diff, range, maxBytes, gaps }), gaps };
    }
    catch (error) {
        throw new _support_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`pull-request-context: pull request #${pullRequest.number} could not be read: ${(0,_support_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorWords */ .Y)(error)}.${adviceFor(error)}`, { cause: error });
    }
}
/** Each part but the last has a bound of its own: a long description must not push the change itself out of sight. */
function renderContext({ pull, files, diff, range, maxBytes, gaps }) {
    const share = Math.floor(maxBytes / 4);
    const heading = [
        `Title: ${pull.title}`,
        `Author: ${pull.user.login}`,
        `Branches: ${pull.head.ref} into ${pull.base.ref}`,
    ];
    const parts = [
        cut(heading.join('\n\n'), share, gaps),
        cut(`Description:\n${pull.body ?? '(none)'}`, share, gaps),
    ];
    const list = `Changed files (${files.length}):\n${files.map(fileLine).join('\n')}`;
    parts.push(diff === undefined ? list : cut(list, share, gaps));
    if (diff !== undefined)
        parts.push(`Diff of ${range}:\n${diff}`);
    const last = parts.pop() ?? '';
    const before = `${parts.join('\n\n')}\n\n`;
    return before + cut(last, maxBytes - Buffer.byteLength(before), gaps);
}
function fileLine({ filename, status, additions, deletions }) {
    // A name may hold line ends, which must not look like another file's line.
    const name = /\p{Cc}/u.test(filename) ? JSON.stringify(filename) : filename;
    return `- ${name} (${status}, +${additions} -${deletions})`;
}
async function listFiles(octokit, place) {
    const files = [];
    const pages = octokit.paginate.iterator(octokit.rest.pulls.listFiles, {
        ...place,
        per_page: 100,
    });
    for await (const { data } of pages) {
        files.push(...data);
        if (files.length >= MOST_FILES)
            break;
    }
    return files;
}
/** For a pull request that has moved on since the event; a comparison shows 300 files at most. */
async function listComparedFiles(octokit, { owner, repo }, basehead) {
    const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead });
    return data.files ?? [];
}
async function fetchDiff(octokit, { place, range, gaps }) {
    const { owner, repo } = place;
    try {
        const response = await octokit.rest.repos.compareCommitsWithBasehead({
            owner,
            repo,
            basehead: range,
            mediaType: { format: 'diff' },
        });
        // With this media type the body is text, whatever the types say.
        const diff = response.data;
        return typeof diff === 'string' ? diff : JSON.stringify(diff);
    }
    catch (error) {
        if (!isTooLarge(error))
            throw error;
        gaps.push('GitHub does not give the diff, since it is too large');
        return '(GitHub does not give the diff, since it is too large. Read the changed files in the repository.)';
    }
}
/** 406 for too many lines; 500 "Sorry, this diff is taking too long to generate." */
function isTooLarge(error) {
    return (0,_rest_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c)(error) === 406 || /diff is taking too long/i.test((0,_support_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorWords */ .Y)(error));
}
/** At most so many bytes, the note included. */
function cut(content, maxBytes, gaps) {
    if (Buffer.byteLength(content) <= maxBytes)
        return content;
    const { text, missingBytes } = (0,_support_cut_to_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .cutToBytes */ .z)(content, Math.max(0, maxBytes - NOTE_BYTES));
    gaps.push(`${missingBytes} bytes of "${content.slice(0, content.indexOf(':'))}" are cut off`);
    return `${text}\n(cut here: ${missingBytes} more bytes are not shown)`;
}
function adviceFor(error) {
    switch ((0,_rest_js__WEBPACK_IMPORTED_MODULE_0__/* .statusOf */ .c)(error)) {
        case 401:
            return ' The input github-token is not valid, or has expired.';
        case 403:
        case 404:
            return ' The job needs `permissions: pull-requests: read` and `contents: read`, and the input github-token.';
        default:
            return '';
    }
}


/***/ })

};
