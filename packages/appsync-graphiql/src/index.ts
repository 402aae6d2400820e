/**
 * GraphiQL with sign-in to a Cognito user pool and live subscriptions, for any AppSync API: deployed, or on a
 * local stack.
 *
 * @example Serve the page beside something else
 * ```ts
 * import { createServer } from 'node:http';
 * import { createConsole } from 'appsync-graphiql';
 *
 * const page = createConsole({
 *   graphqlUrl: 'https://abc.appsync-api.eu-west-1.amazonaws.com/graphql',
 *   userPoolUrl: 'https://cognito-idp.eu-west-1.amazonaws.com/',
 *   userPoolClientId: '1h57kf5cpq17m0eml12EXAMPLE',
 *   examples: [{ name: 'Notes', text: 'query Notes { notes { id } }' }],
 * });
 * createServer((request, response) => {
 *   if (page.handles(request)) {
 *     page.handle(request, response);
 *   } else {
 *     response.writeHead(404).end();
 *   }
 * }).listen(4001, 'localhost');
 * ```
 *
 * @example Serve it at `http://localhost:4001` as a command, which reads an `amplify_outputs.json`
 * ```ts
 * import { runConsole } from 'appsync-graphiql';
 *
 * await runConsole('my-console', { examples: [] });
 * ```
 *
 * @module
 */
export { createConsole } from './console.ts';
export type { Console, ConsoleProps } from './console.ts';
export { bundlePage } from './page-bundle.ts';
export type { PageBundle, PageFile } from './page-bundle.ts';
export { INTROSPECTION_NAME } from './page-settings.ts';
export type { ConsoleExample } from './page-settings.ts';
export { runConsole } from './command.ts';
export type { ConsoleCommandOptions } from './command.ts';
