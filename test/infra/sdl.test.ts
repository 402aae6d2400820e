import { readFileSync } from 'node:fs';
import { Kind, parse, print, visit } from 'graphql';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../errors/user-error.ts';
import { deployedSdl } from '../../infra/sdl.ts';

describe('deployedSdl', () => {
  it('turns the description of a type and of a field into comments above them', () => {
    const sdl = deployedSdl(
      '"""\nMoney.\n\nSpent.\n"""\ntype Expense {\n  "How much."\n  amount: Float\n}\n',
    );

    expect(sdl).toBe('# Money.\n#\n# Spent.\ntype Expense {\n  # How much.\n  amount: Float\n}\n');
  });

  it('keeps the description of an enum and drops those of its values', () => {
    const sdl = deployedSdl('"Direction."\nenum Order {\n  "Up."\n  ASC\n  "Down."\n  DESC\n}\n');

    expect(sdl).toBe('# Direction.\nenum Order {\n  ASC\n  DESC\n}\n');
  });

  it('leaves strings alone that describe nothing', () => {
    const sdl = 'type Query {\n  old: Int @deprecated(reason: "use new")\n}\n';

    expect(deployedSdl(sdl)).toBe(sdl);
  });

  it('gives a comment a line of its own where the description shared one', () => {
    const sdl = deployedSdl('type Query {\n  a("One." b: Int, "Two." c: Int): Int\n}\n');

    expect(sdl).toBe('type Query {\n  a(\n# One.\nb: Int,\n # Two.\n c: Int): Int\n}\n');
  });
});

describe('a schema that cannot be parsed', () => {
  it('is refused with its place', () => {
    expect(() => deployedSdl('type Query {\n  item Item\n}')).toThrow(
      new UserError('SCHEMA', 'schema.graphql:2:8: Syntax Error: Expected ":", found Name "Item".'),
    );
  });
});

describe('schema.graphql', () => {
  const source = readFileSync('schema.graphql', 'utf8');
  const sdl = deployedSdl(source);

  it('is deployed without descriptions, so without block strings', () => {
    const described: string[] = [];
    visit(parse(sdl), {
      enter: (node) => {
        if ('description' in node && node.description !== undefined) {
          described.push(node.description.value);
        }
      },
    });

    expect(described).toEqual([]);
    expect(sdl).not.toContain('"""');
  });

  it('says the same with and without descriptions', () => {
    const bare = (text: string) =>
      print(
        visit(parse(text), {
          enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
        }),
      );

    expect(bare(sdl)).toBe(bare(source));
  });

  it('documents every type, field, argument, input field and enum value', () => {
    const undocumented: string[] = [];
    for (const definition of parse(source).definitions) {
      if (
        definition.kind === Kind.SCHEMA_DEFINITION ||
        !('name' in definition) ||
        definition.name === undefined
      ) {
        continue;
      }
      const name = definition.name.value;
      const members = [
        { path: name, description: 'description' in definition ? definition.description : undefined },
        ...('fields' in definition ? (definition.fields ?? []) : []).flatMap((field) => [
          {
            path: `${name}.${field.name.value}`,
            description: 'description' in field ? field.description : undefined,
          },
          ...('arguments' in field ? (field.arguments ?? []) : []).map((argument) => ({
            path: `${name}.${field.name.value}(${argument.name.value}:)`,
            description: 'description' in argument ? argument.description : undefined,
          })),
        ]),
        ...('values' in definition ? (definition.values ?? []) : []).map((value) => ({
          path: `${name}.${value.name.value}`,
          description: value.description,
        })),
      ];
      undocumented.push(
        ...members.filter((member) => (member.description?.value ?? '') === '').map((member) => member.path),
      );
    }

    expect(undocumented).toEqual([]);
  });
});
