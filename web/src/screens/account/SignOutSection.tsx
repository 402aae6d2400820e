import { useState } from 'react';
import { useOutbox } from '../../data/index.ts';
import { useSession } from '../../session/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { closeAllToasts } from '../../ui/feedback/toasts.ts';
import { goTo } from '../../ui/router/location.ts';
import { SignOutDialog } from './SignOutDialog.tsx';
import { useStep } from './use-step.ts';

/**
 * Signing out deletes this device's copy. What was not sent yet would be lost: it is said and asked before.
 */
export function SignOutSection() {
  const { t } = useTexts();
  const session = useSession();
  const { waitingCount, parked } = useOutbox();
  const { run, isBusy, problem } = useStep();
  const [asked, setAsked] = useState<'here' | 'everywhere'>();
  const unsentCount = waitingCount + parked.length;

  function signOut(where: 'here' | 'everywhere') {
    setAsked(undefined);
    closeAllToasts();
    void run(async () => {
      if (where === 'everywhere') {
        return session.signOutEverywhere();
      }
      await session.signOut();
      return { value: undefined };
    }).then((done) => {
      // The address may name what the person looked at.
      if (done !== undefined) {
        goTo('/', { replace: true });
      }
    });
  }

  function ask(where: 'here' | 'everywhere') {
    if (unsentCount === 0) {
      signOut(where);
    } else {
      setAsked(where);
    }
  }

  return (
    <section className="card" aria-labelledby="sign-out">
      <h2 id="sign-out">{t.account.signOutTitle}</h2>
      <p>{t.account.signOutText}</p>
      {problem === undefined ? null : (
        <Notice tone="error" isAlert>
          {problem}
        </Notice>
      )}
      <div className="form-actions">
        <Button isBusy={isBusy} onClick={() => ask('here')}>
          {t.account.signOut}
        </Button>
        <Button isBusy={isBusy} onClick={() => ask('everywhere')}>
          {t.account.signOutEverywhere}
        </Button>
      </div>
      {asked === undefined ? null : (
        <SignOutDialog onClose={() => setAsked(undefined)} onSignOut={() => signOut(asked)} />
      )}
    </section>
  );
}
