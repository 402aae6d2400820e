import { newId } from '../../data/index.ts';
import type { EntryFields, Saved, UserData } from '../../data/index.ts';
import {
  forgetRecord,
  idsName,
  idsOf,
  keepRecord,
  recordOf,
  recordsIn,
  RECORDS,
  rowsName,
} from './import-records.ts';
import type { ImportRecord } from './import-records.ts';

/** An entry that an import adds. */
export type NewEntry = EntryFields & { readonly id: string };

/** So many at once hold up no tap. */
const PART = 500;
/** What has been in the making for so long is not: its tab has gone. */
const PREPARED_WITHIN_MS = 600_000;

/** What runs in this tab, by the key of the import. */
const running = new Map<string, Promise<Saved>>();

/**
 * Adds entries of a file. First all of them are kept beside the entries, so that a reload ends nothing: what
 * was broken off goes on by `goOn`. What has the id of an entry that is there is left out.
 *
 * @param onBegun told when nothing can be lost any more, and entries begin to be added
 */
export async function startImport(
  data: UserData,
  fileName: string,
  entries: readonly NewEntry[],
  onBegun: () => void = () => undefined,
): Promise<Saved> {
  const parts = Math.ceil(entries.length / PART);
  const record: ImportRecord = {
    ...{ key: newId(), fileName, at: new Date().toISOString(), count: entries.length, parts },
    state: 'preparing',
  };
  const { keep } = data.actions;
  if (!(await keepRecord(data, record))) {
    return { isSaved: false, reason: 'failed' };
  }
  for (let part = 0; part < parts; part += 1) {
    const saved = await keep(rowsName(record.key, part), entries.slice(part * PART, (part + 1) * PART));
    if (!saved.isSaved) {
      await forgetRecord(data, record);
      return saved;
    }
  }
  await keepRecord(data, { ...record, state: 'adding' });
  onBegun();
  return runOnce(data, record.key, addParts);
}

/** Goes on with what was broken off: by a reload, a crash, or the person. */
export async function goOn(data: UserData): Promise<void> {
  for (const record of recordsIn(data.kept(RECORDS))) {
    if (running.has(record.key)) {
      continue;
    }
    switch (record.state) {
      case 'preparing':
        // Nothing of it is an entry, and not all of its rows are here.
        if (Date.now() - Date.parse(record.at) > PREPARED_WITHIN_MS) {
          await forgetRecord(data, record);
        }
        break;
      case 'adding':
        await runOnce(data, record.key, addParts);
        break;
      case 'undoing':
        await runOnce(data, record.key, undoParts);
        break;
      default:
    }
  }
}

/** Stops adding after the part that is being added. */
export async function stopImport(data: UserData, key: string): Promise<void> {
  const record = recordOf(data, key);
  if (record?.state === 'adding') {
    await keepRecord(data, { ...record, state: 'stopped' });
  }
}

/** Goes on with an import that was stopped. */
export async function continueImport(data: UserData, key: string): Promise<Saved> {
  const record = recordOf(data, key);
  if (record?.state === 'stopped') {
    await keepRecord(data, { ...record, state: 'adding' });
  }
  return runOnce(data, key, addParts);
}

/**
 * Takes an import back: what was not sent is forgotten, the rest goes to the trash.
 *
 * @param keepsChanged whether entries that were changed since stay
 */
export async function undoImport(data: UserData, key: string, keepsChanged: boolean): Promise<Saved> {
  const record = recordOf(data, key);
  if (record !== undefined) {
    await keepRecord(data, { ...record, state: 'undoing', keepsChanged });
    await running.get(key);
  }
  return runOnce(data, key, undoParts);
}

/** Whether an entry is another one than the import has added. */
export function isChangedSince(data: Pick<UserData, 'entry'>, id: string): boolean {
  return (data.entry(id)?.version ?? 0) > 1;
}

async function runOnce(
  data: UserData,
  key: string,
  run: (data: UserData, key: string) => Promise<Saved>,
): Promise<Saved> {
  const known = running.get(key);
  if (known !== undefined) {
    return known;
  }
  const started = alone(key, () => run(data, key)).finally(() => running.delete(key));
  running.set(key, started);
  return started;
}

/** Waits while another tab does the same; then little is left to do. Only secure pages have locks. */
function alone<Value>(key: string, run: () => Promise<Value>): Promise<Value> {
  const locks = (globalThis as { navigator?: Partial<Navigator> }).navigator?.locks;
  // What a lock's callback promises is what the request promises.
  return locks === undefined ? run() : (locks.request(`expenses.import.${key}`, run) as Promise<Value>);
}

async function addParts(data: UserData, key: string): Promise<Saved> {
  const { actions } = data;
  const parts = recordOf(data, key)?.parts ?? 0;
  for (let part = 0; part < parts; part += 1) {
    const rows = data.kept(rowsName(key, part));
    if (!Array.isArray(rows)) {
      continue;
    }
    if (recordOf(data, key)?.state !== 'adding') {
      return { isSaved: true };
    }
    const entries = (rows as readonly NewEntry[]).filter(({ id }) => data.entry(id) === undefined); // As kept by `startImport`.
    const ids = entries.map(({ id }) => id);
    const before = data.kept(idsName(key, part));
    // Ids first: what is added can always be undone. After a reload they are there already.
    const steps: (() => Promise<Saved>)[] = [
      ...(before === undefined ? [() => actions.keep(idsName(key, part), ids)] : []),
      () => actions.addEntries(entries),
      () => actions.keep(rowsName(key, part), undefined),
    ];
    for (const step of steps) {
      const saved = await step();
      if (!saved.isSaved) {
        return saved;
      }
    }
    await breath();
  }
  const record = recordOf(data, key);
  if (record?.state === 'adding') {
    await keepRecord(data, { ...record, state: 'added' });
  }
  return { isSaved: true };
}

async function undoParts(data: UserData, key: string): Promise<Saved> {
  const record = recordOf(data, key);
  if (record === undefined) {
    return { isSaved: true };
  }
  const ids = idsOf(data, record).filter((id) => record.keepsChanged !== true || !isChangedSince(data, id));
  for (let start = 0; start < ids.length; start += PART) {
    const saved = await data.actions.undoAdds(ids.slice(start, start + PART));
    if (!saved.isSaved) {
      return saved;
    }
    await breath();
  }
  await forgetRecord(data, record);
  return { isSaved: true };
}

/** Lets taps and frames through. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
