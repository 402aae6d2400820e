import { useEffect, useState } from 'react';
import { useSession, useSessionState } from '../../session/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { goTo, usePlace } from '../../ui/router/location.ts';
import { Challenge } from './Challenge.tsx';
import { ConfirmSignUp } from './ConfirmSignUp.tsx';
import { ForgottenPassword } from './ForgottenPassword.tsx';
import { SignIn } from './SignIn.tsx';
import { SignUp } from './SignUp.tsx';

/**
 * What is shown to somebody who is not signed in. What was typed once, such as the address, is there in the
 * next step.
 */
export function SignedOutScreens() {
  const { t } = useTexts();
  const state = useSessionState();
  const session = useSession();
  const { path } = usePlace();
  const [username, setUsername] = useState('');
  // Of somebody who signs up: it signs in after the address is confirmed, and is nowhere else.
  const [confirming, setConfirming] = useState<{ password: string | undefined; destination: string }>();
  const notice = state.status === 'signedOut' ? state.notice : undefined;

  // The address of this tab may name what the person looked at.
  useEffect(() => {
    if (notice === 'signedOutElsewhere') {
      goTo('/', { replace: true });
    }
  }, [notice]);

  function shown() {
    if (state.status === 'challenge') {
      return <Challenge challenge={state.challenge} username={state.username} />;
    }
    if (confirming !== undefined) {
      return (
        <ConfirmSignUp
          username={username}
          {...confirming}
          onDone={() => {
            setConfirming(undefined);
            goTo('/', { replace: true });
          }}
        />
      );
    }
    if (path === '/sign-up' && session.selfSignUp) {
      return (
        <SignUp
          username={username}
          onUsername={setUsername}
          onSent={(password, destination) => setConfirming({ password, destination })}
        />
      );
    }
    if (path === '/forgotten-password') {
      return <ForgottenPassword username={username} onUsername={setUsername} />;
    }
    return (
      <SignIn
        username={username}
        onUsername={setUsername}
        onNotConfirmed={(password) => setConfirming({ password, destination: '' })}
      />
    );
  }

  return (
    <main className="signed-out">
      <p className="brand">{t.common.appName}</p>
      {notice === undefined ? null : <Notice tone="info">{t.account.notices[notice]}</Notice>}
      {session.isKept() ? null : <Notice tone="info">{t.sync.storages.memory}</Notice>}
      {shown()}
    </main>
  );
}
