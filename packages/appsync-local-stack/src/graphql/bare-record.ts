/**
 * An empty record without a prototype, for keys that clients choose: in it `__proto__` and `constructor` are
 * names like any other.
 */
export function bareRecord<T>(): Record<string, T> {
  // `Object.create` is typed any; what it gives has no members at all.
  return Object.create(null) as Record<string, T>;
}
