import type { OperationMeasurements } from '../consumption/measured-operations.ts';
import { numberTable } from '../report/markdown-table.ts';
import { count, decimal, dollars, units } from '../report/number-format.ts';
import type { BilledParts } from './billed-parts.ts';
import { COST_ITEMS, expensesStored, monthlyBill, requestsPerUser, total } from './cost-model.ts';
import type { Bill } from './cost-model.ts';
import { dynamodbPricePerMillion, pricePerMillion } from './operation-price.ts';
import { recordBytes, restMonthlyBill, unitsOfList } from './rest-cost-model.ts';
import type { Usage } from './usage.ts';

/** The histories that are compared, in years. */
const HISTORIES = [1, 5] as const;

/** The consumption of each operation, and the costs of a million. */
export function operationTable({ operations }: OperationMeasurements): string {
  const rows = Object.entries(operations).map(([name, cost]) => [
    `\`${name.replace(/^\w+/, '$&`')}`,
    units(cost.write),
    units(cost.read),
    units(cost.indexes),
    count(cost.answerBytes),
    decimal(dynamodbPricePerMillion(cost), 2),
    decimal(pricePerMillion(cost), 2),
    cost.calls.join(', ') || '–',
  ]);
  const head = [
    'operation',
    'write',
    'read',
    'in indexes',
    'bytes',
    '$ DynamoDB',
    '$ + AppSync',
    'calls to DynamoDB',
  ];
  return numberTable(head, rows);
}

/** A user's operations in a month. */
export function usageTable(usage: Usage): string {
  return numberTable(
    ['of one active user in a month', ''],
    Object.entries(usage).map(([name, value]: [string, number]) => [`\`${name}\``, units(value)]),
  );
}

/** The bills for these users, next to those of the older design. */
export function billTable(
  users: number,
  usage: Usage,
  measured: OperationMeasurements,
  parts: BilledParts,
): string {
  const bills = [
    ...HISTORIES.map((years) => monthlyBill({ users, usage, years }, measured, parts)),
    ...HISTORIES.map((years) => restMonthlyBill({ users, usage, years }, parts.cognitoPlan)),
  ];
  const rows = COST_ITEMS.filter((item) => bills.some((bill) => (bill[item] ?? 0) > 0)).map((item) => [
    item,
    ...bills.map((bill) => dollars(bill[item])),
  ]);
  const sums = (label: string, value: (bill: Bill) => string) => [label, ...bills.map(value)];
  const head = [
    '$ a month',
    ...HISTORIES.map((years) => `here, after ${ageOf(years)}`),
    ...HISTORIES.map((years) => `REST, after ${ageOf(years)}`),
  ];
  return numberTable(head, [
    ...rows,
    sums('**all of it**', (bill) => `**${dollars(total(bill))}**`),
    sums('without Cognito', (bill) => dollars(withoutCognito(bill))),
    sums('for one user', (bill) => decimal(total(bill) / users, 4)),
  ]);
}

function ageOf(years: number): string {
  return years === 1 ? '1 year' : `${years} years`;
}

/**
 * The bills without Cognito, and their part for the features that the older design has too.
 */
export function commonTable(
  userCounts: readonly number[],
  usage: Usage,
  measured: OperationMeasurements,
  parts: BilledParts,
): string {
  // What REST has no operation for.
  const absent = { periodSummaries: 0, categoryLists: 0, payeeLists: 0, changePages: 0 };
  const common = { ...usage, connections: 0, listeners: 0, ...absent };
  const unwatched = {
    alarmMetrics: 0,
    dashboards: 0,
    logMetrics: 0,
    isTraced: false,
    hasOperationMetrics: false,
    webAcls: 0,
  };
  const commonParts = { ...parts, ...unwatched, hasPointInTimeRecovery: false };
  const rows: readonly (readonly [string, (users: number, years: number) => Bill])[] = [
    ['here', (users, years) => monthlyBill({ users, usage, years }, measured, parts)],
    [
      'here, only what REST has too',
      (users, years) => monthlyBill({ users, usage: common, years }, measured, commonParts),
    ],
    ['REST', (users, years) => restMonthlyBill({ users, usage, years }, parts.cognitoPlan)],
  ];
  const columns = userCounts.flatMap((users) => HISTORIES.map((years) => ({ users, years })));
  return numberTable(
    ['$ a month without Cognito', ...columns.map(({ users, years }) => `${count(users)}, ${ageOf(years)}`)],
    rows.map(([name, bill]) => [
      name,
      ...columns.map(({ users, years }) => dollars(withoutCognito(bill(users, years)))),
    ]),
  );
}

function withoutCognito(bill: Bill): number {
  return total(bill) - (bill.Cognito ?? 0);
}

/** The assumptions of the bills that are not in the other tables, as a list. */
export function basis(usage: Usage, measured: OperationMeasurements): string {
  return [
    `- Here a user makes ${units(requestsPerUser(usage))} requests a month.`,
    `- An expense is ${count(measured.expenseBytes)} bytes as it is stored, four times, and with a payee five times; a month has ${count(measured.ledgersOfMonth)} ledgers of ${count(measured.ledgerBytes)} bytes. ` +
      `The older design's record is ${count(recordBytes)}, once.`,
    ...HISTORIES.map(
      (years) =>
        `- After ${ageOf(years)} a user has ${count(expensesStored(usage, years))} expenses: every list of the older design reads ` +
        `${units(unitsOfList(expensesStored(usage, years)))} units, a page here ` +
        `${units(measured.operations['expenses, a page of 50'].read)}.`,
    ),
  ].join('\n');
}

/** The costs of writes if index entries were not doubled in a transaction. */
export function lowerWrites(
  userCounts: readonly number[],
  usage: Usage,
  measured: OperationMeasurements,
  parts: BilledParts,
): string {
  const operations = Object.entries(measured.operations).map(([name, cost]) => {
    const doubled = cost.calls.includes('TransactWriteItems') ? cost.indexes / 2 : 0;
    return [name, { ...cost, write: cost.write - doubled }];
  });
  // The same names as before.
  const lower = {
    ...measured,
    operations: Object.fromEntries(operations) as OperationMeasurements['operations'],
  };
  const writes = (from: OperationMeasurements) => (users: number) =>
    dollars(monthlyBill({ users, usage, years: 1 }, from, parts)['DynamoDB writes']);
  return numberTable(
    ['DynamoDB writes, $ a month', ...userCounts.map((users) => `${count(users)} users`)],
    [
      ['every index entry of a transaction doubled (above)', ...userCounts.map(writes(measured))],
      ['index entries not doubled', ...userCounts.map(writes(lower))],
    ],
  );
}
