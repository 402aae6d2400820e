import type { Json } from 'appsync-local-stack/runtime';

/** What a write of a transaction does to a ledger. */
export interface LedgerDifference {
  readonly sk: string;
  /** What is added to each attribute. */
  readonly differences: Readonly<Record<string, Json>>;
  readonly removed: string[];
  readonly condition: Json | undefined;
}

interface TransactItem {
  readonly key: { readonly sk: { readonly S: string } };
  readonly update?: {
    readonly expression: string;
    readonly expressionNames?: Readonly<Record<string, string>>;
    readonly expressionValues: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  };
  readonly condition?: Json;
}

/** The writes of a transaction as differences, in their order; the first is often that of an expense. */
export function ledgerDifferences(request: Json | undefined): LedgerDifference[] {
  // What a handler of a money write returns.
  const { transactItems = [] } = request as unknown as { transactItems?: TransactItem[] };
  return transactItems.map(({ key, update, condition }) => {
    const [, adds = '', removes = ''] = / ADD (.*?)(?: REMOVE (.*))?$/.exec(update?.expression ?? '') ?? [];
    const nameOf = (placeholder: string) => update?.expressionNames?.[placeholder] ?? placeholder;
    const added = adds.split(',').flatMap((one) => {
      const [name = '', value = ''] = one.split(' ');
      return name === ''
        ? []
        : [[nameOf(name), Object.values(update?.expressionValues[value] ?? {})[0] ?? null]];
    });
    return {
      sk: key.sk.S,
      differences: Object.fromEntries(added) as Record<string, Json>,
      removed: removes.split(',').filter(Boolean).map(nameOf),
      condition,
    };
  });
}
