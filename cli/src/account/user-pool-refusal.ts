import type { UserPoolError, UserPoolResult } from 'expense-tracker-client';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-code.ts';

/**
 * The value of an operation of the user pool.
 *
 * @throws {CliError} in Cognito's words when it was refused
 */
export function poolValue<Value>({ value, error }: UserPoolResult<Value>): Value {
  if (error !== undefined) {
    throw poolRefusal(error);
  }
  // Cognito's operations without a result have the value undefined.
  return value;
}

function poolRefusal({ code, message, isTransient }: UserPoolError): CliError {
  return new CliError(code, message, isTransient ? EXIT.noAnswer : EXIT.refused);
}
