import { useCallback, useEffect, useRef } from 'react';
import { useActions, useKept, useUserData } from '../../data/index.ts';
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
  return draftsIn(useKept(KEPT.drafts));
}

/** Forgets the draft of an entry. */
export function useForgetDraft(): (id: string) => void {
  const data = useUserData();
  const { keep } = useActions();
  return (id) => {
    const left = draftsIn(data.kept(KEPT.drafts)).filter((draft) => draft.id !== id);
    void keep(KEPT.drafts, left.length === 0 ? undefined : left);
  };
}

/**
 * Keeps what is being written, shortly after each change and when the form is left, beside drafts of other
 * forms: none is overwritten. The function it gives forgets it, for good.
 */
export function useDraftKeeper(id: string, draft: EntryDraft, isDirty: boolean): () => void {
  const data = useUserData();
  const { keep } = useActions();
  const forget = useForgetDraft();
  const pending = useRef<EntryDraft>(undefined);
  const isOver = useRef(false);

  const flush = useCallback(() => {
    const written = pending.current;
    pending.current = undefined;
    if (written !== undefined && !isOver.current) {
      const others = draftsIn(data.kept(KEPT.drafts)).filter((other) => other.id !== id);
      void keep(KEPT.drafts, [{ id, draft: written, at: Date.now() }, ...others].slice(0, MOST_DRAFTS));
    }
  }, [id, keep, data]);

  useEffect(() => {
    if (!isDirty) {
      return undefined;
    }
    pending.current = draft;
    const timer = setTimeout(flush, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, isDirty, flush]);
  useEffect(() => flush, [flush]);

  return () => {
    isOver.current = true;
    forget(id);
  };
}

function draftsIn(kept: unknown): readonly KeptDraft[] {
  // Written by `useDraftKeeper` alone.
  return Array.isArray(kept) ? (kept as KeptDraft[]) : [];
}
