import { refuse } from '../api/api-request.ts';
import { notImplemented } from '../api/cognito-error.ts';
import { requireSignedIn } from './access-token.ts';
import type { Operation } from './operation.ts';

/** `SetUserSettings`: text messages as a second factor, in an older form than `SetUserMFAPreference`. */
export const setUserSettings: Operation = async (request, environment) => {
  request.requireMember('MFAOptions');
  await requireSignedIn(request, environment);
  return refuse('User pool does not have SMS configuration to send messages.');
};

/** An operation for apps that the local user pools do not have. */
export function refused(name: string): Operation {
  return () => Promise.reject(notImplemented(name));
}
