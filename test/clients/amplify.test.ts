import { Agent } from 'node:https';
import { CognitoIdentityProviderClient, GetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { beforeAll, describe, expect, it } from 'vitest';
import { fourEvents, reportsOf, threeSubscriptions } from './client-program.ts';
import type { Report } from './client-program.ts';
import { startInterruptedStack, useAtEnd } from './interrupted-stack.ts';
import type { InterruptedStack } from './interrupted-stack.ts';

const COFFEE = {
  date: '2024-01-09',
  amount: 2.25,
  currency: 'USD',
  category: 'Food',
  description: 'Morning coffee',
  version: 1,
};

describe('Amplify 6, with amplify_outputs.json, over TLS', () => {
  const atEnd = useAtEnd();
  const newcomer = { username: 'ann@example.com', password: 'Correct-Horse-1' };
  const ran: { stack?: InterruptedStack; reports?: readonly Report[]; signUp?: readonly Report[] } = {};

  // One day, in an app of its own process: the tests look at what it reported.
  beforeAll(async () => {
    const stack = await startInterruptedStack(['--tls'], atEnd);
    const app = stack.runClient('amplify-program.ts', stack.demoUser);
    const signUp = stack.runClient('amplify-sign-up-program.ts', newcomer);
    await signUp.next('signedUp');
    signUp.tell(/ann@example\.com.*\b(\d{6})\b/.exec(stack.stdout())?.[1] ?? 'no code was printed');
    expect(await signUp.ended).toBe(0);
    await threeSubscriptions(app);
    await app.next('refused');

    await stack.restart('SIGKILL');
    await threeSubscriptions(app);
    await stack.addElsewhere();
    await fourEvents(app);

    app.tell('go on');
    expect(await app.ended).toBe(0);
    Object.assign(ran, { stack, reports: app.reports, signUp: signUp.reports });
  });

  it('signs in by SRP, its default', () => {
    expect(reportsOf(ran.reports, 'signedIn')).toMatchObject([{ isSignedIn: true }]);
  });

  it('adds, lists, updates and deletes', () => {
    expect(reportsOf(ran.reports, 'added')).toMatchObject([{ expense: COFFEE }]);
    expect(reportsOf(ran.reports, 'listed')).toMatchObject([{ expenses: [COFFEE] }]);
    expect(reportsOf(ran.reports, 'updated')).toMatchObject([
      { expense: { ...COFFEE, amount: 2.5, version: 2 } },
    ]);
    expect(reportsOf(ran.reports, 'deleted')).toMatchObject([
      { expense: { ...COFFEE, amount: 2.5, version: 3 } },
    ]);
  });

  it('rejects with the errorType of what was refused', () => {
    expect(reportsOf(ran.reports, 'refused')).toMatchObject([
      { errors: [{ errorType: 'NotFound', path: ['deleteExpense'] }] },
    ]);
  });

  it('receives each change once, and the next one after its connection was lost', () => {
    expect(reportsOf(ran.reports, 'received')).toMatchObject([
      { field: 'onExpenseAdded', expense: COFFEE },
      { field: 'onExpenseUpdated', expense: { ...COFFEE, amount: 2.5, version: 2 } },
      { field: 'onExpenseDeleted', expense: { ...COFFEE, amount: 2.5, version: 3 } },
      { field: 'onExpenseAdded', expense: { description: 'Lunch', amount: 3 } },
    ]);
    expect(reportsOf(ran.reports, 'failed')).toEqual([]);
  });

  it('tells of the lost connection, and that it is back', () => {
    const states = reportsOf(ran.reports, 'connectionState').map(({ connectionState }) => connectionState);

    expect(states).toContain('ConnectionDisrupted');
    expect(states.slice(states.indexOf('ConnectionDisrupted'))).toContain('Connected');
  });

  it('gets new tokens by its refresh token, also from a stack that was started again', () => {
    expect(reportsOf(ran.reports, 'refreshed')).toMatchObject([
      { isOther: true, email: 'demo@example.com', expenses: [{ amount: 3 }] },
    ]);
  });

  it('revokes its tokens when it signs out', async () => {
    const [refreshed] = reportsOf(ran.reports, 'refreshed');
    const cognito = new CognitoIdentityProviderClient({
      endpoint: ran.stack?.origin ?? '',
      region: 'us-east-1',
      requestHandler: { httpsAgent: new Agent({ ca: ran.stack?.certificate }) },
    });
    atEnd(() => cognito.destroy());

    expect(reportsOf(ran.reports, 'signedOut')).toMatchObject([{ error: 'UserUnAuthenticatedException' }]);
    await expect(
      cognito.send(new GetUserCommand({ AccessToken: String(refreshed?.['accessToken']) })),
    ).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Access Token has been revoked',
    });
  });

  it('signs somebody up with the code that the stack printed', () => {
    expect(ran.signUp).toMatchObject([
      {
        event: 'signedUp',
        signUpStep: 'CONFIRM_SIGN_UP',
        codeDeliveryDetails: { deliveryMedium: 'EMAIL', attributeName: 'email' },
      },
      { event: 'confirmed', signUpStep: 'DONE' },
      { event: 'signedIn', email: 'ann@example.com', email_verified: 'true' },
    ]);
  });
});
