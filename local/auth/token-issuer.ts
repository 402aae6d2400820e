import { randomUUID } from 'node:crypto';
import { SignJWT, decodeJwt, errors, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import type { ClientSettings } from './client-settings.ts';
import type { SigningKey } from './signing-key.ts';
import type { User } from './user-pool.ts';

/** What all tokens of one sign-in share, over every refresh. */
export interface SignInSession {
  /** `origin_jti`: what revoking a refresh token takes away. */
  readonly id: string;
  /** `auth_time`, in epoch seconds. */
  readonly signedInAt: number;
}

export interface IssuedTokens {
  readonly accessToken: string;
  readonly idToken: string;
  /** Absent on a refresh. */
  readonly refreshToken?: string;
}

/** The claims of one of our own tokens that an operation of the Cognito API takes. */
export interface TokenSubject {
  readonly userPoolId: string;
  readonly clientId: string;
  readonly sub: string;
  readonly session: SignInSession;
}

/**
 * Signs and reads the tokens of the local user pools, with Cognito's claims
 * (docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html).
 *
 * Refresh tokens are signed and not, as Cognito's, encrypted ones: to a client both are opaque.
 */
export class TokenIssuer {
  readonly #key: SigningKey;
  readonly #issuerOrigin: () => string;

  constructor(key: SigningKey, issuerOrigin: () => string) {
    this.#key = key;
    this.#issuerOrigin = issuerOrigin;
  }

  /** The `iss` claim of a pool's tokens, e.g. `http://localhost:4000/us-east-1_AbCdEfGhI`. */
  issuer(userPoolId: string): string {
    return `${this.#issuerOrigin()}/${userPoolId}`;
  }

  /** Signs an id and an access token, and a refresh token too when no earlier session is given. */
  async issue(
    user: User,
    groups: readonly string[],
    client: ClientSettings,
    earlierSession?: SignInSession,
  ): Promise<IssuedTokens> {
    const now = Math.floor(Date.now() / 1000);
    const session = earlierSession ?? { id: randomUUID(), signedInAt: now };
    const attributes = new Map(user.Attributes.map(({ Name, Value }) => [Name, Value ?? '']));
    const shared: JWTPayload = {
      sub: attributes.get('sub') ?? user.Username,
      ...(groups.length === 0 ? {} : { 'cognito:groups': groups }),
      iss: this.issuer(client.userPoolId),
      origin_jti: session.id,
      auth_time: session.signedInAt,
      iat: now,
    };
    const common: JWTPayload = { ...shared, event_id: randomUUID() };
    const sign = (claims: JWTPayload, seconds: number) =>
      new SignJWT({ ...claims, jti: randomUUID(), exp: now + seconds })
        .setProtectedHeader({ kid: this.#key.keyId, alg: 'RS256' })
        .sign(this.#key.privateKey);

    const [accessToken, idToken, refreshToken] = await Promise.all([
      sign(
        {
          ...common,
          client_id: client.clientId,
          token_use: 'access',
          scope: 'aws.cognito.signin.user.admin',
          username: user.Username,
        },
        client.accessTokenSeconds,
      ),
      sign(
        {
          ...attributeClaims(attributes, client),
          ...common,
          aud: client.clientId,
          token_use: 'id',
          'cognito:username': user.Username,
        },
        client.idTokenSeconds,
      ),
      earlierSession === undefined
        ? sign({ ...shared, client_id: client.clientId, token_use: 'refresh' }, client.refreshTokenSeconds)
        : undefined,
    ]);
    return { accessToken, idToken, ...(refreshToken === undefined ? {} : { refreshToken }) };
  }

  /** Reads an access or refresh token that we have signed; says why when it is good no more. */
  async read(token: string, use: 'access' | 'refresh'): Promise<TokenSubject | 'invalid' | 'expired'> {
    try {
      const { payload } = await jwtVerify(token, this.#key.publicKey, {
        algorithms: ['RS256'],
        requiredClaims: ['exp'],
      });
      return payload['token_use'] === use ? subjectOf(payload) : 'invalid';
    } catch (error) {
      return error instanceof errors.JWTExpired ? 'expired' : 'invalid';
    }
  }
}

/** The refresh tokens of a user that have not expired; a sign-in drops the others from the user's record. */
export function liveRefreshTokens(user: User): readonly string[] {
  const now = Date.now() / 1000;
  return user.RefreshTokens.filter((token) => (decodeJwt(token).exp ?? 0) > now);
}

/** Whether the sign-in that a token comes from is neither revoked nor signed out. */
export function isSessionAlive(user: User, session: SignInSession): boolean {
  return user.RefreshTokens.some((token) => decodeJwt(token)['origin_jti'] === session.id);
}

function subjectOf(payload: JWTPayload): TokenSubject | 'invalid' {
  const { iss, sub, client_id: clientId, origin_jti: sessionId, auth_time: signedInAt } = payload;
  if (
    typeof iss !== 'string' ||
    typeof sub !== 'string' ||
    typeof clientId !== 'string' ||
    typeof sessionId !== 'string' ||
    typeof signedInAt !== 'number'
  ) {
    return 'invalid';
  }
  const userPoolId = iss.slice(iss.lastIndexOf('/') + 1);
  return { userPoolId, clientId, sub, session: { id: sessionId, signedInAt } };
}

function attributeClaims(attributes: ReadonlyMap<string, string>, client: ClientSettings): JWTPayload {
  const claims: JWTPayload = {};
  for (const [name, value] of attributes) {
    if (client.readAttributes !== undefined && !client.readAttributes.includes(name)) {
      continue;
    }
    // OpenID Connect Core 5.1: these two are booleans, and an address is an object; Cognito keeps all three as text.
    if (name === 'email_verified' || name === 'phone_number_verified') {
      claims[name] = value === 'true';
    } else {
      claims[name] = name === 'address' ? { formatted: value } : value;
    }
  }
  return claims;
}
