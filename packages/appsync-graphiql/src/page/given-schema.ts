import type { IntrospectionQuery } from 'graphql';
import { INTROSPECTION_NAME } from '../page-settings.ts';
import type { GraphqlEvents, GraphqlRequest, GraphqlResult } from './graphql-fetcher.ts';

type Fetcher = (request: GraphqlRequest) => Promise<GraphqlResult | GraphqlEvents>;

/**
 * Gives GraphiQL the schema of the page where the API refuses introspection; the API answers everything else,
 * including the user's own introspection.
 *
 * @param introspection undefined when the page has no schema
 */
export function withGivenSchema(fetcher: Fetcher, introspection: IntrospectionQuery | undefined): Fetcher {
  return async (request) => {
    const answer = await fetcher(request);
    const isRefused =
      request.operationName === INTROSPECTION_NAME && 'errors' in answer && !('hint' in answer);
    return isRefused && introspection !== undefined ? { data: introspection } : answer;
  };
}
