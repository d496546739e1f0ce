/** A shorter key or token is none: Miteos keys begin with eight fixed characters. To hide `a` would blank the log. */
const MIN_SECRET_LENGTH = 8;
/** A shorter value in a link is no signature. */
const MIN_SIGNATURE_LENGTH = 16;
/** More values than this in one link are not looked at. */
const MAX_VALUES = 20;
/** What a link says openly of the file and of its own life; without it file names, types and dates could not be read. */
const NO_SECRETS =
  /content|disposition|file|name|date|expires|algorithm|^(?:se|st|ske|skt|rs(?:cc|cd|ce|cl|ct))$/i;
const NO_SIGNATURE =
  /^\d{4}-\d\d-\d\d|^(?:application|audio|font|image|message|model|multipart|text|video)\//;
/**
 * What signatures and tokens are written in. Nothing else is learned: a value with a back-tick, a quotation mark or a backslash
 * in it, blotted out of a text, would take with it what keeps other text harmless.
 */
const SIGNATURE = new RegExp(`^[\\w.~+/%:=-]{${MIN_SIGNATURE_LENGTH},}$`);

/**
 * A key or token as others may repeat it: as it is, each of its lines, without the quotes that somebody put around it,
 * escaped for JSON, HTML and addresses, and inside whatever was encoded as Base64 (`Bearer <key>`, a line end behind it).
 * @returns each once; nothing for what is too short to be a secret
 */
export function secretForms(secret: string): string[] {
  const forms = plainForms(secret).flatMap((plain) => [
    plain,
    JSON.stringify(plain).slice(1, -1),
    escapeHtml(plain),
    ...percentForms(plain),
    ...base64Forms(plain),
  ]);
  return [...new Set(forms)].filter(({ length }) => length >= MIN_SECRET_LENGTH);
}

/** The secret itself, and what is left of it without white space, quotes and line ends. */
export function plainForms(secret: string): string[] {
  const forms = [secret, ...secret.split(/[\r\n]+/)].flatMap((text) => {
    const trimmed = text.trim();
    return [trimmed, trimmed.replace(/^(["'`])(.*)\1$/s, '$2').trim()];
  });
  return [...new Set(forms)].filter(({ length }) => length >= MIN_SECRET_LENGTH);
}

/** The values in a pre-signed link that may be a credential, as they stand in it and as others may write them. */
export function signatureForms(url: string): string[] {
  const pairs = URL.parse(url)?.search.slice(1).split('&', MAX_VALUES) ?? [];
  const forms = pairs.flatMap((pair) => {
    const [[name, value] = ['', '']] = new URLSearchParams(pair);
    if (NO_SECRETS.test(name) || NO_SIGNATURE.test(value)) return [];
    // As it stands in the link, where a plus may be one.
    const raw = pair.slice(pair.indexOf('=') + 1);
    return [raw, value, encodeURIComponent(value)];
  });
  return [...new Set(forms)].filter((form) => SIGNATURE.test(form));
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
 * What of the secret's Base64 does not depend on its neighbours, at each of the three places where it may begin in what
 * is encoded; in both alphabets.
 */
function base64Forms(plain: string): string[] {
  const bytes = Buffer.from(plain);
  return [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const whole = encoded.slice(
      Math.ceil((before * 8) / 6),
      Math.floor(((before + bytes.length) * 8) / 6),
    );
    return [whole, whole.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function escapeHtml(plain: string): string {
  return plain.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
