/**
 * Replaces secrets by `***`, with the encodings of them that the runner registers too
 * (actions/runner, ValueEncoders): Base64 at each of the three offsets, JSON, URI and XML.
 */
export class SecretMasker {
  readonly #secrets = new Set<string>();

  /** Each line of a secret of many lines is a secret by itself. */
  add(secret: string): void {
    for (const value of [secret, ...secret.split(/\r\n|\r|\n/)]) {
      if (value.trim() === '') continue;
      for (const form of formsOf(value)) this.#secrets.add(form);
    }
  }

  mask(text: string): string {
    // The longest first, so that no part of one stays behind.
    return [...this.#secrets]
      .sort((a, b) => b.length - a.length)
      .reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
  }
}

function formsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  const base64 = [0, 1, 2].map((offset) => {
    const shifted = offset === 0 ? bytes : bytes.subarray(offset);
    return shifted.toString('base64').replace(/=+$/, '').slice(0, -1);
  });
  const xml = value.replace(/[&<>"']/g, (char) => `&${xmlNames[char] ?? ''};`);
  const forms = [
    value,
    // Short pieces of Base64 would mask half of the log.
    ...base64.filter((form) => form.length > 7),
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value.toWellFormed()),
    xml,
  ];
  return forms;
}

const xmlNames: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
};
