import { readFile } from 'node:fs/promises';
import { OpenAPIBackend, type Document } from 'openapi-backend';

/** The formats that GitHub's description names. */
const formats = {
  uri: (text: string) => URL.canParse(text),
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  email: /^[^@\s]+@[^@\s]+$/,
};

let loading: Promise<OpenAPIBackend> | undefined;

/**
 * GitHub's own description of the operations that the sandbox answers, ready to check requests and
 * answers. One instance serves the whole process; each check is compiled when it is first needed.
 */
export function loadApiDescription(): Promise<OpenAPIBackend> {
  loading ??= (async () => {
    const text = await readFile(new URL('../openapi.json', import.meta.url), 'utf8');
    const definition = JSON.parse(text) as Document;
    const ajvOpts = { formats, allErrors: true };
    return new OpenAPIBackend({ definition, quick: true, coerceTypes: true, ajvOpts }).init();
  })();
  return loading;
}
