import { type ComponentType, lazy, Suspense } from 'react';
import { useTexts } from '../../texts/texts-context.ts';
import { usePlace } from '../../ui/router/location.ts';
import { useScrollMemory } from '../../ui/router/scroll-memory.ts';
import { EntriesScreen } from '../entries/EntriesScreen.tsx';
import { AddScreen } from '../entry/AddScreen.tsx';
import { HomeScreen } from '../home/HomeScreen.tsx';
import { ChunkBoundary } from './ChunkBoundary.tsx';
import { MoreScreen } from './MoreScreen.tsx';
import { UnknownScreen } from './UnknownScreen.tsx';

/** The screens of every day come with the app, the others when they are asked for. */
const screens: Record<string, ComponentType> = {
  '/': HomeScreen,
  '/add': AddScreen,
  '/entries': EntriesScreen,
  '/more': MoreScreen,
  '/categories': lazy(() => import('../categories/CategoriesScreen.tsx')),
  '/payees': lazy(() => import('../payees/PayeesScreen.tsx')),
  '/trash': lazy(() => import('../trash/TrashScreen.tsx')),
  '/sync': lazy(() => import('../sync/SyncScreen.tsx')),
  '/import': lazy(() => import('../imports/ImportScreen.tsx')),
  '/account': lazy(() => import('../account/AccountScreen.tsx')),
};
/** What somebody who has just signed in may have in the address bar. */
const FOR_SIGNED_OUT = ['/sign-in', '/sign-up', '/forgotten-password'];

/** The screen that the address bar names. */
export function ScreenAt() {
  const { t } = useTexts();
  const { path } = usePlace();
  const Shown = screens[FOR_SIGNED_OUT.includes(path) ? '/' : path] ?? UnknownScreen;
  useScrollMemory();

  return (
    <ChunkBoundary key={path}>
      <Suspense fallback={<p className="loading">{t.common.starting}</p>}>
        <Shown />
      </Suspense>
    </ChunkBoundary>
  );
}
