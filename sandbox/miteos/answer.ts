import { contentOf, type Content } from './content.ts';

/** What a server of the sandbox answers to one request. */
export interface Answer {
  readonly status: number;
  /** Lower-case names. `content-length` is set from the content. */
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Content;
}

/** An answer with a JSON body. */
export function jsonAnswer(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    content: contentOf(JSON.stringify(value)),
  };
}

/** A refusal in the service's own form, `{"detail": …}`. */
export function refusal(
  status: number,
  detail: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return jsonAnswer(status, { detail }, headers);
}
