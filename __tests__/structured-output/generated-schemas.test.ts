import { describe, expect, it } from '@jest/globals';
import { compileSchema } from '../../src/structured-output/json-schema.ts';

/** What generators write, with a value that matches, one that does not, and the places of the mismatch. */
const generated: readonly [
  generator: string,
  schema: string,
  good: unknown,
  bad: unknown,
  places: readonly string[],
][] = [
  [
    'zod 4',
    String.raw`{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"verdict":{"type":"string","enum":["approve","reject"]},"score":{"type":"integer","minimum":0,"maximum":9007199254740991},"at":{"type":"string","format":"date","pattern":"^\\d{4}-(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])$"},"part":{"$ref":"#/$defs/Part"},"note":{"type":["string","null"]},"by":{"type":"object","propertyNames":{"type":"string"},"additionalProperties":{"type":"number"}},"pair":{"type":"array","prefixItems":[{"type":"string"},{"type":"number"}],"items":false,"minItems":2,"maxItems":2}},"required":["verdict","score","part","note","by"],"additionalProperties":false,"$defs":{"Part":{"type":"object","properties":{"path":{"type":"string"},"parts":{"type":"array","items":{"$ref":"#/$defs/Part"}}},"required":["path","parts"],"additionalProperties":false,"example":{"$ref":"a.ts","parts":5}}}}`,
    {
      verdict: 'approve',
      score: 1,
      at: '2026-01-31',
      part: { path: 'a', parts: [{ path: 'b', parts: [] }] },
      note: null,
      by: { a: 1 },
      pair: ['a', 1],
    },
    {
      verdict: 'yes',
      score: 1.5,
      part: { path: 'a', parts: [{ path: 1, parts: [] }] },
      note: null,
      by: { a: '1' },
      pair: ['a', 1],
    },
    ['/verdict', '/score', '/part/parts/0/path', '/by/a'],
  ],
  [
    'zod 4 for draft 4',
    '{"$schema":"http://json-schema.org/draft-04/schema#","type":"object","properties":{"verdict":{"type":"string","enum":["approve","reject"]},"score":{"type":"number","minimum":0,"exclusiveMinimum":true,"maximum":1,"exclusiveMaximum":false}},"required":["verdict","score"],"additionalProperties":false}',
    { verdict: 'approve', score: 1 },
    { verdict: 'approve', score: 0 },
    ['/score'],
  ],
  [
    'zod-to-json-schema',
    String.raw`{"$ref":"#/definitions/Verdict","definitions":{"Verdict":{"type":"object","properties":{"verdict":{"type":"string","enum":["approve","reject"]},"score":{"type":"number","exclusiveMinimum":0},"part":{"type":"object","properties":{"path":{"type":"string","pattern":"^src\\_a\\-b\\/"},"parts":{"type":"array","items":{"$ref":"#/definitions/Verdict/properties/part"}}},"required":["path","parts"],"additionalProperties":false},"note":{"type":["string","null"]}},"required":["verdict","score","part","note"],"additionalProperties":false}},"$schema":"http://json-schema.org/draft-07/schema#"}`,
    { verdict: 'approve', score: 0.5, part: { path: 'src_a-b/c', parts: [] }, note: null },
    { verdict: 'approve', score: 0, part: { path: 'src_a', parts: [{}] }, note: 1 },
    ['/score', '/part/path', '/part/parts/0', '/note'],
  ],
  [
    'pydantic',
    '{"$defs":{"Bug":{"properties":{"kind":{"const":"bug","title":"Kind","type":"string"},"line":{"minimum":1,"title":"Line","type":"integer"}},"required":["kind","line"],"title":"Bug","type":"object"},"Note":{"properties":{"kind":{"const":"note","title":"Kind","type":"string"},"text":{"default":"none","title":"Text","type":"string"}},"required":["kind"],"title":"Note","type":"object"},"Part":{"properties":{"path":{"title":"Path","type":"string"},"parts":{"default":[],"items":{"$ref":"#/$defs/Part"},"title":"Parts","type":"array"}},"required":["path"],"title":"Part","type":"object"}},"additionalProperties":false,"example":{"id":"x","items":5,"verdict":"approve"},"properties":{"verdict":{"enum":["approve","reject"],"title":"Verdict","type":"string"},"finding":{"discriminator":{"mapping":{"bug":"#/$defs/Bug","note":"#/$defs/Note"},"propertyName":"kind"},"oneOf":[{"$ref":"#/$defs/Bug"},{"$ref":"#/$defs/Note"}],"title":"Finding"},"part":{"anyOf":[{"$ref":"#/$defs/Part"},{"type":"null"}],"default":null},"when":{"anyOf":[{"format":"date-time","type":"string"},{"type":"null"}],"default":null,"title":"When"}},"required":["verdict","finding"],"title":"Verdict","type":"object"}',
    { verdict: 'reject', finding: { kind: 'bug', line: 3 }, part: { path: 'a' }, when: null },
    { verdict: 'reject', finding: { kind: 'bug' }, part: { path: 'a', parts: [1] }, when: 'now' },
    ['/finding', '/finding/kind', '/part/parts/0', '/part', '/when'],
  ],
  [
    'pydantic, of a model that contains itself',
    '{"$defs":{"Part":{"properties":{"path":{"title":"Path","type":"string"},"parts":{"default":[],"items":{"$ref":"#/$defs/Part"},"title":"Parts","type":"array"}},"required":["path"],"title":"Part","type":"object"}},"$ref":"#/$defs/Part"}',
    { path: 'a', parts: [{ path: 'b' }] },
    { path: 'a', parts: [{}] },
    ['/parts/0'],
  ],
  [
    'TypeBox',
    '{"additionalProperties":false,"$id":"Verdict","type":"object","required":["verdict","part"],"properties":{"verdict":{"anyOf":[{"const":"approve","type":"string"},{"const":"reject","type":"string"}]},"score":{"minimum":0,"type":"integer"},"part":{"$id":"Part","type":"object","required":["path","parts"],"properties":{"path":{"type":"string"},"parts":{"type":"array","items":{"$ref":"Part"}}}}}}',
    { verdict: 'approve', part: { path: 'a', parts: [{ path: 'b', parts: [] }] } },
    { verdict: 'yes', part: { path: 'a', parts: [{ path: 'b' }] } },
    ['/verdict', '/part/parts/0'],
  ],
  [
    'TypeBox, of a module',
    '{"$defs":{"Verdict":{"type":"object","required":["part"],"properties":{"part":{"$ref":"Part"}},"$id":"Verdict"},"Part":{"type":"object","required":["path","parts"],"properties":{"path":{"type":"string"},"parts":{"type":"array","items":{"$ref":"Part"}}},"$id":"Part"}},"$ref":"Verdict"}',
    { part: { path: 'a', parts: [] } },
    { part: { path: 'a', parts: [5] } },
    ['/part/parts/0'],
  ],
  [
    'quicktype',
    '{"$schema":"http://json-schema.org/draft-06/schema#","$ref":"#/definitions/Verdict","definitions":{"Verdict":{"type":"object","additionalProperties":false,"properties":{"verdict":{"type":"string"},"score":{"type":"string","format":"integer"},"part":{"$ref":"#/definitions/PurplePart"},"parts":{"type":"array","items":{"$ref":"#/definitions/PartElement"}}},"required":["part","parts","score","verdict"],"title":"Verdict"},"PurplePart":{"type":"object","additionalProperties":false,"properties":{"path":{"type":"string"},"url":{"type":"string","format":"uri","qt-uri-protocols":["https"]}},"required":["path","url"],"title":"PurplePart"},"PartElement":{"type":"object","additionalProperties":false,"properties":{"a":{"anyOf":[{"type":"integer"},{"type":"null"}]}},"required":["a"],"title":"PartElement"}}}',
    {
      verdict: 'approve',
      score: '12',
      part: { path: 'a', url: 'https://a.example' },
      parts: [{ a: null }],
    },
    { verdict: 'approve', score: '12', part: { path: 'a', url: 'a' }, parts: [{ a: 'b' }] },
    ['/part/url', '/parts/0/a'],
  ],
];

describe('a schema as a generator writes it', () => {
  it.each(generated)('is used as it is: %s', async (_, schema, good, bad, places) => {
    const { findMismatches } = await compileSchema(schema);
    expect(findMismatches(good)).toEqual([]);
    expect(findMismatches(bad).map((place) => place.replace(/: .*/s, ''))).toEqual(places);
  });
});
