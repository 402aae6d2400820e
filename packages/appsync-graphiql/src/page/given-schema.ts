import type { IntrospectionQuery } from 'graphql';
import { INTROSPECTION_NAME } from '../page-settings.ts';
import type { GraphqlEvents, GraphqlRequest, GraphqlResult } from './graphql-fetcher.ts';

type Fetcher = (request: GraphqlRequest) => Promise<GraphqlResult | GraphqlEvents>;

/**
 * Gives GraphiQL a schema that came with the page where the API does not give its own out; everything else, introspection by
 * people included, is answered by the API.
 *
 * @param introspection undefined when no schema came with the page
 */
export function withGivenSchema(fetcher: Fetcher, introspection: IntrospectionQuery | undefined): Fetcher {
  return async (request) => {
    const answer = await fetcher(request);
    const isRefused =
      request.operationName === INTROSPECTION_NAME && 'errors' in answer && !('hint' in answer);
    return isRefused && introspection ? { data: introspection } : answer;
  };
}
