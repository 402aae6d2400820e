import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const PAGE = 'docs/appsync-behaviour.md';
const SOURCE = 'packages/appsync-local-stack/src';

/** The members of the union type `ErrorType`, which types every `errorType` that is not a resolver's. */
const errorTypes = literalsIn(join(SOURCE, 'error-type.ts'), ts.isLiteralTypeNode);

/**
 * The strings that the local stack writes as an `errorType`: `{ errorType: 'Code' }` or
 * `const errorType = 'Code'`.
 */
const writtenTypes = sourceFiles().flatMap((file) => literalsIn(file, namesErrorType));

function sourceFiles(): string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|(^|\/)support\//.test(name))
    .map((name) => join(SOURCE, name));
}

function namesErrorType(node: ts.Node): boolean {
  return (
    (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) &&
    node.name.getText() === 'errorType' &&
    node.initializer !== undefined &&
    ts.isStringLiteralLike(node.initializer)
  );
}

/** The string literals directly below the nodes that are wanted. */
function literalsIn(file: string, isWanted: (node: ts.Node) => boolean): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isWanted(node)) {
      ts.forEachChild(node, (child) => {
        if (ts.isStringLiteralLike(child)) {
          found.push(child.text);
        }
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  return found;
}

describe('an errorType of the local stack', () => {
  it('is a member of the union type ErrorType', () => {
    // The other two belong to the answer of EvaluateCode, which no client of an API gets.
    const ofClients = new Set(writtenTypes.filter((name) => !['PARSER_ERROR', 'LINT_ERROR'].includes(name)));

    expect([...ofClients].filter((name) => !errorTypes.includes(name))).toEqual([]);
    expect(ofClients.size).toBeGreaterThan(10);
  });

  it(`has its row in ${PAGE}`, () => {
    const rows = readFileSync(PAGE, 'utf8').match(/^\| `\w+` .*$/gm) ?? [];

    expect(errorTypes.filter((name) => !rows.some((row) => row.startsWith(`| \`${name}\` `)))).toEqual([]);
  });
});
