import type { CategorySummary } from '../../data/index.ts';

const MOST = 8;

/** A line of the table by category; `name` is undefined for all the others together. */
interface CategoryLine {
  name: string | undefined;
  totalMinor: number;
  count: number;
  /** The length of the bar against the longest, 0 to 1; 0 for what is not greater than zero. */
  bar: number;
  share: number;
}

/** The eight largest, and the rest in one line: together they are the total. */
export function topCategories(categories: readonly CategorySummary[]): CategoryLine[] {
  const isLong = categories.length > MOST + 1;
  const top = isLong ? categories.slice(0, MOST) : categories;
  const rest = isLong ? categories.slice(MOST) : [];
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const lines = [
    ...top.map(({ name, totalMinor, count, share }) => ({ name, totalMinor, count, share })),
    ...(rest.length === 0
      ? []
      : [
          {
            name: undefined,
            totalMinor: sum(rest.map(({ totalMinor }) => totalMinor)),
            count: sum(rest.map(({ count }) => count)),
            share: sum(rest.map(({ share }) => share)),
          },
        ]),
  ];
  const longest = Math.max(1, ...lines.map(({ totalMinor }) => totalMinor));
  return lines.map((line) => ({ ...line, bar: Math.max(0, line.totalMinor) / longest }));
}
