import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import {
  CLIENT_ID,
  HARDENED_POOL,
  POOL_ID,
  ROTATING_CLIENT,
  poolModel,
  serveUserPools,
  middleOfCodeWindow,
} from 'appsync-local-stack/testing';
import type { ServedUserPools } from 'appsync-local-stack/testing';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { cognitoClient } from '../support/local-stack.ts';
import { temporaryDirectory } from '../support/start-command.ts';
import { reportsOf, runClientProgram } from './client-program.ts';
import type { Report } from './client-program.ts';
import { useAtEnd } from './interrupted-stack.ts';

const USER = { username: 'ann@example.com', password: 'Correct-Horse-1' };

describe.each([
  ['OPTIONAL', true, 'DONE'],
  ['ON', false, 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP'],
])('Amplify 6, where a second factor is %s and refresh tokens rotate', (mfa, isSignedIn, step) => {
  const atEnd = useAtEnd();
  const ran: { server?: ServedUserPools; reports?: readonly Report[] } = {};

  // One app in a process of its own: the tests look at what it reported.
  beforeAll(async () => {
    const server = await serveUserPools({
      pools: [poolModel({ ...HARDENED_POOL, MfaConfiguration: mfa }, ROTATING_CLIENT)],
    });
    atEnd(() => server.close());
    await server.pools.ensureUser({ userPoolId: POOL_ID, ...USER });
    const outputsFile = join(temporaryDirectory(atEnd), 'amplify_outputs.json');
    const auth = { aws_region: 'eu-west-1', user_pool_id: POOL_ID, user_pool_client_id: CLIENT_ID };
    const custom = { cognito_endpoint: server.origin };
    writeFileSync(outputsFile, JSON.stringify({ version: '1.4', auth, custom }));

    const now = middleOfCodeWindow();
    vi.useFakeTimers({ toFake: ['Date'], now });
    atEnd(() => void vi.useRealTimers());
    const program = runClientProgram(
      'amplify-mfa-program.ts',
      [outputsFile, ...Object.values(USER), String(now)],
      process.env,
    );
    atEnd(() => program.kill());
    await program.next('signedOut');
    expect(await program.ended).toBe(0);
    Object.assign(ran, { server, reports: program.reports });
  });

  it('signs in by SRP, its default, as far as the pool lets it', () => {
    expect(reportsOf(ran.reports, 'signedIn')).toMatchObject([{ isSignedIn, step, secretLength: 52 }]);
  });

  it('cannot tell a wrong password from an unknown user', () => {
    expect(reportsOf(ran.reports, 'refused')).toMatchObject([
      { wrong: 'NotAuthorizedException', unknown: 'NotAuthorizedException' },
    ]);
  });

  it('sets an authenticator app up', () => {
    expect(reportsOf(ran.reports, 'setUp')).toMatchObject([{ enabled: ['TOTP'], preferred: 'TOTP' }]);
  });

  it('is asked for a code after that, and cannot use one twice', () => {
    expect(reportsOf(ran.reports, 'challenged')).toMatchObject([
      { isSignedIn: false, step: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE' },
    ]);
    expect(reportsOf(ran.reports, 'confirmed')).toMatchObject([
      { reused: 'ExpiredCodeException', isSignedIn: true },
    ]);
  });

  it('gets new tokens by one refresh token after the other', () => {
    expect(reportsOf(ran.reports, 'refreshed')).toMatchObject([{ different: 4 }]);
  });

  it('ends the sign-in with its last refresh token', async () => {
    const [refreshed] = reportsOf(ran.reports, 'refreshed');

    expect(reportsOf(ran.reports, 'signedOut')).toMatchObject([{ error: 'UserUnAuthenticatedException' }]);
    const cognito = cognitoClient(ran.server?.origin ?? '');
    atEnd(() => cognito.destroy());
    await expect(
      cognito.send(new GetUserCommand({ AccessToken: String(refreshed?.['accessToken']) })),
    ).rejects.toMatchObject({ message: 'Access Token has been revoked' });
  });
});
