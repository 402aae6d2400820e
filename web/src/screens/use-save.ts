import { useRef, useState } from 'react';
import type { Saved } from '../data/index.ts';
import { useTexts } from '../texts/texts-context.ts';

/**
 * Does something once, however often it is asked for while it is being done, and says why it was not kept. It
 * is fulfilled with whether it was.
 */
export function useSave() {
  const { t } = useTexts();
  const isRunning = useRef(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function save(action: () => Promise<Saved>): Promise<boolean> {
    if (isRunning.current) {
      return false;
    }
    isRunning.current = true;
    setIsBusy(true);
    const saved = await action();
    isRunning.current = false;
    setIsBusy(false);
    setProblem(saved.isSaved ? undefined : t.common.notSaved[saved.reason]);
    return saved.isSaved;
  }

  return { save, isBusy, problem };
}
