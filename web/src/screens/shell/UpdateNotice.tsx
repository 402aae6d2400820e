import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { takeUpdate, useAppUpdate } from '../../ui/app-update.ts';
import { Notice } from '../../ui/feedback/Notice.tsx';

/** A new version waits until the person takes it: nothing is loaded again under their hands. */
export function UpdateNotice() {
  const { t } = useTexts();
  return useAppUpdate() ? (
    <Notice tone="info" action={<Button onClick={takeUpdate}>{t.nav.reload}</Button>}>
      {t.nav.newVersion}
    </Notice>
  ) : null;
}
