import { startLocalStack } from 'appsync-local-stack';
import type { LocalStack } from 'appsync-local-stack';
import type { Interceptor } from 'appsync-local-stack/dynamodb';
import { synthesize } from '../../infra/synthesize.ts';
import type { Benchmark, BenchmarkSize } from '../benchmark.ts';
import { count, decimal } from '../report/number-format.ts';
import type { Report } from '../report/report.ts';
import { signUpUser } from '../stack/signed-in-user.ts';
import type { SignedInUser } from '../stack/signed-in-user.ts';
import { clientInRace } from './client-in-race.ts';
import { addition, deletion, races } from './races.ts';
import type { Race, Write } from './races.ts';
import { isToBeSentAgain } from './retried.ts';
import type { Answer } from './retried.ts';
import { HOLD_MS, OTHER_MS, REFUSAL_MS, START_WITHIN_MS, virtualRace } from './virtual-race.ts';

interface ContentionSize {
  /** Each race is run so often, by users of their own. */
  readonly rounds: number;
  /** The most writes of a race. */
  readonly mostWrites: number;
}

const SIZES: Readonly<Record<BenchmarkSize, ContentionSize>> = {
  full: { rounds: 5, mostWrites: 50 },
  quick: { rounds: 1, mostWrites: 8 },
};

/** What a user must be able to do without a client that sends again. */
const CLAIMED_RACE = 'addExpense, ten categories';
const CLAIMED_SHARE = 0.8;

/** What came of one race. */
export interface RaceOutcome {
  readonly name: string;
  readonly writes: number;
  /** How many got in at once, in each round. */
  readonly written: readonly number[];
  /** How many ended with anything but success or `Throttled`, to be sent again; of all rounds, both ways. */
  readonly otherErrors: number;
  /** How many got in by the shipped client, which sends again what is `Throttled`, in each round. */
  readonly writtenByRetry: readonly number[];
  /** How often that client sent a write, of all rounds. */
  readonly requests: readonly number[];
}

/** Writes of one user at the same moment, with DynamoDB's conflicts of transactions. */
export const contention: Benchmark = {
  name: 'contention',
  title: 'Many writes of one user at once',
  run: async (report, size) => {
    const { rounds, mostWrites } = SIZES[size];
    const running: Running = {};
    const stack = await startLocalStack({
      synthesize: () => synthesize(),
      interceptor: (call, carryOut) => running.interceptor?.(call, carryOut),
    });
    try {
      const outcomes: RaceOutcome[] = [];
      for (const race of races) {
        report.progress(`Racing: ${race.name}`);
        outcomes.push(await outcomeOf({ stack, running }, race, Math.min(race.writes, mostWrites), rounds));
      }
      reportContention(report, outcomes);
    } finally {
      await stack.close();
    }
  },
};

/** What the stack meets at the moment. */
interface Running {
  interceptor?: Interceptor | undefined;
}

interface RaceTrack {
  readonly stack: LocalStack;
  readonly running: Running;
}

async function outcomeOf(track: RaceTrack, race: Race, writes: number, rounds: number): Promise<RaceOutcome> {
  const written: number[] = [];
  const writtenByRetry: number[] = [];
  const requests: number[] = [];
  let otherErrors = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const once = await sentOnce(track, race, writes, round);
    const again = await sentByClient(track, race, writes, round);
    written.push(once.filter(isWritten).length);
    writtenByRetry.push(again.errors.filter(isWritten).length);
    requests.push(...again.requests);
    otherErrors += [...once, ...again.errors].filter(isRefused).length;
  }
  return { name: race.name, writes, written, otherErrors, writtenByRetry, requests };
}

/** The errors that a write ended with; without any it got in. */
type Errors = NonNullable<Answer['errors']>;

function isWritten(errors: Errors): boolean {
  return errors.length === 0;
}

function isRefused(errors: Errors): boolean {
  return errors.length > 0 && !isToBeSentAgain({ errors });
}

/** One round without a client that sends again. */
async function sentOnce(
  { stack, running }: RaceTrack,
  race: Race,
  writes: number,
  round: number,
): Promise<Errors[]> {
  const user = await signUpUser(stack);
  const ids = await expensesBefore(stack, user, race, writes);
  const { interceptor, send } = virtualRace(round);
  running.interceptor = interceptor;
  const answers = await send(
    Array.from({ length: writes }, (_, index) => () => post(stack, user, writeOf(race, index, ids))),
  );
  running.interceptor = undefined;
  return answers.map(({ errors = [] }) => errors);
}

