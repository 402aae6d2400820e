import { setTimeout as wait } from 'node:timers/promises';
import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';

const FIRST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 1_000;

/**
 * Tries until there is an answer, with random waits in between, so that it does not run in step with other
 * writers.
 *
 * @param attempt gives undefined when another write was faster
 * @returns undefined when another write was faster every time
 */
export async function tryAgain<Answer>(
  tries: number,
  attempt: () => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  for (let tried = 0; tried < tries; tried += 1) {
    if (tried > 0) {
      await wait(Math.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tried));
    }
    const answer = await attempt();
    if (answer !== undefined) {
      return answer;
    }
  }
  return undefined;
}

/** True when the write succeeded; false when another write was faster, or is in progress. */
export async function isWritten(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (
      error instanceof ConditionalCheckFailedException ||
      error instanceof TransactionConflictException ||
      (error instanceof TransactionCanceledException && isOvertaken(error))
    ) {
      return false;
    }
    throw error;
  }
}

function isOvertaken({ CancellationReasons = [] }: TransactionCanceledException): boolean {
  return CancellationReasons.every(({ Code }) =>
    ['None', 'ConditionalCheckFailed', 'TransactionConflict'].includes(Code ?? 'None'),
  );
}
