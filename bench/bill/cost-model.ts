import type {
  OperationMeasurements,
  OperationName,
  MeasuredOperation,
} from '../consumption/measured-operations.ts';
import { STORAGE_OVERHEAD } from '../consumption/stored-bytes.ts';
import type { BilledParts, CognitoPlan } from './billed-parts.ts';
import { priceList } from './price-list.ts';
import { charge } from './price.ts';
import type { Usage } from './usage.ts';

/** The lines of a bill, in the order in which they are shown. */
export const COST_ITEMS = [
  'API requests',
  'Real-time updates',
  'Connection minutes',
  'Functions',
  'DynamoDB writes',
  'DynamoDB reads',
  'DynamoDB storage',
  'Point-in-time recovery',
  'Backup copies',
  'Cognito',
  'E-mails',
  'Logs',
  'Metrics, alarms, dashboard',
  'Tracing',
  'Firewall',
  'Encryption keys',
  'Data transfer out',
] as const;

type CostItem = (typeof COST_ITEMS)[number];

/** A month's bill in USD. Lines that an architecture does not have are absent. */
export type Bill = Readonly<Partial<Record<CostItem, number>>>;

/** The users. */
export interface Scenario {
  /** Active in this month. */
  readonly users: number;
  readonly usage: Usage;
  /** How long each has been adding expenses. */
  readonly years: number;
}

/** An expense is in the table and in three indexes, and with a payee in a fourth. */
const COPIES = 4;

/** One for the connection and one for each of the shipped client's eight subscriptions. */
const UPDATES_PER_CONNECTION = 9;

const DAYS_PER_MONTH = 30;
const SECONDS_PER_MONTH = DAYS_PER_MONTH * 24 * 3600;

export function total(bill: Bill): number {
  return Object.values(bill).reduce((sum, usd) => sum + usd, 0);
}

/**
 * The costs of this stack in a month.
 *
 * @param parts the parts that are switched on
 */
export function monthlyBill(
  { users, usage, years }: Scenario,
  measured: OperationMeasurements,
  parts: BilledParts,
): Bill {
  const operations = operationsOf(usage);
  const requests = users * requestsPerUser(usage);
  const heard = users * mutationsPerUser(usage) * usage.listeners;
  const connections = users * usage.connections;
  const sum = (value: (units: MeasuredOperation) => number) =>
    users *
    operations.reduce((result, [name, count]) => result + count * value(measured.operations[name]), 0);
  const stored = users * storedBytesPerUser(usage, years, measured);
  const eventBytes = measured.operations.addExpense.answerBytes + usage.headerBytes;
  return {
    'API requests': charge(priceList.appsyncOperations, requests),
    'Real-time updates': charge(priceList.appsyncUpdates, connections * UPDATES_PER_CONNECTION + heard),
    'Connection minutes': charge(priceList.appsyncMinutes, connections * usage.minutesPerConnection),
    'DynamoDB writes': charge(
      priceList.dynamodbWrites,
      sum(({ write }) => write),
    ),
    'DynamoDB reads': charge(
      priceList.dynamodbReads,
      sum(({ read }) => read),
    ),
    'DynamoDB storage': charge(priceList.dynamodbStorage, stored),
    'Point-in-time recovery': parts.hasPointInTimeRecovery ? charge(priceList.dynamodbRecovery, stored) : 0,
    'Backup copies': backupCharge(stored, parts),
    Cognito: cognitoCharge(parts.cognitoPlan, users),
    'E-mails': charge(priceList.emails, users * usage.emails),
    Logs: parts.isLogged ? logCharge(requests, usage) : 0,
    'Metrics, alarms, dashboard': watchingCharge(parts),
    Tracing: parts.isTraced ? tracingCharge(requests) : 0,
    Firewall: parts.webAcls > 0 ? firewallCharge(users * firewallRequestsPerUser(usage), parts) : 0,
    'Encryption keys': charge(priceList.kmsKeys, parts.kmsKeys),
    'Data transfer out': charge(
      priceList.dataOut,
      sum(({ answerBytes }) => answerBytes + usage.headerBytes) + heard * eventBytes,
    ),
  };
}

