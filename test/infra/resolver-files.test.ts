import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findResolverFiles } from '../../infra/resolver-files.ts';

const SDL = 'type Query { item: Item }\ntype Mutation { addItem: Item }\ntype Item { id: ID, owner: String }';

describe('findResolverFiles', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'resolvers-'));
    mkdirSync(join(directory, 'functions'));
    for (const name of ['Query.item.ts', 'Mutation.addItem.ts', 'functions/writeItem.ts', 'globals.d.ts']) {
      writeFileSync(join(directory, name), '');
    }
  });

  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  it('finds a resolver a file, with the functions of its pipeline', () => {
    expect(findResolverFiles(directory, SDL, { 'Mutation.addItem': ['writeItem'] })).toEqual([
      {
        typeName: 'Mutation',
        fieldName: 'addItem',
        file: join(directory, 'Mutation.addItem.ts'),
        functionNames: ['writeItem'],
      },
      { typeName: 'Query', fieldName: 'item', file: join(directory, 'Query.item.ts'), functionNames: [] },
    ]);
  });

  it('takes a resolver of a field below the root', () => {
    writeFileSync(join(directory, 'Item.owner.ts'), '');

    const found = findResolverFiles(directory, SDL, { 'Mutation.addItem': ['writeItem'] });

    expect(found.map(({ typeName, fieldName }) => `${typeName}.${fieldName}`)).toContain('Item.owner');
  });

  it('names the root field that has no file', () => {
    rmSync(join(directory, 'Query.item.ts'));

    expect(() => findResolverFiles(directory, SDL, { 'Mutation.addItem': ['writeItem'] })).toThrow(
      'Root fields without a resolver file: Query.item',
    );
  });

  it('names the file that has no field', () => {
    writeFileSync(join(directory, 'Query.itmes.ts'), '');

    expect(() => findResolverFiles(directory, SDL, { 'Mutation.addItem': ['writeItem'] })).toThrow(
      'Resolver files without a field in the schema: Query.itmes',
    );
  });

  it('names the pipeline that has no file', () => {
    expect(() =>
      findResolverFiles(directory, SDL, {
        'Mutation.addItem': ['writeItem'],
        'Mutation.gone': ['writeItem'],
      }),
    ).toThrow('Pipelines without a resolver file: Mutation.gone');
  });

  it('names the function that a pipeline wants and nobody wrote', () => {
    expect(() =>
      findResolverFiles(directory, SDL, { 'Mutation.addItem': ['writeItem', 'readItem'] }),
    ).toThrow('Pipeline functions without a file: readItem');
  });

  it('names the function that no pipeline uses', () => {
    expect(() => findResolverFiles(directory, SDL, {})).toThrow(
      'Function files that no pipeline uses: writeItem',
    );
  });
});
