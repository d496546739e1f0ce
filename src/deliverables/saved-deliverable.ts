/** A deliverable that lies whole in the output folder. */
export interface SavedDeliverable {
  /** The service's id. Remote text. */
  readonly id: string;
  /** As the service called it. Remote text, perhaps hostile. */
  readonly originalName: string;
  /** Our safe, unique, relative name, with `/` between folders. */
  readonly name: string;
  /** Absolute path on this machine. */
  readonly path: string;
  readonly bytes: number;
  /** Empty when nobody said. */
  readonly contentType: string;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** A deliverable that could not be fetched, and why. */
export interface LostDeliverable {
  readonly id: string;
  readonly originalName: string;
  readonly reason: string;
}

/** The beginning of a text deliverable, read from disk for the report. */
export interface DeliverableText {
  /** The safe name of the deliverable it belongs to. */
  readonly name: string;
  /** Valid text, whole or truncated at a character. Remote text. */
  readonly text: string;
  /** How much of the file is not in `text`. */
  readonly missingBytes: number;
  /** What the file was read as, where it is not UTF-8. `broken` is UTF-8 with bytes that are none, each of them shown as �. */
  readonly encoding?: 'UTF-16' | 'Windows-1252' | 'broken';
}
