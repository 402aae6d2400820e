import { readOutputs } from 'expense-tracker-client';
import type { PasswordPolicy } from 'expense-tracker-client';
import type { Session } from './session.ts';

type Part = Readonly<Record<string, unknown>>;

/** Cognito's own least. */
const LEAST_POLICY: PasswordPolicy = {
  minLength: 8,
  needsLowerCase: false,
  needsUpperCase: false,
  needsNumber: false,
  needsSymbol: false,
};

type ShownOutputs = Pick<Session, 'passwordRules' | 'selfSignUp' | 'codesComeByEmail' | 'demoUser'>;

/**
 * What the app shows of `amplify_outputs.json`.
 *
 * @throws {ConfigurationError} when it names no API and user pool
 */
export function shownOutputs(outputs: unknown): ShownOutputs {
  const { passwordPolicy = LEAST_POLICY, selfSignUp } = readOutputs(outputs);
  const custom = part(outputs, 'custom');
  const { username, password } = part(custom, 'demo_user');
  return {
    passwordRules: passwordPolicy,
    selfSignUp,
    codesComeByEmail: custom['cognito_endpoint'] === undefined,
    demoUser:
      typeof username === 'string' && typeof password === 'string' ? { username, password } : undefined,
  };
}

function part(value: unknown, name: string): Part {
  const found: unknown = typeof value === 'object' && value !== null ? (value as Part)[name] : undefined; // Any object's members.
  return typeof found === 'object' && found !== null ? (found as Part) : {};
}
