import type { PasswordPolicy } from 'appsync-cognito-client';
import type { IntrospectionQuery } from 'graphql';

/** The operation by which GraphiQL asks for the schema: no name that people give to their own. */
export const INTROSPECTION_NAME = 'ConsoleIntrospection';

/** An operation that the page offers. */
export interface ConsoleExample {
  /** What the menu shows, e.g. `List orders`. */
  readonly name: string;
  /** A GraphQL document. */
  readonly text: string;
  /** Values for the document's variables. @default none: the variables' editor starts empty */
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** The settings of the page in the browser; read by the server and by the page, so it imports only types. */
export interface PageSettings {
  /** The GraphQL endpoint: absolute, or a path on the page's own origin, e.g. `/graphql`. */
  readonly graphqlUrl: string;
  /** The endpoint of the user pools API: absolute, or a path on the page's own origin, e.g. `/`. */
  readonly userPoolUrl: string;
  readonly userPoolClientId: string;
  /** Whether the page offers new users to sign up. */
  readonly selfSignUp: boolean;
  /** What the user pool asks of a new password; the page tells it before. @default it is not told */
  readonly passwordPolicy?: PasswordPolicy;
  /** The name of the API's product, e.g. `Expense tracker`. @default the console's own name */
  readonly title?: string;
  /** Fills the sign-in form. @default it is empty */
  readonly demoUser?: { readonly username: string; readonly password: string };
  readonly examples: readonly ConsoleExample[];
  /** The schema, for an API that refuses introspection. @default none */
  readonly introspection?: IntrospectionQuery;
}

/** Id of the element that carries the settings, as JSON, in the page. */
export const SETTINGS_ELEMENT_ID = 'console-settings';

/** Whether the API is the local stack that serves the page. */
export function isOwnOrigin({ graphqlUrl }: Pick<PageSettings, 'graphqlUrl'>): boolean {
  return graphqlUrl.startsWith('/');
}

/** The title of the page, with the host of an API elsewhere, so that it is not taken for a local one. */
export function pageTitle(settings: Pick<PageSettings, 'graphqlUrl' | 'title'>): {
  readonly name: string;
  readonly place?: string;
} {
  const { title } = settings;
  if (!isOwnOrigin(settings)) {
    return { name: title ?? 'AppSync console', place: new URL(settings.graphqlUrl).host };
  }
  return title === undefined ? { name: 'Local AppSync console' } : { name: title, place: 'local console' };
}
