import { requireUser } from '../pool/user-pool.ts';
import { requireSignedIn } from './access-token.ts';
import { requireWritable } from './attribute-checks.ts';
import { changeAttributes, deleteAttributes } from './change-attributes.ts';
import type { Operation } from './operation.ts';

/** `UpdateUserAttributes`: of the caller, as far as the app client may write. */
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

/** `DeleteUserAttributes`: of the caller, as far as the app client may write and a user may be without. */
export const deleteUserAttributes: Operation = async (request, environment) => {
  const names = request.texts('UserAttributeNames');
  const { pool, client, user } = await requireSignedIn(request, environment);
  requireWritable(names, pool, client);
  await deleteAttributes(pool, user, names);
  return {};
};

/** `AdminDeleteUserAttributes`, as far as a user may be without. */
export const adminDeleteUserAttributes: Operation = async (request, environment) => {
  const names = request.texts('UserAttributeNames');
  const pool = environment.pools.pool(request.text('UserPoolId'));
  await deleteAttributes(pool, requireUser(pool, request.text('Username')), names);
  return {};
};
