import { conflictWith, saysTheSame } from './predict-expenses.ts';
import { refused } from './prediction.ts';
import type { Prediction } from './prediction.ts';
import { newExpense } from './user-model.ts';
import type { UserModel } from './user-model.ts';

/** A row of an import. */
interface Row {
  readonly id: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What comes of an import. */
export function predictImport(
  model: UserModel,
  rows: readonly Row[],
  { skips, isDryRun }: { readonly skips: boolean; readonly isDryRun: boolean },
): Prediction {
  const outcomes = rows.map((row, index) => ({ index, id: row.id, ...outcomeOf(model, row, isDryRun) }));
  const conflicts = outcomes.filter(({ outcome }) => outcome !== 'ADDED' && outcome !== 'SAME');
  if (conflicts.length > 0 && !skips) {
    const errors = conflicts.map(({ index, outcome, currentVersion }) => ({
      index,
      field: 'id',
      reason: outcome,
      currentVersion,
    }));
    const [first] = errors;
    const same = outcomes.filter(({ outcome }) => outcome === 'SAME').map(({ index }) => index);
    const { reason, currentVersion } = first ?? {};
    return refused('Conflict', { field: 'id', reason, currentVersion, errors, same });
  }
  const added = outcomes
    .filter(({ outcome }) => outcome === 'ADDED')
    .map(({ index, id }) => newExpense(model, id, rows[index]?.input ?? {}));
  const items = outcomes.flatMap(({ id, outcome }) => {
    const expense = outcome === 'ADDED' ? added.find((one) => one.id === id) : model.expenses.get(id);
    return expense !== undefined && (outcome === 'ADDED' || outcome === 'SAME') ? [expense] : [];
  });
  const isPublished = !isDryRun && (!skips || added.length > 0);
  return {
    answer: {
      userId: model.sub,
      owner: { userId: model.sub, isSetByServer: isPublished },
      items,
      outcomes,
    },
    changed: isDryRun ? [] : added,
  };
}

function outcomeOf(
  model: UserModel,
  { id, input }: Row,
  isDryRun: boolean,
): { readonly outcome: string; readonly currentVersion: number | null } {
  const stored = model.expenses.get(id);
  if (stored === undefined) {
    return { outcome: 'ADDED', currentVersion: isDryRun ? null : 1 };
  }
  const { reason, currentVersion } = conflictWith(stored);
  return { outcome: saysTheSame(stored, input) ? 'SAME' : reason, currentVersion };
}
