import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../testing/temporary-directory.ts';
import { openJournal } from './journal.ts';

async function cursorsIn(mirror: string, base: string | undefined): Promise<string[]> {
  const cursors: string[] = [];
  await openJournal(mirror, base, ({ cursor }) => void cursors.push(cursor));
  return cursors;
}

describe('openJournal', () => {
  it('gives the pages that were appended before', async () => {
    const mirror = join(temporaryDirectory(), 'mirror.jsonl');
    const journal = await openJournal(mirror, 'base', () => undefined);
    await journal.append({ cursor: 'one', items: [] });
    await journal.append({ cursor: 'two', items: [] });

    expect(await cursorsIn(mirror, 'base')).toEqual(['one', 'two']);
  });

  it('ends at a line that was cut, and goes on from there', async () => {
    const mirror = join(temporaryDirectory(), 'mirror.jsonl');
    const journal = await openJournal(mirror, undefined, () => undefined);
    await journal.append({ cursor: 'one', items: [] });
    appendFileSync(`${mirror}.part`, '{"cursor":"two","it');

    const again = await openJournal(mirror, undefined, () => undefined);
    await again.append({ cursor: 'other', items: [] });

    expect(await cursorsIn(mirror, undefined)).toEqual(['one', 'other']);
  });

  it('forgets what began at another cursor', async () => {
    const mirror = join(temporaryDirectory(), 'mirror.jsonl');
    const journal = await openJournal(mirror, 'base', () => undefined);
    await journal.append({ cursor: 'one', items: [] });

    expect(await cursorsIn(mirror, 'other')).toEqual([]);
    expect(readFileSync(`${mirror}.part`, 'utf8')).toBe('{"base":"other"}\n');
  });
});
