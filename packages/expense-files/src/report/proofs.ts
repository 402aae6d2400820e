import type { MappedEntry } from '../mapping/map-rows.ts';
import type { BalanceProof } from '../preview.ts';
import type { StatementBalance } from '../text/table.ts';
import { toMajor, toMinor } from '../values/minor.ts';

/** A row whose balance can be compared with the one before. */
interface Step {
  line: number;
  movement: bigint | undefined;
  balance: bigint | undefined;
}

interface Running {
  account: string;
  currency: string;
  previous: Step | undefined;
  /** For each order of the file: how many steps agree, and the first line that does not. */
  oldestFirst: { checked: number; failed: number; firstFailedLine: number | undefined };
  newestFirst: { checked: number; failed: number; firstFailedLine: number | undefined };
}

/** Compares amounts with the balances of the file, row by row, in both orders that files have. */
export class RunningProofs {
  readonly #accounts = new Map<string, Running>();

  add(entry: MappedEntry, line: number): void {
    if (!entry.isBooked) {
      return;
    }
    const { account, currency, movement, balance } = entry;
    const key = JSON.stringify([account, currency]);
    const empty = () => ({ checked: 0, failed: 0, firstFailedLine: undefined });
    const running = this.#accounts.get(key) ?? {
      ...{ account, currency, previous: undefined, oldestFirst: empty(), newestFirst: empty() },
    };
    this.#accounts.set(key, running);
    const { previous } = running;
    if (previous?.balance !== undefined && balance !== undefined) {
      check(running.oldestFirst, previous.balance, movement, balance, line);
      check(running.newestFirst, balance, previous.movement, previous.balance, previous.line);
    }
    running.previous = { line, movement, balance };
  }

  result(): BalanceProof[] {
    return [...this.#accounts.values()].flatMap(({ account, currency, oldestFirst, newestFirst }) => {
      const best = newestFirst.failed < oldestFirst.failed ? newestFirst : oldestFirst;
      const { checked, failed, firstFailedLine } = best;
      if (checked === 0) {
        return [];
      }
      const where = firstFailedLine === undefined ? {} : { firstFailedLine };
      const text =
        failed === 0
          ? `All ${checked} balances agree with the amounts.`
          : `${failed} of ${checked} balances do not agree with the amounts, the first on line ${firstFailedLine}.`;
      return [{ account, currency, kind: 'running', checked, failed, ...where, text }];
    });
  }
}

function check(
  tally: Running['oldestFirst'],
  before: bigint,
  movement: bigint | undefined,
  after: bigint,
  line: number,
): void {
  if (movement === undefined) {
    return;
  }
  tally.checked += 1;
  if (before + movement !== after) {
    tally.failed += 1;
    tally.firstFailedLine ??= line;
  }
}

/** Compares the sum of rows with the balances of the statements around them. */
export class StatementProofs {
  readonly #open: { statement: StatementBalance; sum: bigint; count: number; isUnsure: boolean }[];

  constructor(statements: readonly StatementBalance[]) {
    this.#open = statements.map((statement) => ({ statement, sum: 0n, count: 0, isUnsure: false }));
  }

  add(entry: MappedEntry, line: number): void {
    const found = this.#open.find(
      ({ statement }) =>
        line >= statement.firstLine && line <= statement.lastLine && statement.account === entry.account,
    );
    if (found !== undefined && entry.isBooked) {
      found.count += 1;
      found.sum += entry.movement ?? 0n;
      found.isUnsure ||= entry.movement === undefined;
    }
  }

  result(decimalsOf: (currency: string) => number): BalanceProof[] {
    return this.#open.map(({ statement, sum, count, isUnsure }) => {
      const { account, currency, opening, closing } = statement;
      const decimals = decimalsOf(currency);
      const [before, after] = [opening, closing].map((text) => signedMinor(text, decimals, currency));
      const agrees = before !== undefined && after !== undefined && before + sum === after && !isUnsure;
      const shown = before === undefined ? '' : toMajor(before + sum, decimals);
      const text = agrees
        ? `The opening balance ${opening} and ${count} rows make the closing balance ${closing} ${currency}.`
        : `The opening balance ${opening} and ${count} rows make ${shown}, not the closing balance ${closing} ${currency}.`;
      return { account, currency, kind: 'statement', checked: 1, failed: agrees ? 0 : 1, text };
    });
  }
}

function signedMinor(text: string, decimals: number, currency: string): bigint | undefined {
  const minor = toMinor(text.replace('-', ''), decimals, currency);
  return typeof minor === 'bigint' ? (text.startsWith('-') ? -minor : minor) : undefined;
}
