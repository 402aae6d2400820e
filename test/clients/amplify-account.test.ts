import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLIENT_ID, POOL_ID, poolModel, serveUserPools } from 'appsync-local-stack/testing';
import type { ServedUserPools } from 'appsync-local-stack/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../support/start-command.ts';
import { reportsOf, runClientProgram } from './client-program.ts';
import type { Report } from './client-program.ts';
import { useAtEnd } from './interrupted-stack.ts';

const USER = { username: 'ann@example.com', password: 'Correct-Horse-1' };
const KEEPS_ADDRESS = {
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
};

describe('Amplify 6, where a user looks after their account', () => {
  const atEnd = useAtEnd();
  const ran: { server?: ServedUserPools; reports?: readonly Report[] } = {};

  // One app in a process of its own: the tests look at what it reported.
  beforeAll(async () => {
    const server = await serveUserPools({ pools: [poolModel(KEEPS_ADDRESS)], issuerForm: 'aws' });
    atEnd(() => server.close());
    await server.pools.ensureUser({ userPoolId: POOL_ID, ...USER });
    const outputsFile = join(temporaryDirectory(atEnd), 'amplify_outputs.json');
    const auth = { aws_region: 'eu-west-1', user_pool_id: POOL_ID, user_pool_client_id: CLIENT_ID };
    const custom = { cognito_endpoint: server.origin };
    writeFileSync(outputsFile, JSON.stringify({ version: '1.4', auth, custom }));

    const program = runClientProgram(
      'amplify-account-program.ts',
      [outputsFile, ...Object.values(USER)],
      process.env,
    );
    atEnd(() => program.kill());
    await program.next('asked');
    program.tell(server.lastCode());
    await program.next('askedAgain');
    program.tell(server.lastCode());
    await program.next('changed');
    expect(await program.ended).toBe(0);
    Object.assign(ran, { server, reports: program.reports });
  });

  it('has a token that CognitoJwtVerifier takes', () => {
    expect(reportsOf(ran.reports, 'verified')).toMatchObject([
      { iss: `https://cognito-idp.eu-west-1.amazonaws.com/${POOL_ID}` },
    ]);
  });

  it('is told that devices are not tracked', () => {
    expect(reportsOf(ran.reports, 'devices')).toMatchObject([
      { error: { name: 'InvalidUserPoolConfigurationException' } },
    ]);
  });

  it('cannot give a wrong address, or go without one', () => {
    expect(reportsOf(ran.reports, 'refused')).toMatchObject([
      {
        email: { name: 'InvalidParameterException', message: 'Invalid email address format.' },
        required: {
          name: 'InvalidParameterException',
          message: 'user.email: Required attribute cannot be deleted.',
        },
      },
    ]);
  });

  it('is asked for a code of a new address, and for none of a telephone number', () => {
    expect(reportsOf(ran.reports, 'asked')).toMatchObject([
      {
        email: 'CONFIRM_ATTRIBUTE_WITH_CODE',
        phone: 'DONE',
        delivery: { deliveryMedium: 'EMAIL', destination: 'n***@e***', attributeName: 'email' },
      },
    ]);
  });

  it('verifies the current address by a code that was asked for, and the new one by its own', () => {
    expect(ran.server?.messages.map(({ destination }) => destination)).toEqual([
      'new-ann@example.com',
      'ann@example.com',
    ]);
    expect(reportsOf(ran.reports, 'askedAgain')).toMatchObject([{ delivery: { destination: 'a***@e***' } }]);
    expect(reportsOf(ran.reports, 'kept')).toMatchObject([{ email: 'ann@example.com' }]);
    expect(reportsOf(ran.reports, 'changed')).toMatchObject([
      { email: 'new-ann@example.com', phone_number_verified: 'false' },
    ]);
  });
});
