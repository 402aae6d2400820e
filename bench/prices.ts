/** What an operation consumes of DynamoDB, in request units. */
export interface Units {
  /** One is a write of up to 1 KB; in a transaction it takes two. */
  readonly write: number;
  /** One is a strongly consistent read of up to 4 KB. */
  readonly read: number;
}

/**
 * List prices of us-east-1 in USD per million, as of 2026-11, to be checked before anybody counts on them: DynamoDB's on-demand
 * request units (aws.amazon.com/dynamodb/pricing/on-demand) and AppSync's queries and mutations (aws.amazon.com/appsync/pricing).
 */
export const pricesPerMillion = { writeUnit: 0.625, readUnit: 0.125, operation: 4 } as const;

/** What DynamoDB charges for a million operations that consume these units each, in USD. */
export function dynamodbPricePerMillion({ write, read }: Units): number {
  return write * pricesPerMillion.writeUnit + read * pricesPerMillion.readUnit;
}

/** The same with AppSync's own price of the operations. Events, storage, logs and traffic come on top. */
export function pricePerMillion(units: Units): number {
  return dynamodbPricePerMillion(units) + pricesPerMillion.operation;
}
