/** A labelled input for an e-mail address or a password, which must be filled in. */
export function TextField(props: {
  readonly label: string;
  /** `text` where the user pool may have names that are no e-mail addresses. */
  readonly type: 'email' | 'password' | 'text';
  /**
   * What the browser offers.
   *
   * Source: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill
   */
  readonly autoComplete: 'current-password' | 'new-password' | 'off' | 'username';
  readonly autoFocus?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { label, type, autoComplete, autoFocus = false, value, onChange } = props;
  return (
    <label>
      {label}
      <input
        type={type}
        autoComplete={autoComplete}
        autoFocus={autoFocus}
        required
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
