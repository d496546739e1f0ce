import { randomUUID } from 'node:crypto';
import type { Answer, Exchange, Service } from '../exchange.ts';
import {
  type ArtifactBlobs,
  type Blob,
  wholeBlob,
  WholeBlocks,
  type BlockKeeper,
  hashedBlob,
  HashedBlocks,
} from './blocks.ts';

/** What is kept of a blob: its bytes, or only its size and digest, for blobs that are too large for the memory. */
export type KeptOfBlobs = 'bytes' | 'digest';

interface BlobStoreOptions {
  readonly origin: string;
  readonly keeps: KeptOfBlobs;
  readonly violate: (sentence: string) => void;
}

interface Slot {
  readonly signature: string;
  readonly blockIds: Set<string>;
  blocks: BlockKeeper;
  blob?: Blob;
}

/**
 * Block blobs, with the operations that artifact uploads use: Put Blob, Put Block and Put Block List.
 * https://learn.microsoft.com/rest/api/storageservices/operations-on-block-blobs
 */
export class BlobStore implements ArtifactBlobs, Service {
  readonly name = 'blob';
  readonly #options: BlobStoreOptions;
  readonly #slots = new Map<string, Slot>();

  constructor(options: BlobStoreOptions) {
    this.#options = options;
  }

  /** Reserves a path for a blob. */
  reserve(path: string): void {
    this.#slots.set(path, {
      signature: `${randomUUID()}+/=`,
      blockIds: new Set(),
      blocks: this.#newBlocks(),
    });
  }

  /** Returns a pre-signed URL, whose query is the credential. */
  signedUrl(path: string): string {
    const signature = encodeURIComponent(this.#slots.get(path)?.signature ?? '');
    return `${this.#options.origin}${path}?sig=${signature}&sp=rcw&sv=2025-11-05`;
  }

  /** Returns the blob when its upload is complete. */
  find(path: string): Blob | undefined {
    return this.#slots.get(path)?.blob;
  }

  pointOf({ method, url }: Exchange): string {
    if (method !== 'PUT') return '';
    const component = url.searchParams.get('comp');
    if (component === 'block') return 'PutBlock';
    if (component === 'blocklist') return 'PutBlockList';
    return component === null ? 'PutBlob' : '';
  }

  answer(exchange: Exchange): Answer {
    if ('authorization' in exchange.headers) {
      this.#options.violate('blob: a pre-signed address was sent an Authorization header');
    }
    const slot = this.#slots.get(exchange.url.pathname);
    if (slot === undefined) return this.#refuse(404, 'BlobNotFound', exchange);
    if (exchange.url.searchParams.get('sig') !== slot.signature) {
      return this.#refuse(403, 'AuthenticationFailed', exchange);
    }
    switch (this.pointOf(exchange)) {
      case 'PutBlob':
        return this.#putBlob(slot, exchange);
      case 'PutBlock':
        return this.#putBlock(slot, exchange);
      case 'PutBlockList':
        return this.#putBlockList(slot, exchange);
      default:
        return this.#refuse(400, 'UnsupportedHttpVerb', exchange);
    }
  }

  #putBlob(slot: Slot, exchange: Exchange): Answer {
    if (exchange.headers['x-ms-blob-type'] !== 'BlockBlob') {
      return this.#refuse(400, 'InvalidHeaderValue', exchange);
    }
    const stored = wholeBlob(exchange.body);
    const kept = this.#options.keeps === 'bytes' ? stored : hashedBlob(stored);
    slot.blob = { ...kept, contentType: contentTypeOf(exchange) };
    return created();
  }

  #putBlock(slot: Slot, exchange: Exchange): Answer {
    const id = exchange.url.searchParams.get('blockid') ?? '';
    const lengths = new Set([...slot.blockIds].map((key) => key.length)).add(id.length);
    // All block IDs of a blob must have the same length. Source: "Put Block", remarks.
    if (id === '' || lengths.size > 1) return this.#refuse(400, 'InvalidBlobOrBlock', exchange);
    slot.blockIds.add(id);
    slot.blocks.put(id, exchange.body);
    return created();
  }

  #putBlockList(slot: Slot, exchange: Exchange): Answer {
    const list = exchange.body.toString('utf8');
    const ids = [...list.matchAll(/<(Latest|Uncommitted)>([^<]+)<\/\1>/g)].map(
      ([, , id]) => id ?? '',
    );
    const stored = list.includes('<BlockList') ? slot.blocks.commit(ids) : undefined;
    if (stored === undefined) return this.#refuse(400, 'InvalidBlockList', exchange);
    slot.blob = { ...stored, contentType: contentTypeOf(exchange) };
    slot.blockIds.clear();
    slot.blocks = this.#newBlocks();
    return created();
  }

  #newBlocks(): BlockKeeper {
    return this.#options.keeps === 'bytes' ? new WholeBlocks() : new HashedBlocks();
  }

  #refuse(status: number, code: string, { method, url }: Exchange): Answer {
    this.#options.violate(`blob: ${method} ${url.pathname}: ${code}`);
    return {
      status,
      headers: { 'content-type': 'application/xml', 'x-ms-error-code': code },
      body: `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
    };
  }
}

function created(): Answer {
  return {
    status: 201,
    headers: {
      etag: `"${randomUUID()}"`,
      'last-modified': new Date().toUTCString(),
      'x-ms-request-id': randomUUID(),
      'x-ms-version': '2025-11-05',
      'x-ms-request-server-encrypted': 'true',
    },
  };
}

function contentTypeOf({ headers }: Exchange): string {
  return headers['x-ms-blob-content-type'] ?? 'application/octet-stream';
}
