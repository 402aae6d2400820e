import { describe, expect, it } from 'vitest';
import { isPasswordGood, passwordChecks } from './password-rules.ts';

const RULES = {
  minLength: 8,
  needsLowerCase: true,
  needsUpperCase: true,
  needsNumber: true,
  needsSymbol: true,
};

describe('the rules of a password', () => {
  it('are told before anything is typed', () => {
    expect(passwordChecks('', RULES).map(({ rule, isKept }) => [rule, isKept])).toEqual([
      ['length', false],
      ['lowerCase', false],
      ['upperCase', false],
      ['number', false],
      ['symbol', false],
    ]);
  });

  it.each(['Correct-Horse-1', 'Correct1 Horse', 'aA1[bcde'])('are kept by %s', (password) => {
    expect(isPasswordGood(password, RULES)).toBe(true);
  });

  it.each(['Correct-1', 'correct-horse-1', 'CORRECT-HORSE-1', 'Correct-Horse', 'CorrectHorse1'])(
    'ask for what the user pool asks for: %s',
    (password) => {
      expect(isPasswordGood(password, { ...RULES, minLength: 10 })).toBe(false);
    },
  );

  it('have only what the user pool asks for', () => {
    const rules = { ...RULES, needsSymbol: false, needsUpperCase: false };

    expect(passwordChecks('', rules).map(({ rule }) => rule)).toEqual(['length', 'lowerCase', 'number']);
  });
});
