import { type ConflictItem, useActions } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useSave } from '../use-save.ts';
import { useVersionRows } from './version-rows.ts';

/** The same entry, changed here and elsewhere: both versions, and a choice between them. */
export function ConflictCard({ item }: { item: ConflictItem }) {
  const { t } = useTexts();
  const { keepMine, keepTheirs } = useActions();
  const { save, isBusy, problem } = useSave();
  const rows = useVersionRows(item);
  const name = useConflictName(item);
  const isGone = item.reason === 'deletedElsewhere';

  return (
    <article className="card" aria-label={name}>
      <h3>
        <bdi>{name}</bdi>
      </h3>
      <p>{isGone ? t.sync.deletedElsewhere : t.sync.changedElsewhere}</p>
      <table className="versions">
        <thead>
          <tr>
            <th scope="col">{t.sync.field}</th>
            <th scope="col">{t.sync.here}</th>
            <th scope="col">{t.sync.elsewhere}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, mine, theirs }) => (
            <tr key={field} className={mine === theirs ? undefined : 'versions-differ'}>
              <th scope="row">{field}</th>
              <td>
                <bdi>{mine}</bdi>
              </td>
              <td>
                <bdi>{theirs}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {problem === undefined ? null : (
        <Notice tone="error" isAlert>
          {problem}
        </Notice>
      )}
      <div className="form-actions">
        <Button look="primary" isBusy={isBusy} onClick={() => void save(() => keepMine(item.key))}>
          {isGone ? t.sync.keepEntry : t.sync.keepMine}
        </Button>
        <Button isBusy={isBusy} onClick={() => void save(() => keepTheirs(item.key))}>
          {isGone ? t.sync.letGo : t.sync.keepTheirs}
        </Button>
      </div>
    </article>
  );
}

function useConflictName({ entry, budget, name }: ConflictItem): string {
  const { t } = useTexts();
  return budget === undefined
    ? (entry?.payee ?? entry?.description ?? entry?.category ?? name ?? '')
    : t.categories.budgetTitle(budget.category);
}
