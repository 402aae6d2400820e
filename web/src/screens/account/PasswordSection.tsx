import { useState } from 'react';
import { useSession } from '../../session/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { showToast } from '../../ui/feedback/toasts.ts';
import { PasswordField } from '../../ui/fields/PasswordField.tsx';
import { NewPasswordField } from './NewPasswordField.tsx';
import { isPasswordGood } from './password-rules.ts';
import { useStep } from './use-step.ts';

export function PasswordSection() {
  const { t } = useTexts();
  const session = useSession();
  const { run, isBusy, problem, errorCode } = useStep();
  const [isOpen, setIsOpen] = useState(false);
  const [former, setFormer] = useState('');
  const [password, setPassword] = useState('');
  const [hasTried, setHasTried] = useState(false);

  async function change() {
    setHasTried(true);
    if (
      isPasswordGood(password, session.passwordRules) &&
      (await run(() => session.changePassword(former, password))) !== undefined
    ) {
      setIsOpen(false);
      setFormer('');
      setPassword('');
      setHasTried(false);
      showToast(t.account.passwordChanged);
    }
  }

  return (
    <section className="card" aria-labelledby="password">
      <h2 id="password">{t.account.passwordTitle}</h2>
      {isOpen ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void change();
          }}
        >
          <PasswordField
            label={t.account.formerPassword}
            autoComplete="current-password"
            value={former}
            onChange={setFormer}
          />
          <NewPasswordField value={password} onChange={setPassword} hasTried={hasTried} />
          {problem === undefined ? null : (
            <Notice tone="error" isAlert>
              {errorCode === 'wrongCredentials' ? t.account.formerWrong : problem}
            </Notice>
          )}
          <div className="form-actions">
            <Button look="primary" type="submit" isBusy={isBusy}>
              {t.account.changePassword}
            </Button>
            <Button onClick={() => setIsOpen(false)}>{t.common.cancel}</Button>
          </div>
        </form>
      ) : (
        <Button onClick={() => setIsOpen(true)}>{t.account.changePassword}</Button>
      )}
    </section>
  );
}
