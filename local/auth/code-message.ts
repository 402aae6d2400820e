import { randomInt } from 'node:crypto';
import type { Messages } from 'cognito-local/lib/services/messages.js';

/** A message that Cognito would have sent: all that is in it that matters. */
export interface CodeMessage {
  /** What the user signs in with. */
  readonly username: string;
  /** The e-mail address or telephone number. */
  readonly destination: string;
  /** The confirmation code, or the temporary password of `AdminCreateUser`. */
  readonly code: string;
  /** E.g. `SignUp`, `ResendCode`, `ForgotPassword`. */
  readonly kind: Parameters<Messages['deliver']>[1];
}

/** `CodeDeliveryDetails` of an answer. */
export interface CodeDelivery {
  readonly AttributeName: string;
  readonly DeliveryMedium: 'EMAIL' | 'SMS';
  /** Masked, e.g. `a***@e***`. */
  readonly Destination: string;
}

/** Six digits, from a source that nobody can predict. */
export function newCode(): string {
  return randomInt(1_000_000).toString().padStart(6, '0');
}

/** What an answer tells of a code that was sent to an attribute's value. */
export function codeDelivery(attributeName: 'email' | 'phone_number', destination: string): CodeDelivery {
  return {
    AttributeName: attributeName,
    DeliveryMedium: attributeName === 'email' ? 'EMAIL' : 'SMS',
    Destination: maskDestination(destination),
  };
}

/** The delivery that is claimed where nobody may learn that there is no such user. */
export function simulatedDelivery(username: string): CodeDelivery {
  return codeDelivery('email', username.includes('@') ? username : `${username}@example.com`);
}

/** Hides a destination as Cognito does: `ann@example.com` is `a***@e***`, `+15551234567` is `+*******4567`. */
export function maskDestination(destination: string): string {
  const [name = '', domain] = destination.split('@');
  return domain === undefined
    ? `+*******${destination.slice(-4)}`
    : `${name.slice(0, 1)}***@${domain.slice(0, 1)}***`;
}
