import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CfnMapping, Stack } from 'aws-cdk-lib';
import {
  AppsyncFunction,
  AuthorizationType,
  BackedDataSource,
  CfnGraphQLApi,
  Code,
  DataSourceLevelMetricsBehavior,
  Definition,
  FunctionRuntime,
  GraphqlApi,
  IntrospectionConfig,
  OperationLevelMetricsConfig,
  Resolver,
  ResolverLevelMetricsBehavior,
  SchemaFile,
  UserPoolDefaultAction,
} from 'aws-cdk-lib/aws-appsync';
import type { BaseDataSource, GraphqlApiProps } from 'aws-cdk-lib/aws-appsync';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { CfnRole, PolicyDocument, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { UserError } from '../errors/user-error.ts';
import type { Auth } from './auth.ts';
import { bundle } from './bundle.ts';
import type { Data } from './data.ts';
import { Firewall } from './firewall.ts';
import { requestLimits } from './limits.ts';
import { ApiLog } from './monitoring/api-log.ts';
import { pipelines, WITHOUT_DATA } from './pipelines.ts';
import { findResolverFiles } from './resolver-files.ts';
import type { ResolverFile } from './resolver-files.ts';
import { deployedSdl } from './sdl.ts';
import type { Settings } from './settings.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface ApiProps {
  /** The users that may call the API. */
  readonly auth: Auth;
  /** The table that the resolvers read and write. */
  readonly data: Data;
  readonly settings: Settings;
}

/** The GraphQL API: the schema, and a resolver for every file in `resolvers/`. */
export class Api extends Construct {
  readonly graphqlApi: GraphqlApi;
  readonly log: ApiLog;
  /** The URL for operations: with the API's own host name if there is one, else AppSync's. */
  readonly graphqlUrl: string;
  /** AppSync's own host name of the API. */
  readonly hostName: string;
  /** AppSync's own host name for subscriptions. */
  readonly realtimeHostName: string;
  /**
   * The code of the pipelines' functions by name. A function that stands in several places has its code in
   * the template once: each place finds it here.
   */
  readonly #functionCode: CfnMapping;

  constructor(scope: Construct, id: string, { auth, data, settings }: ApiProps) {
    super(scope, id);
    const { queryDepth, resolverCount } = requestLimits(settings.introspection);
    const schema = SchemaFile.fromAsset(join(root, 'schema.graphql'));
    schema.definition = deployedSdl(schema.definition);
    this.graphqlApi = new GraphqlApi(this, 'GraphqlApi', {
      name: Stack.of(this).stackName,
      definition: Definition.fromSchema(schema),
      authorizationConfig: {
        defaultAuthorization: {
          authorizationType: AuthorizationType.USER_POOL,
          userPoolConfig: {
            userPool: auth.userPool,
            appIdClientRegex: auth.client.userPoolClientId,
            defaultAction: UserPoolDefaultAction.ALLOW,
          },
        },
      },
      environmentVariables: {
        DEFAULT_CURRENCY: settings.defaultCurrency,
        END_EXPIRED_SUBSCRIPTIONS: `${settings.endExpiredSubscriptions}`,
        TABLE_NAME: data.table.tableName,
      },
      introspectionConfig: settings.introspection
        ? IntrospectionConfig.ENABLED
        : IntrospectionConfig.DISABLED,
      queryDepthLimit: queryDepth,
      resolverCountLimit: resolverCount,
      xrayEnabled: true,
      ...operationMetrics(settings),
      ...this.#domain(settings),
    });
    this.log = new ApiLog(this, 'Log', { api: this.graphqlApi, settings });
    this.graphqlUrl = settings.domainName
      ? `https://${settings.domainName}/graphql`
      : this.graphqlApi.graphqlUrl;
    const resource = this.graphqlApi.node.defaultChild;
    if (!(resource instanceof CfnGraphQLApi)) {
      throw new Error('CDK has made the API in another way');
    }
    this.hostName = resource.attrGraphQlDns;
    this.realtimeHostName = resource.attrRealtimeDns;
    if (settings.wafRateLimit) {
      new Firewall(this, 'Firewall', {
        api: this.graphqlApi,
        userPool: auth.userPool,
        rateLimit: settings.wafRateLimit,
        tokenRateLimit: settings.wafTokenRateLimit,
      });
    }
    // Not lazy: the code would stand in every function again.
    this.#functionCode = new CfnMapping(this, 'FunctionCode', { lazy: false });
    this.#addResolvers(schema.definition, data);
  }

