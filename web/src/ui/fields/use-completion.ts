import { type KeyboardEvent, useId, useState } from 'react';

/** A list of completions under an input, as ARIA's combobox has it. The focus stays in the input. */
export function useCompletion(options: readonly string[], choose: (option: string) => void) {
  const listId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const isShown = isOpen && options.length > 0;
  const activeIndex = active < options.length ? active : -1;

  function close() {
    setIsOpen(false);
    setActive(-1);
  }

  function take(option: string) {
    close();
    choose(option);
  }

  /** True when the key was for the list. */
  function handleKey(event: KeyboardEvent): boolean {
    // Enter and the arrows are for the input method while it composes.
    if (event.nativeEvent.isComposing) {
      return false;
    }
    const option = options[activeIndex];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive(isShown ? wrapped(activeIndex + step, options.length) : -1);
      setIsOpen(true);
    } else if (event.key === 'Escape' && isShown) {
      event.stopPropagation();
      close();
    } else if (event.key === 'Enter' && isShown && option !== undefined) {
      take(option);
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  }

  return {
    isShown,
    listId,
    activeIndex,
    open: () => {
      setIsOpen(true);
      setActive(-1);
    },
    close,
    take,
    handleKey,
    optionId: (index: number) => `${listId}-${index}`,
    wiring: {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': isShown,
      'aria-controls': isShown ? listId : undefined,
      'aria-activedescendant': isShown && activeIndex >= 0 ? `${listId}-${activeIndex}` : undefined,
    } as const,
  };
}

export type Completion = ReturnType<typeof useCompletion>;

/** -1 is the input itself, between the last option and the first. */
function wrapped(index: number, count: number): number {
  if (index < -1) {
    return count - 1;
  }
  return index >= count ? -1 : index;
}
