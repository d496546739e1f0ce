/**
 * Shares a budget between needs: small ones get all they need, the rest the same each.
 * @returns a share for each need, in the same order; together at most the budget
 */
export function shareBudget(budget: number, needs: readonly number[]): number[] {
  const shares = needs.map(() => 0);
  let left = Math.max(0, budget);
  const bySize = needs.map((need, index) => ({ need, index })).sort((a, b) => a.need - b.need);
  bySize.forEach(({ need, index }, position) => {
    const share = Math.min(need, Math.floor(left / (bySize.length - position)));
    shares[index] = share;
    left -= share;
  });
  return shares;
}
