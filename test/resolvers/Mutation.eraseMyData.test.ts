import { describe, expect, it } from 'vitest';
import { SUB, useHandlers, validationError } from '../support/handlers.ts';

describe('Mutation.eraseMyData', () => {
  const { request, response } = useHandlers('Mutation.eraseMyData');

  it('lets its steps erase what the caller has', async () => {
    const { stash, error } = await request({ args: { confirmation: 'ERASE ALL MY DATA' } });

    expect(error).toBeUndefined();
    expect(stash).toEqual({ userId: SUB, erased: 0, isBegun: false });
  });

  it.each([
    '',
    'ERASE ALL MY DATA ',
    'erase all my data',
    'ERASE ALL',
    'true',
    'the words that the documentation of eraseMyData asks for',
    'ERASE ALL MY DAT\ud83d',
    null,
  ])('refuses %j', async (confirmation) => {
    const { error, stash } = await request({ args: { confirmation } });

    expect(error).toMatchObject(
      validationError('confirmation', 'must be ERASE ALL MY DATA: everything is erased, for ever'),
    );
    expect(stash).toEqual({});
  });

  it('refuses a call without the confirmation', async () => {
    const { error } = await request({ args: {} });

    expect(error).toMatchObject({ errorType: 'ValidationError', errorInfo: { field: 'confirmation' } });
  });

  it('refuses whoever is not signed in', async () => {
    const { error } = await request({ args: { confirmation: 'ERASE ALL MY DATA' }, identity: null });

    expect(error?.errorType).toBe('Unauthorized');
  });

  it.each([
    { erased: 0, more: false },
    { erased: 7, more: false },
    { erased: 400, more: true },
    // Only what counts other items was erased so far.
    { erased: 0, more: true },
  ])('answers %j', async (erasure) => {
    const { result } = await response({
      stash: { userId: SUB, isBegun: erasure.more, ...erasure },
      prev: { result: null },
    });

    expect(result).toEqual(erasure);
  });

  it('ends with an error when others came first each time, so that nobody goes on without a pause', async () => {
    const { error } = await response({
      stash: { userId: SUB, erased: 0, isBegun: false, more: true },
      prev: { result: null },
    });

    expect(error?.message).toMatch(/^Other requests are changing the same/);
  });
});
