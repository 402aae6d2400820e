import type { RequestListener } from 'node:http';
import { amplifySignIn, closedSignUp } from './outputs/amplify-auth.ts';
import { amplifyOutputs } from './outputs/amplify-outputs.ts';
import type { AmplifyOutputs } from './outputs/amplify-outputs.ts';
import type { CodeMessage } from './auth/code-message.ts';
import { startUserPools } from './auth/user-pools.ts';
import type { UserPools } from './auth/user-pools.ts';
import type { IssuerForm } from './auth/tokens/issuer-form.ts';
import { createConsole } from 'appsync-graphiql';
import type { Console, ConsoleExample } from 'appsync-graphiql';
import { openDataDirectory } from './server/data-directory.ts';
import type { DataDirectory } from './server/data-directory.ts';
import type { DataSourceCall } from './dynamodb/data-source.ts';
import { startEngine } from './dynamodb/engine.ts';
import type { Engine, EngineName, EngineOptions } from './dynamodb/engine.ts';
import type { Interceptor } from './dynamodb/interceptor.ts';
import { createExecutableApi } from './graphql/execution/executable-api.ts';
import { refuseMalformedHttp } from './graphql/http/answer.ts';
import { createGraphqlEndpoint } from './graphql/http/endpoint.ts';
import type { GraphqlEndpoint } from './graphql/http/endpoint.ts';
import { rememberAuthorization } from './graphql/http/remembered-authorization.ts';
import { listen } from './server/http-server.ts';
import { exposedAddresses, planListening } from './server/listen-addresses.ts';
import type { ListenPlan } from './server/listen-addresses.ts';
import { openDataSources } from './open-data-sources.ts';
import { OpenParts } from './open-parts.ts';
import { createRealtimeEndpoint } from './realtime/endpoint.ts';
import { startRuntime } from './runtime/start.ts';
import type { RuntimeOptions } from './runtime/start.ts';
import { checkCode, findStackApi } from './stack-api.ts';
import { StartError } from './server/start-error.ts';
import type { StackModel } from './template/model.ts';
import { readTemplate } from './template/read.ts';
import type { Certificate } from './server/tls.ts';

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
  /** A name or address of this machine that others reach it by; `0.0.0.0` for all of its addresses. @default loopback only */
  readonly host?: string;
  /** Speak HTTPS and WSS, with a certificate of our own. @default plain HTTP and WS */
  readonly tls?: boolean;
  /** Where the certificate is kept. @default in the data directory; without one it is gone with the process */
  readonly certificateDirectory?: string;
  /** What the `iss` claim of tokens looks like. @default local: it names this server */
  readonly issuer?: IssuerForm;
  /** Where data, users and keys are kept. @default in memory, gone with `close()` */
  readonly dataDirectory?: string;
  /** @default Dynoxide where npm has its binary, else DynamoDB Local */
  readonly engine?: EngineName;
  /** A DynamoDB that runs already, instead of an engine of our own. */
  readonly dynamodbEndpoint?: string;
  /** @default us-east-1 */
  readonly region?: string;
  /** Operations that the console page offers to try. @default none */
  readonly examples?: readonly ConsoleExample[];
  /** Told of every confirmation code that Cognito would have sent by e-mail. @default nobody is told */
  readonly onMessage?: (message: CodeMessage) => void;
  /** Told of every call to DynamoDB, with its cost, also of those that a role refuses. @default nobody is told, and costs are not asked for */
  readonly onDataSourceCall?: (call: DataSourceCall) => void;
  /** How long a resolver's handler may run, and how much memory it may fill. @default those of `startRuntime` */
  readonly runtime?: RuntimeOptions;
  /** Sees each call to DynamoDB first and may answer it instead, for tests. @default every call is made */
  readonly interceptor?: Interceptor;
  /** What CloudWatch would have got, a line each: `console` output of resolvers, faults. @default nothing is logged */
  readonly log?: (line: string) => void;
  /** Told in one line when the engine has ended by itself: nothing can be answered any more. @default nobody is told */
  readonly onFailure?: (line: string) => void;
}

/** A user who is there from the start. */
interface DemoUser {
  readonly username: string;
  readonly password: string;
}

