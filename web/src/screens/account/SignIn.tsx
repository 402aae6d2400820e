import { useState } from 'react';
import { useSession } from '../../session/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { PasswordField } from '../../ui/fields/PasswordField.tsx';
import { Link } from '../../ui/router/Link.tsx';
import { EmailField } from './AccountFields.tsx';
import { StepForm } from './StepForm.tsx';
import { useStep } from './use-step.ts';

interface SignInProps {
  username: string;
  onUsername: (username: string) => void;
  /** The address was never confirmed. */
  onNotConfirmed: (password: string) => void;
}

export function SignIn({ username, onUsername, onNotConfirmed }: SignInProps) {
  const { t } = useTexts();
  const session = useSession();
  const { run, isBusy, problem } = useStep();
  const [password, setPassword] = useState('');
  const { demoUser } = session;

  function signIn(name: string, secret: string) {
    void run(
      () => session.signIn(name.trim(), secret),
      ({ code }) => {
        if (code !== 'notConfirmed') {
          return false;
        }
        onNotConfirmed(secret);
        return true;
      },
    );
  }

  return (
    <StepForm
      title={t.account.signIn}
      submitLabel={t.account.signIn}
      isBusy={isBusy}
      problem={problem}
      onSubmit={() => signIn(username, password)}
      others={
        <>
          <Link href="/forgotten-password">{t.account.forgotten}</Link>
          {session.selfSignUp ? <Link href="/sign-up">{t.account.noAccount}</Link> : null}
          {demoUser === undefined ? null : (
            <Button isBusy={isBusy} onClick={() => signIn(demoUser.username, demoUser.password)}>
              {t.account.demo}
            </Button>
          )}
        </>
      }
    >
      <EmailField value={username} onChange={onUsername} />
      <PasswordField
        label={t.account.password}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
    </StepForm>
  );
}
