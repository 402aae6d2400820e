import type { CapacityReport, ConsumedCapacity } from './dynamodb-api.ts';
import type { ConsumedUnits } from './operation.ts';

const READS = new Set(['GetItem', 'BatchGetItem', 'TransactGetItems', 'Query', 'Scan']);

/**
 * Adds up what an answer reports. Units that the engine calls neither read nor write count as the operation's
 * kind.
 */
export function consumedUnits(operation: string, output: CapacityReport | undefined): ConsumedUnits {
  const reports = [output?.ConsumedCapacity ?? []].flat();
  const total = sum(reports.map((report) => report.CapacityUnits));
  const indexUnits: Record<string, number> = {};
  for (const [name, units] of reports.flatMap(indexEntries)) {
    indexUnits[name] = (indexUnits[name] ?? 0) + units;
  }
  return READS.has(operation)
    ? { readUnits: total, writeUnits: 0, indexUnits }
    : { readUnits: 0, writeUnits: total, indexUnits };
}

function indexEntries(report: ConsumedCapacity): [string, number][] {
  return [report.LocalSecondaryIndexes, report.GlobalSecondaryIndexes].flatMap((indexes) =>
    Object.entries(indexes ?? {}).map(([name, units]): [string, number] => [name, units.CapacityUnits ?? 0]),
  );
}

function sum(numbers: readonly (number | undefined)[]): number {
  return numbers.reduce<number>((total, each) => total + (each ?? 0), 0);
}
