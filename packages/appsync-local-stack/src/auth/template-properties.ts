import { StartError } from '../start-error.ts';
export type Properties = Readonly<Record<string, unknown>>;

/**
 * Reads one CloudFormation resource's properties, complaining by name; `owner` begins each complaint, e.g.
 * `User pool Pool1A2B`.
 *
 * Every method gives `undefined` for an absent property and throws an `Error` of one line for one of another type.
 */
export class PropertyReader {
  readonly #owner: string;
  readonly #properties: Properties;

  constructor(owner: string, properties: Properties) {
    this.#owner = owner;
    this.#properties = properties;
  }

  text(name: string): string | undefined {
    return this.#typed(name, 'a text', (value) => (typeof value === 'string' ? value : undefined));
  }

  flag(name: string): boolean | undefined {
    return this.#typed(name, 'true or false', (value) => (typeof value === 'boolean' ? value : undefined));
  }

  number(name: string): number | undefined {
    return this.#typed(name, 'a number', (value) => (typeof value === 'number' ? value : undefined));
  }

  texts(name: string): readonly string[] | undefined {
    return this.#typed(name, 'a list of texts', (value) =>
      Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined,
    );
  }

  /** The readers of a list of objects; empty when the property is absent. */
  list(name: string): readonly PropertyReader[] {
    const items = this.#typed(name, 'a list of objects', (value) =>
      Array.isArray(value) && value.every(isProperties) ? value : undefined,
    );
    return (items ?? []).map((item, index) => new PropertyReader(`${this.#owner}: ${name}[${index}]`, item));
  }

  /** A reader of a nested object; one without properties when the object is absent. */
  object(name: string): PropertyReader {
    const value = this.#typed(name, 'an object', (found) => (isProperties(found) ? found : undefined));
    return new PropertyReader(`${this.#owner}: ${name}`, value ?? {});
  }

  /** The names of the properties that are there. */
  names(): readonly string[] {
    return Object.keys(this.#properties);
  }

  /** Refuses the whole resource: `<owner>: <complaint>`. */
  refuse(complaint: string): never {
    throw new StartError(`${this.#owner}: ${complaint}`);
  }

  #typed<T>(name: string, expected: string, read: (value: unknown) => T | undefined): T | undefined {
    const value = this.#properties[name];
    if (value === undefined) {
      return undefined;
    }
    return read(value) ?? this.refuse(`${name} is ${JSON.stringify(value)}; it must be ${expected}.`);
  }
}

function isProperties(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
