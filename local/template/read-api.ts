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

/** A GraphQL API with its schema, data sources, functions and resolvers. */
export function readApi(api: Resource, resources: Resources): ApiModel {
  const { properties } = api;
  properties.only(
    ...['Name', 'AuthenticationType', 'UserPoolConfig', 'AdditionalAuthenticationProviders'],
    ...['EnvironmentVariables', 'IntrospectionConfig', 'QueryDepthLimit', 'ResolverCountLimit'],
    // These change what AWS records, bills or lets through, not what is answered.
    ...['LogConfig', 'XrayEnabled', 'EnhancedMetricsConfig', 'Tags', 'Visibility', 'OwnerContact'],
  );
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
    environment: properties.record('EnvironmentVariables'),
    introspection: properties.text('IntrospectionConfig', 'ENABLED') === 'ENABLED',
    queryDepthLimit: properties.number('QueryDepthLimit', 0),
    resolverCountLimit: properties.number('ResolverCountLimit', 0),
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
  if (!schema || schemas.length > 1) {
    throw new TemplateNotRunnable(
      `${place} must have one AWS::AppSync::GraphQLSchema; it has ${schemas.length}`,
    );
  }
  return schema.properties.only('ApiId', 'Definition').text('Definition');
}

function readAuthentication(properties: Properties): AuthenticationModel {
  const type = properties.text('AuthenticationType');
  switch (type) {
    case 'AMAZON_COGNITO_USER_POOLS': {
      const config = properties
        .part('UserPoolConfig')
        .only('UserPoolId', 'AwsRegion', 'DefaultAction', 'AppIdClientRegex');
      return {
        type,
        userPoolId: config.text('UserPoolId'),
        defaultAction: config.text('DefaultAction', 'ALLOW') === 'DENY' ? 'DENY' : 'ALLOW',
        ...(config.has('AppIdClientRegex') ? { appIdClientRegex: config.text('AppIdClientRegex') } : {}),
      };
    }
    case 'API_KEY':
    case 'AWS_IAM':
    case 'OPENID_CONNECT':
    case 'AWS_LAMBDA':
      return { type };
    default:
      throw new TemplateNotRunnable(`${properties.place}: AuthenticationType ${type} is not known`);
  }
}

function readDataSource({ properties }: Resource, resources: Resources): DataSourceModel {
  const name = properties.text('Name');
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
      if (!role) {
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
    name: properties.text('Name'),
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
  return properties.text('Kind', 'UNIT') === 'PIPELINE'
    ? { ...common, kind: 'PIPELINE', functionIds: properties.part('PipelineConfig').texts('Functions') }
    : { ...common, kind: 'UNIT', dataSourceName: properties.text('DataSourceName') };
}

/** The code, which must be JavaScript for APPSYNC_JS 1.0.0: there are no VTL templates here. */
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
