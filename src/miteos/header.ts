type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The first value of a header, by its lower-case name. */
export function headerText(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** A header that is a plain count; undefined when it is absent or anything else. */
export function headerCount(headers: Headers, name: string): number | undefined {
  const text = headerText(headers, name);
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
