import { isObject } from './is-object.ts';

/**
 * Gives a valid access token; undefined when nobody is signed in. Rejects when it cannot be known now, for
 * example because the user pool does not answer.
 *
 * @param refused a token that the API has just refused: another one is wanted, if there is one
 */
export type AccessTokenSource = (refused?: string) => Promise<string | undefined>;

/**
 * Gives tokens for one call of a sender: those of one user. A call is sent again after a while, and what one
 * user has asked for must not be done for the next one who signs in meanwhile.
 */
export function ofOneUser(accessToken: AccessTokenSource): AccessTokenSource {
  let user: string | undefined;
  return async (refused) => {
    const token = await accessToken(refused);
    const tokenUser = token === undefined ? undefined : subjectOf(token);
    user ??= tokenUser;
    return tokenUser === user ? token : undefined;
  };
}

/** The claim `sub` of a token; undefined for what is not a JSON Web Token. */
function subjectOf(token: string): string | undefined {
  const [, payload = ''] = token.split('.');
  try {
    const claims: unknown = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')));
    return isObject(claims) && typeof claims['sub'] === 'string' ? claims['sub'] : undefined;
  } catch {
    return undefined;
  }
}
