import { useTexts } from '../../texts/texts-context.ts';
import { Screen } from '../../ui/Screen.tsx';
import { Link } from '../../ui/router/Link.tsx';

export function UnknownScreen() {
  const { t } = useTexts();
  return (
    <Screen title={t.nav.unknown}>
      <p>
        <Link href="/">{t.nav.toHome}</Link>
      </p>
    </Screen>
  );
}
