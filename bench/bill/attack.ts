import { STAGES } from '../../infra/stages.ts';
import type { OperationMeasurements } from '../consumption/measured-operations.ts';
import { numberTable } from '../report/markdown-table.ts';
import { count, decimal } from '../report/number-format.ts';
import { dynamodbPricePerMillion } from './operation-price.ts';
import { priceList } from './price-list.ts';
import { charge } from './price.ts';
import type { Usage } from './usage.ts';

/**
 * One account that opens many WebSockets, with many subscriptions each, and adds expenses that all of them
 * receive.
 */
export interface Attack {
  readonly sockets: number;
  readonly subscriptionsPerSocket: number;
  readonly addsPerSecond: number;
}

/** As many subscriptions as AppSync allows a connection; it has no limit for a user. */
export const DOCUMENTED_ATTACK: Attack = { sockets: 50, subscriptionsPerSocket: 200, addsPerSecond: 20 };

const SECONDS_PER_DAY = 24 * 3600;
const DAYS_PER_MONTH = 30;
const WINDOW_SECONDS = 300;
const UPDATE_BYTES = 5_000;

/** What an attack costs in a day, in USD, by what is billed. */
export function attackCharges(
  { sockets, subscriptionsPerSocket, addsPerSecond }: Attack,
  measured: OperationMeasurements,
  usage: Usage,
) {
  const adds = addsPerSecond * SECONDS_PER_DAY;
  const { addExpense } = measured.operations;
  const heard = adds * sockets * subscriptionsPerSocket;
  const eventBytes = addExpense.answerBytes + usage.headerBytes;
  return {
    updates: charge(priceList.appsyncUpdates, heard * Math.ceil(eventBytes / UPDATE_BYTES)),
    // By the monthly tiers, as if it lasted for a month.
    traffic: charge(priceList.dataOut, heard * eventBytes * DAYS_PER_MONTH) / DAYS_PER_MONTH,
    requests: charge(priceList.appsyncOperations, adds) + (adds / 1e6) * dynamodbPricePerMillion(addExpense),
    minutes: charge(priceList.appsyncMinutes, sockets * 24 * 60),
  };
}

/** What the attack costs with and without the protections of prod. */
export function attackTable(measured: OperationMeasurements, usage: Usage): string {
  const { wafRateLimit, wafTokenRateLimit } = STAGES.prod;
  const limited = (limit: unknown) => Number(limit) / WINDOW_SECONDS;
  const rows: readonly (readonly [string, number])[] = [
    ['without protection', DOCUMENTED_ATTACK.addsPerSecond],
    [`one address, many tokens: \`wafRateLimit\` ${count(Number(wafRateLimit))}`, limited(wafRateLimit)],
    [`one token: \`wafTokenRateLimit\` ${count(Number(wafTokenRateLimit))}`, limited(wafTokenRateLimit)],
  ];
  return numberTable(
    ['$ a day', 'adds a second', 'messages', 'traffic', 'requests, writes', 'minutes', 'all', 'in 3 minutes'],
    rows.map(([name, addsPerSecond]) => {
      const charges = attackCharges({ ...DOCUMENTED_ATTACK, addsPerSecond }, measured, usage);
      const all = Object.values(charges).reduce((sum, usd) => sum + usd, 0);
      return [
        name,
        decimal(addsPerSecond, 2),
        count(Math.round(charges.updates)),
        count(Math.round(charges.traffic)),
        decimal(charges.requests, 2),
        decimal(charges.minutes, 2),
        count(Math.round(all)),
        decimal((all * 3) / (24 * 60), 2),
      ];
    }),
  );
}
