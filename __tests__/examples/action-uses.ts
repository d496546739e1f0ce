import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const actionSchema = v.object({
  inputs: v.record(v.string(), v.unknown()),
  outputs: v.record(v.string(), v.unknown()),
});
const action = v.parse(
  actionSchema,
  parse(readFileSync(path.join(import.meta.dirname, '../../action.yml'), 'utf8')),
);

const useSchema = v.object({
  uses: v.pipe(v.string(), v.regex(/^OWNER\/miteos-task-action@/)),
  id: v.optional(v.string()),
  with: v.optional(v.record(v.string(), v.unknown()), {}),
});
/** A step that runs a script. */
const scriptSchema = v.object({ id: v.string(), run: v.string() });
type ActionUse = v.InferOutput<typeof useSchema>;

/** Returns the steps of a workflow, or of a part of one, that use this action. */
export function actionUses(text: string): ActionUse[] {
  return usesIn(parse(text));
}

/**
 * What is wrong about how a workflow uses this action: inputs and outputs that there are not, outputs of a step that there is not, and
 * outputs of a script or a job that it does not have. One sentence each.
 */
export function findMisuses(text: string): string[] {
  const uses = actionUses(text);
  return [
    ...uses.flatMap((use) => unknownInputs(use)),
    ...uses
      .map(({ uses: name }) => name)
      .filter((name) => !/@(?:v\d+|<40 digits>|[\da-f]{40})$/.test(name))
      .map((name) => `"${name}" names no major version and no commit.`),
    ...unknownStepOutputs(text, uses),
    ...unknownJobOutputs(text),
  ];
}

function usesIn(node: unknown): ActionUse[] {
  return stepsIn(node, useSchema);
}

/** Returns the parts that match the schema of a step. */
function stepsIn<Schema extends v.GenericSchema>(
  node: unknown,
  schema: Schema,
): v.InferOutput<Schema>[] {
  if (typeof node !== 'object' || node === null) return [];
  const step = v.safeParse(schema, node);
  return step.success
    ? [step.output]
    : Object.values(node).flatMap((child) => stepsIn(child, schema));
}

function unknownInputs({ with: inputs }: ActionUse): string[] {
  return Object.keys(inputs)
    .filter((name) => !Object.hasOwn(action.inputs, name))
    .map((name) => `The action has no input "${name}".`);
}

function unknownStepOutputs(text: string, uses: readonly ActionUse[]): string[] {
  const scripts = stepsIn(parse(text), scriptSchema);
  return [...text.matchAll(/\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g)].flatMap(
    ([, id = '', name = '']) => {
      const script = scripts.find((step) => step.id === id);
      if (script !== undefined)
        return script.run.includes(`${name}=`) ? [] : [`The step "${id}" has no output "${name}".`];
      if (!uses.some((use) => use.id === id)) return [`No step of the action has the id "${id}".`];
      return Object.hasOwn(action.outputs, name) ? [] : [`The action has no output "${name}".`];
    },
  );
}

const workflowSchema = v.object({
  jobs: v.record(
    v.string(),
    v.object({ outputs: v.optional(v.record(v.string(), v.string()), {}) }),
  ),
});

function unknownJobOutputs(text: string): string[] {
  const used = [...text.matchAll(/\bneeds\.([\w-]+)\.outputs\.([\w-]+)/g)];
  if (used.length === 0) return [];
  const { jobs } = v.parse(workflowSchema, parse(text));
  return used
    .filter(([, job = '', name = '']) => !Object.hasOwn(jobs[job]?.outputs ?? {}, name))
    .map(([, job = '', name = '']) => `The job "${job}" has no output "${name}".`);
}
