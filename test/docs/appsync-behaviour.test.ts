import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const PAGE = 'docs/appsync-behaviour.md';
const text = readFileSync(PAGE, 'utf8');

/** The link definitions that lead to a test file, by name, e.g. `graphql/execute`. */
const testFiles = new Map(
  [...text.matchAll(/^\[([^\]]+)\]: (\S+\.test\.ts)$/gm)].map(([, name = '', target = '']) => [
    name,
    join(dirname(PAGE), target),
  ]),
);

/** A test that the page quotes: `[graphql/execute] “gives null for …”`. */
interface QuotedTest {
  readonly file: string;
  readonly title: string;
}

/** Every title in “…”, with the test file named last before it on its line. */
function quotedTests(): QuotedTest[] {
  return text.split('\n').flatMap((line) => {
    let file = '';
    return [...line.matchAll(/\[([^\]]+)\]|“([^”]*)”/g)].flatMap(([, name, title]) => {
      file = (name === undefined ? undefined : testFiles.get(name)) ?? file;
      // A table cell writes a vertical bar as `\|`.
      return title === undefined ? [] : [{ file, title: title.replaceAll('\\|', '|') }];
    });
  });
}

/** The titles of a file's tests and groups as they are written, with the placeholders of `it.each`. */
function titlesIn(file: string): ReadonlySet<string> {
  const titles = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ['describe', 'it', 'test'].includes(calledName(node))) {
      const [title] = node.arguments;
      if (title !== undefined && ts.isStringLiteralLike(title)) {
        titles.add(title.text);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest));
  return titles;
}

/**
 * The name at the root of what is called: `it` for `it(…)`, `it.each(…)(…)` and `it.skipIf(…).each(…)(…)`.
 */
function calledName(node: ts.Expression): string {
  if (ts.isIdentifier(node)) {
    return node.text;
  }
  return ts.isCallExpression(node) || ts.isPropertyAccessExpression(node) ? calledName(node.expression) : '';
}

describe(PAGE, () => {
  const quoted = quotedTests();

  it('names test files that exist', () => {
    expect([...testFiles.values()].filter((file) => !existsSync(file))).toEqual([]);
  });

  it('uses every test file that it names', () => {
    const used = new Set(quoted.map(({ file }) => file));

    expect([...testFiles.values()].filter((file) => !used.has(file))).toEqual([]);
  });

  it('quotes tests by the titles that they have', () => {
    const titles = new Map([...testFiles.values()].map((file) => [file, titlesIn(file)]));

    expect(quoted.length).toBeGreaterThan(300);
    expect(quoted.filter(({ file, title }) => titles.get(file)?.has(title) !== true)).toEqual([]);
  });
});
