import type { Dispatcher } from 'undici';

type Response = Pick<Dispatcher.ResponseData, 'body'>;

const LARGEST_ERROR_BYTES = 64 * 1024;

/** @throws Error when the body breaks or is longer than that */
export async function readText({ body }: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new Error(`the answer is longer than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/**
 * The words of a refusal are a help, not a need: what can't be read of them, or not before the limit is aborted, counts as
 * not said.
 */
export async function readErrorText(response: Response, limit: AbortSignal): Promise<string> {
  const stop = (): void => {
    response.body.destroy();
  };
  limit.addEventListener('abort', stop, { once: true });
  try {
    return await readText(response, LARGEST_ERROR_BYTES);
  } catch {
    return '';
  } finally {
    limit.removeEventListener('abort', stop);
  }
}
