import type { SyncStatus } from '../status.ts';
import type { Commit } from '../store/store.ts';

/** What tabs of one user tell each other. */
export type TabMessage =
  | { readonly kind: 'wrote'; readonly commit: Commit }
  /** The leading tab's; `undefined` asks for it. */
  | { readonly kind: 'status'; readonly status: SyncStatus | undefined }
  /** Asks the leading tab to look, and to send what waits. */
  | { readonly kind: 'look' };

/** The tabs of one user in this browser. One of them leads: it alone speaks with the server. */
export interface Tabs {
  post(message: TabMessage): void;
  /** Calls `lead` when this tab is the one that leads, at once or when the others have gone. */
  whenLeading(lead: () => void): void;
  close(): void;
}

/**
 * Joins the other tabs. Without Web Locks, which only secure pages have, each tab leads: what is sent twice
 * is carried out once.
 *
 * @param name the same in all tabs of the user
 * @param onMessage told what other tabs say
 */
export function joinTabs(name: string, onMessage: (message: TabMessage) => void): Tabs {
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => onMessage(data);
  const leaving = new AbortController();
  return {
    post: (message) => {
      if (!leaving.signal.aborted) {
        channel.postMessage(message);
      }
    },
    whenLeading(lead) {
      const locks: LockManager | undefined = (globalThis as { navigator?: Partial<Navigator> }).navigator
        ?.locks;
      if (locks === undefined) {
        lead();
        return;
      }
      const { signal } = leaving;
      const held = (): Promise<void> =>
        new Promise((release) => {
          signal.addEventListener('abort', () => release());
          lead();
        });
      // Rejects when this tab leaves before it leads.
      locks.request(name, { signal }, held).catch(() => undefined);
    },
    close() {
      leaving.abort();
      channel.close();
    },
  };
}
