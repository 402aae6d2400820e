import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { songKey, startTestDataSource } from '../test-data-source.ts';
import type { TestDataSource } from '../test-data-source.ts';

let source: TestDataSource;
beforeAll(async () => {
  source = await startTestDataSource();
});
afterAll(() => source.close());

const UNLESS_THERE = { expression: 'attribute_not_exists(artist)' };

describe('PutItem', () => {
  it('gives the written item, key and attributes', async () => {
    const answer = await source.execute({
      operation: 'PutItem',
      key: songKey('Miles', 'So What'),
      attributeValues: { plays: { N: 1 } },
    });

    expect(answer).toEqual({ result: { artist: 'Miles', title: 'So What', plays: 1 } });
  });

  it('replaces a whole item when there is no condition', async () => {
    const key = songKey('Miles', 'Blue in Green');
    await source.execute({ operation: 'PutItem', key, attributeValues: { plays: { N: 1 } } });
    await source.execute({ operation: 'PutItem', key, attributeValues: { stars: { N: 5 } } });

    const answer = await source.execute({ operation: 'GetItem', key });

    expect(answer.result).toEqual({ artist: 'Miles', title: 'Blue in Green', stars: 5 });
  });

  describe('with a condition that fails', () => {
    it('answers ConditionalCheckFailedException, and not the stored item (aws-appsync-community issue 343)', async () => {
      const key = songKey('Miles', 'Freddie');
      await source.execute({ operation: 'PutItem', key, attributeValues: { plays: { N: 1 } } });

      const answer = await source.execute({
        operation: 'PutItem',
        key,
        attributeValues: { plays: { N: 2 } },
        condition: UNLESS_THERE,
      });

      expect(answer.result).toBeNull();
      expect(answer.error?.type).toBe('DynamoDB:ConditionalCheckFailedException');
      expect(answer.error?.message).toMatch(
        /^The conditional request failed \(Service: DynamoDb, Status Code: 400, Request ID: [\w-]+\)$/,
      );
    });

    it('succeeds with the stored item when that equals the one to be written', async () => {
      const request = {
        operation: 'PutItem',
        key: songKey('Miles', 'All Blues'),
        attributeValues: {
          plays: { N: 1 },
          tags: { SS: ['a', 'b'] },
          facts: { M: { x: { N: 1 }, y: { N: 2 } } },
        },
        condition: UNLESS_THERE,
      };
      await source.execute(request);

      const answer = await source.execute({
        ...request,
        attributeValues: {
          facts: { M: { y: { N: 2 }, x: { N: '1.0' } } },
          tags: { SS: ['b', 'a'] },
          plays: { N: 1 },
        },
      });

      expect(answer.error).toBeUndefined();
      expect(answer.result).toMatchObject({ title: 'All Blues', plays: 1, facts: { x: 1, y: 2 } });
    });

    it('leaves the attributes of equalsIgnore out of the comparison, and no others', async () => {
      const key = songKey('Miles', 'Flamenco Sketches');
      const attributeValues = { plays: { N: 1 }, version: { N: 1 } };
      await source.execute({ operation: 'PutItem', key, attributeValues });
      const again = (changed: { [name: string]: { N: number } }) =>
        source.execute({
          operation: 'PutItem',
          key,
          attributeValues: { ...attributeValues, ...changed },
          condition: { ...UNLESS_THERE, equalsIgnore: ['version'] },
        });

      const ignored = await again({ version: { N: 2 } });
      const counted = await again({ plays: { N: 2 } });

      expect(ignored).toEqual({
        result: { artist: 'Miles', title: 'Flamenco Sketches', plays: 1, version: 1 },
      });
      expect(counted.error?.type).toBe('DynamoDB:ConditionalCheckFailedException');
    });

    it('reads the stored item with one strongly consistent GetItem, or an eventual one when told so', async () => {
      const key = songKey('Miles', 'Nardis');
      await source.execute({ operation: 'PutItem', key, attributeValues: { plays: { N: 1 } } });
      const request = { operation: 'PutItem', key, attributeValues: { plays: { N: 2 } } };
      const strong = source.observed();
      const eventual = source.observed();

      await strong.execute({ ...request, condition: UNLESS_THERE });
      await eventual.execute({ ...request, condition: { ...UNLESS_THERE, consistentRead: false } });

      expect(strong.calls.map((call) => [call.operation, call.consumedCapacity.readUnits])).toEqual([
        ['PutItem', 0],
        ['GetItem', 1],
      ]);
      expect(eventual.calls.map((call) => [call.operation, call.consumedCapacity.readUnits])).toEqual([
        ['PutItem', 0],
        ['GetItem', 0.5],
      ]);
    });

    it('answers AccessDeniedException when the role lacks GetItem', async () => {
      const key = songKey('Miles', 'Solar');
      await source.execute({ operation: 'PutItem', key, attributeValues: { plays: { N: 1 } } });
      const writer = source.withRole({ effect: 'Allow', actions: ['dynamodb:PutItem'], resources: ['*'] });

      const answer = await writer.execute({
        operation: 'PutItem',
        key,
        attributeValues: { plays: { N: 2 } },
        condition: UNLESS_THERE,
      });

      expect(answer.error?.type).toBe('DynamoDB:AccessDeniedException');
      expect(answer.error?.message).toContain('is not authorized to perform: dynamodb:GetItem');
    });
  });

  it('refuses the strategy Custom by name, and takes Reject', async () => {
    const request = (strategy: string) => ({
      operation: 'PutItem',
      key: songKey('Miles', 'Four'),
      condition: { ...UNLESS_THERE, conditionalCheckFailedHandler: { strategy } },
    });

    await expect(source.execute(request('Custom'))).rejects.toThrow("The strategy 'Custom'");
    await expect(source.execute(request('Reject'))).resolves.toEqual({
      result: { artist: 'Miles', title: 'Four' },
    });
  });

  it('answers ValidationException for a condition with an empty map of values, as DynamoDB does', async () => {
    const answer = await source.execute({
      operation: 'PutItem',
      key: songKey('Miles', 'Milestones'),
      condition: { ...UNLESS_THERE, expressionValues: {} },
    });

    expect(answer.error?.type).toBe('DynamoDB:ValidationException');
    expect(answer.error?.message).toContain('ExpressionAttributeValues must not be empty');
  });
});
