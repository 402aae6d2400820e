import type { Program } from 'acorn';
import { full } from 'acorn-walk';
import { checkModule } from '../check/check-module.ts';
import { moduleFunctions } from '../check/scopes.ts';
import type { ScriptPosition } from '../protocol.ts';
import { moduleScript } from './module-script.ts';
import { positionPrinter } from './positions.ts';

/** Checked code, ready to run in the sandbox. */
export interface PreparedModule {
  /** The module as a function expression: see `moduleScript`. */
  readonly script: string;
  readonly printPosition: (position: ScriptPosition) => string;
  /** Where each handler begins, for errors without a position: `code.js:<line>:<column>`. */
  readonly handlerPositions: { readonly request: string; readonly response: string };
}

/** Modules kept. Tests and `evaluateCode` may bring any number of them. */
const KEPT_MODULES = 500;

/** The modules prepared in this process, by code: with many runtimes, a module is still checked once. */
const kept = new Map<string, PreparedModule>();

/**
 * Checks code and turns it into a script for the sandbox.
 *
 * @throws {CodeRejected} as `checkModule` does
 */
export function prepareModule(code: string): PreparedModule {
  const known = kept.get(code);
  if (known !== undefined) {
    return known;
  }
  const prepared = prepare(code);
  if (kept.size >= KEPT_MODULES) {
    kept.clear();
  }
  kept.set(code, prepared);
  return prepared;
}

function prepare(code: string): PreparedModule {
  const { program, shape, reserved } = checkModule(code);
  const { script, insertions } = moduleScript(code, program, shape, reserved);
  const printPosition = positionPrinter(code, insertions, expressionStarts(program));
  const functions = moduleFunctions(program);
  const handlerPosition = (name: string) => {
    const start = functions.get(name)?.loc?.start;
    return start !== undefined ? printPosition([start.line, start.column + 1]) : 'code.js:1:1';
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

function expressionStarts(program: Program): Map<string, ScriptPosition> {
  const starts = new Map<string, ScriptPosition>();
  full(program, (node) => {
    if (
      node.type !== 'MemberExpression' ||
      node.loc === undefined ||
      node.loc === null ||
      node.property.loc === undefined ||
      node.property.loc === null
    ) {
      return;
    }
    const { start } = node.loc;
    const property = node.property.loc.start;
    starts.set(`${property.line}:${property.column + 1}`, [start.line, start.column + 1]);
  });
  return starts;
}
