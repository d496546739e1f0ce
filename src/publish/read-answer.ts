import type { OutputFolder } from '../deliverables/output-folder.ts';
import type { SavedDeliverable } from '../deliverables/saved-deliverable.ts';
import type { Settings } from '../inputs/settings.ts';
import { untilAborted } from '../support/deadline.ts';
import { errorMessage } from '../support/errors.ts';
import type { JsonSchema } from '../structured-output/json-schema.ts';
import {
  MAX_OUTPUT_BYTES,
  readStructuredOutput,
  type StructuredOutput,
} from '../structured-output/read-structured-output.ts';

/** How many file names an error lists. */
const MAX_NAMES = 10;

interface AnswerOptions {
  readonly settings: Pick<Settings, 'expect' | 'outputFile'>;
  /** Undefined in the post step, which sets no outputs, and where any JSON will do. */
  readonly schema?: JsonSchema | undefined;
  readonly folder: OutputFolder;
  readonly saved: readonly SavedDeliverable[];
  readonly redact: (text: string) => string;
  /** Ends the wait for a disk that does not answer. */
  readonly signal: AbortSignal;
}

/** What a complete task delivered of what the inputs `expect` and `output-file` demand. */
export interface Answer {
  /** The output `structured-output`; undefined when there is none. */
  readonly structuredOutput: string | undefined;
  /** A sentence for each demand that is not met. */
  readonly failures: readonly string[];
}

/** Compares the deliverables with what the workflow demands of them. */
export async function readAnswer(options: AnswerOptions): Promise<Answer> {
  const { settings, saved } = options;
  const { patternFilter } = await import('../deliverables/pattern-filter.ts');
  const unmatched = settings.expect.filter((pattern) => {
    const isMatch = patternFilter([pattern]);
    return !saved.some(({ name }) => isMatch(name));
  });
  const failures = unmatched.map(
    (pattern) =>
      `No deliverable matches ${JSON.stringify(pattern)} of the input expect. ${describeDelivered(saved)}`,
  );
  const output = settings.outputFile === '' ? undefined : await readOutputFile(options);
  if (output === undefined) return { structuredOutput: undefined, failures };
  return 'text' in output
    ? { structuredOutput: output.text, failures }
    : { structuredOutput: undefined, failures: [...failures, output.problem] };
}

async function readOutputFile({
  settings: { outputFile: name },
  saved,
  folder,
  schema,
  redact,
  signal,
}: AnswerOptions): Promise<StructuredOutput> {
  if (!saved.some((file) => file.name === name)) {
    return {
      problem: `The file ${name} of the input output-file is missing. ${describeDelivered(saved)}`,
    };
  }
  try {
    // One byte more shows that the file is longer.
    const read = (): ReturnType<OutputFolder['readBeginning']> =>
      folder.readBeginning(name, MAX_OUTPUT_BYTES + 1);
    const { bytes } = await untilAborted(signal, read);
    return readStructuredOutput(bytes, { name, schema, redact });
  } catch (error) {
    return { problem: `The file ${name} could not be read: ${errorMessage(error)}.` };
  }
}

function describeDelivered(saved: readonly SavedDeliverable[]): string {
  if (saved.length === 0) return 'The task delivered no file that was saved.';
  const names = saved.slice(0, MAX_NAMES).map(({ name }) => JSON.stringify(name));
  const more = saved.length - names.length;
  return `Delivered: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}
