import type { ContactAttribute } from '../../template/user-pool-model.ts';

/** A message that Cognito would have sent. */
export interface CodeMessage {
  /** What the user signs in with. */
  readonly username: string;
  /** The e-mail address or telephone number. */
  readonly destination: string;
  /** The confirmation code, or the temporary password of `AdminCreateUser`. */
  readonly code: string;
  /** The operation that sent it. */
  readonly kind:
    | 'AdminCreateUser'
    | 'ForgotPassword'
    | 'ResendCode'
    | 'SignUp'
    | 'UpdateUserAttribute'
    | 'VerifyUserAttribute';
}

/** `CodeDeliveryDetails` of an answer. */
export interface CodeDelivery {
  readonly AttributeName: ContactAttribute;
  readonly DeliveryMedium: 'EMAIL' | 'SMS';
  /** Masked, e.g. `a***@e***`. */
  readonly Destination: string;
}

/** What an answer says about a code that was sent to an attribute's value. */
export function codeDelivery(attributeName: ContactAttribute, destination: string): CodeDelivery {
  return {
    AttributeName: attributeName,
    DeliveryMedium: attributeName === 'email' ? 'EMAIL' : 'SMS',
    Destination: maskDestination(destination),
  };
}

/**
 * The delivery that is claimed for an unknown user, where the answer must not show that the user is unknown.
 */
export function simulatedDelivery(username: string): CodeDelivery {
  return codeDelivery('email', username.includes('@') ? username : `${username}@example.com`);
}

/**
 * Hides a destination as Cognito does: `ann@example.com` is `a***@e***`, `+15551234567` is `+*******4567`.
 *
 * In lower case: otherwise the case of the stored address would show that it is stored.
 */
function maskDestination(destination: string): string {
  const [name = '', domain] = destination.toLowerCase().split('@');
  return domain === undefined
    ? `+*******${destination.slice(-4)}`
    : `${name.slice(0, 1)}***@${domain.slice(0, 1)}***`;
}
