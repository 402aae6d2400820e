import type { UserPool, UserPoolResult } from 'appsync-cognito-client';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { CodeInput } from './code-input.tsx';
import { TextField } from './text-field.tsx';

/** The form for a forgotten password, in two steps: a code is sent, then answered with a new password. */
export function ForgottenPasswordForm(props: {
  readonly userPool: UserPool;
  /** Otherwise they are in the terminal of the local stack. */
  readonly codesComeByEmail: boolean;
  /** What a password must have; empty when it is not known. */
  readonly rules: string;
  /** What was typed into the form above. */
  readonly givenName: string;
  readonly onChanged: (username: string, password: string) => Promise<void>;
}) {
  const { userPool, codesComeByEmail, rules, givenName, onChanged } = props;
  const [username, setUsername] = useState(givenName);
  const [sentTo, setSentTo] = useState<string>();
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string>();

  async function run<Value>(action: Promise<UserPoolResult<Value>>, then: () => void): Promise<void> {
    setError(undefined);
    const { error: refusal } = await action;
    if (refusal === undefined) {
      then();
    } else {
      setError(refusal.message);
    }
  }

  function send(event: FormEvent): void {
    event.preventDefault();
    const name = username.trim();
    void run(userPool.forgotPassword(name), () => setSentTo(name));
  }

  function change(event: FormEvent, name: string): void {
    event.preventDefault();
    const changing = userPool.confirmForgottenPassword(name, code.trim(), password);
    void run(changing, () => void onChanged(name, password));
  }

  const arrives = codesComeByEmail ? 'comes by e-mail' : 'is shown in the terminal where the stack runs';
  return (
    <div className="sign-up">
      {sentTo === undefined ? (
        <form onSubmit={send} aria-label="Forgotten password">
          <h2>Forgotten password</h2>
          <TextField
            label="E-mail"
            type="text"
            autoComplete="username"
            autoFocus
            value={username}
            onChange={setUsername}
          />
          <button type="submit" className="primary">
            Send a code
          </button>
          <span>The code {arrives}.</span>
        </form>
      ) : (
        <form onSubmit={(event) => change(event, sentTo)} aria-label="New password">
          <h2>Forgotten password</h2>
          <label>
            Code for {sentTo}
            <CodeInput value={code} onChange={setCode} />
          </label>
          <TextField
            label="New password"
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={setPassword}
          />
          <button type="submit" className="primary">
            Change and sign in
          </button>
          <span>
            {rules} The code {arrives}.
          </span>
        </form>
      )}
      {error !== undefined && (
        <p role="alert" className="sign-in-error">
          {error}
        </p>
      )}
    </div>
  );
}
