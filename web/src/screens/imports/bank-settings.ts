import { REFUSED_BECAUSE } from 'expense-files';
import type { Profile } from 'expense-files';

/** What was answered for the files of one bank, under the name that the person gave it. */
export interface BankSettings {
  readonly name: string;
  readonly profile: Profile;
  /** The columns of its files. */
  readonly columns: readonly string[];
}

/** The name under which they are kept. */
export const BANKS = 'import.banks';

export function banksIn(kept: unknown): readonly BankSettings[] {
  // Written by `withBank` only.
  return Array.isArray(kept) ? (kept as readonly BankSettings[]) : [];
}

/** The settings with those of one bank put in the place of earlier ones of this name. */
export function withBank(banks: readonly BankSettings[], bank: BankSettings): readonly BankSettings[] {
  return [...banks.filter(({ name }) => name !== bank.name), bank].sort((one, other) =>
    one.name.localeCompare(other.name),
  );
}

/**
 * The one bank whose files have just these columns, or these with the reasons of refused rows; undefined for
 * none, and for several.
 */
export function bankOf(
  banks: readonly BankSettings[],
  file: { readonly format: string; readonly columns: readonly string[] },
): BankSettings | undefined {
  const own = JSON.stringify(withoutReasons(file.columns));
  const found = banks.filter(
    ({ profile, columns }) =>
      profile.format === file.format && JSON.stringify(withoutReasons(columns)) === own,
  );
  return found.length === 1 ? found[0] : undefined;
}

function withoutReasons(columns: readonly string[]): readonly string[] {
  return columns.filter((column) => column !== REFUSED_BECAUSE);
}

/** A first name for the settings of a file: its name without date and ending. */
export function proposedName(fileName: string): string {
  const name = fileName
    .replace(/\.[^.]+$/u, '')
    .replace(/[\d._()-]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return name.slice(0, 60);
}
