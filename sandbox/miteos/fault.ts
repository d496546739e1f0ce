import { jsonAnswer, type Answer } from './answer.ts';
import { contentOf, invert, resize, type Content } from './content.ts';

/** A moment of an exchange at which the service has not, or has, carried out the request. */
export type EffectPoint = 'before-effect' | 'after-effect';

/** A place in the body of the answer: after so many bytes, or after a share of it between 0 and 1. */
type BodyPoint = { readonly afterBytes: number } | { readonly afterShare: number };

/** Something that goes wrong with an exchange. */
export type Fault =
  /** Another answer than the service's own. `body` is sent as text, or as JSON. Default: before. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
      readonly when?: EffectPoint;
    }
  /**
   * The connection breaks, at a place of the body too. Default: before. In a body it is closed, so that all that was sent
   * arrives; `abruptly` resets it there, which may throw away what the client has not read yet.
   */
  | {
      readonly kind: 'reset';
      readonly when?: EffectPoint | BodyPoint;
      readonly abruptly?: boolean;
    }
  /** Nothing more is ever sent. Default: before the effect. */
  | { readonly kind: 'hang'; readonly when?: EffectPoint | BodyPoint }
  /** A page as proxies send it. Default: after the effect with the service's status; before, 502. */
  | { readonly kind: 'html-body'; readonly status?: number; readonly when?: EffectPoint }
  /** No body. Defaults as above. */
  | { readonly kind: 'empty-body'; readonly status?: number; readonly when?: EffectPoint }
  /** The first half of the service's answer, announced as if it were all. */
  | { readonly kind: 'truncated-json' }
  /** The body is truncated, or filled up with zeros, to another size, correctly announced. */
  | { readonly kind: 'wrong-size'; readonly sizeBytes: number }
  /** As many bytes as ever, each of them another than the service's. */
  | { readonly kind: 'wrong-bytes' }
  /**
   * Another body, of any length; one without end is announced by no length. After the effect, with the service's own status
   * and headers, to which `headers` are added. `bytePauseMs` sends it byte by byte, with so long a pause after each.
   */
  | {
      readonly kind: 'other-body';
      readonly content: Content;
      readonly headers?: Readonly<Record<string, string>>;
      readonly bytePauseMs?: number;
    }
  /** Sends the client elsewhere, before the effect. Default: 302 to `/elsewhere` on the CDN. */
  | { readonly kind: 'redirect'; readonly location?: string; readonly status?: number };

/** What goes over the wire in the end. */
export type Delivery =
  | 'reset'
  | 'hang'
  | {
      readonly answer: Answer;
      /** How long to wait after each single byte of the body. */
      readonly bytePauseMs?: number;
      /** Stops within the body. */
      readonly stop?: { readonly afterBytes: number; readonly then: 'close' | 'reset' | 'hang' };
    };

/** Whether the fault comes before the service does anything. */
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
 * What is sent instead of the service's own answer.
 * @param own absent when the fault comes before the effect
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
