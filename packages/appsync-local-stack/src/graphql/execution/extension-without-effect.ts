/** The types whose resolvers each extension has an effect in. */
const PLACES = {
  setSubscriptionFilter: 'Subscription',
  setSubscriptionInvalidationFilter: 'Subscription',
  invalidateSubscriptions: 'Mutation',
} as const;

/** The message for a call of an extension in a resolver where it has no effect. */
export function extensionWithoutEffect(name: keyof typeof PLACES, resolverKey: string): string {
  return `extensions.${name} does nothing in the resolver of ${resolverKey}: the local stack applies it only in resolvers of ${PLACES[name]}`;
}
