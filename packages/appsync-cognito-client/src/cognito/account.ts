import type { UserPoolAnswer, UserPoolApi } from './user-pool-api.ts';
import { UserPoolError } from './user-pool-error.ts';
import type { UserPoolResult } from './user-pool-error.ts';

/** Where a code was sent. */
export interface CodeDelivery {
  /** In part, e.g. `a***@e***`. Empty when the user pool does not tell. */
  readonly destination: string;
  /** E.g. `EMAIL`. */
  readonly medium: string;
}

/** What a user does with an account, signed in or not. Nothing here rejects: errors are in the result. */
export interface Account {
  /**
   * Makes an account. An e-mail address as name is its attribute `email`, too.
   *
   * @param attributes others, e.g. `{ name: 'Ann' }`
   */
  signUp(
    username: string,
    password: string,
    attributes?: Readonly<Record<string, string>>,
  ): Promise<UserPoolResult<{ readonly isConfirmed: boolean; readonly delivery: CodeDelivery | undefined }>>;
  confirmSignUp(username: string, code: string): Promise<UserPoolResult<undefined>>;
  /** Sends another code for `confirmSignUp`. */
  resendCode(username: string): Promise<UserPoolResult<CodeDelivery>>;
  /** Sends a code for `confirmForgottenPassword`. */
  forgotPassword(username: string): Promise<UserPoolResult<CodeDelivery>>;
  confirmForgottenPassword(
    username: string,
    code: string,
    newPassword: string,
  ): Promise<UserPoolResult<undefined>>;
  changePassword(oldPassword: string, newPassword: string): Promise<UserPoolResult<undefined>>;
  /** The signed-in user's attributes, e.g. `{ sub, email, email_verified: 'true' }`. */
  attributes(): Promise<UserPoolResult<Readonly<Record<string, string>>>>;
  /**
   * Gives the key for an authenticator app, in Base32. `confirmAuthenticatorApp` with its first code follows.
   */
  setUpAuthenticatorApp(): Promise<UserPoolResult<string>>;
  /** From now on each sign-in asks for a code of the app. */
  confirmAuthenticatorApp(code: string): Promise<UserPoolResult<undefined>>;
  /** Sign-ins ask for no code any more. */
  removeAuthenticatorApp(): Promise<UserPoolResult<undefined>>;
}

export interface AccountProps {
  readonly api: UserPoolApi;
  readonly clientId: string;
  /** Undefined when nobody is signed in. Rejects with `UserPoolError`. */
  readonly accessToken: () => Promise<string | undefined>;
}

type Parameters = Readonly<Record<string, unknown>>;

export function createAccount({ api, clientId, accessToken }: AccountProps): Account {
  const asClient = (operation: string, parameters: Parameters) =>
    api(operation, { ClientId: clientId, ...parameters });
  const asUser = (operation: string, parameters: Parameters = {}) =>
    callAsUser(api, accessToken, operation, parameters);
  const preferApp = (Enabled: boolean) =>
    asUser('SetUserMFAPreference', { SoftwareTokenMfaSettings: { Enabled, PreferredMfa: Enabled } });
  return {
    async signUp(Username, Password, attributes = {}) {
      const given = Username.includes('@') ? { email: Username, ...attributes } : attributes;
      const UserAttributes = Object.entries(given).map(([Name, Value]) => ({ Name, Value }));
      const answer = await asClient('SignUp', { Username, Password, UserAttributes });
      return map(answer, (value) => ({
        isConfirmed: value.UserConfirmed === true,
        delivery: value.CodeDeliveryDetails === undefined ? undefined : deliveryOf(value),
      }));
    },
    confirmSignUp: async (Username, ConfirmationCode) =>
      map(await asClient('ConfirmSignUp', { Username, ConfirmationCode }), nothing),
    resendCode: async (Username) => map(await asClient('ResendConfirmationCode', { Username }), deliveryOf),
    forgotPassword: async (Username) => map(await asClient('ForgotPassword', { Username }), deliveryOf),
    async confirmForgottenPassword(Username, ConfirmationCode, Password) {
      const parameters = { Username, ConfirmationCode, Password };
      return map(await asClient('ConfirmForgotPassword', parameters), nothing);
    },
    changePassword: async (PreviousPassword, ProposedPassword) =>
      map(await asUser('ChangePassword', { PreviousPassword, ProposedPassword }), nothing),
    attributes: async () =>
      map(await asUser('GetUser'), ({ UserAttributes = [] }) =>
        Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name, Value])),
      ),
    setUpAuthenticatorApp: async () =>
      map(await asUser('AssociateSoftwareToken'), ({ SecretCode = '' }) => SecretCode),
    async confirmAuthenticatorApp(UserCode) {
      const verified = await asUser('VerifySoftwareToken', { UserCode });
      return map(verified.error === undefined ? await preferApp(true) : verified, nothing);
    },
    removeAuthenticatorApp: async () => map(await preferApp(false), nothing),
  };
}

/** Calls an operation that takes the signed-in user's token. */
export async function callAsUser(
  api: UserPoolApi,
  accessToken: () => Promise<string | undefined>,
  operation: string,
  parameters: Parameters = {},
): Promise<UserPoolResult<UserPoolAnswer>> {
  let token: string | undefined;
  try {
    token = await accessToken();
  } catch (error) {
    if (error instanceof UserPoolError) {
      return { error };
    }
    throw error;
  }
  return token === undefined
    ? { error: new UserPoolError('NotAuthorizedException', 'Nobody is signed in.') }
    : api(operation, { AccessToken: token, ...parameters });
}

function map<Value>(
  result: UserPoolResult<UserPoolAnswer>,
  read: (answer: UserPoolAnswer) => Value,
): UserPoolResult<Value> {
  return result.error === undefined ? { value: read(result.value) } : result;
}

function deliveryOf({ CodeDeliveryDetails: details = {} }: UserPoolAnswer): CodeDelivery {
  return { destination: details.Destination ?? '', medium: details.DeliveryMedium ?? '' };
}

function nothing(): undefined {
  return undefined;
}
