import { CognitoError } from '../api/cognito-error.ts';
import { requireSignedIn } from './access-token.ts';
import type { Operation } from './operation.ts';

/**
 * `ListWebAuthnCredentials`: the local user pools have no passkeys, as pools whose sign-in policy does not
 * name them.
 */
export const listWebAuthnCredentials: Operation = async (request, environment) => {
  // The API has 0 to 20 here.
  request.integer('MaxResults', [0, 20]);
  await requireSignedIn(request, environment);
  return { Credentials: [] };
};

/** `StartWebAuthnRegistration` and `CompleteWebAuthnRegistration`. */
export const registerWebAuthnCredential: Operation = async (request, environment) => {
  await requireSignedIn(request, environment);
  throw new CognitoError('WebAuthnNotEnabledException', 'WebAuthn is not enabled for the user pool.');
};

export const deleteWebAuthnCredential: Operation = async (request, environment) => {
  request.text('CredentialId');
  await requireSignedIn(request, environment);
  throw new CognitoError('ResourceNotFoundException', 'The passkey does not exist.');
};
