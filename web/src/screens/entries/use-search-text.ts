import { useCallback, useEffect, useState } from 'react';
import { goTo, usePlace, withQuery } from '../../ui/router/location.ts';

const PAUSE_MS = 300;

interface SearchText {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Writes it to the address now: what is opened next leads back to what was searched. */
  readonly settle: () => void;
}

/**
 * What is searched, at once in the list and shortly after in the address: browsers limit how often that
 * changes.
 */
export function useSearchText(): SearchText {
  const place = usePlace();
  const inAddress = place.query.get('q') ?? '';
  const [text, setText] = useState(inAddress);
  const [seen, setSeen] = useState(inAddress);

  // Back, forward or a link have changed the address.
  if (inAddress !== seen) {
    setSeen(inAddress);
    setText(inAddress);
  }

  const settle = useCallback(() => {
    if (text !== inAddress) {
      setSeen(text);
      goTo(withQuery(place, { q: text }), { replace: true });
    }
  }, [text, inAddress, place]);

  useEffect(() => {
    const timer = setTimeout(settle, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [settle]);

  return { text, setText, settle };
}