/** A running local stack. */
export interface LocalStack {
  /** Where everything answers, e.g. `http://localhost:4000`. */
  readonly origin: string;
  /** The addresses that it listens on. */
  readonly addresses: readonly string[];
  /** The addresses among them that other machines can reach, those of the network's interfaces for all; none by default. */
  readonly exposedAddresses: readonly string[];
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
  const plan = await planListening(options.host);
  const certificate = options.tls
    ? await openCertificate(options.certificateDirectory ?? data?.certificates, plan)
    : undefined;
  const server = await parts.keep(
    listen(options.port ?? 0, {
      plan,
      refuseMalformed: refuseMalformedHttp,
      ...(certificate ? { tls: certificate } : {}),
    }),
    (it) => it.close(),
  );
  const startingEngine = parts.keep(startEngine(engineOptions(options, data)), (it) => it.close());
  const startingRuntime = parts.keep(startRuntime(options.runtime), (it) => it.close());
  const model = await readModel(options, server.origin);
  const { api, authentication, pool, client } = findStackApi(model);
  const runtime = await startingRuntime;
  checkCode(api, runtime); // meanwhile the engine starts
  const engine = await startingEngine;
  const pools = await parts.keep(
    startUserPools({
      pools: model.userPools,
      issuerOrigin: () => server.origin,
      ...(options.issuer ? { issuerForm: options.issuer } : {}),
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
  const dataSources = await parts.keep(
    openDataSources(model, api, engine, {
      ...options,
      ...(data ? { nextTokenKey: data.nextTokenKey } : {}),
    }),
    (it) => it.close(),
  );
  const common = {
    executable: createExecutableApi({ api, runtime, dataSources: dataSources.byName }),
    authorize: rememberAuthorization((header) => pools.verifyToken(header, authentication)),
    ...(options.log ? { log: options.log } : {}),
  };
  const realtime = createRealtimeEndpoint(common);
  await parts.keep(Promise.resolve(realtime), (it) => it.close());
  const endpoint = createGraphqlEndpoint({ ...common, onMutationResult: (event) => realtime.publish(event) });
  const graphqlUrl = `${server.origin}/graphql`;
  const outputs = amplifyOutputs({
    region: model.region,
    graphqlUrl,
    userPoolId: pool.userPoolId,
    userPoolClientId: client.clientId,
    signIn: amplifySignIn(pool),
    custom: {
      cognito_endpoint: server.origin,
      dynamodb_endpoint: engine.endpoint,
      demo_user: demoUser,
      ...closedSignUp(pool),
    },
  });
  const page = createConsole({
    graphqlUrl: '/graphql',
    userPoolUrl: '/',
    userPoolClientId: client.clientId,
    selfSignUp: closedSignUp(pool).self_sign_up ?? true,
    demoUser,
    examples: options.examples ?? [],
    ...(options.log ? { log: options.log } : {}),
  });
  server.serve({
    request: route(page, pools, endpoint),
    upgrade: (request, socket, head) => realtime.handleUpgrade(request, socket, head),
  });

  return {
    origin: server.origin,
    addresses: server.addresses,
    exposedAddresses: plan.isExposed ? exposedAddresses(server.addresses) : [],
    graphqlUrl,
    engine: engine.name,
    dynamodbEndpoint: engine.endpoint,
    model,
    demoUser,
    outputs,
    ...(certificate?.path ? { certificateFile: certificate.path } : {}),
    close: () => parts.close(),
  };
}

async function openCertificate(directory: string | undefined, plan: ListenPlan): Promise<Certificate> {
  // Loaded only when it is wanted: the library takes longer to load than the stack to start.
  const { readOrMakeCertificate } = await import('./server/tls.ts');
  return readOrMakeCertificate(directory, plan.certificateNames);
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
  const { stackName, template } = await synthesized(options);
  // No AWS account is involved: this one cannot exist.
  return readTemplate(template, {
    stackName,
    region: options.region ?? 'us-east-1',
    accountId: '000000000000',
    origin,
  });
}

/** What a mistake in code ends with: it keeps its stack. */
const PROGRAMMING_ERRORS = [RangeError, ReferenceError, TypeError];

/** What the caller's code says is wrong is for the person who started it. */
async function synthesized({ synthesize }: LocalStackOptions): Promise<SynthesizedStack> {
  try {
    return await synthesize();
  } catch (error) {
    if (!(error instanceof Error) || PROGRAMMING_ERRORS.some((kind) => error instanceof kind)) {
      throw error;
    }
    throw new StartError('SYNTHESIS', error.message, { cause: error });
  }
}

/** One origin for all: the page is known by its paths, Cognito's requests by their headers, GraphQL's by their path. */
function route(page: Console, pools: UserPools, endpoint: GraphqlEndpoint): RequestListener {
  return (request, response) => {
    if (page.handles(request)) {
      page.handle(request, response);
    } else if (pools.handles(request)) {
      pools.handle(request, response);
    } else {
      void endpoint.handle(request, response);
    }
  };
}
