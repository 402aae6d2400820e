import { lazy, Suspense, useCallback, useEffect } from 'react';
import { decimalsOf, useCurrencies, useKept, useSyncStatus } from '../../data/index.ts';
import { TextsProvider } from '../../texts/TextsProvider.tsx';
import { useTexts } from '../../texts/texts-context.ts';
import { Toasts } from '../../ui/feedback/Toasts.tsx';
import { DecimalsContext } from '../../ui/money/currencies.ts';
import { Navigation } from './Navigation.tsx';
import { ScreenAt } from './ScreenAt.tsx';
import { Starting } from './Starting.tsx';
import { StorageNotice } from './StorageNotice.tsx';
import { SyncLine } from './SyncLine.tsx';
import { KEPT, useSettings } from './settings.ts';

const ResumeImports = lazy(() => import('../imports/ResumeImports.tsx'));

/** What is around every screen of somebody who is signed in. */
export function Shell() {
  const { language, theme } = useSettings();
  const currencies = useCurrencies();
  const decimals = useCallback((code: string) => decimalsOf(currencies, code), [currencies]);

  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    return () => {
      delete document.documentElement.dataset['theme'];
    };
  }, [theme]);

  return (
    <TextsProvider chosen={language}>
      <DecimalsContext value={decimals}>
        <Frame />
      </DecimalsContext>
    </TextsProvider>
  );
}

function Frame() {
  const { t } = useTexts();
  const { connection, storage } = useSyncStatus();
  const hasImports = useKept(KEPT.imports) !== undefined;
  // Forms begin with what was used last, so they wait for the copy to be read.
  if (connection === 'starting') {
    return storage === 'kept' ? (
      <Starting />
    ) : (
      <main className="starting">
        <StorageNotice storage={storage} />
      </main>
    );
  }
  return (
    <div className="frame">
      <a className="skip-link" href="#main">
        {t.nav.skip}
      </a>
      <Navigation />
      <div className="frame-content">
        <SyncLine />
        <main id="main" tabIndex={-1}>
          <ScreenAt />
        </main>
        <Toasts />
        {hasImports ? (
          <Suspense>
            <ResumeImports />
          </Suspense>
        ) : null}
      </div>
    </div>
  );
}
