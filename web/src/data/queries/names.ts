import { compare } from '../copy/sorted-entries.ts';
import { sideOf } from '../entry.ts';
import type { Entry, EntrySide } from '../entry.ts';
import type { CategoryUse, Defaults, NameUse, PayeeUse } from '../views.ts';

interface Uses {
  count: number;
  /** The newest comes first. */
  readonly lastDate: string;
}

interface CategoryUses extends Uses {
  readonly name: string;
  readonly side: EntrySide;
  readonly subcategories: Map<string, Uses>;
}

/** Categories in use, of each side, the most used first. */
export function categoryUses(sorted: readonly Entry[]): readonly CategoryUse[] {
  const uses = { SPENT: new Map<string, CategoryUses>(), INCOME: new Map<string, CategoryUses>() };
  for (const { category: name, kind, subcategory, date: lastDate } of sorted) {
    const side = sideOf(kind);
    let use = uses[side].get(name);
    if (use === undefined) {
      use = { name, side, count: 0, lastDate, subcategories: new Map() };
      uses[side].set(name, use);
    }
    use.count += 1;
    note(use.subcategories, subcategory, lastDate);
  }
  return [...uses.SPENT.values(), ...uses.INCOME.values()]
    .map((use) => ({ ...use, subcategories: namesOf(use.subcategories).map(({ name }) => name) }))
    .sort(byUse);
}

/** Payees in use, the most used first, each with what most of its entries have. */
export function payeeUses(sorted: readonly Entry[]): readonly PayeeUse[] {
  const uses = new Map<string, Uses & { categories: Map<string, Uses>; kinds: Map<Entry['kind'], Uses> }>();
  for (const { payee, category, kind, date: lastDate } of sorted) {
    if (payee === undefined) {
      continue;
    }
    let use = uses.get(payee);
    if (use === undefined) {
      use = { count: 0, lastDate, categories: new Map(), kinds: new Map() };
      uses.set(payee, use);
    }
    use.count += 1;
    note(use.categories, category, lastDate);
    note(use.kinds, kind, lastDate);
  }
  return [...uses]
    .map(([name, { count, lastDate, categories, kinds }]) => ({
      name,
      count,
      lastDate,
      usualCategory: mostUsed(categories) ?? '',
      usualKind: mostUsed(kinds) ?? 'EXPENSE',
    }))
    .sort(byUse);
}

/** Payment methods in use, the most used first. */
export function paymentMethodUses(sorted: readonly Entry[]): readonly NameUse[] {
  const uses = new Map<string, Uses>();
  sorted.forEach(({ paymentMethod, date }) => note(uses, paymentMethod, date));
  return namesOf(uses);
}

/** What the entry that was entered last has. */
export function defaultsOf(sorted: readonly Entry[], currency: string): Defaults {
  let last: Entry | undefined;
  for (const entry of sorted) {
    if (entry.kind === 'EXPENSE' && (last === undefined || entry.createdAt > last.createdAt)) {
      last = entry;
    }
  }
  return last === undefined
    ? { currency }
    : {
        currency: last.currency,
        category: last.category,
        ...(last.paymentMethod === undefined ? {} : { paymentMethod: last.paymentMethod }),
      };
}

function note<Name extends string>(uses: Map<Name, Uses>, name: Name | undefined, lastDate: string): void {
  if (name === undefined || name === '') {
    return;
  }
  const use = uses.get(name);
  if (use === undefined) {
    uses.set(name, { count: 1, lastDate });
  } else {
    use.count += 1;
  }
}

function namesOf(uses: ReadonlyMap<string, Uses>): readonly NameUse[] {
  return [...uses].map(([name, use]) => ({ name, ...use })).sort(byUse);
}

/** Of two with as many, the one used last: it was put into the map first. */
function mostUsed<Name extends string>(uses: ReadonlyMap<Name, Uses>): Name | undefined {
  let most: Name | undefined;
  let count = 0;
  for (const [name, use] of uses) {
    if (use.count > count) {
      most = name;
      ({ count } = use);
    }
  }
  return most;
}

function byUse(one: NameUse, other: NameUse): number {
  return other.count - one.count || compare(other.lastDate, one.lastDate) || compare(one.name, other.name);
}
