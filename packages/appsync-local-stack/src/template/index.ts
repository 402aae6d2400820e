/**
 * Reads a CloudFormation template into typed tables, APIs, roles and user pools, or refuses it and names what
 * cannot run.
 *
 * @example List the resolvers of an API
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { readTemplate } from 'appsync-local-stack/template';
 *
 * const template: unknown = JSON.parse(readFileSync('cdk.out/Notes.template.json', 'utf8'));
 * const { apis } = readTemplate(template, {
 *   stackName: 'Notes',
 *   region: 'eu-west-1',
 *   accountId: '111122223333',
 *   origin: 'http://localhost',
 * });
 * console.log(apis[0]?.resolvers.map(({ typeName, fieldName }) => `${typeName}.${fieldName}`));
 * ```
 *
 * @module
 */
export { readTemplate } from './read.ts';
export { resolve } from './intrinsics.ts';
export type { ApiModel, PolicyStatement, StackModel } from './model.ts';
