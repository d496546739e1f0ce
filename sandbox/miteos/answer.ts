import { contentOf, type Content } from './content.ts';

/** A response of the sandbox's servers. */
export interface Answer {
  readonly status: number;
  /** Lower-case names. `content-length` is set from the content. */
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Content;
}

/** Creates a response with a JSON body. */
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

/** Creates an error response in the service's format, `{"detail": …}`. */
export function refusal(
  status: number,
  detail: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return jsonAnswer(status, { detail }, headers);
}
