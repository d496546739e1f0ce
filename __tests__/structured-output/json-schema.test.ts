import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  compileSchema,
  parseSchema,
  SchemaError,
} from '../../src/structured-output/json-schema.ts';

/** What of a value is against a schema. */
async function mismatches(schema: unknown, value: unknown): Promise<readonly string[]> {
  const { findMismatches } = await compileSchema(JSON.stringify(schema));
  return findMismatches(value);
}

/** What is wrong with a schema. */
async function problems(schema: unknown): Promise<readonly string[]> {
  const text = typeof schema === 'string' ? schema : JSON.stringify(schema);
  const error: unknown = await compileSchema(text).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SchemaError);
  return (error as SchemaError).problems;
}

const review = {
  type: 'object',
  required: ['verdict', 'findings'],
  additionalProperties: false,
  properties: {
    verdict: { enum: ['approve', 'reject'] },
    findings: {
      type: 'array',
      items: { $ref: '#/$defs/finding' },
    },
  },
  $defs: {
    finding: {
      type: 'object',
      required: ['path', 'line'],
      properties: {
        path: { type: 'string', pattern: '^[^/]' },
        line: { type: 'integer', minimum: 1 },
        fix: { anyOf: [{ type: 'string' }, { type: 'null' }] },
      },
    },
  },
};

