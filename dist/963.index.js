export const id = 963;
export const ids = [963];
export const modules = {

/***/ 98963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openFromApi: () => (/* binding */ openFromApi),
  openLink: () => (/* binding */ openLink)
});

// EXTERNAL MODULE: ./build/support/loopback.js
var loopback = __webpack_require__(62211);
// EXTERNAL MODULE: ./build/task/task-service.js
var task_service = __webpack_require__(80101);
// EXTERNAL MODULE: ./build/miteos/connection-words.js
var connection_words = __webpack_require__(63448);
// EXTERNAL MODULE: ./build/miteos/header.js
var header = __webpack_require__(86537);
;// CONCATENATED MODULE: ./node_modules/content-disposition/dist/index.js
/*!
 * content-disposition
 * Copyright(c) 2014-2017 Douglas Christopher Wilson
 * MIT Licensed
 */
/**
 * Null object perf optimization. Faster than `Object.create(null)` and `{ __proto__: null }`.
 */
const NullObject = /* @__PURE__ */ (() => {
    const C = function () { };
    C.prototype = Object.create(null);
    return C;
})();
/**
 * Create an attachment Content-Disposition header.
 */
function create(filename, options) {
    const type = options?.type || 'attachment';
    const parameters = createParameters(filename, options?.fallback);
    return format({ type, parameters }, { extended: false });
}
const SP = 32; // " "
const HTAB = 9; // "\t"
const SEMI = 59; // ";"
const EQ = 61; // "="
const DQUOTE = 34; // '"'
const BSLASH = 92; // "\\"
const ASTERISK = 42; // "*"
/**
 * Parse Content-Disposition header string.
 */
function parse(header, options) {
    const len = header.length;
    const multipart = options?.multipart === true;
    const extended = options?.extended !== false;
    let index = skipOWS(header, 0, header.length);
    const typeStart = index;
    index = parseToken(header, index, len);
    const typeEnd = trailingOWS(header, typeStart, index);
    const type = header.slice(typeStart, typeEnd).toLowerCase();
    const parameters = new NullObject();
    parameter: while (index < len) {
        index = skipOWS(header, index + 1, len); // Skip over semicolon.
        const keyStart = index;
        while (index < len) {
            const char = header.charCodeAt(index);
            if (char === SEMI)
                continue parameter;
            if (char === EQ) {
                const keyEnd = trailingOWS(header, keyStart, index);
                const key = header.slice(keyStart, keyEnd).toLowerCase();
                index = skipOWS(header, index + 1, len);
                if (index < len && header.charCodeAt(index) === DQUOTE) {
                    index++;
                    let value = '';
                    if (multipart) {
                        while (index < len) {
                            const code = header.charCodeAt(index++);
                            if (code === DQUOTE) {
                                index = parseToken(header, index, len);
                                if (parameters[key] === undefined)
                                    parameters[key] = value;
                                break;
                            }
                            if (code === /* % */ 37 && index + 1 < len) {
                                const code2 = header.charCodeAt(index);
                                const code3 = header.charCodeAt(index + 1);
                                if (code2 === 50 /* "2" */ && code3 === 50 /* "2" */) {
                                    value += '"';
                                    index += 2;
                                    continue;
                                }
                                if (code2 === 48 /* "0" */) {
                                    if (code3 === 100 /* "d" */ || code3 === 68 /* "D" */) {
                                        value += '\r';
                                        index += 2;
                                        continue;
                                    }
                                    if (code3 === 97 /* "a" */ || code3 === 65 /* "A" */) {
                                        value += '\n';
                                        index += 2;
                                        continue;
                                    }
                                }
                            }
                            value += String.fromCharCode(code);
                        }
                    }
                    else {
                        while (index < len) {
                            const code = header.charCodeAt(index++);
                            if (code === DQUOTE) {
                                index = parseToken(header, index, len);
                                if (parameters[key] === undefined)
                                    parameters[key] = value;
                                break;
                            }
                            if (code === BSLASH && index < len) {
                                value += header[index++];
                                continue;
                            }
                            value += String.fromCharCode(code);
                        }
                    }
                    continue parameter;
                }
                const valueStart = index;
                index = parseToken(header, index, len);
                const valueEnd = trailingOWS(header, valueStart, index);
                const value = header.slice(valueStart, valueEnd);
                if (parameters[key] === undefined) {
                    parameters[key] = value;
                    if (extended && key.charCodeAt(key.length - 1) === ASTERISK) {
                        const normalizedKey = key.slice(0, -1);
                        const decoded = decodeExtended(value);
                        if (decoded !== undefined)
                            parameters[normalizedKey] = decoded;
                    }
                }
                continue parameter;
            }
            index++;
        }
    }
    return { type, parameters };
}
/**
 * RegExp to match non attr-char, *after* encodeURIComponent (i.e. not including "%")
 */
