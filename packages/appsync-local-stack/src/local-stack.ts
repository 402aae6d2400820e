import type { ConsoleExample } from 'appsync-graphiql';
import type { IssuerForm } from './auth/tokens/issuer-form.ts';
import type { CodeMessage } from './auth/verification/code-message.ts';
import type { DataSourceCall } from './dynamodb/data-source.ts';
import type { Engine, EngineName } from './dynamodb/engine.ts';
import type { Interceptor } from './dynamodb/interceptor.ts';
import type { AmplifyOutputs } from './outputs/amplify-outputs.ts';
import type { RuntimeOptions } from './runtime/start.ts';
import type { SiteOptions } from './site/site.ts';
import type { StackModel } from './template/model.ts';

/** A synthesized stack. */
export interface SynthesizedStack {
  readonly stackName: string;
  /** The CloudFormation template, as JSON data. */
  readonly template: unknown;
}

export interface LocalStackOptions {
  /**
   * Gives the template; called once the port is known to be free. What it throws passes through: a
   * `StartError` with the code `SYNTHESIS` is one line for the person who started the stack, any other error
   * keeps its stack.
   */
  readonly synthesize: () => SynthesizedStack | Promise<SynthesizedStack>;
  /** @default any free port */
  readonly port?: number;
  /**
   * A name or address of this machine that others reach it by; `0.0.0.0` for all of its addresses.
   *
   * @default loopback only
   */
  readonly host?: string;
  /** Speak HTTPS and WSS, with a certificate of our own. @default plain HTTP and WS */
  readonly tls?: boolean;
  /**
   * Where the certificate is kept.
   *
   * @default in the data directory; without one it is gone with the process
   */
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
  /** The name of the API's product, which the console page shows. @default the console's own name */
  readonly title?: string;
  /** Operations that the console page offers to try. @default none */
  readonly examples?: readonly ConsoleExample[];
  /**
   * A web app to be served at `/`; the console page then is at `/console` only.
   *
   * @default none: the console page is at `/`, too
   */
  readonly site?: SiteOptions;
  /** Told of every confirmation code that Cognito would have sent by e-mail. @default nobody is told */
  readonly onMessage?: (message: CodeMessage) => void;
  /**
   * Told of every call to DynamoDB, with its cost, also of those that a role refuses.
   *
   * @default nobody is told, and costs are not asked for
   */
  readonly onDataSourceCall?: (call: DataSourceCall) => void;
  /**
   * How long a resolver's handler may run, and how much memory it may fill.
   *
   * @default those of `startRuntime`
   */
  readonly runtime?: RuntimeOptions;
  /** Sees each call to DynamoDB first and may answer it instead, for tests. @default every call is made */
  readonly interceptor?: Interceptor;
  /**
   * What CloudWatch would have got, a line each: `console` output of resolvers, faults.
   *
   * @default nothing is logged
   */
  readonly log?: (line: string) => void;
  /**
   * Told in one line when the engine has ended by itself: nothing can be answered any more.
   *
   * @default nobody is told
   */
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
  /**
   * The addresses among them that other machines can reach, those of the network's interfaces for all; none
   * by default.
   */
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
  /**
   * The certificate that clients must trust, when it was made here and is kept: for `NODE_EXTRA_CA_CERTS`.
   */
  readonly certificateFile?: string;
  close(): Promise<void>;
}
