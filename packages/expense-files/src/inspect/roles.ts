import type { CurrencyDecimals } from '../inspection.ts';
import { currenciesOf } from '../values/currency.ts';
import type { Role } from './column-name-table.ts';
import { nameFit } from './column-names.ts';
import type { ColumnStats } from './column-stats.ts';

/** The columns that fit a role by name and content, the best first. */
export type RoleCandidates = Readonly<Record<Role, readonly ColumnStats[]>>;

const AMOUNT_ROLES: readonly Role[] = ['amount', 'out', 'in', 'balance', 'fee', 'foreignAmount'];
/** Roles that take a column before the others do: their names are the narrower ones. */
const IN_ORDER: readonly Role[] = [
  ...([
    'date',
    'foreignAmount',
    'foreignCurrency',
    'balance',
    'fee',
    'out',
    'in',
    'amount',
    'valueDate',
  ] as const),
  ...([
    'direction',
    'currency',
    'status',
    'reference',
    'id',
    'account',
    'category',
    'subcategory',
    'transfer',
  ] as const),
  ...(['paymentMethod', 'location', 'notes', 'payee', 'description'] as const),
];

/** Which columns can have which role. A column is a candidate for the role that its name fits best. */
export function roleCandidates(
  stats: readonly ColumnStats[],
  known: ReadonlyMap<string, CurrencyDecimals>,
): RoleCandidates {
  const found: Record<Role, { column: ColumnStats; fit: number }[]> = emptyCandidates();
  for (const column of stats) {
    const fits = IN_ORDER.map((role) => ({ role, fit: nameFit(column.name, role) }))
      .filter(({ role, fit }) => fit > 0 && fitsContent(column, role, known))
      .sort((one, other) => other.fit - one.fit);
    const [best] = fits;
    if (best !== undefined) {
      found[best.role].push({ column, fit: best.fit });
    }
  }
  // Of several, the one that has values, then the one whose name says it best.
  const sorted = Object.entries(found).map(([role, list]) => [
    role,
    [...list]
      .sort(
        (one, other) =>
          Number(other.column.filled > 0) - Number(one.column.filled > 0) || other.fit - one.fit,
      )
      .map(({ column }) => column),
  ]);
  // Its keys are those of `emptyCandidates`.
  return Object.fromEntries(sorted) as RoleCandidates;
}

function emptyCandidates(): Record<Role, { column: ColumnStats; fit: number }[]> {
  // Every role is in the list.
  return Object.fromEntries(IN_ORDER.map((role) => [role, []])) as unknown as Record<
    Role,
    { column: ColumnStats; fit: number }[]
  >;
}

function fitsContent(column: ColumnStats, role: Role, known: ReadonlyMap<string, CurrencyDecimals>): boolean {
  if (column.filled === 0) {
    return role !== 'date' && role !== 'currency';
  }
  if (AMOUNT_ROLES.includes(role)) {
    return isAmounts(column);
  }
  switch (role) {
    case 'date':
    case 'valueDate':
      return isDates(column);
    case 'currency':
    case 'foreignCurrency':
      return isCurrencies(column, known);
    case 'direction':
    case 'status':
    case 'transfer':
      return column.values !== undefined && !isAmounts(column) && !isDates(column);
    case 'payee':
    case 'description':
    case 'category':
    case 'subcategory':
    case 'notes':
      return !isDates(column) && !(isAmounts(column) && column.filled > 2);
    default:
      return !isDates(column);
  }
}

/** True when at least half of the cells are dates, or numbers that count days. */
function isDates(column: ColumnStats): boolean {
  return (column.dates + column.counted) * 2 >= column.filled && column.filled > 0;
}

/** True when at least half of the cells are amounts. */
export function isAmounts(column: ColumnStats): boolean {
  return column.amounts * 2 >= column.filled && column.filled > 0 && column.dates * 2 < column.filled;
}

/** True when more than half of the cells are currencies. */
export function isCurrencies(column: ColumnStats, known: ReadonlyMap<string, CurrencyDecimals>): boolean {
  const values = [...(column.values?.values() ?? [])];
  const right = values.filter(({ text }) => currenciesOf(text, known).length > 0);
  const count = right.reduce((sum, value) => sum + value.count, 0);
  return count * 2 > column.filled;
}
