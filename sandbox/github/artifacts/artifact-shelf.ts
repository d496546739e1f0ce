import { jsonAnswer, type Answer } from '../exchange.ts';
import type { ArtifactBlobs } from './artifact-blobs.ts';
import type { ArtifactRequest } from './artifact-requests.ts';
import { twirpError } from './twirp-error.ts';
import { unzip, type UploadedArtifact } from './uploaded-artifact.ts';

interface Entry {
  readonly run: string;
  readonly job: string;
  readonly name: string;
  readonly path: string;
  readonly createdAt: string;
  readonly expiresAt: string | undefined;
  artifact?: UploadedArtifact;
}

/** All artifacts of all attempts of the run, and what may be done with them. */
export class ArtifactShelf {
  readonly #blobs: ArtifactBlobs;
  readonly #refuse: (status: number, sentence: string) => Answer;
  readonly #entries: Entry[] = [];
  #lastId = 2_100_000_000;

  /** @param refuse answers what no well-behaved client sends */
  constructor(blobs: ArtifactBlobs, refuse: (status: number, sentence: string) => Answer) {
    this.#blobs = blobs;
    this.#refuse = refuse;
  }

  /** The finalized ones, in the order of their creation. */
  get artifacts(): UploadedArtifact[] {
    return this.#entries.flatMap(({ artifact }) => (artifact === undefined ? [] : [artifact]));
  }

  create(request: ArtifactRequest<'CreateArtifact'>): Answer {
    // A name is taken for the whole attempt of the run, from its creation on.
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
      job,
      name: request.name,
      path,
      createdAt: new Date().toISOString(),
      expiresAt: request.expires_at,
    });
    return jsonAnswer(200, { ok: true, signed_upload_url: this.#blobs.signedUrl(path, 'upload') });
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
        `FinalizeArtifact: the hash of "${request.name}" is not that of the stored bytes`,
      );
    }
    // Finalizing twice, after a lost answer, gives the same id.
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

  list(request: ArtifactRequest<'ListArtifacts'>): Answer {
    const artifacts = this.#entries.flatMap(({ artifact, run, job, createdAt }) => {
      if (artifact === undefined || run !== request.workflow_run_backend_id) return [];
      if ((request.name_filter ?? artifact.name) !== artifact.name) return [];
      if (Number(request.id_filter ?? artifact.id) !== artifact.id) return [];
      return {
        workflow_run_backend_id: run,
        workflow_job_run_backend_id: job,
        database_id: String(artifact.id),
        name: artifact.name,
        size: String(artifact.size),
        created_at: createdAt,
        digest: `sha256:${artifact.digest}`,
      };
    });
    return jsonAnswer(200, { artifacts });
  }

  sign(request: ArtifactRequest<'GetSignedArtifactURL'>): Answer {
    const entry = this.#find(request);
    if (entry?.artifact === undefined) return twirpError(404, 'not_found', 'artifact not found');
    return jsonAnswer(200, { signed_url: this.#blobs.signedUrl(entry.path, 'download') });
  }

  delete(request: ArtifactRequest<'DeleteArtifact'>): Answer {
    const entry = this.#find(request);
    if (entry?.artifact === undefined) return twirpError(404, 'not_found', 'artifact not found');
    this.#entries.splice(this.#entries.indexOf(entry), 1);
    return jsonAnswer(200, { ok: true, artifact_id: String(entry.artifact.id) });
  }

  #find(request: { name: string; workflow_run_backend_id: string }): Entry | undefined {
    return this.#entries.find(
      (entry) => entry.name === request.name && entry.run === request.workflow_run_backend_id,
    );
  }
}
