import { useDeferredValue, useState } from 'react';
import { type PayeeUse, usePayees } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { completionsOf } from '../../ui/fields/names.ts';
import { Link } from '../../ui/router/Link.tsx';
import { type Renamed, RenameDialog } from '../categories/RenameDialog.tsx';
import { entriesPath } from '../entries/filter-query.ts';

const PAGE = 100;

/** Who was paid, most used first: renamed, merged, and what usually belongs to them. */
export default function PayeesScreen() {
  const { t } = useTexts();
  const payees = usePayees();
  const [text, setText] = useState('');
  const [renamed, setRenamed] = useState<Renamed>();
  const [shownCount, setShownCount] = useState(PAGE);
  const searched = useDeferredValue(text);
  const names = completionsOf(
    searched,
    payees.map(({ name }) => name),
    payees.length,
  );
  const byName = new Map(payees.map((payee) => [payee.name, payee]));
  const found = names.flatMap((name) => byName.get(name) ?? []);

  return (
    <Screen title={t.nav.payees}>
      <p className="lead">{t.payees.about}</p>
      {payees.length > 10 ? (
        <TextField label={t.payees.find} type="search" value={text} onChange={setText} />
      ) : null}
      {found.length === 0 ? (
        <p className="empty">{payees.length === 0 ? t.payees.none : t.entries.nothingFound}</p>
      ) : (
        <ul className="plain-rows card">
          {found.slice(0, shownCount).map((payee) => (
            <PayeeRow
              key={payee.name}
              payee={payee}
              onRename={() => setRenamed({ kind: 'payee', name: payee.name, count: payee.count })}
            />
          ))}
        </ul>
      )}
      {found.length > shownCount ? (
        <Button onClick={() => setShownCount(shownCount + PAGE)}>{t.common.showMore}</Button>
      ) : null}
      {renamed === undefined ? null : (
        <RenameDialog renamed={renamed} onClose={() => setRenamed(undefined)} />
      )}
    </Screen>
  );
}

function PayeeRow({
  payee: { name, count, usualCategory },
  onRename,
}: {
  payee: PayeeUse;
  onRename: () => void;
}) {
  const { t } = useTexts();
  return (
    <li className="category-row">
      <div className="category-line">
        <Link className="entry-words" href={entriesPath({ payee: name })}>
          <bdi className="entry-title">{name}</bdi>
          <span className="entry-details">
            {t.entries.count(count)} · {t.payees.usually(usualCategory)}
          </span>
        </Link>
        <div className="row-actions">
          <Button look="quiet" aria-label={t.categories.of(t.categories.rename, name)} onClick={onRename}>
            {t.categories.rename}
          </Button>
        </div>
      </div>
    </li>
  );
}
