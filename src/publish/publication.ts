import type { Collected } from '../deliverables/save-deliverables.ts';
import { listArtifacts, type Listing } from './listed-artifacts.ts';
import type { Verdict } from '../task/verdict.ts';
import { publishArtifacts, type PublishContext } from './publish-artifacts.ts';
import type { SavedArtifact } from './context.ts';

export type PublicationContext = Omit<PublishContext, 'collected' | 'listing'>;

/** The artifacts of one phase. */
export class Publication {
  readonly #verdict: Verdict;
  readonly #context: PublicationContext;
  #listing: Promise<Listing> | undefined;

  constructor(verdict: Verdict, context: PublicationContext) {
    this.#verdict = verdict;
    this.#context = context;
  }

  /** Begins to ask which names are taken; waits for nothing. */
  prepare(): void {
    void this.#list();
  }

  /**
   * @param failures gets a sentence for each thing that could not be published
   * @returns in the order of the deliverables
   */
  async finish(collected: Collected, failures: string[]): Promise<readonly SavedArtifact[]> {
    const listing = await this.#list();
    return publishArtifacts(this.#verdict, { ...this.#context, collected, listing }, failures);
  }

  #list(): Promise<Listing> {
    const isWanted = this.#context.settings.artifact !== 'none';
    this.#listing ??= isWanted ? listArtifacts(this.#context) : Promise.resolve(undefined);
    return this.#listing;
  }
}
