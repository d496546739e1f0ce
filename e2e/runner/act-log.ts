import * as v from 'valibot';

/** The used properties of one line of `act --json`. */
const recordSchema = v.object({
  level: v.string(),
  msg: v.string(),
  jobID: v.optional(v.string()),
  job: v.optional(v.string()),
  matrix: v.optional(v.record(v.string(), v.unknown())),
  step: v.optional(v.string()),
  /** The ID, and for a step of a composite action those of its parents. */
  stepID: v.optional(v.array(v.string())),
  stage: v.optional(v.string()),
  stepResult: v.optional(v.string()),
  jobResult: v.optional(v.string()),
  raw_output: v.optional(v.boolean()),
  command: v.optional(v.string()),
  name: v.optional(v.string()),
  arg: v.optional(v.string()),
  /** The content of a job summary. */
  content: v.optional(v.string()),
});
type ActRecord = v.InferOutput<typeof recordSchema>;

/** A step's main or post phase, if it was not skipped. */
export interface ActPhase {
  /** The step's `id`, or its position in the job, from `0`. */
  readonly id: string;
  readonly stage: string;
  /** Undefined when it did not end. */
  readonly result: string | undefined;
  /** Its output without workflow commands. */
  readonly lines: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly notices: readonly string[];
  readonly warnings: readonly string[];
  readonly errors: readonly string[];
}

export interface ActJob {
  readonly id: string;
  /** Empty outside of a matrix. */
  readonly matrix: Readonly<Record<string, unknown>>;
  /** Undefined when it did not end. */
  readonly result: string | undefined;
  /** In the order of their starts. */
  readonly phases: readonly ActPhase[];
}

/** Parses the output of `act --json`. @returns the jobs that ran, each matrix job separately */
export function readActLog(text: string): ActJob[] {
  const records = text.split('\n').flatMap(parseRecord);
  const jobs = Map.groupBy(
    records.filter(({ jobID }) => jobID !== undefined),
    ({ jobID = '', matrix = {} }) => `${jobID} ${JSON.stringify(matrix)}`,
  );
  return [...jobs.values()].map(readJob);
}

/** Returns all messages, outputs, annotations and summaries, without the values to mask. */
export function readTold(text: string): string {
  return text
    .split('\n')
    .flatMap(parseRecord)
    .filter(({ command }) => command !== 'add-mask')
    .flatMap(({ msg, arg = '', content = '' }) => [msg, arg, content])
    .join('\n');
}

function parseRecord(line: string): ActRecord[] {
  if (!line.startsWith('{')) return [];
  return [v.parse(recordSchema, JSON.parse(line))];
}

function readJob(records: readonly ActRecord[]): ActJob {
  const phases = Map.groupBy(
    records.filter(({ stepID, stage }) => stepID !== undefined && stage !== undefined),
    ({ stepID = [], stage = '' }) => `${stepID.join(' ')} ${stage}`,
  );
  const isBegun = (of: readonly ActRecord[]): boolean => of.some(({ msg }) => msg.includes('Run '));
  return {
    id: records[0]?.jobID ?? '',
    matrix: records[0]?.matrix ?? {},
    result: records.find(({ jobResult }) => jobResult !== undefined)?.jobResult,
    phases: [...phases.values()].filter(isBegun).map(readPhase),
  };
}

function readPhase(records: readonly ActRecord[]): ActPhase {
  const argumentsOf = (name: string): string[] =>
    records.filter(({ command }) => command === name).map(({ arg = '' }) => arg);
  const outputs = records.filter(({ command }) => command === 'set-output');
  return {
    id: records[0]?.stepID?.join('.') ?? '',
    stage: records[0]?.stage ?? '',
    result: records.find(({ stepResult }) => stepResult !== undefined)?.stepResult,
    lines: records.filter((record) => record.raw_output).map(({ msg }) => msg.trimEnd()),
    outputs: Object.fromEntries(outputs.map(({ name = '', arg = '' }) => [name, arg])),
    summary: records.find(({ command }) => command === 'summary')?.content ?? '',
    notices: argumentsOf('notice'),
    warnings: argumentsOf('warning'),
    errors: argumentsOf('error'),
  };
}
