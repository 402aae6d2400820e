import { useState } from 'react';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { goTo, usePlace } from '../../ui/router/location.ts';
import { FilterFields } from './FilterFields.tsx';
import { filterCount } from './filter-query.ts';

/** The filters, closed until they are asked for; how many are set is always in sight. */
export function FilterPanel() {
  const { t } = useTexts();
  const { query, path } = usePlace();
  const [isOpen, setIsOpen] = useState(false);
  const count = filterCount(query);

  function clear() {
    const text = query.get('q');
    goTo(text === null ? path : `${path}?${new URLSearchParams({ q: text }).toString()}`, { replace: true });
  }

  return (
    <>
      <Button
        icon="filter"
        aria-expanded={isOpen}
        aria-controls="filter-fields"
        onClick={() => setIsOpen(!isOpen)}
      >
        {count === 0 ? t.entries.filter : t.entries.filterCount(count)}
      </Button>
      {count === 0 ? null : (
        <Button look="quiet" onClick={clear}>
          {t.entries.clearFilter}
        </Button>
      )}
      <div id="filter-fields" className="filter-fields" hidden={!isOpen}>
        {isOpen ? <FilterFields /> : null}
      </div>
    </>
  );
}
