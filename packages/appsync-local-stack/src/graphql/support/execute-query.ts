import type { CognitoIdentity, Json } from '../../runtime/model.ts';
import type { ApiModel } from '../../template/model.ts';
import type { DataSource } from '../data-source.ts';
import { createOperationPreparer } from '../document/operation.ts';
import type { GraphqlResponse } from '../errors.ts';
import { createExecutionEnvironment } from '../execution/environment.ts';
import { executeOperation } from '../execution/execute.ts';
import type { RequestContext } from '../execution/execution.ts';
import { buildSchema } from '../schema/build-schema.ts';
import { answering, scriptedRuntime } from './scripted-runtime.ts';
import type { Script } from './scripted-runtime.ts';

export const ANN: CognitoIdentity = {
  sourceIp: ['127.0.0.1'],
  username: 'ann',
  groups: null,
  sub: 'sub-of-ann',
  issuer: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abcdefgh',
  claims: { sub: 'sub-of-ann' },
  defaultAuthStrategy: 'ALLOW',
};

/** The options of one execution, besides the API and the query. */
export interface ExecutionSetup extends Partial<RequestContext> {
  readonly scripts?: Readonly<Record<string, Script>>;
  readonly table?: DataSource;
  readonly variables?: { readonly [name: string]: Json };
}

/** Parses, validates, coerces and executes a query. The answer is plain JSON, as a client has it. */
export async function executeQuery(
  api: ApiModel,
  query: string,
  setup: ExecutionSetup = {},
): Promise<GraphqlResponse> {
  const { scripts = {}, table = answering(null), variables = {}, ...context } = setup;
  const schema = buildSchema(api.sdl);
  const environment = createExecutionEnvironment(schema, {
    api,
    runtime: scriptedRuntime(scripts),
    dataSources: new Map([['table', table]]),
  });
  const prepared = createOperationPreparer(schema, { introspection: api.introspection })({
    query,
    operationName: null,
    variables,
  });
  if (!prepared.isReady) {
    return { data: null, errors: prepared.errors };
  }
  const response = await executeOperation(environment, prepared.operation, {
    identity: ANN,
    request: { headers: {}, domainName: null },
    log: () => undefined,
    ...context,
  });
  return JSON.parse(JSON.stringify(response)) as GraphqlResponse;
}
