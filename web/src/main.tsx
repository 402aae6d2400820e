import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browserPlatform } from './data/platform.ts';
import { App } from './screens/App.tsx';
import { createSession } from './session/create-session.ts';
import { SessionContext } from './session/hooks.tsx';
import { loadOutputs } from './session/load-outputs.ts';
import { keepAppOnDevice } from './ui/app-update.ts';

const root = document.getElementById('root');
if (root !== null) {
  keepAppOnDevice();
  const session = createSession({ outputs: await loadOutputs(), platform: browserPlatform() });
  createRoot(root).render(
    <StrictMode>
      <SessionContext value={session}>
        <App />
      </SessionContext>
    </StrictMode>,
  );
}
