import { useState } from 'react';
import { useSession } from '../../session/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { showToast } from '../../ui/feedback/toasts.ts';
import { CodeField } from './AccountFields.tsx';
import { AuthenticatorKey } from './AuthenticatorKey.tsx';
import { codeText } from './code-text.ts';
import { useStep } from './use-step.ts';

/** A second factor: the codes of an authenticator app. */
export function AuthenticatorSection() {
  const { t } = useTexts();
  const session = useSession();
  const { run, isBusy, problem } = useStep();
  const [key, setKey] = useState<{ secretCode: string; url: string }>();
  const [code, setCode] = useState('');

  async function setUp() {
    const made = await run(() => session.setUpAuthenticatorApp());
    setKey(made?.value);
  }

  async function confirm() {
    if ((await run(() => session.confirmAuthenticatorApp(codeText(code)))) !== undefined) {
      setKey(undefined);
      setCode('');
      showToast(t.account.authenticatorOn);
    }
  }

  async function remove() {
    if ((await run(() => session.removeAuthenticatorApp())) !== undefined) {
      showToast(t.account.authenticatorOff);
    }
  }

  return (
    <section className="card" aria-labelledby="authenticator">
      <h2 id="authenticator">{t.account.authenticator}</h2>
      <p>{t.account.authenticatorText}</p>
      {key === undefined ? null : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void confirm();
          }}
        >
          <AuthenticatorKey {...key} />
          <CodeField label={t.account.appCode} value={code} onChange={setCode} />
          <div className="form-actions">
            <Button look="primary" type="submit" isBusy={isBusy}>
              {t.account.turnOn}
            </Button>
            <Button onClick={() => setKey(undefined)}>{t.common.cancel}</Button>
          </div>
        </form>
      )}
      {problem === undefined ? null : (
        <Notice tone="error" isAlert>
          {problem}
        </Notice>
      )}
      {key === undefined ? (
        <div className="form-actions">
          <Button isBusy={isBusy} onClick={() => void setUp()}>
            {t.account.setUp}
          </Button>
          <Button look="quiet" isBusy={isBusy} onClick={() => void remove()}>
            {t.account.turnOff}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
