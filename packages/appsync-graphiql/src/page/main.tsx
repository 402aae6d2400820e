import { createRoot } from 'react-dom/client';
import { SETTINGS_ELEMENT_ID } from '../page-settings.ts';
import type { PageSettings } from '../page-settings.ts';
import { createCognitoClient } from './cognito-client.ts';
import { ConsolePage } from './console-page.tsx';
import { provideEditorWorkers } from './editor-workers.ts';
import { openSession } from './session.ts';
import 'graphiql/style.css';
import './console-page.css';

provideEditorWorkers();
// Both elements are in the document that the server sends, the settings in this shape.
const settings = JSON.parse(document.getElementById(SETTINGS_ELEMENT_ID)!.textContent) as PageSettings;
const root = document.getElementById('root')!;
const userPoolUrl = new URL(settings.userPoolUrl, window.location.origin).href;
const cognito = createCognitoClient(userPoolUrl, settings.userPoolClientId);
createRoot(root).render(
  <ConsolePage settings={settings} cognito={cognito} session={openSession(cognito, window.sessionStorage)} />,
);
