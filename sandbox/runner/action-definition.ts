import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const scalar = v.pipe(
  v.union([v.string(), v.number(), v.boolean()]),
  v.transform((value) => String(value)),
);

const definition = v.object({
  inputs: v.optional(
    v.record(v.string(), v.nullable(v.object({ default: v.optional(scalar) }))),
    {},
  ),
  runs: v.object({
    using: v.picklist(['node20', 'node24']),
    main: v.string(),
    post: v.optional(v.string()),
  }),
});

/** The properties of an action.yml that the runner uses. */
export interface ActionDefinition {
  /** The defaults of the inputs by name, possibly expressions; empty when there is none. */
  readonly defaults: ReadonlyMap<string, string>;
  /** Absolute paths. */
  readonly main: string;
  readonly post: string | undefined;
}

/**
 * Reads the `action.yml` (or `.yaml`) of a JavaScript action.
 * @throws when there is none, or when it is of another kind
 */
export async function readActionDefinition(folder: string): Promise<ActionDefinition> {
  const text = await readFile(join(folder, 'action.yml'), 'utf8').catch(() =>
    readFile(join(folder, 'action.yaml'), 'utf8'),
  );
  const { inputs, runs } = v.parse(definition, parse(text));
  return {
    defaults: new Map(Object.entries(inputs).map(([name, input]) => [name, input?.default ?? ''])),
    main: join(folder, runs.main),
    post: runs.post === undefined ? undefined : join(folder, runs.post),
  };
}

/** The contexts by name: `github`, `matrix`, `runner` and so on; null for one that is empty in this job. */
export type Contexts = Readonly<Record<string, unknown>>;

/**
 * Evaluates the `${{ … }}` of an input's default: a property of a context, or `toJSON` of one. Defaults of actions need nothing
 * else.
 * @throws for any other expression, and for a context that is not available there
 */
export function evaluateDefault(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (whole, expression: string) => {
    const [, toJson, path, plainPath] =
      /^\s*(?:(toJSON)\(\s*([\w.-]+)\s*\)|([\w.-]+))\s*$/i.exec(expression) ?? [];
    const names = (path ?? plainPath ?? '').split('.');
    const [context = ''] = names;
    if (!(context in contexts)) throw new Error(`The runner sandbox cannot evaluate ${whole}`);
    const value = names.reduce<unknown>((parent, name) => propertyOf(parent, name), contexts);
    if (toJson !== undefined) return JSON.stringify(value ?? null, null, 2);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  });
}

function propertyOf(parent: unknown, name: string): unknown {
  if (typeof parent !== 'object' || parent === null) return undefined;
  return (parent as Readonly<Record<string, unknown>>)[name];
}
