import { EraseMyDataDocument } from 'expense-tracker-client';
import type { ExpenseClient, UserPool } from 'expense-tracker-client';
import { nothing, resultOf } from './session-error.ts';
import type { Session, SessionResult } from './session.ts';

type Account = Pick<
  Session,
  | 'signUp'
  | 'confirmSignUp'
  | 'resendCode'
  | 'forgotPassword'
  | 'confirmForgottenPassword'
  | 'changePassword'
  | 'setUpAuthenticatorApp'
  | 'confirmAuthenticatorApp'
  | 'removeAuthenticatorApp'
>;

/** What authenticator apps show an account under. */
const ISSUER = 'Expenses';

/** What a user does with an account, in the words of the app. */
export function accountOf(userPool: UserPool): Account {
  return {
    signUp: async (username, password) =>
      resultOf(await userPool.signUp(username, password), ({ isConfirmed, delivery }) => ({
        isConfirmed,
        destination: delivery?.destination ?? '',
      })),
    confirmSignUp: async (username, code) => resultOf(await userPool.confirmSignUp(username, code), nothing),
    resendCode: async (username) =>
      resultOf(await userPool.resendCode(username), ({ destination }) => ({ destination })),
    forgotPassword: async (username) =>
      resultOf(await userPool.forgotPassword(username), ({ destination }) => ({ destination })),
    confirmForgottenPassword: async (username, code, newPassword) =>
      resultOf(await userPool.confirmForgottenPassword(username, code, newPassword), nothing),
    changePassword: async (oldPassword, newPassword) =>
      resultOf(await userPool.changePassword(oldPassword, newPassword), nothing),
    setUpAuthenticatorApp: async () =>
      resultOf(await userPool.setUpAuthenticatorApp(), (secretCode) => {
        const label = encodeURIComponent(`${ISSUER}:${userPool.state().username ?? ''}`);
        return { secretCode, url: `otpauth://totp/${label}?secret=${secretCode}&issuer=${ISSUER}` };
      }),
    confirmAuthenticatorApp: async (code) => resultOf(await userPool.confirmAuthenticatorApp(code), nothing),
    removeAuthenticatorApp: async () => resultOf(await userPool.removeAuthenticatorApp(), nothing),
  };
}

/** Erases all data of the user, step by step; after an error it can be called again. */
export async function eraseAll(
  client: ExpenseClient,
  onProgress: (erasedCount: number) => void = () => undefined,
): Promise<SessionResult> {
  let count = 0;
  for (let more = true; more;) {
    const variables = { confirmation: 'ERASE ALL MY DATA' };
    const { data, errors } = await client.send(EraseMyDataDocument, variables, { resend: 'always' });
    const step = data?.eraseMyData;
    if (step === undefined || step === null) {
      const [error] = errors;
      const code = error?.code === 'Refused' ? 'notSignedIn' : 'noAnswer';
      return { error: { code, message: error?.message ?? '' } };
    }
    ({ more } = step);
    count += step.erased;
    onProgress(count);
  }
  return { value: undefined };
}
