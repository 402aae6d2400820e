import type { EntryChanges, EntryFields } from '../entry.ts';

/**
 * What belongs together: an amount without its currency is another amount, and so is one of another kind.
 * Changes of one group here and elsewhere do not mix; changes of different groups do.
 */
const GROUPS: readonly (readonly (keyof EntryFields)[])[] = [
  ['kind', 'amountMinor', 'currency'],
  ['category', 'subcategory'],
  ['date'],
  ['payee'],
  ['description'],
  ['notes'],
  ['paymentMethod'],
  ['location'],
];

/** The fields with changes applied: `undefined` takes an optional field away. */
export function changed<Fields extends EntryFields>(fields: Fields, changes: EntryChanges): Fields {
  const all = Object.entries({ ...fields, ...changes }).filter(([, value]) => value !== undefined);
  // Required fields are never changed to `undefined`.
  return Object.fromEntries(all) as unknown as Fields;
}

/** The changes that do change something. */
export function realChanges(fields: EntryFields, changes: EntryChanges): EntryChanges {
  return pick(changes, (name) => changes[name] !== fields[name]);
}

/** What an entry has in the place of changes, whole groups: what the user saw when changing it. */
export function seenBy(changes: EntryChanges, fields: EntryFields): EntryChanges {
  const names = GROUPS.filter((group) => group.some((name) => name in changes)).flat();
  return Object.fromEntries(names.map((name) => [name, fields[name]]));
}

/**
 * How changes that were made here meet what the server has: `done` when it has them already, `apply` when
 * nobody has changed the same meanwhile, `conflict` otherwise.
 */
export function meet(
  changes: EntryChanges,
  before: EntryChanges,
  theirs: EntryFields,
): 'done' | 'apply' | 'conflict' {
  let isDone = true;
  for (const group of GROUPS.filter((names) => names.some((name) => name in changes))) {
    const names = group.filter((name) => name in changes);
    if (names.every((name) => theirs[name] === changes[name])) {
      continue;
    }
    isDone = false;
    if (!group.every((name) => theirs[name] === before[name])) {
      return 'conflict';
    }
  }
  return isDone ? 'done' : 'apply';
}

/** Whether two entries say the same, whatever their versions. */
export function isSame(one: EntryFields, other: EntryFields): boolean {
  return GROUPS.flat().every((name) => one[name] === other[name]);
}

/** The fields of an entry without what the server adds. */
export function fieldsOf(entry: EntryFields): EntryFields {
  const names = GROUPS.flat().filter((name) => entry[name] !== undefined);
  // Required fields are never undefined.
  return Object.fromEntries(names.map((name) => [name, entry[name]])) as unknown as EntryFields;
}

function pick(changes: EntryChanges, isWanted: (name: keyof EntryFields) => boolean): EntryChanges {
  const names = GROUPS.flat().filter((name) => name in changes && isWanted(name));
  return Object.fromEntries(names.map((name) => [name, changes[name]]));
}
