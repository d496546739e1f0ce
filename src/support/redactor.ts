const REDACTED = '***';
/** A shorter text is not a key or token, since Miteos keys start with eight fixed characters. Masking `a` would make the log unreadable. */
const MIN_SECRET_LENGTH = 8;
/** A shorter part of a key at the end of a truncated text is not sensitive. */
const MIN_PREFIX_LENGTH = 12;
/** A shorter query, or parameter value, is not a credential, and its mask would hide other text. */
const MIN_SIGNATURE_LENGTH = 16;
/** The query parameters that contain the signature of a pre-signed link, of AWS, Azure, Google, CloudFront and CDNs. */
const SIGNATURE_PARAMETERS = new Set([
  'sig',
  'signature',
  'x-amz-signature',
  'x-amz-security-token',
  'x-goog-signature',
  'token',
  'policy',
  'key-pair-id',
]);
/** The characters that a mask may contain. The runner treats each line of a mask as a mask of its own. */
const MASKABLE = /^[\x21-\x7e]+$/;
/** The query of a URL within a text. */
const QUERY = /\?([^\s"'`<>()[\]{}\\|#]+)/g;
/** The characters of signatures and tokens, percent-encoded or not. */
const SIGNATURE = /[\w.~+/%:=-]{8,}/g;
/** A percent code, possibly encoded twice, or a run of characters that no encoding changes. */
const WORDS = /%(?:25)*[\da-f]{2}|[\w-]{8,}/gi;

/** Removes the query of a pre-signed link from a text that is not a whole URL, e.g. a name derived from a link. */
export function withoutSignedQuery(text: string): string {
  return text.replace(/\?\S*/g, (query) => {
    const parameters = query.split(/[?&]/).map((parameter) => parameter.replace(/=.*/s, ''));
    return parameters.some((name) => SIGNATURE_PARAMETERS.has(name.toLowerCase())) ? '' : query;
  });
}

/** The redacting functions of `Redactor`, for other modules. */
export interface Secrets {
  readonly redact: (text: string) => string;
  readonly redactKeys: (text: string) => string;
}

/**
 * Redacts the secrets of this step in any text: keys and tokens in every encoding in which a server or a library may repeat them, and the
 * queries and signatures of pre-signed links. The time depends only on the length of the text, not on the number of links.
 */
export class Redactor {
  readonly #keys = new Set<string>();
  /** The longest first, so that no part of a longer one remains. */
  #forms: readonly string[] = [];
  readonly #links = new Set<string>();
  readonly #queries = new Set<string>();
  /** The longest run of each signature that no encoding changes. A signature without it is useless. */
  readonly #words = new Set<string>();

  /**
   * Adds a key or a token.
   * @returns what the runner must mask
   */
  addKey(key: string): string[] {
    const plain = plainForms(key);
    for (const form of plain.flatMap(writtenForms)) {
      if (form.length >= MIN_SECRET_LENGTH) this.#keys.add(form);
    }
    this.#forms = [...this.#keys].sort((one, other) => other.length - one.length);
    return plain
      .filter((form) => !/[\r\n]/.test(form))
      .flatMap((form) => [form, base64(form), encodeURIComponent(form.toWellFormed())]);
  }

  /**
   * Adds a pre-signed link.
   * @returns what the runner must mask; nothing for a known link
   */
  addLink(url: string): string[] {
    const search = URL.parse(url)?.search ?? '';
    if (search.length < MIN_SIGNATURE_LENGTH || this.#links.has(url)) return [];
    this.#links.add(url);
    const queries = [search.slice(1), url.slice(url.indexOf('?') + 1).replace(/#.*/s, '')];
    for (const [, query = ''] of queries.flatMap((one) => [...`?${one}`.matchAll(QUERY)])) {
      if (query.length >= MIN_SIGNATURE_LENGTH) this.#queries.add(queryKey(query));
    }
    const signatures = search.slice(1).split('&').flatMap(signatureForms);
    for (const signature of signatures) {
      const [longest] = wordsOf(signature).sort((one, other) => other.length - one.length);
      if (longest !== undefined) this.#words.add(longest);
    }
    return [...queries, ...signatures].filter(
      (form) => form.length >= MIN_SIGNATURE_LENGTH && MASKABLE.test(form),
    );
  }

  /**
   * Redacts only keys and tokens, for names, checksums and finished reports, whose remote texts were redacted before. A signature is
   * chosen by the service, so it may equal a part of such a text.
   */
  redactKeys(text: string): string {
    let clean = text;
    for (const form of this.#forms) {
      if (clean.includes(form)) clean = clean.replaceAll(form, REDACTED);
    }
    return clean;
  }

  /** Redacts all secrets in a remote text, which may be truncated. */
  redact(text: string): string {
    const clean = this.#withoutPartialKey(this.redactKeys(text));
    if (this.#links.size === 0) return clean;
    return clean
      .replace(QUERY, (whole, query: string) =>
        this.#queries.has(queryKey(query)) ? `?${REDACTED}` : whole,
      )
      .replace(SIGNATURE, (run) =>
        wordsOf(run).some((word) => this.#words.has(word)) ? REDACTED : run,
      );
  }

  /** Redacts a part of a key at the end of a truncated text. */
  #withoutPartialKey(text: string): string {
    for (const form of this.#forms) {
      for (let length = form.length - 1; length >= MIN_PREFIX_LENGTH; length -= 1) {
        if (text.endsWith(form.slice(0, length))) return text.slice(0, -length) + REDACTED;
      }
    }
    return text;
  }
}

/** Returns the key, each of its lines, and the key without surrounding whitespace and quotes. */
function plainForms(key: string): string[] {
  const forms = [key, ...key.split(/[\r\n]+/)].flatMap((text) => {
    const trimmed = text.trim();
    return [trimmed, trimmed.replace(/^(["'`])(.*)\1$/s, '$2').trim()];
  });
  return [...new Set(forms)].filter(({ length }) => length >= MIN_SECRET_LENGTH);
}

/** Returns the key in other encodings: escaped for JSON, HTML and URLs, and as part of Base64 text such as an encoded `Bearer <key>`. */
function writtenForms(plain: string): string[] {
  return [
    plain,
    JSON.stringify(plain).slice(1, -1),
    plain.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`),
    ...percentForms(plain),
    ...base64Forms(plain),
  ];
}

function percentForms(plain: string): string[] {
  const wellFormed = plain.toWellFormed();
  const forms = [
    encodeURIComponent(wellFormed),
    encodeURI(wellFormed),
    new URLSearchParams([['', wellFormed]]).toString().slice(1),
  ];
  const lowerCase = forms.map((form) => form.replace(/%../g, (code) => code.toLowerCase()));
  return [...forms, ...lowerCase];
}

/**
 * Returns the part of the key's Base64 that does not depend on the surrounding bytes, for each of the three possible offsets, in both
 * alphabets.
 */
function base64Forms(plain: string): string[] {
  const { length } = Buffer.from(plain);
  return [0, 1, 2].flatMap((before) => {
    const encoded = base64('\0'.repeat(before) + plain);
    const whole = encoded.slice(
      Math.ceil((before * 8) / 6),
      Math.floor(((before + length) * 8) / 6),
    );
    return [whole, whole.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** Returns the value of a signature parameter in its possible encodings; nothing for other parameters. */
function signatureForms(parameter: string): string[] {
  const [[name, value] = ['', '']] = new URLSearchParams(parameter);
  if (!SIGNATURE_PARAMETERS.has(name.toLowerCase())) return [];
  const forms = [parameter.slice(parameter.indexOf('=') + 1), value, encodeURIComponent(value)];
  return forms.filter(({ length }) => length >= MIN_SIGNATURE_LENGTH);
}

/** Returns the runs of a signature that no encoding changes. The longest one finds the signature in any encoding. */
function wordsOf(signature: string): string[] {
  return (signature.match(WORDS) ?? []).filter((word) => !word.startsWith('%'));
}

/** Normalizes a query for comparison: without HTML escapes and trailing punctuation. */
function queryKey(query: string): string {
  return query.replaceAll('&amp;', '&').replace(/(?<![.,;:!?*_])[.,;:!?*_]+$/, '');
}
