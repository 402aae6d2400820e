import { describe, expect, it } from 'vitest';
import { executeNoneRequest } from './none-data-source.ts';

describe('executeNoneRequest', () => {
  it('gives the payload as result, or null without one', () => {
    expect(executeNoneRequest({ payload: { a: [1, false] } })).toEqual({ result: { a: [1, false] } });
    expect(executeNoneRequest({ version: '2018-05-29', payload: false })).toEqual({ result: false });
    expect(executeNoneRequest({})).toEqual({ result: null });
  });

  it('refuses other members, and anything but an object', () => {
    expect(() => executeNoneRequest({ operation: 'GetItem' })).toThrow("Unsupported element '$[operation]'.");
    expect(() => executeNoneRequest(null)).toThrow("Value for field '$' not found.");
    expect(() => executeNoneRequest('x')).toThrow(
      "Expected JSON object for field '$' but got 'STRING' instead.",
    );
  });
});
