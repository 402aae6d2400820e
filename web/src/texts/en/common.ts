import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

export const COMMON = {
  appName: 'Expenses',
  starting: 'One moment …',
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  delete: 'Delete',
  undo: 'Undo',
  today: 'Today',
  yesterday: 'Yesterday',
  newName: 'A new name',
  messages: 'Messages',
  showMore: 'Show more',
  asTable: 'As a table',
  when: 'When',
  chartHint: 'Tap a column, or use the arrow keys',
  chartKeys: 'Arrow keys show each value.',
  notSaved: {
    full: 'Not saved: there is no room left on this device. Free some, then save again.',
    failed: 'Not saved: the browser could not write it. Please try again.',
    superseded:
      'Not saved: a newer version of this app is open in another tab. Load this one again: what you have entered is offered there.',
    signedOut: 'Not saved: you are signed out. Sign in again, then save.',
  },
};

export const NAV = {
  label: 'Main',
  skip: 'Skip to content',
  home: 'Home',
  entries: 'Entries',
  add: 'Add',
  categories: 'Categories',
  payees: 'Payees',
  trash: 'Trash',
  import: 'Import',
  sync: 'Sync',
  account: 'Account',
  more: 'More',
  unknown: 'There is nothing here',
  toHome: 'Go to Home',
  failed: 'This did not load',
  failedText:
    'The app may have been updated meanwhile, or the network is away. What you have entered is kept on this device.',
  reload: 'Load again',
  newVersion:
    'A new version of the app is ready. What you are adding is kept; finish what you are changing, then load it.',
};

export const trash = {
  about: 'Deleted entries stay here for 30 days. They count in no total.',
  empty: 'The trash is empty.',
  restore: 'Restore',
  restoreOne: (name: string) => `Restore ${name}`,
  restoreAll: (count: number) => plural(count, 'Restore it', 'Restore all #'),
  restored: (count: number) => plural(count, 'Restored', '# entries restored'),
  deletedAt: (moment: string) => `deleted ${moment}`,
};

export const SAMPLE = {
  rent: 'Rent',
  groceries: 'Groceries',
  eatingOut: 'Eating out',
  transport: 'Transport',
  fun: 'Fun',
  clothes: 'Clothes',
  salary: 'Salary',
  market: 'Corner Market',
  cafe: 'Café Luna',
  train: 'City Trains',
  cinema: 'Rex Cinema',
  shoes: 'Shoe Box',
  employer: 'Acme',
  landlord: 'Landlord',
  card: 'Card',
  cash: 'Cash',
};
