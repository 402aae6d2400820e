import type { RealtimeErrorDetail } from './realtime-message.ts';

/** The server's refusal of a connection or a subscription, in its own words. */
export class RealtimeRefused extends Error {
  override readonly name = 'RealtimeRefused';
  readonly errors: readonly RealtimeErrorDetail[];

  constructor(errors: readonly RealtimeErrorDetail[]) {
    super(errors.map(({ errorType, message }) => [errorType, message].filter(Boolean).join(': ')).join('; '));
    this.errors = errors;
  }
}

export const NOT_SIGNED_IN: RealtimeErrorDetail = {
  errorType: 'UnauthorizedException',
  message: 'Nobody is signed in.',
};

/** Whether another token may help. */
export function isUnauthorized({
  errorType = '',
  message = '',
  errorCode = 0,
}: RealtimeErrorDetail): boolean {
  return /^(Unauthorized|NotAuthorized)/.test(errorType) || errorCode === 401 || message.includes('expired');
}

/** What a client may try again; everything else is said to it, as Amplify does. */
export function isServerFault({ errorCode = 0, errorType = '' }: RealtimeErrorDetail): boolean {
  return errorCode >= 500 || errorType === 'LimitExceededError';
}
