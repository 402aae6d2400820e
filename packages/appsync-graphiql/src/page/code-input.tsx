export interface CodeInputProps {
  readonly value: string;
  readonly onChange: (code: string) => void;
}

/** Where a code is typed in that came by e-mail or from an authenticator app. */
export function CodeInput(props: CodeInputProps) {
  return (
    <input
      type="text"
      inputMode="numeric"
      autoComplete="one-time-code"
      required
      autoFocus
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}
