/** AppSync's `ctx.result` of a BatchGetItem: an item or null for each key, by table. */
export interface BatchGetResult<Item> {
  data: Record<string, (Item | null)[]>;
  /**
   * The keys of what DynamoDB has left out, because the answer would be too large or there are too many
   * reads.
   */
  unprocessedKeys?: Record<string, { sk: string }[]> | null;
}

/** The items that were there. */
export function foundItems<Item>(result: BatchGetResult<Item>, table: string): Item[] {
  const found: Item[] = [];
  for (const item of result.data[table] ?? []) {
    if (item) {
      found.push(item);
    }
  }
  return found;
}

/** The sort keys of what DynamoDB has left out: nobody knows whether it is there. */
export function unreadKeys(result: BatchGetResult<object>, table: string): string[] {
  return (result.unprocessedKeys?.[table] ?? []).map(({ sk }) => sk);
}
