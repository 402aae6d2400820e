import { describe, expect, it } from 'vitest';
import { dynamodbPricePerMillion, pricePerMillion } from '../../../bench/bill/operation-price.ts';

describe('dynamodbPricePerMillion', () => {
  it('is 6.25 USD for ten write units', () => {
    expect(dynamodbPricePerMillion({ write: 10, read: 0 })).toBe(6.25);
  });

  it('is 0.875 USD for seven read units', () => {
    expect(dynamodbPricePerMillion({ write: 0, read: 7 })).toBe(0.875);
  });
});

describe('pricePerMillion', () => {
  it("adds AppSync's 4 USD to what DynamoDB charges", () => {
    expect(pricePerMillion({ write: 5, read: 1 })).toBe(7.25);
  });
});
