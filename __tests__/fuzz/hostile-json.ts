import fc from 'fast-check';
import { words } from './hostile-text.ts';

const KEYS = [
  ...words('id status prompt config created_at completed_at agents subtasks total_cost_cents'),
  ...words('total_tokens_used error error_message failure_reason detail type agent_type progress'),
  ...words('current_tool name filename content_type mime_type size size_bytes sha256 digest'),
  ...words('download_url message msg loc data deliverables tasks total then length 0'),
  ...words('__proto__ constructor toString valueOf hasOwnProperty prototype toJSON'),
  ...['', ' ', '\u0000'],
];
const TEXTS = [
  ...words('pending planning running paused complete completed failed CANCELLED waiting killed'),
  ...words('awaiting_approval idle __proto__ constructor toString task_1 . .. 0000 9e9 \ud800'),
  ...words('2025-01-15T10:23:44Z 2025-01-15T10:23:44 +275760-09-13T00:00:00.001Z \udc00\ud800'),
  ...['', ' canceled ', '\u0000', 'x'.repeat(1001), `sha256:${'A'.repeat(64)}`, 'f'.repeat(64)],
  'https://cdn.example/f?sig=abcdefghijklmnop',
];
/** Raw JSON, which may contain numbers that JavaScript can't represent. */
const NUMBERS = [
  ...words('0 -0 1 -1 0.1 100 100.5 1e999 -1e999 1e-999 1e21 2048 2147483648'),
  ...words('9007199254740991 9007199254740993 123456789012345678901234567890'),
];

const someLeaf: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...TEXTS).map((text) => JSON.stringify(text)),
  fc.constantFrom('null', 'true', 'false', '{}', '[]', ...NUMBERS),
  fc.string({ unit: 'binary', maxLength: 8 }).map((text) => JSON.stringify(text)),
);
const someKey = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...KEYS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);

/**
 * Any JSON as text, with duplicate keys, `__proto__`, and numbers that no program can represent. Its keys include the fields of the
 * service's objects and hostile names.
 */
export const someJson: fc.Arbitrary<string> = fc.letrec<{ value: string; object: string }>(
  (tie) => ({
    object: fc
      .array(fc.tuple(someKey, tie('value')), { maxLength: 7 })
      .map((fields) => objectText(fields)),
    value: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'json' },
      { weight: 5, arbitrary: someLeaf },
      { weight: 2, arbitrary: tie('object') },
      { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 4 }).map(listText) },
    ),
  }),
).value;

/** Nesting that overflows the stack of a recursive program. */
export const someDeepJson: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(['[', ']'], ['{"a":', '}'], ['{"__proto__":', '}']), fc.nat(200), someLeaf)
  .map(([[open = '', close = ''], depth, leaf]) => open.repeat(depth) + leaf + close.repeat(depth));

/** An object whose fields are valid, random or absent, with additional fields. */
export function someMutation(valid: Readonly<Record<string, string>>): fc.Arbitrary<string> {
  const fields = Object.entries(valid).map(([key, value]) =>
    fc.oneof(
      { weight: 6, arbitrary: fc.constant([[key, value]] as const) },
      { weight: 2, arbitrary: someJson.map((any) => [[key, any]] as const) },
      { weight: 1, arbitrary: fc.constant([] as const) },
    ),
  );
  const others = fc.array(fc.tuple(someKey, someJson), { maxLength: 2 });
  return fc
    .tuple(fc.tuple(...fields), others)
    .map(([known, more]) => objectText([...known.flat(), ...more]));
}

export function listText(items: readonly string[]): string {
  return `[${items.join(',')}]`;
}

function objectText(fields: readonly (readonly [string, string])[]): string {
  return `{${fields.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`;
}

/** Returns properties that were added to the prototype of all objects. */
export function pollution(): string[] {
  const added = Reflect.ownKeys(Object.prototype).filter((key) => !CLEAN.has(key));
  for (const key of added) Reflect.deleteProperty(Object.prototype, key);
  return added.map((key) => `every object has got ${JSON.stringify(String(key))}`);
}

const CLEAN = new Set(Reflect.ownKeys(Object.prototype));
