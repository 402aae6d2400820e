import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';

/** Nothing is loaded by itself again: that could go on for ever. */
export function ScreenFailed() {
  const { t } = useTexts();
  return (
    <Screen title={t.nav.failed}>
      <Notice
        tone="warning"
        isAlert
        action={
          <Button look="primary" onClick={() => location.reload()}>
            {t.nav.reload}
          </Button>
        }
      >
        {t.nav.failedText}
      </Notice>
    </Screen>
  );
}
