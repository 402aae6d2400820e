import { useState } from 'react';
import { type Challenge as Asked, useSession } from '../../session/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { CodeField } from './AccountFields.tsx';
import { AuthenticatorKey } from './AuthenticatorKey.tsx';
import { NewPasswordField } from './NewPasswordField.tsx';
import { StepForm } from './StepForm.tsx';
import { codeText } from './code-text.ts';
import { isPasswordGood } from './password-rules.ts';
import { useStep } from './use-step.ts';

/** What is asked for after the password. */
export function Challenge({ challenge, username }: { challenge: Asked; username: string }) {
  const { t } = useTexts();
  const session = useSession();
  const { run, isBusy, problem } = useStep();
  const [answer, setAnswer] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const { kind, secretCode } = challenge;
  const isPassword = kind === 'newPassword';

  function submit() {
    setHasTried(true);
    if (!isPassword || isPasswordGood(answer, session.passwordRules)) {
      void run(() => session.answerChallenge(isPassword ? answer : codeText(answer)));
    }
  }

  return (
    <StepForm
      title={t.account.challenges[kind]}
      submitLabel={t.account.signIn}
      isBusy={isBusy}
      problem={problem}
      onSubmit={submit}
      others={
        <Button look="quiet" onClick={() => session.cancelChallenge()}>
          {t.account.toSignIn}
        </Button>
      }
    >
      <p>{t.account.challengeFor(username)}</p>
      {kind === 'setUp' && secretCode !== undefined ? (
        <AuthenticatorKey secretCode={secretCode} url={undefined} />
      ) : null}
      {isPassword ? (
        <NewPasswordField value={answer} onChange={setAnswer} hasTried={hasTried} />
      ) : (
        <CodeField
          label={kind === 'sentCode' ? t.account.code : t.account.appCode}
          value={answer}
          onChange={setAnswer}
        />
      )}
    </StepForm>
  );
}
