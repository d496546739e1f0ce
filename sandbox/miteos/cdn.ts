import { randomBytes } from 'node:crypto';
import { contentOf } from './content.ts';
import type { Answer } from './answer.ts';
import { fileAnswer } from './file-answer.ts';
import type { RecordedRequest } from './recorded-request.ts';
import type { MiteosSettings } from './settings.ts';
import type { SandboxDeliverable } from './deliverable.ts';

/** Something that no client may ever do. */
export interface Violation {
  readonly message: string;
  readonly request: RecordedRequest;
}

interface CdnParts {
  readonly links: SignedLinks;
  readonly settings: MiteosSettings;
  readonly nowMs: () => number;
  /** All API keys, to notice one that comes this way in whatever header. */
  readonly keys: ReadonlyMap<string, unknown>;
  readonly violations: Violation[];
}

/** The store behind the pre-signed links. It speaks as S3 does: refusals are XML. */
export function makeCdn(parts: CdnParts): (request: RecordedRequest) => Answer {
  return (request) => {
    const leak = findLeak(request, parts.keys.keys());
    if (leak !== undefined) {
      parts.violations.push({ message: leak, request });
      return xmlAnswer(400, 'InvalidArgument', 'Only one auth mechanism allowed');
    }
    const signature = request.query['X-Amz-Signature'];
    const found = parts.links.find(request.path, signature, parts.nowMs());
    if (found === 'expired') return xmlAnswer(403, 'AccessDenied', 'Request has expired');
    // A link is signed for its method, too.
    if (found === 'unknown' || request.method !== 'GET') {
      return xmlAnswer(403, 'SignatureDoesNotMatch', 'The signature does not match');
    }
    return fileAnswer(found, request.headers, parts.settings.honoursRange);
  };
}

function findLeak(request: RecordedRequest, keys: Iterable<string>): string | undefined {
  if (request.headers.authorization !== undefined)
    return 'The CDN was sent an Authorization header';
  const sent = JSON.stringify([request.headers, request.query, request.path]);
  for (const key of keys) {
    if (sent.includes(key)) return 'The CDN was sent an API key';
  }
  return undefined;
}

function xmlAnswer(status: number, code: string, message: string): Answer {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, content: contentOf(xml) };
}

interface IssuedLink {
  readonly path: string;
  readonly deliverable: SandboxDeliverable;
  readonly expiresAtMs: number;
}

/** Where nobody listens: the port of the discard service, of which no system makes use any more. */
export const deadOrigin = 'http://127.0.0.1:9';

/** The pre-signed links that were given out. */
export class SignedLinks {
  readonly #issued = new Map<string, IssuedLink>();
  readonly #deadLinks = new Map<string, number>();

  /** A new address for the file on the given origin; each call makes another one. */
  sign(cdnOrigin: string, deliverable: SandboxDeliverable, expiresAtMs: number): string {
    const { taskId, id } = deliverable;
    const url = new URL(
      `/files/${encodeURIComponent(taskId)}/${encodeURIComponent(id)}`,
      this.#takeDeadLink(deliverable) ? deadOrigin : cdnOrigin,
    );
    const signature = randomBytes(32).toString('hex');
    url.searchParams.set('X-Amz-Algorithm', 'AWS4-HMAC-SHA256');
    url.searchParams.set('X-Amz-Signature', signature);
    url.searchParams.set('Expires', String(Math.ceil(expiresAtMs / 1000)));
    this.#issued.set(signature, { path: url.pathname, deliverable, expiresAtMs });
    return url.href;
  }

  #takeDeadLink({ id, deadLinks }: SandboxDeliverable): boolean {
    const given = this.#deadLinks.get(id) ?? 0;
    if (given >= deadLinks) return false;
    this.#deadLinks.set(id, given + 1);
    return true;
  }

  /** The file that a link is for. A signature is good for its own path only. */
  find(
    path: string,
    signature: string | undefined,
    nowMs: number,
  ): SandboxDeliverable | 'expired' | 'unknown' {
    const link = this.#issued.get(signature ?? '');
    if (link?.path !== path) return 'unknown';
    return nowMs < link.expiresAtMs ? link.deliverable : 'expired';
  }

  /** Makes every link given out so far worthless. */
  expireAll(): void {
    for (const [signature, link] of this.#issued) {
      this.#issued.set(signature, { ...link, expiresAtMs: -Infinity });
    }
  }
}
