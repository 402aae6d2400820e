import { readFileSync } from 'node:fs';
import {
  confirmSignIn,
  fetchAuthSession,
  fetchMFAPreference,
  getCurrentUser,
  setUpTOTP,
  signIn,
  signOut,
  updateMFAPreference,
  verifyTOTPSetup,
} from 'aws-amplify/auth';
import { TOTP } from 'otpauth';
import { configureAmplify } from './configure-amplify.ts';
import type { Outputs } from './configure-amplify.ts';
import { report } from './program-reports.ts';

/**
 * An app that signs in as Amplify does by default, and sets an authenticator app up. Arguments:
 * `amplify_outputs.json`, user name, password, what the user pool's clock shows, in milliseconds.
 */
const [outputsFile = '', username = '', password = '', now = ''] = process.argv.slice(2);
configureAmplify(JSON.parse(readFileSync(outputsFile, 'utf8')) as Outputs); // The test has written it.

/** A code is good once: each is of another step of 30 seconds. */
const codeOf = (secret: string, steps: number) =>
  new TOTP({ secret }).generate({ timestamp: Number(now) + steps * 30_000 });

const nameOf = (reason: unknown) => (reason instanceof Error ? reason.name : undefined);

const wrong = await signIn({ username, password: `${password}x` }).catch(nameOf);
const unknown = await signIn({ username: `x${username}`, password }).catch(nameOf);
report('refused', { wrong, unknown });

let { isSignedIn, nextStep } = await signIn({ username, password });
// A pool that requires a second factor has it set up before the first sign-in, any other afterwards.
const { sharedSecret } =
  nextStep.signInStep === 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP' ? nextStep.totpSetupDetails : await setUpTOTP();
report('signedIn', { isSignedIn, step: nextStep.signInStep, secretLength: sharedSecret.length });
if (isSignedIn) {
  await verifyTOTPSetup({ code: codeOf(sharedSecret, 0) });
  await updateMFAPreference({ totp: 'PREFERRED' });
} else {
  await confirmSignIn({ challengeResponse: codeOf(sharedSecret, 0) });
}
report('setUp', { ...(await fetchMFAPreference()) });
await signOut();

({ isSignedIn, nextStep } = await signIn({ username, password }));
report('challenged', { isSignedIn, step: nextStep.signInStep });
const reused = await confirmSignIn({ challengeResponse: codeOf(sharedSecret, 0) }).catch(nameOf);
({ isSignedIn } = await confirmSignIn({ challengeResponse: codeOf(sharedSecret, 1) }));
report('confirmed', { reused, isSignedIn, username: (await getCurrentUser()).username });

const tokens = [(await fetchAuthSession()).tokens?.accessToken.toString()];
for (let count = 0; count < 3; count += 1) {
  tokens.push((await fetchAuthSession({ forceRefresh: true })).tokens?.accessToken.toString());
}
report('refreshed', { different: new Set(tokens).size, accessToken: tokens.at(-1) });

await signOut();
report('signedOut', { error: await getCurrentUser().catch(nameOf) });
process.exit();
