/**
 * Runs an AppSync API from its synthesized CloudFormation template on one machine: resolvers in an APPSYNC_JS
 * sandbox, DynamoDB, Cognito user pools, subscriptions.
 *
 * @example Start a stack, and stop it
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { startLocalStack } from 'appsync-local-stack';
 *
 * const template: unknown = JSON.parse(readFileSync('cdk.out/Notes.template.json', 'utf8'));
 * const stack = await startLocalStack({ synthesize: () => ({ stackName: 'Notes', template }) });
 * console.log(stack.graphqlUrl, stack.demoUser);
 * await stack.close();
 * ```
 *
 * @example Run one handler, without a stack
 * ```ts
 * import { evaluateCode } from 'appsync-local-stack';
 *
 * const { evaluationResult } = await evaluateCode({
 *   code: `export const request = (ctx) => ({ id: ctx.args.id });
 *          export const response = (ctx) => ctx.result;`,
 *   function: 'request',
 *   context: { arguments: { id: '1' } },
 * });
 * ```
 *
 * @module
 */
export { startLocalStack } from './start.ts';
export type { LocalStack, LocalStackOptions, SynthesizedStack } from './local-stack.ts';
export { evaluateCode } from './runtime/evaluate-code.ts';
export { checkModule } from './runtime/check/check-module.ts';
export { CodeRejected } from './runtime/code-rejected.ts';
export type { SiteOptions } from './site/site.ts';
export { readTemplate } from './template/read.ts';
export type { StackModel } from './template/model.ts';
export { StartError } from './server/start-error.ts';
export type { StartErrorCode } from './server/start-error.ts';
export { UserError, stackOf } from './user-error.ts';
export { runCli } from './cli.ts';
