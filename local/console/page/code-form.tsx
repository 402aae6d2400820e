import { useState } from 'react';
import type { FormEvent } from 'react';
import { CodeInput } from './code-input.tsx';

/** The form for the code of an authenticator app, in place of the one for the password. */
export function CodeForm(props: {
  readonly username: string;
  readonly isBusy: boolean;
  readonly onCode: (code: string) => void;
  readonly onCancel: () => void;
}) {
  const [code, setCode] = useState('');

  function submit(event: FormEvent): void {
    event.preventDefault();
    props.onCode(code.trim());
  }

  return (
    <form onSubmit={submit} aria-label="Code">
      <label>
        Authenticator code for {props.username}
        <CodeInput value={code} onChange={setCode} />
      </label>
      <button type="submit" className="primary" disabled={props.isBusy}>
        Confirm
      </button>
      <button type="button" onClick={props.onCancel}>
        Cancel
      </button>
    </form>
  );
}
