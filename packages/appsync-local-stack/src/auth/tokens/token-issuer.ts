import { randomUUID } from 'node:crypto';
import { SignJWT, errors, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import type { ClientSettings } from '../pool/client-settings.ts';
import type { User } from '../pool/user.ts';
import type { IssuerForm } from './issuer-form.ts';
import type { SigningKey } from './signing-key.ts';

/** What all tokens of one sign-in share, also after a refresh. */
export interface SignInSession {
  /** `origin_jti`: what revoking a refresh token ends. */
  readonly id: string;
  /** `auth_time`, in epoch seconds. */
  readonly signedInAt: number;
}

export interface IssuedTokens {
  readonly accessToken: string;
  readonly idToken: string;
  /** Absent on a refresh without rotation. */
  readonly refreshToken?: string;
}

/** What a refresh needs of the sign-in. */
export interface EarlierSession {
  readonly session: SignInSession;
  /** When the new refresh token expires, in epoch seconds; absent: no new one, the old one stays. */
  readonly refreshTokenExpiresAt?: number;
}

/** The claims that operations of the Cognito API read from a token. */
export interface TokenSubject {
  readonly userPoolId: string;
  readonly clientId: string;
  readonly sub: string;
  readonly session: SignInSession;
  /** In epoch seconds. */
  readonly expiresAt: number;
}

/**
 * Signs and reads the tokens of the local user pools, with Cognito's claims.
 *
 * Refresh tokens are signed; Cognito's are encrypted. To a client both are opaque.
 */
export class TokenIssuer {
  readonly #key: SigningKey;
  readonly #origin: () => string;
  readonly #form: IssuerForm;

  /** @param origin where the pools are served, e.g. `http://localhost:4000` */
  constructor(key: SigningKey, origin: () => string, form: IssuerForm) {
    this.#key = key;
    this.#origin = origin;
    this.#form = form;
  }

  /** The `iss` claim of a pool's tokens. */
  issuer(userPoolId: string): string {
    // A pool's id begins with its region.
    const region = userPoolId.split('_', 1)[0] ?? '';
    return this.#form === 'aws'
      ? `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`
      : `${this.#origin()}/${userPoolId}`;
  }

  /** Where the keys of a pool's tokens are, whatever the issuer is. */
  jwksUri(userPoolId: string): string {
    return `${this.#origin()}/${userPoolId}/.well-known/jwks.json`;
  }

  /** Signs an id and an access token, and a refresh token for a new session or with rotation. */
  async issue(
    user: User,
    groups: readonly string[],
    client: ClientSettings,
    earlier?: EarlierSession,
  ): Promise<IssuedTokens> {
    const now = Math.floor(Date.now() / 1000);
    const session = earlier?.session ?? { id: randomUUID(), signedInAt: now };
    const refreshTokenExpiresAt =
      earlier === undefined ? now + client.refreshTokenSeconds : earlier.refreshTokenExpiresAt;
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
    const sign = (claims: JWTPayload, expiresAt: number) =>
      new SignJWT({ ...claims, jti: randomUUID(), exp: expiresAt })
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
        now + client.accessTokenSeconds,
      ),
      sign(
        {
          ...attributeClaims(attributes, client),
          ...common,
          aud: client.clientId,
          token_use: 'id',
          'cognito:username': user.Username,
        },
        now + client.idTokenSeconds,
      ),
      refreshTokenExpiresAt === undefined
        ? undefined
        : sign({ ...shared, client_id: client.clientId, token_use: 'refresh' }, refreshTokenExpiresAt),
    ]);
    return { accessToken, idToken, ...(refreshToken === undefined ? {} : { refreshToken }) };
  }

  /** Reads an access or refresh token that we have signed, or says why it is not valid. */
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

function subjectOf(payload: JWTPayload): TokenSubject | 'invalid' {
  const { iss, sub, client_id: clientId, origin_jti: sessionId, auth_time: signedInAt, exp } = payload;
  if (
    typeof iss !== 'string' ||
    typeof sub !== 'string' ||
    typeof clientId !== 'string' ||
    typeof sessionId !== 'string' ||
    typeof signedInAt !== 'number' ||
    exp === undefined
  ) {
    return 'invalid';
  }
  const userPoolId = iss.slice(iss.lastIndexOf('/') + 1);
  return { userPoolId, clientId, sub, session: { id: sessionId, signedInAt }, expiresAt: exp };
}

function attributeClaims(attributes: ReadonlyMap<string, string>, client: ClientSettings): JWTPayload {
  const claims: JWTPayload = {};
  for (const [name, value] of attributes) {
    if (client.readAttributes !== undefined && !client.readAttributes.includes(name)) {
      continue;
    }
    // OpenID Connect Core 5.1: these two are booleans, and an address is an object; Cognito stores all three
    // as strings.
    if (name === 'email_verified' || name === 'phone_number_verified') {
      claims[name] = value === 'true';
    } else {
      claims[name] = name === 'address' ? { formatted: value } : value;
    }
  }
  return claims;
}
