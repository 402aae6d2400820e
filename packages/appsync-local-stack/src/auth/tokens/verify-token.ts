import { decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { CryptoKey, JWTPayload } from 'jose';
import type { Json, VerifiedIdentity } from '../../runtime/model.ts';

/** Why a request is answered with 401: the `message` of AppSync's `UnauthorizedException`. */
interface TokenRefusal {
  readonly message: string;
}

/** What an API requires of a token; the Cognito variant of `AuthenticationModel` is one. */
export interface TokenRules {
  readonly userPoolId: string;
  /** Must match the whole app client id. */
  readonly appIdClientRegex?: string;
  readonly defaultAction: 'ALLOW' | 'DENY';
}

export type TokenVerifier = (
  authorizationHeader: string | undefined,
  rules: TokenRules,
) => Promise<VerifiedIdentity | TokenRefusal>;

const MISSING: TokenRefusal = { message: 'Valid authorization header not provided.' };
const UNPARSABLE: TokenRefusal = { message: 'Unable to parse JWT token.' };
const EXPIRED: TokenRefusal = { message: 'Token has expired.' };
const REFUSED: TokenRefusal = { message: 'You are not authorized to make this call.' };

/**
 * Makes the check that AppSync runs on an `Authorization` header: an id or access token, with or without
 * `Bearer `.
 *
 * Signature and expiry are checked, revocation is not, as in AppSync: a signed-out access token is valid
 * until it expires.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html
 *
 * @returns a verifier whose answer has a `message` exactly when the token is refused; it never rejects
 *   because of a token
 */
export function createTokenVerifier(publicKey: CryptoKey): TokenVerifier {
  return async (authorizationHeader, rules) => {
    const token = authorizationHeader?.trim().replace(/^Bearer(\s+|$)/i, '') ?? '';
    if (token === '') {
      return MISSING;
    }
    if (!isJwt(token)) {
      return UNPARSABLE;
    }
    try {
      const { payload } = await jwtVerify(token, publicKey, {
        algorithms: ['RS256'],
        requiredClaims: ['exp', 'iss', 'sub'],
      });
      return identityOf(payload, rules) ?? REFUSED;
    } catch (error) {
      if (error instanceof errors.JWTExpired) {
        return EXPIRED;
      }
      if (error instanceof errors.JOSEError) {
        return REFUSED;
      }
      throw error;
    }
  };
}

function isJwt(token: string): boolean {
  try {
    decodeProtectedHeader(token);
    decodeJwt(token);
    return true;
  } catch {
    return false;
  }
}

function identityOf(payload: JWTPayload, rules: TokenRules): VerifiedIdentity | undefined {
  // A verified payload came out of JSON.parse.
  const claims = payload as { readonly [key: string]: Json };
  const { iss: issuer, sub } = claims;
  const username = claims[claims['token_use'] === 'id' ? 'cognito:username' : 'username'];
  if (typeof issuer !== 'string' || typeof sub !== 'string' || typeof username !== 'string') {
    return undefined;
  }
  // Only the pool is compared: the origin in front of it changes with the port, and the key proves that the
  // token is ours.
  if (!issuer.endsWith(`/${rules.userPoolId}`) || !isAllowedClient(claims, rules.appIdClientRegex)) {
    return undefined;
  }
  const groups = claims['cognito:groups'];
  return {
    username,
    groups: Array.isArray(groups) ? groups.filter((group) => typeof group === 'string') : null,
    sub,
    issuer,
    claims,
    defaultAuthStrategy: rules.defaultAction,
  };
}

function isAllowedClient(claims: { readonly [key: string]: Json }, regex: string | undefined): boolean {
  const { token_use: use, aud, client_id: accessClientId } = claims;
  const clientId = use === 'id' ? aud : use === 'access' ? accessClientId : undefined;
  return typeof clientId === 'string' && (regex === undefined || new RegExp(`^(?:${regex})$`).test(clientId));
}
