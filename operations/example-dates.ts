/** The date of this machine now, YYYY-MM-DD. */
export function localDate(): string {
  const now = new Date();
  return dateOf(now.getFullYear(), now.getMonth(), now.getDate());
}

/**
 * What the names in `variables.json` stand for. `$monthFrom25th` and `$monthTo24th` are the bounds of the
 * month that begins on the 25th and has `today`, e.g. 2026-10-25 and 2026-11-24.
 *
 * @param today YYYY-MM-DD
 */
export function datesAround(today: string): Readonly<Record<string, string | number>> {
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  const begun = day >= 25 ? month - 1 : month - 2;
  return {
    $today: today,
    $yesterday: dateOf(year, month - 1, day - 1),
    $year: year,
    $month: month,
    $monthFrom25th: dateOf(year, begun, 25),
    $monthTo24th: dateOf(year, begun + 1, 24),
  };
}

/** @param month from 0; what is out of bounds counts on, as day 0 is the last one of the month before */
function dateOf(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}
