import type { Role } from './column-name-table.ts';
import type { ColumnStats } from './column-stats.ts';

/** The columns by what they are for; undefined for none. */
export interface ChosenColumns {
  date: ColumnStats | undefined;
  amounts: readonly ColumnStats[];
  out: ColumnStats | undefined;
  in: ColumnStats | undefined;
  payee: readonly ColumnStats[];
  payeeIn: readonly ColumnStats[];
  description: readonly ColumnStats[];
  notes: readonly ColumnStats[];
  one: (role: SingleRole) => ColumnStats | undefined;
}

/** Roles that one column has, and whose absence is no question. */
export type SingleRole =
  | Exclude<Role, 'date' | 'valueDate' | 'amount' | 'out' | 'in' | 'payee' | 'description' | 'notes'>
  | 'rowType';
