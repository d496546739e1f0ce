import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 42613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 20181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 35317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 49140:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("constants");

/***/ }),

/***/ 76982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 24434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 79896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 91943:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs/promises");

/***/ }),

/***/ 58611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 65692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 69278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 34589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 16698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 31421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 37540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 77598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 53053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 40610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 78474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 73024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 51455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 37067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 32467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 44708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 98995:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");

/***/ }),

/***/ 77030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 48161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 76760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 41792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 80099:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:sqlite");

/***/ }),

/***/ 57075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 46466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 37830:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/web");

/***/ }),

/***/ 46193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");

/***/ }),

/***/ 87997:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers");

/***/ }),

/***/ 58500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 41692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 73136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 57975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 73429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 30714:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:vm");

/***/ }),

/***/ 75919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 38522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 70857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 16928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 13193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 53557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 64756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 52018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 87016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 39023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 43106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 57853:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Qo: () => (/* binding */ readEnvironment),
/* harmony export */   dH: () => (/* binding */ configureNetwork),
/* harmony export */   un: () => (/* binding */ readState),
/* harmony export */   vW: () => (/* binding */ hideEvent)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(48161);
/* harmony import */ var _support_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(35921);
/* harmony import */ var _support_proxies_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(26296);




/** Returns the state that an earlier phase of this step saved under a name; empty when there is none. */
function readState(name, variables = process.env) {
    return variables[`STATE_${name}`] ?? '';
}
/** Reads the environment. Never throws: only the code that needs a variable knows whether it is required. */
function readEnvironment(variables = process.env) {
    const text = (name, fallback = '') => variables[name] || fallback;
    return {
        // The runner keeps hyphens and replaces spaces with underscores.
        input: (name) => text(`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`).trim(),
        repository: text('GITHUB_REPOSITORY'),
        workflow: text('GITHUB_WORKFLOW'),
        job: text('GITHUB_JOB'),
        action: text('GITHUB_ACTION'),
        runId: text('GITHUB_RUN_ID', '0'),
        sha: text('GITHUB_SHA'),
        runAttempt: Number.parseInt(text('GITHUB_RUN_ATTEMPT'), 10) || 0,
        maxRetentionDays: Number.parseInt(text('GITHUB_RETENTION_DAYS'), 10) || undefined,
        actor: text('GITHUB_ACTOR'),
        triggeringActor: text('GITHUB_TRIGGERING_ACTOR', text('GITHUB_ACTOR')),
        eventName: text('GITHUB_EVENT_NAME'),
        ...readEvent(text('GITHUB_EVENT_PATH')),
        platform: readPlatform(text),
        serverUrl: text('GITHUB_SERVER_URL', 'https://github.com'),
        apiUrl: text('GITHUB_API_URL', 'https://api.github.com'),
        workspace: text('GITHUB_WORKSPACE', process.cwd()),
        runnerTemp: text('RUNNER_TEMP', (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)()),
        hasArtifactService: text('ACTIONS_RESULTS_URL') !== '' && text('ACTIONS_RUNTIME_TOKEN') !== '',
        proxies: (0,_support_proxies_js__WEBPACK_IMPORTED_MODULE_2__/* .readProxies */ .rq)(variables),
    };
}
/**
 * Makes all libraries in this process use the same proxies. The libraries for GitHub's services read the proxy variables themselves, each
 * by its own rules, so the variables are set, in lower and upper case, to the values of `readEnvironment`. Also removes
 * NODE_TLS_REJECT_UNAUTHORIZED, which would disable certificate checks, so that anybody on the network could read the key and the token.
 * Only this process is affected, not later steps of the job.
 * @returns whether certificate checks were disabled
 */
function configureNetwork(variables = process.env) {
    const { httpsProxy, httpProxy, noProxy } = (0,_support_proxies_js__WEBPACK_IMPORTED_MODULE_2__/* .readProxies */ .rq)(variables);
    const rules = { https_proxy: httpsProxy, http_proxy: httpProxy, no_proxy: noProxy };
    for (const [name, value] of Object.entries(rules)) {
        for (const spelling of [name, name.toUpperCase()]) {
            // On Windows, both names are the same variable.
            if (value === '')
                Reflect.deleteProperty(variables, spelling);
            else
                variables[spelling] = value;
        }
    }
    const wasDisabled = variables['NODE_TLS_REJECT_UNAUTHORIZED'] === '0';
    delete variables['NODE_TLS_REJECT_UNAUTHORIZED'];
    return wasDisabled;
}
/**
 * Sources: Forgejo's runner sets FORGEJO_ACTIONS and GITEA_ACTIONS, Gitea's runner sets GITEA_ACTIONS, act sets ACT. The REST API of GitHub
 * Enterprise Server is at `/api/v3` (GitHub REST, "Getting started").
 */
