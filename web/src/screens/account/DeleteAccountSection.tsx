import { useState } from 'react';
import { useSession, useSessionState } from '../../session/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/feedback/Dialog.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { goTo } from '../../ui/router/location.ts';
import { useStep } from './use-step.ts';

/** Erases everything, for ever, after the address was typed. */
export function DeleteAccountSection() {
  const { t } = useTexts();
  const session = useSession();
  const state = useSessionState();
  const { run, isBusy, problem } = useStep();
  const [isAsking, setIsAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const [erasedCount, setErasedCount] = useState(0);
  const username = state.status === 'signedIn' ? state.username : '';
  const isSure = typed.trim().toLowerCase() === username.toLowerCase();

  return (
    <section className="card" aria-labelledby="delete-account">
      <h2 id="delete-account">{t.account.deleteTitle}</h2>
      <p>{t.account.deleteText}</p>
      <Button look="danger" onClick={() => setIsAsking(true)}>
        {t.account.deleteAccount}
      </Button>
      {isAsking ? (
        <Dialog title={t.account.deleteTitle} onClose={() => setIsAsking(false)}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (isSure) {
                void run(() => session.deleteAccount(setErasedCount)).then((done) => {
                  if (done !== undefined) {
                    goTo('/', { replace: true });
                  }
                });
              }
            }}
          >
            <p>{t.account.deleteForEver}</p>
            <TextField label={t.account.typeAddress(username)} value={typed} onChange={setTyped} />
            <p role="status">{isBusy ? t.account.erased(erasedCount) : ''}</p>
            {problem === undefined ? null : (
              <Notice tone="error" isAlert>
                {problem}
              </Notice>
            )}
            <div className="form-actions">
              <Button look="danger" type="submit" disabled={!isSure} isBusy={isBusy}>
                {t.account.deleteAccount}
              </Button>
              <Button onClick={() => setIsAsking(false)}>{t.common.cancel}</Button>
            </div>
          </form>
        </Dialog>
      ) : null}
    </section>
  );
}
