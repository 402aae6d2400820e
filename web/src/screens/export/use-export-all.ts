import {
  decimalsOf,
  toMajor,
  useBudgets,
  useCurrencies,
  useEntries,
  useOutbox,
  useTrash,
} from '../../data/index.ts';
import type { Entry } from '../../data/index.ts';
import { today } from '../../texts/dates/day.ts';
import { monthAround } from '../../texts/dates/period.ts';
import { saveFile } from './save-file.ts';

/** Saves all that this device has as one file, what was not sent yet among it. */
export function useExportAll(): () => void {
  const { entries } = useEntries({});
  const trash = useTrash();
  const { parked } = useOutbox();
  const currencies = useCurrencies();
  const budgets = useBudgets(monthAround(today()));
  return () => {
    const everything = {
      format: 'expenses-export-2',
      note: 'The entries can be imported again. Budgets are in minor units of their currency.',
      exportedAt: new Date().toISOString(),
      entries: entries.map(exported),
      trash: trash.map(exported),
      budgets: budgets.map(({ currency, category, amountMinor }) => ({ currency, category, amountMinor })),
      notAccepted: parked,
    };
    const text = JSON.stringify(everything, undefined, 2);
    saveFile(`expenses-${today()}.json`, new Blob([text], { type: 'application/json' }));
  };

  /** As the API has it, so that it is read back. */
  function exported({ amountMinor, ...entry }: Entry) {
    return { ...entry, amount: toMajor(amountMinor, decimalsOf(currencies, entry.currency)) };
  }
}
