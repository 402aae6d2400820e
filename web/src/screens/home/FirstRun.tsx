import { useEntries } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Link } from '../../ui/router/Link.tsx';
import { useSample } from '../sample/use-sample.ts';

/** For somebody without entries: three ways to begin. */
export function FirstRun() {
  const { t } = useTexts();
  const { entries, isLoading } = useEntries({});
  const { addSample, isBusy } = useSample();
  if (isLoading || entries.length > 0) {
    return null;
  }
  return (
    <section className="card first-run" aria-labelledby="first-run">
      <h2 id="first-run">{t.home.welcome}</h2>
      <p>{t.home.welcomeText}</p>
      <div className="form-actions">
        <Link className="button button-primary" href="/add">
          {t.home.addFirst}
        </Link>
        <Link className="button button-secondary" href="/import">
          {t.home.importFile}
        </Link>
        <Button isBusy={isBusy} onClick={() => void addSample()}>
          {t.home.trySample}
        </Button>
      </div>
    </section>
  );
}
