import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { UserPoolGroupModel, UserPoolModel } from '../template/user-pool-model.ts';
import { CognitoError } from './api/cognito-error.ts';
import { answerCognitoRequest, isCognitoRequest } from './http/endpoint.ts';
import type { CognitoApi } from './http/endpoint.ts';
import { adminOperations, clientOperations } from './operations/catalog.ts';
import type { Environment } from './operations/operation.ts';
import { makePasswordVerifier } from './password/password-verifier.ts';
import { clientSettings } from './pool/client-settings.ts';
import { poolSettings } from './pool/pool-settings.ts';
import { UserPoolDirectory, findUser, saveUser } from './pool/user-pool.ts';
import type { UserPool } from './pool/user-pool.ts';
import { openUserStore } from './pool/user-store.ts';
import { ChallengeSessions } from './sign-in/challenge-sessions.ts';
import { Lockouts } from './sign-in/lockouts.ts';
import type { IssuerForm } from './tokens/issuer-form.ts';
import { loadSigningKey } from './tokens/signing-key.ts';
import type { SigningKey } from './tokens/signing-key.ts';
import { TokenIssuer } from './tokens/token-issuer.ts';
import { createTokenVerifier } from './tokens/verify-token.ts';
import type { TokenVerifier } from './tokens/verify-token.ts';
import { Attempts } from './verification/attempts.ts';
import type { CodeMessage } from './verification/code-message.ts';

export interface UserPoolsOptions {
  readonly pools: readonly UserPoolModel[];
  /** Where the pools are served, e.g. `http://localhost:4000`; called only when requests come. */
  readonly issuerOrigin: () => string;
  /** @default local */
  readonly issuerForm?: IssuerForm;
  /**
   * Where users and the signing key are stored; made if missing.
   *
   * @default in memory, gone with the process
   */
  readonly dataDirectory?: string;
  /** Called with every code that Cognito would have sent. */
  readonly onMessage: (message: CodeMessage) => void;
  /** Takes a line for each fault. @default nothing is logged */
  readonly log?: (line: string) => void;
}

