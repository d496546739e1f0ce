import { CommandReader, type WorkflowCommand } from './workflow-commands.ts';

/** An error or warning of the runner itself. */
export interface RunnerIssue {
  readonly level: 'error' | 'warning';
  readonly message: string;
  /** Whether it fails the step. */
  readonly failsStep: boolean;
}

/** Commands that the log shows in a special way. */
const shown = /^(error|warning|notice|group|endgroup)$/;
/** Commands that were disabled for security reasons. */
const disabled = /^(set-env|add-path)$/;

/** The log of one phase. Reads the output line by line and executes its commands. */
export class StepLog {
  readonly commands: WorkflowCommand[] = [];
  readonly issues: RunnerIssue[] = [];
  /** Values of the commands `set-output` and `save-state`, which still work. */
  readonly outputs: Record<string, string> = {};
  readonly state: Record<string, string> = {};
  readonly #reader = new CommandReader();
  readonly #masker: SecretMasker;
  readonly #shown: string[] = [];
  readonly #written: string[] = [];
  readonly #listeners = new Set<(line: string) => void>();
  readonly #viewers = new Set<(line: string) => void>();

  constructor(masker: SecretMasker) {
    this.#masker = masker;
  }

  /** The log as a person sees it: secrets are masked, commands are executed. */
  get text(): string {
    return this.#shown.map((line) => `${line}\n`).join('');
  }

  /** The unchanged output. */
  get rawText(): string {
    return this.#written.map((line) => `${line}\n`).join('');
  }

  /** Calls back with each written line, past lines first. */
  onLine(listener: (line: string) => void): void {
    this.#written.forEach(listener);
    this.#listeners.add(listener);
  }

  /** Calls back with each visible line, with secrets masked, past lines first. */
  onShownLine(viewer: (line: string) => void): void {
    this.#shown.forEach(viewer);
    this.#viewers.add(viewer);
  }

  write(line: string): void {
    this.#written.push(line);
    const reading = this.#reader.read(line);
    if (reading.kind === 'text') this.#show(line);
    else this.#carryOut(reading.command);
    for (const listener of this.#listeners) listener(line);
  }

  addIssue(issue: RunnerIssue): void {
    this.issues.push(issue);
    this.#show(`##[${issue.level}]${issue.message}`);
  }

  #carryOut(command: WorkflowCommand): void {
    const { name, text, properties, line } = command;
    if (name === 'add-mask') this.#masker.add(text);
    if (name === 'set-output') this.outputs[properties['name'] ?? ''] = text;
    if (name === 'save-state') this.state[properties['name'] ?? ''] = text;
    if (disabled.test(name)) {
      const message = `Unable to process command '${line}' successfully. The \`${name}\` command is disabled.`;
      this.addIssue({ level: 'error', message, failsStep: true });
    }
    if (shown.test(name)) this.#show(`##[${name}]${text}`);
    if (name === 'stop-commands') this.#show(line);
    // The masked text. An `add-mask` command itself is shown as a test needs it.
    this.commands.push(
      name === 'add-mask' ? command : { ...command, text: this.#masker.mask(text) },
    );
  }

  #show(line: string): void {
    const shownLine = this.#masker.mask(line);
    this.#shown.push(shownLine);
    for (const viewer of this.#viewers) viewer(shownLine);
  }
}

/**
 * Replaces secrets with `***`, including the encodings that the runner also registers
 * (actions/runner, ValueEncoders): Base64 at each of the three offsets, JSON, URI and XML.
 */
export class SecretMasker {
  readonly #secrets = new Set<string>();

  /** Each line of a multi-line secret is a secret. */
  add(secret: string): void {
    for (const value of [secret, ...secret.split(/\r\n|\r|\n/)]) {
      if (value.trim() === '') continue;
      for (const form of formsOf(value)) this.#secrets.add(form);
    }
  }

  mask(text: string): string {
    // The longest first, so that no part of a longer one remains.
    return [...this.#secrets]
      .sort((a, b) => b.length - a.length)
      .reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
  }
}

function formsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  const base64 = [0, 1, 2].map((offset) => {
    const shifted = offset === 0 ? bytes : bytes.subarray(offset);
    return shifted.toString('base64').replace(/=+$/, '').slice(0, -1);
  });
  const xml = value.replace(/[&<>"']/g, (char) => `&${xmlNames[char] ?? ''};`);
  const forms = [
    value,
    // Short parts of Base64 would mask too much of the log.
    ...base64.filter((form) => form.length > 7),
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value.toWellFormed()),
    xml,
  ];
  return forms;
}

const xmlNames: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
};
