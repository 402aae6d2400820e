import { priceList } from './price-list.ts';
import { charge } from './price.ts';

/** What an operation consumes of DynamoDB, in request units. */
export interface Units {
  /** One is a write of up to 1 KB; in a transaction it takes two. */
  readonly write: number;
  /** One is a strongly consistent read of up to 4 KB. */
  readonly read: number;
}

const million = 1_000_000;

/** What DynamoDB charges for a million operations that consume these units each, in USD. */
export function dynamodbPricePerMillion({ write, read }: Units): number {
  return charge(priceList.dynamodbWrites, write * million) + charge(priceList.dynamodbReads, read * million);
}

/** The same with AppSync's own price of the operations. Events, storage, logs and traffic come on top. */
export function pricePerMillion(units: Units): number {
  return dynamodbPricePerMillion(units) + charge(priceList.appsyncOperations, million);
}
