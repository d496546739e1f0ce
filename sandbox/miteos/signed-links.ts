import { randomBytes } from 'node:crypto';
import type { SandboxDeliverable } from './deliverable.ts';

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
