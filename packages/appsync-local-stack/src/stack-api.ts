import { CodeRejected } from './runtime/code-rejected.ts';
import type { Runtime } from './runtime/model.ts';
import { StartError } from './server/start-error.ts';
import type { ApiModel, AuthenticationModel, StackModel } from './template/model.ts';
import type { UserPoolClientModel, UserPoolModel } from './template/user-pool-model.ts';

/** Who may call an API: users of a pool. */
type CognitoAuthentication = Extract<AuthenticationModel, { type: 'AMAZON_COGNITO_USER_POOLS' }>;

/** The one API of a stack, with the user pool and app client that its callers sign in to. */
export interface StackApi {
  readonly api: ApiModel;
  readonly authentication: CognitoAuthentication;
  readonly pool: UserPoolModel;
  readonly client: UserPoolClientModel;
}

/**
 * Finds the stack's API.
 *
 * @throws {StartError} when there is not exactly one, or when it authorizes callers by anything but a user
 * pool of the template
 */
export function findStackApi(model: StackModel): StackApi {
  const [api] = model.apis;
  if (api === undefined || model.apis.length > 1) {
    throw new StartError(
      'TEMPLATE',
      `The local stack runs one GraphQL API; the template has ${model.apis.length}`,
    );
  }
  const authentication = cognitoOf(api);
  const pool = model.userPools.find(({ userPoolId }) => userPoolId === authentication.userPoolId);
  const client = pool?.clients[0];
  if (pool === undefined || client === undefined) {
    throw new StartError(
      'TEMPLATE',
      `The API ${api.name} trusts a user pool that has no app client in the template`,
    );
  }
  return { api, authentication, pool, client };
}

function cognitoOf(api: ApiModel): CognitoAuthentication {
  const [additional] = api.additionalAuthentication;
  const other = api.authentication.type === 'AMAZON_COGNITO_USER_POOLS' ? additional : api.authentication;
  if (api.authentication.type !== 'AMAZON_COGNITO_USER_POOLS' || other !== undefined) {
    throw new StartError(
      'TEMPLATE',
      `The local stack implements one authentication type, AMAZON_COGNITO_USER_POOLS; the API has ${other?.type}`,
    );
  }
  return api.authentication;
}

/**
 * Refuses code of resolvers and functions that AppSync would not deploy.
 *
 * @throws {StartError} naming the first piece and what is wrong with it
 */
export function checkCode(api: ApiModel, runtime: Runtime): void {
  const pieces = [
    ...api.resolvers.map(({ typeName, fieldName, code }) => ({
      name: `resolver ${typeName}.${fieldName}`,
      code,
    })),
    ...[...api.functions.values()].map(({ name, code }) => ({ name: `function ${name}`, code })),
  ];
  for (const { name, code } of pieces) {
    try {
      runtime.check(code);
    } catch (error) {
      const [diagnostic] = error instanceof CodeRejected ? error.message.split('\n') : [];
      throw diagnostic
        ? new StartError('CODE', `AppSync does not accept the code of ${name}: ${diagnostic}`)
        : error;
    }
  }
}
