import { useEffect, useRef } from 'react';
import { useTexts } from '../../texts/texts-context.ts';
import { Icon } from '../../ui/Icon.tsx';

interface SearchFieldProps {
  value: string;
  onChange: (value: string) => void;
  /** Told when the field is left. */
  onLeave: () => void;
}

/**
 * Searches all entries. The browser's own search sees only the rows that are drawn, so Ctrl+F (or ⌘F) comes
 * here first; pressed again, it is the browser's.
 */
export function SearchField({ value, onChange, onLeave }: SearchFieldProps) {
  const { t } = useTexts();
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const find = (event: KeyboardEvent) => {
      const isFind = event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
      if (isFind && !event.altKey && document.activeElement !== input.current) {
        event.preventDefault();
        input.current?.focus();
        input.current?.select();
      }
    };
    addEventListener('keydown', find);
    return () => removeEventListener('keydown', find);
  }, []);

  return (
    <div className="search" role="search">
      <Icon name="search" />
      <input
        ref={input}
        className="input"
        type="search"
        aria-label={t.entries.search}
        placeholder={t.entries.search}
        autoComplete="off"
        enterKeyHint="search"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
      />
    </div>
  );
}
