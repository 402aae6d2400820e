import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { STORAGE_OVERHEAD, storedBytes } from '../consumption/stored-bytes.ts';
import type { CognitoPlan } from './billed-parts.ts';
import { cognitoCharge, expensesStored, logCharge } from './cost-model.ts';
import type { Bill, Scenario } from './cost-model.ts';
import { priceList } from './price-list.ts';
import { charge } from './price.ts';
import type { Usage } from './usage.ts';

/**
 * The older design, REST on API Gateway, Lambda and DynamoDB, for the same usage. Every list is a Query of
 * all expenses of the user with a filter: DynamoDB bills what is read, not what is returned. A summary is
 * such a list too, added up by the app. Reads are eventually consistent, which is half the price and the
 * SDK's default.
 *
 * Features that the design does not have are not counted: real-time updates, what changed since, lists of
 * categories and payees, sums between two dates, point-in-time recovery, alarms, tracing.
 */

/** A record of that design, as DynamoDB stores it. */
const RECORD: Readonly<Record<string, AttributeValue>> = {
  user_id: { S: '24c8fe0b-70af-45cb-8ba8-9474e33bd616' },
  expense_id: { S: '0a8f5c1e-9d24-4b7a-8e36-5f1d2c3b4a59' },
  category: { S: 'Food' },
  amount: { N: '2.25' },
  notes: { S: 'Morning coffee at the University Cafe' },
  payment_method: { S: 'Credit Card' },
  month: { S: 'January' },
  year: { N: '2024' },
  created_at: { S: '2024-01-09T08:04:11.123456' },
  updated_at: { S: '2024-01-09T08:04:11.123456' },
};

export const recordBytes = storedBytes(RECORD);

/** The same as JSON, as in an answer. */
const answerBytes = JSON.stringify(
  Object.fromEntries(
    Object.entries(RECORD).map(([name, { S: text, N: number }]) => [name, text ?? Number(number)]),
  ),
).length;

const MEGABYTE = 2 ** 20;

/** A write of a record, an eventually consistent read of one. */
const WRITE_UNITS = 1;
const READ_UNITS = 0.5;

/** The costs of the older design in a month. */
export function restMonthlyBill({ users, usage, years }: Scenario, plan: CognitoPlan): Bill {
  const writes = usage.expensesAdded + usage.amountsChanged + usage.notesChanged + usage.expensesDeleted;
  const lists = usage.pagesListed + usage.monthSummaries + usage.yearSummaries;
  const calls = writes + usage.expensesRead + lists;
  const history = expensesStored(usage, years);
  const requests = users * calls;
  return {
    'API requests': charge(priceList.gatewayRequests, requests),
    Functions:
      charge(priceList.lambdaRequests, requests) +
      charge(priceList.lambdaCompute, users * gigabyteSeconds(usage, calls, lists, history)),
    'DynamoDB writes': charge(priceList.dynamodbWrites, users * writes * WRITE_UNITS),
    'DynamoDB reads': charge(
      priceList.dynamodbReads,
      users * (usage.expensesRead * READ_UNITS + lists * unitsOfList(history)),
    ),
    'DynamoDB storage': charge(priceList.dynamodbStorage, users * history * (recordBytes + STORAGE_OVERHEAD)),
    Cognito: cognitoCharge(plan, users),
    'E-mails': charge(priceList.emails, users * usage.emails),
    Logs: logCharge(requests, usage),
    'Data transfer out': charge(
      priceList.dataOut,
      requests * usage.headerBytes + users * bodyBytes(usage, years, writes),
    ),
  };
}

/** Read request units of one list of a user with this number of expenses. */
export function unitsOfList(history: number): number {
  return Math.ceil((history * recordBytes) / 4096) * READ_UNITS;
}

function gigabyteSeconds(usage: Usage, calls: number, lists: number, history: number): number {
  const waiting = lists * usage.lambdaMillisecondsPerMegabyte * ((history * recordBytes) / MEGABYTE);
  const seconds = (calls * usage.lambdaMilliseconds + waiting) / 1000;
  return (usage.lambdaMegabytes / 1024) * seconds;
}

/** A month's list has the expenses of one month, a year's those of twelve. */
function bodyBytes(usage: Usage, years: number, writes: number): number {
  const ofMonth = expensesStored(usage, Math.min(years, 1 / 12));
  const ofYear = expensesStored(usage, Math.min(years, 1));
  const records =
    writes +
    usage.expensesRead +
    (usage.pagesListed + usage.monthSummaries) * ofMonth +
    usage.yearSummaries * ofYear;
  return records * answerBytes;
}
