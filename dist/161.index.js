export const id = 161;
export const ids = [161];
export const modules = {

/***/ 80161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ fixedPart),
/* harmony export */   patternFilter: () => (/* binding */ patternFilter),
/* harmony export */   s: () => (/* binding */ explicitDotFilter)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14006);

/** Without `s`, `**` would not match a line break in a name. */
const FLAGS = 's';
const OPTIONS = { dot: true, flags: FLAGS };
/** Returns a filter for the glob patterns. A leading `!` excludes. If all patterns exclude, they apply to all names. */
function patternFilter(patterns) {
    const included = patterns.filter((pattern) => !pattern.startsWith('!'));
    const excluded = patterns.filter((pattern) => /^!./.test(pattern));
    const isIncluded = picomatch__WEBPACK_IMPORTED_MODULE_0__(included.length === 0 ? ['**'] : included, OPTIONS);
    const isExcluded = picomatch__WEBPACK_IMPORTED_MODULE_0__(excluded.map((pattern) => pattern.slice(1)), OPTIONS);
    return (name) => isIncluded(name) && !isExcluded(name);
}
/**
 * Returns a filter for a glob pattern that matches a name or a folder with a leading dot only if the pattern has this dot. In braces and
 * extended globs, picomatch's wildcards match it without.
 */
function explicitDotFilter(pattern) {
    const isMatch = picomatch__WEBPACK_IMPORTED_MODULE_0__(pattern, { flags: FLAGS });
    const isDotted = (segment) => segment.startsWith('.');
    const isNamed = picomatch__WEBPACK_IMPORTED_MODULE_0__(pattern.split('/').filter(isDotted), { flags: FLAGS });
    return (path) => isMatch(path) &&
        path
            .split('/')
            .filter(isDotted)
            .every((segment) => isNamed(segment));
}
/** Returns the folder of all files that a pattern can match, or the file if it has no wildcards. Empty for every file. */
function fixedPart(pattern) {
    const brace = pattern.indexOf('{');
    // After braces without a comma, such as `{{name}}/*`, the library does not find wildcards.
    const start = brace === -1 ? pattern : pattern.slice(0, pattern.lastIndexOf('/', brace) + 1);
    return picomatch__WEBPACK_IMPORTED_MODULE_0__.scan(start, { unescape: true }).base;
}


/***/ })

};
