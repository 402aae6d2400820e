import { SourceMap } from 'node:module';
import type { SourceMapPayload } from 'node:module';
import type { ScriptPosition } from '../protocol.ts';

/** Text that was inserted into a line of the code before it ran. */
export interface Insertion {
  /** 1-based. */
  readonly line: number;
  /** 0-based, in the original code: the text stands before this column. */
  readonly column: number;
  readonly length: number;
}

/**
 * Makes the function that turns a position in the script that ran into the text that AppSync prints,
 * `code.js:<line>:<column>`: where the expression begins, in the original code, or in the original file when
 * the code ends with an inline source map.
 *
 * @param expressionStarts V8 reports a call or a property at the property's position; this maps that position
 * (`line:column`) to the start of the whole expression, which AppSync prints
 */
export function positionPrinter(
  code: string,
  insertions: readonly Insertion[],
  expressionStarts: ReadonlyMap<string, ScriptPosition>,
): (position: ScriptPosition) => string {
  const byLine = new Map<number, Insertion[]>();
  for (const insertion of insertions) {
    byLine.set(insertion.line, [...(byLine.get(insertion.line) ?? []), insertion]);
  }
  const sourceMap = inlineSourceMap(code);

  return ([line, column]) => {
    const originalColumn = withoutInsertions(byLine.get(line) ?? [], column - 1) + 1;
    const [startLine, startColumn] = expressionStarts.get(`${line}:${originalColumn}`) ?? [
      line,
      originalColumn,
    ];
    const entry = sourceMap?.findEntry(startLine - 1, startColumn - 1);
    return entry !== undefined && 'originalSource' in entry
      ? `${entry.originalSource}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
      : `code.js:${startLine}:${startColumn}`;
  };
}

function withoutInsertions(insertions: readonly Insertion[], column: number): number {
  let shift = 0;
  for (const insertion of [...insertions].sort((a, b) => a.column - b.column)) {
    const start = insertion.column + shift;
    if (column < start) {
      break;
    }
    if (column < start + insertion.length) {
      return insertion.column;
    }
    shift += insertion.length;
  }
  return column - shift;
}

function inlineSourceMap(code: string): SourceMap | undefined {
  const comment =
    /\n\/\/# sourceMappingURL=data:application\/json(?:;charset=utf-8)?;base64,([\w+/=]+)\s*$/.exec(code);
  if (!comment?.[1]) {
    return undefined;
  }
  try {
    // The payload is checked by its use: a map that Node.js cannot read counts as absent.
    return new SourceMap(JSON.parse(Buffer.from(comment[1], 'base64').toString('utf8')) as SourceMapPayload);
  } catch {
    return undefined;
  }
}
