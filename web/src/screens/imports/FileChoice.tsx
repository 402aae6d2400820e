import { useId, useState } from 'react';
import type { DragEvent } from 'react';
import { useTexts } from '../../texts/texts-context.ts';
import { Icon } from '../../ui/Icon.tsx';

/** A file is chosen, or dropped. */
export function FileChoice({ onChoose }: { onChoose: (file: File) => void }) {
  const { t } = useTexts();
  const id = useId();
  const [isOver, setIsOver] = useState(false);

  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) {
      onChoose(file);
    }
  }

  return (
    <div
      className={isOver ? 'card drop-zone is-over' : 'card drop-zone'}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <Icon name="upload" />
      <label htmlFor={id} className="drop-label">
        {t.imports.choose}
      </label>
      <input
        id={id}
        className="file-input"
        type="file"
        aria-describedby={`${id}-hint`}
        accept=".csv,.txt,.tsv,.json,.jsonl,.ofx,.qfx,.xml,.sta,.mt940,.940,text/*"
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file !== undefined) {
            onChoose(file);
          }
          // The same file can be chosen again.
          target.value = '';
        }}
      />
      <p className="only-fine-pointer">{t.imports.orDrop}</p>
      <p id={`${id}-hint`} className="field-hint">
        {t.imports.formats}
      </p>
    </div>
  );
}
