import { runCli, StartError } from 'appsync-local-stack/command';
import { UserError } from '../errors/user-error.ts';
import { synthesizeOnce } from '../infra/synthesis-cache.ts';
import { readOperations } from '../operations/read-operations.ts';
import { buildOnce } from '../web/site/build-once.ts';
import { siteHeaders } from '../web/site/headers.ts';
import { PRODUCT_NAME } from './product-name.ts';

/** `npm start`: runs the very template that `npm run deploy` would deploy, on this machine. */
await runCli('npm start --', {
  synthesize,
  title: PRODUCT_NAME,
  examples: readOperations(),
  site: { directory: buildOnce, headers: siteHeaders },
});

/** What is wrong in settings, schema or resolvers is one line; a mistake in the CDK app keeps its stack. */
async function synthesize(): ReturnType<typeof synthesizeOnce> {
  try {
    return await synthesizeOnce();
  } catch (error) {
    throw error instanceof UserError ? new StartError('SYNTHESIS', error.message, { cause: error }) : error;
  }
}
