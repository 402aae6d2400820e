import type { AnyNode, Program } from 'acorn';
import { full } from 'acorn-walk';
import type { ModuleShape } from '../check/module-shape.ts';
import type { Insertion } from './positions.ts';

/** The names of a sandbox's globals, in the order in which the script's function takes them. */
const SANDBOX_GLOBALS = [
  'Object',
  'String',
  'Number',
  'Math',
  'Array',
  'JSON',
  'console',
  'util',
  'extensions',
  'runtime',
] as const;

/**
 * Turns a module into a function expression that takes the importable modules, the function to call in every
 * round of a loop, and the sandbox's globals, evaluates the module body and returns its handlers.
 *
 * Nothing outlives a call of that function, so no state of a module survives a request. The globals are its
 * parameters, so an assignment to one changes it for that call only. The code keeps its lines, from 1;
 * insertions are reported.
 */
export function moduleScript(
  code: string,
  program: Program,
  shape: ModuleShape,
  reserved: string,
): { script: string; insertions: readonly Insertion[] } {
  const loops = loopInsertions(program, reserved);
  let text = blank(code, shape.blankRanges);
  for (const { offset, inserted } of [...loops].sort((a, b) => b.offset - a.offset || b.rank - a.rank)) {
    text = text.slice(0, offset) + inserted + text.slice(offset);
  }
  const insertions = [...loops]
    .sort((a, b) => a.offset - b.offset || a.rank - b.rank)
    .map(({ position, inserted }) => ({ ...position, length: inserted.length }));

  const parameters = [`${reserved}modules`, `${reserved}loop`, ...SANDBOX_GLOBALS].join(',');
  const { request, response } = shape.handlers;
  return {
    script:
      `(function(${parameters}){'use strict';return(function(){${shape.importStatements}\n` +
      `${text}\n;return{request:${request},response:${response}};})();})`,
    insertions,
  };
}

function blank(code: string, ranges: readonly (readonly [start: number, end: number])[]): string {
  let text = code;
  for (const [start, end] of ranges) {
    text =
      text.slice(0, start) + code.slice(start, end).replace(/[^\n\r\u2028\u2029]/g, ' ') + text.slice(end);
  }
  return text;
}

interface LoopInsertion {
  readonly offset: number;
  /** Orders insertions at one offset. */
  readonly rank: number;
  readonly position: { readonly line: number; readonly column: number };
  readonly inserted: string;
}

function loopInsertions(program: Program, reserved: string): LoopInsertion[] {
  const insertions: LoopInsertion[] = [];
  let loopCount = 0;
  full(program, (node) => {
    if (node.type !== 'ForOfStatement' && node.type !== 'ForInStatement') {
      return;
    }
    loopCount += 1;
    const rounds = `${reserved}rounds${loopCount}`;
    // A loop that is the body of another loop ends at the same offset: the inner one must be closed first.
    const inner = node.start;
    insertions.push(
      insertionAt(node, 'start', inner, `{let ${rounds}=0;`),
      insertionAt(node.body, 'start', inner - 0.5, `{${reserved}loop(${rounds}+=1);`),
      insertionAt(node.body, 'end', -inner, '}}'),
    );
  });
  return insertions;
}

function insertionAt(node: AnyNode, edge: 'start' | 'end', rank: number, inserted: string): LoopInsertion {
  const position = node.loc?.[edge] ?? { line: 1, column: 0 };
  return {
    offset: node[edge],
    rank,
    position: { line: position.line, column: position.column },
    inserted,
  };
}
