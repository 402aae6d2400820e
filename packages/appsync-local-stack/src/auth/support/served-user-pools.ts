import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Properties } from '../../template/properties.ts';
import { readUserPoolClientSettings } from '../../template/read-user-pool-client.ts';
import { readUserPoolSettings } from '../../template/read-user-pool-settings.ts';
import type { UserPoolModel } from '../../template/user-pool-model.ts';
import type { IssuerForm } from '../tokens/issuer-form.ts';
import { loadSigningKey } from '../tokens/signing-key.ts';
import { startUserPools } from '../user-pools.ts';
import type { UserPools } from '../user-pools.ts';
import type { CodeMessage } from '../verification/code-message.ts';

export const POOL_ID = 'eu-west-1_Pool00001';
export const CLIENT_ID = 'client00000000000000000001';

/**
 * What CDK makes of a pool with `mfa: OPTIONAL`, `mfaSecondFactor: { otp: true }`, a feature plan and
 * deletion protection.
 */
export const HARDENED_POOL = {
  MfaConfiguration: 'OPTIONAL',
  EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
  UserPoolTier: 'PLUS',
  UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
  DeletionProtection: 'ACTIVE',
};

/** What CDK makes of a client with `refreshTokenRotationGracePeriod: Duration.seconds(60)`. */
export const ROTATING_CLIENT = {
  ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH'],
  RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 },
  AuthSessionValidity: 3,
};

/** Properties of a resource, as a template has them. */
type Declared = Readonly<Record<string, unknown>>;

/** What CDK makes of a pool for e-mail sign-in. */
const POOL: Declared = {
  AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
  AutoVerifiedAttributes: ['email'],
  Schema: [{ Name: 'email', Mutable: true, Required: true }],
  UsernameAttributes: ['email'],
  UsernameConfiguration: { CaseSensitive: false },
  Policies: { PasswordPolicy: { MinimumLength: 10, RequireSymbols: false } },
};

const CLIENT: Declared = {
  ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  PreventUserExistenceErrors: 'ENABLED',
};

/** A pool as CDK makes it for e-mail sign-in; `properties` and `clientProperties` are put over it. */
export function poolModel(
  properties: Declared = {},
  clientProperties: Declared = {},
  { userPoolId = POOL_ID, clientId = CLIENT_ID } = {},
): UserPoolModel {
  return {
    logicalId: 'UserPool',
    userPoolId,
    arn: `arn:aws:cognito-idp:eu-west-1:123456789012:userpool/${userPoolId}`,
    settings: readUserPoolSettings({
      logicalId: 'UserPool',
      properties: new Properties({ ...POOL, ...properties }, 'UserPool (AWS::Cognito::UserPool)'),
    }),
    clients: [
      {
        logicalId: 'UserPoolClient',
        clientId,
        settings: readUserPoolClientSettings({
          logicalId: 'UserPoolClient',
          properties: new Properties(
            { ...CLIENT, ...clientProperties },
            'UserPoolClient (AWS::Cognito::UserPoolClient)',
          ),
        }),
      },
    ],
    groups: [],
  };
}

/** User pools that are served. */
export interface ServedUserPools {
  readonly origin: string;
  readonly pools: UserPools;
  /** What was sent, oldest first. */
  readonly messages: CodeMessage[];
  /** The code that was sent last. */
  lastCode(): string;
  close(): Promise<void>;
}

export interface ServedUserPoolsProps {
  /** @default one pool for e-mail sign-in */
  readonly pools?: readonly UserPoolModel[];
  /** Where their data is kept. @default a directory that is removed afterwards */
  readonly dataDirectory?: string;
  /** Answers what is not for the user pools. @default it is answered with 421 */
  readonly otherwise?: RequestListener;
  /** What the `iss` claim of tokens looks like. @default local */
  readonly issuerForm?: IssuerForm;
}

/** One key for all servers that bring no directory of their own: making one takes longer than a test. */
let signingKeyText: Promise<string> | undefined;

/** Serves user pools on a free port. */
export async function serveUserPools({
  pools: models = [poolModel()],
  dataDirectory: givenDirectory,
  otherwise = refuse,
  issuerForm = 'local',
}: ServedUserPoolsProps = {}): Promise<ServedUserPools> {
  const dataDirectory = givenDirectory ?? (await makeDataDirectory());
  const messages: CodeMessage[] = [];
  let origin = '';
  const removeOwn = async () => {
    if (givenDirectory === undefined) {
      await rm(dataDirectory, { recursive: true });
    }
  };
  const pools = await startUserPools({
    pools: models,
    issuerOrigin: () => origin,
    issuerForm,
    onMessage: (message) => messages.push(message),
    dataDirectory,
  }).catch(async (error: unknown) => {
    await removeOwn();
    throw error;
  });
  const server = createServer((request, response) => {
    if (pools.handles(request)) {
      pools.handle(request, response);
    } else {
      otherwise(request, response);
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A TCP server's address is an object.
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    pools,
    messages,
    lastCode: () => messages.at(-1)?.code ?? 'no code was sent',
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
      await pools.close();
      await removeOwn();
    },
  };
}

const refuse: RequestListener = (_request, response) => {
  response.writeHead(421).end('not for the user pools');
};

/** A directory in which nothing but the key is. */
async function makeDataDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'user-pools-'));
  await writeSigningKey(directory);
  return directory;
}

/** Puts a signing key into a data directory. It is the same each time: making one takes long. */
export async function writeSigningKey(dataDirectory: string): Promise<void> {
  signingKeyText ??= makeSigningKey();
  await writeFile(join(dataDirectory, 'signing-key.json'), await signingKeyText);
}

async function makeSigningKey(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'user-pool-key-'));
  try {
    await loadSigningKey(directory);
    return await readFile(join(directory, 'signing-key.json'), 'utf8');
  } finally {
    await rm(directory, { recursive: true });
  }
}
