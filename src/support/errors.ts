/**
 * A problem that the author of the workflow can fix: invalid inputs, an actor that is not allowed, an unreadable prompt file. Its message
 * is shown unchanged, without a stack.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** GitHub rejects a request because the token lacks a permission. */
export class PermissionError extends Error {
  override readonly name = 'PermissionError';
}

/** Returns the code of an error of Node, e.g. `ENOENT`. */
export function codeOf(thrown: unknown): unknown {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown
    ? thrown.code
    : undefined;
}

/** Returns the message of anything thrown, without a stack and without the query of a URL, which may be a credential. */
export function errorMessage(thrown: unknown): string {
  return withoutQueries(messageOf(thrown));
}

function messageOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  // Node reports refused connections to several addresses as an AggregateError without a message.
  if (thrown instanceof AggregateError && thrown.message === '') {
    return thrown.errors.map(messageOf).join('; ');
  }
  return thrown.message === '' ? thrown.name : thrown.message;
}

/**
 * Removes the query, user name and password of every URL in a text, because they may be credentials. Takes linear time.
 */
export function withoutQueries(text: string): string {
  return text.replace(/\S+/g, (run) => (run.includes('://') ? redactUrls(run) : run));
}

function redactUrls(run: string): string {
  return run
    .split(/(?=https?:\/\/)/i)
    .map((part) =>
      part.replace(/^(https?:\/\/)[^/?#@]*@/i, '$1***@').replace(/\?[^"'`<>)\]]+/, '?…'),
    )
    .join('');
}
