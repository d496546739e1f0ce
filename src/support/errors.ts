/**
 * Something that the person who wrote the workflow can fix: invalid inputs, a refused actor, an unreadable prompt
 * file. Its message is shown as it is, without a stack.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** The message of anything thrown, for a sentence. Never a stack, and never the query of an address, which may be a credential. */
export function errorMessage(thrown: unknown): string {
  return withoutQueries(messageOf(thrown));
}

function messageOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  // Node reports a refused connection to several addresses as an AggregateError without words.
  if (thrown instanceof AggregateError && thrown.message === '') {
    return thrown.errors.map(messageOf).join('; ');
  }
  return thrown.message === '' ? thrown.name : thrown.message;
}

/**
 * The text with the query of every address removed, and a user name and password in it: they may be credentials.
 * Takes time that grows with the length alone.
 */
export function withoutQueries(text: string): string {
  return text.replace(/\S+/g, (run) => (run.includes('://') ? cutAddresses(run) : run));
}

function cutAddresses(run: string): string {
  return run
    .split(/(?=https?:\/\/)/i)
    .map((part) =>
      part.replace(/^(https?:\/\/)[^/?#@]*@/i, '$1***@').replace(/\?[^"'`<>)\]]+/, '?…'),
    )
    .join('');
}
