import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

export const entries = {
  search: 'Search entries',
  filter: 'Filter',
  filterCount: (count: number) => plural(count, '# filter', '# filters'),
  clearFilter: 'Clear filters',
  any: 'Any',
  period: 'Period',
  periods: {
    any: 'Any time',
    thisWeek: 'This week',
    thisMonth: 'This month',
    lastMonth: 'Last month',
    thisYear: 'This year',
  },
  customPeriod: 'From – to',
  from: 'From',
  to: 'To',
  atLeast: 'At least',
  atMost: 'At most',
  count: (count: number) => plural(count, '# entry', '# entries'),
  countLoading: (count: number) => plural(count, '# entry so far', '# entries so far'),
  loading: 'Loading your entries …',
  nothingFound: 'Nothing matches.',
  nothingYet: 'There are no entries yet.',
  showAll: 'Show all entries',
  export: 'Export CSV',
  exportLines: 'Export JSON',
  choose: (name: string) => `Select ${name}`,
  chooseAll: 'Select all shown',
  chooseNone: 'Select none',
  chosen: (count: number) => plural(count, '# selected', '# selected'),
  hidden: (count: number) =>
    plural(
      count,
      '# more is hidden by the filter and stays as it is',
      '# more are hidden by the filter and stay as they are',
    ),
  hiddenStay: (count: number) =>
    plural(
      count,
      '# selected entry is hidden by the filter. It stays as it is.',
      '# selected entries are hidden by the filter. They stay as they are.',
    ),
  bothSides:
    'Income is among them. Its categories are counted apart from those of expenses, even with the same name.',
  recategorise: 'Change category',
  recategoriseTitle: (count: number) =>
    plural(count, 'Change the category of # entry', 'Change the category of # entries'),
  recategoriseDo: (count: number) => plural(count, 'Change # entry', 'Change # entries'),
  recategorised: (count: number, category: string) =>
    plural(count, `# entry is in ${category} now`, `# entries are in ${category} now`),
  deleteCount: (count: number) => plural(count, 'Delete #', 'Delete #'),
  deleted: (count: number) => plural(count, 'Moved to the trash', '# entries moved to the trash'),
  changed: 'Saved',
  edit: 'Change entry',
  states: {
    synced: 'saved everywhere',
    waiting: 'waits to be sent',
    parked: 'needs your decision, see Sync',
  },
};
