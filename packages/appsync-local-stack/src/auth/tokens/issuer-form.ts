/**
 * What the `iss` claim looks like: `local` names the server that has the keys, e.g.
 * `http://localhost:4000/us-east-1_AbCdEfGhI`; `aws` is as on AWS,
 * `https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI`, for code that accepts only this form.
 */
export const ISSUER_FORMS = ['local', 'aws'] as const;

export type IssuerForm = (typeof ISSUER_FORMS)[number];
