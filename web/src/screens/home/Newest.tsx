import { useEntries } from '../../data/index.ts';
import { today } from '../../texts/dates/day.ts';
import { formatDay, nearDay } from '../../texts/dates/format-date.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Link } from '../../ui/router/Link.tsx';
import { EntryAmount } from '../EntryAmount.tsx';

const SHOWN = 6;

/** The newest entries, each a link to it in the list. */
export function Newest() {
  const { t, locale } = useTexts();
  const { entries } = useEntries({});
  const now = today();
  if (entries.length === 0) {
    return null;
  }
  return (
    <section className="card" aria-labelledby="newest">
      <header className="card-header">
        <h2 id="newest">{t.home.newest}</h2>
        <Link href="/entries">{t.home.allEntries}</Link>
      </header>
      <ul className="plain-rows">
        {entries.slice(0, SHOWN).map((entry) => (
          <li key={entry.id}>
            <Link className="plain-row" href={`/entries?open=${entry.id}`} aria-current={undefined}>
              <span className="entry-words">
                <bdi className="entry-title">{entry.payee ?? entry.description ?? entry.category}</bdi>
                <span className="entry-details">
                  {nearDay(entry.date, locale, now) ?? formatDay(entry.date, locale, now)} ·{' '}
                  <bdi>{entry.category}</bdi>
                </span>
              </span>
              <EntryAmount entry={entry} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
