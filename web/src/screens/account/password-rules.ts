import type { PasswordRules } from '../../session/index.ts';

type PasswordRule = 'length' | 'lowerCase' | 'upperCase' | 'number' | 'symbol';

/** Each rule that the user pool has, and whether a password keeps it. */
export function passwordChecks(
  password: string,
  rules: PasswordRules,
): { rule: PasswordRule; isKept: boolean }[] {
  const checks: [PasswordRule, isAsked: boolean, isKept: boolean][] = [
    ['length', true, password.length >= rules.minLength],
    ['lowerCase', rules.needsLowerCase, /[a-z]/.test(password)],
    ['upperCase', rules.needsUpperCase, /[A-Z]/.test(password)],
    ['number', rules.needsNumber, /\d/.test(password)],
    // Those that Cognito counts; a space does within the password only.
    [
      'symbol',
      rules.needsSymbol,
      /[$^*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]/.test(password) || /\S \S/.test(password),
    ],
  ];
  return checks.filter(([, isAsked]) => isAsked).map(([rule, , isKept]) => ({ rule, isKept }));
}

export function isPasswordGood(password: string, rules: PasswordRules): boolean {
  return passwordChecks(password, rules).every(({ isKept }) => isKept);
}
