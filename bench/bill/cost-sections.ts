import type { OperationMeasurements } from '../consumption/measured-operations.ts';
import type { BilledParts } from './billed-parts.ts';
import { basis, billTable, commonTable, lowerWrites, operationTable, usageTable } from './cost-tables.ts';
import { idleTable, optionTable, planTable, priceTable } from './part-tables.ts';
import type { Usage } from './usage.ts';

/** How many users docs/costs.md is about. */
export const DOCUMENT_USERS: readonly number[] = [1_000, 100_000, 10_000_000];

/** The generated parts of docs/costs.md, Markdown by name. */
export function costSections(
  users: readonly number[],
  usage: Usage,
  measured: OperationMeasurements,
  parts: BilledParts,
): Readonly<Record<string, string>> {
  const bills = users.map(
    (number) => `### ${number.toLocaleString('en-US')} users\n\n${billTable(number, usage, measured, parts)}`,
  );
  return {
    operations: operationTable(measured),
    usage: usageTable(usage),
    basis: basis(usage, measured),
    bills: bills.join('\n\n'),
    common: commonTable(users, usage, measured, parts),
    // Dynoxide does not double them.
    ...(measured.engine === 'dynoxide' ? {} : { writes: lowerWrites(users, usage, measured, parts) }),
    plans: planTable(users),
    options: optionTable(users, usage, measured, parts),
    idle: idleTable(parts),
    prices: priceTable(),
  };
}