function readPlatform(text) {
    if (text('FORGEJO_ACTIONS') !== '')
        return { name: 'Forgejo', hasSummaries: false };
    if (text('GITEA_ACTIONS') !== '')
        return { name: 'Gitea', hasSummaries: false };
    if (text('ACT') !== '')
        return { name: 'act', hasSummaries: false };
    const host = URL.parse(text('GITHUB_SERVER_URL', 'https://github.com'))?.hostname ?? '';
    if (/^github\.com$|\.(?:ghe\.com|localhost)$/.test(host)) {
        return { name: 'GitHub', hasSummaries: true };
    }
    if (/\/api\/v3\/?$/.test(text('GITHUB_API_URL'))) {
        return { name: 'GitHub Enterprise Server', hasSummaries: true };
    }
    return { name: `the server ${host}`, hasSummaries: false };
}
/**
 * Hides the event file from libraries. Those for GitHub's services read it when they are loaded, and fail if it is empty or has a byte
 * order mark, although they do not need it. Source: `src/context.ts` of @actions/github.
 */
function hideEvent(variables = process.env) {
    delete variables['GITHUB_EVENT_PATH'];
}
function readEvent(path) {
    const problem = (why) => ({
        event: {},
        eventProblem: `The event's payload can't be read: the environment variable GITHUB_EVENT_PATH ${why}.`,
    });
    if (path === '')
        return problem('is not set');
    const file = `names ${JSON.stringify(path)}, which`;
    let text;
    try {
        // Drops a byte order mark.
        text = new TextDecoder().decode((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path)).trim();
    }
    catch (error) {
        return problem(`${file} can't be read (${(0,_support_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .errorMessage */ .gJ)(error)})`);
    }
    if (text === '')
        return problem(`${file} is empty`);
    try {
        return { event: JSON.parse(text), eventProblem: undefined };
    }
    catch {
        return problem(`${file} is not JSON`);
    }
}


/***/ }),

/***/ 35921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   Bs: () => (/* binding */ withoutQueries),
/* harmony export */   gJ: () => (/* binding */ errorMessage),
/* harmony export */   i_: () => (/* binding */ PermissionError),
/* harmony export */   yo: () => (/* binding */ UserError)
/* harmony export */ });
/**
 * A problem that the author of the workflow can fix: invalid inputs, an actor that is not allowed, an unreadable prompt file. Its message
 * is shown unchanged, without a stack.
 */
class UserError extends Error {
    name = 'UserError';
}
/** GitHub rejects a request because the token lacks a permission. */
class PermissionError extends Error {
    name = 'PermissionError';
}
/** Returns the code of an error of Node, e.g. `ENOENT`. */
function codeOf(thrown) {
    return typeof thrown === 'object' && thrown !== null && 'code' in thrown
        ? thrown.code
        : undefined;
}
/** Returns the message of anything thrown, without a stack and without the query of a URL, which may be a credential. */
function errorMessage(thrown) {
    return withoutQueries(messageOf(thrown));
}
function messageOf(thrown) {
    if (!(thrown instanceof Error))
        return String(thrown);
    // Node reports refused connections to several addresses as an AggregateError without a message.
    if (thrown instanceof AggregateError && thrown.message === '') {
        return thrown.errors.map(messageOf).join('; ');
    }
    return thrown.message === '' ? thrown.name : thrown.message;
}
/**
 * Removes the query, user name and password of every URL in a text, because they may be credentials. Takes linear time.
 */