/** The same round with the shipped client. */
async function sentByClient(
  { stack, running }: RaceTrack,
  race: Race,
  writes: number,
  round: number,
): Promise<{ readonly errors: Errors[]; readonly requests: readonly number[] }> {
  const user = await signUpUser(stack);
  const ids = await expensesBefore(stack, user, race, writes);
  const { interceptor, send, clock, random } = virtualRace(round);
  const client = await clientInRace(stack, user, clock, random);
  running.interceptor = interceptor;
  const errors = await send(
    Array.from({ length: writes }, (_, index) => () => {
      const { document, variables } = writeOf(race, index, ids);
      return client.send(document, variables);
    }),
  );
  running.interceptor = undefined;
  return { errors, requests: client.requests() };
}

function writeOf({ write }: Race, index: number, ids: readonly string[]): Write {
  return write(index, ids[index % ids.length] ?? '');
}

/** Adds the expenses that are there before a race, and gives their ids. */
async function expensesBefore(
  stack: LocalStack,
  user: SignedInUser,
  { expenses, categories, areDeleted }: Race,
  writes: number,
): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < Math.min(expenses, writes); index += 1) {
    const { data } = await post(stack, user, addition(index, categories));
    ids.push(data?.['addExpense']?.id ?? '');
  }
  for (const id of areDeleted === true ? ids : []) {
    await post(stack, user, deletion(id));
  }
  return ids;
}

interface GraphqlAnswer extends Answer {
  readonly data?: Readonly<Record<string, { readonly id?: string } | null>> | null;
}

async function post(
  { graphqlUrl }: LocalStack,
  user: SignedInUser,
  { document, variables }: Write,
): Promise<GraphqlAnswer> {
  const response = await fetch(graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: user.accessToken },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  return (await response.json()) as GraphqlAnswer; // GraphQL's shape
}

/** Tells how many got in, at once and with a client that sends again. */
export function reportContention(report: Report, outcomes: readonly RaceOutcome[]): void {
  const rounds = outcomes[0]?.written.length ?? 0;
  report.text(
    `One user sends so many writes at once, within ${START_WITHIN_MS} ms. No local engine raises DynamoDB's conflicts of transactions, so they are modelled: a transaction holds its items for about ${HOLD_MS} ms and then writes; another that has one of them meanwhile is refused after about ${REFUSAL_MS} ms. A read takes about ${OTHER_MS} ms, the resolvers none. Time is virtual: it passes only while all of them wait, so the speed of this machine has no part in it. ${rounds} rounds with other random times; the least, median and most of them. "Sent once" is what the pipeline's own tries achieve; the other columns are of \`expense-tracker-client\`, which sends again what is \`Throttled\`, after random pauses of up to 100 ms, 200 ms and so on.`,
  );
  report.table(
    ['Mutation', 'at once', 'sent once: in', 'sent again: in', 'requests a write', 'at most'],
    outcomes.map(({ name, writes, written, writtenByRetry, requests }) => [
      name,
      count(writes),
      leastMedianMost(written),
      leastMedianMost(writtenByRetry),
      decimal(requests.reduce((sum, each) => sum + each, 0) / requests.length, 1),
      count(Math.max(...requests)),
    ]),
  );
  const [claimed] = outcomes.filter(({ name }) => name === CLAIMED_RACE);
  const [least = 0, most = 0] = claimed !== undefined ? [Math.min(...claimed.written), claimed.writes] : [];
  report.claim(
    `Of ${count(most)} adds at once over ten categories, four in five get in without a client that sends again: at least ${count(least)}.`,
    least >= CLAIMED_SHARE * most,
  );
  report.claim(
    'Every write that did not get in ended with `Throttled` and `errorInfo: { retry: true }`: nobody is told to decide who has nothing to decide.',
    outcomes.every(({ otherErrors }) => otherErrors === 0),
  );
  report.claim(
    'With `expense-tracker-client`, which sends those again, every write gets in.',
    outcomes.every(({ writes, writtenByRetry }) => writtenByRetry.every((number) => number === writes)),
  );
}

/** E.g. `38 / 40 / 43`; one number when all are the same. */
function leastMedianMost(numbers: readonly number[]): string {
  const sorted = [...numbers].sort((a, b) => a - b);
  const three = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return three[0] === three[2] ? String(three[0]) : three.join(' / ');
}
