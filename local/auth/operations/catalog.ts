import { adminCreateUser, createGroup, onCaller, onPool, onUser } from './admin.ts';
import {
  adminUpdateUserAttributes,
  deleteUserAttributes,
  updateUserAttributes,
  verifyUserAttribute,
} from './attributes.ts';
import type { Operation } from './operation.ts';
import { adminSetUserPassword, changePassword, confirmForgotPassword, forgotPassword } from './password.ts';
import { getTokensFromRefreshToken } from './refresh.ts';
import {
  adminInitiateAuth,
  adminRespondToAuthChallenge,
  initiateAuth,
  respondToAuthChallenge,
} from './sign-in.ts';
import { adminUserGlobalSignOut, globalSignOut, revokeToken } from './sign-out.ts';
import {
  adminSetUserMfaPreference,
  associateSoftwareToken,
  setUserMfaPreference,
  verifySoftwareToken,
} from './software-token.ts';
import { confirmSignUp, resendConfirmationCode, signUp } from './sign-up.ts';

/** What an app calls, with a client id or an access token. */
export const clientOperations: ReadonlyMap<string, Operation> = new Map([
  ['AssociateSoftwareToken', associateSoftwareToken],
  ['ChangePassword', changePassword],
  ['ConfirmForgotPassword', confirmForgotPassword],
  ['ConfirmSignUp', confirmSignUp],
  ['DeleteUser', onCaller('DeleteUser')],
  ['DeleteUserAttributes', deleteUserAttributes],
  ['ForgotPassword', forgotPassword],
  ['GetTokensFromRefreshToken', getTokensFromRefreshToken],
  ['GetUser', onCaller('GetUser')],
  ['GetUserAttributeVerificationCode', onCaller('GetUserAttributeVerificationCode')],
  ['GlobalSignOut', globalSignOut],
  ['InitiateAuth', initiateAuth],
  ['ResendConfirmationCode', resendConfirmationCode],
  ['RespondToAuthChallenge', respondToAuthChallenge],
  ['RevokeToken', revokeToken],
  ['SetUserMFAPreference', setUserMfaPreference],
  ['SignUp', signUp],
  ['UpdateUserAttributes', updateUserAttributes],
  ['VerifySoftwareToken', verifySoftwareToken],
  ['VerifyUserAttribute', verifyUserAttribute],
]);

/** What an administrator calls, with a request signed by an AWS account's credentials. */
export const adminOperations: ReadonlyMap<string, Operation> = new Map([
  ['AdminAddUserToGroup', onUser('AdminAddUserToGroup', 'GroupName')],
  ['AdminConfirmSignUp', onUser('AdminConfirmSignUp')],
  ['AdminCreateUser', adminCreateUser],
  ['AdminDeleteUser', onUser('AdminDeleteUser')],
  ['AdminDisableUser', onUser('AdminDisableUser')],
  ['AdminEnableUser', onUser('AdminEnableUser')],
  ['AdminGetUser', onUser('AdminGetUser')],
  ['AdminInitiateAuth', adminInitiateAuth],
  ['AdminListGroupsForUser', onUser('AdminListGroupsForUser')],
  ['AdminRemoveUserFromGroup', onUser('AdminRemoveUserFromGroup', 'GroupName')],
  ['AdminRespondToAuthChallenge', adminRespondToAuthChallenge],
  ['AdminSetUserMFAPreference', adminSetUserMfaPreference],
  ['AdminSetUserPassword', adminSetUserPassword],
  ['AdminUpdateUserAttributes', adminUpdateUserAttributes],
  ['AdminUserGlobalSignOut', adminUserGlobalSignOut],
  ['CreateGroup', createGroup],
  ['DeleteGroup', onPool('DeleteGroup', 'GroupName')],
  ['DescribeUserPool', onPool('DescribeUserPool')],
  ['DescribeUserPoolClient', onPool('DescribeUserPoolClient', 'ClientId')],
  ['GetGroup', onPool('GetGroup', 'GroupName')],
  ['ListGroups', onPool('ListGroups')],
  ['ListUserPoolClients', onPool('ListUserPoolClients')],
  ['ListUsers', onPool('ListUsers')],
  ['ListUsersInGroup', onPool('ListUsersInGroup', 'GroupName')],
]);
