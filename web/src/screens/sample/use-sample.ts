import { newId, useActions, useDefaults, useKept } from '../../data/index.ts';
import { today } from '../../texts/dates/day.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { showToast } from '../../ui/feedback/toasts.ts';
import { useMoney } from '../../ui/money/currencies.ts';
import { KEPT } from '../shell/settings.ts';
import { useSave } from '../use-save.ts';
import { sampleEntries } from './sample-entries.ts';

/** Sample data on request: its ids are kept, so that one click takes away just these. */
export function useSample() {
  const { t } = useTexts();
  const { decimalsOf } = useMoney();
  const { currency } = useDefaults();
  const { addEntries, undoAdds, keep } = useActions();
  const { save, isBusy, problem } = useSave();
  const kept = useKept(KEPT.sampleIds);
  const ids = Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];

  async function addSample() {
    const entries = sampleEntries(today(), { currency, decimals: decimalsOf(currency), names: t.sample }).map(
      (fields) => ({ ...fields, id: newId() }),
    );
    const isSaved = await save(async () => {
      // First the ids: what is added can always be taken away.
      const saved = await keep(
        KEPT.sampleIds,
        entries.map(({ id }) => id),
      );
      return saved.isSaved ? addEntries(entries) : saved;
    });
    if (isSaved) {
      showToast(t.home.sampleAdded(entries.length));
    }
  }

  async function removeSample() {
    const isSaved = await save(async () => {
      const saved = await undoAdds(ids);
      return saved.isSaved ? keep(KEPT.sampleIds, undefined) : saved;
    });
    if (isSaved) {
      showToast(t.home.sampleRemoved);
    }
  }

  return { hasSample: ids.length > 0, addSample, removeSample, isBusy, problem };
}
