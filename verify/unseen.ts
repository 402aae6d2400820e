/** What was chosen and no check can see, with the reason. */
export interface Unseen {
  readonly reason: string;
  /** How the rows of docs/appsync-behaviour.md begin, or the headings of its sections. */
  readonly rows: readonly string[];
}

export const UNSEEN: readonly Unseen[] = [
  {
    reason: 'The resolvers here do without it, and a check of their bundles sees to that.',
    rows: [
      'No bigint, `import()`, getters',
      '`Date`, `RegExp`, `Map`',
      'Numbers become strings as in JavaScript',
      'Constants and variables at module level',
      'Filters and invalidations outside the resolvers',
      '`Code`',
      'Right side of `??`',
      'Defaults in a destructuring',
      'What the deployed bundles avoid',
      '`util.matches`',
    ],
  },
  {
    reason: 'The resolvers here do not use it.',
    rows: [
      '`extensions.evictFromApiCache`',
      'An undefined member is refused by name',
      'Several fields below `and`, `or`, `not`',
      'Operations inside a nested map',
      '`source` is null for root fields',
      'A filter with an empty `filterGroup`',
      '`nextToken` of AppSync',
      'An object type, interface or union',
      'Error in a non-null field',
      '`AWSDateTime`',
    ],
  },
  {
    reason: 'It happens only when something is broken.',
    rows: [
      'A handler that runs too long is stopped',
      'A call that the role does not allow',
      'A fault of the stack gives `InternalFailure`',
      '`InternalFailure`',
      'A handler may run for 2 seconds',
    ],
  },
  {
    reason: 'It says what the local stack does in the place of AWS.',
    rows: [
      'Properties of a pool or client that are not implemented',
      'E-mails are not sent',
      'All operations for apps exist',
      'Calls from web pages',
    ],
  },
  {
    reason: 'Trying it would make users, or lock one out.',
    rows: [
      'An answer to `PASSWORD_VERIFIER` is accepted once',
      'An e-mail address needs a dotted domain',
      'Unknown names are locked out in the same way',
      'A pending sign-in ends when the password changes',
      'Forms of attributes',
      'Attempts at codes',
    ],
  },
  {
    reason: 'Only an administrator of the user pool can see it.',
    rows: ['Lists have up to 60 items on a page', '`RESEND` of a temporary password'],
  },
  {
    reason: 'It takes minutes, or an hour.',
    rows: ['`ka` comes every 60 seconds', 'A subscription outlives its token'],
  },
];
