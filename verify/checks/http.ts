import type { Check } from '../check.ts';
import type { RawAnswer } from '../target.ts';

const query = JSON.stringify({ query: '{ currencies { code } }' });
const MEGABYTE = 1024 * 1024;
const ADAPT =
  'Correct packages/appsync-local-stack/src/graphql/http, its test and docs/appsync-behaviour.md.';

/** What the endpoint does with requests that are none. */
export const httpChecks: readonly Check[] = [
  {
    name: 'A syntax error is answered with 400, as what cannot be parsed',
    rows: ['A syntax error in the document gives the same answer', '`MalformedHttpRequestException`'],
    assumed: { status: 400, errorType: 'MalformedHttpRequestException' },
    advice: ADAPT,
    see: async ({ post }) => outline(await post(JSON.stringify({ query: '{ expenses { ' }))),
  },
  {
    name: 'The token is checked before the body',
    rows: ['The token is checked before the body'],
    assumed: { status: 401, errorType: 'UnauthorizedException' },
    advice: ADAPT,
    see: async ({ post }) => outline(await post('not JSON', { authorization: 'no-token' })),
  },
  {
    name: 'A token that is none cannot be parsed, in these words',
    assumed: 'Unable to parse JWT token.',
    advice: 'Clients may read the words: correct packages/appsync-local-stack/src/auth/tokens and the row.',
    see: async ({ post }) => messageOf(await post(query, { authorization: 'no-token' })),
  },
  {
    name: 'A body of more than 1 MB is refused with 413',
    rows: ['A body of more than 1 MB gives 413', '`RequestEntityTooLargeException`'],
    assumed: 413,
    advice: 'Clients split imports well below that, so nothing breaks: correct the limit of the local stack.',
    see: async ({ post }) =>
      (await post(JSON.stringify({ query: '{ currencies { code } }', padding: 'x'.repeat(MEGABYTE) })))
        .status,
  },
  {
    name: 'Another method is refused with 405',
    rows: ['Other methods give 405', '`MethodNotAllowedException`'],
    assumed: 405,
    advice: ADAPT,
    see: async ({ post }) => (await post(query, { method: 'PUT' })).status,
  },
  {
    name: 'Another path is refused with 404',
    rows: ['`NotFoundException`'],
    assumed: 404,
    advice: ADAPT,
    see: async ({ post }) => (await post(query, { path: '/nothing-here' })).status,
  },
];

/** The members of AppSync's errors before execution. */
interface Refusal {
  readonly errors?: readonly { readonly errorType?: string; readonly message?: string }[];
}

function outline(answer: RawAnswer) {
  return { status: answer.status, errorType: firstError(answer).errorType };
}

function messageOf(answer: RawAnswer): string | undefined {
  return firstError(answer).message;
}

function firstError({ text }: RawAnswer) {
  return (JSON.parse(text) as Refusal).errors?.[0] ?? {}; // AppSync's shape
}
