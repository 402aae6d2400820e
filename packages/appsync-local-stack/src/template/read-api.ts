import type {
  ApiModel,
  AuthenticationModel,
  DataSourceModel,
  FunctionModel,
  ResolverModel,
} from './model.ts';
import { TemplateNotRunnable } from './properties.ts';
import type { Properties } from './properties.ts';
import { readStatements } from './read-roles.ts';
import type { Resource, Resources } from './resources.ts';

const AUTHENTICATION_TYPES = [
  'AMAZON_COGNITO_USER_POOLS',
  'API_KEY',
  'AWS_IAM',
  'OPENID_CONNECT',
  'AWS_LAMBDA',
] as const;

/** A GraphQL API with its schema, data sources, functions and resolvers. */
export function readApi(api: Resource, resources: Resources): ApiModel {
  const { properties } = api;
  properties.only(
    ...['Name', 'AuthenticationType', 'UserPoolConfig', 'AdditionalAuthenticationProviders'],
    ...['EnvironmentVariables', 'IntrospectionConfig', 'QueryDepthLimit', 'ResolverCountLimit'],
    // These change what AWS records, bills or admits, not the answers.
    ...['LogConfig', 'XrayEnabled', 'EnhancedMetricsConfig', 'Tags', 'Visibility', 'OwnerContact'],
    'ApiType',
  );
  if (properties.oneOf('ApiType', ['GRAPHQL', 'MERGED'], 'GRAPHQL') === 'MERGED') {
    throw new TemplateNotRunnable(
      `${properties.place}: ApiType MERGED is not implemented by the local stack`,
    );
  }
  const apiId = api.physical.attributes['ApiId'] ?? '';
  const mine = (type: string) =>
    resources.ofType(type).filter((resource) => resource.properties.text('ApiId') === apiId);
  const functions = mine('AWS::AppSync::FunctionConfiguration').map(readFunction);
  return {
    logicalId: api.logicalId,
    apiId,
    name: properties.text('Name'),
    authentication: readAuthentication(properties),
    additionalAuthentication: properties.list('AdditionalAuthenticationProviders').map(readAuthentication),
    sdl: readSdl(mine('AWS::AppSync::GraphQLSchema'), properties.place),
    environment: readEnvironment(properties),
    introspection: properties.oneOf('IntrospectionConfig', ['ENABLED', 'DISABLED'], 'ENABLED') === 'ENABLED',
    queryDepthLimit: properties.integer('QueryDepthLimit', [0, 75], 0),
    resolverCountLimit: properties.integer('ResolverCountLimit', [0, 10_000], 0),
    dataSources: new Map(
      mine('AWS::AppSync::DataSource').map((resource) => {
        const dataSource = readDataSource(resource, resources);
        return [dataSource.name, dataSource];
      }),
    ),
    functions: new Map(functions.map((step) => [step.functionId, step])),
    resolvers: mine('AWS::AppSync::Resolver').map((resolver) =>
      readResolver(resolver, api.physical.attributes['Arn'] ?? ''),
    ),
  };
}

function readSdl(schemas: readonly Resource[], place: string): string {
  const [schema] = schemas;
  if (schema === undefined || schemas.length > 1) {
    throw new TemplateNotRunnable(
      `${place} must have one AWS::AppSync::GraphQLSchema; it has ${schemas.length}`,
    );
  }
  return schema.properties.only('ApiId', 'Definition').text('Definition');
}

/**
 * At most 50, with names and values as AppSync takes them.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/environment-variables.html
 */
function readEnvironment(properties: Properties): Readonly<Record<string, string>> {
  const variables = Object.entries(properties.record('EnvironmentVariables'));
  const place = `${properties.place}.EnvironmentVariables`;
  if (variables.length > 50) {
    throw new TemplateNotRunnable(`${place} has ${variables.length} variables; AppSync allows 50`);
  }
  for (const [name, value] of variables) {
    if (!/^[A-Za-z]\w{1,63}$/.test(name)) {
      throw new TemplateNotRunnable(
        `${place}: ${name} must have 2 to 64 letters, digits and underscores and begin with a letter`,
      );
    }
    if (value.length > 512) {
      throw new TemplateNotRunnable(`${place}: ${name} has ${value.length} characters; AppSync allows 512`);
    }
  }
  return Object.fromEntries(variables);
}

/**
 * The name of a data source or function.
 *
 * Sources: https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateDataSource.html,
 * https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateFunction.html
 */
function readName(properties: Properties): string {
  return properties.matching(
    'Name',
    /^[_A-Za-z]\w*$/,
    'letters, digits and underscores, not beginning with a digit',
  );
}

