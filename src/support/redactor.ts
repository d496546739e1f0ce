const REDACTED = '***';
/** A shorter key or token is none: Miteos keys begin with eight fixed characters. To hide `a` would blank the log. */
const MIN_SECRET_LENGTH = 8;
/** A shorter piece of a key at the end of a text that was truncated tells nothing. */
const MIN_PIECE_LENGTH = 12;
/** A shorter query, or value in one, is no credential, and its mask would blank other words. */
const MIN_SIGNATURE_LENGTH = 16;
/** The parameters that make a link a pre-signed one, at AWS, Azure, Google, CloudFront and CDNs. */
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
/** What may stand in a mask: the runner takes each line of one for a mask by itself. */
const MASKABLE = /^[\x21-\x7e]+$/;
/** The query of an address in a text, up to what ends an address there. */
const QUERY = /\?([^\s"'`<>()[\]{}\\|#]+)/g;
/** What signatures and tokens are written in, percent-encoded or not. */
const SIGNATURE = /[\w.~+/%:=-]{8,}/g;
/** A percent code, perhaps encoded twice; or a run of what stands for itself in every encoding. */
const WORDS = /%(?:25)*[\da-f]{2}|[\w-]{8,}/gi;

/** The text without the query of a pre-signed link, where it is no whole address, as a name that was made of one. */
export function withoutSignedQuery(text: string): string {
  return text.replace(/\?\S*/g, (query) => {
    const parameters = query.split(/[?&]/).map((parameter) => parameter.replace(/=.*/s, ''));
    return parameters.some((name) => SIGNATURE_PARAMETERS.has(name.toLowerCase())) ? '' : query;
  });
}

/** What of the secrets of this step others are given: see `Redactor`. */
export interface Secrets {
  readonly redact: (text: string) => string;
  readonly redactKeys: (text: string) => string;
}

/**
 * Knows the secrets of this step and redacts them in any text: keys and tokens in every form in which a server or a library may
 * repeat them, and of pre-signed links the query as a whole and the values that sign it. The time grows with the length of the text
 * alone, however many links there are.
 */
export class Redactor {
  readonly #keys = new Set<string>();
  /** The longest first, so that no part of one stays behind. */
  #forms: readonly string[] = [];
  readonly #links = new Set<string>();
  readonly #queries = new Set<string>();
  /** The longest word of each signature: a token without it is worth nothing. */
  readonly #words = new Set<string>();

  /**
   * Learns a key or a token.
   * @returns what the runner is to mask
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
   * Learns a pre-signed link.
   * @returns what the runner is to mask; nothing for a link that is known
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
   * Redacts keys and tokens alone: for names, digests and finished reports, the remote texts in which were redacted before. What signs
   * a link is chosen by whoever makes the links, and may equal a part of them.
   */
  redactKeys(text: string): string {
    let clean = text;
    for (const form of this.#forms) {
      if (clean.includes(form)) clean = clean.replaceAll(form, REDACTED);
    }
    return clean;
  }

  /** Redacts every secret in a remote text, which may be the beginning of a longer one. */
  redact(text: string): string {
    const clean = this.#withoutPiece(this.redactKeys(text));
    if (this.#links.size === 0) return clean;
    return clean
      .replace(QUERY, (whole, query: string) =>
        this.#queries.has(queryKey(query)) ? `?${REDACTED}` : whole,
      )
      .replace(SIGNATURE, (run) =>
        wordsOf(run).some((word) => this.#words.has(word)) ? REDACTED : run,
      );
  }

  /** A text that is the beginning of a longer one may end with a piece of a key. */
  #withoutPiece(text: string): string {
    for (const form of this.#forms) {
      for (let length = form.length - 1; length >= MIN_PIECE_LENGTH; length -= 1) {
        if (text.endsWith(form.slice(0, length))) return text.slice(0, -length) + REDACTED;
      }
    }
    return text;
  }
}

/** The key itself, each of its lines, and what is left of it without white space and the quotes that somebody put around it. */
function plainForms(key: string): string[] {
  const forms = [key, ...key.split(/[\r\n]+/)].flatMap((text) => {
    const trimmed = text.trim();
    return [trimmed, trimmed.replace(/^(["'`])(.*)\1$/s, '$2').trim()];
  });
  return [...new Set(forms)].filter(({ length }) => length >= MIN_SECRET_LENGTH);
}

/** As others write it: escaped for JSON, HTML and addresses, and in what was encoded as Base64, as `Bearer <key>`. */
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
 * What of the key's Base64 does not depend on its neighbours, at each of the three places where it may begin in what is encoded; in
 * both alphabets.
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

/** The value of a parameter that signs a link, as it stands in it and as others may write it; nothing for other parameters. */
function signatureForms(parameter: string): string[] {
  const [[name, value] = ['', '']] = new URLSearchParams(parameter);
  if (!SIGNATURE_PARAMETERS.has(name.toLowerCase())) return [];
  const forms = [parameter.slice(parameter.indexOf('=') + 1), value, encodeURIComponent(value)];
  return forms.filter(({ length }) => length >= MIN_SIGNATURE_LENGTH);
}

/** The words of a signature: by the longest it is found in a text, whatever its other signs are written as there. */
function wordsOf(signature: string): string[] {
  return (signature.match(WORDS) ?? []).filter((word) => !word.startsWith('%'));
}

/** A query as it is compared: not as HTML writes it, and without the sentence's signs behind it. */
function queryKey(query: string): string {
  return query.replaceAll('&amp;', '&').replace(/(?<![.,;:!?*_])[.,;:!?*_]+$/, '');
}
