import type { SessionState, SignInChallenge, UserPool } from 'appsync-cognito-client';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { isOwnOrigin, pageTitle } from '../page-settings.ts';
import type { PageSettings } from '../page-settings.ts';
import { ChallengeForm } from './challenge-form.tsx';
import { ForgottenPasswordForm } from './forgotten-password-form.tsx';
import { passwordRules } from './password-rules.ts';
import { SignUpForm } from './sign-up-form.tsx';
import type { SignUpStep } from './sign-up-form.tsx';
import { TextField } from './text-field.tsx';

/** The bar on top: the signed-in user, or the form to sign in with, and below it the form for a new user. */
export function SignInBar(props: {
  readonly settings: PageSettings;
  readonly userPool: UserPool;
  readonly state: SessionState;
}) {
  const { settings, userPool, state } = props;
  const [username, setUsername] = useState(settings.demoUser?.username ?? '');
  const [password, setPassword] = useState(settings.demoUser?.password ?? '');
  const [error, setError] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const [signUp, setSignUp] = useState<SignUpStep>();
  const [challenge, setChallenge] = useState<SignInChallenge>();
  const [hasForgotten, setHasForgotten] = useState(false);

  async function signIn(name: string, secret: string): Promise<void> {
    setError(undefined);
    setIsBusy(true);
    const credentials = { username: name, password: secret, flow: 'password' } as const;
    const { value: asked, error: refusal } = await userPool.signIn(credentials);
    setIsBusy(false);
    if (refusal === undefined) {
      setChallenge(asked);
      setSignUp(undefined);
      setHasForgotten(false);
    } else if (refusal.code === 'UserNotConfirmedException') {
      setSignUp({ step: 'confirm', username: name, password: secret });
    } else {
      setError(refusal.message);
    }
  }

  async function answerChallenge(asked: SignInChallenge, answer: string): Promise<void> {
    setError(undefined);
    setIsBusy(true);
    const { value: next, error: refusal } = await userPool.answerChallenge(asked, answer);
    setIsBusy(false);
    // The answer can be typed again for as long as the challenge stands.
    if (refusal === undefined || refusal.code === 'NotAuthorizedException') {
      setChallenge(next);
    }
    setError(refusal?.message);
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    void signIn(username, password);
  }

  const title = pageTitle(settings);
  const message = error ?? state.notice;
  const codesComeByEmail = !isOwnOrigin(settings);
  const rules = settings.passwordPolicy === undefined ? '' : passwordRules(settings.passwordPolicy);
  return (
    <header className="sign-in">
      <div className="sign-in-bar">
        <h1>
          {title.name} {title.place !== undefined && <small>{title.place}</small>}
        </h1>
        {state.username === undefined && challenge !== undefined ? (
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
                  setHasForgotten(false);
                  setSignUp(signUp !== undefined ? undefined : { step: 'register' });
                }}
              >
                New user
              </button>
            ) : (
              <span>The operator of this API creates the accounts.</span>
            )}
            <button
              type="button"
              aria-expanded={hasForgotten}
              onClick={() => {
                setError(undefined);
                setSignUp(undefined);
                setHasForgotten(!hasForgotten);
              }}
            >
              Forgotten password
            </button>
          </form>
        ) : (
          <div className="signed-in">
            <span>
              Signed in as <strong>{state.username}</strong>
            </span>
            <button type="button" onClick={() => void userPool.signOut()}>
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
      {signUp !== undefined && challenge === undefined && state.username === undefined && (
        <SignUpForm
          userPool={userPool}
          codesComeByEmail={codesComeByEmail}
          rules={rules}
          step={signUp}
          onStep={setSignUp}
          onConfirmed={signIn}
        />
      )}
      {hasForgotten && challenge === undefined && state.username === undefined && (
        <ForgottenPasswordForm
          userPool={userPool}
          codesComeByEmail={codesComeByEmail}
          rules={rules}
          givenName={username}
          onChanged={signIn}
        />
      )}
    </header>
  );
}
