import { UserPoolError } from './cognito-client.ts';

/** The browser's own. Declared here because the tests' types know Node.js only. */
declare function reportError(error: unknown): void;

/**
 * What the page shows of a failed action. A mistake in the page's own code goes to the browser's console with
 * its stack.
 */
export function failureMessage(error: unknown): string {
  if (error instanceof UserPoolError) {
    return error.message;
  }
  reportError(error);
  return "Something went wrong in this page. The browser's console has the details.";
}
