import fc from 'fast-check';
import { listText, someDeepJson, someJson, someMutation } from './hostile-json.ts';

const AGENTS = [
  '{"id":"agnt_1","task_id":"task_1","type":"researcher","status":"acting","current_tool":"web","progress":40}',
  '{"id":"sub_1","agent_type":"coder","prompt":"p","status":"awaiting_approval","tokens_used":5,"model_used":"m"}',
];

const someAgents = fc
  .array(
    fc.oneof(
      fc.constantFrom(...AGENTS),
      someMutation({ id: '"agnt_2"', type: '"writer"', status: '"waiting"', progress: '5' }),
      someJson,
    ),
    { maxLength: 3 },
  )
  .map(listText);

/** A task of either generation of the API, with wrong or absent fields. */
export const someWireTask: fc.Arbitrary<string> = fc.oneof(
  someAgents.chain((agents) =>
    someMutation({
      ...{ id: '"task_01"', status: '"running"', prompt: '"Do it."', config: '{"max_agents":3}' },
      ...{ created_at: '"2025-01-15T10:23:44Z"', agents },
    }),
  ),
  someAgents.chain((subtasks) =>
    someMutation({
      ...{ id: '"task_02"', status: '"failed"', total_tokens_used: '7', total_cost_cents: '12.5' },
      ...{ created_at: '"2025-01-15T10:23:44"', completed_at: 'null', subtasks },
      ...{ error: '{"message":"no credits"}', detail: '"d"' },
    }),
  ),
);

export const someWireDeliverable: fc.Arbitrary<string> = fc.oneof(
  someMutation({
    ...{ id: '"dlvr_1"', name: '"a/report.md"', content_type: '"text/markdown"', size: '12' },
    ...{ sha256: JSON.stringify('ab'.repeat(32)), download_url: '"https://cdn.example/f?sig=s"' },
  }),
  someMutation({
    ...{ id: '7', filename: '"x.csv"', mime_type: '"text/csv"', size_bytes: '2048' },
    digest: JSON.stringify(`sha256:${'0'.repeat(64)}`),
  }),
);

const someItem = fc.oneof(someWireTask, someWireDeliverable, someJson);
const someItems = fc.array(someItem, { maxLength: 3 }).map(listText);

/** A list in each of its formats. */
export const someWireList: fc.Arbitrary<string> = fc.oneof(
  someItems,
  ...['data', 'deliverables', 'tasks'].map((key) =>
    someItems.chain((items) => someMutation({ [key]: items, total: '2' })),
  ),
);

export const someErrorBody: fc.Arbitrary<string> = fc.oneof(
  someMutation({ detail: '"Invalid API key"', error: '{"message":"m"}', message: '"m"' }),
  someMutation({ detail: '[{"loc":["body","steps",0],"msg":"Field required","type":"missing"}]' }),
  fc.constantFrom('', '<html><style>b{}</style><h1>502</h1>', '<'.repeat(2000), '"words"'),
);

/** Any possible response body. */
export const someBody: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: someWireTask },
  { weight: 6, arbitrary: someWireList },
  { weight: 4, arbitrary: someErrorBody },
  { weight: 3, arbitrary: someJson },
  { weight: 1, arbitrary: someDeepJson },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc.tuple(someWireTask, fc.nat(80)).map(([text, end]) => text.slice(0, end)),
  },
);
