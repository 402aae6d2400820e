import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { networkFailure } from '../../errors/network-failure.ts';

/** The address of a port that nobody listens on. */
async function closedEndpoint(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo; // It listens on a port.
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

const reasonOf = (call: Promise<unknown>) => call.then(() => 'it succeeded', networkFailure);

describe('networkFailure', () => {
  it('tells of a connection that fetch cannot make', async () => {
    expect(await reasonOf(fetch(await closedEndpoint()))).toMatch(/^fetch failed: connect ECONNREFUSED/);
  });

  it('tells of a connection that the AWS SDK cannot make', async () => {
    const cognito = new CognitoIdentityProviderClient({
      region: 'eu-west-1',
      endpoint: await closedEndpoint(),
      credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
      maxAttempts: 1,
    });
    const call = cognito.send(
      new InitiateAuthCommand({ AuthFlow: 'USER_PASSWORD_AUTH', ClientId: 'client' }),
    );

    expect(await reasonOf(call)).toContain('ECONNREFUSED');
  });

  it('tells what a service answered', () => {
    const refusal = Object.assign(new Error('Incorrect username or password.'), { $fault: 'client' });

    expect(networkFailure(refusal)).toBe('Incorrect username or password.');
  });

  it('tells every address that was tried in vain', () => {
    const failed = (address: string) =>
      Object.assign(new Error(`connect ECONNREFUSED ${address}`), { code: 'ECONNREFUSED' });

    expect(networkFailure(new AggregateError([failed('::1:1'), failed('127.0.0.1:1')]))).toBe(
      'connect ECONNREFUSED ::1:1; connect ECONNREFUSED 127.0.0.1:1',
    );
  });

  it('tells nothing of a mistake in code', async () => {
    expect(networkFailure(new TypeError('x is undefined'))).toBeUndefined();
    expect(await reasonOf(fetch('nowhere'))).toBeUndefined();
  });
});