function withoutQueries(text) {
    return text.replace(/\S+/g, (run) => (run.includes('://') ? redactUrls(run) : run));
}
function redactUrls(run) {
    return run
        .split(/(?=https?:\/\/)/i)
        .map((part) => part.replace(/^(https?:\/\/)[^/?#@]*@/i, '$1***@').replace(/\?[^"'`<>)\]]+/, '?…'))
        .join('');
}


/***/ }),

/***/ 26296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   cW: () => (/* binding */ isLoopbackHost),
/* harmony export */   ec: () => (/* binding */ proxyName),
/* harmony export */   rq: () => (/* binding */ readProxies)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(77030);

/** Loopback never goes through a proxy: the proxy would connect to its own machine, and plain http would cross the network. */
const LOOPBACK = ['localhost', '.localhost', '127.0.0.1', '[::1]'];
/**
 * Reads `https_proxy`, `http_proxy` and `no_proxy`, in lower case or else in upper case, as curl does.
 *
 * `no_proxy` is separated by commas or whitespace. An entry is `example.com`, `.example.com` or `*.example.com`, which all mean the
 * domain and its subdomains; an IP address; any of these with `:port`; or `*` for every host. Address ranges (`10.0.0.0/8`) are not
 * supported. Loopback is always reached directly.
 */
function readProxies(variables) {
    const read = (name) => (variables[name] || variables[name.toUpperCase()] || '').trim();
    const entries = read('no_proxy')
        .toLowerCase()
        .split(/[,\s]+/)
        .filter((entry) => entry !== '');
    const addresses = entries.includes('*')
        ? { httpsProxy: '', httpProxy: '' }
        : {
            httpsProxy: withScheme(read('https_proxy')),
            httpProxy: withScheme(read('http_proxy')),
        };
    const noProxy = [...new Set([...LOOPBACK, ...entries.flatMap(noProxyVariants)])].join(',');
    return { ...addresses, noProxy };
}
/** Adds the scheme to `proxy.example:8080`, which other tools accept, too. */
function withScheme(address) {
    return address === '' || address.includes('://') ? address : `http://${address}`;
}
/**
 * Returns an entry in all forms that the libraries need to treat it in the same way: undici, `@actions/http-client`, which needs the
 * plain name for the domain itself, and Azure's client, which needs the leading dot for subdomains.
 */
function noProxyVariants(entry) {
    const bare = entry.replace(/^\[(.*)\]$/, '$1');
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(bare) === 6)
        return [`[${bare}]`];
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(entry) === 4 || entry.startsWith('['))
        return [entry];
    const [, name = '', port = ''] = /^(?:\*?\.)?(.*?)\.?(:\d+)?$/.exec(entry) ?? [];
    if (name === '')
        return [];
    return name === '*' ? [entry] : [`${name}${port}`, `.${name}${port}`];
}
/** Returns the URL without its credentials, for messages. */
function proxyName(address) {
    const url = URL.parse(address);
    return url === null ? 'an invalid URL' : `${url.protocol}//${url.host}`;
}
/** Whether a URL's host is loopback, so that plain http to it does not cross a network. */
function isLoopbackHost(hostname) {
    return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   XX: () => (/* binding */ render),
/* harmony export */   bE: () => (/* binding */ post),
/* harmony export */   iW: () => (/* binding */ main)
/* harmony export */ });
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(57853);

// The exports of the bundle, one for each entry file in scripts/build.ts. Each loads only its own chunk.
/** Runs the main phase. It ignores saved state. */
async function main() {
    const phase = await Promise.all(/* import() */[__nccwpck_require__.e(986), __nccwpck_require__.e(557), __nccwpck_require__.e(999)]).then(__nccwpck_require__.bind(__nccwpck_require__, 83999));
    await phase.main();
}
/** Runs the post phase, unless the main phase has finished, or has saved neither a create call nor a task. */
async function post() {
    if ((0,_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .readState */ .un)('finished') !== '' || (0,_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .readState */ .un)('create') + (0,_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .readState */ .un)('task') === '')
        return;
    const phase = await Promise.all(/* import() */[__nccwpck_require__.e(986), __nccwpck_require__.e(557), __nccwpck_require__.e(909), __nccwpck_require__.e(50)]).then(__nccwpck_require__.bind(__nccwpck_require__, 12050));
    await phase.post();
}
/** Runs the process that renders reports, see src/report/render-in-process.ts. */
async function render() {
    const { serveReports } = await __nccwpck_require__.e(/* import() */ 387).then(__nccwpck_require__.bind(__nccwpck_require__, 72387));
    await serveReports();
}

var __webpack_exports__main = __webpack_exports__.iW;
var __webpack_exports__post = __webpack_exports__.bE;
var __webpack_exports__render = __webpack_exports__.XX;
export { __webpack_exports__main as main, __webpack_exports__post as post, __webpack_exports__render as render };
