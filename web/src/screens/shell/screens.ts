import type { IconName } from '../../ui/Icon.tsx';

interface ScreenLink {
  path: string;
  icon: IconName;
  /** Of its text, in `nav`. */
  name: 'home' | 'entries' | 'add' | 'categories' | 'payees' | 'trash' | 'import' | 'sync' | 'account';
}

export const MAIN_SCREENS: readonly ScreenLink[] = [
  { path: '/', icon: 'home', name: 'home' },
  { path: '/entries', icon: 'list', name: 'entries' },
  { path: '/add', icon: 'plus', name: 'add' },
  { path: '/categories', icon: 'tag', name: 'categories' },
];

/** Behind `More` on a phone. */
export const OTHER_SCREENS: readonly ScreenLink[] = [
  { path: '/payees', icon: 'person', name: 'payees' },
  { path: '/import', icon: 'upload', name: 'import' },
  { path: '/trash', icon: 'trash', name: 'trash' },
  { path: '/sync', icon: 'sync', name: 'sync' },
  { path: '/account', icon: 'account', name: 'account' },
];
