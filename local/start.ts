import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { amplifyOutputs } from './amplify-outputs.ts';
import type { AmplifyOutputs } from './amplify-outputs.ts';
import type { CodeMessage } from './auth/code-message.ts';
import { startUserPools } from './auth/user-pools.ts';
import type { UserPools } from './auth/user-pools.ts';
import { openDataDirectory } from './data-directory.ts';
import type { DataDirectory } from './data-directory.ts';
import { createDynamoDbClient } from './dynamodb/client.ts';
import { createDynamoDbDataSource } from './dynamodb/data-source.ts';
import type { DataSourceCall } from './dynamodb/data-source.ts';
import { startEngine } from './dynamodb/engine.ts';
import type { Engine, EngineName, EngineOptions } from './dynamodb/engine.ts';
import { createTables } from './dynamodb/tables.ts';
import type { DataSource } from './graphql/data-source.ts';
import { createExecutableApi } from './graphql/executable-api.ts';
import { createGraphqlEndpoint } from './graphql/http-endpoint.ts';
import type { GraphqlEndpoint } from './graphql/http-endpoint.ts';
import { listen } from './http-server.ts';
import { OpenParts } from './open-parts.ts';
import { createRealtimeEndpoint } from './realtime/endpoint.ts';
import { CodeRejected } from './runtime/code-rejected.ts';
import type { Runtime } from './runtime/model.ts';
import { startRuntime } from './runtime/start.ts';
import { StartError } from './start-error.ts';
import type {
  ApiModel,
  AuthenticationModel,
  StackModel,
  UserPoolClientModel,
  UserPoolModel,
} from './template/model.ts';
import { readTemplate } from './template/read.ts';
import type { Certificate } from './tls.ts';

type CognitoAuthentication = Extract<AuthenticationModel, { type: 'AMAZON_COGNITO_USER_POOLS' }>;

/** A synthesized stack. */
export interface SynthesizedStack {
  readonly stackName: string;
  /** The CloudFormation template, as JSON data. */
  readonly template: unknown;
}

export interface LocalStackOptions {
  /** Gives the template; called once the port is known to be free. */
  readonly synthesize: () => SynthesizedStack | Promise<SynthesizedStack>;
  /** @default any free port */
  readonly port?: number;
  /** Speak HTTPS and WSS, with a certificate of our own. @default plain HTTP and WS */
  readonly tls?: boolean;
  /** Where data, users and keys are kept. @default in memory, gone with `close()` */
  readonly dataDirectory?: string;
  /** @default Dynoxide where npm has its binary, else DynamoDB Local */
  readonly engine?: EngineName;
  /** A DynamoDB that runs already, instead of an engine of our own. */
  readonly dynamodbEndpoint?: string;
  /** @default us-east-1 */
  readonly region?: string;
  /** Told of every confirmation code that Cognito would have sent by e-mail. @default nobody is told */
  readonly onMessage?: (message: CodeMessage) => void;
  /** Told of every call to DynamoDB, with its cost. @default nobody is told, and costs are not asked for */
  readonly onDataSourceCall?: (call: DataSourceCall) => void;
  /** What CloudWatch would have got, a line each: `console` output of resolvers, faults. @default nothing is logged */
  readonly log?: (line: string) => void;
  /** Told in one line when the engine has ended by itself: nothing can be answered any more. @default nobody is told */
  readonly onFailure?: (line: string) => void;
}

/** A user who is there from the start. */
export interface DemoUser {
  readonly username: string;
  readonly password: string;
}

/** A running local stack. */
export interface LocalStack {
  /** Where everything answers, e.g. `http://localhost:4000`. */
  readonly origin: string;
  readonly graphqlUrl: string;
  readonly engine: Engine['name'];
  /** The DynamoDB endpoint, for tools that look at the tables. */
  readonly dynamodbEndpoint: string;
  /** What the template says, as it runs. */
  readonly model: StackModel;
  /** What clients need to know. */
  readonly outputs: AmplifyOutputs;
  readonly demoUser: DemoUser;
  /** The certificate that clients must trust, when it was made here and is kept: for `NODE_EXTRA_CA_CERTS`. */
  readonly certificateFile?: string;
  close(): Promise<void>;
}

const demoUser: DemoUser = { username: 'demo@example.com', password: 'Demo-Password-1' };

/**
 * Runs a synthesized stack on this machine: its tables, its user pool and its GraphQL API, on one origin.
 *
 * @throws Error with one line for the person who started it: busy port, missing engine or Java, data directory that cannot
 * be written, or what the template asks for and the local stack does not run
 */
export async function startLocalStack(options: LocalStackOptions): Promise<LocalStack> {
  const parts = new OpenParts();
  try {
    return await start(options, parts);
  } catch (error) {
    await parts.close();
    throw error;
  }
}

