import type { OperationMeasurements } from '../consumption/measured-operations.ts';
import { numberTable } from '../report/markdown-table.ts';
import { count, dollars, units } from '../report/number-format.ts';
import type { BilledParts, CognitoPlan } from './billed-parts.ts';
import {
  backupCharge,
  cognitoCharge,
  customMetrics,
  firewallCharge,
  firewallRequestsPerUser,
  OPERATION_METRICS,
  storedBytesPerUser,
  watchingCharge,
} from './cost-model.ts';
import { priceList } from './price-list.ts';
import type { Price, PriceSource } from './price.ts';
import type { Usage } from './usage.ts';

/** Cognito's plans for the same users. */
export function planTable(userCounts: readonly number[]): string {
  const plans: readonly (readonly [string, CognitoPlan])[] = [
    ['Lite', 'LITE'],
    ['Essentials', 'ESSENTIALS'],
    ['Plus', 'PLUS'],
  ];
  return numberTable(
    ['Cognito, $ a month', ...userCounts.map((users) => `${count(users)} users`)],
    plans.map(([name, plan]) => [name, ...userCounts.map((users) => dollars(cognitoCharge(plan, users)))]),
  );
}

/**
 * The costs of each setting for these users: active settings, and possible ones.
 */
export function optionTable(
  userCounts: readonly number[],
  usage: Usage,
  measured: OperationMeasurements,
  parts: BilledParts,
): string {
  const metrics =
    watchingCharge({ ...parts, hasOperationMetrics: true }) -
    watchingCharge({ ...parts, hasOperationMetrics: false });
  const backup = { backupDays: 38, backupCopies: 1 };
  const stored = (users: number) => users * storedBytesPerUser(usage, 1, measured);
  const requests = (users: number) => users * firewallRequestsPerUser(usage);
  const rows: readonly (readonly [string, (users: number) => number])[] = [
    [
      `\`wafRateLimit\`, \`wafTokenRateLimit\`: WAF with ${parts.webAclRules} rules`,
      (users) => firewallCharge(requests(users), parts),
    ],
    ['`monitoring`: alarms and dashboard', () => watchingCharge(parts)],
    [`\`operationMetrics\`: ${OPERATION_METRICS} metrics`, () => metrics],
    ['`backupVaultArn`, after 1 year: daily backups', (users) => backupCharge(stored(users), backup)],
  ];
  return numberTable(
    ['$ a month', ...userCounts.map((users) => `${count(users)} users`)],
    rows.map(([name, usd]) => [name, ...userCounts.map((users) => dollars(usd(users)))]),
  );
}

/**
 * What is billed without requests: in an otherwise empty account, and where the free allowances are used up.
 */
export function idleTable(parts: BilledParts): string {
  const row = (name: string, price: Price, amount: number, shown = count(amount)) => [
    name,
    shown,
    dollars(flatCharge(price, amount, true)),
    dollars(flatCharge(price, amount, false)),
  ];
  const recovered = parts.hasPointInTimeRecovery ? 1e9 : 0;
  return numberTable(
    ['billed by the month', 'in `prod`', '$ a month', '$ beyond what is free'],
    [
      row('a GB in the table, indexes included', priceList.dynamodbStorage, 1e9, '1'),
      row('point-in-time recovery of that GB', priceList.dynamodbRecovery, recovered, count(recovered / 1e9)),
      row('metrics that alarms look at', priceList.alarmMetrics, parts.alarmMetrics),
      row('dashboards', priceList.dashboards, parts.dashboards),
      row('custom metrics, in hours that have data', priceList.customMetrics, customMetrics(parts)),
      row('web ACLs', priceList.webAcls, parts.webAcls),
      row('rules in them', priceList.webAclRules, parts.webAclRules),
      row('KMS keys', priceList.kmsKeys, parts.kmsKeys),
      idleTotal(parts),
    ],
  );
}

/** What is billed without data, and while no error is counted. */
function idleTotal(parts: BilledParts): string[] {
  const idle = (withFree: boolean) =>
    flatCharge(priceList.alarmMetrics, parts.alarmMetrics, withFree) +
    flatCharge(priceList.dashboards, parts.dashboards, withFree) +
    flatCharge(priceList.webAcls, parts.webAcls, withFree) +
    flatCharge(priceList.webAclRules, parts.webAclRules, withFree) +
    flatCharge(priceList.kmsKeys, parts.kmsKeys, withFree);
  return ['**without data and errors**', '–', `**${dollars(idle(true))}**`, `**${dollars(idle(false))}**`];
}

/** The costs of an amount at the first price above zero, with or without the free tier. */
function flatCharge({ tiers, per }: Price, amount: number, withFree: boolean): number {
  const [first, second] = tiers;
  const isFree = first?.usd === 0;
  const free = isFree && withFree ? first.upTo : 0;
  return Math.max(0, amount / per - free) * ((isFree ? second?.usd : first?.usd) ?? 0);
}

/** Every price, with its sources. */
export function priceTable(): string {
  const rows = Object.values<Price>(priceList).map(({ name, unit, tiers, sources }) => [
    name,
    unit,
    tiers.map((tier, index) => tierText(tier.usd, tier.upTo, index === tiers.length - 1)).join('; '),
    sources.map(sourceText).join(', '),
  ]);
  return numberTable(['', 'unit', 'USD', 'read at'], rows);
}

function tierText(usd: number, upTo: number, isLast: boolean): string {
  const price = `$${usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 10 })}`;
  const text = usd === 0 ? 'free' : price;
  return isLast ? text : `${text} up to ${units(upTo)}`;
}

function sourceText({ url, seen, isAws }: PriceSource): string {
  const { hostname, pathname } = new URL(url);
  const repository = pathname.split('/').slice(1, 3).join('/');
  const name = hostname === 'github.com' ? repository : hostname;
  return `[${isAws ? 'AWS' : name}](${url}) ${seen}`;
}
