import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import {
  confirmUserAttribute,
  deleteUserAttributes,
  fetchAuthSession,
  fetchDevices,
  fetchUserAttributes,
  sendUserAttributeVerificationCode,
  signIn,
  updateUserAttribute,
  updateUserAttributes,
} from 'aws-amplify/auth';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { configureAmplify } from './configure-amplify.ts';
import type { Outputs } from './configure-amplify.ts';
import { report } from './program-reports.ts';

interface PoolOutputs extends Outputs {
  readonly auth: { readonly user_pool_id: string; readonly user_pool_client_id: string };
}

/**
 * An app whose user looks after their account. Arguments: `amplify_outputs.json`, user name, password; a code
 * a line.
 */
const [outputsFile = '', username = '', password = ''] = process.argv.slice(2);
const outputs = JSON.parse(readFileSync(outputsFile, 'utf8')) as PoolOutputs; // The test has written it.
configureAmplify(outputs);

const lines: string[] = [];
let wake = (): void => undefined;
createInterface({ input: process.stdin }).on('line', (line) => {
  lines.push(line);
  wake();
});

async function nextCode(): Promise<string> {
  while (lines.length === 0) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  return lines.shift() ?? '';
}

const tell = (reason: unknown) =>
  reason instanceof Error ? { name: reason.name, message: reason.message } : undefined;

await signIn({ username, password });

const userPoolId = outputs.auth.user_pool_id;
const clientId = outputs.auth.user_pool_client_id;
const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse: 'access' });

const userPoolEndpoint = outputs.custom?.cognito_endpoint;
if (userPoolEndpoint !== undefined) {
  const keys = await fetch(`${userPoolEndpoint}/${userPoolId}/.well-known/jwks.json`);
  verifier.cacheJwks((await keys.json()) as Jwks);
}

const token = (await fetchAuthSession()).tokens?.accessToken.toString() ?? '';
const { iss } = await verifier.verify(token);
report('verified', { iss });

report('devices', { error: await fetchDevices().catch(tell) });
report('refused', {
  email: await updateUserAttribute({ userAttribute: { attributeKey: 'email', value: 'nonsense' } }).catch(
    tell,
  ),
  required: await deleteUserAttributes({ userAttributeKeys: ['email'] }).catch(tell),
});

const steps = await updateUserAttributes({
  userAttributes: { email: `new-${username}`, phone_number: '+15551234567' },
});
report('asked', {
  email: steps.email?.nextStep.updateAttributeStep,
  phone: steps.phone_number?.nextStep.updateAttributeStep,
  delivery: steps.email?.nextStep.codeDeliveryDetails,
});
const newCode = await nextCode();
const again = await sendUserAttributeVerificationCode({ userAttributeKey: 'email' });
report('askedAgain', { delivery: again });
const currentCode = await nextCode();

await confirmUserAttribute({ userAttributeKey: 'email', confirmationCode: currentCode });
report('kept', { ...(await fetchUserAttributes()) });
await confirmUserAttribute({ userAttributeKey: 'email', confirmationCode: newCode });
report('changed', { ...(await fetchUserAttributes()) });
process.exit();
