import { parse } from 'acorn';
import type { AnyNode, Program } from 'acorn';
import { full } from 'acorn-walk';

import { CodeRejected } from './code-rejected.ts';
import type { Diagnostic } from './code-rejected.ts';
import { moduleFunctions, unsupportedFunctionUses } from './function-values.ts';
import { CODE_LENGTH_LIMIT } from './limits.ts';
import { readModuleShape } from './module-shape.ts';
import { positionPrinter } from './positions.ts';
import type { ScriptPosition } from './protocol.ts';
import { moduleScript } from './module-script.ts';
import { unsupportedSyntax } from './unsupported-syntax.ts';

/** Checked code, ready to run in the sandbox. */
export interface PreparedModule {
  /** The module as a function expression: see `moduleScript`. */
  readonly script: string;
  readonly printPosition: (position: ScriptPosition) => string;
  /** Where each handler begins, for errors without a position of their own: `code.js:<line>:<column>`. */
  readonly handlerPositions: { readonly request: string; readonly response: string };
}

/**
 * Checks code as AppSync does when it is saved, and turns it into a script for the sandbox.
 *
 * Source: appsync/latest/devguide/supported-features.html
 *
 * @throws {CodeRejected} with every reason found
 */
export function prepareModule(code: string): PreparedModule {
  if (code.length > CODE_LENGTH_LIMIT) {
    const text = `the code is ${code.length} characters long, at most ${CODE_LENGTH_LIMIT} are allowed`;
    throw new CodeRejected([{ errorType: 'PARSER_ERROR', line: 1, column: 1, span: 0, text }]);
  }
  const program = parseModule(code);
  const diagnostics: Diagnostic[] = [];
  const report = (node: AnyNode, text: string) => diagnostics.push(diagnosticAt(node, text));

  full(program, (node) => {
    const text = unsupportedSyntax(node);
    if (text !== undefined) report(node, text);
  });
  for (const { node, text } of unsupportedFunctionUses(program)) report(node, text);
  const reserved = reservedPrefix(code);
  const shape = readModuleShape(program, `${reserved}modules`, report);
  if (diagnostics.length > 0) {
    throw new CodeRejected(diagnostics.sort((a, b) => a.line - b.line || a.column - b.column));
  }

  const { script, insertions } = moduleScript(code, program, shape, reserved);
  const printPosition = positionPrinter(code, insertions, expressionStarts(program));
  const functions = moduleFunctions(program);
  const handlerPosition = (name: string) => {
    const start = functions.get(name)?.loc?.start;
    return start ? printPosition([start.line, start.column + 1]) : 'code.js:1:1';
  };
  return {
    script,
    printPosition,
    handlerPositions: {
      request: handlerPosition(shape.handlers.request),
      response: handlerPosition(shape.handlers.response),
    },
  };
}

function parseModule(code: string): Program {
  try {
    return parse(code, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
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

/** A beginning for the names that the script needs and the code cannot mean. */
function reservedPrefix(code: string): string {
  let prefix = '$appsync_';
  while (code.includes(prefix)) prefix += '_';
  return prefix;
}

function expressionStarts(program: Program): Map<string, ScriptPosition> {
  const starts = new Map<string, ScriptPosition>();
  full(program, (node) => {
    if (node.type !== 'MemberExpression' || !node.loc || !node.property.loc) return;
    const { start } = node.loc;
    const property = node.property.loc.start;
    starts.set(`${property.line}:${property.column + 1}`, [start.line, start.column + 1]);
  });
  return starts;
}
