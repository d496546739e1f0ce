import type { Collected, SavingObserver } from '../deliverables/save-deliverables.ts';
import type { SavedDeliverable } from '../deliverables/saved-deliverable.ts';
import { FileUploads } from './file-uploads.ts';
import { listArtifacts, type Listing } from './listed-artifacts.ts';
import type { Verdict } from '../task/verdict.ts';
import {
  MAX_FILES,
  namingOf,
  openUploads,
  publishArtifacts,
  type PublishContext,
} from './publish-artifacts.ts';
import type { SavedArtifact } from '../step/saved-state.ts';
import type { Uploads } from './uploads.ts';

export type PublicationContext = Omit<PublishContext, 'collected' | 'listing'>;

/** The artifacts of one phase: those that need not wait for all files are uploaded while the others are still fetched. */
export class Publication implements SavingObserver {
  readonly #verdict: Verdict;
  readonly #context: PublicationContext;
  #listing: Promise<Listing> | undefined;
  #early: { readonly files: FileUploads; readonly uploads: Promise<Uploads> } | undefined;

  constructor(verdict: Verdict, context: PublicationContext) {
    this.#verdict = verdict;
    this.#context = context;
  }

  /** Begins to ask which names are taken; waits for nothing. */
  prepare(): void {
    void this.#list();
  }

  /** What an earlier phase left to be found takes all files to be told from others, so these are waited for then. */
  onWanted(names: readonly string[]): void {
    const { ports, settings, published, uploads: begun, folder } = this.#context;
    const { artifacts } = ports;
    if (artifacts === undefined || settings.artifact !== 'files') return;
    if (names.length === 0 || names.length > MAX_FILES) return;
    if (published.length > 0 || begun.length > 0) return;
    const uploads = this.#list().then((listing) =>
      openUploads({ ...this.#context, artifacts, listing }),
    );
    const naming = namingOf(this.#verdict, this.#context);
    this.#early = {
      uploads,
      files: new FileUploads({ naming, names, uploads, root: folder.root }),
    };
  }

  onSaved(file: SavedDeliverable): void {
    this.#early?.files.add(file);
  }

  /**
   * @param failures gets a sentence for each thing that could not be published
   * @returns in the order of the deliverables
   */
  async finish(collected: Collected, failures: string[]): Promise<readonly SavedArtifact[]> {
    if (this.#early === undefined) {
      const listing = await this.#list();
      return publishArtifacts(this.#verdict, { ...this.#context, collected, listing }, failures);
    }
    failures.push(...(await this.#early.files.end()));
    return (await this.#early.uploads).inOrderOf(collected.saved);
  }

  #list(): Promise<Listing> {
    const isWanted = this.#context.settings.artifact !== 'none';
    this.#listing ??= isWanted ? listArtifacts(this.#context) : Promise.resolve(undefined);
    return this.#listing;
  }
}
