import { useEffect, useState } from 'react';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../Button.tsx';
import { closeToast, runNewestAction, type Toast, useToasts } from './toasts.ts';

const SHOWN_MS = 10_000;

/**
 * What was done, with the way to undo it. It goes after ten seconds, but not while the pointer or the focus
 * is on it. Ctrl+Z (or ⌘Z) outside of a text does the same as its button.
 */
export function Toasts() {
  const { t } = useTexts();
  const toasts = useToasts();
  const [isHeld, setIsHeld] = useState(false);

  useEffect(() => {
    addEventListener('keydown', undoByKey);
    return () => removeEventListener('keydown', undoByKey);
  }, []);

  return (
    <section
      className="toasts"
      aria-label={t.common.messages}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <div role="status">
        {toasts.map((toast) => (
          <ToastLine key={toast.key} toast={toast} isHeld={isHeld} />
        ))}
      </div>
    </section>
  );
}

function ToastLine({ toast, isHeld }: { toast: Toast; isHeld: boolean }) {
  const { t } = useTexts();
  const { key, text, action } = toast;

  useEffect(() => {
    if (isHeld) {
      return undefined;
    }
    const timer = setTimeout(() => closeToast(key), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [key, isHeld]);

  return (
    <div className="toast">
      <span className="toast-text">{text}</span>
      {action === undefined ? null : (
        <Button
          look="quiet"
          onClick={() => {
            closeToast(key);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <Button look="quiet" icon="close" isIconOnly onClick={() => closeToast(key)}>
        {t.common.close}
      </Button>
    </div>
  );
}

function undoByKey(event: KeyboardEvent): void {
  const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
  const isInText =
    event.target instanceof Element && event.target.closest('input, textarea, select') !== null;
  if (isUndo && !isInText && runNewestAction()) {
    event.preventDefault();
  }
}