/** The operations of a user in a month, and how often each is sent. */
function operationsOf(usage: Usage): readonly (readonly [OperationName, number])[] {
  return [
    ['addExpense', usage.expensesAdded * (1 - usage.shareWithPayee)],
    ['addExpense with a payee', usage.expensesAdded * usage.shareWithPayee],
    ['updateExpense of the amount', usage.amountsChanged],
    ['updateExpense of a note', usage.notesChanged],
    ['deleteExpense', usage.expensesDeleted],
    ['expense', usage.expensesRead],
    ['expenses, a page of 50', usage.pagesListed],
    ['summary of a month', usage.monthSummaries],
    ['summary of a year', usage.yearSummaries],
    ['summary of 31 days of two months', usage.periodSummaries],
    ['categories', usage.categoryLists],
    ['payees', usage.payeeLists],
    ['changes, a page of 50', usage.changePages],
  ];
}

export function requestsPerUser(usage: Usage): number {
  return operationsOf(usage).reduce((sum, [, count]) => sum + count, 0);
}

/** What WAF counts: requests to the API, WebSockets that open, and calls of the user pool. */
export function firewallRequestsPerUser(usage: Usage): number {
  return requestsPerUser(usage) + usage.connections + usage.userPoolCalls;
}

function mutationsPerUser(usage: Usage): number {
  return usage.expensesAdded + usage.amountsChanged + usage.notesChanged + usage.expensesDeleted;
}

/** Expenses that one user has after so many years; deleted ones are dropped after 30 days. */
export function expensesStored({ expensesAdded, expensesDeleted }: Usage, years: number): number {
  return Math.max(0, expensesAdded - expensesDeleted) * 12 * years;
}

export function storedBytesPerUser(
  usage: Usage,
  years: number,
  { expenseBytes, ledgerBytes, ledgersOfMonth }: OperationMeasurements,
): number {
  const ledgers = usage.expensesAdded > 0 ? 12 * years * ledgersOfMonth : 0;
  const copies = COPIES + usage.shareWithPayee;
  return (
    expensesStored(usage, years) * copies * (expenseBytes + STORAGE_OVERHEAD) +
    ledgers * (ledgerBytes + STORAGE_OVERHEAD)
  );
}

/** The costs of a month's active users on this plan. */
export function cognitoCharge(plan: CognitoPlan, users: number): number {
  const prices = {
    LITE: priceList.cognitoLite,
    ESSENTIALS: priceList.cognitoEssentials,
    PLUS: priceList.cognitoPlus,
  };
  return charge(prices[plan], users);
}

/**
 * A full backup of the stored bytes every day, kept for its days, and transferred to another Region for each
 * copy.
 */
export function backupCharge(
  stored: number,
  { backupDays, backupCopies }: Pick<BilledParts, 'backupDays' | 'backupCopies'>,
): number {
  return (
    charge(priceList.backupStorage, stored * backupDays) +
    charge(priceList.regionTransfer, stored * backupCopies * DAYS_PER_MONTH)
  );
}

/** The costs of writing and keeping the log of these requests. */
export function logCharge(requests: number, { logBytesPerRequest, logMonthsKept }: Usage): number {
  const bytes = requests * logBytesPerRequest;
  return charge(priceList.logsIngested, bytes) + charge(priceList.logsStored, bytes * logMonthsKept);
}

/**
 * X-Ray's default rule records the first request of every second and a twentieth of the others; here every
 * second has one.
 *
 * Source: https://docs.aws.amazon.com/xray/latest/devguide/xray-console-sampling.html
 */
export function tracingCharge(requests: number): number {
  const first = Math.min(requests, SECONDS_PER_MONTH);
  return charge(priceList.traces, first + (requests - first) / 20);
}

export function firewallCharge(
  requests: number,
  { webAcls, webAclRules }: Pick<BilledParts, 'webAcls' | 'webAclRules'>,
): number {
  return (
    charge(priceList.webAcls, webAcls) +
    charge(priceList.webAclRules, webAclRules) +
    charge(priceList.webAclRequests, requests)
  );
}

/** AppSync's metrics by operation name: requests and errors of each of the 30 in `operations/`. */
export const OPERATION_METRICS = 30 * 2;

/** Alarms, dashboards and custom metrics: the same for one user and for ten million. */
export function watchingCharge(parts: BilledParts): number {
  return (
    charge(priceList.customMetrics, customMetrics(parts)) +
    charge(priceList.alarmMetrics, parts.alarmMetrics) +
    charge(priceList.dashboards, parts.dashboards)
  );
}

/**
 * The metrics that CloudWatch bills: AppSync's by operation name, and counts from the log.
 */
export function customMetrics({ logMetrics, hasOperationMetrics }: BilledParts): number {
  return logMetrics + (hasOperationMetrics ? OPERATION_METRICS : 0);
}
