export const id = 768;
export const ids = [768];
export const modules = {

/***/ 29768:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   patternFilter: () => (/* binding */ patternFilter)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14006);

/** Returns a filter for the glob patterns. A leading `!` excludes. If all patterns exclude, they apply to all names. */
function patternFilter(patterns) {
    const options = { dot: true };
    const included = patterns.filter((pattern) => !pattern.startsWith('!'));
    const excluded = patterns.filter((pattern) => /^!./.test(pattern));
    const isIncluded = picomatch__WEBPACK_IMPORTED_MODULE_0__(included.length === 0 ? ['**'] : included, options);
    const isExcluded = picomatch__WEBPACK_IMPORTED_MODULE_0__(excluded.map((pattern) => pattern.slice(1)), options);
    return (name) => isIncluded(name) && !isExcluded(name);
}


/***/ })

};
