/** By name: `github`, `matrix`, `runner` and so on; null for one that is empty in this job. */
export type Contexts = Readonly<Record<string, unknown>>;

/**
 * Evaluates the `${{ … }}` of an input's default: a property of a context, or `toJSON` of one, as
 * far as defaults of actions go.
 * @throws for any other expression, and for a context that the runner does not offer there
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
