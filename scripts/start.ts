import { synthesizeOnce } from '../infra/synthesis-cache.ts';
import { runCli } from 'appsync-local-stack/command';
import { readOperations } from '../operations/read-operations.ts';

/** `npm start`: runs the template that `npm run deploy` would deploy, on this machine. */
await runCli('npm start --', () => synthesizeOnce(), readOperations());
