import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** What commands begin with. */
export interface Environment {
  readonly terminal: Terminal;
  /** Sets how the command ends although nothing is thrown. */
  readonly endWith: (exitCode: ExitCode) => void;
}
