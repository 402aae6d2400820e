import type { PolicyStatement } from 'appsync-local-stack/template';
import { describe, expect, it } from 'vitest';
import { roleDifferences } from './role-differences.ts';

const TABLE = 'arn:aws:dynamodb:us-east-1:111122223333:table/Songs';
const INDEX = `${TABLE}/index/byYear`;

const GET = { action: 'dynamodb:GetItem', resource: TABLE };
const QUERY = { action: 'dynamodb:Query', resource: INDEX };

function allow(actions: string[], resources: string[]): PolicyStatement {
  return { effect: 'Allow', actions, resources };
}

describe('roleDifferences', () => {
  it('finds none when exactly what is allowed was used, in whatever statements and however often', () => {
    const role = [allow(['dynamodb:GetItem'], [TABLE]), allow(['dynamodb:Query'], [INDEX])];

    expect(roleDifferences(role, [QUERY, GET, QUERY])).toEqual({
      allowedButNotUsed: [],
      usedButNotAllowed: [],
    });
  });

  it('names an allowed action that was not used', () => {
    const role = [allow(['dynamodb:GetItem', 'dynamodb:DeleteItem'], [TABLE])];

    expect(roleDifferences(role, [GET])).toEqual({
      allowedButNotUsed: [`dynamodb:DeleteItem on ${TABLE}`],
      usedButNotAllowed: [],
    });
  });

  it('names an allowed resource on which the action was not used, though it was on another', () => {
    const role = [allow(['dynamodb:Query'], [TABLE, INDEX])];

    expect(roleDifferences(role, [QUERY])).toEqual({
      allowedButNotUsed: [`dynamodb:Query on ${TABLE}`],
      usedButNotAllowed: [],
    });
  });

  it('names what was used and is not allowed on that resource, once', () => {
    const role = [allow(['dynamodb:GetItem'], [TABLE])];
    const onTable = { action: 'dynamodb:Query', resource: TABLE };

    expect(roleDifferences(role, [GET, QUERY, onTable, QUERY])).toEqual({
      allowedButNotUsed: [],
      usedButNotAllowed: [`dynamodb:Query on ${TABLE}`, `dynamodb:Query on ${INDEX}`],
    });
  });

  it('names what was used and is denied', () => {
    const denied: PolicyStatement = { effect: 'Deny', actions: ['dynamodb:*'], resources: [TABLE] };

    expect(roleDifferences([allow(['dynamodb:GetItem'], [TABLE]), denied], [GET])).toEqual({
      allowedButNotUsed: [],
      usedButNotAllowed: [`dynamodb:GetItem on ${TABLE}`],
    });
  });

  it.each([
    ['dynamodb:Get*', TABLE],
    ['dynamodb:GetItem', `${TABLE}*`],
  ])('names the wildcard in %s on %s: it allows more than was used', (action, resource) => {
    expect(roleDifferences([allow([action], [resource])], [GET])).toEqual({
      allowedButNotUsed: [`${action} on ${resource}`],
      usedButNotAllowed: [],
    });
  });

  describe('of what is a part of transactions', () => {
    const put = { action: 'dynamodb:PutItem', resource: TABLE };
    const putWithin = { ...put, enclosingOperation: 'TransactWriteItems' };
    const within = ['TransactWriteItems'];

    it('finds none when it is allowed within them and was used within them', () => {
      const role = [{ ...allow(['dynamodb:PutItem'], [TABLE]), enclosingOperations: within }];

      expect(roleDifferences(role, [putWithin])).toEqual({ allowedButNotUsed: [], usedButNotAllowed: [] });
    });

    it('names an action that is allowed by itself and was used within them only', () => {
      const role = [allow(['dynamodb:PutItem'], [TABLE])];

      expect(roleDifferences(role, [putWithin]).allowedButNotUsed).toEqual([`dynamodb:PutItem on ${TABLE}`]);
    });

    it('names an action that was used by itself and is allowed within them only', () => {
      const role = [{ ...allow(['dynamodb:PutItem'], [TABLE]), enclosingOperations: within }];

      expect(roleDifferences(role, [put])).toEqual({
        allowedButNotUsed: [`dynamodb:PutItem on ${TABLE} within TransactWriteItems`],
        usedButNotAllowed: [`dynamodb:PutItem on ${TABLE}`],
      });
    });
  });

  it('names everything that is allowed when nothing was used', () => {
    expect(roleDifferences([allow(['dynamodb:GetItem'], [TABLE, INDEX])], [])).toEqual({
      allowedButNotUsed: [`dynamodb:GetItem on ${TABLE}`, `dynamodb:GetItem on ${INDEX}`],
      usedButNotAllowed: [],
    });
  });
});
