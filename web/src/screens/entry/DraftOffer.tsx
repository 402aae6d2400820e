import { formatMoment } from '../../texts/dates/format-date.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import type { KeptDraft } from './drafts.ts';

interface DraftOfferProps {
  draft: KeptDraft;
  onResume: () => void;
  onForget: () => void;
}

/** An earlier form that was not saved. It is offered and never mixed into the new one. */
export function DraftOffer({ draft: { draft, at }, onResume, onForget }: DraftOfferProps) {
  const { t, locale } = useTexts();
  const words = [draft.amount, draft.payee, draft.description, draft.category].filter((word) => word !== '');
  return (
    <Notice
      tone="info"
      action={
        <>
          <Button onClick={onResume}>{t.entry.resumeDraft}</Button>
          <Button look="quiet" onClick={onForget}>
            {t.entry.forgetDraft}
          </Button>
        </>
      }
    >
      {t.entry.draftOf(formatMoment(new Date(at).toISOString(), locale), words.join(' · '))}
    </Notice>
  );
}
