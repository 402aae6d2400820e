import { useState } from 'react';
import { useSession } from '../../session/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Link } from '../../ui/router/Link.tsx';
import { CodeField, EmailField } from './AccountFields.tsx';
import { NewPasswordField } from './NewPasswordField.tsx';
import { StepForm } from './StepForm.tsx';
import { codeText } from './code-text.ts';
import { isPasswordGood } from './password-rules.ts';
import { useStep } from './use-step.ts';

interface ForgottenPasswordProps {
  username: string;
  onUsername: (username: string) => void;
}

/** A code for the address, then a new password, then signed in with it. */
export function ForgottenPassword({ username, onUsername }: ForgottenPasswordProps) {
  const { t } = useTexts();
  const session = useSession();
  const { run, isBusy, problem } = useStep();
  const [sentTo, setSentTo] = useState<string>();
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const name = username.trim();
  const others = <Link href="/sign-in">{t.account.toSignIn}</Link>;

  async function send() {
    const sent = await run(() => session.forgotPassword(name));
    if (sent !== undefined) {
      setSentTo(sent.value.destination === '' ? name : sent.value.destination);
    }
  }

  async function change() {
    setHasTried(true);
    if (
      isPasswordGood(password, session.passwordRules) &&
      (await run(() => session.confirmForgottenPassword(name, codeText(code), password))) !== undefined
    ) {
      await run(() => session.signIn(name, password));
    }
  }

  return sentTo === undefined ? (
    <StepForm
      title={t.account.forgottenTitle}
      submitLabel={t.account.sendCode}
      isBusy={isBusy}
      problem={problem}
      onSubmit={() => void send()}
      others={others}
    >
      <p>{t.account.forgottenText}</p>
      <EmailField value={username} onChange={onUsername} />
    </StepForm>
  ) : (
    <StepForm
      title={t.account.newPasswordTitle}
      submitLabel={t.account.changePassword}
      isBusy={isBusy}
      problem={problem}
      onSubmit={() => void change()}
      others={others}
    >
      <p>{session.codesComeByEmail ? t.account.codeSent(sentTo) : t.account.codeInTerminal}</p>
      <CodeField label={t.account.code} value={code} onChange={setCode} />
      <NewPasswordField value={password} onChange={setPassword} hasTried={hasTried} />
    </StepForm>
  );
}
