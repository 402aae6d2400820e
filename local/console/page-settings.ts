/** An operation that the page offers. */
export interface ConsoleExample {
  /** What the menu shows, e.g. `List orders`. */
  readonly name: string;
  /** A GraphQL document. */
  readonly text: string;
  /** Values for the document's variables. @default none: the variables' editor starts empty */
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** What the page in the browser needs to know; read by the server and by the page, so it imports nothing. */
export interface PageSettings {
  /** Path of the GraphQL endpoint on the page's own origin, e.g. `/graphql`. */
  readonly graphqlPath: string;
  readonly userPoolClientId: string;
  /** Fills the sign-in form. */
  readonly demoUser: { readonly username: string; readonly password: string };
  readonly examples: readonly ConsoleExample[];
}

/** Id of the element that carries the settings, as JSON, in the page. */
export const SETTINGS_ELEMENT_ID = 'console-settings';
