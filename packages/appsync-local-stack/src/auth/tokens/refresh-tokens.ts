import { decodeJwt } from 'jose';
import type { RotatedRefreshToken, User } from '../pool/user.ts';
import type { SignInSession } from './token-issuer.ts';

export type RefreshTokenState = 'good' | 'rotated' | 'revoked';

/** The state of a refresh token that has not expired. */
export function refreshTokenState(user: User, token: string, session: SignInSession): RefreshTokenState {
  if (!isSessionAlive(user, session)) {
    return 'revoked';
  }
  const isInGrace = graceTokens(user).some(({ Token }) => Token === token);
  // Every valid sign-in has one current token: a token that is not on record was rotated.
  return user.RefreshTokens.includes(token) || isInGrace ? 'good' : 'rotated';
}

/** Whether the sign-in of a token is neither revoked nor signed out. */
export function isSessionAlive(user: User, session: SignInSession): boolean {
  return user.RefreshTokens.some((token) => sessionId(token) === session.id);
}

/** The user with one more sign-in; expired tokens are dropped. */
export function withSignIn(user: User, token: string | undefined): User {
  const now = Date.now() / 1000;
  const alive = user.RefreshTokens.filter((kept) => (decodeJwt(kept).exp ?? 0) > now);
  return { ...user, RefreshTokens: token === undefined ? alive : [...alive, token] };
}

/** The user with a new refresh token; the old one is valid for its grace period only. */
export function withRotation(user: User, old: string, fresh: string, graceSeconds: number): User {
  const goodUntil = Date.now() + graceSeconds * 1000;
  const inGrace = graceTokens(user);
  // A token that is sent again within its grace period does not extend that period.
  const added = user.RefreshTokens.includes(old) ? [{ Token: old, GoodUntil: goodUntil }] : [];
  return {
    ...user,
    RefreshTokens: [...user.RefreshTokens.filter((kept) => kept !== old), fresh],
    RotatedRefreshTokens: [...inGrace, ...added],
  };
}

/** The user without a sign-in: all of its refresh tokens end. */
export function withoutSession(user: User, session: SignInSession): User {
  return { ...user, RefreshTokens: user.RefreshTokens.filter((token) => sessionId(token) !== session.id) };
}

function graceTokens(user: User): readonly RotatedRefreshToken[] {
  const now = Date.now();
  return (user.RotatedRefreshTokens ?? []).filter(({ GoodUntil }) => GoodUntil > now);
}

function sessionId(token: string): unknown {
  return decodeJwt(token)['origin_jti'];
}
