import { UserError } from '../../errors/user-error.ts';
import { STAGES } from '../../infra/stages.ts';

/** What one active user does in a month, and how long they have been doing it. */
export interface Usage {
  readonly expensesAdded: number;
  /** The part of them that has a payee, from 0 to 1. */
  readonly shareWithPayee: number;
  /** Changes of the amount, or of another field that a ledger counts by. */
  readonly amountsChanged: number;
  readonly notesChanged: number;
  readonly expensesDeleted: number;
  readonly expensesRead: number;
  /** Pages of 50 expenses. */
  readonly pagesListed: number;
  readonly monthSummaries: number;
  readonly yearSummaries: number;
  /** Summaries between two dates, such as a month from the 25th. */
  readonly periodSummaries: number;
  readonly categoryLists: number;
  readonly payeeLists: number;
  /** Pages of `changes`: an app requests one when it is opened. */
  readonly changePages: number;
  /** How often an app connects for real-time updates, all devices together. */
  readonly connections: number;
  readonly minutesPerConnection: number;
  /** Sign-ins and refreshed tokens: AWS WAF sees and bills them, Cognito bills the user. */
  readonly userPoolCalls: number;
  /** Devices that receive a change as it is made, including the one that made it. */
  readonly listeners: number;
  /** Confirmation codes and forgotten passwords; less than one, since most users are not new. */
  readonly emails: number;
  /** Bytes of HTTP and TLS with each answer and each event. */
  readonly headerBytes: number;
  /** Bytes that AppSync, or API Gateway and Lambda, write to the log for one request, without its content. */
  readonly logBytesPerRequest: number;
  /** As long as `prod` keeps its log. */
  readonly logMonthsKept: number;
  /** The memory of the older design's functions; the least for a JSON API in Node.js or Python. */
  readonly lambdaMegabytes: number;
  /** The time of one of their calls, without the time for pages of the table. */
  readonly lambdaMilliseconds: number;
  /** The time of a function for a page of up to 1 MB. */
  readonly lambdaMillisecondsPerMegabyte: number;
}

/** A user who records expenses nearly every day. None of this is measured. */
export const DEFAULT_USAGE: Usage = {
  expensesAdded: 40,
  shareWithPayee: 0.5,
  amountsChanged: 3,
  notesChanged: 2,
  expensesDeleted: 1,
  expensesRead: 10,
  pagesListed: 60,
  monthSummaries: 20,
  yearSummaries: 5,
  periodSummaries: 5,
  categoryLists: 20,
  payeeLists: 20,
  changePages: 30,
  connections: 30,
  minutesPerConnection: 10,
  userPoolCalls: 30,
  listeners: 2,
  emails: 0.1,
  headerBytes: 600,
  logBytesPerRequest: 1_000,
  logMonthsKept: STAGES.prod.logRetentionDays / 30,
  lambdaMegabytes: 256,
  lambdaMilliseconds: 20,
  lambdaMillisecondsPerMegabyte: 100,
};

/**
 * The usage with some of it changed.
 *
 * @param changes each `name=value`, e.g. `expensesAdded=100`
 * @throws {Error} when a change does not name a part of the usage, or its value is not a number from 0 up
 */
export function changedUsage(usage: Usage, changes: readonly string[]): Usage {
  return changes.reduce<Usage>((changed, change) => {
    const [name = '', text = ''] = change.split('=');
    const value = Number(text);
    if (!Object.hasOwn(usage, name)) {
      const parts = Object.keys(usage).join(', ');
      throw new UserError('OPTION', `"${name}" is not a part of the usage, which has ${parts}`);
    }
    if (text.trim() === '' || !Number.isFinite(value) || value < 0) {
      throw new UserError('OPTION', `${name} is "${text}"; it must be a number from 0 up`);
    }
    if (name === 'shareWithPayee' && value > 1) {
      throw new UserError('OPTION', `${name} is "${text}"; it must be a number from 0 to 1`);
    }
    return { ...changed, [name]: value };
  }, usage);
}