async function start(options: LocalStackOptions, parts: OpenParts): Promise<LocalStack> {
  const data = options.dataDirectory
    ? await parts.keep(openDataDirectory(options.dataDirectory), (it) => it.release())
    : undefined;
  const certificate = options.tls ? await openCertificate(data) : undefined;
  const server = await parts.keep(listen(options.port ?? 0, certificate), (it) => it.close());
  const startingEngine = parts.keep(startEngine(engineOptions(options, data)), (it) => it.close());
  const startingRuntime = parts.keep(startRuntime(), (it) => it.close());
  const model = await readModel(options, server.origin);
  const { api, pool, client } = onlyApi(model);
  const [engine, runtime] = await Promise.all([startingEngine, startingRuntime]);
  checkCode(api, runtime);
  const pools = await parts.keep(
    startUserPools({
      pools: model.userPools,
      issuerOrigin: () => server.origin,
      onMessage: options.onMessage ?? (() => undefined),
      ...(data ? { dataDirectory: data.users } : {}),
    }),
    (it) => it.close(),
  );
  await pools.ensureUser({
    userPoolId: pool.userPoolId,
    ...demoUser,
    attributes: { email: demoUser.username },
  });
  const dataSources = await openDataSources(model, api, engine, data, options);
  const common = {
    executable: createExecutableApi({ api, runtime, dataSources }),
    authorize: (header: string | undefined) => pools.verifyToken(header, cognitoOf(api)),
    ...(options.log ? { log: options.log } : {}),
  };
  const realtime = createRealtimeEndpoint(common);
  await parts.keep(Promise.resolve(realtime), (it) => it.close());
  const endpoint = createGraphqlEndpoint({ ...common, onMutationResult: (event) => realtime.publish(event) });
  server.serve({
    request: route(pools, endpoint),
    upgrade: (request, socket, head) => realtime.handleUpgrade(request, socket, head),
  });

  const graphqlUrl = `${server.origin}/graphql`;
  return {
    origin: server.origin,
    graphqlUrl,
    engine: engine.name,
    dynamodbEndpoint: engine.endpoint,
    model,
    demoUser,
    outputs: amplifyOutputs({
      region: model.region,
      graphqlUrl,
      userPoolId: pool.userPoolId,
      userPoolClientId: client.clientId,
      custom: { cognito_endpoint: server.origin, demo_user: demoUser },
    }),
    ...(certificate?.path ? { certificateFile: certificate.path } : {}),
    close: () => parts.close(),
  };
}

async function openCertificate(data: DataDirectory | undefined): Promise<Certificate> {
  // Loaded only when it is wanted: the library takes longer to load than the stack to start.
  const { readOrMakeCertificate } = await import('./tls.ts');
  return readOrMakeCertificate(data?.certificates);
}

function engineOptions(options: LocalStackOptions, data: DataDirectory | undefined): EngineOptions {
  return {
    ...(options.engine ? { name: options.engine } : {}),
    ...(options.dynamodbEndpoint ? { endpoint: options.dynamodbEndpoint } : {}),
    ...(options.onFailure ? { onUnexpectedExit: options.onFailure } : {}),
    ...(data ? { dataDirectory: data.tables } : {}),
  };
}

async function readModel(options: LocalStackOptions, origin: string): Promise<StackModel> {
  const { stackName, template } = await options.synthesize();
  // No AWS account is involved: this one cannot exist.
  return readTemplate(template, {
    stackName,
    region: options.region ?? 'us-east-1',
    accountId: '000000000000',
    origin,
  });
}

/** The stack's API with the user pool and client that its callers sign in to. */
function onlyApi(model: StackModel): { api: ApiModel; pool: UserPoolModel; client: UserPoolClientModel } {
  const [api] = model.apis;
  if (!api || model.apis.length > 1) {
    throw new StartError(`The local stack runs one GraphQL API; the template has ${model.apis.length}`);
  }
  const { userPoolId } = cognitoOf(api);
  const pool = model.userPools.find((candidate) => candidate.userPoolId === userPoolId);
  const client = pool?.clients[0];
  if (!pool || !client) {
    throw new StartError(`The API ${api.name} trusts a user pool that has no app client in the template`);
  }
  return { api, pool, client };
}

function cognitoOf(api: ApiModel): CognitoAuthentication {
  const [additional] = api.additionalAuthentication;
  const other = api.authentication.type === 'AMAZON_COGNITO_USER_POOLS' ? additional : api.authentication;
  if (api.authentication.type !== 'AMAZON_COGNITO_USER_POOLS' || other) {
    throw new StartError(
      `The local stack knows one authentication, AMAZON_COGNITO_USER_POOLS, not also ${other?.type}`,
    );
  }
  return api.authentication;
}

/** Refuses what AppSync would refuse when the code is deployed. */
function checkCode(api: ApiModel, runtime: Runtime): void {
  const parts = [
    ...api.resolvers.map(({ typeName, fieldName, code }) => ({
      name: `resolver ${typeName}.${fieldName}`,
      code,
    })),
    ...[...api.functions.values()].map(({ name, code }) => ({ name: `function ${name}`, code })),
  ];
  for (const { name, code } of parts) {
    try {
      runtime.check(code);
    } catch (error) {
      const [diagnostic] = error instanceof CodeRejected ? error.message.split('\n') : [];
      throw diagnostic ? new StartError(`AppSync would refuse the code of ${name}: ${diagnostic}`) : error;
    }
  }
}

async function openDataSources(
  model: StackModel,
  api: ApiModel,
  engine: Engine,
  data: DataDirectory | undefined,
  options: LocalStackOptions,
): Promise<ReadonlyMap<string, DataSource>> {
  const client = createDynamoDbClient({ endpoint: engine.endpoint, region: model.region });
  await createTables(client, model.tables);
  const nextTokenKey = data?.nextTokenKey ?? randomBytes(32);
  const dataSources = new Map<string, DataSource>();
  for (const dataSource of api.dataSources.values()) {
    if (dataSource.type === 'AMAZON_DYNAMODB') {
      const { tables } = model;
      const observer = options.onDataSourceCall;
      dataSources.set(
        dataSource.name,
        createDynamoDbDataSource({
          client,
          dataSource,
          tables,
          nextTokenKey,
          ...(observer ? { observer } : {}),
        }),
      );
    }
  }
  return dataSources;
}

/** One origin for all: Cognito's requests are known by their headers and paths, GraphQL's by their path. */
function route(pools: UserPools, endpoint: GraphqlEndpoint): RequestListener {
  return (request, response) => {
    if (pools.handles(request)) {
      pools.handle(request, response);
    } else {
      void endpoint.handle(request, response);
    }
  };
}
