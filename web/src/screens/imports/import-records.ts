import type { UserData } from '../../data/index.ts';
import { KEPT } from '../shell/settings.ts';

/** An import on this device, so that it goes on after a reload and can be undone as a whole. */
export interface ImportRecord {
  readonly key: string;
  readonly fileName: string;
  /** When it began, UTC. */
  readonly at: string;
  /** How many rows it has. */
  readonly count: number;
  /** How many parts its rows are kept in. */
  readonly parts: number;
  /**
   * `preparing`: its rows are being kept, and none is an entry yet. `adding`: they become entries, also after
   * a reload. `stopped`: by the person. `added`: all are entries on this device. `undoing`: they are taken
   * back, also after a reload.
   */
  readonly state: 'preparing' | 'adding' | 'stopped' | 'added' | 'undoing';
  /** While it is undone: whether entries that were changed since stay. */
  readonly keepsChanged?: boolean;
}

/** The name under which the imports of this device are kept. */
export const RECORDS = KEPT.imports;
/** So many can be undone. */
const MOST_RECORDS = 20;

export const rowsName = (key: string, part: number): string => `import.${key}.rows.${part}`;
export const idsName = (key: string, part: number): string => `import.${key}.ids.${part}`;

/** The imports of this device, the newest first. */
export function recordsIn(kept: unknown): readonly ImportRecord[] {
  // Written by `keepRecord` only.
  return Array.isArray(kept) ? (kept as readonly ImportRecord[]) : [];
}

export function recordOf(data: UserData, key: string): ImportRecord | undefined {
  return recordsIn(data.kept(RECORDS)).find((record) => record.key === key);
}

/** The ids of what an import has added, as far as it is. */
export function idsOf(data: Pick<UserData, 'kept'>, { key, parts }: ImportRecord): readonly string[] {
  return Array.from({ length: parts }, (_, part) => data.kept(idsName(key, part))).flatMap(
    (ids) => (Array.isArray(ids) ? (ids as readonly string[]) : []), // Written by `runImport` only.
  );
}

/** Writes down how an import stands. The oldest can no longer be undone when there are many. */
export async function keepRecord(data: UserData, record: ImportRecord): Promise<boolean> {
  const others = recordsIn(data.kept(RECORDS)).filter(({ key }) => key !== record.key);
  const all = [record, ...others].sort((one, other) => (one.at < other.at ? 1 : -1));
  for (const old of all.slice(MOST_RECORDS)) {
    await forgetParts(data, old);
  }
  return (await data.actions.keep(RECORDS, all.slice(0, MOST_RECORDS))).isSaved;
}

/** Forgets an import; its entries stay. */
export async function forgetRecord(data: UserData, record: ImportRecord): Promise<void> {
  await forgetParts(data, record);
  await data.actions.keep(
    RECORDS,
    recordsIn(data.kept(RECORDS)).filter(({ key }) => key !== record.key),
  );
}

async function forgetParts(data: UserData, { key, parts }: ImportRecord): Promise<void> {
  for (let part = 0; part < parts; part += 1) {
    for (const name of [rowsName(key, part), idsName(key, part)]) {
      if (data.kept(name) !== undefined) {
        await data.actions.keep(name, undefined);
      }
    }
  }
}
