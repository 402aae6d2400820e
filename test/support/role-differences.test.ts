import type { PolicyStatement } from 'appsync-local-stack/template';
import { describe, expect, it } from 'vitest';
import { roleDifferences } from './role-differences.ts';

const table = 'arn:aws:dynamodb:us-east-1:111122223333:table/Songs';
const index = `${table}/index/byYear`;

const get = { action: 'dynamodb:GetItem', resource: table };
const query = { action: 'dynamodb:Query', resource: index };

function allow(actions: string[], resources: string[]): PolicyStatement {
  return { effect: 'Allow', actions, resources };
}

describe('roleDifferences', () => {
  it('finds none when exactly what is allowed was used, in whatever statements and however often', () => {
    const role = [allow(['dynamodb:GetItem'], [table]), allow(['dynamodb:Query'], [index])];

    expect(roleDifferences(role, [query, get, query])).toEqual({
      allowedButNotUsed: [],
      usedButNotAllowed: [],
    });
  });

  it('names an allowed action that was not used', () => {
    const role = [allow(['dynamodb:GetItem', 'dynamodb:DeleteItem'], [table])];

    expect(roleDifferences(role, [get])).toEqual({
      allowedButNotUsed: [`dynamodb:DeleteItem on ${table}`],
      usedButNotAllowed: [],
    });
  });

  it('names an allowed resource on which the action was not used, though it was on another', () => {
    const role = [allow(['dynamodb:Query'], [table, index])];

    expect(roleDifferences(role, [query])).toEqual({
      allowedButNotUsed: [`dynamodb:Query on ${table}`],
      usedButNotAllowed: [],
    });
  });

  it('names what was used and is not allowed on that resource, once', () => {
    const role = [allow(['dynamodb:GetItem'], [table])];
    const onTable = { action: 'dynamodb:Query', resource: table };

    expect(roleDifferences(role, [get, query, onTable, query])).toEqual({
      allowedButNotUsed: [],
      usedButNotAllowed: [`dynamodb:Query on ${table}`, `dynamodb:Query on ${index}`],
    });
  });

  it('names what was used and is denied', () => {
    const denied: PolicyStatement = { effect: 'Deny', actions: ['dynamodb:*'], resources: [table] };

    expect(roleDifferences([allow(['dynamodb:GetItem'], [table]), denied], [get])).toEqual({
      allowedButNotUsed: [],
      usedButNotAllowed: [`dynamodb:GetItem on ${table}`],
    });
  });

  it.each([
    ['dynamodb:Get*', table],
    ['dynamodb:GetItem', `${table}*`],
  ])('names the wildcard in %s on %s: it allows more than was used', (action, resource) => {
    expect(roleDifferences([allow([action], [resource])], [get])).toEqual({
      allowedButNotUsed: [`${action} on ${resource}`],
      usedButNotAllowed: [],
    });
  });

  describe('of what is a part of transactions', () => {
    const put = { action: 'dynamodb:PutItem', resource: table };
    const putWithin = { ...put, enclosingOperation: 'TransactWriteItems' };
    const within = ['TransactWriteItems'];

    it('finds none when it is allowed within them and was used within them', () => {
      const role = [{ ...allow(['dynamodb:PutItem'], [table]), enclosingOperations: within }];

      expect(roleDifferences(role, [putWithin])).toEqual({ allowedButNotUsed: [], usedButNotAllowed: [] });
    });

    it('names an action that is allowed by itself and was used within them only', () => {
      const role = [allow(['dynamodb:PutItem'], [table])];

      expect(roleDifferences(role, [putWithin]).allowedButNotUsed).toEqual([`dynamodb:PutItem on ${table}`]);
    });

    it('names an action that was used by itself and is allowed within them only', () => {
      const role = [{ ...allow(['dynamodb:PutItem'], [table]), enclosingOperations: within }];

      expect(roleDifferences(role, [put])).toEqual({
        allowedButNotUsed: [`dynamodb:PutItem on ${table} within TransactWriteItems`],
        usedButNotAllowed: [`dynamodb:PutItem on ${table}`],
      });
    });
  });

  it('names everything that is allowed when nothing was used', () => {
    expect(roleDifferences([allow(['dynamodb:GetItem'], [table, index])], [])).toEqual({
      allowedButNotUsed: [`dynamodb:GetItem on ${table}`, `dynamodb:GetItem on ${index}`],
      usedButNotAllowed: [],
    });
  });
});
