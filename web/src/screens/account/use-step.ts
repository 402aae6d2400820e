import { useRef, useState } from 'react';
import type { SessionError, SessionResult } from '../../session/index.ts';
import { useTexts } from '../../texts/texts-context.ts';

/** A step of an account form: done once at a time, its refusal in words that help. */
export function useStep() {
  const { t } = useTexts();
  const isRunning = useRef(false);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<SessionError>();

  /** The value of a step that went well, in a box; `undefined` after a refusal. */
  async function run<Value>(
    step: () => Promise<SessionResult<Value>>,
    onRefused?: (error: SessionError) => boolean,
  ): Promise<{ value: Value } | undefined> {
    if (isRunning.current) {
      return undefined;
    }
    isRunning.current = true;
    setIsBusy(true);
    setError(undefined);
    const result = await step();
    isRunning.current = false;
    setIsBusy(false);
    if (result.error === undefined) {
      return { value: result.value };
    }
    if (onRefused?.(result.error) !== true) {
      setError(result.error);
    }
    return undefined;
  }

  return {
    run,
    isBusy,
    errorCode: error?.code,
    problem: error === undefined ? undefined : t.account.errors[error.code](error.message),
  };
}
