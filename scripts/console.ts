import { readFileSync } from 'node:fs';
import { runConsole } from 'appsync-graphiql';
import { buildSchema } from 'appsync-local-stack/schema';
import { introspectionFromSchema } from 'graphql';
import { readOperations } from '../operations/read-operations.ts';
import { PRODUCT_NAME } from './product-name.ts';

/**
 * `npm run console`: serves the console on this machine, for the API that an `amplify_outputs.json` names.
 */
const sdl = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8');
await runConsole('npm run console --', {
  title: PRODUCT_NAME,
  examples: readOperations(),
  introspection: introspectionFromSchema(buildSchema(sdl)),
  advice: 'run "npm run deploy" first',
});
