/**
 * The text with the query of every address cut off, and a user's name and password in it: they may be credentials.
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
