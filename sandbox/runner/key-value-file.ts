export interface KeyValueFile {
  /** What stood before the first mistake; a later value of a name replaces an earlier one. */
  readonly values: Readonly<Record<string, string>>;
  /** The runner's words on the mistake that ended the reading. */
  readonly error?: string;
}

/**
 * Parses a file of outputs, state or environment as the runner does (actions/runner,
 * FileCommandManager): `name=value`, or `name<<delimiter`, the value's lines and the delimiter on a
 * line by itself.
 */
export function parseKeyValueFile(text: string): KeyValueFile {
  const values: Record<string, string> = {};
  const lines = text.split('\n');
  // A line feed at the very end begins no further line.
  if (lines.at(-1) === '') lines.pop();
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (line === '') continue;
    const [, name = '', mark = '', rest = ''] = /^(.*?)(=|<<)(.*)$/s.exec(line) ?? [];
    if (mark === '') return { values, error: `Invalid format '${line}'` };
    if (mark === '=') {
      if (name === '') return { values, error: `Invalid format '${line}'. Name must not be empty` };
      values[name] = rest;
      continue;
    }
    if (name === '' || rest === '') {
      const error = `Invalid format '${line}'. Name must not be empty and delimiter must not be empty`;
      return { values, error };
    }
    const end = lines.indexOf(rest);
    if (end < 0) {
      return { values, error: `Invalid value. Matching delimiter not found '${rest}'` };
    }
    values[name] = lines
      .splice(0, end + 1)
      .slice(0, end)
      .join('\n');
  }
  return { values };
}
