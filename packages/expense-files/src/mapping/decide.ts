import type { ExpenseKind } from '../import-row.ts';
import { readFee } from './fee.ts';
import { leave } from './leave.ts';
import type { Leaving } from './leave.ts';
import type { CellPlan, MeaningPlan } from './plan.ts';
import type { Entry } from './read-cells.ts';
import { sideOf } from './side-of.ts';
import type { Side } from './side-of.ts';
import { isCardPaymentText, isRefundText, isTransferText } from './words.ts';

/** What an entry is by the answers. */
export type Decision =
  | { state: 'taken'; kind: ExpenseKind; minor: bigint; currency: string; note?: string }
  | Leaving
  | { state: 'refused'; field: string; reason: string };

/** Puts the answers to an entry. An answer that is missing leaves it out. */
export function decide(plan: CellPlan, meaning: MeaningPlan, entry: Entry, id: string): Decision {
  if (entry.minor === 0n) {
    return leave('zero', 'the amount is zero');
  }
  const decided = Object.hasOwn(meaning.rows, id) ? meaning.rows[id] : undefined;
  if (decided === 'leave-out') {
    return leave('answered', 'left out by a decision for this row');
  }
  if (decided !== undefined) {
    return entry.date === ''
      ? { state: 'refused', field: 'date', reason: 'is missing' }
      : { state: 'taken', kind: decided, minor: entry.minor, currency: entry.currency };
  }
  const left = leftByColumns(plan, meaning, entry) ?? leftByText(plan, meaning, entry);
  if (left !== undefined) {
    return left;
  }
  const side = sideOf(meaning, entry);
  if (typeof side === 'object') {
    return side;
  }
  return withAmount(plan, meaning, entry, side);
}

function leftByColumns(plan: CellPlan, meaning: MeaningPlan, entry: Entry): Leaving | undefined {
  const rowType = entry.cells[plan.rowType];
  if (rowType !== undefined && plan.rowType >= 0) {
    const answer = meaning.rowTypes.get(rowType.toLowerCase());
    if (answer !== 'booking') {
      return answer === undefined
        ? leave('unanswered', `whether rows with ${JSON.stringify(rowType)} are bookings is not answered`)
        : leave('answered', `rows with ${JSON.stringify(rowType)} are no bookings`);
    }
  }
  const account = entry.account.toLowerCase();
  if (meaning.asked.has(`account.${account}`)) {
    const answer = meaning.accounts.get(account);
    const name = JSON.stringify(entry.account);
    if (answer !== 'import') {
      return answer === undefined
        ? leave('unanswered', `whether the account ${name} is imported is not answered`)
        : leave('account', `the account ${name} is not imported`);
    }
  }
  return leftByStatus(meaning, entry);
}

function leftByStatus(meaning: MeaningPlan, entry: Entry): Leaving | undefined {
  if (entry.status === '') {
    return undefined;
  }
  const status = meaning.statuses.get(entry.status.toLowerCase());
  if (status === undefined) {
    return leave('unanswered', `what the state ${JSON.stringify(entry.status)} means is not answered`);
  }
  if (status === 'not-carried-out') {
    return leave('not-carried-out', `the state is ${JSON.stringify(entry.status)}`);
  }
  return status === 'pending' && (meaning.pending === 'leave-out' || entry.date === '')
    ? leave('pending', `the state is ${JSON.stringify(entry.status)}`)
    : undefined;
}

function leftByText(plan: CellPlan, meaning: MeaningPlan, entry: Entry): Leaving | undefined {
  if (entry.looksLike === 'balance' && meaning.balanceRows === 'leave-out') {
    return leave('balance', 'the text says that it is a balance');
  }
  if (entry.looksLike === 'total' && meaning.totalRows !== 'import') {
    return meaning.totalRows === undefined
      ? leave('unanswered', 'whether the row is a total is not answered')
      : leave('total', 'the text says that it is a total');
  }
  if (isTransferRow(plan, entry) && meaning.transfers !== 'import') {
    return meaning.transfers === undefined
      ? leave('unanswered', 'whether it is a transfer between own accounts is not answered')
      : leave('transfer', 'a transfer between own accounts');
  }
  if (entry.isForeign && meaning.foreign !== 'original') {
    return meaning.foreign === undefined
      ? leave(
          'unanswered',
          'the booked amount is missing, and whether the original one counts is not answered',
        )
      : leave('answered', 'the booked amount is missing');
  }
  return undefined;
}

