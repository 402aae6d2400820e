import { readFile } from 'node:fs/promises';
import { createExpenseClient } from 'expense-tracker-client';
import type { ExpenseClient, TypedDocument } from 'expense-tracker-client';

/** How many rows of a file are stored, and what they add up to. */
interface StoredRows {
  readonly count: number;
  readonly cents: number;
}

type Summaries = Readonly<
  Record<
    string,
    { readonly currencies: readonly { readonly expenseCount: number; readonly spent: number }[] }
  >
>;

/** @param outputsFile of a local stack, whose demo user's rows are counted */
export async function openRowCounter(outputsFile: string): Promise<RowCounter> {
  // What the stack writes.
  const outputs = JSON.parse(await readFile(outputsFile, 'utf8')) as {
    readonly custom: { readonly demo_user: { readonly username: string; readonly password: string } };
  };
  const client = createExpenseClient({ outputs });
  await client.userPool.signIn(outputs.custom.demo_user);
  return new RowCounter(client);
}

/** Asks the API itself: the command would take a second each time. */
class RowCounter {
  readonly #client: ExpenseClient;

  constructor(client: ExpenseClient) {
    this.#client = client;
  }

  /** What is stored of ten years. */
  async count(firstYear: number): Promise<StoredRows> {
    const years = Array.from({ length: 10 }, (_year, index) => firstYear + index);
    const fields = years.map(
      (year) => `y${year}: summary(year: ${year}) { currencies { expenseCount spent } }`,
    );
    const document = `query StoredRows { ${fields.join(' ')} }` as TypedDocument<
      Summaries,
      Readonly<Record<string, never>>
    >;
    const { data, errors } = await this.#client.send(document, {});
    if (data === undefined || data === null || errors.length > 0) {
      throw new Error(`The rows cannot be counted: ${JSON.stringify(errors)}`);
    }
    const sums = Object.values(data).flatMap(({ currencies }) => currencies);
    return {
      count: sums.reduce((sum, { expenseCount }) => sum + expenseCount, 0),
      cents: sums.reduce((sum, { spent }) => sum + Math.round(spent * 100), 0),
    };
  }

  /** Waits until so many rows are stored. */
  async untilCount(firstYear: number, wanted: number): Promise<number> {
    for (;;) {
      const { count } = await this.count(firstYear);
      if (count >= wanted) {
        return count;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
