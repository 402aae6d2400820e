import { Kind, print, stripIgnoredCharacters, visit } from 'graphql';

/**
 * A plugin of graphql-codegen: each operation as one string with the fragments that it uses, typed by what
 * `typescript-operations` makes. A string needs no printing where it is sent, and takes a sixth of its syntax
 * tree's place.
 */
export const plugin = (_schema, files) => {
  const definitions = files.flatMap(({ document }) => document?.definitions ?? []);
  const fragments = new Map(
    definitions
      .filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  return {
    prepend: ["import type { TypedDocument } from 'appsync-cognito-client';"],
    content: definitions
      .filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
      .map((operation) => {
        const name = operation.name.value;
        const type = `${name}${operation.operation[0].toUpperCase()}${operation.operation.slice(1)}`;
        const definitions = [operation, ...usedFragments(operation, fragments)];
        const text = stripIgnoredCharacters(definitions.map(print).join('\n'));
        return `export const ${name}Document = ${JSON.stringify(text)} as TypedDocument<${type}, ${type}Variables>;`;
      })
      .join('\n'),
  };
};

/** The fragments that a definition spreads, and those that they spread, each once. */
function usedFragments(definition, fragments, used = new Set()) {
  visit(definition, {
    FragmentSpread({ name }) {
      const fragment = fragments.get(name.value);
      if (!used.has(fragment)) {
        used.add(fragment);
        usedFragments(fragment, fragments, used);
      }
    },
  });
  return [...used];
}
