import type { RequestUnits } from '../consumption/capacity-meter.ts';
import { priceList } from './price-list.ts';
import { charge } from './price.ts';

const MILLION = 1_000_000;

/** DynamoDB's price of a million operations that consume these units each, in USD. */
export function dynamodbPricePerMillion({ write, read }: RequestUnits): number {
  return charge(priceList.dynamodbWrites, write * MILLION) + charge(priceList.dynamodbReads, read * MILLION);
}

/** The same with AppSync's own price of the operations. Events, storage, logs and traffic come on top. */
export function pricePerMillion(units: RequestUnits): number {
  return dynamodbPricePerMillion(units) + charge(priceList.appsyncOperations, MILLION);
}
