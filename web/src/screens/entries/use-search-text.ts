import { useEffect, useState } from 'react';
import { goTo, usePlace, withQuery } from '../../ui/router/location.ts';

const PAUSE_MS = 300;

/**
 * What is searched, at once in the list and shortly after in the address: browsers limit how often that
 * changes.
 */
export function useSearchText(): [string, (text: string) => void] {
  const place = usePlace();
  const inAddress = place.query.get('q') ?? '';
  const [text, setText] = useState(inAddress);
  const [seen, setSeen] = useState(inAddress);

  // Back, forward or a link have changed the address.
  if (inAddress !== seen) {
    setSeen(inAddress);
    setText(inAddress);
  }

  useEffect(() => {
    if (text === inAddress) {
      return undefined;
    }
    const timer = setTimeout(() => {
      setSeen(text);
      goTo(withQuery(place, { q: text }), { replace: true });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, inAddress, place]);

  return [text, setText];
}
