import { useEffect, useLayoutEffect } from 'react';
import { placeKey, usePlace, wasReachedByLink } from './location.ts';

/** How far each screen of the history was scrolled, by the key of its entry. */
const scrolled = new Map<string, number>();

/** Back and forward show a screen where it was left; a link shows it from the top. */
export function useScrollMemory(): void {
  const { path } = usePlace();

  useEffect(() => {
    history.scrollRestoration = 'manual';
    const remember = () => {
      scrolled.set(placeKey(), scrollY);
    };
    addEventListener('scroll', remember, { passive: true });
    return () => removeEventListener('scroll', remember);
  }, []);

  // Only another path is another screen: the query is a filter, or what is open.
  useLayoutEffect(() => {
    scrollTo(0, wasReachedByLink() ? 0 : (scrolled.get(placeKey()) ?? 0));
  }, [path]);
}
