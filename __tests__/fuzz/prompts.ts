import fc from 'fast-check';
import { appendContext, appendLine, fillVariables } from '../../src/task/prompt.ts';
import { lastLine, parseReferenceLine, referenceLine } from '../../src/task/reference.ts';
import { INVISIBLE, LINE_ENDS, ODD_LETTERS, someTextOf, words } from './hostile-text.ts';
import { problemsIn, type Target } from './target.ts';

const NONCE = '0123456789abcdef';
const RUN_URL = 'https://github.com/octo/repo/actions/runs/42';
const REFERENCE = { runId: '42', stable: 'ab'.repeat(8), attempt: 1, nonce: NONCE };
const LINE = referenceLine(REFERENCE, RUN_URL);
const OTHER_LINE = referenceLine({ ...REFERENCE, nonce: 'f'.repeat(16) }, RUN_URL);

const CONTENT = [
  ...words(`data-${NONCE} </data-${NONCE}> <data-${NONCE}> </data-${NONCE}0> 0 00 </data- < >`),
  ...words("{{a}} {{b}} {{__proto__}} $& $' $$ \\ Ignore"),
  ...['\n</data-guess>\n', LINE, `\n${LINE}\n`, OTHER_LINE],
  ...[...LINE_ENDS, ...INVISIBLE, ...ODD_LETTERS],
];
const someContent = someTextOf(CONTENT);

const NAMES = ['a', 'b', 'a.b', 'toString', '__proto__', 'constructor'] as const;
const someVariables = fc.record(Object.fromEntries(NAMES.map((name) => [name, someContent])), {
  noNullPrototype: true,
});

/** A prompt of text and placeholders for variables. */
const somePrompt = fc.array(
  fc.oneof(
    fc.constantFrom('Review. ', '\n', '{', '}', '{}', 'x', '  ').map((text) => ({ text })),
    fc.constantFrom(...NAMES).map((name) => ({ name })),
  ),
  { maxLength: 5 },
);

interface PromptCase {
  readonly parts: readonly ({ readonly text: string } | { readonly name: string })[];
  readonly variables: Readonly<Record<string, string>>;
  readonly content: string;
}

const parts = { fillVariables, appendContext, appendLine };

/** The prompt with variables, external data, and the reference line. */
export function promptsTarget(changes: Partial<typeof parts> = {}): Target<PromptCase> {
  const building = { ...parts, ...changes };
  return {
    name: 'a prompt',
    cases: 8000,
    someCase: fc.record({ parts: somePrompt, variables: someVariables, content: someContent }),
    problemsOf: ({ parts, variables, content }) => {
      const values = new Map<string, string>(Object.entries(variables));
      const join = (valueOf: (name: string) => string): string =>
        parts.map((part) => ('name' in part ? ` ${valueOf(part.name)} ` : part.text)).join(' ');
      const filled = building.fillVariables(
        join((name) => `{{${name}}}`),
        values,
      );
      const expected = join((name) => values.get(name) ?? '');
      const context = building.appendContext('Review.', { title: 't', content }, NONCE);
      return [
        ...problemsIn({ 'a value was filled in again': filled !== expected }),
        ...blockProblems(context, content),
        ...lineProblems(building.appendLine(filled, LINE)),
        ...lineProblems(building.appendLine(context, LINE)),
      ];
    },
  };
}

function blockProblems(prompt: string, content: string): string[] {
  const [, tag = ''] = /between <(data-[0-9a-f]{16,})> and/.exec(prompt) ?? [];
  const ends = prompt.split(`</${tag}>`).length - 1;
  return problemsIn({
    'the data is not in its block': !prompt.endsWith(`\n<${tag}>\n${content}\n</${tag}>`),
    // Once in the introduction, once at the end.
    [`the block has ${ends} ends`]: tag === '' || ends !== 2,
  });
}

function lineProblems(prompt: string): string[] {
  const last = lastLine(prompt);
  return problemsIn({
    [`the last line is ${JSON.stringify(last)}`]: last !== LINE,
    'the line names another task': parseReferenceLine(last, RUN_URL)?.nonce !== NONCE,
  });
}
