import { readFileSync } from 'node:fs';
import { confirmSignUp, fetchUserAttributes, signIn, signUp } from 'aws-amplify/auth';
import { configureAmplify } from './configure-amplify.ts';
import type { Outputs } from './configure-amplify.ts';
import { nextLine, report } from './program-reports.ts';

/** Somebody new. Arguments: `amplify_outputs.json`, e-mail address, password; the code is asked for. */
const [outputsFile = '', username = '', password = ''] = process.argv.slice(2);
configureAmplify(JSON.parse(readFileSync(outputsFile, 'utf8')) as Outputs); // npm start and npm run deploy write it.

const { nextStep } = await signUp({ username, password });
report('signedUp', nextStep);

const confirmationCode = await nextLine();
const confirmed = await confirmSignUp({ username, confirmationCode });
report('confirmed', confirmed.nextStep);

await signIn({ username, password });
report('signedIn', await fetchUserAttributes());
process.exit();
