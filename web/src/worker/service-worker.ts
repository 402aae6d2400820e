/**
 * Keeps the files of the app on the device, so that it opens without a network. It touches nothing else: what
 * the API and the user pool answer never passes through a cache. A new version waits until the person takes
 * it; one version before stays, for tabs that still run it.
 */

/** Of the service worker's own scope, what is used here; the page's library of types lacks it. */
interface WorkerScope {
  readonly location: { readonly origin: string };
  readonly clients: { claim: () => Promise<void> };
  readonly registration: { unregister: () => Promise<boolean> };
  skipWaiting: () => Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: WaitingEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

interface WaitingEvent {
  waitUntil: (work: Promise<unknown>) => void;
}

interface RequestEvent {
  readonly request: Request;
  respondWith: (answer: Promise<Response>) => void;
}

/** Put in by the build: the paths of all files, and a name that changes with their content. */
declare const FILES: readonly string[];
declare const VERSION: string;

const worker = globalThis as unknown as WorkerScope;
const PREFIX = 'app.';
const PAGE = '/';
/** Their names have a hash of their content. */
const ASSETS = '/assets/';
/** Answered by the server itself: the API, its console, and what says where the API is. */
const SERVERS_OWN = /^\/(graphql|console|amplify_outputs\.json)/;

worker.addEventListener('install', (event) => event.waitUntil(keepFiles()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('message', ({ data }) => {
  if (data === 'take-over') {
    void worker.skipWaiting();
  }
});
worker.addEventListener('fetch', (event) => {
  const path = pathOf(event.request);
  if (path !== undefined && (FILES.includes(path) || path.startsWith(ASSETS))) {
    event.respondWith(kept(event.request, path));
  }
});

/** The file that a request is for; undefined when it is none of the app's. */
function pathOf({ url, method, mode }: Request): string | undefined {
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== worker.location.origin || SERVERS_OWN.test(pathname)) {
    return undefined;
  }
  return mode === 'navigate' && !/\.[a-z]+$/u.test(pathname) ? PAGE : pathname;
}

/** All files, or none: with one missing, the version before stays. */
async function keepFiles(): Promise<void> {
  if (FILES.length === 0) {
    await worker.skipWaiting();
    return;
  }
  const cache = await caches.open(PREFIX + VERSION);
  await Promise.all(
    FILES.map(async (path) => {
      const known = path.startsWith(ASSETS) ? await caches.match(path) : undefined;
      const answer = known ?? (await fetch(path, { cache: 'no-cache' }));
      if (!answer.ok || answer.redirected) {
        throw new TypeError(`${path} was answered with ${answer.status}`);
      }
      await cache.put(path, answer);
    }),
  );
}

/** Without files, this is the way back: nothing of the app is kept any more, and the data stays. */
async function takeOver(): Promise<void> {
  const own = PREFIX + VERSION;
  // In the order of making.
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== own);
  const old = FILES.length === 0 ? [...others, own] : others.slice(0, -1);
  await Promise.all(old.map((name) => caches.delete(name)));
  if (FILES.length === 0) {
    await worker.registration.unregister();
  } else {
    await worker.clients.claim();
  }
}

/** What is kept, for a tab of the version before as well; from the server when it is not. */
async function kept(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(PREFIX + VERSION);
  const old = path.startsWith(ASSETS) ? () => caches.match(path) : () => undefined;
  return (await cache.match(path)) ?? (await old()) ?? fetch(request);
}
