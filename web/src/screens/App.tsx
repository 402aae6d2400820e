import { SignedIn, useSessionState } from '../session/index.ts';
import { TextsProvider } from '../texts/TextsProvider.tsx';
import '../styles/index.css';
import { SignedOutScreens } from './account/SignedOutScreens.tsx';
import { Shell } from './shell/Shell.tsx';
import { Starting } from './shell/Starting.tsx';

/** The whole app: what is shown to somebody who is signed in, and to somebody who is not. */
export function App() {
  const { status } = useSessionState();
  return (
    <SignedIn
      fallback={
        <TextsProvider chosen={undefined}>
          {status === 'starting' ? <Starting /> : <SignedOutScreens />}
        </TextsProvider>
      }
    >
      <Shell />
    </SignedIn>
  );
}
