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

/** A blob in Azurite. */
export interface StoredBlob extends Blob {
  /** The file name for a browser. */
  readonly fileName: string;
  /** The committed blocks, in order. */
  readonly blockBytes: readonly number[];
}

/**
 * A container of a real blob server, with signed URLs like those of the results service: each is valid for one blob,
 * one operation and a short time. Source: https://learn.microsoft.com/rest/api/storageservices/create-service-sas
 */
export class AzuriteBlobs implements ArtifactBlobs {
  /** The signatures of all URLs, in their encoded form. */
  readonly signatures: string[] = [];
  readonly #azurite: Azurite;
  readonly #credential: StorageSharedKeyCredential;
  readonly #container = `artifacts-${randomUUID()}`;
  readonly #fileNames = new Map<string, string>();

  private constructor(azurite: Azurite) {
    this.#azurite = azurite;
    this.#credential = new StorageSharedKeyCredential(azurite.account, azurite.accountKey);
  }

  /** Creates a new container. */
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

  /** Reads all complete blobs, in the order of creation. */
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
