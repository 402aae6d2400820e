import type { UserData } from '../../data/index.ts';
import { idsName, idsOf, rowsName } from './import-records.ts';
import type { ImportRecord } from './import-records.ts';

/** How far an import is, counted from its entries as they are. */
export interface ImportProgress {
  /** How many rows it has. */
  readonly count: number;
  /** How many have become entries on this device. */
  readonly added: number;
  /** How many of them wait to be sent, were taken by the server, and were not taken. */
  readonly waiting: number;
  readonly sent: number;
  readonly parked: number;
  /** How many are there and not in the trash. */
  readonly present: number;
}

export function importProgress(data: Pick<UserData, 'kept' | 'entry'>, record: ImportRecord): ImportProgress {
  if (record.state === 'adding') {
    // Many at a time: the parts that are done are counted, not their entries.
    const added = addedIn(data, record);
    return { count: record.count, added, sent: 0, waiting: added, parked: 0, present: added };
  }
  const counts = { synced: 0, waiting: 0, parked: 0 };
  const ids = idsOf(data, record);
  let present = 0;
  for (const id of ids) {
    const entry = data.entry(id);
    if (entry !== undefined) {
      counts[entry.state] += 1;
      present += entry.deletedAt === undefined ? 1 : 0;
    }
  }
  const { synced: sent, waiting, parked } = counts;
  return { count: record.count, added: sent + waiting + parked, sent, waiting, parked, present };
}

function addedIn(data: Pick<UserData, 'kept'>, { key, parts }: ImportRecord): number {
  return Array.from({ length: parts }, (_, part) => {
    const ids = data.kept(idsName(key, part));
    return Array.isArray(ids) && data.kept(rowsName(key, part)) === undefined ? ids.length : 0;
  }).reduce((sum, count) => sum + count, 0);
}
