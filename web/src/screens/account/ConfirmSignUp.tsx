import { useState } from 'react';
import { useSession } from '../../session/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { showToast } from '../../ui/feedback/toasts.ts';
import { CodeField } from './AccountFields.tsx';
import { StepForm } from './StepForm.tsx';
import { codeText } from './code-text.ts';
import { useStep } from './use-step.ts';

interface ConfirmSignUpProps {
  username: string;
  /** Signs in afterwards. */
  password: string | undefined;
  /** Where the code was sent, in part. */
  destination: string;
  onDone: () => void;
}

export function ConfirmSignUp({ username, password, destination, onDone }: ConfirmSignUpProps) {
  const { t } = useTexts();
  const session = useSession();
  const { run, isBusy, problem } = useStep();
  const [code, setCode] = useState('');
  const [sentTo, setSentTo] = useState(destination);
  const name = username.trim();

  async function confirm() {
    if ((await run(() => session.confirmSignUp(name, codeText(code)))) !== undefined) {
      if (password !== undefined) {
        await run(() => session.signIn(name, password));
      }
      onDone();
    }
  }

  async function resend() {
    const sent = await run(() => session.resendCode(name));
    if (sent !== undefined) {
      setSentTo(sent.value.destination);
      showToast(t.account.codeSentAgain);
    }
  }

  return (
    <StepForm
      title={t.account.confirm}
      submitLabel={t.account.confirmDo}
      isBusy={isBusy}
      problem={problem}
      onSubmit={() => void confirm()}
      others={
        <>
          <Button isBusy={isBusy} onClick={() => void resend()}>
            {t.account.sendAgain}
          </Button>
          <Button look="quiet" onClick={onDone}>
            {t.account.toSignIn}
          </Button>
        </>
      }
    >
      <p>
        {session.codesComeByEmail
          ? t.account.codeSent(sentTo === '' ? name : sentTo)
          : t.account.codeInTerminal}
      </p>
      <CodeField label={t.account.code} value={code} onChange={setCode} />
    </StepForm>
  );
}
