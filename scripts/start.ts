import { runCli, StartError } from 'appsync-local-stack/command';
import { UserError } from '../errors/user-error.ts';
import { synthesizeOnce } from '../infra/synthesis-cache.ts';
import { readOperations } from '../operations/read-operations.ts';

/** `npm start`: runs the very template that `npm run deploy` would deploy, on this machine. */
await runCli('npm start --', synthesize, readOperations());

/** What is wrong in settings, schema or resolvers is one line; a mistake in the CDK app keeps its stack. */
async function synthesize(): ReturnType<typeof synthesizeOnce> {
  try {
    return await synthesizeOnce();
  } catch (error) {
    throw error instanceof UserError ? new StartError('SYNTHESIS', error.message, { cause: error }) : error;
  }
}
