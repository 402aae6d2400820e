import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';
import { GetSummaryDocument, ListExpensesDocument } from '../../operations/generated/documents.ts';
import type { ListExpensesQueryVariables } from '../../operations/generated/documents.ts';
import type { CapacityMeter } from '../consumption/capacity-meter.ts';
import type { SignedInUser } from '../stack/signed-in-user.ts';
import { historyEntries } from '../stack/stored-history.ts';
import type { History } from '../stack/stored-history.ts';
import { readOlder } from './older-reads.ts';
import type { OlderRead } from './older-reads.ts';
import { countMatches, READ_FILTERS } from './read-filters.ts';
import type { ReadFilter } from './read-filters.ts';

/** The consumption of one page of `expenses`. */
export interface PageMeasure {
  readonly readUnits: number;
  /** With the witness. */
  readonly itemsRead: number;
  /** The item that shows that more follows: 1, or 0 on the last page. */
  readonly witness: number;
  /** To the client. */
  readonly itemsReturned: number;
}

/** The consumption of one filter for one user. */
export interface FilterMeasure {
  readonly filter: ReadFilter;
  /** How many expenses pass it. */
  readonly matches: number;
  readonly first: PageMeasure;
  /** A page from deep inside the list; absent when the list is shorter than two pages. */
  readonly deep?: PageMeasure;
  /** Absent when the older design has no such filter. */
  readonly older?: OlderRead;
}

/** The consumption of reads for one user. */
export interface UserMeasure {
  readonly expenses: number;
  readonly filters: readonly FilterMeasure[];
  /** Read units of as many items as a full page returns, without a witness. */
  readonly withoutWitness: number;
  /** Read units. */
  readonly monthSummary: number;
  /** Read units. */
  readonly yearSummary: number;
}

export const PAGE_SIZE = 50;
/** The largest page, to reach a deep page with few requests. */
const STRIDE = 200;
/** A deep page is halfway through the list, but at most after this many expenses, to limit the time. */
export const DEEPEST = 50_000;

/** The summaries have the year and month of the filters. */
export const SUMMARIZED = { year: 2020, month: 6 };

/** The same list with only the token selected, to walk through it. */
const walkThrough = parse(/* GraphQL */ `
  query Walk(
    $year: Int
    $month: Int
    $category: String
    $payee: String
    $from: AWSDate
    $to: AWSDate
    $limit: Int
    $nextToken: String
  ) {
    expenses(
      year: $year
      month: $month
      category: $category
      payee: $payee
      from: $from
      to: $to
      limit: $limit
      nextToken: $nextToken
    ) {
      nextToken
    }
  }
`) as /* a document does not say what it answers */ TypedDocumentNode<
  { expenses: { nextToken: string | null } | null },
  ListExpensesQueryVariables
>;

/**
 * Measures every list and summary of one user, in this design and in the older one.
 *
 * @throws {Error} when the results differ from each other or from what was stored: their costs would prove
 * nothing
 */
export async function measureUser(
  meter: CapacityMeter,
  client: DynamoDBClient,
  user: SignedInUser,
  history: History,
): Promise<UserMeasure> {
  const matches = countMatches(historyEntries(history));
  const filters: FilterMeasure[] = [];
  for (const [index, filter] of READ_FILTERS.entries()) {
    filters.push(await measureFilter(meter, client, user, filter, matches[index] ?? 0));
  }
  const { year } = SUMMARIZED;
  const month = await meter.measure(user, GetSummaryDocument, SUMMARIZED);
  const whole = await meter.measure(user, GetSummaryDocument, { year });
  const [currency] = whole.result.summary.currencies;
  const added = filters.find(({ filter }) => filter.name === 'year')?.older;
  expectEqual('expenses of the year', currency?.expenseCount, added?.itemsReturned);
  expectEqual('total of the year', currency?.spent.toFixed(2), added?.total.toFixed(2));
  // A page of one item less reads, with its witness, as many items as a full page returns.
  const less = await meter.measure(user, ListExpensesDocument, { limit: PAGE_SIZE - 1 });
  return {
    expenses: history.expenses,
    filters,
    withoutWitness: less.read,
    monthSummary: month.read,
    yearSummary: whole.read,
  };
}

async function measureFilter(
  meter: CapacityMeter,
  client: DynamoDBClient,
  user: SignedInUser,
  filter: ReadFilter,
  matches: number,
): Promise<FilterMeasure> {
  const { variables } = filter;
  const first = await measurePage(meter, user, variables);
  expectEqual(`items of the first page (${filter.name})`, first.itemsReturned, Math.min(PAGE_SIZE, matches));
  const before = Math.min(DEEPEST, Math.floor(matches / 2 / PAGE_SIZE) * PAGE_SIZE);
  const token = before > 0 ? await tokenAfter(meter, user, variables, before) : null;
  const deep = token ? { deep: await measurePage(meter, user, { ...variables, nextToken: token }) } : {};
  const older = filter.older !== undefined ? { older: await readOlder(client, user.sub, filter.older) } : {};
  if (older.older !== undefined) {
    expectEqual(`items of the older list (${filter.name})`, older.older.itemsReturned, matches);
  }
  return { filter, matches, first, ...deep, ...older };
}

async function measurePage(
  meter: CapacityMeter,
  user: SignedInUser,
  variables: ListExpensesQueryVariables,
): Promise<PageMeasure> {
  const page = await meter.measure(user, ListExpensesDocument, { ...variables, limit: PAGE_SIZE });
  const { items, nextToken } = page.result.expenses;
  return {
    readUnits: page.read,
    itemsRead: page.itemsRead,
    witness: nextToken ? 1 : 0,
    itemsReturned: items.length,
  };
}

/** The token of the page after this many expenses. */
async function tokenAfter(
  meter: CapacityMeter,
  user: SignedInUser,
  variables: ListExpensesQueryVariables,
  expenses: number,
): Promise<string | null> {
  let nextToken: string | null = null;
  for (let passed = 0; passed < expenses; passed += STRIDE) {
    const limit = Math.min(STRIDE, expenses - passed);
    const page: { result: { expenses: { nextToken: string | null } } } = await meter.measure(
      user,
      walkThrough,
      { ...variables, limit, nextToken },
    );
    nextToken = page.result.expenses.nextToken;
  }
  return nextToken;
}

function expectEqual<Value>(what: string, is: Value, should: Value): void {
  if (is !== should) {
    throw new Error(`The ${what} should be ${String(should)}, not ${String(is)}`);
  }
}
