/**
 * An empty record without a prototype, for keys that clients choose: in it `__proto__` and `constructor` are
 * ordinary names.
 */
export function bareRecord<T>(): Record<string, T> {
  // `Object.create` is typed any; its result has no members.
  return Object.create(null) as Record<string, T>;
}
