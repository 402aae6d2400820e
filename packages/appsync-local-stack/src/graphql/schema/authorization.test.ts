import { describe, expect, it } from 'vitest';
import type { ApiModel } from '../../template/model.ts';
import { apiOf, unitResolver, USER_POOLS } from '../support/api.ts';
import { ANN, executeQuery } from '../support/execute-query.ts';

const SDL = `
  type Note { id: ID secret: String @aws_auth(cognito_groups: ["Editors"]) @aws_cognito_user_pools(cognito_groups: ["Owners"]) }
  type Keyed @aws_api_key { id: ID open: ID @aws_cognito_user_pools }
  type Query {
    note: Note
    forEditors: ID @aws_auth(cognito_groups: ["Editors", "Owners"])
    forOwners: ID @aws_cognito_user_pools(cognito_groups: ["Owners"])
    forUsers: ID @aws_cognito_user_pools @aws_api_key
    forKeys: ID @aws_api_key
    keyed: Keyed @aws_cognito_user_pools
  }
`;

const FIELDS = ['note { id }', 'forEditors', 'forOwners', 'forUsers', 'forKeys', 'keyed { id }'];
const DENY = { ...USER_POOLS, defaultAction: 'DENY' } as const;

/** The root fields that a caller in these groups is refused. */
async function refusals(groups: readonly string[] | null, more: Partial<ApiModel>): Promise<string[]> {
  const refused: string[] = [];
  for (const field of FIELDS) {
    const { errors } = await executeQuery(apiOf(SDL, [], more), `{ ${field} }`, {
      identity: { ...ANN, groups },
    });
    if (errors !== undefined) {
      refused.push(field.split(' ')[0] ?? '');
    }
  }
  return refused;
}

describe('createFieldAuthorization', () => {
  it('answers a refused field with null and AppSync’s error', async () => {
    const response = await executeQuery(apiOf(SDL), '{ forEditors }');

    expect(response).toEqual({
      data: { forEditors: null },
      errors: [
        {
          path: ['forEditors'],
          data: null,
          errorType: 'Unauthorized',
          errorInfo: null,
          locations: [{ line: 1, column: 3, sourceName: null }],
          message: 'Not Authorized to access forEditors on type Query',
        },
      ],
    });
  });

  it('refuses a nested field by its own directive', async () => {
    const api = apiOf(SDL, [unitResolver('Query.note')]);
    const scripts = { 'Query.note': { response: () => ({ result: { id: '1', secret: 's' } }) } };

    expect(await executeQuery(api, '{ note { id secret } }', { scripts })).toMatchObject({
      data: { note: { id: '1', secret: null } },
      errors: [{ message: 'Not Authorized to access secret on type Note' }],
    });
    expect(
      await executeQuery(api, '{ note { secret } }', { scripts, identity: { ...ANN, groups: ['Editors'] } }),
    ).toEqual({
      data: { note: { secret: 's' } },
    });
  });

  it('heeds only @aws_auth with user pools as the only mode', async () => {
    expect(await refusals(null, {})).toEqual(['forEditors']);
    expect(await refusals(['Readers'], {})).toEqual(['forEditors']);
    expect(await refusals(['Readers', 'Owners'], {})).toEqual([]);
  });

  it('closes every root field without @aws_auth when the default action is DENY', async () => {
    expect(await refusals(['Editors'], { authentication: DENY })).toEqual([
      'note',
      'forOwners',
      'forUsers',
      'forKeys',
      'keyed',
    ]);
  });

  it('heeds only mode directives with further modes', async () => {
    const more = { additionalAuthentication: [{ type: 'API_KEY' }] } as const;

    expect(await refusals(['Editors'], more)).toEqual(['forOwners', 'forKeys']);
    expect(await refusals(['Owners'], more)).toEqual(['forKeys']);
  });

  it('closes fields without directive when the default mode is another', async () => {
    const more = { authentication: { type: 'API_KEY' }, additionalAuthentication: [USER_POOLS] } as const;

    expect(await refusals(['Owners'], more)).toEqual(['note', 'forEditors', 'forKeys']);
  });

  it('lets a field’s directive override its type’s', async () => {
    const api = apiOf(SDL, [unitResolver('Query.keyed')], {
      additionalAuthentication: [{ type: 'API_KEY' }],
    });
    const scripts = { 'Query.keyed': { response: () => ({ result: { id: '1', open: '2' } }) } };

    expect(await executeQuery(api, '{ keyed { id open } }', { scripts })).toMatchObject({
      data: { keyed: { id: null, open: '2' } },
      errors: [{ message: 'Not Authorized to access id on type Keyed' }],
    });
  });
});
