/**
 * Gives a valid access token; undefined when nobody is signed in. Rejects when it cannot be known now, for example because the user
 * pool does not answer.
 *
 * @param refused a token that the API has just refused: another one is wanted, if there is one
 */
export type AccessTokenSource = (refused?: string) => Promise<string | undefined>;
