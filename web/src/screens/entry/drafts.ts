import { useEffect, useRef } from 'react';
import { useActions, useKept } from '../../data/index.ts';
import { KEPT } from '../shell/settings.ts';
import type { EntryDraft } from './draft.ts';

/** A form that was left without saving. */
export interface KeptDraft {
  /** Of the entry that it would have become. */
  id: string;
  draft: EntryDraft;
  /** Epoch milliseconds. */
  at: number;
}

const MOST_DRAFTS = 3;
const PAUSE_MS = 300;

export function useDrafts(): readonly KeptDraft[] {
  const kept = useKept(KEPT.drafts);
  // Written by `useDraftKeeper` alone.
  return Array.isArray(kept) ? (kept as KeptDraft[]) : [];
}

/** Forgets the draft of an entry. */
export function useForgetDraft(): (id: string) => void {
  const drafts = useDrafts();
  const { keep } = useActions();
  return (id) => {
    const left = drafts.filter((draft) => draft.id !== id);
    if (left.length < drafts.length) {
      void keep(KEPT.drafts, left.length === 0 ? undefined : left);
    }
  };
}

/**
 * Keeps what is being written, shortly after each change, beside drafts of other forms: none is overwritten.
 */
export function useDraftKeeper(id: string, draft: EntryDraft, isDirty: boolean): void {
  const drafts = useDrafts();
  const { keep } = useActions();
  const others = useRef(drafts);
  others.current = drafts;

  useEffect(() => {
    if (!isDirty) {
      return undefined;
    }
    const timer = setTimeout(() => {
      const left = others.current.filter((other) => other.id !== id);
      void keep(KEPT.drafts, [{ id, draft, at: Date.now() }, ...left].slice(0, MOST_DRAFTS));
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [id, draft, isDirty, keep]);
}
