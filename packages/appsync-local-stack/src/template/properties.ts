import { isObject } from '../is-object.ts';
import { StartError } from '../server/start-error.ts';

/** A template's value once its intrinsic functions are resolved: JSON data. */
export type Value =
  null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value | undefined };

/** A template has something that the local stack cannot run. The message names the place. */
export class TemplateNotRunnable extends StartError {
  override readonly name = 'TemplateNotRunnable';

  constructor(message: string) {
    super('TEMPLATE', message);
  }
}

/**
 * A resource's properties (or a part of them), read by name and type. Every message names the resource and
 * the property.
 */
export class Properties {
  readonly #values: Readonly<Record<string, Value | undefined>>;
  /** Where this is, e.g. `ApiGraphqlApi (AWS::AppSync::GraphQLApi)`. */
  readonly place: string;

  constructor(values: unknown, place: string) {
    if (values === undefined || !isMapping(values)) {
      throw new TemplateNotRunnable(`${place} must be an object`);
    }
    this.#values = values;
    this.place = place;
  }

  /** Refuses all other properties: one that the local stack does not implement is named, not ignored. */
  only(...names: readonly string[]): this {
    const unknown = Object.keys(this.#values).filter((name) => !names.includes(name));
    if (unknown.length > 0) {
      throw new TemplateNotRunnable(
        `${this.place}: ${unknown.join(', ')} is not implemented by the local stack`,
      );
    }
    return this;
  }

  has(name: string): boolean {
    return this.#values[name] !== undefined;
  }

  /** The names of the properties that exist. */
  names(): readonly string[] {
    return Object.keys(this.#values).filter((name) => this.has(name));
  }

  text(name: string, fallback?: string): string {
    const value = this.#values[name] ?? fallback;
    if (typeof value !== 'string') {
      throw this.#wrong(name, 'a string');
    }
    return value;
  }

  optionalText(name: string): string | undefined {
    return this.has(name) ? this.text(name) : undefined;
  }

  number(name: string, fallback?: number): number {
    const value = this.#values[name] ?? fallback;
    // CloudFormation accepts numbers and booleans as strings too.
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isFinite(number)) {
      throw this.#wrong(name, 'a number');
    }
    return number;
  }

  optionalNumber(name: string): number | undefined {
    return this.has(name) ? this.number(name) : undefined;
  }

  boolean(name: string, fallback?: boolean): boolean {
    const value = this.#values[name] ?? fallback;
    if (value === true || value === 'true') {
      return true;
    }
    if (value === false || value === 'false') {
      return false;
    }
    throw this.#wrong(name, 'true or false');
  }

  /** One of the strings that the property allows. */
  oneOf<Text extends string>(name: string, known: readonly Text[], fallback?: Text): Text {
    const given = this.text(name, fallback);
    const found = known.find((text) => text === given);
    if (found === undefined) {
      throw this.#wrong(name, known.length === 1 ? `${known[0]}` : `one of ${known.join(', ')}`);
    }
    return found;
  }

  /** A whole number within bounds. */
  integer(name: string, [least, most]: readonly [least: number, most: number], fallback?: number): number {
    const number = this.number(name, fallback);
    if (!Number.isInteger(number) || number < least || number > most) {
      throw this.#wrong(name, `a whole number from ${least} to ${most}`);
    }
    return number;
  }

  /**
   * A string of one format.
   *
   * @param wanted the format in words
   */
  matching(name: string, form: RegExp, wanted: string): string {
    const given = this.text(name);
    if (!form.test(given)) {
      throw this.#wrong(name, wanted);
    }
    return given;
  }

  /** A list of strings, or a single string, as policies have them; absent: empty. */
  texts(name: string): readonly string[] {
    const value = this.#values[name];
    return typeof value === 'string' ? [value] : (this.textList(name) ?? []);
  }

  /** A list of strings; undefined when the property is absent. */
  textList(name: string): readonly string[] | undefined {
    const value = this.#values[name];
    if (value === undefined) {
      return undefined;
    }
    if (!isList(value) || !value.every((item) => typeof item === 'string')) {
      throw this.#wrong(name, 'a list of strings');
    }
    return value;
  }

  list(name: string): readonly Properties[] {
    const value = this.#values[name] ?? [];
    const list: readonly Value[] = isList(value) ? value : [value];
    return list.map((item, index) => new Properties(item, `${this.place}.${name}[${index}]`));
  }

  part(name: string): Properties {
    return new Properties(this.#values[name], `${this.place}.${name}`);
  }

  /** A nested object; without properties when it is absent. */
  optionalPart(name: string): Properties {
    return new Properties(this.#values[name] ?? {}, `${this.place}.${name}`);
  }

  /** Strings by name, e.g. environment variables. */
  record(name: string): Readonly<Record<string, string>> {
    const part = this.optionalPart(name);
    return Object.fromEntries(Object.keys(part.#values).map((key) => [key, part.text(key)]));
  }

  /** All properties, as plain data. */
  all(): Readonly<Record<string, Value | undefined>> {
    return this.#values;
  }

  /** Refuses the whole object: `<place>: <complaint>`. */
  refuse(complaint: string): never {
    throw new TemplateNotRunnable(`${this.place}: ${complaint}`);
  }

  #wrong(name: string, wanted: string): TemplateNotRunnable {
    const given = JSON.stringify(this.#values[name]) ?? 'absent';
    return new TemplateNotRunnable(`${this.place}: ${name} is ${given}; it must be ${wanted}`);
  }
}

/** An object of a template: JSON data, so its members are values too. */
export function isMapping(value: unknown): value is { readonly [key: string]: Value | undefined } {
  return isObject(value);
}

/** An own member of an object: a template may name `constructor`, which every object inherits. */
export function own<T>(object: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

export function isList(value: unknown): value is readonly Value[] {
  return Array.isArray(value);
}
