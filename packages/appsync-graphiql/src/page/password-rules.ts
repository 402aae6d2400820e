import type { PasswordPolicy } from 'appsync-cognito-client';

/** The rules of a new password in one sentence, e.g. `At least 12 characters, with a digit and a symbol.` */
export function passwordRules(policy: PasswordPolicy): string {
  const parts = [
    ...(policy.needsLowerCase ? ['a lower-case letter'] : []),
    ...(policy.needsUpperCase ? ['an upper-case letter'] : []),
    ...(policy.needsNumber ? ['a digit'] : []),
    ...(policy.needsSymbol ? ['a symbol'] : []),
  ];
  const last = parts.pop();
  const needed =
    last === undefined
      ? ''
      : `, with ${[...(parts.length > 0 ? [parts.join(', ')] : []), last].join(' and ')}`;
  return `At least ${policy.minLength} characters${needed}.`;
}
