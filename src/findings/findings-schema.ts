import * as v from 'valibot';
import { withoutUndefined } from '../support/without-undefined.ts';
import { SEVERITIES } from './finding.ts';

/** Explains the purpose of a findings file to agents. */
export const FINDINGS_PURPOSE =
  `It lists what you found, an entry for each finding, with one of the severities ${SEVERITIES.join(', ')}, from the most to the least ` +
  'serious. Each finding is checked against the diff of the change: its path and lines must be in the new version as the diff shows it, and ' +
  'its quote must be the exact text of its lines. To count lines: the first line of a hunk has the number after + in its header; added and ' +
  "unchanged lines count, removed lines do not. Leave out what you can't place in the diff.";

/** The format of a findings file as a JSON Schema, for users, agents and programs. */
export const FINDINGS_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['findings'],
  properties: {
    verdict: { type: 'string', description: 'Your decision in a word or two, e.g. approve' },
    findings: {
      type: 'array',
      description: 'One for each fault; empty when there is none',
      items: {
        type: 'object',
        required: ['path', 'line', 'severity', 'title', 'message'],
        properties: {
          path: {
            type: 'string',
            pattern: '\\S',
            description: "The file's path from the root of the repository, without a/ or b/",
          },
          line: {
            type: 'integer',
            minimum: 1,
            maximum: Number.MAX_SAFE_INTEGER,
            description: 'The line number in the new version of the file',
          },
          end_line: {
            type: 'integer',
            minimum: 1,
            maximum: Number.MAX_SAFE_INTEGER,
            description: 'The last line, if the finding is about several',
          },
          severity: { enum: [...SEVERITIES] },
          title: { type: 'string', pattern: '\\S', description: 'The fault in one line' },
          message: { type: 'string', description: 'The explanation, in Markdown' },
          quote: {
            type: 'string',
            description: 'The exact text of line to end_line, without the + of the diff',
          },
          suggestion: {
            type: 'string',
            description: 'The text that replaces line to end_line; leave it out if you have none',
          },
          rule: {
            type: 'string',
            description:
              'A short name for this kind of fault, the same name in each review, e.g. sql-injection',
          },
        },
      },
    },
  },
} as const;

/** Names of severities that SARIF and package managers use. */
const OTHER_SEVERITIES: Readonly<Record<string, string>> = {
  error: 'high',
  warning: 'medium',
  moderate: 'medium',
  note: 'info',
  none: 'info',
};

const lineNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const someText = v.pipe(v.string(), v.regex(/\S/));
/** For a missing value, agents write null or an empty string. */
const optionalText = v.pipe(
  v.nullish(v.string()),
  v.transform((text) => text || undefined),
);
const severity = v.pipe(
  v.string(),
  v.transform((text) => text.trim().toLowerCase()),
  v.transform((text) => (Object.hasOwn(OTHER_SEVERITIES, text) ? OTHER_SEVERITIES[text] : text)),
  v.picklist(SEVERITIES),
);

/** Removes the last line ending. A line ending alone is not a suggestion, because it could mean an empty line or no line. */
const suggestion = v.pipe(
  optionalText,
  v.transform((text) => text?.replaceAll('\r\n', '\n').replace(/\n$/, '') || undefined),
);

const findingSchema = v.pipe(
  v.object({
    path: someText,
    line: lineNumber,
    end_line: v.nullish(lineNumber),
    severity,
    title: someText,
    message: v.string(),
    quote: optionalText,
    suggestion,
    rule: optionalText,
  }),
  v.transform(({ end_line: endLine, ...finding }) =>
    withoutUndefined({
      ...finding,
      endLine: endLine === null || endLine === finding.line ? undefined : endLine,
    }),
  ),
);

/**
 * Reads the format that `FINDINGS_SCHEMA` describes. Also accepts severities in any case and with the names that SARIF uses, and null or an
 * empty string for an optional field. Ignores other fields.
 */
export const findingsFileSchema = v.object({
  verdict: optionalText,
  findings: v.array(findingSchema),
});
