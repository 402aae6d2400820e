import { useSessionState } from '../../session/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Screen } from '../../ui/Screen.tsx';
import { AuthenticatorSection } from './AuthenticatorSection.tsx';
import { DeleteAccountSection } from './DeleteAccountSection.tsx';
import { ExportSection } from './ExportSection.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { SignOutSection } from './SignOutSection.tsx';

export default function AccountScreen() {
  const { t } = useTexts();
  const state = useSessionState();
  return (
    <Screen title={t.nav.account}>
      {state.status === 'signedIn' ? <p className="lead">{t.account.signedInAs(state.username)}</p> : null}
      <div className="sections">
        <SettingsSection />
        <SignOutSection />
        <PasswordSection />
        <AuthenticatorSection />
        <ExportSection />
        <DeleteAccountSection />
      </div>
    </Screen>
  );
}
