import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kind } from 'graphql';
import { UserError } from '../errors/user-error.ts';
import { parseSchema } from './sdl.ts';

/** A field of the schema with a resolver. */
export interface ResolverFile {
  /** E.g. `Mutation`. */
  readonly typeName: string;
  /** E.g. `addExpense`. */
  readonly fieldName: string;
  /** Path of `<typeName>.<fieldName>.ts`. */
  readonly file: string;
  /** The functions of a pipeline resolver, in order; none in a unit resolver. */
  readonly functionNames: readonly string[];
}

/**
 * Finds the resolvers by their file names, `Type.field.ts`, and compares them with the schema and the
 * pipelines.
 *
 * @throws {UserError} when the schema cannot be parsed, a root field has no file, a file or pipeline has no
 *   field, or a function is missing or never used; the message names it
 */
export function findResolverFiles(
  directory: string,
  sdl: string,
  pipelines: Readonly<Record<string, readonly string[]>>,
): ResolverFile[] {
  const fields = schemaFields(sdl);
  const names = moduleNames(directory).filter((name) => name.includes('.'));
  const functions = moduleNames(join(directory, 'functions'));
  const used = new Set(Object.values(pipelines).flat());
  refuse(
    'Root fields without a resolver file',
    rootFields(fields).filter((field) => !names.includes(field)),
  );
  refuse(
    'Resolver files without a field in the schema',
    names.filter((name) => !fields.includes(name)),
  );
  refuse(
    'Pipelines without a resolver file',
    Object.keys(pipelines).filter((name) => !names.includes(name)),
  );
  refuse(
    'Pipeline functions without a file',
    [...used].filter((name) => !functions.includes(name)),
  );
  refuse(
    'Function files that no pipeline uses',
    functions.filter((name) => !used.has(name)),
  );
  return names.map((name) => {
    const [typeName = '', fieldName = ''] = name.split('.');
    return { typeName, fieldName, file: join(directory, `${name}.ts`), functionNames: pipelines[name] ?? [] };
  });
}

/** Every field of every object type, as `Type.field`. */
function schemaFields(sdl: string): string[] {
  return parseSchema(sdl).definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION
      ? (definition.fields ?? []).map((field) => `${definition.name.value}.${field.name.value}`)
      : [],
  );
}

function rootFields(fields: readonly string[]): string[] {
  return fields.filter((field) => /^(Query|Mutation|Subscription)\./.test(field));
}

function moduleNames(directory: string): string[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();
}

function refuse(what: string, names: readonly string[]): void {
  if (names.length > 0) {
    throw new UserError('RESOLVER', `${what}: ${names.join(', ')}`);
  }
}
