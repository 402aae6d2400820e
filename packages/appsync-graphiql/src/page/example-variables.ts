import type { ConsoleExample } from '../page-settings.ts';

/** The example's variables as the variables' editor shows them; empty without any. */
export function exampleVariables({ variables }: ConsoleExample): string {
  return variables !== undefined ? JSON.stringify(variables, undefined, 2) : '';
}
