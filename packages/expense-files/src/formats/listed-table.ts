import type { StatementBalance, Table, TableRow } from '../text/table.ts';

/** What a reader of a format finds in a file, one after the other. */
export type Found =
  | { kind: 'row'; line: number; values: Readonly<Record<string, string>> }
  | { kind: 'problem'; line: number; problem: string }
  | { kind: 'statement'; statement: StatementBalance };

/** The table of a format that has named values in place of cells. The file is read once for the names. */
export async function listedTable(
  open: () => AsyncGenerator<Found>,
  columns?: readonly string[],
): Promise<Table> {
  const names = new Set<string>(columns);
  const statements: StatementBalance[] = [];
  let rowCount = 0;
  for await (const found of open()) {
    rowCount += found.kind === 'statement' ? 0 : 1;
    if (found.kind === 'row' && columns === undefined) {
      for (const name of Object.keys(found.values)) {
        names.add(name);
      }
    } else if (found.kind === 'statement') {
      statements.push(found.statement);
    }
  }
  const all = [...names];
  return { columns: all, above: [], statements, rowCount, rows: () => listedRows(open, all) };
}

async function* listedRows(
  open: () => AsyncGenerator<Found>,
  columns: readonly string[],
): AsyncGenerator<TableRow> {
  for await (const found of open()) {
    if (found.kind === 'row') {
      const { line, values } = found;
      const cells = columns.map((name) => (Object.hasOwn(values, name) ? (values[name] ?? '') : ''));
      const isBroken = cells.some((cell) => cell.includes('\uFFFD') || cell.includes('\0'));
      yield isBroken
        ? { line, cells, problem: 'has bytes that are no character in this encoding' }
        : { line, cells };
    } else if (found.kind === 'problem') {
      yield { line: found.line, cells: columns.map(() => ''), problem: found.problem };
    }
  }
}
