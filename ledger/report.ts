import { differencesOf } from './finding.ts';
import type { Finding, Outcome, Tally } from './finding.ts';
import { plain } from './stored-value.ts';

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  found: 'differs',
  mended: 'mended',
  'by hand': 'must be mended by hand',
  blocked: 'left as it is, because one of its expenses cannot be counted',
  busy: 'left as it is, because it changed during every attempt',
};

/** A finding as the command prints it: the item, then each wrong attribute. */
export function findingLines({ item, outcome, faults }: Finding): string[] {
  return [
    `${plain(item)}: ${OUTCOMES[outcome]}`,
    ...faults.map(({ attribute, stored, problem }) => `  ${plain(attribute)} is ${stored}, ${problem}`),
  ];
}

/** The summary of the command: how much was read, how much of it is wrong, and what to do now. */
export function closingLines(users: number, tally: Tally): string[] {
  const { expenses, deleted, ledgers, budgets, others, outcomes: counts } = tally;
  const { differences, left } = differencesOf(tally);
  const lines = [
    `Read: ${counted(users, 'user')}, ${counted(expenses, 'expense')} (${deleted} of them deleted), ` +
      `${counted(ledgers, 'ledger')}${budgets > 0 ? `, ${counted(budgets, 'budget')}` : ''}` +
      `${others > 0 ? `, ${counted(others, 'other item')}` : ''}`,
    `Differences: ${differences}; mended: ${counts.mended}; left as they are: ${left}`,
  ];
  if (counts.found > 0) {
    lines.push(`Run it again with --repair to mend ${counts.found} of them.`);
  }
  if (counts['by hand'] > 0) {
    lines.push(
      `Mend ${counts['by hand']} by hand: the right values are not in the table. Then run it again with --repair.`,
    );
  }
  if (counts.busy > 0) {
    lines.push(
      `Run it again for the ${counts.busy} that changed during every attempt, when there are fewer writes.`,
    );
  }
  return lines;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
