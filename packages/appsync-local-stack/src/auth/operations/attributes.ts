import { requireUser } from '../pool/user-pool.ts';
import { requireSignedIn } from './access-token.ts';
import { requireWritable } from './attribute-checks.ts';
import { changeAttributes, deleteAttributes } from './change-attributes.ts';
import type { Operation } from './operation.ts';

/** `UpdateUserAttributes`: changes the caller's attributes, as far as the app client may write them. */
export const updateUserAttributes: Operation = async (request, environment) => {
  const attributes = request.attributes('UserAttributes');
  const { pool, client, user } = await requireSignedIn(request, environment);
  requireWritable(
    attributes.map(({ Name }) => Name),
    pool,
    client,
  );
  return { CodeDeliveryDetailsList: await changeAttributes(environment, pool, user, attributes) };
};

/** `AdminUpdateUserAttributes`: an administrator may say that an address or number is verified. */
export const adminUpdateUserAttributes: Operation = async (request, environment) => {
  const attributes = request.attributes('UserAttributes');
  const pool = environment.pools.pool(request.text('UserPoolId'));
  const user = requireUser(pool, request.text('Username'));
  await changeAttributes(environment, pool, user, attributes);
  return {};
};

/**
 * `DeleteUserAttributes`: removes the caller's attributes, as far as the app client may write them and they
 * are not required.
 */
export const deleteUserAttributes: Operation = async (request, environment) => {
  const names = request.texts('UserAttributeNames');
  const { pool, client, user } = await requireSignedIn(request, environment);
  requireWritable(names, pool, client);
  await deleteAttributes(pool, user, names);
  return {};
};

/** `AdminDeleteUserAttributes`: removes attributes, as far as they are not required. */
export const adminDeleteUserAttributes: Operation = async (request, environment) => {
  const names = request.texts('UserAttributeNames');
  const pool = environment.pools.pool(request.text('UserPoolId'));
  await deleteAttributes(pool, requireUser(pool, request.text('Username')), names);
  return {};
};
