import type { OutputFolder } from '../deliverables/output-folder.ts';
import { safeName } from '../deliverables/safe-name.ts';
import type { SavedDeliverable } from '../deliverables/saved-deliverable.ts';
import type { Settings } from '../inputs/settings.ts';
import type { FindingsFile } from '../findings/finding.ts';
import { MAX_FINDINGS_BYTES, readFindings } from '../findings/read-findings.ts';
import { untilAborted } from '../support/deadline.ts';
import { errorMessage } from '../support/errors.ts';
import { formatSize } from '../support/human-units.ts';
import type { JsonSchema } from '../structured-output/json-schema.ts';
import {
  MAX_OUTPUT_BYTES,
  readStructuredOutput,
} from '../structured-output/read-structured-output.ts';

/** How many file names an error lists. */
const MAX_NAMES = 10;

interface AnswerOptions {
  readonly settings: Pick<Settings, 'expect' | 'outputFile' | 'findings'>;
  /** Undefined in the post step, which sets no outputs, and when any JSON is accepted. */
  readonly schema?: JsonSchema | undefined;
  readonly folder: OutputFolder;
  readonly saved: readonly SavedDeliverable[];
  readonly redact: (text: string) => string;
  /** Ends the wait for a disk that hangs. */
  readonly signal: AbortSignal;
}

/** The files of a complete task that the inputs `expect`, `output-file` and `findings` require. */
export interface Answer {
  /** The output `structured-output`; undefined when there is none. */
  readonly structuredOutput: string | undefined;
  /** The unverified content of the findings file; undefined when there is none. */
  readonly findings: FindingsFile | undefined;
  /** A sentence for each requirement that is not met. */
  readonly failures: readonly string[];
}

/** Reads the files that the workflow requires, and checks that they exist. */
export async function readAnswer(options: AnswerOptions): Promise<Answer> {
  const { settings, saved } = options;
  const { patternFilter } = await import('../support/pattern-filter.ts');
  const unmatched = settings.expect.filter((pattern) => {
    const isMatch = patternFilter([pattern]);
    return !saved.some(({ name }) => isMatch(name));
  });
  const failures = unmatched.map(
    (pattern) =>
      `No deliverable matches ${JSON.stringify(pattern)} of the input expect. ${describeDelivered(saved)}`,
  );
  const output = await readOutputFile(options);
  const found = await readFindingsFile(options);
  return {
    structuredOutput: output.value,
    findings: found.value,
    failures: [...failures, ...(output.problems ?? []), ...(found.problems ?? [])],
  };
}

/** The content of a file, or a sentence for each of its problems. Neither if no file is required. */
interface Reading<Value> {
  readonly value?: Value;
  readonly problems?: readonly string[];
}

async function readOutputFile(options: AnswerOptions): Promise<Reading<string>> {
  const { settings, schema, redact } = options;
  const { outputFile: name } = settings;
  return readNamed(name, 'output-file', MAX_OUTPUT_BYTES, options, (bytes) => {
    const output = readStructuredOutput(bytes, { name, schema, redact });
    return 'text' in output ? { value: output.text } : { problems: [output.problem] };
  });
}

async function readFindingsFile(options: AnswerOptions): Promise<Reading<FindingsFile>> {
  const { findings: name } = options.settings;
  return readNamed(name, 'findings', MAX_FINDINGS_BYTES, options, (bytes) => {
    if (bytes.length > MAX_FINDINGS_BYTES) {
      return { problems: [`The file ${name} is larger than ${formatSize(MAX_FINDINGS_BYTES)}.`] };
    }
    const reading = readFindings(new TextDecoder().decode(bytes));
    if ('file' in reading) return { value: reading.file };
    const places = reading.problems.join('; ');
    return { problems: [`The file ${name} is not valid as findings: ${places}.`] };
  });
}

/** @param read parses the whole file, or its beginning if the file is larger than `maxBytes` */
async function readNamed<Value>(
  name: string,
  input: string,
  maxBytes: number,
  { saved, folder, signal }: AnswerOptions,
  read: (bytes: Uint8Array) => Reading<Value>,
): Promise<Reading<Value>> {
  if (name === '') return {};
  if (!saved.some((file) => file.name === name)) {
    const problem = `The file ${name} of the input ${input} is missing. ${describeDelivered(saved)}`;
    return { problems: [problem] };
  }
  // All but the first are saved under other names, and nobody knows which one is meant.
  const namesakes = saved.filter(({ originalName }) => safeName(originalName) === name);
  const contents = new Set(namesakes.map(({ sha256 }) => sha256));
  if (contents.size > 1) {
    const problem = `The task delivered ${contents.size} different files named ${name}, so it is not known which one the input ${input} means. ${describeDelivered(saved)}`;
    return { problems: [problem] };
  }
  try {
    // One additional byte shows that the file is larger.
    const beginning = await untilAborted(signal, () => folder.readBeginning(name, maxBytes + 1));
    return read(beginning.bytes);
  } catch (error) {
    return { problems: [`The file ${name} could not be read: ${errorMessage(error)}.`] };
  }
}

function describeDelivered(saved: readonly SavedDeliverable[]): string {
  if (saved.length === 0) return 'The task delivered no file that was saved.';
  const names = saved.slice(0, MAX_NAMES).map(({ name }) => JSON.stringify(name));
  const more = saved.length - names.length;
  return `Delivered: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}
