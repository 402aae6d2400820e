import { InvalidArgumentError } from 'commander';
import type { ExpenseKind } from 'expense-tracker-client';
import type { CliCommand } from '../cli-command.ts';
import { usageError } from '../cli-error.ts';
import { parseDate } from './date.ts';

/** The fields of an expense as options, beside its amount and category. */
export interface FieldOptions {
  readonly kind?: ExpenseKind;
  readonly date?: string;
  readonly currency?: string;
  readonly subcategory?: string;
  readonly description?: string;
  readonly notes?: string;
  readonly payee?: string;
  readonly method?: string;
  readonly location?: string;
}

/** Adds the options of the fields that `add` and `edit` share. */
export function addFieldOptions(command: CliCommand): CliCommand {
  return command
    .option('--kind <kind>', 'expense, refund or income', parseKind)
    .option('--date <day>', '2024-01-09, today, yesterday, or a weekday: the latest one')
    .option('--currency <code>', 'ISO 4217, e.g. EUR')
    .option('--subcategory <name>', 'a finer kind within the category')
    .option('-d, --description <text>', 'what it was')
    .option('--notes <text>', 'anything else')
    .option('-p, --payee <name>', 'who was paid, or who paid')
    .option('-m, --method <name>', 'how it was paid, e.g. "Credit Card"')
    .option('--location <text>', 'where it was');
}

/**
 * What the options say, in the API's names; absent for those that are not given.
 *
 * @throws {CliError} for a day that is none
 */
export function fieldsOf({ method, date, ...options }: FieldOptions, now: Date) {
  const { kind, currency, subcategory, description, notes, payee, location } = options;
  return definedOf({
    kind,
    date: date === undefined ? undefined : parseDate(date, '--date', now),
    currency: currency?.toUpperCase(),
    subcategory,
    description,
    notes,
    payee,
    paymentMethod: method,
    location,
  });
}

/** `expense` as `EXPENSE`. */
function parseKind(text: string): ExpenseKind {
  const kind = (['EXPENSE', 'REFUND', 'INCOME'] as const).find((known) => known === text.toUpperCase());
  if (kind === undefined) {
    throw new InvalidArgumentError('It must be expense, refund or income.');
  }
  return kind;
}

/** The members that are not undefined. */
export function definedOf<Value extends object>(
  value: Value,
): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } {
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Value]?: Exclude<Value[Key], undefined> }; // As filtered.
}

/**
 * A positive whole number of an option.
 *
 * @throws {CliError} for anything else
 */
export function parseCount(text: string, what: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    throw usageError(`${what} must be a whole number greater than 0, not ${text}`);
  }
  return Number(text);
}
