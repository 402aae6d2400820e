import { useState } from 'react';
import type { FormEvent } from 'react';
import { isOwnOrigin, pageTitle } from '../page-settings.ts';
import type { PageSettings } from '../page-settings.ts';
import { ChallengeForm } from './challenge-form.tsx';
import { UserPoolError } from './cognito-client.ts';
import type { CognitoClient, SignInChallenge } from './cognito-client.ts';
import { failureMessage } from './failure-message.ts';
import type { Session, SessionState } from './session.ts';
import { SignUpForm } from './sign-up-form.tsx';
import type { SignUpStep } from './sign-up-form.tsx';
import { TextField } from './text-field.tsx';

/** The bar on top: the signed-in user, or the form to sign in with, and below it the form for a new user. */
export function SignInBar(props: {
  readonly settings: PageSettings;
  readonly cognito: CognitoClient;
  readonly session: Session;
  readonly state: SessionState;
}) {
  const { settings, cognito, session, state } = props;
  const [username, setUsername] = useState(settings.demoUser?.username ?? '');
  const [password, setPassword] = useState(settings.demoUser?.password ?? '');
  const [error, setError] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const [signUp, setSignUp] = useState<SignUpStep>();
  const [challenge, setChallenge] = useState<SignInChallenge>();

  async function signIn(name: string, secret: string): Promise<void> {
    setError(undefined);
    setIsBusy(true);
    try {
      setChallenge(await session.signIn(name, secret));
      setSignUp(undefined);
    } catch (failure) {
      if (failure instanceof UserPoolError && failure.type === 'UserNotConfirmedException') {
        setSignUp({ step: 'confirm', username: name, password: secret });
      } else {
        setError(failureMessage(failure));
      }
    } finally {
      setIsBusy(false);
    }
  }

  async function answerChallenge(asked: SignInChallenge, answer: string): Promise<void> {
    setError(undefined);
    setIsBusy(true);
    try {
      setChallenge(await session.answerChallenge(asked, answer));
    } catch (failure) {
      // The answer can be typed again as long as the challenge is valid.
      if (failure instanceof UserPoolError && failure.type === 'NotAuthorizedException') {
        setChallenge(undefined);
      }
      setError(failureMessage(failure));
    } finally {
      setIsBusy(false);
    }
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    void signIn(username, password);
  }

  const title = pageTitle(settings);
  const message = error ?? state.notice;
  return (
    <header className="sign-in">
      <div className="sign-in-bar">
        <h1>
          {title.name} {title.host !== undefined && <small>{title.host}</small>}
        </h1>
        {state.username === undefined && challenge ? (
          <ChallengeForm
            key={challenge.name}
            challenge={challenge}
            isBusy={isBusy}
            onAnswer={(answer) => void answerChallenge(challenge, answer)}
            onCancel={() => {
              setError(undefined);
              setChallenge(undefined);
            }}
          />
        ) : state.username === undefined ? (
          <form onSubmit={submit} aria-label="Sign in">
            <TextField
              label="E-mail"
              type="text"
              autoComplete="username"
              value={username}
              onChange={setUsername}
            />
            <TextField
              label="Password"
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={setPassword}
            />
            <button type="submit" className="primary" disabled={isBusy}>
              Sign in
            </button>
            {settings.selfSignUp ? (
              <button
                type="button"
                aria-expanded={signUp !== undefined}
                onClick={() => {
                  setError(undefined);
                  setSignUp(signUp ? undefined : { step: 'register' });
                }}
              >
                New user
              </button>
            ) : (
              <span>The operator of this API creates the accounts.</span>
            )}
          </form>
        ) : (
          <div className="signed-in">
            <span>
              Signed in as <strong>{state.username}</strong>
            </span>
            <button type="button" onClick={session.signOut}>
              Sign out
            </button>
          </div>
        )}
      </div>
      {message !== undefined && state.username === undefined && (
        <p role="alert" className="sign-in-error">
          {message}
        </p>
      )}
      {signUp && !challenge && state.username === undefined && (
        <SignUpForm
          cognito={cognito}
          codesComeByEmail={!isOwnOrigin(settings)}
          step={signUp}
          onStep={setSignUp}
          onConfirmed={signIn}
        />
      )}
    </header>
  );
}
