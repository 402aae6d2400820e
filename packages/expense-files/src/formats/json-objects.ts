/** An object of a JSON file, as text. */
export interface JsonObject {
  /** Counted from 1. */
  number: number;
  /** The line where it begins. */
  line: number;
  text: string;
  /** Counted from 1: an object may have several lists, for example of booked and of pending rows. */
  list: number;
}

/**
 * The objects of a JSON text, one after the other: those of JSON Lines, of the one array, or of the
 * arrays of objects within an object. Only one object is in memory at a time.
 *
 * @param depth how many brackets are open around an object: 0 for JSON Lines
 */
export async function* jsonObjects(text: AsyncIterable<string>, depth: number): AsyncGenerator<JsonObject> {
  const cut = new ObjectCutter(depth);
  for await (const part of text) {
    yield* cut.add(part);
  }
}

/** How many brackets are open around the first object of a list; 0 for JSON Lines. */
export function listDepth(sample: string): number {
  const [firstLine = ''] = sample.trimStart().split('\n', 1);
  if (isWholeObject(firstLine) && !/\[\s*\{/u.test(firstLine)) {
    return 0;
  }
  let open = 0;
  let isString = false;
  let last = '';
  for (let index = 0; index < sample.length; index += 1) {
    const char = sample[index] ?? '';
    if (isString) {
      index += char === '\\' ? 1 : 0;
      isString = char !== '"';
    } else if (char === '"') {
      isString = true;
      last = char;
    } else if (char === '{' || char === '[') {
      if (char === '{' && last === '[') {
        return open;
      }
      open += 1;
      last = char;
    } else if (char === '}' || char === ']') {
      open -= 1;
      last = char;
    } else if (char.trim() !== '') {
      last = char;
    }
  }
  return 0;
}

function isWholeObject(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** Follows brackets and strings. */
class ObjectCutter {
  readonly #depth: number;
  #open = 0;
  #isString = false;
  #isEscaped = false;
  #line = 1;
  #number = 0;
  #list = 0;
  #startLine = 1;
  #kept = '';
  #isInside = false;
  /** Whether the last bracket was that of a list: only its objects count. */
  #isList: boolean;

  constructor(depth: number) {
    this.#depth = depth;
    this.#isList = depth === 0;
  }

  *add(part: string): Generator<JsonObject> {
    let from = 0;
    for (let index = 0; index < part.length; index += 1) {
      const code = part.charCodeAt(index);
      if (code === 10) {
        this.#line += 1;
      }
      if (this.#isString) {
        this.#inString(code);
      } else if (code === 34) {
        this.#isString = true;
      } else if (code === 123 || code === 91) {
        if (this.#opens(code)) {
          from = index;
        }
      } else if (code === 125 || code === 93) {
        this.#open -= 1;
        if (this.#isInside && this.#open === this.#depth) {
          yield this.#object(part.slice(from, index + 1));
        }
      }
    }
    if (this.#isInside) {
      this.#kept += part.slice(from);
    }
  }

  #inString(code: number): void {
    if (this.#isEscaped) {
      this.#isEscaped = false;
    } else if (code === 92) {
      this.#isEscaped = true;
    } else if (code === 34) {
      this.#isString = false;
    }
  }

  /** @returns true when an object of the list begins here */
  #opens(code: number): boolean {
    const isObject = code === 123 && this.#open === this.#depth && this.#isList && !this.#isInside;
    if (code === 91 && this.#open === this.#depth - 1) {
      this.#isList = true;
      this.#list += 1;
    } else if (code === 123 && this.#open === this.#depth - 1) {
      this.#isList = false;
    }
    this.#open += 1;
    if (isObject) {
      this.#isInside = true;
      this.#startLine = this.#line;
    }
    return isObject;
  }

  #object(end: string): JsonObject {
    const text = this.#kept + end;
    this.#kept = '';
    this.#isInside = false;
    this.#number += 1;
    return { number: this.#number, line: this.#startLine, text, list: this.#list };
  }
}
