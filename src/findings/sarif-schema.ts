import * as v from 'valibot';
import { MAX_PATH_LENGTH } from './finding.ts';

// The parts of SARIF 2.1.0 that describe places and problems, with the names of the OASIS standard. Everything that is not needed is optional.

/** More than the limit of a path, so that one that is truncated names no file. */
const MAX_SHARED_LENGTH = MAX_PATH_LENGTH + 1;

const text = optional(v.string());
/** A text that any number of results may refer to. Each of them would have its own copy, so it is truncated first. */
const sharedText = optional(
  v.pipe(
    v.string(),
    v.transform((value) => value.slice(0, MAX_SHARED_LENGTH)),
  ),
);
const number = optional(v.number());
const content = optional(v.object({ text }));
const properties = optional(v.object({ 'security-severity': optional(v.unknown()) }));
const artifactLocation = optional(
  v.object({ uri: sharedText, uriBaseId: sharedText, index: number }),
);

const region = optional(
  v.object({
    startLine: number,
    startColumn: number,
    endLine: number,
    endColumn: number,
    snippet: content,
  }),
);

const rule = v.object({
  id: sharedText,
  name: sharedText,
  shortDescription: optional(v.object({ text: sharedText })),
  messageStrings: optional(v.record(v.string(), v.object({ text: sharedText }))),
  defaultConfiguration: optional(v.object({ level: text })),
  properties,
});

const toolComponent = optional(v.object({ rules: optional(v.array(rule)) }));

const physicalLocation = optional(v.object({ artifactLocation, region, contextRegion: region }));

const replacement = v.object({ deletedRegion: region, insertedContent: content });

const fix = v.object({
  artifactChanges: v.array(v.object({ artifactLocation, replacements: v.array(replacement) })),
});

const result = v.object({
  ruleId: text,
  ruleIndex: number,
  rule: optional(v.object({ id: text })),
  kind: text,
  level: text,
  message: optional(
    v.object({ text, markdown: text, id: text, arguments: optional(v.array(v.string())) }),
  ),
  locations: optional(v.array(v.object({ physicalLocation }))),
  fixes: optional(v.array(fix)),
  baselineState: text,
  properties,
});

const run = v.object({
  tool: optional(v.object({ driver: toolComponent, extensions: optional(v.array(toolComponent)) })),
  originalUriBaseIds: optional(v.record(v.string(), artifactLocation)),
  artifacts: optional(v.array(v.object({ location: artifactLocation }))),
  // Without results, the tool did not look for problems. Source: section 3.14.23.
  results: v.array(result),
  invocations: optional(v.array(v.object({ executionSuccessful: optional(v.literal(true)) }))),
});

export const sarifLogSchema = v.object({
  version: v.literal('2.1.0'),
  runs: v.pipe(v.array(run), v.minLength(1)),
});

export type Run = v.InferOutput<typeof run>;
export type Rule = v.InferOutput<typeof rule>;
export type Result = v.InferOutput<typeof result>;
export type Fix = v.InferOutput<typeof fix>;
export type Region = v.InferOutput<typeof region>;
export type ArtifactLocation = v.InferOutput<typeof artifactLocation>;

function optional<const Schema extends v.GenericSchema>(schema: Schema) {
  return v.pipe(
    v.nullish(schema),
    v.transform((value) => value ?? undefined),
  );
}
