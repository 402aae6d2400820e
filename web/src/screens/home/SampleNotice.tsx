import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useSample } from '../sample/use-sample.ts';

/** As long as there is sample data: what it is, and how it goes. */
export function SampleNotice() {
  const { t } = useTexts();
  const { hasSample, removeSample, isBusy } = useSample();
  return hasSample ? (
    <Notice
      tone="info"
      action={
        <Button isBusy={isBusy} onClick={() => void removeSample()}>
          {t.home.removeSample}
        </Button>
      }
    >
      {t.home.sampleShown}
    </Notice>
  ) : null;
}
