import { util } from '@aws-appsync/utils';
import { categoryTotal, countedCategory } from './keys.ts';

/**
 * A ledger as it is stored. For every category it also has the numbers `total#<category>` and
 * `count#<category>`.
 */
export interface LedgerItem {
  /** YYYY-MM. */
  month: string;
  currency: string;
  /** Minor units. */
  total: number;
  count: number;
}

/** The result of a Query for ledgers. */
export interface LedgerQueryResult {
  items: LedgerItem[];
  nextToken?: string | null;
}

/** The sums of a category in one or more ledgers. */
export interface CategoryPart {
  category: string;
  totalMinor: number;
  count: number;
}

/**
 * The categories of a ledger that have expenses. Ends the request with `Internal` if there are more than 490.
 */
export function categoryParts(ledger: LedgerItem): CategoryPart[] {
  // Except for the two strings, every attribute is a number.
  const numbers = ledger as unknown as Record<string, number>;
  const attributes = Object.keys(numbers);
  refuseTooLong(attributes.length);
  const parts: CategoryPart[] = [];
  for (const attribute of attributes) {
    const category = countedCategory(attribute);
    if (category !== undefined) {
      // A number from DynamoDB has another type until something is added.
      const count = (numbers[attribute] ?? 0) + 0;
      const totalMinor = (numbers[categoryTotal(category)] ?? 0) + 0;
      if (count !== 0) {
        parts.push({ category, totalMinor, count });
      }
    }
  }
  return parts;
}

/**
 * Ends the request with `Internal` when a list is longer than a loop may be: loops of APPSYNC_JS stop
 * silently after 1,000 rounds, and a partial sum must not look complete.
 */
export function refuseTooLong(length: number): void {
  if (length > 990) {
    console.error('more ledgers or categories than a resolver can read', length);
    util.error('There are too many categories to sum up', 'Internal');
  }
}
