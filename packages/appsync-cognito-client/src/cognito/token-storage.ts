/**
 * Where tokens are kept between visits. The text is one JSON object; nothing else needs to know what is in
 * it. `read`, `write` and `remove` may be synchronous, or give a promise.
 */
export interface TokenStorage {
  read(): string | undefined | Promise<string | undefined>;
  write(text: string): void | Promise<void>;
  remove(): void | Promise<void>;
  /**
   * Calls the listener after another tab or process has written or removed; gives the function that ends
   * that. @default nobody is told
   */
  watch?(listener: () => void): () => void;
  /**
   * Runs something while no other tab or process does, so that one of them renews the tokens for all.
   * @default they may do it at once
   */
  lock?<Value>(run: () => Promise<Value>): Promise<Value>;
}

/** Keeps the tokens in memory: they are gone with the page or process. */
export function memoryStorage(): TokenStorage {
  let kept: string | undefined;
  return {
    read: () => kept,
    write(text) {
      kept = text;
    },
    remove() {
      kept = undefined;
    },
  };
}

/** As much of `localStorage` or `sessionStorage` as is needed. */
export interface WebStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** As much of a browser as makes several tabs one session. */
interface Browser {
  readonly navigator?: {
    readonly locks?: { request<Value>(name: string, run: () => Promise<Value>): Promise<Value> };
  };
  addEventListener?(type: 'storage', listener: (event: { readonly key: string | null }) => void): void;
  removeEventListener?(type: 'storage', listener: (event: { readonly key: string | null }) => void): void;
}

/**
 * Keeps the tokens in a browser's `localStorage`, where all tabs share one session, or in `sessionStorage`,
 * where each tab has one.
 *
 * @param key what they are kept under, e.g. `my-app.session`
 */
export function webStorage(storage: WebStorage, key: string): TokenStorage {
  // What the platform has is found out at the first use: none of it is there in Node.js.
  const browser = globalThis as unknown as Browser;
  const { locks } = browser.navigator ?? {};
  return {
    read: () => storage.getItem(key) ?? undefined,
    write: (text) => storage.setItem(key, text),
    remove: () => storage.removeItem(key),
    watch(listener) {
      const look = (event: { readonly key: string | null }): void => {
        if (event.key === key || event.key === null) {
          listener();
        }
      };
      browser.addEventListener?.('storage', look);
      return () => browser.removeEventListener?.('storage', look);
    },
    ...(locks === undefined ? {} : { lock: (run) => locks.request(key, run) }),
  };
}
