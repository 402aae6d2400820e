/**
 * The modules that code may import, and what each exports at run time, as the types of @aws-appsync/utils
 * 2.1.1 declare.
 */
export const IMPORTABLE_MODULES: ReadonlyMap<string, readonly string[]> = new Map([
  ['@aws-appsync/utils', ['util', 'extensions', 'runtime']],
  [
    '@aws-appsync/utils/dynamodb',
    [
      'get',
      'put',
      'update',
      'remove',
      'query',
      'scan',
      'sync',
      'batchGet',
      'batchPut',
      'batchDelete',
      'transactGet',
      'transactWrite',
      'toStringSet',
      'toNumberSet',
      'toBinarySet',
      'operations',
    ],
  ],
]);

/** Modules that AppSync has and the local stack does not. */
export const UNIMPLEMENTED_MODULES: readonly string[] = ['@aws-appsync/utils/rds', '@aws-appsync/utils/ai'];
