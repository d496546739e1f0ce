import type { DecodedText } from '../support/decode-text.ts';

/** A complete deliverable in the output folder. */
export interface SavedDeliverable {
  /** The service's ID. Remote text. */
  readonly id: string;
  /** The service's name for it. Remote text. */
  readonly originalName: string;
  /** The safe, unique name relative to the output folder, with `/` between folders. */
  readonly name: string;
  /** The absolute path on this machine. */
  readonly path: string;
  readonly bytes: number;
  /** Empty when it is not known. */
  readonly contentType: string;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** A file in the output folder. */
export type SavedFile = Pick<SavedDeliverable, 'name' | 'path' | 'bytes' | 'sha256'>;

/** A deliverable that could not be saved, and why. */
export interface LostDeliverable {
  readonly id: string;
  readonly originalName: string;
  readonly reason: string;
}

/** The beginning of a text deliverable, for the report. */
export interface DeliverableText {
  /** The safe name of the deliverable. */
  readonly name: string;
  /** Well-formed text, truncated between characters if at all. Remote text. */
  readonly text: string;
  /** How many bytes of the file are not in `text`. */
  readonly missingBytes: number;
  readonly encoding?: DecodedText['encoding'];
}
