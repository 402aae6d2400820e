import type { Messages } from '../en/index.ts';
import { account } from './account.ts';
import { categories, payees } from './categories.ts';
import { COMMON, NAV, SAMPLE, trash } from './common.ts';
import { entries } from './entries.ts';
import { entry, ENTRY_WORDS } from './entry.ts';
import { home } from './home.ts';
import { imports } from './imports.ts';
import { sync } from './sync.ts';

export const de: Messages = {
  ...{ account, categories, entries, entry, home, imports, payees, sync, trash },
  ...{ common: COMMON, entryWords: ENTRY_WORDS, nav: NAV, sample: SAMPLE },
};
