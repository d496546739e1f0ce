/**
 * Maps items concurrently, with a maximum number of items in progress. Items start in their order.
 * @returns the results in the order of the items
 * @throws the error of the first item that fails; after that, no other item starts
 */
export async function mapConcurrently<Item, Result>(
  items: readonly Item[],
  maxAtOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  // All workers share this iterator.
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
