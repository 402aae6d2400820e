import { CONTACT_ATTRIBUTES } from '../../template/user-pool-model.ts';
import type { ContactAttribute } from '../../template/user-pool-model.ts';
import { refuse } from '../api/api-request.ts';
import type { ApiRequest } from '../api/api-request.ts';
import { attributeOf, withAttributes } from '../pool/user-attributes.ts';
import { saveUser } from '../pool/user-pool.ts';
import { codeDelivery } from '../verification/code-message.ts';
import {
  codeExpired,
  codeMismatch,
  sendCode,
  waitingCode,
  withoutCode,
} from '../verification/verification-codes.ts';
import { requireSignedIn } from './access-token.ts';
import { requireFreeEmail } from './attribute-checks.ts';
import type { Operation } from './operation.ts';

/**
 * `GetUserAttributeVerificationCode`: sends a code to the caller's current address or number, also while a
 * new one waits for its code. To send the code for the new one again, call
 * `UpdateUserAttributes` again.
 *
 * Source: https://github.com/aws-amplify/amplify-flutter/issues/3756
 */
export const getUserAttributeVerificationCode: Operation = async (request, environment) => {
  const name = contactAttribute(request);
  const { pool, user } = await requireSignedIn(request, environment);
  if (name === 'phone_number' && !pool.settings.sendsSms) {
    refuse('User pool does not have SMS configuration to send messages.');
  }
  const destination = attributeOf(user, name) ?? refuse(`User does not have the attribute ${name}.`);
  await sendCode(environment, pool, user, {
    purpose: `VERIFY_${name}`,
    kind: 'VerifyUserAttribute',
    attribute: name,
    destination,
  });
  return { CodeDeliveryDetails: codeDelivery(name, destination) };
};

/**
 * `VerifyUserAttribute`: takes a code, once. It verifies the address or number that it was sent to: a new one
 * replaces the old one, the current one becomes verified.
 */
export const verifyUserAttribute: Operation = async (request, environment) => {
  const name = contactAttribute(request);
  const code = request.text('Code');
  const { pool, user } = await requireSignedIn(request, environment);
  const { attempts } = environment;
  attempts.require(pool, user.Username, 'ATTRIBUTE_CODE');
  const purposes = [`NEW_${name}`, `VERIFY_${name}`] as const;
  const waiting = purposes.flatMap((purpose) => waitingCode(user, purpose) ?? []);
  const sent = waiting.find(({ Code }) => Code === code);
  if (sent === undefined) {
    attempts.count(pool, user.Username, 'ATTRIBUTE_CODE');
    throw waiting.length === 0 ? codeExpired() : codeMismatch();
  }
  const verified = [
    { Name: name, Value: sent.Destination },
    { Name: `${name}_verified`, Value: 'true' },
  ];
  // Another user may have taken it meanwhile.
  requireFreeEmail(verified, pool, user);
  const used = purposes.filter((purpose) => waitingCode(user, purpose)?.Destination === sent.Destination);
  await saveUser(pool, withoutCode(withAttributes(user, verified), ...used));
  attempts.clear(pool, user.Username, 'ATTRIBUTE_CODE');
  return {};
};

function contactAttribute(request: ApiRequest): ContactAttribute {
  const name = request.text('AttributeName');
  return (
    CONTACT_ATTRIBUTES.find((known) => known === name) ??
    refuse(`${name} cannot be verified; ${CONTACT_ATTRIBUTES.join(' and ')} can.`)
  );
}
