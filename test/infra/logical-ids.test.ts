import { inject, describe, expect, it } from 'vitest';
import { synthesize } from '../../infra/synthesize.ts';
import { EVERY_SETTING } from '../support/settings.ts';

/**
 * What holds people's records or is known to their apps: a new logical id would replace it, with all that is
 * in it.
 */
const LASTING = {
  DataTableFDBAD0F2: 'AWS::DynamoDB::Table',
  AuthUserPool8115E87F: 'AWS::Cognito::UserPool',
  AuthUserPoolAppClient1D18298A: 'AWS::Cognito::UserPoolClient',
  ApiGraphqlApi7E3125EF: 'AWS::AppSync::GraphQLApi',
  ApiGraphqlApiSchema5105C3C0: 'AWS::AppSync::GraphQLSchema',
  ApiLogGroupCA27E59B: 'AWS::Logs::LogGroup',
};

/**
 * What replaces a resource when it changes, whatever its logical id; by CloudFormation's documentation of
 * each type.
 */
const FIXED: Readonly<Record<string, readonly string[]>> = {
  'AWS::DynamoDB::Table': ['TableName', 'KeySchema', 'LocalSecondaryIndexes'],
  'AWS::Cognito::UserPool': ['UsernameAttributes', 'AliasAttributes', 'UsernameConfiguration', 'Schema'],
  'AWS::Cognito::UserPoolClient': ['GenerateSecret'],
};

interface TemplateJson {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> }>
  >;
}

function resourcesOf(template: unknown): TemplateJson['Resources'] {
  return (template as TemplateJson).Resources; // CloudFormation's shape: CDK wrote it.
}

describe('the lasting resources', () => {
  const dev = resourcesOf(inject('synthesized').template);

  it('have the logical ids that they have always had', () => {
    const types = new Set(Object.values(LASTING));
    const found = Object.entries(dev).filter(([, { Type }]) => types.has(Type));

    expect(Object.fromEntries(found.map(([id, { Type }]) => [id, Type]))).toEqual(LASTING);
  });

  it('have them in every stage and with every setting', () => {
    const all = resourcesOf(synthesize({ stage: 'prod', ...EVERY_SETTING }).template);

    for (const [id, type] of Object.entries(LASTING)) {
      expect(all[id]?.Type).toBe(type);
    }
  });

  it('keep what could only be changed by replacing them', () => {
    const kept = Object.entries(LASTING).flatMap(([id, type]) =>
      (FIXED[type] ?? []).map((property) => [`${type} ${property}`, dev[id]?.Properties[property]]),
    );

    expect(Object.fromEntries(kept)).toMatchSnapshot();
  });
});