function readAuthentication(properties: Properties): AuthenticationModel {
  const type = properties.oneOf('AuthenticationType', AUTHENTICATION_TYPES);
  if (type !== 'AMAZON_COGNITO_USER_POOLS') {
    return { type };
  }
  const config = properties
    .part('UserPoolConfig')
    .only('UserPoolId', 'AwsRegion', 'DefaultAction', 'AppIdClientRegex');
  return {
    type,
    userPoolId: config.text('UserPoolId'),
    defaultAction: config.oneOf('DefaultAction', ['ALLOW', 'DENY'], 'ALLOW'),
    ...(config.has('AppIdClientRegex') ? { appIdClientRegex: readPattern(config) } : {}),
  };
}

function readPattern(config: Properties): string {
  const pattern = config.text('AppIdClientRegex');
  try {
    new RegExp(pattern);
    return pattern;
  } catch {
    throw new TemplateNotRunnable(
      `${config.place}: AppIdClientRegex is ${JSON.stringify(pattern)}; it must be a regular expression`,
    );
  }
}

function readDataSource({ properties }: Resource, resources: Resources): DataSourceModel {
  const name = readName(properties);
  const type = properties.text('Type');
  switch (type) {
    case 'NONE':
      properties.only('ApiId', 'Name', 'Type', 'Description');
      return { type, name };
    case 'AMAZON_DYNAMODB': {
      properties.only(
        'ApiId',
        'Name',
        'Type',
        'Description',
        'DynamoDBConfig',
        'ServiceRoleArn',
        'MetricsConfig',
      );
      const config = properties
        .part('DynamoDBConfig')
        .only('AwsRegion', 'TableName', 'UseCallerCredentials', 'Versioned');
      if (config.boolean('UseCallerCredentials', false) || config.boolean('Versioned', false)) {
        throw new TemplateNotRunnable(
          `${config.place}: UseCallerCredentials and Versioned are not implemented by the local stack`,
        );
      }
      const roleArn = properties.text('ServiceRoleArn');
      const role = resources
        .ofType('AWS::IAM::Role')
        .find(({ physical }) => physical.attributes['Arn'] === roleArn);
      if (role === undefined) {
        throw new TemplateNotRunnable(`${properties.place}: the template has no role ${roleArn}`);
      }
      return {
        type,
        name,
        tableName: config.text('TableName'),
        statements: readStatements(role, resources),
        roleName: role.physical.ref,
      };
    }
    default:
      throw new TemplateNotRunnable(
        `${properties.place}: data source type ${type} is not implemented by the local stack`,
      );
  }
}

function readFunction({ physical, properties }: Resource): FunctionModel {
  properties.only(
    'ApiId',
    'Name',
    'DataSourceName',
    'Code',
    'Runtime',
    'FunctionVersion',
    'Description',
    'MaxBatchSize',
  );
  return {
    functionId: physical.attributes['FunctionId'] ?? '',
    name: readName(properties),
    dataSourceName: properties.text('DataSourceName'),
    code: readCode(properties),
  };
}

function readResolver({ properties }: Resource, apiArn: string): ResolverModel {
  properties.only(
    ...['ApiId', 'TypeName', 'FieldName', 'Kind', 'DataSourceName', 'PipelineConfig', 'Code', 'Runtime'],
    ...['MaxBatchSize', 'MetricsConfig'],
  );
  const typeName = properties.text('TypeName');
  const fieldName = properties.text('FieldName');
  const common = {
    typeName,
    fieldName,
    arn: `${apiArn}/types/${typeName}/resolvers/${fieldName}`,
    code: readCode(properties),
  };
  const kind = properties.oneOf('Kind', ['UNIT', 'PIPELINE'], 'UNIT');
  const foreign = kind === 'UNIT' ? 'PipelineConfig' : 'DataSourceName';
  if (properties.has(foreign)) {
    throw new TemplateNotRunnable(
      `${properties.place}: ${foreign} is not allowed in a resolver of Kind ${kind}`,
    );
  }
  return kind === 'PIPELINE'
    ? { ...common, kind: 'PIPELINE', functionIds: properties.part('PipelineConfig').texts('Functions') }
    : { ...common, kind: 'UNIT', dataSourceName: properties.text('DataSourceName') };
}

/** The code, which must be JavaScript for APPSYNC_JS 1.0.0: VTL templates are not implemented. */
function readCode(properties: Properties): string {
  const runtime = properties.part('Runtime');
  const name = `${runtime.text('Name')} ${runtime.text('RuntimeVersion')}`;
  if (name !== 'APPSYNC_JS 1.0.0') {
    throw new TemplateNotRunnable(
      `${properties.place}: runtime ${name} is not implemented by the local stack`,
    );
  }
  if (properties.number('MaxBatchSize', 0) > 0) {
    throw new TemplateNotRunnable(`${properties.place}: MaxBatchSize is not implemented by the local stack`);
  }
  return properties.text('Code');
}
