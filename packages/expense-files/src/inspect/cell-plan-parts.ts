import type { OpenFile } from '../formats/open-file.ts';
import type { CurrencyDecimals } from '../inspection.ts';
import type { Profile } from '../setting.ts';
import type { ChosenColumns } from './chosen-columns.ts';
import type { ColumnStats } from './column-stats.ts';
import type { SettingsBook } from './settings-book.ts';

/** What a plan is made of. */
export interface CellPlanParts {
  book: SettingsBook;
  file: OpenFile;
  stats: readonly ColumnStats[];
  columns: ChosenColumns;
  known: ReadonlyMap<string, CurrencyDecimals>;
  profile: Profile | undefined;
}
