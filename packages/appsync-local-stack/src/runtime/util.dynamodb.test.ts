import { describe, expect, it } from 'vitest';
import { useRuntime } from './shared-runtime.ts';

describe('util.dynamodb', () => {
  const { run, valueOf } = useRuntime();

  // Recorded from EvaluateCode, in `__tests__/__snapshots__/index.test.js.snap`.
  // Source: https://github.com/localstack/appsync-utils
  it.each([
    [`toDynamoDB('test')`, { S: 'test' }],
    ['toDynamoDB(12345)', { N: 12345 }],
    ['toDynamoDB(true)', { BOOL: true }],
    ['toDynamoDB(null)', { NULL: null }],
    [`toString('test')`, { S: 'test' }],
    [`toStringSet(['foo', 'bar', 'baz'])`, { SS: ['foo', 'bar', 'baz'] }],
    ['toNumber(12345)', { N: 12345 }],
    ['toNumberSet([1, 23, 4.56])', { NS: [1, 23, 4.56] }],
    [`toBinary('foo')`, { B: 'foo' }],
    [`toBinarySet(['foo', 'bar', 'baz'])`, { BS: ['foo', 'bar', 'baz'] }],
    ['toBoolean(true)', { BOOL: true }],
    ['toNull()', { NULL: null }],
    [`toList(['foo', 123, { bar: 'baz' }])`, { L: [{ S: 'foo' }, { N: 123 }, { M: { bar: { S: 'baz' } } }] }],
    [
      `toMap({ foo: 'bar', baz: 1234, beep: ['boop'] })`,
      { M: { foo: { S: 'bar' }, baz: { N: 1234 }, beep: { L: [{ S: 'boop' }] } } },
    ],
    [
      `toMapValues({ foo: 'bar', baz: 1234, beep: ['boop'] })`,
      { foo: { S: 'bar' }, baz: { N: 1234 }, beep: { L: [{ S: 'boop' }] } },
    ],
    [`toS3Object('foo', 'bar', 'baz')`, { S: '{"s3":{"key":"foo","bucket":"bar","region":"baz"}}' }],
    [
      `toS3Object('foo', 'bar', 'baz', 'beep')`,
      { S: '{"s3":{"key":"foo","bucket":"bar","region":"baz","version":"beep"}}' },
    ],
  ])('%s', async (call, value) => {
    expect(await valueOf(`util.dynamodb.${call}`)).toEqual(value);
  });

  it.each([
    ['toDynamoDB("")', { S: '' }],
    ['toDynamoDB([])', { L: [] }],
    ['toDynamoDB({})', { M: {} }],
  ])('%s (expected, not recorded)', async (call, value) => {
    expect(await valueOf(`util.dynamodb.${call}`)).toEqual(value);
  });

  it.each([
    'toString',
    'toNumber',
    'toBoolean',
    'toBinary',
    'toStringSet',
    'toNumberSet',
    'toBinarySet',
    'toList',
    'toMap',
    'toMapValues',
  ])('%s of null and undefined is null', async (name) => {
    expect(await valueOf(`[util.dynamodb.${name}(null), util.dynamodb.${name}(undefined)]`)).toEqual([
      null,
      null,
    ]);
  });

  it('refuses an undefined member by name', async () => {
    expect(await valueOf('util.dynamodb.toMapValues({ a: 1, note: undefined })')).toBe(
      'TypeError: note is undefined: leave it out, for what AppSync stores for it is not established',
    );
  });

  it('converts lists longer than a loop may be', async () => {
    const { result } = await run('return util.dynamodb.toList(ctx.args.list).L.length;', {
      arguments: { list: Array.from({ length: 1500 }, () => 1) },
    });

    expect(result).toBe(1500);
  });
});
