export const id = 693;
export const ids = [693];
export const modules = {

/***/ 26693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   addReaction: () => (/* binding */ addReaction)
/* harmony export */ });
/* harmony import */ var _rest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61418);

/**
 * Adds a reaction to a comment. GitHub keeps one of each kind per account.
 * @throws Error when GitHub refuses it or does not answer
 */
async function addReaction(content, { id, kind }, { repository, rest }) {
    const octokit = await (0,_rest_js__WEBPACK_IMPORTED_MODULE_0__/* .openRest */ .P)(rest);
    const [owner = '', repo = ''] = repository.split('/');
    const request = { owner, repo, comment_id: id, content };
    if (kind === 'issue')
        await octokit.rest.reactions.createForIssueComment(request);
    else
        await octokit.rest.reactions.createForPullRequestReviewComment(request);
}


/***/ })

};