describe('a schema', () => {
  it('has nothing against a value that matches it', async () => {
    const findings = [{ path: 'a.ts', line: 3, fix: null }];
    expect(await mismatches(review, { verdict: 'approve', findings })).toEqual([]);
  });

  it('names the first five places of a mismatch by JSON pointer, each with what was expected', async () => {
    const findings = [
      { path: '/a.ts', line: '3' },
      { line: 0 },
      { path: 'a', line: 1, fix: 5 },
      { path: 1, line: 1.5 },
    ];
    expect(await mismatches(review, { verdict: 'yes', findings, 'a/b~': 1 })).toEqual([
      '/verdict: expected one of "approve","reject"',
      '/findings/0/path: it does not match the pattern at #/properties/findings/items/$ref/properties/path/pattern',
      '/findings/0/line: expected "integer", got "string"',
      '/findings/1: the property "path" is missing',
      '/findings/1/line: 0 is less than 1',
      'and 4 more places',
    ]);
  });

  it('says all alternatives of one place', async () => {
    const findings = [{ path: 'a', line: 1, fix: 5 }];
    expect(await mismatches(review, { verdict: 'reject', findings })).toEqual([
      '/findings/0/fix: expected "string", got "number"; expected "null", got "number"',
    ]);
  });

  it.each([
    [{ type: 'object' }, [], ['the top level: expected "object", got "array"']],
    [{ const: 5 }, 6, ['the top level: expected 5']],
    [{ additionalProperties: false }, { 'a/b~': 1 }, ['/a~1b~0: no value is allowed here']],
    [false, 1, ['the top level: no value is allowed here']],
    [true, 1, []],
    [
      { anyOf: [{ oneOf: [true, true] }] },
      1,
      ['the top level: it matches 2 alternatives of `oneOf`, expected exactly one'],
    ],
    [{ exclusiveMinimum: 0 }, 0, ['the top level: 0 is not greater than 0']],
    [{ maxProperties: 1 }, { a: 1, b: 2 }, ['the top level: it has more than 1 properties']],
    [{ not: { type: 'null' } }, null, ['the top level: it matches what `not` excludes']],
    [
      { dependentRequired: { a: ['b'] } },
      { a: 1 },
      ['the top level: it has "a" but does not have "b"'],
    ],
    [
      { oneOf: [{ type: 'string' }, { type: 'null' }] },
      1,
      ['the top level: expected "string", got "number"; expected "null", got "number"'],
    ],
    [{ minItems: 2 }, [1], ['the top level: Array has too few items (1 < 2)']],
  ])('%j says of %j what is wrong with the whole', async (schema, value, expected) => {
    expect(await mismatches(schema, value)).toEqual(expected);
  });

  it('truncates what a value or a schema would make long', async () => {
    const value = { ['x'.repeat(50_000)]: 1 };
    const [place = ''] = await mismatches({ additionalProperties: false }, value);
    expect(place).toHaveLength(200);
  });

  it('checks properties that are named as parts of every object', async () => {
    const schema = JSON.parse(
      '{"properties": {"__proto__": {"type": "string"}, "constructor": {"type": "string"}}, "required": ["toString", "__proto__"]}',
    ) as unknown;
    expect(await mismatches(schema, JSON.parse('{"__proto__": 1, "constructor": 2}'))).toEqual([
      'the top level: the property "toString" is missing',
      '/__proto__: expected "string", got "number"',
      '/constructor: expected "string", got "number"',
    ]);
    expect(await mismatches(schema, {})).toEqual([
      'the top level: the property "toString" is missing; the property "__proto__" is missing',
    ]);
  });

  it('names a value that matches several alternatives, also next to other mismatches', async () => {
    const schema = { properties: { a: { oneOf: [true, true] }, b: { type: 'string' } } };
    expect(await mismatches(schema, { a: 1, b: 2 })).toEqual([
      '/a: it matches 2 alternatives of `oneOf`, expected exactly one',
      '/b: expected "string", got "number"',
    ]);
  });

  it.each([
    'http://json-schema.org/schema#',
    'http://json-schema.org/draft-04/schema#',
    'http://json-schema.org/draft-06/schema#',
    'http://json-schema.org/draft-07/schema#',
    'https://json-schema.org/draft/2019-09/schema',
    'https://json-schema.org/draft/2020-12/schema',
  ])('may be of %s', async ($schema) => {
    expect(await mismatches({ $schema, type: 'string' }, 1)).toHaveLength(1);
  });

  it('may refer to parts of it by pointer, anchor and its own address, and to itself deeper down', async () => {
    const schema = {
      $id: 'https://example.com/tree.json',
      type: 'object',
      properties: {
        child: { $ref: '#' },
        name: { $ref: '#name' },
        other: { $ref: 'tree.json#/$defs/name' },
      },
      $defs: { name: { $anchor: 'name', type: 'string' } },
    };
    expect(await mismatches(schema, { child: { child: { name: 1 } }, other: 2 })).toEqual([
      '/child/child/name: expected "string", got "number"',
      '/other: expected "string", got "number"',
    ]);
  });

  it('may refer to parts of it whose names need escapes in a pointer or in an address', async () => {
    const names = ['a/b~c', 'x y', 'List<string>', 'ü', 'a%b', 'a"b', 'a^b|c', '__proto__'];
    const pointers = [
      'a~1b~0c',
      'x%20y',
      'List<string>',
      '%C3%BC',
      'a%25b',
      'a"b',
      'a^b|c',
      '__proto__',
    ];
    const $defs = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
    const prefixItems = pointers.map((pointer) => ({ $ref: `#/$defs/${pointer}` }));
    const places = await mismatches(
      { prefixItems, $defs },
      names.map(() => 1),
    );
    expect(places.slice(0, 5)).toEqual(
      [0, 1, 2, 3, 4].map((index) => `/${index}: expected "string", got "number"`),
    );
    expect(places.at(-1)).toBe('and 3 more places');
  });

  it.each([
    ['of any type', { 'x-order': { type: 5 }, examples: [{ $ref: 1 }] }],
    ['with a reference', { example: { $ref: '#/none' }, contentSchema: { $ref: '#/none' } }],
    ['with a broken address', { example: { $id: 'http://[' } }],
    [
      'with the same address twice',
      { example: { $id: 'a' }, properties: { a: { example: { $id: 'a' } } } },
    ],
    ['of draft 4, `id`', { id: 'a', properties: { a: { id: 'a' }, b: { id: 5 } } }],
    ['within a part', { $defs: { a: { default: { $ref: 1 }, discriminator: { mapping: {} } } } }],
  ])('ignores keywords that it does not have, as the drafts say: %s', async (_, schema) => {
    expect(await mismatches({ ...schema, type: 'string' }, 1)).toEqual([
      'the top level: expected "string", got "number"',
    ]);
    expect(await mismatches({ ...schema, type: 'string' }, '')).toEqual([]);
  });

  it.each(['hasOwnProperty', 'isPrototypeOf', 'toString', 'constructor', '__proto__', 'int64'])(
    'ignores the format %s, which it does not know',
    async (format) => {
      expect(await mismatches({ format }, 'x')).toEqual([]);
    },
  );

  it('evaluates the `dependencies` of draft 7, whatever the properties are called', async () => {
    const schema = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      allOf: [{ type: 'object' }],
      dependencies: {
        a: ['b'],
        type: { $ref: '#/definitions/c' },
        properties: { allOf: [{ $ref: '#/definitions/c' }] },
        never: false,
      },
      definitions: { c: { required: ['c'] } },
    };
    expect(await mismatches(schema, { c: 1, type: 1, properties: 1 })).toEqual([]);
    expect(await mismatches(schema, { a: 1 })).toEqual([
      'the top level: it has "a" but does not have "b"',
    ]);
    for (const value of [{ type: 1 }, { properties: 1 }]) {
      expect(await mismatches(schema, value)).toEqual([
        'the top level: the property "c" is missing',
      ]);
    }
    expect(await mismatches(schema, { never: 1 })).toEqual([
      'the top level: no value is allowed here',
    ]);
  });

  it.each([
    [String.raw`^a\-b\_\ü$`, undefined],
    [String.raw`^a\-b\_$`, 'a-b_'],
    [String.raw`^[\_\-]+$`, '-_'],
    [String.raw`^\\\-$`, String.raw`\-`],
    [String.raw`^\"\:\@$`, '":@'],
  ])('reads the needless escapes of a pattern: %s', async (pattern, value) => {
    if (value === undefined) {
      expect(await problems({ pattern })).toHaveLength(1);
      return;
    }
    expect(await mismatches({ pattern }, value)).toEqual([]);
    expect(await mismatches({ pattern }, `${value}x`)).toHaveLength(1);
    expect(await mismatches({ patternProperties: { [pattern]: false } }, { [value]: 1 })).toEqual([
      expect.stringMatching(/: no value is allowed here$/),
    ]);
  });

  it('says that a value is too deep for it, where its references multiply the depth', async () => {
    const $defs = Object.fromEntries(
      Array.from({ length: 250 }, (_, index) => {
        const next = { $ref: `#/$defs/d${(index + 1) % 250}` };
        return [`d${index}`, index === 249 ? { items: next } : next];
      }),
    );
    const deep = Array.from({ length: 60 }).reduce<unknown>((value) => [value], 1);
    const checked = mismatches({ $ref: '#/$defs/d0', $defs }, deep);
    await expect(checked).rejects.toThrow('the file and the schema together are too deep');
  });
});

