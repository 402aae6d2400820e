import { CognitoError } from '../api/cognito-error.ts';
import { requireUser } from '../pool/user-pool.ts';
import { requireSignedIn } from './access-token.ts';
import type { Operation } from './operation.ts';

/**
 * The largest number of devices on a page.
 *
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListDevices.html
 */
const MOST_DEVICES = 60;

/** `ListDevices`: the local user pools track no devices, as pools without `DeviceConfiguration`. */
export const listDevices: Operation = async (request, environment) => {
  request.integer('Limit', [0, MOST_DEVICES]);
  request.optionalText('PaginationToken');
  await requireSignedIn(request, environment);
  throw noDeviceTracking();
};

/** `AdminListDevices`, as `listDevices`. */
export const adminListDevices: Operation = (request, { pools }) => {
  request.integer('Limit', [0, MOST_DEVICES]);
  request.optionalText('PaginationToken');
  requireUser(pools.pool(request.text('UserPoolId')), request.text('Username'));
  throw noDeviceTracking();
};

/** `ConfirmDevice`, `GetDevice`, `UpdateDeviceStatus` and their kind: of a signed-in caller's device. */
export const onDevice: Operation = async (request, environment) => {
  request.text('DeviceKey');
  await requireSignedIn(request, environment);
  throw noDeviceTracking();
};

/** `ForgetDevice`, whose `AccessToken` may be left out for a device without a user. */
export const forgetDevice: Operation = async (request, environment) => {
  request.text('DeviceKey');
  if (request.optionalText('AccessToken') !== undefined) {
    await requireSignedIn(request, environment);
  }
  throw noDeviceTracking();
};

/** `AdminGetDevice` and its kind, as `onDevice`. */
export const onUserDevice: Operation = (request, { pools }) => {
  request.text('DeviceKey');
  requireUser(pools.pool(request.text('UserPoolId')), request.text('Username'));
  throw noDeviceTracking();
};

function noDeviceTracking(): CognitoError {
  return new CognitoError(
    'InvalidUserPoolConfigurationException',
    'Device tracking is not enabled for the user pool.',
  );
}
