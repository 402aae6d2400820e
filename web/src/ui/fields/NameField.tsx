import type { Ref } from 'react';
import { useTexts } from '../../texts/texts-context.ts';
import { CompletionList } from './CompletionList.tsx';
import { Field, type FieldProps } from './Field.tsx';
import { cleanName, completionsOf, nameKey, pickName } from './names.ts';
import { useCompletion } from './use-completion.ts';

interface NameFieldProps extends FieldProps {
  value: string;
  /** The names in use, the best to offer first. */
  names: readonly string[];
  onChange: (value: string) => void;
  maxLength?: number;
  ref?: Ref<HTMLInputElement>;
}

/**
 * A name that is completed from those in use. Another way to write one of them picks it; a new one is said to
 * be new.
 */
export function NameField(props: NameFieldProps) {
  const { value, names, onChange, maxLength = 100, ref, ...field } = props;
  const { t } = useTexts();
  // What stands in the input, however it is written, would only hide what is below it.
  const offered = completionsOf(value, names).filter((name) => nameKey(name) !== nameKey(value));
  const isNew = cleanName(value) !== '' && !names.some((name) => nameKey(name) === nameKey(value));

  const completion = useCompletion(offered, onChange);

  return (
    <Field {...(isNew ? { hint: t.common.newName } : {})} {...field}>
      {(wiring) => (
        <div className="completed">
          <input
            {...wiring}
            {...completion.wiring}
            ref={ref}
            className="input"
            type="text"
            autoComplete="off"
            data-1p-ignore=""
            data-lpignore="true"
            data-bwignore=""
            maxLength={maxLength}
            value={value}
            onChange={(event) => {
              onChange(event.target.value);
              completion.open();
            }}
            onClick={completion.open}
            onKeyDown={completion.handleKey}
            onBlur={() => {
              completion.close();
              onChange(pickName(value, names));
            }}
          />
          <CompletionList completion={completion} options={offered} label={props.label} />
        </div>
      )}
    </Field>
  );
}
