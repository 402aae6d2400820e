export interface CodeInputProps {
  readonly value: string;
  readonly onChange: (code: string) => void;
}

/** The input for a code from an e-mail or an authenticator app. */
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
