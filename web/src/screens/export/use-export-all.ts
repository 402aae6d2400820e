import { useBudgets, useEntries, useOutbox, useTrash } from '../../data/index.ts';
import { today } from '../../texts/dates/day.ts';
import { monthAround } from '../../texts/dates/period.ts';
import { saveFile } from './save-file.ts';

/** Saves all that this device has as one file, what was not sent yet among it. */
export function useExportAll(): () => void {
  const { entries } = useEntries({});
  const trash = useTrash();
  const { parked } = useOutbox();
  const budgets = useBudgets(monthAround(today()));
  return () => {
    const everything = {
      format: 'expenses-export-1',
      note: 'Amounts are in minor units of their currency.',
      exportedAt: new Date().toISOString(),
      entries,
      trash,
      budgets: budgets.map(({ currency, category, amountMinor }) => ({ currency, category, amountMinor })),
      notAccepted: parked,
    };
    saveFile(`expenses-${today()}.json`, 'application/json', JSON.stringify(everything, undefined, 2));
  };
}
