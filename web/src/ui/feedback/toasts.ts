import { useSyncExternalStore } from 'react';

export interface Toast {
  readonly key: number;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

const listeners = new Set<() => void>();
let toasts: readonly Toast[] = [];
let lastKey = 0;

/** Says what was done, and offers to undo it. The newest two stay in sight. */
export function showToast(text: string, action?: Toast['action']): void {
  lastKey += 1;
  set([...toasts, { key: lastKey, text, action }].slice(-2));
}

export function closeToast(key: number): void {
  set(toasts.filter((toast) => toast.key !== key));
}

export function closeAllToasts(): void {
  set([]);
}

/** Does what the newest toast offers, and closes it. */
export function runNewestAction(): boolean {
  const toast = toasts.findLast(({ action }) => action !== undefined);
  if (toast === undefined) {
    return false;
  }
  closeToast(toast.key);
  toast.action?.run();
  return true;
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(listen, () => toasts);
}

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) {
    listener();
  }
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
