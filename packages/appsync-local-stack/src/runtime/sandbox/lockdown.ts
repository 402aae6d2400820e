import { ARRAY_METHODS, ARRAY_METHODS_WITH_CALLBACK, STRING_METHODS } from '../built-in-methods.ts';
import { replaceJavaPattern } from './java-regex/string-replacement.ts';
import { countRound } from './run.ts';

type Callback = (this: unknown, ...values: unknown[]) => unknown;

/**
 * Constants that exist in JavaScript only. Reading one would give `undefined` unnoticed, so it fails instead.
 */
const ABSENT_NUMBER_CONSTANTS = [
  'EPSILON',
  'MAX_SAFE_INTEGER',
  'MAX_VALUE',
  'MIN_SAFE_INTEGER',
  'MIN_VALUE',
  'NEGATIVE_INFINITY',
  'NaN',
  'POSITIVE_INFINITY',
];
const ABSENT_MATH_CONSTANTS = ['E', 'LN10', 'LN2', 'LOG10E', 'LOG2E', 'PI', 'SQRT1_2', 'SQRT2'];

/** The globals that APPSYNC_JS shares with JavaScript, reduced to the members that APPSYNC_JS documents. */
export function appsyncGlobals() {
  const { assign, entries, hasOwn, keys, values } = Object;
  const { isFinite, isNaN } = Number;
  const { ceil, floor, max, min, random, round } = Math;
  const { parse, stringify } = JSON;
  return {
    Object: { assign, entries, hasOwn, keys, values },
    String: {},
    Number: withAbsentConstants({ isFinite, isNaN }, 'Number', ABSENT_NUMBER_CONSTANTS),
    Math: withAbsentConstants({ ceil, floor, max, min, random, round }, 'Math', ABSENT_MATH_CONSTANTS),
    Array: {},
    JSON: {
      /** Invalid JSON gives an empty string instead of an exception. */
      parse(text: string): unknown {
        try {
          return parse(text);
        } catch {
          return '';
        }
      },
      stringify,
    },
  };
}

/**
 * Leaves nothing that a bundle could reach or change: removes every global, reduces the prototypes to
 * APPSYNC_JS's methods, and freezes them. Without `constructor`, `__proto__`, `Reflect` and `Object`'s own
 * functions there is no way from a value to a prototype or to `Function`.
 */
export function lockDown(): void {
  const { prototype: strings }: { prototype: object } = String;
  const { prototype: lists }: { prototype: object } = Array;
  define(strings, {
    replace(this: string, pattern: unknown, replacement: unknown) {
      return replaceJavaPattern(`${this}`, pattern, replacement, false);
    },
    replaceAll(this: string, pattern: unknown, replacement: unknown) {
      return replaceJavaPattern(`${this}`, pattern, replacement, true);
    },
  });
  const nativeSort: unknown = Reflect.get(lists, 'sort');
  if (typeof nativeSort !== 'function') {
    throw new Error('Array.prototype.sort is missing');
  }
  define(lists, {
    sort(this: unknown[], comparator?: unknown): unknown {
      if (comparator !== undefined) {
        throw new TypeError('sort does not take a comparator in APPSYNC_JS');
      }
      return Reflect.apply(nativeSort, this, []);
    },
  });
  for (const name of ARRAY_METHODS_WITH_CALLBACK) {
    countCallbacks(lists, name);
  }

  keepOnly(strings, STRING_METHODS);
  keepOnly(lists, [...ARRAY_METHODS, ...ARRAY_METHODS_WITH_CALLBACK]);
  for (const prototype of [Number.prototype, Boolean.prototype, Function.prototype, Object.prototype]) {
    keepOnly(prototype, []);
  }
  // `${list}` and `'' + object` use this symbol, because toString and valueOf are removed.
  Object.defineProperty(Object.prototype, Symbol.toPrimitive, { value: primitiveOf });
  for (const { prototype } of [String, Array, Number, Boolean, Function, Object]) {
    deepFreeze(prototype);
  }
  removeGlobals();
}

/** Freezes a value and everything that can be reached from it. */
export function deepFreeze(value: unknown): void {
  if (
    (typeof value !== 'object' && typeof value !== 'function') ||
    value === null ||
    Object.isFrozen(value)
  ) {
    return;
  }
  Object.freeze(value);
  for (const key of Reflect.ownKeys(value)) {
    const property = Object.getOwnPropertyDescriptor(value, key);
    deepFreeze(property?.value);
    deepFreeze(property === undefined ? undefined : Reflect.get(property, 'get'));
  }
}

function countCallbacks(lists: object, name: string): void {
  const native: unknown = Reflect.get(lists, name);
  if (typeof native !== 'function') {
    throw new Error(`Array.prototype.${name} is missing`);
  }
  define(lists, {
    [name](this: unknown[], callback: Callback, ...rest: unknown[]): unknown {
      if (typeof callback !== 'function') {
        return Reflect.apply(native, this, [callback, ...rest]);
      }
      let round = 0;
      const counted = (...values: unknown[]) => {
        round += 1;
        countRound(round);
        return callback(...values);
      };
      return Reflect.apply(native, this, [counted, ...rest]);
    },
  });
}

function define(target: object, methods: Record<string, unknown>): void {
  for (const name of Object.keys(methods)) {
    Object.defineProperty(target, name, { value: methods[name], configurable: true });
  }
}

function keepOnly(prototype: object, names: readonly string[]): void {
  for (const key of Reflect.ownKeys(prototype)) {
    // A bundle cannot name symbols, and iteration needs one of them.
    if (typeof key === 'symbol' || key === 'length' || names.indexOf(key) >= 0) {
      continue;
    }
    if (!Reflect.deleteProperty(prototype, key)) {
      throw new Error(`${key} cannot be removed`);
    }
  }
}

function removeGlobals(): void {
  const global: object = globalThis;
  for (const key of Reflect.ownKeys(global)) {
    Reflect.deleteProperty(global, key);
  }
  // Otherwise its prototype's members could still be used by their bare names.
  Reflect.setPrototypeOf(global, null);
}

function withAbsentConstants<T extends object>(target: T, owner: string, names: readonly string[]): T {
  for (const name of names) {
    Object.defineProperty(target, name, {
      get() {
        throw new TypeError(`${owner}.${name} is not available in APPSYNC_JS`);
      },
    });
  }
  return target;
}

function primitiveOf(this: { readonly toString?: unknown }): unknown {
  // Objects of JavaScript's own, such as the frames of a stack, still have theirs.
  if (typeof this.toString === 'function') {
    return Reflect.apply(this.toString, this, []);
  }
  return Array.isArray(this) ? this.join(',') : '[object Object]';
}
