import { useState } from 'react';
import type { FormEvent } from 'react';
import { CodeInput } from './code-input.tsx';
import type { SignInChallenge } from './cognito-client.ts';

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
  const { name, username } = props.challenge;
  const [answer, setAnswer] = useState('');
  const asksForCode = name === 'SOFTWARE_TOKEN_MFA';

  function submit(event: FormEvent): void {
    event.preventDefault();
    // A password may have spaces at its ends.
    props.onAnswer(asksForCode ? answer.trim() : answer);
  }

  return (
    <form onSubmit={submit} aria-label={asksForCode ? 'Code' : 'New password'}>
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
