import type { SignInChallenge } from 'appsync-cognito-client';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { CodeInput } from './code-input.tsx';
import { TextField } from './text-field.tsx';

/**
 * The form for a challenge, which replaces the one for the password: a code of an authenticator app, or the
 * new password of a user whom an administrator has added.
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
    // A password may have spaces at its ends.
    props.onAnswer(asksForCode ? answer.trim() : answer);
  }

  return (
    <form onSubmit={submit} aria-label={asksForCode ? 'Code' : 'New password'}>
      {secretCode !== undefined && (
        <span>
          Add this key to an authenticator app: <code>{secretCode}</code>
        </span>
      )}
      {asksForCode ? (
        <label>
          Authenticator code for {username}
          <CodeInput value={answer} onChange={setAnswer} />
        </label>
      ) : (
        <TextField
          label={`New password for ${username}`}
          type="password"
          autoComplete="new-password"
          autoFocus
          value={answer}
          onChange={setAnswer}
        />
      )}
      <button type="submit" className="primary" disabled={props.isBusy}>
        Confirm
      </button>
      <button type="button" onClick={props.onCancel}>
        Cancel
      </button>
    </form>
  );
}
