import type { RequestListener } from 'node:http';
import { createConsole } from 'appsync-graphiql';
import type { Console, ConsoleProps } from 'appsync-graphiql';
import { startUserPools } from './auth/user-pools.ts';
import type { UserPools } from './auth/user-pools.ts';
import { startEngine } from './dynamodb/engine.ts';
import type { Engine, EngineOptions } from './dynamodb/engine.ts';
import { createExecutableApi } from './graphql/execution/executable-api.ts';
import { createGraphqlEndpoint } from './graphql/http/endpoint.ts';
import type { GraphqlEndpoint } from './graphql/http/endpoint.ts';
import { rememberAuthorization } from './graphql/http/remembered-authorization.ts';
import type { LocalStack, LocalStackOptions } from './local-stack.ts';
import { openDataSources } from './open-data-sources.ts';
import { OpenParts } from './open-parts.ts';
import { openServer } from './open-server.ts';
import { amplifySignIn, closedSignUp } from './outputs/amplify-auth.ts';
import { amplifyOutputs } from './outputs/amplify-outputs.ts';
import type { AmplifyOutputs } from './outputs/amplify-outputs.ts';
import { createRealtimeEndpoint } from './realtime/endpoint.ts';
import type { RealtimeEndpoint } from './realtime/endpoint.ts';
import type { Runtime } from './runtime/model.ts';
import { startRuntime } from './runtime/start.ts';
import { openDataDirectory } from './server/data-directory.ts';
import type { DataDirectory } from './server/data-directory.ts';
import { exposedAddresses } from './server/listen-addresses.ts';
import { createSite } from './site/site.ts';
import type { Site } from './site/site.ts';
import { checkCode, findStackApi } from './stack-api.ts';
import type { StackApi } from './stack-api.ts';
import type { StackModel } from './template/model.ts';
import { readTemplate } from './template/read.ts';

export type { LocalStack, LocalStackOptions } from './local-stack.ts';

const DEMO_USER = { username: 'demo@example.com', password: 'Demo-Password-1' } as const;

/**
 * Runs a synthesized stack on this machine: its tables, its user pool and its GraphQL API, on one origin.
 *
 * @throws {UserError} with one line for the person who started it: busy port, missing engine or Java, data
 * directory that cannot be written, or a part of the template that the local stack does not run
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

/** Starts the parts in order; `parts` closes them in reverse. */
async function start(options: LocalStackOptions, parts: OpenParts): Promise<LocalStack> {
  const data = await openData(options, parts);
  const { server, plan, certificate } = await openServer(options, data, parts);
  const startingEngine = parts.keep(startEngine(engineOptions(options, data)), (it) => it.close());
  const startingRuntime = parts.keep(startRuntime(options.runtime), (it) => it.close());
  const model = await readModel(options, server.origin);
  const stackApi = findStackApi(model);
  const runtime = await startingRuntime;
  checkCode(stackApi.api, runtime); // meanwhile the engine starts
  const engine = await startingEngine;
  const pools = await openUserPools(options, { model, stackApi, data, origin: server.origin }, parts);
  const { endpoint, realtime } = await openApi(
    options,
    { model, stackApi, data, engine, runtime, pools },
    parts,
  );
  const outputs = outputsOf(model, stackApi, { origin: server.origin, dynamodbEndpoint: engine.endpoint });
  const site = openSite(options, server.origin, outputs);
  server.serve({
    request: route({ page: openConsole(options, stackApi), site, pools, endpoint }),
    upgrade: (request, socket, head) => realtime.handleUpgrade(request, socket, head),
  });
  return {
    origin: server.origin,
    addresses: server.addresses,
    exposedAddresses: plan.isExposed ? exposedAddresses(server.addresses) : [],
    graphqlUrl: graphqlUrlOf(server.origin),
    engine: engine.name,
    dynamodbEndpoint: engine.endpoint,
    model,
    demoUser: DEMO_USER,
    outputs,
    ...(certificate?.path ? { certificateFile: certificate.path } : {}),
    close: () => parts.close(),
  };
}

async function openData(
  { dataDirectory }: LocalStackOptions,
  parts: OpenParts,
): Promise<DataDirectory | undefined> {
  return dataDirectory ? parts.keep(openDataDirectory(dataDirectory), (it) => it.release()) : undefined;
}

