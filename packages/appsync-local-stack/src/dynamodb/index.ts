/**
 * The DynamoDB engines that run on this machine, and AppSync's DynamoDB data source on them.
 *
 * @example Start an engine in memory and use it by the AWS SDK
 * ```ts
 * import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
 * import { createDynamoDbClient, startEngine } from 'appsync-local-stack/dynamodb';
 *
 * const engine = await startEngine();
 * const client = createDynamoDbClient({ endpoint: engine.endpoint, region: 'eu-west-1' });
 * console.log(await client.send(new ListTablesCommand()));
 * client.destroy();
 * await engine.close();
 * ```
 *
 * @example Let every write of a stack fail, as DynamoDB does when it throttles
 * ```ts
 * import { startLocalStack } from 'appsync-local-stack';
 * import { refusal } from 'appsync-local-stack/dynamodb';
 *
 * await startLocalStack({
 *   synthesize,
 *   interceptor: ({ operation }) => (operation === 'PutItem' ? refusal('ThrottlingException') : undefined),
 * });
 * ```
 *
 * @module
 */
export { createDynamoDbClient } from './client.ts';
export { createDynamoDbDataSource } from './data-source.ts';
export type { DataSourceCall } from './data-source.ts';
export { findDynamoDbLocal } from './dynamodb-local.ts';
export { dynoxidePackage, findDynoxide } from './dynoxide.ts';
export { createEngineClient } from './engine-client.ts';
export { EngineStartError, startEngine } from './engine.ts';
export type { Engine, EngineName } from './engine.ts';
export { pickFreePort } from './free-port.ts';
export { spawnGuarded } from './guarded-process.ts';
export type { GuardedProcess } from './guarded-process.ts';
export { isAllowed } from './iam.ts';
export type { ActionOnResource } from './iam.ts';
export { cancellation, lostAnswer, refusal } from './interceptor.ts';
export type { Interception, Interceptor, PlannedCall } from './interceptor.ts';
export { transactionConflicts } from './transaction-conflicts.ts';
