import type { PasswordRules, Session } from './session.ts';

type Part = Readonly<Record<string, unknown>>;

/** What the app shows of `amplify_outputs.json` besides what the client reads of it. */
export function shownOutputs(outputs: unknown): Pick<Session, 'passwordRules' | 'selfSignUp' | 'demoUser'> {
  const custom = part(outputs, 'custom');
  const demo = part(custom, 'demo_user');
  const { username, password } = demo;
  return {
    passwordRules: passwordRules(part(part(outputs, 'auth'), 'password_policy')),
    selfSignUp: custom['self_sign_up'] !== false,
    demoUser:
      typeof username === 'string' && typeof password === 'string' ? { username, password } : undefined,
  };
}

function passwordRules(policy: Part): PasswordRules {
  const { min_length: minLength } = policy;
  return {
    // Cognito's own least.
    minLength: typeof minLength === 'number' ? minLength : 8,
    needsLowerCase: policy['require_lowercase'] === true,
    needsUpperCase: policy['require_uppercase'] === true,
    needsNumber: policy['require_numbers'] === true,
    needsSymbol: policy['require_symbols'] === true,
  };
}

function part(value: unknown, name: string): Part {
  const found: unknown = typeof value === 'object' && value !== null ? (value as Part)[name] : undefined; // Any object's members.
  return typeof found === 'object' && found !== null ? (found as Part) : {};
}
