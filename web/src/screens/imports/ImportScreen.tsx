import { useTexts } from '../../texts/texts-context.ts';
import { Screen } from '../../ui/Screen.tsx';
import { Link } from '../../ui/router/Link.tsx';

/** Where a bank's file will be read. */
export default function ImportScreen() {
  const { t } = useTexts();
  return (
    <Screen title={t.nav.import}>
      <p className="lead">{t.imports.notYet}</p>
      <p>
        <Link href="/add">{t.home.addFirst}</Link>
      </p>
    </Screen>
  );
}
