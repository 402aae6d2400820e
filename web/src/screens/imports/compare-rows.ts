import { hasSameFields } from '../../data/index.ts';
import type { UserData } from '../../data/index.ts';
import type { FileRow } from './reading/protocol.ts';

/** How the rows of a file stand to the entries that are there. */
export interface ComparedRows {
  readonly added: readonly FileRow[];
  readonly knownCount: number;
  /** Known, and other than in the file: changed since, or read with other answers. They stay as they are. */
  readonly changed: readonly FileRow[];
  /** In the trash: not added anew, and brought back only when the person says so. */
  readonly inTrash: readonly FileRow[];
}

/** Tells new rows from known ones by their ids, which follow from what the rows say. */
export function compareRows(data: Pick<UserData, 'entry'>, rows: readonly FileRow[]): ComparedRows {
  const added: FileRow[] = [];
  const changed: FileRow[] = [];
  const inTrash: FileRow[] = [];
  let knownCount = 0;
  for (const row of rows) {
    const entry = data.entry(row.id);
    if (entry === undefined) {
      added.push(row);
    } else if (entry.deletedAt !== undefined) {
      inTrash.push(row);
    } else if (hasSameFields(entry, row.fields)) {
      knownCount += 1;
    } else {
      changed.push(row);
    }
  }
  return { added, knownCount, changed, inTrash };
}
