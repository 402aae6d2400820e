import { UserError } from '../user-error.ts';

/** One reason why AppSync would not save a piece of code. */
export interface Diagnostic {
  /** `PARSER_ERROR`: not JavaScript. `LINT_ERROR`: JavaScript that APPSYNC_JS does not have. */
  readonly errorType: 'PARSER_ERROR' | 'LINT_ERROR';
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  /** The length of the offending text, in characters. */
  readonly span: number;
  readonly text: string;
}

/**
 * Thrown for code that AppSync would refuse to save; its message has one `code.js:<line>:<column>: <text>` a
 * line.
 */
export class CodeRejected extends UserError {
  override readonly name = 'CodeRejected';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(
      'CODE',
      diagnostics.map(({ line, column, text }) => `code.js:${line}:${column}: ${text}`).join('\n'),
    );
    this.diagnostics = diagnostics;
  }
}
