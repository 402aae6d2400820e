import { account } from './account.ts';
import { categories, payees } from './categories.ts';
import { COMMON, NAV, SAMPLE, trash } from './common.ts';
import { entries } from './entries.ts';
import { entry, ENTRY_WORDS } from './entry.ts';
import { home } from './home.ts';
import { imports } from './imports.ts';
import { sync } from './sync.ts';

/** Every text in English. The other languages have the same, which the compiler checks. */
export const en = {
  ...{ account, categories, entries, entry, home, imports, payees, sync, trash },
  ...{ common: COMMON, entryWords: ENTRY_WORDS, nav: NAV, sample: SAMPLE },
};

export type Messages = typeof en;
