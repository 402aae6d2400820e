import { useSyncExternalStore } from 'react';
import { ownScript } from './own-script.ts';

/** How often an open tab looks for a new version. */
const LOOK_EVERY_MS = 3_600_000;

const listeners = new Set<() => void>();
/** The new version, kept on this device and waiting for the person. */
let waiting: ServiceWorker | undefined;

/**
 * Keeps the app's files on this device by its service worker, and looks for new versions: now, each hour, and
 * when the tab comes to the front. Does nothing where the browser has no service workers.
 */
export function keepAppOnDevice(): void {
  const workers = (navigator as Partial<Navigator>).serviceWorker;
  if (workers === undefined || !import.meta.env.PROD) {
    return;
  }
  workers
    .register(ownScript('/service-worker.js'), { scope: '/', updateViaCache: 'none' })
    .then(follow)
    // Some browsers have none for private windows: the app then needs the network to open.
    .catch(() => undefined);
}

/** Whether a new version waits. */
export function useAppUpdate(): boolean {
  return useSyncExternalStore(listen, () => waiting !== undefined);
}

/** Takes the new version, and loads this tab again. Other tabs go on as they are. */
export function takeUpdate(): void {
  if (waiting?.state !== 'installed') {
    // Another tab has taken it.
    location.reload();
    return;
  }
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage('take-over');
}

function follow(registration: ServiceWorkerRegistration): void {
  const look = (): void => {
    registration.update().catch(() => undefined);
  };
  noteWaiting(registration);
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', () => noteWaiting(registration));
  });
  setInterval(look, LOOK_EVERY_MS);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      look();
    }
  });
}

/** The first version of a device has nobody to wait for. */
function noteWaiting(registration: ServiceWorkerRegistration): void {
  if (navigator.serviceWorker.controller !== null) {
    waiting = registration.waiting ?? waiting;
  }
  listeners.forEach((listener) => listener());
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
