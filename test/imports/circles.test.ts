import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const FOLDERS = [
  'bench',
  'deployment',
  'errors',
  'infra',
  'ledger',
  'operations',
  'packages',
  'resolvers',
  'scripts',
  'test',
];
const NOT_OURS = /node_modules|\/dist\//;

/** What each file imports, by path. */
type Imports = ReadonlyMap<string, readonly string[]>;

/** The imports of all TypeScript files, those of types and those by a package's name included. */
function importsOfRepository(): Imports {
  const names = new Map(readdirSync('packages').filter(isPackage).flatMap(exportsOf));
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  ).filter((file) => /\.tsx?$/.test(file) && !NOT_OURS.test(file));
  return new Map(files.map((file) => [file, importsOf(file, names)]));
}

function isPackage(name: string): boolean {
  return existsSync(join('packages', name, 'package.json'));
}

/** Each name that a package exports, and its source. */
function exportsOf(name: string): [string, string][] {
  const folder = join('packages', name);
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly exports: Readonly<Record<string, string>>;
  };
  return Object.entries(exports).map(([subpath, source]) => [join(name, subpath), join(folder, source)]);
}

function importsOf(file: string, names: ReadonlyMap<string, string>): string[] {
  return ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles.flatMap(({ fileName }) => {
    const path = fileName.startsWith('.') ? join(dirname(file), fileName) : names.get(fileName);
    return path ?? [];
  });
}

/** The files of circles: what is left without those that import none of the others, or that none imports. */
function filesOfCircles(imports: Imports): string[] {
  let left = imports;
  for (;;) {
    const imported = new Set([...left.values()].flat());
    const stay = [...left].filter(
      ([file, targets]) => imported.has(file) && targets.some((target) => left.has(target)),
    );
    if (stay.length === left.size) {
      return stay.map(([file]) => file);
    }
    left = new Map(stay.map(([file, targets]) => [file, targets.filter((target) => left.has(target))]));
  }
}

describe('filesOfCircles', () => {
  it('names the files of a circle, and not those before and after it', () => {
    const imports = new Map([
      ['before', ['a']],
      ['a', ['b', 'after']],
      ['b', ['a']],
      ['after', []],
    ]);

    expect(filesOfCircles(imports)).toEqual(['a', 'b']);
  });
});

describe('the imports of the repository', () => {
  const imports = importsOfRepository();

  it('are read with those of types and of packages', () => {
    expect(imports.get('packages/appsync-local-stack/src/auth/tokens/refresh-tokens.ts')).toContain(
      'packages/appsync-local-stack/src/auth/pool/user.ts',
    );
    expect(imports.get('infra/bundle.ts')).toEqual(
      expect.arrayContaining([
        'packages/appsync-local-stack/src/runtime/check/index.ts',
        'errors/user-error.ts',
      ]),
    );
  });

  it('have no circle, of types neither', () => {
    expect(filesOfCircles(imports)).toEqual([]);
  });
});
