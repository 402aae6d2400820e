import type { TokenStorage } from 'expense-tracker-client';
import type { AppDatabase } from './app-database.ts';

const TOKENS = 'tokens';
const KEY = 'key';

interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/**
 * Keeps the tokens in IndexedDB, encrypted by a key that no script can read: it is not extractable. What is
 * copied from the database's values alone is worthless. Pages without HTTPS have no such keys: there, the
 * session lasts as long as the tab.
 *
 * @param name of the lock and the channel of all tabs
 * @param onWake calls its listener when the page was thawed: a frozen page misses what tabs tell each other
 */
export function tokenStorage(
  database: AppDatabase,
  name: string,
  onWake: (listener: () => void) => unknown,
): TokenStorage {
  const subtle: SubtleCrypto | undefined = crypto.subtle;
  const channel = new BroadcastChannel(name);
  const locks = (globalThis as { navigator?: Partial<Navigator> }).navigator?.locks;
  let inMemory: string | undefined;
  return {
    async read() {
      if (subtle === undefined || !database.isKept) {
        return inMemory;
      }
      const [key, sealed] = await Promise.all([database.get(KEY), database.get(TOKENS)]);
      return key === undefined || sealed === undefined
        ? inMemory
        : // Written below.
          open(subtle, key as CryptoKey, sealed as Sealed);
    },
    async write(text) {
      if (subtle === undefined) {
        inMemory = text;
        return;
      }
      const key = ((await database.get(KEY)) as CryptoKey | undefined) ?? (await newKey(subtle)); // Written here.
      await database.set({ [KEY]: key, [TOKENS]: await seal(subtle, key, text) });
      inMemory = database.isKept ? undefined : text;
      channel.postMessage('changed');
    },
    async remove() {
      inMemory = undefined;
      await database.set({ [KEY]: undefined, [TOKENS]: undefined });
      channel.postMessage('changed');
    },
    watch(listener) {
      channel.onmessage = () => listener();
      onWake(listener);
      return () => channel.close();
    },
    ...(locks === undefined ? {} : { lock: lockBy(locks, name) }),
  };
}

function newKey(subtle: SubtleCrypto): Promise<CryptoKey> {
  return subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

async function seal(subtle: SubtleCrypto, key: CryptoKey, text: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text)) };
}

/** Undefined for what this key has not sealed: it is as if nobody were signed in. */
async function open(subtle: SubtleCrypto, key: CryptoKey, { iv, data }: Sealed): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await subtle.decrypt({ name: 'AES-GCM', iv }, key, data));
  } catch {
    return undefined;
  }
}

function lockBy(locks: LockManager, name: string): NonNullable<TokenStorage['lock']> {
  // Its types take the promise that `run` gives for a value.
  return <Value>(run: () => Promise<Value>) => locks.request(name, run) as unknown as Promise<Value>;
}
