import {
  AdminCreateUserCommand,
  AssociateSoftwareTokenCommand,
  InitiateAuthCommand,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { bundlePage, createConsole } from 'appsync-graphiql';
import {
  CLIENT_ID,
  HARDENED_POOL,
  POOL_ID,
  ROTATING_CLIENT,
  codeOf,
  poolModel,
  serveUserPools,
  middleOfCodeWindow,
  wrongCodeOf,
} from 'appsync-local-stack/testing';
import type { ServedUserPools } from 'appsync-local-stack/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { chromiumPath, startChromium } from '../support/chromium.ts';
import { cognitoClient } from '../support/local-stack.ts';

const USER = { username: 'ann@example.com', password: 'Correct-Horse-1' };
const missing = chromiumPath === undefined ? ' (skipped: no Chromium, name one with CHROMIUM_PATH)' : '';

describe.skipIf(chromiumPath === undefined)(`the console and a sign-in that asks for more${missing}`, () => {
  const state: {
    browser?: Browser;
    server?: ServedUserPools;
    cognito?: CognitoIdentityProviderClient;
    secret?: string;
  } = {};

  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: middleOfCodeWindow() });
    // Bundled before a browser waits for it.
    const bundle = await bundlePage();
    const page = createConsole({
      graphqlUrl: '/graphql',
      userPoolUrl: '/',
      examples: [],
      userPoolClientId: CLIENT_ID,
      demoUser: USER,
      bundle: () => Promise.resolve(bundle),
    });
    const server = await serveUserPools({
      pools: [poolModel(HARDENED_POOL, ROTATING_CLIENT)],
      otherwise: (request, response) => {
        if (page.handles(request)) {
          page.handle(request, response);
        } else {
          response.writeHead(421).end();
        }
      },
    });
    state.server = server;
    state.cognito = cognitoClient(server.origin);
    state.secret = await setUpApp(server, state.cognito);
    state.browser = await startChromium();
  });
  afterAll(async () => {
    vi.useRealTimers();
    await state.browser?.close();
    state.cognito?.destroy();
    await state.server?.close();
  });

  async function setUpApp(
    { pools }: ServedUserPools,
    cognito: CognitoIdentityProviderClient,
  ): Promise<string> {
    await pools.ensureUser({ userPoolId: POOL_ID, ...USER });
    const { AuthenticationResult } = await cognito.send(
      new InitiateAuthCommand({
        ClientId: CLIENT_ID,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: USER.username, PASSWORD: USER.password },
      }),
    );
    const AccessToken = AuthenticationResult?.AccessToken;
    const { SecretCode = '' } = await cognito.send(new AssociateSoftwareTokenCommand({ AccessToken }));
    const UserCode = codeOf(SecretCode);
    await cognito.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }));
    const SoftwareTokenMfaSettings = { Enabled: true };
    await cognito.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings }));
    return SecretCode;
  }

  async function pageThatAsksForCode(): Promise<Page> {
    if (state.browser === undefined) {
      throw new Error('The browser is started before the first test, not before');
    }
    const page = await state.browser.newPage();
    // Below the test's own limit, so that a failure names the step.
    page.setDefaultTimeout(300_000);
    await page.goto(`${state.server?.origin}/`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('Authenticator code for ann@example.com').waitFor();
    return page;
  }

  async function show(page: Page, code: string): Promise<void> {
    await page.getByLabel('Authenticator code for ann@example.com').fill(code);
    await page.getByRole('button', { name: 'Confirm' }).click();
  }

  it('asks for the code after the password, again after a wrong one, and stays signed in over a reload', async () => {
    const page = await pageThatAsksForCode();

    await show(page, wrongCodeOf(state.secret ?? ''));
    await page.getByRole('alert').filter({ hasText: 'Invalid code received for user' }).waitFor();
    await show(page, codeOf(state.secret ?? '', 1));
    await page.getByText('Signed in as ann@example.com').waitFor();

    await page.reload();
    await page.getByText('Signed in as ann@example.com').waitFor();
    expect(await page.getByLabel('Authenticator code').count()).toBe(0);
  });

  it('asks somebody for a password of their own whom an administrator has added', async () => {
    const { server, cognito, browser } = state;
    if (server === undefined || cognito === undefined || browser === undefined) {
      throw new Error('All are started before the first test');
    }
    await cognito.send(new AdminCreateUserCommand({ UserPoolId: POOL_ID, Username: 'eve@example.com' }));
    const page = await browser.newPage();
    page.setDefaultTimeout(300_000);
    await page.goto(`${server.origin}/`);
    await page.getByLabel('E-mail').fill('eve@example.com');
    await page.getByLabel('Password').fill(server.lastCode());
    await page.getByRole('button', { name: 'Sign in' }).click();

    const newPassword = page.getByLabel('New password for eve@example.com');
    await newPassword.fill('short');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('alert').filter({ hasText: 'Password did not conform with policy' }).waitFor();
    await newPassword.fill('Correct-Horse-2');
    await page.getByRole('button', { name: 'Confirm' }).click();

    await page.getByText('Signed in as eve@example.com').waitFor();
  });

  it('goes back to the password when asked to', async () => {
    const page = await pageThatAsksForCode();

    await page.getByRole('button', { name: 'Cancel' }).click();

    await page.getByLabel('Password').waitFor();
    expect(await page.getByLabel('Authenticator code').count()).toBe(0);
  });
});