function engineOptions(options: LocalStackOptions, data: DataDirectory | undefined): EngineOptions {
  return {
    ...(options.engine ? { name: options.engine } : {}),
    ...(options.dynamodbEndpoint ? { endpoint: options.dynamodbEndpoint } : {}),
    ...(options.onFailure !== undefined ? { onUnexpectedExit: options.onFailure } : {}),
    ...(data !== undefined ? { dataDirectory: data.tables } : {}),
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

/** What the parts of a stack are made of. */
interface StackParts {
  readonly model: StackModel;
  readonly stackApi: StackApi;
  readonly data: DataDirectory | undefined;
}

async function openUserPools(
  options: LocalStackOptions,
  { model, stackApi, data, origin }: StackParts & { readonly origin: string },
  parts: OpenParts,
): Promise<UserPools> {
  const opening = startUserPools({
    pools: model.userPools,
    issuerOrigin: () => origin,
    ...(options.issuer ? { issuerForm: options.issuer } : {}),
    onMessage: options.onMessage ?? (() => undefined),
    ...(data !== undefined ? { dataDirectory: data.users } : {}),
    ...(options.log !== undefined ? { log: options.log } : {}),
  });
  const pools = await parts.keep(opening, (it) => it.close());
  const { userPoolId } = stackApi.pool;
  await pools.ensureUser({ userPoolId, ...DEMO_USER, attributes: { email: DEMO_USER.username } });
  return pools;
}

/** The GraphQL API, over HTTP and over WebSocket. */
async function openApi(
  options: LocalStackOptions,
  props: StackParts & { readonly engine: Engine; readonly runtime: Runtime; readonly pools: UserPools },
  parts: OpenParts,
): Promise<{ endpoint: GraphqlEndpoint; realtime: RealtimeEndpoint }> {
  const { model, data, engine, runtime, pools } = props;
  const { api, authentication } = props.stackApi;
  const sourceOptions = { ...options, ...(data !== undefined ? { nextTokenKey: data.nextTokenKey } : {}) };
  const opening = openDataSources(model, api, engine, sourceOptions);
  const dataSources = await parts.keep(opening, (it) => it.close());
  const common = {
    executable: createExecutableApi({ api, runtime, dataSources: dataSources.byName }),
    authorize: rememberAuthorization((header) => pools.verifyToken(header, authentication)),
    ...(options.log !== undefined ? { log: options.log } : {}),
  };
  const realtime = await parts.keep(Promise.resolve(createRealtimeEndpoint(common)), (it) => it.close());
  const endpoint = createGraphqlEndpoint({ ...common, onMutationResult: (event) => realtime.publish(event) });
  return { endpoint, realtime };
}

function graphqlUrlOf(origin: string): string {
  return `${origin}/graphql`;
}

function outputsOf(
  model: StackModel,
  { pool, client }: StackApi,
  { origin, dynamodbEndpoint }: Pick<LocalStack, 'origin' | 'dynamodbEndpoint'>,
): AmplifyOutputs {
  return amplifyOutputs({
    region: model.region,
    graphqlUrl: graphqlUrlOf(origin),
    userPoolId: pool.userPoolId,
    userPoolClientId: client.clientId,
    signIn: amplifySignIn(pool),
    custom: {
      cognito_endpoint: origin,
      dynamodb_endpoint: dynamodbEndpoint,
      demo_user: DEMO_USER,
      ...closedSignUp(pool),
    },
  });
}

function openConsole(options: LocalStackOptions, { pool, client }: StackApi): Console {
  return createConsole({
    graphqlUrl: '/graphql',
    userPoolUrl: '/',
    userPoolClientId: client.clientId,
    selfSignUp: pool.settings.allowsSelfSignUp,
    passwordPolicy: consolePasswordPolicy(pool),
    ...(options.title === undefined ? {} : { title: options.title }),
    demoUser: DEMO_USER,
    examples: options.examples ?? [],
    ...(options.log !== undefined ? { log: options.log } : {}),
  });
}

function consolePasswordPolicy({ settings }: StackApi['pool']): NonNullable<ConsoleProps['passwordPolicy']> {
  const { passwordPolicy } = settings;
  return {
    minLength: passwordPolicy.minimumLength,
    needsLowerCase: passwordPolicy.requireLowercase,
    needsUpperCase: passwordPolicy.requireUppercase,
    needsNumber: passwordPolicy.requireNumbers,
    needsSymbol: passwordPolicy.requireSymbols,
  };
}

function openSite(
  { site, log }: LocalStackOptions,
  origin: string,
  outputs: AmplifyOutputs,
): Site | undefined {
  return site === undefined
    ? undefined
    : createSite({ ...site, origin, outputs, ...(log === undefined ? {} : { log }) });
}

interface Routes {
  readonly page: Console;
  readonly site: Site | undefined;
  readonly pools: UserPools;
  readonly endpoint: GraphqlEndpoint;
}

/** One origin for all: paths tell the pages and GraphQL, headers tell Cognito's requests. */
function route({ page, site, pools, endpoint }: Routes): RequestListener {
  return (request, response) => {
    if (page.handles(request) && (site === undefined || request.url?.startsWith('/console') === true)) {
      page.handle(request, response);
    } else if (pools.handles(request)) {
      pools.handle(request, response);
    } else if (site?.handles(request) === true) {
      site.handle(request, response);
    } else {
      void endpoint.handle(request, response);
    }
  };
}
