/** What the data needs of the browser besides its database. */
export interface Platform {
  readonly isOnline: () => boolean;
  /**
   * Calls `listener` when the page is in front again, was thawed, or the network is back; gives the function
   * that ends that.
   */
  readonly onWake: (listener: () => void) => () => void;
  /** Asks the browser not to throw the copy away when it needs room. */
  readonly persist: () => void;
  /** How much may still be kept, in bytes; undefined when the browser does not tell. */
  readonly roomBytes: () => Promise<number | undefined>;
}

/** The browser that the page is in. */
export function browserPlatform(): Platform {
  const storage: Partial<StorageManager> = navigator.storage ?? {};
  return {
    isOnline: () => navigator.onLine,
    onWake(listener) {
      const whenVisible = (): void => {
        if (document.visibilityState === 'visible') {
          listener();
        }
      };
      const leaving = new AbortController();
      const { signal } = leaving;
      for (const type of ['online', 'offline', 'focus', 'pageshow'] as const) {
        window.addEventListener(type, listener, { signal });
      }
      document.addEventListener('visibilitychange', whenVisible, { signal });
      // Chromium thaws pages without showing them.
      document.addEventListener('resume', listener, { signal });
      return () => leaving.abort();
    },
    persist: () => void storage.persist?.().catch(() => undefined),
    async roomBytes() {
      const { quota, usage } = (await storage.estimate?.()) ?? {};
      return quota === undefined || usage === undefined ? undefined : quota - usage;
    },
  };
}
