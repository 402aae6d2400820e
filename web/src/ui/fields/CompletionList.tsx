import type { Completion } from './use-completion.ts';

interface CompletionListProps {
  completion: Completion;
  options: readonly string[];
  label: string;
}

export function CompletionList({ completion, options, label }: CompletionListProps) {
  if (!completion.isShown) {
    return null;
  }
  return (
    <ul id={completion.listId} role="listbox" aria-label={label} className="completions">
      {options.map((option, index) => (
        <li
          key={option}
          id={completion.optionId(index)}
          role="option"
          aria-selected={index === completion.activeIndex}
          className="completion"
          // Else the input loses the focus before the click arrives.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => completion.take(option)}
        >
          <bdi>{option}</bdi>
        </li>
      ))}
    </ul>
  );
}
