import type { UserPool, UserPoolResult } from 'appsync-cognito-client';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { CodeInput } from './code-input.tsx';
import { TextField } from './text-field.tsx';

/** The step of a sign-up: name and password, or the code that was sent. */
export type SignUpStep =
  | { readonly step: 'register' }
  | { readonly step: 'confirm'; readonly username: string; readonly password: string };

/** The form for a new user, in two steps. */
export function SignUpForm(props: {
  readonly userPool: UserPool;
  /** Otherwise they are in the terminal of the local stack. */
  readonly codesComeByEmail: boolean;
  /** What a password must have; empty when it is not known. */
  readonly rules: string;
  readonly step: SignUpStep;
  readonly onStep: (step: SignUpStep) => void;
  readonly onConfirmed: (username: string, password: string) => Promise<void>;
}) {
  const { userPool, codesComeByEmail, rules, step, onStep, onConfirmed } = props;
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [message, setMessage] = useState<{ readonly text: string; readonly isError: boolean }>();

  async function run<Value>(
    action: Promise<UserPoolResult<Value>>,
    then: () => void | Promise<void>,
  ): Promise<void> {
    setMessage(undefined);
    const { error } = await action;
    if (error === undefined) {
      await then();
    } else {
      setMessage({ text: error.message, isError: true });
    }
  }

  function register(event: FormEvent): void {
    event.preventDefault();
    void run(userPool.signUp(username, password), () => onStep({ step: 'confirm', username, password }));
  }

  function confirm(event: FormEvent, user: { readonly username: string; readonly password: string }): void {
    event.preventDefault();
    void run(userPool.confirmSignUp(user.username, code.trim()), () =>
      onConfirmed(user.username, user.password),
    );
  }

  function resend(name: string): void {
    void run(userPool.resendCode(name), () => {
      const where = codesComeByEmail ? 'on its way' : 'in the terminal';
      setMessage({ text: `A new code is ${where}.`, isError: false });
    });
  }

  const arrives = codesComeByEmail ? 'comes by e-mail' : 'is shown in the terminal where the stack runs';
  return (
    <div className="sign-up">
      {step.step === 'register' ? (
        <form onSubmit={register} aria-label="New user">
          <h2>New user</h2>
          <TextField
            label="E-mail"
            type="email"
            autoComplete="off"
            autoFocus
            value={username}
            onChange={setUsername}
          />
          <TextField
            label="Password"
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={setPassword}
          />
          <button type="submit" className="primary">
            Sign up
          </button>
          <span>
            {rules} The confirmation code {arrives}.
          </span>
        </form>
      ) : (
        <form onSubmit={(event) => confirm(event, step)} aria-label="Confirm the new user">
          <h2>New user</h2>
          <label>
            Code for {step.username}
            <CodeInput value={code} onChange={setCode} />
          </label>
          <button type="submit" className="primary">
            Confirm and sign in
          </button>
          <button type="button" onClick={() => resend(step.username)}>
            Send another code
          </button>
          <span>The code {arrives}.</span>
        </form>
      )}
      {message !== undefined && (
        <p role={message.isError ? 'alert' : 'status'} className={message.isError ? 'sign-in-error' : ''}>
          {message.text}
        </p>
      )}
    </div>
  );
}
