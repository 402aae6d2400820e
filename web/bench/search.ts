/**
 * Measures the search of 100,000 entries as a screen asks for it: what is typed letter by letter, from the
 * copy in memory to the rows of the list, in processor time. Run it with `npm run bench:search` here.
 */
import { Copy } from '../src/data/copy/copy.ts';
import type { StoredEntry } from '../src/data/copy/operation.ts';
import { createViews } from '../src/data/create-views.ts';
import type { Entry } from '../src/data/entry.ts';
import { prepareSearch } from '../src/data/queries/search-index.ts';
import { rowsOf } from '../src/screens/entries/list-rows.ts';

const ENTRIES = 100_000;
const PAYEES = 2000;
const WORDS = ['café luna', 'zeta', 'payee 17 food', '12.50', '2024-03', 'nothing at all'];
const GOAL_MS = 100;

const copy = new Copy();
copy.take({ entries: Array.from({ length: ENTRIES }, (_, index) => entry(index)) });
prepareSearch(
  copy.sorted,
  (run) => run(),
  () => false,
);
const views = createViews(copy, () => false);
let worst = 0;
/** The rows of the same list are not made again. */
let shown: readonly Entry[] | undefined;
for (const words of WORDS) {
  const times = [...words].map((_, index) => timeOf(words.slice(0, index + 1)));
  worst = Math.max(worst, ...times);
  const text = times.map((time) => time.toFixed(0)).join(' ');
  print(
    `${JSON.stringify(words).padEnd(20)} ${text} ms, ${views.entries({ text: words }).entries.length} found`,
  );
}
print(`The slowest of all letters: ${worst.toFixed(0)} ms; the goal is ${GOAL_MS} ms.`);

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function timeOf(text: string): number {
  const start = process.cpuUsage();
  const { entries } = views.entries({ text });
  if (entries !== shown) {
    rowsOf(entries);
    shown = entries;
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function entry(index: number): StoredEntry {
  const day = new Date(Date.UTC(2026, 10, 1) - (index % 4000) * 86_400_000).toISOString();
  return {
    id: `${index}`.padStart(8, '0'),
    kind: 'EXPENSE',
    date: day.slice(0, 10),
    amountMinor: 100 + ((index * 7919) % 9000),
    currency: 'USD',
    category: ['Food', 'Rent', 'Fun', 'Café'][index % 4] ?? '',
    payee: `Payee ${index % PAYEES}`,
    description: index % 9 === 0 ? `Café Luna ${index % 300}` : `Row ${index} of the year`,
    ...(index === 77_777 ? { notes: 'about Zeta' } : {}),
    version: 1,
    createdAt: day,
    updatedAt: day,
  };
}
