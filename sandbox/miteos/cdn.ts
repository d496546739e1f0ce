import { randomBytes } from 'node:crypto';
import { contentOf } from './content.ts';
import type { Answer } from './answer.ts';
import { fileAnswer } from './file-answer.ts';
import type { RecordedRequest } from './recorded-request.ts';
import type { MiteosSettings } from './settings.ts';
import type { SandboxDeliverable } from './deliverable.ts';

/** Records a request that no client must ever send. */
export interface Violation {
  readonly message: string;
  readonly request: RecordedRequest;
}

interface CdnParts {
  readonly links: SignedLinks;
  readonly settings: MiteosSettings;
  readonly nowMs: () => number;
  /** All API keys, to detect one in any header. */
  readonly keys: ReadonlyMap<string, unknown>;
  readonly violations: Violation[];
}

/** The file store behind the pre-signed links. Like S3, it returns errors as XML. */
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
    // The signature includes the method.
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

/** A closed port: that of the discard service, which no system uses any more. */
export const deadOrigin = 'http://127.0.0.1:9';

/** The pre-signed links. */
export class SignedLinks {
  readonly #issued = new Map<string, IssuedLink>();
  readonly #deadLinks = new Map<string, number>();

  /** Creates a new link to the file on the given origin. */
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

  /** Returns the file of a link. A signature is valid only for its own path. */
  find(
    path: string,
    signature: string | undefined,
    nowMs: number,
  ): SandboxDeliverable | 'expired' | 'unknown' {
    const link = this.#issued.get(signature ?? '');
    if (link?.path !== path) return 'unknown';
    return nowMs < link.expiresAtMs ? link.deliverable : 'expired';
  }

  /** Invalidates all existing links. */
  expireAll(): void {
    for (const [signature, link] of this.#issued) {
      this.#issued.set(signature, { ...link, expiresAtMs: -Infinity });
    }
  }
}
