export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** A name by the number of letters: three for short, four for full, five for its first letter. */
export function nameOf(name: string, letterCount: number): string {
  if (letterCount === 4) {
    return name;
  }
  return name.slice(0, letterCount === 5 ? 1 : 3);
}
