import type { ClientSettings } from '../pool/client-settings.ts';
import type { IssuedTokens } from '../tokens/token-issuer.ts';
import type { ApiAnswer } from './operation.ts';

/** `AuthenticationResult` of an answer; `ExpiresIn` is the access token's validity in seconds. */
export function authenticationResult(tokens: IssuedTokens, client: ClientSettings): ApiAnswer {
  return {
    AccessToken: tokens.accessToken,
    ExpiresIn: client.accessTokenSeconds,
    TokenType: 'Bearer',
    ...(tokens.refreshToken === undefined ? {} : { RefreshToken: tokens.refreshToken }),
    IdToken: tokens.idToken,
  };
}