const ENCODE_URL_ATTR_CHAR_REGEXP = /[\x00-\x20"'()*,/:;<=>?@[\\\]{}\x7f]/g; // eslint-disable-line no-control-regex
/**
 * RegExp to match non-US-ASCII characters.
 */
const NON_ASCII_REGEXP = /[^\x20-\x7e]/g;
/**
 * RegExp to match chars that must be quoted-pair in RFC 2616
 */
const QUOTE_REGEXP = /[\\"]/g;
/**
 * Match chars that can't be used in the filename for compatibility.
 */
const INVALID_FILENAME_REGEXP = /%[0-9A-Fa-f]{2}/;
/**
 * RegExp for various RFC 2616 grammar
 *
 * parameter     = token "=" ( token | quoted-string )
 * token         = 1*<any CHAR except CTLs or separators>
 * separators    = "(" | ")" | "<" | ">" | "@"
 *               | "," | ";" | ":" | "\" | <">
 *               | "/" | "[" | "]" | "?" | "="
 *               | "{" | "}" | SP | HT
 * quoted-string = ( <"> *(qdtext | quoted-pair ) <"> )
 * qdtext        = <any TEXT except <">>
 * quoted-pair   = "\" CHAR
 * CHAR          = <any US-ASCII character (octets 0 - 127)>
 * TEXT          = <any OCTET except CTLs, but including LWS>
 * LWS           = [CRLF] 1*( SP | HT )
 * CRLF          = CR LF
 * CR            = <US-ASCII CR, carriage return (13)>
 * LF            = <US-ASCII LF, linefeed (10)>
 * SP            = <US-ASCII SP, space (32)>
 * HT            = <US-ASCII HT, horizontal-tab (9)>
 * CTL           = <any US-ASCII control character (octets 0 - 31) and DEL (127)>
 * OCTET         = <any 8-bit sequence of data>
 */
const TEXT_REGEXP = /^[\x20-\x7e\x80-\xff]*$/;
const ASCII_TEXT_REGEXP = /^[\x20-\x7e]*$/;
const TOKEN_REGEXP = /^[!#$%&'*+.0-9A-Z^_`a-z|~-]+$/;
/**
 * Create parameters object from filename and fallback.
 */
function createParameters(filename, fallback = true) {
    if (filename === undefined)
        return;
    if (typeof fallback === 'string') {
        if (!ASCII_TEXT_REGEXP.test(fallback)) {
            throw new TypeError('Fallback must be valid US-ASCII: ' + fallback);
        }
        if (fallback === filename)
            return { filename };
        return { filename: fallback, 'filename*': encodeExtended(filename) };
    }
    // Use `filename` when possible, otherwise use `filename*`.
    if (ASCII_TEXT_REGEXP.test(filename) &&
        !INVALID_FILENAME_REGEXP.test(filename)) {
        return { filename };
    }
    if (fallback === false) {
        return { 'filename*': encodeExtended(filename) };
    }
    return {
        filename: getAscii(filename),
        'filename*': encodeExtended(filename),
    };
}
/**
 * Decode a RFC 8187 field value (gracefully).
 */
function decodeExtended(str) {
    const charsetEnd = str.indexOf("'");
    if (charsetEnd <= 0) {
        return undefined;
    }
    const languageEnd = str.indexOf("'", charsetEnd + 1);
    if (languageEnd === -1) {
        return undefined;
    }
    const charset = str.slice(0, charsetEnd).toLowerCase();
    const encoded = str.slice(languageEnd + 1);
    switch (charset) {
        case 'iso-8859-1': {
            return decodeHexEscapes(encoded);
        }
        case 'utf-8':
        case 'utf8': {
            return tryDecodeURIComponent(encoded);
        }
    }
    return undefined;
}
/**
 * Decode URI component but return `undefined` on error.
 */
function tryDecodeURIComponent(str) {
    try {
        return decodeURIComponent(str);
    }
    catch {
        return undefined;
    }
}
/**
 * Parse a token starting at the provided index.
 */
function parseToken(str, index, len) {
    while (index < len) {
        const char = str.charCodeAt(index);
        if (char === SEMI)
            break;
        index++;
    }
    return index;
}
/**
 * Skip RFC 2616 linear whitespace (space / tab).
 */
function skipOWS(str, index, len) {
    while (index < len) {
        const char = str.charCodeAt(index);
        if (char !== SP && char !== HTAB)
            break;
        index++;
    }
    return index;
}
/**
 * Skip RFC 2616 linear whitespace (space / tab) from the end of a string.
 */
function trailingOWS(str, start, end) {
    while (end > start) {
        const char = str.charCodeAt(end - 1);
        if (char !== SP && char !== HTAB)
            break;
        end--;
    }
    return end;
}
/**
 * Format object to Content-Disposition header.
 */
function format(obj, options) {
    const { type, parameters } = obj;
    const multipart = options?.multipart === true;
    const extended = options?.extended !== false;
    if (!type || !TOKEN_REGEXP.test(type)) {
        throw new TypeError('Invalid type: ' + type);
    }
    let result = type;
    if (parameters) {
        for (const param of Object.keys(parameters)) {
            const value = parameters[param];
            if (!TOKEN_REGEXP.test(param)) {
                throw new TypeError('Invalid parameter name: ' + param);
            }
            if (multipart) {
                result += '; ' + param + '=' + qmultipart(value);
                continue;
            }
            if (TOKEN_REGEXP.test(value)) {
                result += '; ' + param + '=' + value;
                continue;
            }
            if (TEXT_REGEXP.test(value)) {
                result += '; ' + param + '=' + qstring(value);
                continue;
            }
            if (!extended) {
                throw new TypeError('Invalid parameter value: ' + value);
            }
            // Reject parameter names that indicate they are already extended.
            if (param.charCodeAt(param.length - 1) === ASTERISK) {
                throw new TypeError('Invalid extended parameter value: ' + value);
            }
            // When `param` and `param*` are provided, prefer the already extended form.
            if (parameters[param + '*'] !== undefined) {
                continue;
            }
            result += '; ' + param + '*=' + encodeExtended(value);
        }
    }
    return result;
}
/**
 * Get US-ASCII version of string.
 */
function getAscii(val) {
    // simple Unicode -> US-ASCII transformation
    return val.replace(NON_ASCII_REGEXP, '?');
}
/**
 * Percent encode a single character.
 */
function pencode(char) {
    return '%' + char.charCodeAt(0).toString(16).toUpperCase();
}
/**
 * Quote a string for HTTP.
 */
function qstring(str) {
    return '"' + str.replace(QUOTE_REGEXP, '\\$&') + '"';
}
/**
 * Quote a string for multipart/form-data.
 *
 * @see https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data
 */
function qmultipart(str) {
    return '"' + str.replace(/[\n\r"]/g, multipartEscape) + '"';
}
/**
 * Escape a multipart/form-data string character.
 */
function multipartEscape(char) {
    if (char === '\n')
        return '%0A';
    if (char === '\r')
        return '%0D';
    return '%22';
}
/**
 * Encode a Unicode string for HTTP (RFC 8187).
 */
function encodeExtended(str) {
    const encoded = encodeURIComponent(str).replace(ENCODE_URL_ATTR_CHAR_REGEXP, pencode);
    return "UTF-8''" + encoded;
}
/**
 * Check if a character is a hex digit [0-9A-Fa-f]
 */
function isHexDigit(char) {
    const code = char.charCodeAt(0);
    return ((code >= 48 && code <= 57) || // 0-9
        (code >= 65 && code <= 70) || // A-F
        (code >= 97 && code <= 102) // a-f
    );
}
/**
 * Decode hex escapes in a string (e.g., %20 -> space)
 */
function decodeHexEscapes(str) {
    const firstEscape = str.indexOf('%');
    if (firstEscape === -1)
        return str;
    let result = str.slice(0, firstEscape);
    for (let idx = firstEscape; idx < str.length; idx++) {
        if (str[idx] === '%') {
            // Reject malformed percent encoding, matches UTF-8 behavior.
            if (idx + 2 >= str.length ||
                !isHexDigit(str[idx + 2]) ||
                !isHexDigit(str[idx + 1])) {
                return;
            }
            result += String.fromCharCode(Number.parseInt(str[idx + 1] + str[idx + 2], 16));
            idx += 2;
        }
        else {
            result += str[idx];
        }
    }
    return result;
}
//# sourceMappingURL=index.js.map
// EXTERNAL MODULE: ./build/support/without-undefined.js
var without_undefined = __webpack_require__(6801);
// EXTERNAL MODULE: ./build/miteos/content-coding.js
var content_coding = __webpack_require__(72138);
;// CONCATENATED MODULE: ./build/miteos/opened-deliverable.js





/** How much of a header is repeated in an error, in characters. */
const LONGEST_QUOTE = 100;
/** What a request for a file, or for what follows the part that came, says of it. */
function rangeHeaders(range) {
    // The bytes as they are stored: a coding on the way would change their number and their digest.
    if (range === undefined)
        return { 'accept-encoding': 'identity' };
    return {
        'accept-encoding': 'identity',
        range: `bytes=${range.fromByte}-`,
        ...(range.etag === undefined ? {} : { 'if-range': range.etag }),
    };
}
/** A piece of the file that does not begin where ours ended, or a piece of coded bytes, must not be glued to it. */
function isRangeAsked({ statusCode, headers }, range) {
    if (statusCode !== 206)
        return true;
    const [, start] = /^bytes (\d+)-/.exec((0,header/* headerText */.T)(headers, 'content-range') ?? '') ?? [];
    const isCoded = (0,content_coding/* contentCodings */.b)((0,header/* headerText */.T)(headers, 'content-encoding')).length > 0;
    return range !== undefined && Number(start) === range.fromByte && !isCoded;
}
/**
 * A file as the head of an answer tells of it, with its body still to be read.
 * @throws ServiceError for another part than was asked for, and for a coding that can't be decoded
 */
function openedDeliverable(response, range) {
    const { statusCode, headers, body } = response;
    if (!isRangeAsked(response, range)) {
        // Not `destroy`, whose error nobody would hear, which ends the process.
        void body.dump();
        throw new task_service/* ServiceError */._('the download was answered with another part of the file', {
            arrival: 'refused',
            status: 416,
        });
    }
    const status = statusCode === 206 ? 206 : 200;
    const about = (0,without_undefined/* withoutUndefined */.r)({
        contentType: (0,header/* headerText */.T)(headers, 'content-type'),
        fileName: dispositionName((0,header/* headerText */.T)(headers, 'content-disposition')),
    });
    const contentLength = (0,header/* headerCount */.l)(headers, 'content-length');
    const coding = (0,header/* headerText */.T)(headers, 'content-encoding');
    const codings = (0,content_coding/* contentCodings */.b)(coding);
    if (codings.length > 0) {
        const decoded = (0,content_coding/* decodedBody */.j)(body, codings, contentLength);
        const codedBytes = contentLength;
        if (decoded !== undefined)
            return { status, body: decoded, ...about, ...(0,without_undefined/* withoutUndefined */.r)({ codedBytes }) };
        void body.dump();
        const words = `the download is coded as "${shorten(coding ?? '')}", which can't be decoded`;
        throw new task_service/* ServiceError */._(words, { arrival: 'refused' });
    }
    const totalBytes = status === 200 ? contentLength : rangeTotal(headers);
    const etag = (0,header/* headerText */.T)(headers, 'etag');
    return { status, body, ...about, ...(0,without_undefined/* withoutUndefined */.r)({ contentLength, totalBytes, etag }) };
}
/** The length of the whole file, by an answer that brings a part; undefined when it is not told. */
function rangeTotal(headers) {
    const [, total] = /\/(\d{1,15})$/.exec((0,header/* headerText */.T)(headers, 'content-range') ?? '') ?? [];
    return total === undefined ? undefined : Number(total);
}
function dispositionName(header) {
    if (header === undefined)
        return undefined;
    try {
        return parse(header).parameters['filename'];
    }
    catch {
        // A header that breaks the grammar names nothing; the file is as good without.
        return undefined;
    }
}
function shorten(text) {
    return text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE)}…`;
}

// EXTERNAL MODULE: ./build/miteos/retry-policy.js
var retry_policy = __webpack_require__(70831);
// EXTERNAL MODULE: ./build/miteos/undici-parts.js
var undici_parts = __webpack_require__(23739);
;// CONCATENATED MODULE: ./build/miteos/open-deliverable.js







const IDLE_TIMEOUT_MS = 30_000;
const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/**
 * Opens a pre-signed link. It is sent neither the key nor anything else of ours but the range, also not after a redirect.
 * @throws ServiceError without the link's query, which is a credential; or the signal's reason
 */
async function openLink(link, { baseUrl, dispatcher, userAgent, onLink }, { range, signal }) {
    let url = parseLink(link, { baseUrl });
    for (let redirects = 0;; redirects += 1) {
        const where = `the download from ${url.host}`;
        const response = await send(url, where);
        if (response.statusCode === 200 || response.statusCode === 206)
            return openedDeliverable(response, range);
        void response.body.dump();
        const location = response.headers['location'];
        if (!REDIRECTS.has(response.statusCode) || typeof location !== 'string') {
            throw refused(where, response.statusCode);
        }
        if (redirects >= MOST_REDIRECTS)
            throw refused(`${where} after ${redirects} redirects`, response.statusCode);
        url = parseLink(location, { baseUrl, from: url.href });
        onLink(url.href);
    }
    async function send(target, where) {
        try {
            return await (0,undici_parts/* sendRequest */.w$)(target, {
                method: 'GET',
                dispatcher,
                headersTimeout: IDLE_TIMEOUT_MS,
                bodyTimeout: IDLE_TIMEOUT_MS,
                headers: { 'user-agent': userAgent, ...rangeHeaders(range) },
                ...(signal === undefined ? {} : { signal }),
            });
        }
        catch (error) {
            if (signal?.aborted === true)
                throw signal.reason;
            const words = withoutAnyQuery((0,connection_words/* connectionWords */.o)(error));
            const arrival = (0,retry_policy/* isNeverSent */.FJ)(error) ? 'never' : 'perhaps';
            // The cause is left out: a library's error may quote the whole address.
            throw new task_service/* ServiceError */._(`${where} failed: ${words}`, {
                arrival,
                isLasting: (0,retry_policy/* isLastingFailure */.JV)(error),
            });
        }
    }
}
/**
 * Opens a deliverable at the service's own endpoint, which needs the key. Where that sends us on, the key stays behind.
 * @throws ServiceError, or the signal's reason
 */
async function openFromApi(http, path, options) {
    const { range, link, ...call } = options;
    const request = {
        method: 'GET',
        path,
        headers: rangeHeaders(range),
        acceptsRedirect: true,
    };
    const response = await http.sendForStream(request, call);
    if (response.statusCode < 300)
        return openedDeliverable(response, range);
    void response.body.dump();
    const location = (0,header/* headerText */.T)(response.headers, 'location');
    if (location === undefined)
        throw refused(`GET ${path}`, response.statusCode);
    const { href } = parseLink(location, { ...link, from: `${link.baseUrl}${path}` });
    link.onLink(href);
    return openLink(href, link, options);
}
/**
 * Only https: a file that anyone on the way could have changed is worth nothing. And http on this machine when the
 * service is here, too; a service elsewhere has no business with what else listens here.
 * @param from the address that led here
 */
function parseLink(link, { baseUrl, from }) {
    const url = URL.parse(link, from);
    if (url?.protocol === 'https:')
        return url;
    if (url?.protocol === 'http:' && [url, new URL(baseUrl)].every(isLoopback))
        return url;
    throw new task_service/* ServiceError */._('the download link is no https address', { arrival: 'refused' });
}
function isLoopback({ hostname }) {
    return (0,loopback/* isLoopbackHost */.c)(hostname);
}
function refused(where, status) {
    return new task_service/* ServiceError */._(`${where} was answered with ${status}`, {
        arrival: status === 429 ? 'never' : status >= 500 ? 'perhaps' : 'refused',
        status,
    });
}
/** Of an address without its beginning, too: `errorWords` knows whole ones alone. */
function withoutAnyQuery(words) {
    return words.replace(/\?\S*/g, '?…');
}


/***/ }),

/***/ 62211:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ isLoopbackHost)
/* harmony export */ });
/** Whether a URL's host is this machine, so that plain http to it crosses no network. */
function isLoopbackHost(hostname) {
    return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}


/***/ })

};
