import type { Check } from '../check.ts';
import { graphqlChecks } from './graphql.ts';
import { httpChecks } from './http.ts';
import { realtimeChecks } from './realtime.ts';
import { resolverChecks } from './resolvers.ts';
import { userPoolChecks } from './user-pool.ts';

/** All checks, in the order in which they are carried out. */
export const checks: readonly Check[] = [
  ...resolverChecks,
  ...graphqlChecks,
  ...realtimeChecks,
  ...httpChecks,
  ...userPoolChecks,
];