  #domain({ domainName, certificateArn }: Settings): Pick<GraphqlApiProps, 'domainName'> {
    return domainName && certificateArn
      ? {
          domainName: {
            domainName,
            certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
          },
        }
      : {};
  }

  #addResolvers(sdl: string, data: Data): void {
    const reader = new TableDataSource(this, 'Reader', this.graphqlApi, data);
    const writer = new TableDataSource(this, 'Writer', this.graphqlApi, data);
    data.grantRead(reader);
    data.grantWrite(writer);
    const none = this.graphqlApi.addNoneDataSource('None', { name: 'None' });
    const dataSources: Readonly<Record<string, BaseDataSource>> = {
      Query: reader,
      Mutation: writer,
      Subscription: none,
    };

    for (const resolver of findResolverFiles(join(root, 'resolvers'), sdl, pipelines)) {
      const isWithoutData = WITHOUT_DATA.includes(`${resolver.typeName}.${resolver.fieldName}`);
      const dataSource = isWithoutData ? none : dataSources[resolver.typeName];
      if (dataSource === undefined) {
        throw new UserError(
          'RESOLVER',
          `${resolver.file}: no data source is declared for resolvers of ${resolver.typeName}`,
        );
      }
      this.#addResolver(resolver, dataSource);
    }
  }

  #addResolver({ typeName, fieldName, file, functionNames }: ResolverFile, dataSource: BaseDataSource): void {
    const steps = functionNames.map(
      // Each step of a pipeline is a separate function: whether one may be used twice is not documented.
      (name, index) =>
        new AppsyncFunction(this, `${typeName}.${fieldName}.${index + 1}.${name}`, {
          api: this.graphqlApi,
          name: `${fieldName}_${index + 1}_${name}`,
          dataSource,
          code: this.#codeOf(name),
          runtime: FunctionRuntime.JS_1_0_0,
        }),
    );
    new Resolver(this, `${typeName}.${fieldName}`, {
      api: this.graphqlApi,
      typeName,
      fieldName,
      ...(steps.length > 0 ? { pipelineConfig: steps } : { dataSource }),
      code: Code.fromInline(bundle(file)),
      runtime: FunctionRuntime.JS_1_0_0,
    });
  }

  #codeOf(functionName: string): Code {
    const code = bundle(join(root, 'resolvers/functions', `${functionName}.ts`));
    this.#functionCode.setValue(functionName, 'code', code);
    return Code.fromInline(this.#functionCode.findInMap(functionName, 'code'));
  }
}

/**
 * Requests and errors by operation name. For resolvers and data sources, the table's metrics are enough.
 */
function operationMetrics(settings: Settings): Pick<GraphqlApiProps, 'enhancedMetricsConfig'> {
  return settings.operationMetrics
    ? {
        enhancedMetricsConfig: {
          operationLevelMetricsConfig: OperationLevelMetricsConfig.ENABLED,
          // No resolver requests it, so none is counted.
          resolverLevelMetricsBehavior: ResolverLevelMetricsBehavior.PER_RESOLVER_METRICS,
          dataSourceLevelMetricsBehavior: DataSourceLevelMetricsBehavior.PER_DATA_SOURCE_METRICS,
        },
      }
    : {};
}

/** The table as a data source with a separate role, which has no permissions until they are granted. */
class TableDataSource extends BackedDataSource {
  constructor(scope: Construct, id: string, api: GraphqlApi, data: Data) {
    super(
      scope,
      id,
      { api, name: `Table${id}` },
      {
        type: 'AMAZON_DYNAMODB',
        dynamoDbConfig: { tableName: data.table.tableName, awsRegion: Stack.of(scope).region },
      },
    );
    narrowTrust(this, api);
  }
}

/**
 * Lets only this API assume the data source's role: AppSync acts for other accounts and APIs too.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/attaching-a-data-source.html
 */
function narrowTrust(dataSource: TableDataSource, api: GraphqlApi): void {
  const role = dataSource.node.findChild('ServiceRole').node.defaultChild;
  if (!(role instanceof CfnRole)) {
    throw new Error('CDK has made the role of a data source in another way');
  }
  const appsync = new ServicePrincipal('appsync.amazonaws.com', {
    conditions: {
      StringEquals: { 'aws:SourceAccount': Stack.of(api).account },
      ArnEquals: { 'aws:SourceArn': api.arn },
    },
  });
  role.assumeRolePolicyDocument = new PolicyDocument({
    statements: [new PolicyStatement({ actions: ['sts:AssumeRole'], principals: [appsync] })],
  });
}
