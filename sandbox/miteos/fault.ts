import { jsonAnswer, type Answer } from './answer.ts';
import { contentOf, invert, resize, type Content } from './content.ts';

/** A point of a request: before or after the service has executed it. */
export type EffectPoint = 'before-effect' | 'after-effect';

/** A position in the response body: after a number of bytes, or after a share between 0 and 1. */
type BodyPoint = { readonly afterBytes: number } | { readonly afterShare: number };

/** A fault of a request. */
export type Fault =
  /** Another response than the service's own. `body` is sent as text or JSON. Default: before the effect. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
      readonly when?: EffectPoint;
    }
  /**
   * The connection breaks, also within the body. Default: before the effect. Within a body, the connection is closed, so that all sent bytes
   * arrive. `abruptly` resets it there, which may discard bytes that the client has not read yet.
   */
  | {
      readonly kind: 'reset';
      readonly when?: EffectPoint | BodyPoint;
      readonly abruptly?: boolean;
    }
  /** No more bytes are ever sent. Default: before the effect. */
  | { readonly kind: 'hang'; readonly when?: EffectPoint | BodyPoint }
  /** An HTML page of a proxy. Default: after the effect, with the service's status; before the effect, with 502. */
  | { readonly kind: 'html-body'; readonly status?: number; readonly when?: EffectPoint }
  /** An empty body. Same defaults. */
  | { readonly kind: 'empty-body'; readonly status?: number; readonly when?: EffectPoint }
  /** The first half of the response, with the Content-Length of the half. */
  | { readonly kind: 'truncated-json' }
  /** The body is truncated, or padded with zeros, to another size, with the correct Content-Length. */
  | { readonly kind: 'wrong-size'; readonly sizeBytes: number }
  /** A body of the same size in which every byte differs. */
  | { readonly kind: 'wrong-bytes' }
  /**
   * Another body of any length, without a Content-Length if it is endless. After the effect, with the service's status and
   * headers plus `headers`. `bytePauseMs` sends it byte by byte, with a pause after each.
   */
  | {
      readonly kind: 'other-body';
      readonly content: Content;
      readonly headers?: Readonly<Record<string, string>>;
      readonly bytePauseMs?: number;
    }
  /** A redirect before the effect. Default: 302 to `/elsewhere` on the CDN. */
  | { readonly kind: 'redirect'; readonly location?: string; readonly status?: number };

/** The response that is actually sent. */
export type Delivery =
  | 'reset'
  | 'hang'
  | {
      readonly answer: Answer;
      /** The pause after each byte of the body. */
      readonly bytePauseMs?: number;
      /** Where the response stops within the body. */
      readonly stop?: { readonly afterBytes: number; readonly then: 'close' | 'reset' | 'hang' };
    };

/** Whether the fault occurs before the service executes the request. */
export function comesBeforeEffect(fault: Fault): boolean {
  switch (fault.kind) {
    case 'answer':
    case 'reset':
    case 'hang':
      return (fault.when ?? 'before-effect') === 'before-effect';
    case 'html-body':
    case 'empty-body':
      return fault.when === 'before-effect';
    case 'redirect':
      return true;
    case 'truncated-json':
    case 'wrong-size':
    case 'wrong-bytes':
    case 'other-body':
      return false;
  }
}

const noAnswer: Answer = jsonAnswer(502, { detail: 'Bad gateway' });

/**
 * Returns what is sent instead of the service's own response.
 * @param own absent when the fault occurs before the effect
 */
export function applyFault(fault: Fault, own: Answer = noAnswer, cdnOrigin = ''): Delivery {
  switch (fault.kind) {
    case 'answer':
      return { answer: scriptedAnswer(fault.status, fault.body, fault.headers) };
    case 'reset':
    case 'hang':
      return typeof fault.when === 'object'
        ? { answer: own, stop: stopOf(fault, own) }
        : fault.kind;
    case 'html-body':
      return { answer: htmlAnswer(fault.status ?? own.status) };
    case 'empty-body':
      return { answer: { ...own, status: fault.status ?? own.status, content: contentOf('') } };
    case 'truncated-json':
      return { answer: resized(own, Math.floor(own.content.sizeBytes / 2)) };
    case 'wrong-size':
      return { answer: resized(own, fault.sizeBytes) };
    case 'wrong-bytes':
      return { answer: { ...own, content: invert(own.content) } };
    case 'other-body': {
      const headers = { ...own.headers, ...fault.headers };
      const answer = { ...own, headers, content: fault.content };
      const { bytePauseMs } = fault;
      return { answer, ...(bytePauseMs === undefined ? {} : { bytePauseMs }) };
    }
    case 'redirect': {
      const location = fault.location ?? `${cdnOrigin}/elsewhere`;
      return { answer: { ...scriptedAnswer(fault.status ?? 302, ''), headers: { location } } };
    }
  }
}

function stopOf(
  fault: Extract<Fault, { kind: 'reset' | 'hang' }>,
  { content }: Answer,
): NonNullable<Exclude<Delivery, string>['stop']> {
  const when = typeof fault.when === 'object' ? fault.when : { afterBytes: 0 };
  const afterBytes =
    'afterBytes' in when ? when.afterBytes : Math.floor(content.sizeBytes * when.afterShare);
  if (fault.kind === 'hang') return { afterBytes, then: 'hang' };
  return { afterBytes, then: fault.abruptly === true ? 'reset' : 'close' };
}

function scriptedAnswer(status: number, body: unknown, headers: Answer['headers'] = {}): Answer {
  if (typeof body !== 'string' && body !== undefined) return jsonAnswer(status, body, headers);
  return { status, headers, content: contentOf(body ?? '') };
}

function htmlAnswer(status: number): Answer {
  const html = `<!DOCTYPE html>\n<html><head><title>${status}</title></head><body><h1>${status}</h1><p>gateway</p></body></html>\n`;
  return { status, headers: { 'content-type': 'text/html' }, content: contentOf(html) };
}

function resized(answer: Answer, sizeBytes: number): Answer {
  return { ...answer, content: resize(answer.content, sizeBytes) };
}
