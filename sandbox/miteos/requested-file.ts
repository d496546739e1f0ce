import type { DeliverableInput } from './deliverable.ts';

const REQUEST = /Deliver a file named ("(?:[^"\\]|\\.)*")\. A program reads it/g;
const SCHEMA = /must match this JSON Schema:\n(`{3,})json\n([\s\S]*?)\n\1(?:\n|$)/;

/** What of a JSON Schema the samples go by. */
interface SampleSchema {
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, SampleSchema>>;
  readonly minimum?: number;
}

/** The JSON files that the action asks for at the end of a prompt; none where it asks for none. */
export function requestedFiles(prompt: string): DeliverableInput[] {
  return [...prompt.matchAll(REQUEST)].map(({ 0: request, 1: name = '', index }, number, all) => {
    const text = prompt.slice(index + request.length, all[number + 1]?.index);
    const [, , schema] = SCHEMA.exec(text) ?? [];
    const value =
      schema === undefined
        ? { verdict: 'reject', findings: 3 }
        : sampleOf(JSON.parse(schema) as SampleSchema);
    return {
      name: JSON.parse(name) as string,
      contentType: 'application/json',
      content: `${JSON.stringify(value, null, 2)}\n`,
    };
  });
}

/** A value that matches a plain schema. Of several it takes the last one: the sample review rejects the change. */
function sampleOf(schema: SampleSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum.at(-1);
  switch (schema.type) {
    case 'string':
      return 'sample';
    case 'integer':
    case 'number':
      return schema.minimum ?? 0;
    case 'boolean':
      return false;
    case 'array':
      return [];
    case 'null':
      return null;
    default: {
      const properties = Object.entries(schema.properties ?? {});
      return Object.fromEntries(properties.map(([name, one]) => [name, sampleOf(one)]));
    }
  }
}
