/**
 * Maps items by work of which so much is under way at once, begun in the order of the items.
 * @returns the results in the order of the items
 * @throws what the first work that fails throws; after that, no other item is begun
 */
export async function mapConcurrently<Item, Result>(
  items: readonly Item[],
  maxAtOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  // All workers take from this one.
  const left = items.entries();
  let hasFailed = false;
  const takeAll = async (): Promise<void> => {
    for (const [index, item] of left) {
      if (hasFailed) return;
      try {
        results[index] = await work(item);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(maxAtOnce, items.length) }, takeAll));
  return results;
}
