import type { Router } from 'cognito-local/lib/server/Router.js';
import type { Services } from 'cognito-local/lib/services/index.js';
import { notImplemented } from './cognito-error.ts';
import { isObject } from './api-request.ts';
import { maskDestination, newCode } from './code-message.ts';
import type { CodeMessage } from './code-message.ts';
import type { ApiAnswer, Environment } from './operations/operation.ts';
import { signInName, silentContext } from './user-pool.ts';
import type { UserPoolDirectory } from './user-pool.ts';

/**
 * Puts cognito-local's operations together with our own parts: pools from the template, codes by `onMessage`.
 *
 * Its server, its key and its Lambda and KMS clients stay out: the first two are not safe to use (see `operations/` and
 * `signing-key.ts`), the others load a whole AWS SDK.
 */
export function createEmulator(
  pools: UserPoolDirectory,
  onMessage: (message: CodeMessage) => void,
): Environment['emulate'] {
  let router: Promise<ReturnType<typeof Router>> | undefined;
  return async (name, request): Promise<ApiAnswer> => {
    // Loaded by the first call that needs it: it takes a third of the whole start.
    router ??= import('cognito-local/lib/server/Router.js').then(({ Router }) =>
      Router(createServices(pools, onMessage)),
    );
    const route = await router;
    // Every operation of cognito-local answers with an object.
    const answer = (await route(name)(silentContext, structuredClone(request.body))) as Record<
      string,
      unknown
    >;
    return {
      ...answer,
      ...('CodeDeliveryDetails' in answer
        ? { CodeDeliveryDetails: masked(answer['CodeDeliveryDetails']) }
        : {}),
      ...(Array.isArray(answer['CodeDeliveryDetailsList'])
        ? { CodeDeliveryDetailsList: answer['CodeDeliveryDetailsList'].map(masked) }
        : {}),
    };
  };
}

function createServices(pools: UserPoolDirectory, onMessage: (message: CodeMessage) => void): Services {
  return {
    clock: { get: () => new Date() },
    cognito: {
      createUserPool: () => refuse('CreateUserPool'),
      deleteUserPool: () => refuse('DeleteUserPool'),
      getAppClient: (_context, clientId) => Promise.resolve(pools.client(clientId).client.appClient),
      getUserPool: (_context, userPoolId) => Promise.resolve(pools.pool(userPoolId).users),
      getUserPoolForClientId: (_context, clientId) => Promise.resolve(pools.client(clientId).pool.users),
      listAppClients: (_context, userPoolId) =>
        Promise.resolve(pools.pool(userPoolId).clients.map((client) => client.appClient)),
      listUserPools: () => Promise.resolve(pools.all.map((pool) => pool.users.options)),
    },
    config: {
      LambdaClient: {},
      TriggerFunctions: {},
      UserPoolDefaults: {},
      ServerConfig: { port: 0, hostname: 'localhost', development: false, https: false },
      TokenConfig: {},
    },
    messages: {
      deliver: (
        _context,
        kind,
        _clientId,
        userPoolId,
        user,
        code,
        _metadata,
        { Destination: destination },
      ) => {
        onMessage({ username: signInName(pools.pool(userPoolId), user), destination, code, kind });
        return Promise.resolve();
      },
    },
    otp: newCode,
    tokenGenerator: { generate: () => refuse('Signing tokens with the key of cognito-local') },
    triggers: {
      enabled: () => false,
      customMessage: () => refuse('The Lambda trigger CustomMessage'),
      customEmailSender: () => refuse('The Lambda trigger CustomEmailSender'),
      postAuthentication: () => refuse('The Lambda trigger PostAuthentication'),
      postConfirmation: () => refuse('The Lambda trigger PostConfirmation'),
      preSignUp: () => refuse('The Lambda trigger PreSignUp'),
      preTokenGeneration: () => refuse('The Lambda trigger PreTokenGeneration'),
      userMigration: () => refuse('The Lambda trigger UserMigration'),
    },
  };
}

function refuse(what: string): Promise<never> {
  return Promise.reject(notImplemented(what));
}

/** cognito-local answers with the whole address. */
function masked(delivery: unknown): unknown {
  return isObject(delivery) && typeof delivery['Destination'] === 'string'
    ? { ...delivery, Destination: maskDestination(delivery['Destination']) }
    : delivery;
}
