/**
 * Reduces GitHub's OpenAPI description to the operations that the sandbox supports, with all referenced components.
 * Removes documentation, which validation does not need.
 *
 * Usage: node scripts/reduce-github-openapi.ts <api.github.com.json> [<output>]
 *
 * The full description is in the npm package `@octokit/openapi` (MIT), as
 * `generated/api.github.com.json`.
 */
import { readFile, writeFile } from 'node:fs/promises';

const operations: readonly (readonly [path: string, method: string])[] = [
  ['/repos/{owner}/{repo}/issues', 'get'],
  ['/repos/{owner}/{repo}/issues', 'post'],
  ['/repos/{owner}/{repo}/issues/{issue_number}', 'patch'],
  ['/repos/{owner}/{repo}/issues/{issue_number}/comments', 'get'],
  ['/repos/{owner}/{repo}/issues/{issue_number}/comments', 'post'],
  ['/repos/{owner}/{repo}/issues/comments/{comment_id}', 'get'],
  ['/repos/{owner}/{repo}/issues/comments/{comment_id}', 'patch'],
  ['/repos/{owner}/{repo}/issues/comments/{comment_id}', 'delete'],
  ['/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions', 'post'],
  ['/repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions', 'post'],
  ['/repos/{owner}/{repo}/pulls', 'get'],
  ['/repos/{owner}/{repo}/pulls/{pull_number}', 'get'],
  ['/repos/{owner}/{repo}/pulls/{pull_number}/files', 'get'],
  ['/repos/{owner}/{repo}/pulls/{pull_number}/comments', 'get'],
  ['/repos/{owner}/{repo}/pulls/{pull_number}/reviews', 'get'],
  ['/repos/{owner}/{repo}/pulls/{pull_number}/reviews', 'post'],
  ['/repos/{owner}/{repo}/compare/{basehead}', 'get'],
  ['/repos/{owner}/{repo}/collaborators/{username}/permission', 'get'],
  ['/repos/{owner}/{repo}/actions/runs/{run_id}', 'get'],
  ['/user', 'get'],
];

type JsonObject = Record<string, unknown>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function childOf(parent: unknown, key: string): JsonObject {
  const child = isObject(parent) ? parent[key] : undefined;
  if (!isObject(child)) throw new Error(`The description has no "${key}".`);
  return child;
}

/** Keys with documentation. Inside `properties`, a key is the name of a field and is kept. */
const documentation = new Set(['description', 'summary', 'title', 'example', 'examples', 'tags']);

function withoutDocumentation(value: unknown, keysAreNames: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutDocumentation(item, false));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(
    ([key]) =>
      keysAreNames || !(documentation.has(key) || key.startsWith('x-') || key === 'externalDocs'),
  );
  return Object.fromEntries(
    kept.map(([key, item]) => [
      key,
      withoutDocumentation(item, key === 'properties' && !keysAreNames),
    ]),
  );
}

/**
 * `nullable` is valid only next to `type` (OpenAPI 3.0.3, "Schema Object"), and Ajv rejects it elsewhere. GitHub also uses it next to
 * `oneOf`, where null becomes another choice.
 */
function withExplicitNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withExplicitNull);
  if (!isObject(value)) return value;
  const schema = Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withExplicitNull(item)]),
  );
  const choices = schema['oneOf'] ?? schema['anyOf'];
  if (schema['nullable'] !== true || 'type' in schema || !Array.isArray(choices)) return schema;
  const rest = Object.entries(schema).filter(([key]) => !/^(nullable|oneOf|anyOf)$/.test(key));
  return { ...Object.fromEntries(rest), anyOf: [...(choices as unknown[]), { enum: [null] }] };
}

/** OpenAPI requires a description only for responses. */
function describeResponses(responses: JsonObject): void {
  for (const response of Object.values(responses)) {
    if (isObject(response) && !('$ref' in response)) response['description'] = '';
  }
}

function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  const reference = value['$ref'];
  return [
    ...(typeof reference === 'string' ? [reference] : []),
    ...Object.values(value).flatMap(referencesIn),
  ];
}

/** Copies each component that `paths` needs, directly or indirectly. */
function neededComponents(full: JsonObject, paths: JsonObject): JsonObject {
  const components: Record<string, JsonObject> = {};
  const queue = referencesIn(paths);
  for (let reference = queue.pop(); reference !== undefined; reference = queue.pop()) {
    const [, section = '', name = ''] = /^#\/components\/([^/]+)\/([^/]+)$/.exec(reference) ?? [];
    const copies = (components[section] ??= {});
    if (name in copies) continue;
    const source = childOf(childOf(childOf(full, 'components'), section), name);
    copies[name] = withoutDocumentation(source, false);
    queue.push(...referencesIn(copies[name]));
  }
  describeResponses(components['responses'] ?? {});
  return components;
}

function reduce(full: JsonObject): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const [path, method] of operations) {
    const source = childOf(childOf(childOf(full, 'paths'), path), method);
    const operation = withoutDocumentation(source, false);
    describeResponses(childOf(operation, 'responses'));
    (paths[path] ??= {})[method] = operation;
  }
  const { title, version, license } = childOf(full, 'info');
  return {
    openapi: full['openapi'],
    info: { title, version, license },
    paths,
    components: neededComponents(full, paths),
  };
}

const [source, output = new URL('../sandbox/github/openapi.json', import.meta.url)] =
  process.argv.slice(2);
if (source === undefined) throw new Error('Pass the path of the full description.');
const full: unknown = JSON.parse(await readFile(source, 'utf8'));
if (!isObject(full)) throw new Error(`${source} does not contain a JSON object.`);
await writeFile(output, `${JSON.stringify(withExplicitNull(reduce(full)))}\n`);