/** True for a row whose category, payee or own column says that money was moved between own accounts. */
export function isTransferRow(plan: CellPlan, entry: Entry): boolean {
  const flag = (entry.cells[plan.transfer] ?? '').toLowerCase();
  if (['true', 'yes', '1', 'ja', 'x'].includes(flag)) {
    return true;
  }
  const places = [plan.category, plan.subcategory, ...plan.payee, ...plan.description];
  return places.some((index) => isTransferText(entry.cells[index] ?? ''));
}

function withAmount(plan: CellPlan, meaning: MeaningPlan, entry: Entry, side: Side): Decision {
  const legs = meaning.conversions.get(entry.cells[plan.id] ?? '') ?? [];
  const joined = legs.find(({ currency }) => currency !== entry.currency);
  const base = joined ?? { minor: entry.minor, currency: entry.currency };
  const withFee = joined === undefined ? feeAdded(plan, meaning, entry, side) : joined.minor;
  if (typeof withFee !== 'bigint') {
    return withFee;
  }
  if (withFee <= 0n) {
    return { state: 'refused', field: 'amount', reason: 'the fee is as much as the amount' };
  }
  const kind = kindOf(plan, meaning, entry, side);
  return typeof kind === 'object' ? kind : { state: 'taken', kind, minor: withFee, currency: base.currency };
}

function feeAdded(plan: CellPlan, meaning: MeaningPlan, entry: Entry, side: Side): bigint | Decision {
  const fee = readFee(plan, entry);
  if (fee === 0n || meaning.fee === 'inside') {
    return entry.minor;
  }
  if (meaning.fee === undefined) {
    return leave('unanswered', 'whether the amount holds the fee is not answered');
  }
  if (typeof fee !== 'bigint') {
    return { state: 'refused', field: 'amount', reason: `the fee: ${fee.problem}` };
  }
  return side === 'out' ? entry.minor + fee : entry.minor - fee;
}

function kindOf(plan: CellPlan, meaning: MeaningPlan, entry: Entry, side: Side): ExpenseKind | Leaving {
  if (side === 'out') {
    return 'EXPENSE';
  }
  if (side === 'refund') {
    return 'REFUND';
  }
  if (side === 'income') {
    return 'INCOME';
  }
  if (isRefundRow(plan, entry)) {
    if (meaning.refunds === undefined) {
      return leave('unanswered', 'whether it is a refund is not answered');
    }
    if (meaning.refunds === 'refund') {
      return 'REFUND';
    }
  }
  if (isCardPaymentRow(plan, entry) && meaning.cardPayments !== 'as-others') {
    return meaning.cardPayments === undefined
      ? leave('unanswered', "whether it is a payment of a card's bill is not answered")
      : leave('transfer', "a payment of a card's bill");
  }
  if (meaning.incoming === undefined) {
    return leave('unanswered', 'what money that came in is, is not answered');
  }
  return meaning.incoming === 'leave-out'
    ? leave('answered', 'money that came in is left out')
    : meaning.incoming;
}

/** True for a row whose texts tell of money that came back. */
export function isRefundRow(plan: CellPlan, entry: Entry): boolean {
  return textPlaces(plan).some((index) => isRefundText(entry.cells[index] ?? ''));
}

/** True for a row whose texts tell of a payment of a card's bill. */
export function isCardPaymentRow(plan: CellPlan, entry: Entry): boolean {
  return textPlaces(plan).some((index) => isCardPaymentText(entry.cells[index] ?? ''));
}

function textPlaces(plan: CellPlan): number[] {
  return [
    plan.category,
    plan.subcategory,
    ...plan.payee,
    ...plan.payeeIn,
    ...plan.description,
    ...plan.notes,
  ];
}
