import { describe, expect, it } from 'vitest';
import type { PolicyStatement } from '../template/model.ts';
import { isAllowed } from './iam.ts';

const TABLE = 'arn:aws:dynamodb:eu-central-1:111122223333:table/Songs';

const allow = (action: string, resource = TABLE): PolicyStatement => ({
  effect: 'Allow',
  actions: [action],
  resources: [resource],
});

describe('isAllowed', () => {
  it.each([
    ['the very action and resource', allow('dynamodb:GetItem')],
    ['all actions of the service', allow('dynamodb:*')],
    ['everything', allow('*', '*')],
    ['a part of a name', allow('dynamodb:Get*')],
    ['one character', allow('dynamodb:?etItem')],
    ['an action in other case', allow('DynamoDB:getitem')],
    ['the resource by wildcard', allow('dynamodb:GetItem', 'arn:aws:dynamodb:*:111122223333:table/S?ngs')],
  ])('is true when a statement allows %s', (_, statement) => {
    expect(isAllowed([statement], { action: 'dynamodb:GetItem', resource: TABLE })).toBe(true);
  });

  it.each([
    ['nothing', []],
    ['another action', [allow('dynamodb:PutItem')]],
    ['an action of which this is the beginning only', [allow('dynamodb:GetItems')]],
    ['another table', [allow('dynamodb:GetItem', `${TABLE}2`)]],
    ['the indexes only', [allow('dynamodb:GetItem', `${TABLE}/index/*`)]],
    ['the resource in other case', [allow('dynamodb:GetItem', TABLE.replace('Songs', 'songs'))]],
    [
      'a pattern in which a dot stands for itself',
      [allow('dynamodb:GetItem', TABLE.replace('Songs', 'So.gs'))],
    ],
  ])('is false when the statements allow %s', (_, statements: readonly PolicyStatement[]) => {
    expect(isAllowed(statements, { action: 'dynamodb:GetItem', resource: TABLE })).toBe(false);
  });

  it('is false when any statement denies, whatever others allow', () => {
    const statements: PolicyStatement[] = [
      allow('*', '*'),
      { effect: 'Deny', actions: ['dynamodb:Get*'], resources: ['*'] },
    ];

    expect(isAllowed(statements, { action: 'dynamodb:GetItem', resource: TABLE })).toBe(false);
    expect(isAllowed(statements, { action: 'dynamodb:PutItem', resource: TABLE })).toBe(true);
  });

  describe('with a condition on the enclosing operation', () => {
    const put = { action: 'dynamodb:PutItem', resource: TABLE };
    const inTransactions = { enclosingOperations: ['TransactWriteItems', 'TransactGetItems'] };

    it('is true within one of these operations', () => {
      const statements = [{ ...allow('dynamodb:PutItem'), ...inTransactions }];

      expect(isAllowed(statements, { ...put, enclosingOperation: 'TransactWriteItems' })).toBe(true);
    });

    it('is false for the action by itself, and within another operation', () => {
      const statements = [{ ...allow('dynamodb:PutItem'), ...inTransactions }];

      expect(isAllowed(statements, put)).toBe(false);
      expect(isAllowed(statements, { ...put, enclosingOperation: 'BatchWriteItem' })).toBe(false);
    });

    it('denies within these operations only', () => {
      const statements: PolicyStatement[] = [
        allow('dynamodb:PutItem'),
        { effect: 'Deny', actions: ['dynamodb:*'], resources: ['*'], ...inTransactions },
      ];

      expect(isAllowed(statements, put)).toBe(true);
      expect(isAllowed(statements, { ...put, enclosingOperation: 'TransactWriteItems' })).toBe(false);
    });
  });
});