describe('a broken schema', () => {
  it.each([
    [
      '{"type": "object",}',
      ['it is not JSON: Expected double-quoted property name at line 1, column 19'],
    ],
    ['', ['it is not JSON: Unexpected end of JSON input']],
    ['[]', ['expected a JSON object, or `true` or `false`']],
    ['null', ['expected a JSON object, or `true` or `false`']],
    ['{"type": "null", "type": "object"}', ['it contains a duplicate property name']],
    [
      `${'{"not":'.repeat(70)}true${'}'.repeat(70)}`,
      ['it is nested 70 levels deep, the maximum is 64'],
    ],
    [{ description: 'x'.repeat(64_000) }, ['it has 64 kB, the maximum is 64 kB']],
    [
      { $schema: 'http://json-schema.org/draft-03/schema#' },
      ['/$schema: expected JSON Schema 2020-12, 2019-09, or draft 7, 6 or 4'],
    ],
    [{ $ref: '#/$defs/none' }, ['a $ref does not resolve within it: "#/$defs/none"']],
    [
      { items: { $ref: 'https://example.com/a.json' } },
      ['a $ref does not resolve within it: "https://example.com/a.json"'],
    ],
    [
      { $ref: '#/components/schemas/a', components: { schemas: { a: { pattern: '(' } } } },
      ['a $ref does not resolve within it: "#/components/schemas/a"'],
    ],
    [
      '{"properties": {"\\ud800": true}}',
      [String.raw`it contains a property name that is not Unicode: "\ud800"`],
    ],
    [{ $ref: 'other.json' }, ['a $ref does not resolve within it: "other.json"']],
    [{ $ref: '#' }, ["it can't be used: a $ref refers to itself"]],
    [
      {
        $ref: '#/$defs/a',
        $defs: { a: { $ref: '#/$defs/b' }, b: { allOf: [{ $ref: '#/$defs/a' }] } },
      },
      ["it can't be used: a $ref refers to itself"],
    ],
    [
      { properties: { a: { $ref: '#/properties/a' } } },
      ["it can't be used: a $ref refers to itself"],
    ],
    [
      { items: { $ref: '#/$defs/a' }, $defs: { a: { anyOf: [{ $ref: '#/$defs/a' }] } } },
      ["it can't be used: a $ref refers to itself"],
    ],
    [{ anyOf: [] }, ['/anyOf: expected >=1, got 0']],
    [{ properties: { a: { type: [] } } }, ['/properties/a/type: expected >=1, got 0']],
    [{ $id: 'http://[' }, [expect.stringMatching(/^it can't be used: .*Invalid URL$/)]],
  ])('is refused before it is used: %j', async (schema, expected) => {
    expect(await problems(schema)).toEqual(expected);
  });

  it('is told all that is wrong with its keywords, each with its place', async () => {
    const schema = {
      type: 'strng',
      required: 'verdict',
      properties: { 'a/b': 'text', b: { pattern: '(' } },
      patternProperties: { '[': true },
      items: 5,
      minLength: -1,
      multipleOf: 0,
      exclusiveMinimum: '1',
      anyOf: {},
      $dynamicRef: '#a',
    };
    expect(new Set(await problems(schema))).toEqual(
      new Set([
        '/type: expected ("null" | "boolean" | "object" | "array" | "number" | "integer" | "string"), got "strng"',
        '/required: expected Array, got "verdict"',
        '/properties/a~1b: expected Object, got "text"',
        '/properties/b/pattern: expected a regular expression that JavaScript reads with the flag `u`, got "("',
        '/patternProperties/[: expected a regular expression that JavaScript reads with the flag `u`, got "["',
        '/items: expected Object, got 5',
        '/minLength: expected >=0, got -1',
        '/multipleOf: expected >0, got 0',
        '/exclusiveMinimum: expected (number | boolean), got "1"',
        '/anyOf: expected Array, got Object',
        '/$dynamicRef: this keyword is not supported',
      ]),
    );
  });

  it('may be as long as 60 kB', async () => {
    const names = Array.from({ length: 1550 }, (_, index) => `property-number-${index}`);
    const properties = Object.fromEntries(names.map((name) => [name, { type: 'number' }]));
    const schema = { properties };
    expect(JSON.stringify(schema).length).toBeGreaterThan(60_000);
    expect(await mismatches(schema, { 'property-number-1549': '' })).toEqual([
      '/property-number-1549: expected "number", got "string"',
    ]);
  });

  it('is parsed without the library', () => {
    expect(parseSchema('{"type": "string"}')).toEqual({ type: 'string' });
    expect(() => parseSchema('{"type": 1}')).toThrow(SchemaError);
  });
});

describe('a check that would not end', () => {
  it('is ended where a pattern of the schema backtracks', async () => {
    const { findMismatches } = await compileSchema('{"pattern": "^(a+)+$"}', 200);
    expect(() => findMismatches(`${'a'.repeat(100)}b`)).toThrow('it takes longer than');
  });

  it('is refused with the schema where its references multiply', async () => {
    const defs = Array.from({ length: 40 }, (_, index) => {
      const next = { $ref: `#/$defs/d${index + 1}` };
      return [`d${index}`, { allOf: [next, next] }] as const;
    });
    const schema = { $ref: '#/$defs/d0', $defs: { ...Object.fromEntries(defs), d40: true } };
    const compiled = compileSchema(JSON.stringify(schema), 200);
    await expect(compiled).rejects.toThrow("it can't be used: it takes longer than");
  });

  it('is refused with the schema where addresses are within addresses', async () => {
    const schema = Array.from({ length: 60 }).reduce<unknown>(
      (not, _, index) => ({ $id: `a${index}`, not }),
      true,
    );
    const compiled = compileSchema(JSON.stringify(schema), 200);
    await expect(compiled).rejects.toThrow("it can't be used: it takes longer than");
  });

  it('ends by itself with many mismatches', async () => {
    const types = ['string', 'boolean', 'null', 'object', 'array'];
    const schema = { items: { anyOf: types.map((type) => ({ type })) } };
    const places = await mismatches(
      schema,
      Array.from({ length: 3000 }, () => 5),
    );
    expect(places).toHaveLength(6);
    expect(places.at(-1)).toBe('and 2,995 more places');
  });
});

describe('any JSON as a schema', () => {
  const keywords = fc.constantFrom(
    'type',
    'enum',
    'required',
    'items',
    'properties',
    'anyOf',
    '$ref',
  );
  const schemas = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(fc.oneof(keywords, fc.string()), fc.jsonValue(), { maxKeys: 4 }),
  );

  it('is refused with its problems, or says of any value at most five places and how many more', async () => {
    let compiled = 0;
    await fc.assert(
      fc.asyncProperty(schemas, fc.jsonValue(), async (schema, value) => {
        try {
          const places = await mismatches(schema, value);
          compiled += 1;
          expect(places.length).toBeLessThanOrEqual(6);
        } catch (error) {
          expect(error).toBeInstanceOf(SchemaError);
          expect((error as SchemaError).problems.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 100 },
    );
    expect(compiled).toBeGreaterThan(0);
  });
});
