/**
 * The limits of one request.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/configuration-limits.html
 */
export interface RequestLimits {
  /** The most levels of fields, 1 to 75. */
  readonly queryDepth: number;
  /** The most resolvers that run for one request, 1 to 10,000; each root field has one, aliases included. */
  readonly resolverCount: number;
}

/** Our deepest selection is `summary { currencies { categories { subcategories { total } } } }`. */
const DEEPEST_SELECTION = 5;
/** The introspection that GraphQL clients send by default has 15 levels. */
const DEEPEST_INTROSPECTION = 15;
/**
 * A start page needs a few fields; `importExpenses` adds more expenses at once.
 */
const MOST_RESOLVERS = 20;

/** The limits, with room for introspection where it is allowed. */
export function requestLimits(introspection: boolean): RequestLimits {
  return {
    queryDepth: introspection ? DEEPEST_INTROSPECTION : DEEPEST_SELECTION,
    resolverCount: MOST_RESOLVERS,
  };
}
