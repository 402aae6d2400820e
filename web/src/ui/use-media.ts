import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds, for example `(pointer: coarse)`. */
function useMedia(query: string): boolean {
  return useSyncExternalStore(
    useCallback(
      (listener) => {
        const media = matchMedia(query);
        media.addEventListener('change', listener);
        return () => media.removeEventListener('change', listener);
      },
      [query],
    ),
    () => matchMedia(query).matches,
  );
}

/** A screen as small as a phone's. */
export function useIsPhone(): boolean {
  return useMedia('(max-width: 40rem)');
}
