import type { SignInChallenge } from 'appsync-cognito-client';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { CodeInput } from './code-input.tsx';

/**
 * The form for what a sign-in still asks for, in place of the one for the password: a code of an authenticator app, the
 * first code of one to be set up, or the password that somebody chooses whom an administrator has added.
 */
export function ChallengeForm(props: {
  readonly challenge: SignInChallenge;
  readonly isBusy: boolean;
  readonly onAnswer: (answer: string) => void;
  readonly onCancel: () => void;
}) {
  const { name, username, secretCode } = props.challenge;
  const [answer, setAnswer] = useState('');
  const asksForCode = name !== 'NEW_PASSWORD_REQUIRED';

  function submit(event: FormEvent): void {
    event.preventDefault();
    // A space may belong to a password.
    props.onAnswer(asksForCode ? answer.trim() : answer);
  }

  return (
    <form onSubmit={submit} aria-label={asksForCode ? 'Code' : 'New password'}>
      {secretCode !== undefined && (
        <span>
          Add this key to an authenticator app: <code>{secretCode}</code>
        </span>
      )}
      <label>
        {asksForCode ? 'Authenticator code' : 'New password'} for {username}
        {asksForCode ? (
          <CodeInput value={answer} onChange={setAnswer} />
        ) : (
          <input
            type="password"
            autoComplete="new-password"
            required
            autoFocus
            value={answer}
            onChange={(event) => setAnswer(event.target.value)}
          />
        )}
      </label>
      <button type="submit" className="primary" disabled={props.isBusy}>
        Confirm
      </button>
      <button type="button" onClick={props.onCancel}>
        Cancel
      </button>
    </form>
  );
}
