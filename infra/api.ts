import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stack } from 'aws-cdk-lib';
import type { BaseDataSource } from 'aws-cdk-lib/aws-appsync';
import {
  AppsyncFunction,
  AuthorizationType,
  BackedDataSource,
  Code,
  Definition,
  FunctionRuntime,
  GraphqlApi,
  Resolver,
  SchemaFile,
  UserPoolDefaultAction,
} from 'aws-cdk-lib/aws-appsync';
import { Construct } from 'constructs';
import type { Auth } from './auth.ts';
import { bundle } from './bundle.ts';
import type { Data } from './data.ts';
import { pipelines } from './pipelines.ts';
import { findResolverFiles } from './resolver-files.ts';
import type { ResolverFile } from './resolver-files.ts';
import { deployedSdl } from './sdl.ts';
import type { Settings } from './settings.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface ApiProps {
  /** Whose users may call. */
  readonly auth: Auth;
  /** What the resolvers read and write. */
  readonly data: Data;
  readonly settings: Settings;
}

/** The GraphQL API: the schema, and a resolver for every file in `resolvers/`. */
export class Api extends Construct {
  readonly graphqlApi: GraphqlApi;

  constructor(scope: Construct, id: string, { auth, data, settings }: ApiProps) {
    super(scope, id);
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
        TABLE_NAME: data.table.tableName,
      },
    });

    const reader = new TableDataSource(this, 'Reader', this.graphqlApi, data);
    const writer = new TableDataSource(this, 'Writer', this.graphqlApi, data);
    data.grantRead(reader);
    data.grantWrite(writer);
    const dataSources: Readonly<Record<string, BaseDataSource>> = {
      Query: reader,
      Mutation: writer,
      Subscription: this.graphqlApi.addNoneDataSource('None', { name: 'None' }),
    };

    for (const resolver of findResolverFiles(join(root, 'resolvers'), schema.definition, pipelines)) {
      const dataSource = dataSources[resolver.typeName];
      if (!dataSource) {
        throw new Error(`${resolver.file}: no data source is declared for resolvers of ${resolver.typeName}`);
      }
      this.addResolver(resolver, dataSource);
    }
  }

  private addResolver(
    { typeName, fieldName, file, functionNames }: ResolverFile,
    dataSource: BaseDataSource,
  ): void {
    const steps = functionNames.map(
      // Each place in a pipeline has a function of its own: whether one may stand there twice is not documented.
      (name, index) =>
        new AppsyncFunction(this, `${typeName}.${fieldName}.${index + 1}.${name}`, {
          api: this.graphqlApi,
          name: `${fieldName}_${index + 1}_${name}`,
          dataSource,
          code: Code.fromInline(bundle(join(root, 'resolvers/functions', `${name}.ts`))),
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
}

/** The table as a data source with a role of its own that may do nothing until it is granted. */
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
  }
}
