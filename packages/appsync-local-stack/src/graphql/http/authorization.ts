import type { VerifiedIdentity } from '../../runtime/model.ts';

/** The bearer of a valid token, or AppSync's message for status 401. */
export type Authorization = VerifiedIdentity | { readonly message: string };

/** Checks an `Authorization` header, with `Bearer ` or without. */
export type Authorize = (authorizationHeader: string | undefined) => Promise<Authorization>;
