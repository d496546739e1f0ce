import { secretForms, signatureForms } from './secret-forms.ts';

const REDACTED = '***';
/** Every signature is as long; by its beginning it is looked up. */
const SIGNATURE_START = 16;
/** Of one beginning, e.g. of tokens with one head, are compared; of more, all that begins so counts as one. */
const MAX_OF_ONE_START = 4;
/** Of a longer one the beginning is compared, and what follows counts as its rest. */
const MAX_COMPARED_LENGTH = 100;
/** What no signature holds. */
const SIGNATURE_END = /[^\w.~+/%:=-]/;
/** A shorter piece of a secret at the end of a text that was cut tells nothing. */
const MIN_PIECE_LENGTH = 8;

/**
 * Knows the secrets of this step and blots them out of any text, in every form in which a server or a library may repeat
 * them. The time grows with the length of the text alone, however many links there are.
 */
export class Redactor {
  readonly #secrets = new Set<string>();
  /** The longest first, so that no part of one stays behind. */
  #forms: readonly string[] = [];
  readonly #signatures = new Map<string, readonly string[] | 'many'>();
  readonly #openWords = new Set<string>();

  /** Learns a key or a token. */
  addSecret(secret: string): void {
    for (const form of secretForms(secret)) this.#secrets.add(form);
    this.#forms = [...this.#secrets].sort((one, other) => other.length - one.length);
  }

  /** Learns a word that is no secret, though a link may hold it, e.g. a task's id. */
  addOpenWord(word: string): void {
    this.#openWords.add(word);
  }

  /**
   * Learns what makes a pre-signed link one.
   * @returns its signatures, in all their forms
   */
  addLink(url: string): string[] {
    const signatures = signatureForms(url).filter((form) => !this.#openWords.has(form));
    for (const signature of signatures) {
      const form = signature.slice(0, MAX_COMPARED_LENGTH);
      const start = form.slice(0, SIGNATURE_START);
      const known = this.#signatures.get(start) ?? [];
      if (known === 'many' || known.includes(form)) continue;
      this.#signatures.set(start, known.length < MAX_OF_ONE_START ? [...known, form] : 'many');
    }
    return signatures;
  }

  /** For finished Markdown: a signature is chosen by whoever makes the links, and may look like a part of the markup. */
  redactKeys(text: string): string {
    let clean = text;
    for (const form of this.#forms) {
      if (clean.includes(form)) clean = clean.replaceAll(form, REDACTED);
    }
    return clean;
  }

  redact(text: string): string {
    const clean = this.redactKeys(text);
    if (this.#signatures.size === 0) return clean;
    return clean.replace(/\S{16,}/g, (run) => this.#redactRun(run));
  }

  /** For a text that is the beginning of a longer one: the cut may have left a piece of a secret at its end. */
  redactCut(text: string): string {
    const clean = this.redact(text);
    for (const form of this.#forms) {
      for (let length = form.length - 1; length >= MIN_PIECE_LENGTH; length -= 1) {
        if (clean.endsWith(form.slice(0, length))) return clean.slice(0, -length) + REDACTED;
      }
    }
    return clean;
  }

  #redactRun(run: string): string {
    let clean = '';
    let doneTo = 0;
    for (let at = 0; at + SIGNATURE_START <= run.length; at += 1) {
      const known = this.#signatures.get(run.slice(at, at + SIGNATURE_START));
      if (known === undefined) continue;
      const length = lengthOf(known, run, at);
      if (length === 0) continue;
      clean += run.slice(doneTo, at) + REDACTED;
      doneTo = at + length;
      at = doneTo - 1;
    }
    return clean + run.slice(doneTo);
  }
}

/** How long the signature is that stands there; 0 for none. */
function lengthOf(known: readonly string[] | 'many', run: string, at: number): number {
  if (known !== 'many') {
    const length = known.find((one) => run.startsWith(one, at))?.length ?? 0;
    if (length < MAX_COMPARED_LENGTH) return length;
  }
  const rest = run.slice(at);
  const end = rest.search(SIGNATURE_END);
  return end < 0 ? rest.length : end;
}
