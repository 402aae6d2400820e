import { adminCreateUser } from './admin-create-user.ts';
import {
  adminDeleteUserAttributes,
  adminUpdateUserAttributes,
  deleteUserAttributes,
  updateUserAttributes,
} from './attributes.ts';
import {
  describeUserPool,
  describeUserPoolClient,
  getUserPoolMfaConfig,
  listUserPoolClients,
  listUserPools,
} from './describe.ts';
import { adminListDevices, forgetDevice, listDevices, onDevice, onUserDevice } from './devices.ts';
import { adminResetUserPassword, confirmForgotPassword, forgotPassword } from './forgot-password.ts';
import {
  adminAddUserToGroup,
  adminListGroupsForUser,
  adminRemoveUserFromGroup,
  createGroup,
  deleteGroup,
  getGroup,
  listGroups,
  listUsersInGroup,
  updateGroup,
} from './groups.ts';
import { listUsers } from './list-users.ts';
import type { Operation } from './operation.ts';
import { deleteWebAuthnCredential, listWebAuthnCredentials, registerWebAuthnCredential } from './passkeys.ts';
import { adminSetUserPassword, changePassword } from './password.ts';
import { getTokensFromRefreshToken } from './refresh.ts';
import { refused, setUserSettings } from './refused.ts';
import {
  adminInitiateAuth,
  adminRespondToAuthChallenge,
  initiateAuth,
  respondToAuthChallenge,
} from './sign-in.ts';
import { adminUserGlobalSignOut, globalSignOut, revokeToken } from './sign-out.ts';
import { confirmSignUp, resendConfirmationCode, signUp } from './sign-up.ts';
import {
  adminSetUserMfaPreference,
  associateSoftwareToken,
  setUserMfaPreference,
  verifySoftwareToken,
} from './software-token.ts';
import {
  adminConfirmSignUp,
  adminDeleteUser,
  adminDisableUser,
  adminEnableUser,
  adminGetUser,
  deleteUser,
  getUser,
  getUserAuthFactors,
} from './users.ts';
import { getUserAttributeVerificationCode, verifyUserAttribute } from './verify-attribute.ts';

/** The operations for apps, with a client id or an access token: all that Cognito has. */
export const clientOperations: ReadonlyMap<string, Operation> = new Map([
  ['AssociateSoftwareToken', associateSoftwareToken],
  ['ChangePassword', changePassword],
  ['CompleteWebAuthnRegistration', registerWebAuthnCredential],
  ['ConfirmDevice', onDevice],
  ['ConfirmForgotPassword', confirmForgotPassword],
  ['ConfirmSignUp', confirmSignUp],
  ['DeleteUser', deleteUser],
  ['DeleteUserAttributes', deleteUserAttributes],
  ['DeleteWebAuthnCredential', deleteWebAuthnCredential],
  ['ForgetDevice', forgetDevice],
  ['ForgotPassword', forgotPassword],
  ['GetDevice', onDevice],
  ['GetTokensFromRefreshToken', getTokensFromRefreshToken],
  ['GetUser', getUser],
  ['GetUserAttributeVerificationCode', getUserAttributeVerificationCode],
  ['GetUserAuthFactors', getUserAuthFactors],
  ['GlobalSignOut', globalSignOut],
  ['InitiateAuth', initiateAuth],
  ['ListDevices', listDevices],
  ['ListWebAuthnCredentials', listWebAuthnCredentials],
  ['ResendConfirmationCode', resendConfirmationCode],
  ['RespondToAuthChallenge', respondToAuthChallenge],
  ['RevokeToken', revokeToken],
  ['SetUserMFAPreference', setUserMfaPreference],
  ['SetUserSettings', setUserSettings],
  ['SignUp', signUp],
  ['StartWebAuthnRegistration', registerWebAuthnCredential],
  ['UpdateAuthEventFeedback', refused('UpdateAuthEventFeedback')],
  ['UpdateDeviceStatus', onDevice],
  ['UpdateUserAttributes', updateUserAttributes],
  ['VerifySoftwareToken', verifySoftwareToken],
  ['VerifyUserAttribute', verifyUserAttribute],
]);

/** The operations for administrators, who sign the request by an AWS account's credentials. */
export const adminOperations: ReadonlyMap<string, Operation> = new Map([
  ['AdminAddUserToGroup', adminAddUserToGroup],
  ['AdminConfirmSignUp', adminConfirmSignUp],
  ['AdminCreateUser', adminCreateUser],
  ['AdminDeleteUser', adminDeleteUser],
  ['AdminDeleteUserAttributes', adminDeleteUserAttributes],
  ['AdminDisableUser', adminDisableUser],
  ['AdminEnableUser', adminEnableUser],
  ['AdminForgetDevice', onUserDevice],
  ['AdminGetDevice', onUserDevice],
  ['AdminGetUser', adminGetUser],
  ['AdminInitiateAuth', adminInitiateAuth],
  ['AdminListDevices', adminListDevices],
  ['AdminListGroupsForUser', adminListGroupsForUser],
  ['AdminRemoveUserFromGroup', adminRemoveUserFromGroup],
  ['AdminResetUserPassword', adminResetUserPassword],
  ['AdminRespondToAuthChallenge', adminRespondToAuthChallenge],
  ['AdminSetUserMFAPreference', adminSetUserMfaPreference],
  ['AdminSetUserPassword', adminSetUserPassword],
  ['AdminUpdateDeviceStatus', onUserDevice],
  ['AdminUpdateUserAttributes', adminUpdateUserAttributes],
  ['AdminUserGlobalSignOut', adminUserGlobalSignOut],
  ['CreateGroup', createGroup],
  ['DeleteGroup', deleteGroup],
  ['DescribeUserPool', describeUserPool],
  ['DescribeUserPoolClient', describeUserPoolClient],
  ['GetGroup', getGroup],
  ['GetUserPoolMfaConfig', getUserPoolMfaConfig],
  ['ListGroups', listGroups],
  ['ListUserPoolClients', listUserPoolClients],
  ['ListUserPools', listUserPools],
  ['ListUsers', listUsers],
  ['ListUsersInGroup', listUsersInGroup],
  ['UpdateGroup', updateGroup],
]);
