import { describe, expect, it } from 'vitest';
import { toDataSourceError } from './data-source-failure.ts';
import { DynamoDbError } from './dynamodb-error.ts';

describe('toDataSourceError', () => {
  it('gives the exception of DynamoDB', () => {
    const error = new DynamoDbError('ResourceNotFoundException', 'No such table', { requestId: 'R1' });

    expect(toDataSourceError(error)).toEqual({
      type: 'DynamoDB:ResourceNotFoundException',
      message: 'No such table (Service: DynamoDb, Status Code: 400, Request ID: R1)',
    });
  });

  it('gives a failed connection as the client of the service does', () => {
    expect(toDataSourceError(new Error('socket hang up'))).toEqual({
      type: 'DynamoDB:SdkClientException',
      message: 'Unable to execute HTTP request: socket hang up',
    });
  });

  it('throws a mistake in code on', () => {
    const mistake = new TypeError('x is undefined');

    expect(() => toDataSourceError(mistake)).toThrow(mistake);
  });
});
