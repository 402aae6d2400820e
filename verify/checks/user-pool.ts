import type { Check } from '../check.ts';
import type { RawAnswer, Target } from '../target.ts';

const ADAPT = 'Correct packages/appsync-local-stack/src/auth and the row.';

/** What Cognito answers. */
export const userPoolChecks: readonly Check[] = [
  {
    name: 'A refresh token that was exchanged a moment ago is taken once more',
    rows: ['Reuse of a rotated refresh token'],
    assumed: [200, 200],
    advice:
      'Two tabs that refresh at once sign each other out: lengthen refreshTokenRotationGracePeriod in infra/auth.ts.',
    async see(target) {
      const token = await tokenOf(target, 'RefreshToken');
      const refresh = () => target.userPool('GetTokensFromRefreshToken', { RefreshToken: token });
      return [(await refresh()).status, (await refresh()).status];
    },
  },
  {
    name: 'The older way to refresh is refused',
    assumed: { status: 400, code: 'InvalidParameterException' },
    advice: 'Older libraries keep working for longer than assumed: nothing to do but to correct the row.',
    async see(target) {
      const answer = await target.userPool('InitiateAuth', {
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: await tokenOf(target, 'RefreshToken') },
      });
      return outline(answer);
    },
  },
  {
    name: 'The flows USER_AUTH and CUSTOM_AUTH are refused',
    rows: ['`USER_AUTH` and `CUSTOM_AUTH` are refused by name'],
    assumed: [400, 400],
    advice: ADAPT,
    async see({ userPool, user }) {
      const statuses = await Promise.all(
        ['USER_AUTH', 'CUSTOM_AUTH'].map((AuthFlow) =>
          userPool('InitiateAuth', { AuthFlow, AuthParameters: { USERNAME: user.username } }),
        ),
      );
      return statuses.map(({ status }) => status);
    },
  },
  {
    name: 'A pool without device tracking says so',
    rows: ['Devices'],
    assumed: { status: 400, code: 'InvalidUserPoolConfigurationException' },
    advice: 'Amplify does not call it by itself, so apps go on. ' + ADAPT,
    see: async (target) =>
      outline(await target.userPool('ListDevices', { AccessToken: await tokenOf(target, 'AccessToken') })),
  },
  {
    name: 'A wrong password and an unknown user get the same answer',
    assumed: { isSame: true, code: 'NotAuthorizedException' },
    advice: 'Strangers can find out who has an account: look at preventUserExistenceErrors in infra/auth.ts.',
    async see({ userPool, category, user }) {
      const [wrong, unknown] = await Promise.all(
        [user.username, `${category}@example.com`].map((USERNAME) =>
          userPool('InitiateAuth', {
            AuthFlow: 'USER_PASSWORD_AUTH',
            AuthParameters: { USERNAME, PASSWORD: 'Wrong-Password-1' },
          }),
        ),
      );
      return { isSame: wrong?.text === unknown?.text, code: wrong && outline(wrong).code };
    },
  },
];

async function tokenOf({ userPool, user }: Target, kind: 'AccessToken' | 'RefreshToken'): Promise<string> {
  const { text } = await userPool('InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: user.username, PASSWORD: user.password },
  });
  const { AuthenticationResult } = JSON.parse(text) as {
    AuthenticationResult?: Readonly<Record<string, string>>;
  }; // Cognito's shape
  const token = AuthenticationResult?.[kind];
  if (token === undefined) {
    throw new Error(`no token: ${text}`);
  }
  return token;
}

function outline({ status, text }: RawAnswer) {
  const { __type: type = '' } = JSON.parse(text) as { __type?: string }; // Cognito's shape
  return { status, code: type.split('#').at(-1) };
}
