import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { UserDataContext } from '../data/hooks.ts';
import type { Session, SessionState } from './session.ts';

export const SessionContext = createContext<Session | undefined>(undefined);

/** @throws {Error} outside of `SessionContext`, which `main.tsx` provides */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) {
    throw new Error('The app stands below <SessionContext>.');
  }
  return session;
}

export function useSessionState(): SessionState {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, session.state);
}

/** Its children can use the data. Without a user `fallback` is shown: nothing of the former stays mounted. */
export function SignedIn({ children, fallback }: { children: ReactNode; fallback: ReactNode }): ReactNode {
  const state = useSessionState();
  return state.status === 'signedIn' ? (
    <UserDataContext key={state.userId} value={state.data}>
      {children}
    </UserDataContext>
  ) : (
    fallback
  );
}
