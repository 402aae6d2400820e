import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UserPoolError } from './page/cognito-client.ts';
import { failureMessage } from './page/failure-message.ts';

describe('failureMessage', () => {
  // The browser has it, Node.js has not.
  const reported = vi.fn();
  beforeEach(() => vi.stubGlobal('reportError', reported.mockClear()));
  afterEach(() => vi.unstubAllGlobals());

  it('shows what the user pool says, and reports nothing', () => {
    const error = new UserPoolError('NotAuthorizedException', 'Incorrect username or password.');

    expect(failureMessage(error)).toBe('Incorrect username or password.');
    expect(reported).not.toHaveBeenCalled();
  });

  it("does not show a mistake in the page's code, and reports it with its stack", () => {
    const mistake = new TypeError("Cannot read properties of undefined (reading 'name')");

    expect(failureMessage(mistake)).toBe(
      "Something went wrong in this page. The browser's console has the details.",
    );
    expect(reported.mock.calls).toEqual([[mistake]]);
  });
});
