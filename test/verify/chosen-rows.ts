import { readFileSync } from 'node:fs';

/**
 * What docs/appsync-behaviour.md says was chosen, because AWS does not say it: the behaviour of a row, or the
 * heading of a section.
 */
export function chosenRows(): string[] {
  const [, text = ''] = readFileSync('docs/appsync-behaviour.md', 'utf8').split(/^(?=## Runtime)/m);
  const rows = text.split('\n').flatMap((line) => {
    // A `|` within a cell is escaped.
    const [, behaviour, source, third] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    return /chosen/.test(`${source} ${third}`) ||
      (behaviour?.includes('(') === true && /chosen\)/.test(behaviour))
      ? (behaviour ?? [])
      : [];
  });
  const sections = text
    .split(/^#{2,3} /m)
    .filter((section) => /^Source: .*chosen/m.test(section) || /^[^|\n].*\(chosen\)/m.test(section))
    .map((section) => section.split('\n', 1)[0] ?? '');
  return [...rows, ...sections];
}
