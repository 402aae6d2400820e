import { SignJWT, generateKeyPair } from 'jose';
import type { CryptoKey, JWTPayload } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTokenVerifier } from './verify-token.ts';
import type { TokenRules, TokenVerifier } from './verify-token.ts';

const RULES: TokenRules = { userPoolId: 'eu-west-1_Pool00001', defaultAction: 'ALLOW' };
const ACCESS_CLAIMS = {
  iss: 'http://localhost:4000/eu-west-1_Pool00001',
  sub: '11111111-1111-4111-8111-111111111111',
  username: 'ann',
  client_id: 'client1',
  token_use: 'access',
};
const ID_CLAIMS = {
  iss: 'http://localhost:4000/eu-west-1_Pool00001',
  sub: '11111111-1111-4111-8111-111111111111',
  'cognito:username': 'ann',
  'cognito:groups': ['admins', 'staff'],
  aud: 'client1',
  token_use: 'id',
};
const MISSING = { message: 'Valid authorization header not provided.' };
const UNPARSABLE = { message: 'Unable to parse JWT token.' };
const EXPIRED = { message: 'Token has expired.' };
const REFUSED = { message: 'You are not authorized to make this call.' };

let privateKey: CryptoKey;
let verifyToken: TokenVerifier;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256');
  privateKey = pair.privateKey;
  verifyToken = createTokenVerifier(pair.publicKey);
});

const sign = (claims: JWTPayload, expiration: string | number = '1h') =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).setExpirationTime(expiration).sign(privateKey);

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('verifyToken', () => {
  it.each(['', 'Bearer ', 'bearer '])('takes an access token with the prefix "%s"', async (prefix) => {
    const identity = await verifyToken(`${prefix}${await sign(ACCESS_CLAIMS)}`, RULES);

    expect(identity).toEqual({
      username: 'ann',
      groups: null,
      sub: '11111111-1111-4111-8111-111111111111',
      issuer: 'http://localhost:4000/eu-west-1_Pool00001',
      claims: { ...ACCESS_CLAIMS, exp: expect.any(Number) as number },
      defaultAuthStrategy: 'ALLOW',
    });
  });

  it('takes an id token, with its groups', async () => {
    await expect(
      verifyToken(await sign(ID_CLAIMS), { ...RULES, defaultAction: 'DENY' }),
    ).resolves.toMatchObject({
      username: 'ann',
      groups: ['admins', 'staff'],
      defaultAuthStrategy: 'DENY',
    });
  });

  it.each([
    ['no header', undefined, MISSING],
    ['an empty header', '', MISSING],
    ['Bearer alone', 'Bearer ', MISSING],
    ['garbage', 'garbage', UNPARSABLE],
    ['three parts of garbage', 'a.b.c', UNPARSABLE],
    ['the claims alone', base64url(ACCESS_CLAIMS), UNPARSABLE],
  ])('refuses %s', async (_case, header, refusal) => {
    await expect(verifyToken(header, RULES)).resolves.toEqual(refusal);
  });

  it('refuses a token from the second that it expires', async () => {
    const now = Math.floor(Date.now() / 1000);

    await expect(verifyToken(await sign(ACCESS_CLAIMS, now), RULES)).resolves.toEqual(EXPIRED);
    await expect(verifyToken(await sign(ACCESS_CLAIMS, now + 60), RULES)).resolves.not.toEqual(EXPIRED);
  });

  it('refuses a token without an expiry', async () => {
    const token = await new SignJWT(ACCESS_CLAIMS).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);

    await expect(verifyToken(token, RULES)).resolves.toEqual(REFUSED);
  });

  it('refuses changed claims', async () => {
    const [header, , signature] = (await sign(ACCESS_CLAIMS)).split('.');
    const claims = base64url({ ...ACCESS_CLAIMS, sub: 'somebody-else', exp: 9_999_999_999 });

    await expect(verifyToken(`${header}.${claims}.${signature}`, RULES)).resolves.toEqual(REFUSED);
  });

  it('refuses the key of somebody else', async () => {
    const other = await generateKeyPair('RS256');
    const token = await new SignJWT(ACCESS_CLAIMS)
      .setProtectedHeader({ alg: 'RS256' })
      .setExpirationTime('1h')
      .sign(other.privateKey);

    await expect(verifyToken(token, RULES)).resolves.toEqual(REFUSED);
  });

  it('refuses the algorithm none', async () => {
    const claims = base64url({ ...ACCESS_CLAIMS, exp: 9_999_999_999 });

    await expect(verifyToken(`${base64url({ alg: 'none' })}.${claims}.`, RULES)).resolves.toEqual(REFUSED);
  });

  it('refuses HS256', async () => {
    const token = await new SignJWT(ACCESS_CLAIMS)
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode('a secret of more than thirty-two bytes'));

    await expect(verifyToken(token, RULES)).resolves.toEqual(REFUSED);
  });

  it.each([
    ["another pool's token", { ...ACCESS_CLAIMS, iss: 'http://localhost:4000/eu-west-1_Pool00002' }],
    [
      'a pool whose id only ends alike',
      { ...ACCESS_CLAIMS, iss: 'http://localhost:4000/Xeu-west-1_Pool00001' },
    ],
    ['a refresh token', { ...ACCESS_CLAIMS, token_use: 'refresh' }],
    ['a token of no use', { ...ACCESS_CLAIMS, token_use: undefined }],
    ['an access token without a client', { ...ACCESS_CLAIMS, client_id: undefined }],
    ['a token without a user name', { ...ACCESS_CLAIMS, username: undefined }],
  ])('refuses %s', async (_case, claims) => {
    await expect(verifyToken(await sign(claims), RULES)).resolves.toEqual(REFUSED);
  });

  it.each([
    ['access', ACCESS_CLAIMS],
    ['id', ID_CLAIMS],
  ])("holds the client of an %s token to the API's regular expression, whole", async (_use, claims) => {
    const token = await sign(claims);

    for (const appIdClientRegex of ['client1', 'client[12]', 'other|client1']) {
      await expect(verifyToken(token, { ...RULES, appIdClientRegex })).resolves.toHaveProperty(
        'username',
        'ann',
      );
    }
    for (const appIdClientRegex of ['client2', 'client', 'lient1', 'client|other']) {
      await expect(verifyToken(token, { ...RULES, appIdClientRegex })).resolves.toEqual(REFUSED);
    }
  });
});
