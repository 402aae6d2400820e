import { roughDuration } from '../dates/rough-duration.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');
const UNITS = {
  minute: ['# minute', '# minutes'],
  hour: ['# hour', '# hours'],
  day: ['# day', '# days'],
} as const;

export const sync = {
  now: 'Sync now',
  look: 'Look at it',
  connection: 'Connection',
  connections: {
    starting: 'Starting',
    loading: 'Loading everything for the first time',
    behind: 'Looking for changes',
    live: 'Up to date; changes of other devices appear by themselves',
    offline: 'Offline',
    failing: 'The server does not answer',
  },
  lastComplete: 'Last up to date',
  never: 'Not yet',
  waiting: 'Waiting to be sent',
  waitingCount: (count: number) => (count === 0 ? 'Nothing' : plural(count, '# change', '# changes')),
  waitingLine: (count: number) => plural(count, '# change waits to be sent.', '# changes wait to be sent.'),
  offline: 'You are offline. Everything works, and is sent when you are back.',
  failing: 'The server does not answer. Everything works, and is sent when it is back.',
  loadingLine: (count: number) =>
    plural(count, 'Loading your entries: # so far …', 'Loading your entries: # so far …'),
  clockOff: (minutes: number) =>
    `This device’s clock is off by ${durationOf(minutes)}. “Today” and the codes of an authenticator app may be wrong.`,
  storage: 'Kept on this device',
  storages: {
    kept: 'Yes',
    memory:
      'This browser keeps nothing here, as in a private window. Entries are sent, and gone from here when you close the tab.',
    full: 'There is no room left on this device. Free some, so that what you enter is kept.',
    blocked: 'Another tab runs an older version of this app. Close it to go on.',
    superseded: 'A newer version of this app is open in another tab. Load this one again.',
  },
  parked: 'Needs your decision',
  nothingParked: 'Nothing. What you enter is sent by itself.',
  needsYou: (count: number) =>
    plural(count, '# change needs your decision.', '# changes need your decision.'),
  changedElsewhere: 'This was changed here and on another device. Which one counts?',
  deletedElsewhere: 'This was changed here and deleted on another device.',
  field: 'Field',
  here: 'On this device',
  elsewhere: 'On the other device',
  nothing: '–',
  noBudget: 'no budget',
  keepMine: 'Keep this device’s',
  keepTheirs: 'Keep the other one',
  keepEntry: 'Restore it with my change',
  letGo: 'Leave it deleted',
  actions: {
    add: 'Add',
    update: 'Change',
    trash: 'Delete',
    restore: 'Restore',
    rename: 'Rename',
    budget: 'Budget',
  },
  refusals: {
    invalid: 'The server refused a value. Change it and send it again.',
    gone: 'This entry is no longer there.',
    refused: 'The server refused it.',
  },
  edit: 'Change and send',
  retry: 'Send again',
  discard: 'Discard',
};

function durationOf(minutes: number): string {
  const { count, unit } = roughDuration(minutes);
  const [one, other] = UNITS[unit];
  return plural(count, one, other);
}
