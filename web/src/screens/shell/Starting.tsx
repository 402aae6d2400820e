import { useTexts } from '../../texts/texts-context.ts';

/** For the moment in which the app reads what it has kept. */
export function Starting() {
  const { t } = useTexts();
  return (
    <main className="starting" aria-busy="true">
      <p>{t.common.starting}</p>
    </main>
  );
}
