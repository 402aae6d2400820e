import { describe, expect, it } from 'vitest';
import type { DataSourceAnswer, Json } from '../runtime/model.ts';
import { noneDataSource } from './none-data-source.ts';

function execute(request: Json): Promise<DataSourceAnswer> {
  return noneDataSource.execute(request, { resolverArn: 'arn', identitySub: null });
}

describe('noneDataSource', () => {
  it('gives the payload as result, or null without one', async () => {
    expect(await execute({ payload: { a: [1, false] } })).toEqual({ result: { a: [1, false] } });
    expect(await execute({ version: '2018-05-29', payload: false })).toEqual({ result: false });
    expect(await execute({})).toEqual({ result: null });
  });

  it('refuses other members, and anything but an object', async () => {
    await expect(execute({ operation: 'GetItem' })).rejects.toThrow("Unsupported element '$[operation]'.");
    await expect(execute(null)).rejects.toThrow("Value for field '$' not found.");
    await expect(execute('x')).rejects.toThrow(
      "Expected JSON object for field '$' but got 'STRING' instead.",
    );
  });
});
