import { describe, expect, it } from 'vitest';
import { passwordRules } from './page/password-rules.ts';

const NONE = {
  minLength: 8,
  needsLowerCase: false,
  needsUpperCase: false,
  needsNumber: false,
  needsSymbol: false,
};

describe('the rules of a new password', () => {
  it.each([
    [NONE, 'At least 8 characters.'],
    [{ ...NONE, needsNumber: true }, 'At least 8 characters, with a digit.'],
    [
      { ...NONE, needsUpperCase: true, needsSymbol: true },
      'At least 8 characters, with an upper-case letter and a symbol.',
    ],
    [
      { minLength: 12, needsLowerCase: true, needsUpperCase: true, needsNumber: true, needsSymbol: true },
      'At least 12 characters, with a lower-case letter, an upper-case letter, a digit and a symbol.',
    ],
  ])('of %j are one sentence', (policy, sentence) => {
    expect(passwordRules(policy)).toBe(sentence);
  });
});
