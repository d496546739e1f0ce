import { PassThrough } from 'node:stream';

import pMap from 'p-map';

import {
  artifactBase,
  artifactNames,
  fileArtifactNames,
  type ArtifactNaming,
} from '../deliverables/artifact-name.ts';
import type { SavedDeliverable } from '../deliverables/saved-deliverable.ts';
import { errorMessage } from '../support/errors.ts';
import type { Uploads } from './uploads.ts';

export interface FileUploadsOptions {
  readonly naming: ArtifactNaming;
  /** Of all files that are wanted, so that the post step comes to the same names. */
  readonly names: readonly string[];
  /** Must not reject. */
  readonly uploads: Promise<Uploads>;
  /** Where the files lie, for people. */
  readonly root: string;
}

const UPLOADS_AT_ONCE = 4;

/** Publishes files as artifacts of their own, a few at once, each from when it is there. */
export class FileUploads {
  readonly #files = new PassThrough({ objectMode: true });
  readonly #outcomes: Promise<(string | undefined)[]>;

  constructor({ naming, names, uploads, root }: FileUploadsOptions) {
    const wanted = fileArtifactNames(artifactBase(naming), names);
    const uploadOne = async (file: SavedDeliverable): Promise<string | undefined> => {
      try {
        const tried = artifactNames(wanted.get(file.name) ?? file.name, naming);
        await (await uploads).run({ names: tried, deliverables: [file] });
        return undefined;
      } catch (error) {
        return `The artifact of ${file.name} could not be published: ${errorMessage(error)}. The file is in ${root}.`;
      }
    };
    const files: AsyncIterable<SavedDeliverable> = this.#files;
    this.#outcomes = pMap(files, uploadOne, { concurrency: UPLOADS_AT_ONCE });
  }

  add(file: SavedDeliverable): void {
    this.#files.write(file);
  }

  /** To be called once, after the last file. @returns a sentence for each file that could not be published */
  async end(): Promise<string[]> {
    this.#files.end();
    return (await this.#outcomes).filter((sentence) => sentence !== undefined);
  }
}
