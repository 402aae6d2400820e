import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** The `errorType`s with which resolvers call `util.error(message, errorType, …)`. */
const raised = new Set(resolverFiles().flatMap(errorTypesIn));

function resolverFiles(): string[] {
  return readdirSync('resolvers', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('generated'))
    .map((name) => join('resolvers', name));
}

function errorTypesIn(file: string): string[] {
  const types: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^util\.(error|appendError)$/.test(node.expression.getText())) {
      const [, errorType] = node.arguments;
      types.push(
        errorType !== undefined && ts.isStringLiteralLike(errorType) ? errorType.text : `unknown in ${file}`,
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  return types;
}

describe('errorType', () => {
  it('is one of five', () => {
    expect([...raised].sort()).toEqual(['Conflict', 'Internal', 'NotFound', 'Throttled', 'ValidationError']);
  });

  it.each(['schema.graphql', 'README.md', 'docs/rest-to-graphql.md'])('is documented in %s, each', (page) => {
    const text = readFileSync(page, 'utf8');

    expect([...raised].filter((errorType) => !text.includes(`\`${errorType}\``))).toEqual([]);
  });
});
