import { type ReactNode, useId } from 'react';

export interface FieldProps {
  label: string;
  /** Told before anything is entered. */
  hint?: ReactNode;
  /** What is wrong, and what is allowed. */
  error?: string | undefined;
  isLabelHidden?: boolean;
}

/** What an input within a field needs to be named and described. */
interface InputWiring {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** A labelled input with its hint and its error. */
export function Field(props: FieldProps & { children: (wiring: InputWiring) => ReactNode }) {
  const { label, hint, error, isLabelHidden = false, children } = props;
  const id = useId();
  const described = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(error === undefined ? [] : [`${id}-error`]),
  ].join(' ');

  return (
    <div className="field">
      <label htmlFor={id} className={isLabelHidden ? 'for-readers' : 'field-label'}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {hint === undefined ? null : (
        <div id={`${id}-hint`} className="field-hint">
          {hint}
        </div>
      )}
      {error === undefined ? null : (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  );
}
