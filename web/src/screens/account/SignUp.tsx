import { useState } from 'react';
import { useSession } from '../../session/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Link } from '../../ui/router/Link.tsx';
import { EmailField } from './AccountFields.tsx';
import { NewPasswordField } from './NewPasswordField.tsx';
import { StepForm } from './StepForm.tsx';
import { isPasswordGood } from './password-rules.ts';
import { useStep } from './use-step.ts';

interface SignUpProps {
  username: string;
  onUsername: (username: string) => void;
  /** A code was sent. */
  onSent: (password: string, destination: string) => void;
}

export function SignUp({ username, onUsername, onSent }: SignUpProps) {
  const { t } = useTexts();
  const session = useSession();
  const { run, isBusy, problem } = useStep();
  const [password, setPassword] = useState('');
  const [hasTried, setHasTried] = useState(false);

  async function signUp() {
    setHasTried(true);
    if (!isPasswordGood(password, session.passwordRules)) {
      return;
    }
    const name = username.trim();
    const sent = await run(() => session.signUp(name, password));
    if (sent?.value.isConfirmed === true) {
      await run(() => session.signIn(name, password));
    } else if (sent !== undefined) {
      onSent(password, sent.value.destination);
    }
  }

  return (
    <StepForm
      title={t.account.signUp}
      submitLabel={t.account.signUp}
      isBusy={isBusy}
      problem={problem}
      onSubmit={() => void signUp()}
      others={<Link href="/sign-in">{t.account.hasAccount}</Link>}
    >
      <EmailField value={username} onChange={onUsername} />
      <NewPasswordField value={password} onChange={setPassword} hasTried={hasTried} />
    </StepForm>
  );
}
