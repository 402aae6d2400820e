import { dynamodbPricePerMillion, pricePerMillion } from '../bill/operation-price.ts';
import type { MeasuredOperations } from '../consumption/measured-operations.ts';
import { count, decimal, units } from '../report/number-format.ts';
import type { Report } from '../report/report.ts';
import { DEEPEST, PAGE_SIZE } from './read-measures.ts';
import type { FilterMeasure, PageMeasure, UserMeasure } from './read-measures.ts';

/** The read units of a year's ledgers of six categories that are all used on every day. */
const FULL_YEAR = 10;

/** Reports the costs of reads, one table for each question, and whether the claims hold. */
export function reportReads(report: Report, users: readonly UserMeasure[]): void {
  const largest = users.at(-1);
  if (largest === undefined) {
    return;
  }
  report.text(
    `**What does a list read?** A page of ${PAGE_SIZE} of \`expenses\` of the user with ${count(largest.expenses)} expenses, by its filters, beside the older design's list. "Read per item" is items read / items returned; DynamoDB charges for what is read. A page that something follows reads one item more, the witness of that ("+ 1"), which is left out of "read per item". The older list has no pages: it reads the whole partition and leaves out what the filter does not want; it has no filter by date and no payees.`,
  );
  report.table(
    ['Filters', 'matches', 'read', 'returned', 'read per item', 'older: read', 'older: read per item'],
    largest.filters.map(({ filter, matches, first, older }) => [
      filter.name,
      count(matches),
      first.witness > 0 ? `${count(ownItems(first))} + ${first.witness}` : count(first.itemsRead),
      count(first.itemsReturned),
      perItem({ itemsRead: ownItems(first), itemsReturned: first.itemsReturned }),
      older !== undefined ? count(older.itemsRead) : '–',
      older !== undefined ? perItem(older) : '–',
    ]),
  );
  const pages = users.flatMap(({ filters }) => filters.flatMap(pagesOf));
  report.claim(
    `Items read / items returned is 1.00 for every combination of filters, first pages and deep ones, for every user, but for the one witness of a page that something follows (${count(pages.length)} pages; a page that returns nothing reads nothing).`,
    pages.every((page) => ownItems(page) === page.itemsReturned),
  );
  const full = find(largest.filters, 'none')?.first.readUnits ?? Number.NaN;
  report.text(
    `What the witness costs: a full page takes ${units(full)} read units with it, the same ${PAGE_SIZE} items alone take ${units(largest.withoutWitness)}. A unit is 4 KB, rounded up for the page as a whole.`,
  );

  report.text(
    `**Does a page cost more as the history grows?** Read units of a page of ${PAGE_SIZE}, strongly consistent: the first page, then one from deep inside, halfway through the list or after ${count(DEEPEST)} expenses. In brackets, the items of a page that is not full.`,
  );
  report.table(
    ['Filters', ...users.map(({ expenses }) => count(expenses))],
    largest.filters.map(({ filter }, index) => [
      filter.name,
      ...users.map(({ filters }) => pageCell(filters[index])),
    ]),
  );
  report.claim(
    'A full page takes the same read units in every history that is long enough to fill it, be it the first or a deep one.',
    largest.filters.every((_, index) => hasOneCost(users.flatMap(({ filters }) => pagesOf(filters[index])))),
  );

  report.text(
    `**What does the whole question cost as the history grows?** Read units of ready totals and of one page, beside the older design's way: a summary is added up from all expenses of the year, a list (here of one month and category) is filtered out of the partition. The older reads are eventually consistent, DynamoDB's default, at half the price of consistent ones.`,
  );
  report.table(
    ['Expenses', 'summary of a month', 'summary of a year', 'older summary', 'list', 'older list'],
    users.map(({ expenses, monthSummary, yearSummary, filters }) => {
      const list = find(filters, 'category, year, month');
      return [
        count(expenses),
        units(monthSummary),
        units(yearSummary),
        units(find(filters, 'year')?.older?.readUnits ?? Number.NaN),
        units(list?.first.readUnits ?? Number.NaN),
        units(list?.older?.readUnits ?? Number.NaN),
      ];
    }),
  );
  const least = users[0]?.expenses ?? 0;
  report.claim(
    `A summary of a month takes the same read units for ${count(largest.expenses)} expenses as for ${count(least)}.`,
    users.every(({ monthSummary }) => monthSummary === users[0]?.monthSummary),
  );
  const yearly = Math.max(...users.map(({ yearSummary }) => yearSummary));
  report.claim(
    `A summary of a year takes more only as long as there are days on which a category has no expense yet: with these six categories at most ${FULL_YEAR} read units, here at most ${units(yearly)}.`,
    yearly <= FULL_YEAR,
  );
}

/** Reports the consumption and costs of each query. */
export function reportQueries(report: Report, expenses: number, queries: MeasuredOperations): void {
  report.text(
    `**What does each query cost?** For the user with ${count(expenses)} expenses, and a million of them in USD at the list prices of \`bench/bill/price-list.ts\`:`,
  );
  report.table(
    ['Query', 'read units', 'DynamoDB', 'with AppSync'],
    Object.entries(queries).map(([name, cost]) => [
      name,
      units(cost.read),
      decimal(dynamodbPricePerMillion(cost), 2),
      decimal(pricePerMillion(cost), 2),
    ]),
  );
}

function find(filters: readonly FilterMeasure[], name: string): FilterMeasure | undefined {
  return filters.find(({ filter }) => filter.name === name);
}

function pagesOf(measure: FilterMeasure | undefined): PageMeasure[] {
  return [measure?.first, measure?.deep].filter((page) => page !== undefined);
}

/** The items that were read, without the witness. */
function ownItems({ itemsRead, witness }: PageMeasure): number {
  return itemsRead - witness;
}

function perItem({ itemsRead, itemsReturned }: Pick<PageMeasure, 'itemsRead' | 'itemsReturned'>): string {
  return decimal(itemsRead / itemsReturned, 2);
}

function pageCell(measure: FilterMeasure | undefined): string {
  return pagesOf(measure)
    .map(({ readUnits, itemsReturned }) =>
      itemsReturned === PAGE_SIZE ? units(readUnits) : `${units(readUnits)} (${itemsReturned})`,
    )
    .join(' / ');
}

function hasOneCost(pages: readonly PageMeasure[]): boolean {
  const full = pages.filter(({ itemsReturned }) => itemsReturned === PAGE_SIZE);
  return new Set(full.map(({ readUnits }) => readUnits)).size <= 1;
}
