import { readFileSync } from 'node:fs';
import { createSender, createUserPool, readOutputs } from 'appsync-cognito-client';
import { ListExpensesDocument } from 'expense-tracker-client';
import { report } from './program-reports.ts';

/** What a server does with a request of a browser. Arguments: `amplify_outputs.json`, user name, password. */
const [outputsFile = '', username = '', password = ''] = process.argv.slice(2);
const outputs: unknown = JSON.parse(readFileSync(outputsFile, 'utf8'));

async function pageFor(tokenOfRequest: string | undefined) {
  const send = createSender({
    ...readOutputs(outputs),
    accessToken: () => Promise.resolve(tokenOfRequest),
  });
  const { data, errors } = await send(ListExpensesDocument, { year: 2024 });
  return { expenses: data?.expenses?.items, nextToken: data?.expenses?.nextToken, error: errors[0] };
}

const userPool = createUserPool(readOutputs(outputs));
await userPool.signIn({ username, password });
report('listed', await pageFor(await userPool.accessToken()));
report('refused', await pageFor(undefined));
process.exit();
