import type { Messages } from '../en/index.ts';
import { account } from './account.ts';
import { categories, payees } from './categories.ts';
import { COMMON, IMPORTS, NAV, SAMPLE, trash } from './common.ts';
import { entries } from './entries.ts';
import { entry, ENTRY_WORDS } from './entry.ts';
import { home } from './home.ts';
import { sync } from './sync.ts';

export const de: Messages = {
  ...{ account, categories, entries, entry, home, payees, sync, trash },
  ...{ common: COMMON, entryWords: ENTRY_WORDS, imports: IMPORTS, nav: NAV, sample: SAMPLE },
};
