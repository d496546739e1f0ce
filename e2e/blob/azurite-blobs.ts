import { randomUUID } from 'node:crypto';
import {
  AccountSASPermissions,
  AccountSASResourceTypes,
  AccountSASServices,
  BlobSASPermissions,
  generateAccountSASQueryParameters,
  generateBlobSASQueryParameters,
  StorageSharedKeyCredential,
} from '@azure/storage-blob';
import { request, type Dispatcher } from 'undici';
import { type ArtifactBlobs, type Blob, wholeBlob } from '../../sandbox/github/artifacts/blocks.ts';
import type { Azurite } from './start-azurite.ts';

const MINUTE_MS = 60_000;

/** A blob as Azurite has it. */
export interface StoredBlob extends Blob {
  /** The name under which a browser saves it. */
  readonly fileName: string;
  /** The committed blocks, in order. */
  readonly blockBytes: readonly number[];
}

/**
 * A container of a real blob server, with signed addresses as those of the results service: they hold for one
 * blob, one use and a short time. https://learn.microsoft.com/rest/api/storageservices/create-service-sas
 */
export class AzuriteBlobs implements ArtifactBlobs {
  /** Of all addresses that were given out, as they stand in them. */
  readonly signatures: string[] = [];
  readonly #azurite: Azurite;
  readonly #credential: StorageSharedKeyCredential;
  readonly #container = `artifacts-${randomUUID()}`;
  readonly #fileNames = new Map<string, string>();

  private constructor(azurite: Azurite) {
    this.#azurite = azurite;
    this.#credential = new StorageSharedKeyCredential(azurite.account, azurite.accountKey);
  }

  /** Makes a container of its own. */
  static async open(azurite: Azurite): Promise<AzuriteBlobs> {
    const blobs = new AzuriteBlobs(azurite);
    await blobs.#createContainer();
    return blobs;
  }

  reserve(path: string, fileName: string): void {
    this.#fileNames.set(path, fileName);
  }

  signedUrl(path: string, use: 'upload' | 'download' = 'upload', lifeMs = 10 * MINUTE_MS): string {
    const query = generateBlobSASQueryParameters(
      {
        containerName: this.#container,
        blobName: path.slice(1),
        permissions: BlobSASPermissions.parse(use === 'upload' ? 'cw' : 'r'),
        startsOn: new Date(Date.now() - 60 * MINUTE_MS),
        expiresOn: new Date(Date.now() + lifeMs),
      },
      this.#credential,
    );
    this.signatures.push(query.signature);
    return `${this.#azurite.accountUrl}/${this.#container}${path}?${query.toString()}`;
  }

  async find(path: string): Promise<Blob | undefined> {
    const answer = await request(this.signedUrl(path, 'download'));
    const bytes = Buffer.from(await answer.body.arrayBuffer());
    if (answer.statusCode === 404) return undefined;
    expectStatus(200, answer, bytes.toString('utf8'));
    return { ...wholeBlob(bytes), contentType: String(answer.headers['content-type']) };
  }

  /** All blobs that were put whole, read back, in the order of their creation. */
  async readAll(): Promise<StoredBlob[]> {
    const all = await Promise.all(
      [...this.#fileNames].map(async ([path, fileName]) => {
        const blob = await this.find(path);
        if (blob === undefined) return [];
        return [{ ...blob, fileName, blockBytes: await this.#blockBytes(path) }];
      }),
    );
    return all.flat();
  }

  /** https://learn.microsoft.com/rest/api/storageservices/get-block-list */
  async #blockBytes(path: string): Promise<number[]> {
    const answer = await request(`${this.signedUrl(path, 'download')}&comp=blocklist`);
    const xml = await answer.body.text();
    expectStatus(200, answer, xml);
    return [...xml.matchAll(/<Size>(\d+)<\/Size>/g)].map(([, size]) => Number(size));
  }

  /** https://learn.microsoft.com/rest/api/storageservices/create-container */
  async #createContainer(): Promise<void> {
    const query = generateAccountSASQueryParameters(
      {
        services: AccountSASServices.parse('b').toString(),
        resourceTypes: AccountSASResourceTypes.parse('c').toString(),
        permissions: AccountSASPermissions.parse('c'),
        expiresOn: new Date(Date.now() + MINUTE_MS),
      },
      this.#credential,
    );
    const url = `${this.#azurite.accountUrl}/${this.#container}?restype=container&${query.toString()}`;
    const answer = await request(url, { method: 'PUT' });
    expectStatus(201, answer, await answer.body.text());
  }
}

function expectStatus(wanted: number, answer: Dispatcher.ResponseData, body: string): void {
  if (answer.statusCode === wanted) return;
  throw new Error(`Azurite answered ${answer.statusCode} instead of ${wanted}: ${body}`);
}
