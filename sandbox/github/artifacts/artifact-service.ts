import { buffer } from 'node:stream/consumers';
import * as v from 'valibot';
import { fromBufferPromise } from 'yauzl';
import type { ArtifactMethod } from '../faults.ts';
import { type Answer, type Exchange, type Service, jsonAnswer } from '../exchange.ts';
import type { ArtifactBlobs } from './blocks.ts';
import type { BackendIds } from './run-attempts.ts';

/** The properties of every request. */
export const backendIds = {
  workflow_run_backend_id: v.string(),
  workflow_job_run_backend_id: v.string(),
};
/** The rules for artifact names. Source: @actions/artifact, path-and-artifact-name-validation. */
const name = v.pipe(v.string(), v.regex(/^[^":<>|*?\r\n\\/]{1,255}$/));
/** 64-bit integers are strings in JSON: https://protobuf.dev/programming-guides/json/ */
const int64 = v.pipe(v.string(), v.regex(/^\d+$/));

/** The requests as @actions/artifact 6 declares them. Wrapper types are plain values in JSON. */
const artifactRequests = {
  CreateArtifact: v.strictObject({
    ...backendIds,
    name,
    version: v.literal(7),
    mime_type: v.optional(v.string()),
    expires_at: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  }),
  FinalizeArtifact: v.strictObject({
    ...backendIds,
    name,
    size: v.optional(int64),
    hash: v.optional(v.pipe(v.string(), v.regex(/^sha256:[0-9a-f]{64}$/))),
  }),
} satisfies Record<ArtifactMethod, unknown>;

export type ArtifactRequest<Method extends ArtifactMethod> = v.InferOutput<
  (typeof artifactRequests)[Method]
>;

const servicePath = '/twirp/github.actions.results.api.v1.ArtifactService/';

interface ArtifactServiceOptions {
  readonly blobs: ArtifactBlobs;
  /** The valid runtime tokens and their IDs. */
  readonly idsOf: (runtimeToken: string) => BackendIds | undefined;
  readonly violate: (sentence: string) => void;
}

/** The artifact methods of the results service (version 4 of the artifact backend), as Twirp with JSON. */
export class ArtifactService implements Service {
  readonly name = 'results';
  readonly #options: ArtifactServiceOptions;
  readonly #shelf: ArtifactShelf;

  constructor(options: ArtifactServiceOptions) {
    this.#options = options;
    this.#shelf = new ArtifactShelf(options.blobs, (status, sentence) =>
      this.#refuse(status, sentence),
    );
  }

  /** All finalized artifacts, in the order of their creation. */
  get artifacts(): UploadedArtifact[] {
    return this.#shelf.artifacts;
  }

  pointOf({ method, url }: Exchange): string {
    const point = url.pathname.slice(servicePath.length);
    const isKnown =
      method === 'POST' && url.pathname.startsWith(servicePath) && point in artifactRequests;
    return isKnown ? point : '';
  }

  async answer(exchange: Exchange): Promise<Answer> {
    const method = this.pointOf(exchange) as ArtifactMethod | '';
    if (method === '') {
      return this.#refuse(404, `${exchange.method} ${exchange.url.pathname}: bad_route`);
    }
    const token = /^Bearer (.+)$/.exec(exchange.headers['authorization'] ?? '')?.[1] ?? '';
    const owner = this.#options.idsOf(token);
    if (owner === undefined) {
      return this.#refuse(401, `${method}: not the runtime token of this run`);
    }
    try {
      const json: unknown = JSON.parse(exchange.body.toString('utf8'));
      const sent = v.parse(v.looseObject(backendIds), json);
      if (
        sent.workflow_run_backend_id !== owner.workflowRunBackendId ||
        sent.workflow_job_run_backend_id !== owner.workflowJobRunBackendId
      ) {
        return this.#refuse(403, `${method}: the backend IDs do not match the token`);
      }
      return await this.#call(method, json);
    } catch (error) {
      return this.#refuse(400, `${method}: ${String(error)}`);
    }
  }

  #call(method: ArtifactMethod, json: unknown): Answer | Promise<Answer> {
    switch (method) {
      case 'CreateArtifact':
        return this.#shelf.create(v.parse(artifactRequests.CreateArtifact, json));
      case 'FinalizeArtifact':
        return this.#shelf.finalize(v.parse(artifactRequests.FinalizeArtifact, json));
    }
  }

  /** Rejects an invalid request and records a violation. */
  #refuse(status: number, sentence: string): Answer {
    this.#options.violate(`results: ${sentence}`);
    return twirpError(status, status === 401 ? 'unauthenticated' : 'invalid_argument', sentence);
  }
}

