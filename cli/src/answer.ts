import { errorOf } from 'expense-tracker-client';
import type { ExpenseAnswer, ExpenseError } from 'expense-tracker-client';
import { signedOut } from './app.ts';
import { CliError } from './cli-error.ts';
import { EXIT } from './exit-code.ts';

/** As much of an answer as tells what became of one root field. */
type Answer<Data> = Pick<ExpenseAnswer<Data, unknown>, 'data' | 'errors' | 'isOutcomeUnknown'>;

/**
 * The value of a root field; `null` where the API may answer so.
 *
 * @throws {CliError} in the API's words when the field has an error
 */
export function valueOf<Data extends object, Field extends keyof Data & string>(
  answer: Answer<Data>,
  field: Field,
): Data[Field] | null {
  const error = errorOf(answer, field);
  if (error !== undefined) {
    throw refusal(error, answer.isOutcomeUnknown);
  }
  return answer.data?.[field] ?? null;
}

/**
 * The value of a root field that is never `null` without an error.
 *
 * @throws {CliError} in the API's words when the field has an error
 */
export function certainOf<Data extends object, Field extends keyof Data & string>(
  answer: Answer<Data>,
  field: Field,
): NonNullable<Data[Field]> {
  const value = valueOf(answer, field);
  if (value === null || value === undefined) {
    throw new CliError('NoAnswer', `the API answered nothing for ${field}`, EXIT.noAnswer);
  }
  return value;
}

/** An error of the API as this command ends with it. */
export function refusal(error: ExpenseError, isOutcomeUnknown = false): CliError {
  const { code, errorType, message } = error;
  if (errorType === 'UnauthorizedException') {
    return signedOut(`${message} Sign in again: run "expenses login"`);
  }
  const isLater = code === 'NoAnswer' || code === 'Throttled' || code === 'Internal';
  const unknown = isOutcomeUnknown
    ? ' (whether it was carried out is not known: look before you repeat it)'
    : '';
  const detail = error.errorInfo === undefined ? {} : { errorInfo: error.errorInfo };
  return new CliError(
    code === 'Refused' ? (errorType ?? 'Refused') : code,
    `${message}${unknown}`,
    isLater ? EXIT.noAnswer : EXIT.refused,
    detail,
  );
}
