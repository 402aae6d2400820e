import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AdminGetUserCommand, AdminSetUserPasswordCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { CLIENT_ID, POOL_ID, poolModel, serveUserPools } from 'appsync-local-stack/testing';
import type { ServedUserPools } from 'appsync-local-stack/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledCommand, shippedCommand } from '../support/command.ts';
import { cognitoClient } from '../support/local-stack.ts';
import { temporaryDirectory } from '../support/start-command.ts';

/** Runs the command beside this process, in which the user pool answers. */
function run(
  program: readonly string[],
  ...args: string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...program, ...args],
      { env: { ...process.env, NO_COLOR: '1' } },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? 1, stdout, stderr }),
    );
  });
}

describe('npm run user -- add', () => {
  const state: { server?: ServedUserPools; cognito?: CognitoIdentityProviderClient; outputs?: string } = {};

  beforeAll(async () => {
    // Sign-up is closed: this is the only way in.
    const closed = poolModel({ AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } });
    const server = await serveUserPools({ pools: [closed] });
    const outputs = join(temporaryDirectory(afterAll), 'amplify_outputs.json');
    writeFileSync(
      outputs,
      JSON.stringify({
        auth: { aws_region: 'eu-west-1', user_pool_id: POOL_ID, user_pool_client_id: CLIENT_ID },
        data: { url: `${server.origin}/graphql` },
        custom: { cognito_endpoint: server.origin },
      }),
    );
    Object.assign(state, { server, cognito: cognitoClient(server.origin), outputs });
  });
  afterAll(() => {
    state.cognito?.destroy();
    return state.server?.close();
  });

  it('adds somebody with a verified address and sends them a temporary password, once', async () => {
    const { server, outputs = '' } = state;
    const added = await run(shippedCommand('user'), 'add', 'ann@example.com', '--outputs', outputs);
    const again = await run(bundledCommand('user'), 'add', 'ann@example.com', '--outputs', outputs);

    expect(added).toEqual({
      code: 0,
      stdout: 'Added ann@example.com. A temporary password is shown in the terminal of npm start.\n',
      stderr: '',
    });
    expect(again).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'ann@example.com was not added: this address has an account already; --resend sends another temporary password\n',
    });
    expect(server?.messages).toMatchObject([{ destination: 'ann@example.com', kind: 'AdminCreateUser' }]);
    const user = await state.cognito?.send(
      new AdminGetUserCommand({ UserPoolId: POOL_ID, Username: 'ann@example.com' }),
    );
    expect(user?.UserStatus).toBe('FORCE_CHANGE_PASSWORD');
    expect(user?.UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' });
  });

  it('sends another temporary password with --resend, while it is wanted', async () => {
    const { server, outputs = '' } = state;
    const user = { UserPoolId: POOL_ID, Username: 'bob@example.com' };
    const invite = () => run(bundledCommand('user'), 'add', user.Username, '--resend', '--outputs', outputs);

    expect(await invite()).toMatchObject({
      code: 1,
      stderr:
        'bob@example.com was not invited again: no user has this address; to add it, leave out --resend\n',
    });
    await run(bundledCommand('user'), 'add', user.Username, '--outputs', outputs);
    const first = server?.lastCode();
    expect(await invite()).toEqual({
      code: 0,
      stdout: 'Invited again bob@example.com. A temporary password is shown in the terminal of npm start.\n',
      stderr: '',
    });
    expect(server?.lastCode()).not.toBe(first);
    await state.cognito?.send(
      new AdminSetUserPasswordCommand({ ...user, Password: 'Correct-Horse-1', Permanent: true }),
    );
    expect(await invite()).toMatchObject({
      code: 1,
      stderr:
        'bob@example.com was not invited again: this user has set a password already, which can be reset at sign-in\n',
    });
  });

  it('says in the user pool’s words why somebody cannot be added', async () => {
    expect(await run(bundledCommand('user'), 'add', 'nonsense', '--outputs', state.outputs ?? '')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'nonsense was not added: Username should be an email.\n',
    });
  });
});
