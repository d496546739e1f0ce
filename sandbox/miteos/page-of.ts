import type { ValidationProblem } from './create-request.ts';

export interface Paging {
  /** Items in one answer, at most, and when no `limit` is sent. */
  readonly pageSize: number;
  readonly ignoresOffset: boolean;
}

/** The items that `limit` and `offset` ask for, or what is wrong with these. */
export function pageOf<Item>(
  items: readonly Item[],
  query: Readonly<Record<string, string>>,
  { pageSize, ignoresOffset }: Paging,
): { items: readonly Item[] } | { problems: ValidationProblem[] } {
  const limit = query['limit'] ?? String(pageSize);
  const offset = query['offset'] ?? '0';
  const problems = [
    ...(/^[1-9]\d*$/.test(limit) ? [] : [problem('limit', 1)]),
    ...(/^\d+$/.test(offset) ? [] : [problem('offset', 0)]),
  ];
  if (problems.length > 0) return { problems };
  const from = ignoresOffset ? 0 : Number(offset);
  return { items: items.slice(from, from + Math.min(Number(limit), pageSize)) };
}

function problem(name: string, minimum: number): ValidationProblem {
  return {
    loc: ['query', name],
    msg: `Expected an integer, ${minimum} or more`,
    type: 'integer',
  };
}
