/**
 * Mutations that a user may send to make an event look like another user's: another field, with a string of
 * the user's choice, is selected under the names of the fields that subscriptions filter by.
 */
export interface Forgery {
  readonly name: string;
  /** With the victim's `sub` in place. */
  readonly mutation: (victim: string) => string;
  /** Whether it deceives a filter that asks for `userId` alone. */
  readonly deceivesUserId: boolean;
}

/** An expense whose texts are the victim's `sub`, and what is selected of it. */
const add =
  (selection: string, { alias = '' } = {}) =>
  (victim: string) =>
    `${alias}addExpense(input: { ${texts(victim)} }) { ${selection} }`;
/** Two such expenses at once, and what is selected of the batch. */
const importTwo = (selection: string) => (victim: string) =>
  `importExpenses(input: { expenses: [{ ${texts(victim)} }, { ${texts(victim)} }] }) { ${selection} }`;

function texts(victim: string): string {
  const chosen = ['category', 'subcategory', 'description', 'notes', 'paymentMethod', 'location'];
  return `date: "2024-01-09", amount: 1, ${chosen.map((field) => `${field}: "${victim}"`).join(', ')}`;
}

function forgery(
  name: string,
  field: (victim: string) => string,
  { deceivesUserId = false, fragments = '' } = {},
): Forgery {
  return { name, deceivesUserId, mutation: (victim) => `mutation { ${field(victim)} } ${fragments}` };
}

const DECEIVES_USER_ID = true;

export const forgeries: readonly Forgery[] = [
  forgery('notes as userId', add('id userId: notes'), { deceivesUserId: DECEIVES_USER_ID }),
  forgery(
    'category as userId, the owner beside it',
    add('id userId: category owner { userId isSetByServer }'),
    {
      deceivesUserId: DECEIVES_USER_ID,
    },
  ),
  forgery('notes as userId, the mutation under an alias', add('id userId: notes', { alias: 'm: ' }), {
    deceivesUserId: DECEIVES_USER_ID,
  }),
  forgery('notes as userId in an inline fragment', add('id ... on Expense { userId: notes }'), {
    deceivesUserId: DECEIVES_USER_ID,
  }),
  forgery('notes as userId in an untyped fragment', add('id ... { ... { userId: notes } }'), {
    deceivesUserId: DECEIVES_USER_ID,
  }),
  forgery('notes as userId in nested named fragments', add('id ...Outer'), {
    deceivesUserId: DECEIVES_USER_ID,
    fragments: 'fragment Outer on Expense { ...Inner } fragment Inner on Expense { userId: notes }',
  }),
  forgery('notes as userId, included by a directive', add('id userId: notes @include(if: true)'), {
    deceivesUserId: DECEIVES_USER_ID,
  }),
  forgery('a text as owner', add('id owner: notes'), {}),
  forgery('a text as userId and as owner', add('id userId: notes owner: notes'), {
    deceivesUserId: DECEIVES_USER_ID,
  }),
  forgery('the type as owner', add('id owner: __typename userId: notes'), {
    deceivesUserId: DECEIVES_USER_ID,
  }),
  forgery('the type as userId of the owner', add('id owner { userId: __typename isSetByServer }')),
  forgery(
    'the mark as userId of the owner',
    add('id owner { userId: isSetByServer isSetByServer: isSetByServer }'),
  ),
  forgery('the own id in the place of the mark', add('id owner { userId isSetByServer: userId }')),
  forgery('the owner without the mark, notes as userId', add('id owner { userId } userId: notes'), {
    deceivesUserId: DECEIVES_USER_ID,
  }),
  forgery('the owner of a fragment, with notes beside it', add('id ...Owned'), {
    deceivesUserId: DECEIVES_USER_ID,
    fragments: 'fragment Owned on Expense { owner { userId isSetByServer } userId: notes }',
  }),
  forgery(
    'two mutations in one document, one of them honest',
    (victim) =>
      `honest: ${add('id owner { userId isSetByServer }')(victim)} forged: ${add('id userId: notes owner: notes')(victim)}`,
    { deceivesUserId: DECEIVES_USER_ID },
  ),
  forgery(
    'the expenses of a batch as its owner',
    importTwo('owner: items { userId: notes isSetByServer: notes }'),
  ),
  forgery(
    'the expenses of a batch as its owner, with their own owners',
    importTwo('owner: items { userId: notes isSetByServer: owner { userId isSetByServer } }'),
  ),
  forgery('the expenses of a batch as its owner, in a fragment', importTwo('owner: items { ...Forged }'), {
    fragments: 'fragment Forged on Expense { userId: notes owner { userId isSetByServer } }',
  }),
  forgery('the type as owner of a batch', importTwo('owner: __typename items { userId: notes }')),
  forgery('the expenses of a batch as its userId', importTwo('userId: items { userId: notes } items { id }')),
];
