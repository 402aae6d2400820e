import { createUserPool, webStorage } from 'appsync-cognito-client';
import { createRoot } from 'react-dom/client';
import { SETTINGS_ELEMENT_ID } from '../page-settings.ts';
import type { PageSettings } from '../page-settings.ts';
import { ConsolePage } from './console-page.tsx';
import { provideEditorWorkers } from './editor-workers.ts';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import './console-page.css';

provideEditorWorkers();
// Both elements are in the document that the server sends, the settings in this shape.
const settings = JSON.parse(document.getElementById(SETTINGS_ELEMENT_ID)!.textContent) as PageSettings;
const root = document.getElementById('root')!;
const { userPoolClientId } = settings;
const userPool = createUserPool({
  userPoolUrl: new URL(settings.userPoolUrl, window.location.origin).href,
  // Needed for SRP only; the page signs in by password.
  userPoolId: '',
  userPoolClientId,
  // The tab's, so that two tabs can be two users. Tokens of one stack are not shown to another one on the
  // same origin.
  storage: webStorage(window.sessionStorage, `appsync-console.session.${userPoolClientId}`),
});
createRoot(root).render(<ConsolePage settings={settings} userPool={userPool} />);
