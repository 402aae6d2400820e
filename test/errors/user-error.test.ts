import { describe, expect, it } from 'vitest';
import { failureText, UserError } from '../../errors/user-error.ts';
import { SettingRefused } from '../../infra/settings.ts';

describe('failureText', () => {
  it.each([
    [new UserError('OPTION', 'Name the user: --user EMAIL'), 'Name the user: --user EMAIL'],
    [new SettingRefused('Setting stage is "x"'), 'Setting stage is "x"'],
  ])('is the line of an error that a user can mend: %s', (error, line) => {
    expect(failureText(error)).toBe(line);
  });

  it.each([new Error('x is undefined'), new TypeError('x is undefined')])(
    'has the place where any other error arose: %s',
    (error) => {
      expect(failureText(error)).toMatch(/Error: x is undefined\n {4}at .*user-error\.test\.ts/);
    },
  );
});
