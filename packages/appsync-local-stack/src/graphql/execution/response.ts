import type { GraphqlResponse } from '../errors.ts';
import { nullInNonNull } from './execute-fields.ts';
import type { Completed } from './execute-fields.ts';
import type { Execution } from './execution.ts';

/** The response of a finished execution: `errors` only when there are any. */
export function responseOf({ errors }: Execution, completed: Completed): GraphqlResponse {
  const data = completed === nullInNonNull ? null : completed;
  return errors.length === 0 ? { data } : { data, errors };
}
