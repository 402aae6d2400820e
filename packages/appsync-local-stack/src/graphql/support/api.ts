import type { ApiModel, AuthenticationModel, FunctionModel, ResolverModel } from '../../template/model.ts';

const ARN = 'arn:aws:appsync:eu-west-1:111111111111:apis/api';

export const USER_POOLS: AuthenticationModel & { readonly type: 'AMAZON_COGNITO_USER_POOLS' } = {
  type: 'AMAZON_COGNITO_USER_POOLS',
  userPoolId: 'eu-west-1_abcdefgh',
  defaultAction: 'ALLOW',
};

/**
 * A unit resolver of `Type.field` on the data source `table`; its code is its name, for the scripted runtime.
 */
export function unitResolver(field: `${string}.${string}`, dataSourceName = 'table'): ResolverModel {
  const [typeName = '', fieldName = ''] = field.split('.');
  return {
    kind: 'UNIT',
    typeName,
    fieldName,
    arn: `${ARN}/types/${typeName}/resolvers/${fieldName}`,
    code: field,
    dataSourceName,
  };
}

/** A pipeline resolver whose functions are on the data source `table`; their code is their id. */
export function pipelineResolver(
  field: `${string}.${string}`,
  functionIds: readonly string[],
): ResolverModel {
  const [typeName = '', fieldName = ''] = field.split('.');
  const arn = `${ARN}/types/${typeName}/resolvers/${fieldName}`;
  return { kind: 'PIPELINE', typeName, fieldName, arn, code: field, functionIds };
}

/** An API with the given schema and resolvers; every id that a pipeline names is a function. */
export function apiOf(
  sdl: string,
  resolvers: readonly ResolverModel[] = [],
  more: Partial<ApiModel> = {},
): ApiModel {
  const functions = new Map<string, FunctionModel>();
  for (const resolver of resolvers) {
    for (const functionId of resolver.kind === 'PIPELINE' ? resolver.functionIds : []) {
      functions.set(functionId, { functionId, name: functionId, dataSourceName: 'table', code: functionId });
    }
  }
  return {
    logicalId: 'Api',
    apiId: 'api',
    name: 'api',
    authentication: USER_POOLS,
    additionalAuthentication: [],
    sdl,
    environment: { TABLE: 'notes' },
    introspection: true,
    queryDepthLimit: 0,
    resolverCountLimit: 0,
    dataSources: new Map([['none', { type: 'NONE', name: 'none' }]]),
    functions,
    resolvers,
    ...more,
  };
}
