import type { CliCommand } from '../cli-command.ts';
import { usageError } from '../cli-error.ts';
import type { Filters } from './pages.ts';
import { parsePeriod, PERIODS } from './period.ts';

/** The filters of a list as options. */
export interface FilterOptions {
  readonly category?: string;
  readonly payee?: string;
  readonly oldest?: boolean;
}

/** Adds the argument and the options of the filters. */
export function addFilterOptions(command: CliCommand): CliCommand {
  return command
    .argument('[period]', PERIODS)
    .option('-c, --category <name>', 'only this category; upper and lower case differ')
    .option('-p, --payee <name>', 'only this payee; not together with --category');
}

/**
 * What the argument and options say, as the API takes it.
 *
 * @throws {CliError} for a period that is none
 */
export function filtersOf(
  periodText: string | undefined,
  { category, payee, oldest = false }: FilterOptions,
  now: Date,
): Filters {
  if (category !== undefined && payee !== undefined) {
    throw usageError(
      '--payee cannot be used together with --category: use one of them, and search for the other',
    );
  }
  return {
    ...(periodText === undefined ? {} : parsePeriod(periodText, now)),
    ...(category === undefined ? {} : { category }),
    ...(payee === undefined ? {} : { payee }),
    ...(oldest ? { order: 'ASC' } : {}),
  };
}
