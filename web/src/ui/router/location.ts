import { useSyncExternalStore } from 'react';

/** What this app keeps beside each entry of the browser's history. */
interface HistoryState {
  /** How many screens of this app are before it: 0 for the one that the tab was opened with. */
  depth: number;
  /** Tells the entries apart. */
  key: string;
}

/** Where the person is: a path such as `/entries`, and the query behind it. */
export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
}

const listeners = new Set<() => void>();
let current = readPlace();
let isByLink = false;
let lastKey = 0;

/** The place in the address bar; the component is drawn again when it changes. */
export function usePlace(): Place {
  return useSyncExternalStore(listen, () => current);
}

/**
 * Goes to a path of this app, such as `/entries?category=Food`. `replace` leaves no way back to where one
 * was.
 */
export function goTo(path: string, { replace = false } = {}): void {
  lastKey += 1;
  const state: HistoryState = replace
    ? { depth: depth(), key: placeKey() }
    : { depth: depth() + 1, key: `${Date.now()} ${lastKey}` };
  history[replace ? 'replaceState' : 'pushState'](state, '', path);
  isByLink = true;
  changed();
}

/**
 * Leaves a form: back to the screen that it was opened from, so that the way back from there does not lead
 * through the form again. A form that the tab was opened with has none and goes to `otherwise`.
 */
export function leaveForm(otherwise = '/'): void {
  if (depth() > 0) {
    history.back();
  } else {
    goTo(otherwise, { replace: true });
  }
}

/** The path of a place with some of its query changed; `undefined` and empty values leave it. */
export function withQuery(place: Place, changes: Record<string, string | undefined>): string {
  const query = new URLSearchParams(place.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') {
      query.delete(name);
    } else {
      query.set(name, value);
    }
  }
  const text = query.toString();
  return text === '' ? place.path : `${place.path}?${text}`;
}

/** The key of this entry of the history. */
export function placeKey(): string {
  return stateOf()?.key ?? 'first';
}

/** Whether this place was reached by a link, not by Back, Forward or the address bar. */
export function wasReachedByLink(): boolean {
  return isByLink;
}

function listen(listener: () => void): () => void {
  if (listeners.size === 0) {
    addEventListener('popstate', returned);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      removeEventListener('popstate', returned);
    }
  };
}

function returned(): void {
  isByLink = false;
  changed();
}

function changed(): void {
  current = readPlace();
  for (const listener of listeners) {
    listener();
  }
}

function readPlace(): Place {
  return { path: location.pathname.replace(/(.)\/$/, '$1'), query: new URLSearchParams(location.search) };
}

function depth(): number {
  return stateOf()?.depth ?? 0;
}

function stateOf(): HistoryState | undefined {
  // Nothing else writes it.
  return (history.state as HistoryState | null) ?? undefined;
}