interface Entry {
  readonly run: string;
  readonly name: string;
  readonly path: string;
  readonly expiresAt: string | undefined;
  artifact?: UploadedArtifact;
}

/** All artifacts of all attempts of the run. */
class ArtifactShelf {
  readonly #blobs: ArtifactBlobs;
  readonly #refuse: (status: number, sentence: string) => Answer;
  readonly #entries: Entry[] = [];
  #lastId = 2_100_000_000;

  /** @param refuse creates the response to an invalid request */
  constructor(blobs: ArtifactBlobs, refuse: (status: number, sentence: string) => Answer) {
    this.#blobs = blobs;
    this.#refuse = refuse;
  }

  /** The finalized artifacts, in the order of creation. */
  get artifacts(): UploadedArtifact[] {
    return this.#entries.flatMap(({ artifact }) => (artifact === undefined ? [] : [artifact]));
  }

  create(request: ArtifactRequest<'CreateArtifact'>): Answer {
    // A name is in use for the rest of the run's attempt.
    if (this.#find(request) !== undefined) {
      return twirpError(
        409,
        'already_exists',
        'an artifact with this name already exists on the workflow run',
      );
    }
    const { workflow_run_backend_id: run, workflow_job_run_backend_id: job } = request;
    const path = `/actions-results/${run}/workflow-job-run-${job}/artifacts/${this.#entries.length + 1}`;
    const isZip = request.mime_type === 'application/zip';
    this.#blobs.reserve(path, isZip ? `${request.name}.zip` : request.name);
    this.#entries.push({
      run,
      name: request.name,
      path,
      expiresAt: request.expires_at,
    });
    return jsonAnswer(200, { ok: true, signed_upload_url: this.#blobs.signedUrl(path) });
  }

  async finalize(request: ArtifactRequest<'FinalizeArtifact'>): Promise<Answer> {
    const entry = this.#find(request);
    const blob = entry && (await this.#blobs.find(entry.path));
    if (entry === undefined || blob === undefined) {
      return this.#refuse(404, `FinalizeArtifact: nothing was uploaded for "${request.name}"`);
    }
    const { sha256: digest, sizeBytes } = blob;
    if (Number(request.size ?? 0) !== sizeBytes) {
      return this.#refuse(
        400,
        `FinalizeArtifact: ${request.size ?? '0'} bytes announced, ${sizeBytes} stored`,
      );
    }
    if (request.hash !== undefined && request.hash !== `sha256:${digest}`) {
      return this.#refuse(
        400,
        `FinalizeArtifact: the hash of "${request.name}" does not match the stored bytes`,
      );
    }
    // Finalizing again, after a lost response, returns the same ID.
    entry.artifact ??= {
      name: entry.name,
      id: ++this.#lastId,
      get bytes() {
        return blob.bytes();
      },
      size: sizeBytes,
      digest,
      contentType: blob.contentType,
      ...(entry.expiresAt === undefined ? {} : { expiresAt: entry.expiresAt }),
      files: () => unzip(blob.bytes()),
    };
    return jsonAnswer(200, { ok: true, artifact_id: String(entry.artifact.id) });
  }

  #find(request: { name: string; workflow_run_backend_id: string }): Entry | undefined {
    return this.#entries.find(
      (entry) => entry.name === request.name && entry.run === request.workflow_run_backend_id,
    );
  }
}

/** A finalized artifact. */
export interface UploadedArtifact {
  readonly name: string;
  readonly id: number;
  /**
   * Returns the stored bytes: the zip, or the file itself when it was uploaded without an archive.
   * Throws in a sandbox that keeps only digests, like `files`.
   */
  readonly bytes: Buffer;
  readonly size: number;
  /** Lower-case hex sha256 of `bytes`. */
  readonly digest: string;
  readonly contentType: string;
  /** Set when the request has a retention period. */
  readonly expiresAt?: string;
  /** Returns the files of a zip, without directories. Rejects when the artifact is not a zip. */
  files(): Promise<Map<string, Buffer>>;
}

/** Reads all files of a zip. */
export async function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes);
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return files;
}

/** Creates a Twirp error. Source: https://twitchtv.github.io/twirp/docs/spec_v7.html */
function twirpError(status: number, code: string, message: string): Answer {
  return jsonAnswer(status, { code, msg: message });
}