/** Somebody who can sign in at once. */
interface ConfirmedUser {
  readonly userPoolId: string;
  /** The e-mail address, in pools that take it for the user name. */
  readonly username: string;
  readonly password: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** The user pools of a template, running in this process. */
export interface UserPools {
  /** Whether a request is for the Cognito API or a pool's `/.well-known/` documents. */
  handles(request: IncomingMessage): boolean;
  /** Answers a request for which `handles` is true. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Makes a confirmed user with verified e-mail address, unless there is one of that name. */
  ensureUser(user: ConfirmedUser): Promise<void>;
  /** AppSync's check of an `Authorization` header. */
  readonly verifyToken: TokenVerifier;
  /** Resolves when everything that was answered is on the disk; later requests are refused. */
  close(): Promise<void>;
}

/**
 * Starts the user pools of a template: the operations of the Cognito API, over a store of users.
 *
 * Operations run one after the other, because each reads a user's record and writes it back whole.
 *
 * @throws {Error} in one line, for a template that needs what is not implemented, or a damaged data directory
 */
export async function startUserPools(options: UserPoolsOptions): Promise<UserPools> {
  const { dataDirectory } = options;
  const settings = options.pools.map((model) => ({
    pool: poolSettings(model),
    clients: model.clients.map((client) => clientSettings(client, model.userPoolId)),
    groups: model.groups,
  }));
  if (dataDirectory !== undefined) {
    await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  }
  // One after the other: when the key fails, nothing is still writing.
  const key = await loadSigningKey(dataDirectory);
  const pools = await Promise.all(
    settings.map(({ pool, clients, groups }) => openPool(pool, clients, groups, dataDirectory)),
  );
  const directory = new UserPoolDirectory(pools);
  const environment: Environment = {
    pools: directory,
    tokens: new TokenIssuer(key, options.issuerOrigin, options.issuerForm ?? 'local'),
    challenges: new ChallengeSessions(),
    attempts: new Attempts(),
    lockouts: new Lockouts(),
    secret: key.derivedSecret,
    onMessage: options.onMessage,
  };
  const queue = new OperationQueue();
  const api = createApi(environment, key, queue, options.log ?? (() => undefined));
  return {
    handles: isCognitoRequest,
    handle: (request, response) => void answerCognitoRequest(api, request, response),
    ensureUser: (user) => queue.run(() => ensureUser(directory.pool(user.userPoolId), user)),
    verifyToken: createTokenVerifier(key.publicKey),
    close: () => queue.close(),
  };
}

async function openPool(
  settings: UserPool['settings'],
  clients: UserPool['clients'],
  groups: readonly UserPoolGroupModel[],
  dataDirectory: string | undefined,
): Promise<UserPool> {
  const { userPoolId } = settings;
  const path = dataDirectory === undefined ? undefined : join(dataDirectory, `${userPoolId}.json`);
  const users = await openUserStore(userPoolId, path);
  for (const group of groups) {
    await ensureGroup(users, group);
  }
  return { settings, users, clients };
}

/** Creates a group of the template, or updates it to the template; its members stay. */
async function ensureGroup(users: UserPool['users'], group: UserPoolGroupModel): Promise<void> {
  const now = new Date();
  const { members, CreationDate } = users.findGroup(group.name) ?? {};
  await users.saveGroup({
    GroupName: group.name,
    ...(group.description === undefined ? {} : { Description: group.description }),
    ...(group.precedence === undefined ? {} : { Precedence: group.precedence }),
    ...(members === undefined ? {} : { members }),
    CreationDate: CreationDate ?? now,
    LastModifiedDate: now,
  });
}

function createApi(
  environment: Environment,
  key: SigningKey,
  queue: OperationQueue,
  log: CognitoApi['log'],
): CognitoApi {
  return {
    log,
    call: (name, request, isSigned) => {
      const adminOperation = adminOperations.get(name);
      const operation = clientOperations.get(name) ?? adminOperation;
      if (operation === undefined) {
        throw new CognitoError(
          'UnknownOperationException',
          `The operation ${name} is not implemented by the local user pools.`,
        );
      }
      if (adminOperation !== undefined && !isSigned) {
        throw new CognitoError('MissingAuthenticationTokenException', 'Missing Authentication Token');
      }
      return queue.run(() => operation(request, environment));
    },
    document: (userPoolId, name) => {
      if (!environment.pools.all.some(({ settings }) => settings.userPoolId === userPoolId)) {
        return undefined;
      }
      const { tokens } = environment;
      return name === 'jwks.json'
        ? { keys: [key.publicJwk] }
        : {
            issuer: tokens.issuer(userPoolId),
            jwks_uri: tokens.jwksUri(userPoolId),
            id_token_signing_alg_values_supported: ['RS256'],
            response_types_supported: ['code', 'token'],
            subject_types_supported: ['public'],
          };
    },
  };
}

async function ensureUser(
  pool: UserPool,
  { username, password, attributes = {} }: ConfirmedUser,
): Promise<void> {
  if (findUser(pool, username) !== undefined) {
    return;
  }
  const sub = randomUUID();
  const now = new Date();
  const { hasEmailAsUsername, userPoolId } = pool.settings;
  const email = hasEmailAsUsername ? { email: username, email_verified: 'true' } : {};
  const name = hasEmailAsUsername ? sub : username;
  await saveUser(pool, {
    Username: name,
    PasswordVerifier: makePasswordVerifier(userPoolId, name, password),
    Attributes: Object.entries({ sub, ...email, ...attributes }).map(([Name, Value]) => ({ Name, Value })),
    Enabled: true,
    UserStatus: 'CONFIRMED',
    UserCreateDate: now,
    UserLastModifiedDate: now,
    RefreshTokens: [],
  });
}

/** Runs one task after the other. */
class OperationQueue {
  #last: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  run<T>(task: () => T | Promise<T>): Promise<T> {
    if (this.#isClosed) {
      return Promise.reject(
        new CognitoError('ServiceUnavailableException', 'The user pools are closed.', 503),
      );
    }
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#last;
  }
}
