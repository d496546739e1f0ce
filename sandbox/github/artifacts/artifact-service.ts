import * as v from 'valibot';
import type { Answer, Exchange, Service } from '../exchange.ts';
import type { ArtifactMethod } from '../faults.ts';
import type { ArtifactBlobs } from './artifact-blobs.ts';
import { artifactRequests as requests, backendIds } from './artifact-requests.ts';
import { ArtifactShelf } from './artifact-shelf.ts';
import type { BackendIds } from './runtime-token.ts';
import { twirpError } from './twirp-error.ts';
import type { UploadedArtifact } from './uploaded-artifact.ts';

const servicePath = '/twirp/github.actions.results.api.v1.ArtifactService/';

export interface ArtifactServiceOptions {
  readonly blobs: ArtifactBlobs;
  /** Which runtime tokens are good, and for what. */
  readonly idsOf: (runtimeToken: string) => BackendIds | undefined;
  readonly violate: (sentence: string) => void;
}

/** The results service's artifacts, version 4 of the artifact back end, as Twirp over JSON. */
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
    const isKnown = method === 'POST' && url.pathname.startsWith(servicePath) && point in requests;
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
        return this.#refuse(403, `${method}: backend ids are not those of the token`);
      }
      return await this.#call(method, json);
    } catch (error) {
      return this.#refuse(400, `${method}: ${String(error)}`);
    }
  }

  #call(method: ArtifactMethod, json: unknown): Answer | Promise<Answer> {
    switch (method) {
      case 'CreateArtifact':
        return this.#shelf.create(v.parse(requests.CreateArtifact, json));
      case 'FinalizeArtifact':
        return this.#shelf.finalize(v.parse(requests.FinalizeArtifact, json));
      case 'ListArtifacts':
        return this.#shelf.list(v.parse(requests.ListArtifacts, json));
      case 'GetSignedArtifactURL':
        return this.#shelf.sign(v.parse(requests.GetSignedArtifactURL, json));
      case 'DeleteArtifact':
        return this.#shelf.delete(v.parse(requests.DeleteArtifact, json));
    }
  }

  /** Refuses what no well-behaved client sends. */
  #refuse(status: number, sentence: string): Answer {
    this.#options.violate(`results: ${sentence}`);
    return twirpError(status, status === 401 ? 'unauthenticated' : 'invalid_argument', sentence);
  }
}
