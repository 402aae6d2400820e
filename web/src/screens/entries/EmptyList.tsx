import { useTexts } from '../../texts/texts-context.ts';
import { Link } from '../../ui/router/Link.tsx';
import { usePlace } from '../../ui/router/location.ts';
import { filterCount } from './filter-query.ts';

/**
 * An empty list says why it is empty: not all is here yet, the filter leaves nothing, or there is nothing.
 */
export function EmptyList({ isLoading }: { isLoading: boolean }) {
  const { t } = useTexts();
  const { query } = usePlace();
  const isFiltered = filterCount(query) > 0 || query.has('q');

  if (isLoading) {
    return <p className="empty">{t.entries.loading}</p>;
  }
  return (
    <div className="empty">
      <p>{isFiltered ? t.entries.nothingFound : t.entries.nothingYet}</p>
      <p>
        {isFiltered ? (
          <Link href="/entries">{t.entries.showAll}</Link>
        ) : (
          <Link href="/add">{t.home.addFirst}</Link>
        )}
      </p>
    </div>
  );
}
