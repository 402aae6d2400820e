import { useId, useRef, useState } from 'react';
import { newId, useActions } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { showToast } from '../../ui/feedback/toasts.ts';
import { CompletionList } from '../../ui/fields/CompletionList.tsx';
import { useCompletion } from '../../ui/fields/use-completion.ts';
import { useSave } from '../use-save.ts';
import { QuickPreview } from './QuickPreview.tsx';
import { useEntrySummaryText } from './entry-texts.ts';
import { completed, useLineCompletions } from './line-completions.ts';
import { useTextEntry } from './use-text-entry.ts';

/**
 * An entry in one line: `3.50 coffee yesterday`, then Enter. What will be saved is shown while it is typed.
 */
export function QuickAdd() {
  const { t } = useTexts();
  const { addEntry, trash } = useActions();
  const textOf = useEntrySummaryText();
  const { save, problem } = useSave();
  const [text, setText] = useState('');
  const [id, setId] = useState(newId);
  const [hasTried, setHasTried] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const previewId = useId();
  const entry = useTextEntry(text);
  const options = useLineCompletions(text);
  const completion = useCompletion(options, (option) => setText(completed(text, option)));

  async function add() {
    const { fields } = entry;
    if (fields === undefined) {
      setHasTried(true);
    } else if (await save(() => addEntry(fields, id))) {
      showToast(t.entry.added(textOf(fields)), { label: t.common.undo, run: () => void trash([id]) });
      setText('');
      setId(newId());
      setHasTried(false);
    }
    input.current?.focus();
  }

  return (
    <form
      className="quick-add"
      aria-label={t.entry.quickAdd}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <div className="quick-add-row completed">
        <input
          {...completion.wiring}
          ref={input}
          className="input"
          type="text"
          autoComplete="off"
          enterKeyHint="done"
          data-1p-ignore=""
          data-lpignore="true"
          data-bwignore=""
          aria-label={t.entry.quickAdd}
          aria-describedby={previewId}
          placeholder={t.entry.quickExample}
          maxLength={300}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            completion.open();
          }}
          onKeyDown={completion.handleKey}
          onBlur={completion.close}
        />
        <CompletionList completion={completion} options={options} label={t.entry.completions} />
        <Button look="primary" type="submit" icon="plus">
          {t.entry.addNow}
        </Button>
      </div>
      <div id={previewId}>
        {text.trim() === '' ? (
          <p className="field-hint">{t.entry.quickHint}</p>
        ) : (
          <QuickPreview entry={entry} isInsistent={hasTried} />
        )}
        {problem === undefined ? null : (
          <p className="field-error" role="alert">
            {problem}
          </p>
        )}
      </div>
    </form>
  );
}
