import type { MappedEntry } from '../mapping/map-rows.ts';
import type { PairedRow, RowPair } from '../preview.ts';
import { toMajor } from '../values/minor.ts';

const MOST_DAYS = 5;
const PENDING_DAYS = 10;
const MOST_PAIRS = 200;
/** A pending row and its booking are not far from one another. */
const MOST_BOOKINGS = 2000;
const MS_PER_DAY = 86_400_000;

interface Kept {
  line: number;
  entry: MappedEntry;
  movement: bigint;
  day: number;
}

/**
 * Finds rows that may belong together: the two sides of a transfer between two accounts, and a pending row
 * with its booking. They are only shown: nothing is joined by itself.
 */
export class RowPairs {
  /** By currency and amount without a sign. */
  readonly #open = new Map<string, Kept[]>();
  readonly #pending: Kept[] = [];
  readonly #transfers: [Kept, Kept][] = [];
  readonly #bookings: Kept[] = [];
  readonly #hasSeveralAccounts: boolean;

  constructor(hasSeveralAccounts: boolean) {
    this.#hasSeveralAccounts = hasSeveralAccounts;
  }

  add(entry: MappedEntry, line: number): void {
    const { movement } = entry;
    if (movement === undefined || movement === 0n) {
      return;
    }
    const day = entry.date === '' ? Number.NaN : Date.parse(entry.date) / MS_PER_DAY;
    const kept = { line, entry, movement, day };
    if (entry.isPending) {
      this.#pending.push(kept);
      return;
    }
    if (!entry.isBooked) {
      return;
    }
    this.#bookings.push(kept);
    if (this.#bookings.length > MOST_BOOKINGS) {
      this.#bookings.shift();
    }
    if (this.#hasSeveralAccounts) {
      this.#match(kept);
    }
  }

  #match(kept: Kept): void {
    const size = kept.movement < 0n ? -kept.movement : kept.movement;
    const key = `${kept.entry.currency} ${size}`;
    const others = this.#open.get(key) ?? [];
    this.#open.set(key, others);
    const index = others.findIndex(
      (other) =>
        other.movement === -kept.movement &&
        other.entry.account !== kept.entry.account &&
        Math.abs(other.day - kept.day) <= MOST_DAYS,
    );
    const other = others[index];
    if (other === undefined) {
      others.push(kept);
    } else {
      others.splice(index, 1);
      if (this.#transfers.length < MOST_PAIRS) {
        this.#transfers.push([other, kept]);
      }
    }
  }

  result(decimalsOf: (currency: string) => number): RowPair[] {
    const shown = ({ line, entry, movement }: Kept): PairedRow => {
      const { id, account, date, currency } = entry;
      return { line, id, account, date, currency, amount: toMajor(movement, decimalsOf(currency)) };
    };
    const replaced = this.#replacements();
    return [
      ...this.#transfers.map(([one, other]): RowPair => ({
        kind: 'transfer',
        first: shown(one),
        second: shown(other),
      })),
      ...replaced.map(([one, other]): RowPair => ({
        kind: 'pending-booked',
        first: shown(one),
        second: shown(other),
      })),
    ];
  }

  /** The booking of a pending row has nearly its amount, comes soon after, begins with the same word. */
  #replacements(): [Kept, Kept][] {
    const used = new Set<Kept>();
    return this.#pending.slice(0, MOST_PAIRS).flatMap((pending): [Kept, Kept][] => {
      const booking = this.#bookings.find((booked) => !used.has(booked) && isBookingOf(pending, booked));
      if (booking === undefined) {
        return [];
      }
      used.add(booking);
      return [[pending, booking]];
    });
  }
}

function isBookingOf(pending: Kept, booked: Kept): boolean {
  const days = booked.day - pending.day;
  const isSoon = Number.isNaN(days) || (days >= 0 && days <= PENDING_DAYS);
  const difference = booked.movement - pending.movement;
  const size = pending.movement < 0n ? -pending.movement : pending.movement;
  const isNear = (difference < 0n ? -difference : difference) * 4n <= size;
  const sameSide = booked.movement < 0n === pending.movement < 0n;
  const isSame =
    booked.entry.account === pending.entry.account && booked.entry.currency === pending.entry.currency;
  return isSoon && isNear && sameSide && isSame && firstWord(pending) === firstWord(booked);
}

function firstWord({ entry }: Kept): string {
  return /[\p{L}\p{N}]+/u.exec(entry.text.toLowerCase())?.[0] ?? '';
}
