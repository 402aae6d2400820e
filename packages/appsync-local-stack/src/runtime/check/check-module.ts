import { parse } from 'acorn';
import type { AnyNode, Program } from 'acorn';
import { full } from 'acorn-walk';
import { CodeRejected } from '../code-rejected.ts';
import type { Diagnostic } from '../code-rejected.ts';
import { CODE_LENGTH_LIMIT } from '../limits.ts';
import { contextChanges } from './context-changes.ts';
import { unsupportedFunctionUses } from './function-values.ts';
import { misrunSyntax } from './misrun-syntax.ts';
import { readModuleShape } from './module-shape.ts';
import type { ModuleShape } from './module-shape.ts';
import { readScopes } from './scopes.ts';
import { unsupportedSyntax } from './unsupported-syntax.ts';

/** Code that AppSync would save. */
export interface CheckedModule {
  readonly program: Program;
  readonly shape: ModuleShape;
  /** A prefix for names that the code does not use. */
  readonly reserved: string;
}

/**
 * Checks code as AppSync does when it is saved, and for syntax that AppSync is known to run differently from
 * JavaScript.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/supported-features.html
 *
 * @throws {CodeRejected} with every reason found
 */
export function checkModule(code: string): CheckedModule {
  if (code.length > CODE_LENGTH_LIMIT) {
    const text = `the code is ${code.length} characters long, at most ${CODE_LENGTH_LIMIT} are allowed`;
    throw new CodeRejected([{ errorType: 'PARSER_ERROR', line: 1, column: 1, span: 0, text }]);
  }
  const program = parseModule(code);
  const diagnostics: Diagnostic[] = [];
  const report = (node: AnyNode, text: string) => diagnostics.push(diagnosticAt(node, text));

  full(program, (node) => {
    const text = unsupportedSyntax(node);
    if (text !== undefined) {
      report(node, text);
    }
  });
  const declarationOf = readScopes(program);
  for (const { node, text } of unsupportedFunctionUses(program, declarationOf)) {
    report(node, text);
  }
  for (const { node, text } of misrunSyntax(program, declarationOf)) {
    report(node, text);
  }
  const reserved = reservedPrefix(code);
  const shape = readModuleShape(program, `${reserved}modules`, report);
  for (const { node, text } of contextChanges(program, Object.values(shape.handlers), declarationOf)) {
    report(node, text);
  }
  if (diagnostics.length > 0) {
    throw new CodeRejected(diagnostics.sort((a, b) => a.line - b.line || a.column - b.column));
  }
  return { program, shape, reserved };
}

function parseModule(code: string): Program {
  try {
    return parse(code, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      throw error;
    }
    const text = error.message.replace(/ \(\d+:\d+\)$/, '');
    // acorn adds `loc` to its syntax errors.
    const { loc } = error as SyntaxError & { loc: { line: number; column: number } };
    throw new CodeRejected([
      { errorType: 'PARSER_ERROR', line: loc.line, column: loc.column + 1, span: 0, text },
    ]);
  }
}

function diagnosticAt(node: AnyNode, text: string): Diagnostic {
  const start =
    node.type === 'Program' ? { line: 1, column: 0 } : (node.loc?.start ?? { line: 1, column: 0 });
  const span = node.type === 'Program' ? 0 : node.end - node.start;
  return { errorType: 'LINT_ERROR', line: start.line, column: start.column + 1, span, text };
}

/** A prefix for the names that the script needs; the code does not use it. */
function reservedPrefix(code: string): string {
  let prefix = '$appsync_';
  while (code.includes(prefix)) {
    prefix += '_';
  }
  return prefix;
}
